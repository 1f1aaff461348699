//! The bytes of a mapping file, and their hash.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::model::limits::MAPPING_BYTES;

/// The name of the file of decisions.
pub(super) const LABELS: &str = "labels.csv";

/// All bytes of the file at `path`.
pub(super) fn bytes_of(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // A pipe would keep its reader waiting for ever, and a device never ends.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is no ordinary file"));
    }
    File::open(path)?.take(MAPPING_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAPPING_BYTES {
        return Err(io::Error::other("it is larger than 64 MB"));
    }
    Ok(bytes)
}

/// SHA-256 in lower-case hexadecimal.
pub(super) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
