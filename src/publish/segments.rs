//! One output that grows input file by input file, and of which single files' lines can be
//! exchanged before it is finished.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, Write};

use super::{OutError, OutFolder, Spool};

/// The lines of an output, in the order of the inbox.
#[derive(Debug)]
pub struct Segments<'f> {
    folder: &'f OutFolder,
    name: &'static str,
    out: BufWriter<File>,
    head: u64,
    /// How many bytes each file takes.
    lengths: Vec<u64>,
}

impl<'f> Segments<'f> {
    /// Begins the output `name` with the line that names its columns.
    pub fn begin(
        folder: &'f OutFolder,
        name: &'static str,
        head: &[u8],
    ) -> Result<Segments<'f>, OutError> {
        let mut out = folder.file(name)?;
        out.write_all(head).map_err(|error| folder.failed(name, error))?;
        Ok(Segments { folder, name, out, head: head.len() as u64, lengths: Vec::new() })
    }

    /// Writes the lines of the next file.
    pub fn take(&mut self, lines: Spool) -> Result<(), OutError> {
        let written = lines.pour(&mut self.out);
        self.lengths.push(written.map_err(|error| self.folder.failed(self.name, error))?);
        Ok(())
    }

    /// Finishes the output; the files named in `again`, by their place, have these lines instead.
    pub fn finish(mut self, again: BTreeMap<usize, Spool>) -> Result<(), OutError> {
        let (folder, name) = (self.folder, self.name);
        let failed = |error| folder.failed(name, error);
        self.out.flush().map_err(failed)?;
        if again.is_empty() {
            return Ok(());
        }
        drop(self.out);
        let mut before = folder.set_aside(name)?;
        let mut out = folder.file(name)?;
        exchange(before.file(), &mut out, self.head, &self.lengths, again).map_err(failed)
    }
}

fn exchange(
    before: &mut File,
    out: &mut BufWriter<File>,
    head: u64,
    lengths: &[u64],
    mut again: BTreeMap<usize, Spool>,
) -> io::Result<()> {
    copy(before, out, head)?;
    for (at, &length) in lengths.iter().enumerate() {
        match again.remove(&at) {
            None => copy(before, out, length)?,
            Some(lines) => {
                before.seek_relative(i64::try_from(length).unwrap_or(i64::MAX))?;
                lines.pour(out)?;
            }
        }
    }
    out.flush()
}

fn copy(before: &mut File, out: &mut BufWriter<File>, length: u64) -> io::Result<()> {
    let copied = io::copy(&mut before.take(length), out)?;
    if copied == length { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spool(lines: &str) -> Spool {
        let mut spool = Spool::default();
        spool.take(&mut lines.as_bytes().to_vec());
        spool
    }

    #[test]
    fn lines_of_single_files_are_exchanged_and_all_others_stay() {
        for (again, expected) in [
            (&[][..], "head\na1\na2\nb1\nc1\n"),
            (&[(1, "")], "head\na1\na2\nc1\n"),
            (&[(0, "x\n"), (2, "y\nz\n")], "head\nx\nb1\ny\nz\n"),
        ] {
            let home = tempfile::tempdir().unwrap();
            let folder = OutFolder::begin(&home.path().join("out")).unwrap();
            let mut segments = Segments::begin(&folder, "lines.csv", b"head\n").unwrap();
            for lines in ["a1\na2\n", "b1\n", "c1\n"] {
                segments.take(spool(lines)).unwrap();
            }
            let again = again.iter().map(|&(at, lines)| (at, spool(lines))).collect();
            segments.finish(again).unwrap();
            let written = std::fs::read_to_string(home.path().join("out.partial/lines.csv"));
            assert_eq!(written.unwrap(), expected);
            assert_eq!(folder.written().unwrap().len(), 1, "nothing is left beside it");
        }
    }
}
