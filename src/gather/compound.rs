//! Compound files (OLE2): a small file system in a file, in which the Office programs of the
//! 1990s kept their documents. Read with every length and every chain bounded by the size of
//! the file, because damaged and hostile ones send readers round in circles.

use std::io::{self, Read, Seek, SeekFrom};

/// Length of one directory entry.
const ENTRY: usize = 128;
/// Sector numbers from here on mean "none".
const NONE: u32 = 0xFFFF_FFFA;
/// Streams shorter than this are kept in the small sectors of the root's own stream.
const SMALL: u64 = 4096;
/// Length of a small sector.
const SMALL_SECTOR: usize = 64;

/// An open compound file.
pub struct Compound<R> {
    content: R,
    sector_bytes: usize,
    sectors: u64,
    next: Vec<u32>,
    small_start: u32,
    entries: Vec<Entry>,
}

/// The content of one stream.
#[derive(Debug)]
pub struct Stream {
    /// Its bytes, as far as they are there.
    pub content: Vec<u8>,
    /// Whether the file ends before the stream does.
    pub is_cut: bool,
}

struct Entry {
    name: String,
    start: u32,
    bytes: u64,
}

impl<R: Read + Seek> Compound<R> {
    /// Reads the header, the allocation table and the directory.
    pub fn open(mut content: R) -> io::Result<Compound<R>> {
        let bytes = content.seek(SeekFrom::End(0))?;
        content.seek(SeekFrom::Start(0))?;
        let mut header = [0; 512];
        content.read_exact(&mut header)?;
        let sector_bytes = if word(&header, 28) >> 16 == 12 { 4096 } else { 512 };
        let mut file = Compound {
            content,
            sector_bytes,
            sectors: bytes / sector_bytes as u64 + 1,
            next: Vec::new(),
            small_start: word(&header, 60),
            entries: Vec::new(),
        };
        file.read_table(&header);
        let directory = file.chain(word(&header, 48), u64::MAX)?;
        file.entries = directory.chunks_exact(ENTRY).filter_map(Entry::read).collect();
        Ok(file)
    }

    /// The names of all streams and folders.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// The stream called `name`, in any case; nothing when there is none.
    pub fn stream(&mut self, name: &str) -> io::Result<Option<Stream>> {
        let found = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name));
        let Some(&Entry { start, bytes, .. }) = found else { return Ok(None) };
        let whole = |content: Vec<u8>| {
            let is_cut = (content.len() as u64) < bytes;
            Some(Stream { content, is_cut })
        };
        if bytes >= SMALL {
            return self.chain(start, bytes).map(whole);
        }
        let Some(&Entry { start: root, bytes: root_bytes, .. }) = self.entries.first() else {
            return Ok(None);
        };
        let small = self.chain(root, root_bytes)?;
        let table = self.chain(self.small_start, u64::MAX)?;
        let mut stream = Vec::new();
        let mut sector = start;
        for _ in 0..=small.len() / SMALL_SECTOR {
            let at = sector as usize * SMALL_SECTOR;
            let Some(content) = small.get(at..(at + SMALL_SECTOR).min(small.len())) else { break };
            stream.extend_from_slice(content);
            let Some(next) = table.get(sector as usize * 4..sector as usize * 4 + 4) else { break };
            sector = word(next, 0);
            if sector >= NONE {
                break;
            }
        }
        stream.truncate(bytes as usize);
        Ok(whole(stream))
    }

    /// Reads the allocation table. The header lists its first 109 sectors; the rest are listed
    /// in sectors of their own. What cannot be read is left out: chains end there.
    fn read_table(&mut self, header: &[u8; 512]) {
        let mut tables: Vec<u32> = (0..109).map(|at| word(header, 76 + at * 4)).collect();
        let mut list = word(header, 68);
        let mut sector = vec![0; self.sector_bytes];
        for _ in 0..self.sectors {
            if list >= NONE || self.read_sector(list, &mut sector).is_err() {
                break;
            }
            let last = self.sector_bytes - 4;
            tables.extend((0..last / 4).map(|at| word(&sector, at * 4)));
            list = word(&sector, last);
        }
        tables.retain(|&table| table < NONE);
        tables.truncate(usize::try_from(self.sectors).unwrap_or(usize::MAX));
        let most = self.sectors as usize + self.sector_bytes;
        for table in tables {
            if self.next.len() > most || self.read_sector(table, &mut sector).is_err() {
                break;
            }
            self.next.extend((0..self.sector_bytes / 4).map(|at| word(&sector, at * 4)));
        }
    }

    /// The content of the chain of sectors from `start`, at most `bytes` long.
    fn chain(&mut self, start: u32, bytes: u64) -> io::Result<Vec<u8>> {
        let mut content = Vec::new();
        let mut sector = start;
        let mut buffer = vec![0; self.sector_bytes];
        for _ in 0..=self.sectors {
            if sector >= NONE || content.len() as u64 >= bytes {
                content.truncate(usize::try_from(bytes).unwrap_or(usize::MAX));
                return Ok(content);
            }
            // What lies beyond the end of the file is missing, and the rest with it.
            let Ok(read) = self.read_sector(sector, &mut buffer) else { return Ok(content) };
            content.extend_from_slice(&buffer[..read]);
            sector = self.next.get(sector as usize).copied().unwrap_or(NONE);
        }
        Err(io::Error::other("its sectors go round in a circle"))
    }

    /// Reads a sector; the last one of a file may be short.
    fn read_sector(&mut self, sector: u32, buffer: &mut [u8]) -> io::Result<usize> {
        let start = (u64::from(sector) + 1) * self.sector_bytes as u64;
        self.content.seek(SeekFrom::Start(start))?;
        let mut filled = 0;
        while filled < buffer.len() {
            match self.content.read(&mut buffer[filled..]) {
                Ok(0) => break,
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        if filled == 0 {
            return Err(io::Error::other("a part of it lies beyond its end"));
        }
        Ok(filled)
    }
}

impl Entry {
    /// Reads a directory entry: the name in UTF-16 with its length at 64, the kind at 66, the
    /// first sector at 116, the length at 120.
    fn read(entry: &[u8]) -> Option<Entry> {
        let bytes = usize::from(u16::from_le_bytes([entry[64], entry[65]]));
        if !(2..=64).contains(&bytes) || entry[66] == 0 {
            return None;
        }
        let units = entry[..bytes - 2].chunks_exact(2);
        let units = units.map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        Some(Entry {
            name: char::decode_utf16(units).flatten().collect(),
            start: word(entry, 116),
            bytes: u64::from(word(entry, 120)),
        })
    }
}

fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}
