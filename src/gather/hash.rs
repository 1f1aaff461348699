//! The fingerprint of a file's content.

use std::fmt::Write as _;
use std::io::{self, Read};

use sha2::{Digest, Sha256};

/// How much of the beginning is kept to tell the format by.
const HEAD: usize = 64 * 1024;

/// What one pass over a file's bytes gives.
pub(super) struct Fingerprint {
    /// SHA-256 in lower-case hexadecimal.
    pub(super) sha256: String,
    /// The first bytes, at most 64 KiB.
    pub(super) head: Vec<u8>,
    /// How many bytes there were.
    pub(super) bytes: u64,
}

/// Reads `source` once, from its beginning to its end.
pub(super) fn fingerprint(mut source: impl Read) -> io::Result<Fingerprint> {
    let mut hasher = Sha256::new();
    let mut head = Vec::new();
    let mut bytes = 0;
    let mut buffer = vec![0; HEAD];
    loop {
        let read = match source.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let chunk = &buffer[..read];
        hasher.update(chunk);
        head.extend_from_slice(&chunk[..chunk.len().min(HEAD - head.len())]);
        bytes += read as u64;
    }
    let mut sha256 = String::with_capacity(64);
    for byte in hasher.finalize() {
        let _ = write!(sha256, "{byte:02x}");
    }
    Ok(Fingerprint { sha256, head, bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one_and_the_head_is_bounded() {
        let short = fingerprint(&b"abc"[..]).unwrap();
        assert_eq!(
            short.sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        let long = fingerprint(&vec![b'a'; 200_000][..]).unwrap();
        assert_eq!((long.head.len(), long.bytes), (HEAD, 200_000));
    }
}
