//! Who holds a lock, written into the file that is locked, so that the next one can name them.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, Write as _};

/// No owner takes more bytes.
const LONGEST: u64 = 400;

/// Writes this process into a file that it has locked: number, computer and time.
///
/// # Errors
///
/// The disk's.
pub fn sign(file: &mut File) -> io::Result<()> {
    let now = jiff::Timestamp::now();
    let now = jiff::Timestamp::from_second(now.as_second()).unwrap_or(now);
    let owner = format!("process {} on {}, since {now}\n", std::process::id(), host());
    file.set_len(0)?;
    file.rewind()?;
    file.write_all(owner.as_bytes())
}

/// Who has signed a file, in brackets and behind a blank; nothing when it does not say.
pub fn signed(file: &mut File) -> String {
    let mut bytes = Vec::new();
    // Some systems let nobody read what another has locked.
    let read = file.rewind().and_then(|()| file.take(LONGEST).read_to_end(&mut bytes));
    let text = String::from_utf8_lossy(&bytes);
    match text.lines().next().map(str::trim) {
        Some(owner) if read.is_ok() && !owner.is_empty() => format!(" ({owner})"),
        _ => String::new(),
    }
}

#[cfg(unix)]
fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn host() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_else(|_| String::from("this computer"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_owner_is_named_as_it_signed() {
        let mut file = tempfile::tempfile().unwrap();
        assert_eq!(signed(&mut file), "");
        sign(&mut file).unwrap();
        sign(&mut file).unwrap();
        let owner = signed(&mut file);
        assert!(owner.starts_with(&format!(" (process {} on ", std::process::id())), "{owner}");
        assert!(owner.ends_with("Z)"), "{owner}");
        file.set_len(0).unwrap();
        file.write_all(&[0xff; 2_000]).unwrap();
        assert!(signed(&mut file).len() < 2_000);
    }
}
