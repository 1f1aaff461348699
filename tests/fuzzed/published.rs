//! What a run wrote, as anybody may have changed it.

use std::fs;
use std::path::Path;

use crosscast::fill::Memory;
use crosscast::model::Money;
use crosscast::publish::PublishedRun;
use crosscast::publish::entries_csv::{COLUMNS, PublishedEntries};

use super::{folder, pieces};

/// `entries.csv`: entries whose parts add up, or the place of what is damaged. Its first line need not
/// be given.
pub fn entries(bytes: &[u8]) {
    let head = COLUMNS.join(",");
    let bytes = match bytes.starts_with(b"entry_id") {
        true => bytes.to_vec(),
        false => [head.as_bytes(), b"\n", bytes].concat(),
    };
    let Ok(mut entries) = PublishedEntries::new(Path::new("entries.csv"), bytes.as_slice()) else {
        return;
    };
    // No line is an entry twice.
    for _ in 0..=bytes.len() {
        match entries.next_entry() {
            Ok(Some(entry)) => {
                let parts: Money = entry.parts().map(|part| part.amount).sum();
                assert_eq!(parts, entry.amount, "{entry:?}");
                assert!(entry.period.is_none_or(|period| period.start <= period.end), "{entry:?}");
                assert!(entry.tally().lines <= 1);
                let _ = (entry.position(), entry.takes_back(), entry.is_reversal());
            }
            Ok(None) => return,
            Err(damaged) => return assert!(!damaged.says.is_empty(), "{damaged:?}"),
        }
    }
    panic!("the entries never end");
}

/// The other files of a run that are read again, and the memory of a filled page.
pub fn results(bytes: &[u8]) {
    let [memory, summary, run, files, register, withheld] = pieces(bytes);
    if let Ok(memory) = Memory::read(memory) {
        let again = Memory::read(&memory.to_json().unwrap());
        assert_eq!(again.as_ref(), Ok(&memory));
    }
    let out = folder("results");
    for (name, content) in [
        ("entries.csv", &b""[..]),
        ("summary.json", summary),
        ("run.json", run),
        ("files.csv", files),
        ("register.csv", register),
        ("withheld.csv", withheld),
    ] {
        fs::write(out.join(name), content).unwrap();
    }
    let found = PublishedRun::at(&out).expect("a folder with entries");
    let _ = (found.facts(), found.touched(), found.exact_figures(), found.figures());
    let _ = (found.files(), found.verdicts(), found.withheld());
    if let Ok(register) = found.register() {
        let received = register.areas(|line| line.is_received());
        assert!(received.is_sorted());
    }
}
