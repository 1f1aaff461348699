//! Rendered lines of one input file on their way into an output: in memory while they are few, in
//! a temporary file when they are many, so that a large ledger does not stand in memory twice.

use std::fmt;
use std::io::{self, Seek, SeekFrom, Write};

use tempfile::{SpooledData, SpooledTempFile};

/// Bytes that stay in memory. A return of a few thousand lines never touches the disk.
const IN_MEMORY: usize = 1024 * 1024;
/// Bytes that are moved together.
const WORTH_MOVING: usize = 256 * 1024;

/// Lines in the order in which they were written. Errors of the disk are kept until
/// [`Spool::pour`], so that rendering itself cannot fail.
pub struct Spool {
    lines: SpooledTempFile,
    failed: Option<io::Error>,
}

impl Default for Spool {
    fn default() -> Spool {
        Spool { lines: SpooledTempFile::new(IN_MEMORY), failed: None }
    }
}

impl fmt::Debug for Spool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Spool").field("failed", &self.failed).finish_non_exhaustive()
    }
}

impl Spool {
    /// Moves `lines` behind those that are there; `lines` is left empty, with its memory.
    pub fn take(&mut self, lines: &mut Vec<u8>) {
        if self.failed.is_none() {
            self.failed = self.lines.write_all(lines).err();
        }
        lines.clear();
    }

    /// The same, once there are enough lines to be worth it.
    pub fn take_many(&mut self, lines: &mut Vec<u8>) {
        if lines.len() >= WORTH_MOVING {
            self.take(lines);
        }
    }

    /// Writes all lines to `out`, and says how many bytes they are.
    ///
    /// # Errors
    ///
    /// The first error of the disk, from any time.
    pub fn pour(self, out: &mut impl Write) -> io::Result<u64> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        match self.lines.into_inner() {
            SpooledData::InMemory(lines) => {
                out.write_all(lines.get_ref())?;
                Ok(lines.get_ref().len() as u64)
            }
            SpooledData::OnDisk(mut lines) => {
                lines.seek(SeekFrom::Start(0))?;
                io::copy(&mut lines, out)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_lines_come_out_as_they_went_in() {
        let mut spool = Spool::default();
        let mut wanted = Vec::new();
        for number in 0..300_000 {
            let mut line = format!("{number},words\n").into_bytes();
            wanted.extend_from_slice(&line);
            spool.take(&mut line);
            assert!(line.is_empty());
        }
        assert!(spool.lines.is_rolled());
        let mut got = Vec::new();
        spool.pour(&mut got).unwrap();
        assert_eq!(got, wanted);
    }
}
