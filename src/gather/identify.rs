//! What one file is: its fingerprint and its format.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use super::hash::fingerprint;
use super::sniff::{Kind, kind_of};
use super::stamp::Stamp;
use super::{Format, SourceFile, ole, zipped};
use crate::model::{Limits, Refusal};

/// Finds out what one file is. A file that cannot be read is refused, with the reason.
pub fn identify(path: &Path, name: &str, limits: &Limits) -> SourceFile {
    match look_at(path, name, limits) {
        Ok(file) => file,
        Err(error) => SourceFile::refused(path, name, unreadable(&error)),
    }
}

/// Tells the format of a whole file held in `content`, by its first bytes in `head`.
pub fn recognise(
    head: &[u8],
    content: impl Read + Seek,
    limits: &Limits,
) -> Result<Format, Refusal> {
    match kind_of(head) {
        Kind::Zip => zipped::format_of(content, limits),
        Kind::Ole => ole::format_of(content),
        Kind::BareXls => Ok(Format::Xls),
        Kind::Text => Ok(Format::Csv),
        Kind::Refused(refusal) => Err(refusal),
    }
}

fn look_at(path: &Path, name: &str, limits: &Limits) -> std::io::Result<SourceFile> {
    // A pipe would keep its reader waiting for ever, and a device never ends.
    if !std::fs::metadata(path)?.is_file() {
        return Ok(SourceFile::refused(path, name, not_a_file()));
    }
    let mut file = File::open(path)?;
    let meta = file.metadata()?;
    let declared = meta.len();
    if declared > limits.file_bytes {
        let refusal = too_large(declared, limits.file_bytes);
        return Ok(SourceFile { bytes: declared, ..SourceFile::refused(path, name, refusal) });
    }
    // The bound holds even for a file that grows while it is read.
    let print = fingerprint((&mut file).take(limits.file_bytes.saturating_add(1)))?;
    let format = if print.bytes > limits.file_bytes {
        Err(too_large(print.bytes, limits.file_bytes))
    } else {
        file.seek(SeekFrom::Start(0))?;
        recognise(&print.head, BufReader::new(file), limits)
    };
    let seen = Stamp::of(&meta);
    let format = format.and_then(|format| seen.holds(path).map(|()| format));
    Ok(SourceFile {
        name: Arc::from(name),
        path: path.to_path_buf(),
        bytes: print.bytes,
        sha256: Arc::from(print.sha256),
        format,
        seen: Some(seen),
    })
}

fn not_a_file() -> Refusal {
    let remedy = "Put an ordinary file into the folder instead.";
    Refusal::new("it is not an ordinary file", remedy)
}

fn too_large(bytes: u64, limit: u64) -> Refusal {
    let mib = |bytes: u64| bytes.div_ceil(1024 * 1024);
    Refusal::new(
        format!("it is too large: {} MiB, where the limit is {} MiB", mib(bytes), mib(limit)),
        "Remove sheets and pictures that are not needed, or raise `file_bytes` in crosscast.toml.",
    )
}

fn unreadable(error: &std::io::Error) -> Refusal {
    let remedy = match error.kind() {
        std::io::ErrorKind::NotFound => "Put it back, or run again without it.",
        std::io::ErrorKind::PermissionDenied => {
            "Close it in other programs and give yourself the right to read it."
        }
        _ => "Copy it to this computer and try again.",
    };
    Refusal::new(format!("it cannot be read from the disk: {error}"), remedy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_gone_or_too_large_is_refused_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let gone = identify(&folder.path().join("gone.xlsx"), "gone.xlsx", &Limits::default());
        assert!(gone.format.unwrap_err().reason.contains("cannot be read"));
        let path = folder.path().join("big.csv");
        std::fs::write(&path, "a,b\n1,2\n").unwrap();
        let limits = Limits { file_bytes: 4, ..Limits::default() };
        let big = identify(&path, "big.csv", &limits);
        assert!(big.format.unwrap_err().reason.contains("too large"));
        assert_eq!(big.bytes, 8);
        let fine = identify(&path, "big.csv", &Limits::default());
        assert_eq!(fine.format, Ok(Format::Csv));
        assert_eq!(fine.sha256.len(), 64);
    }
}
