//! Which names are passed over: they are not somebody's return.

/// Whether a file or folder called `name` is a lock file, hidden, litter of the system, or a
/// note for people.
pub(super) fn is_skipped(name: &str) -> bool {
    let lower = name.to_lowercase();
    is_lock(&lower) || is_hidden(&lower) || is_litter(&lower) || is_note(&lower)
}

/// Excel and LibreOffice leave these beside a workbook that somebody has open.
fn is_lock(lower: &str) -> bool {
    lower.starts_with("~$") || (lower.starts_with(".~lock.") && lower.ends_with('#'))
}

fn is_hidden(lower: &str) -> bool {
    lower.starts_with('.')
}

fn is_litter(lower: &str) -> bool {
    matches!(
        lower,
        "thumbs.db"
            | "ehthumbs.db"
            | "desktop.ini"
            | "icon\r"
            | "__macosx"
            | "$recycle.bin"
            | "system volume information"
    )
}

/// A spreadsheet called `Readme` is still a spreadsheet, so the ending counts here.
fn is_note(lower: &str) -> bool {
    let (stem, ending) = lower.rsplit_once('.').unwrap_or((lower, ""));
    ending == "md"
        || (stem.starts_with("readme")
            && matches!(ending, "" | "txt" | "rst" | "html" | "htm" | "pdf" | "doc" | "docx"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_nobodys_return_is_skipped() {
        for name in [
            "~$Return Q1.xlsx",
            ".~lock.Return.ods#",
            ".DS_Store",
            "Thumbs.db",
            "desktop.ini",
            "__MACOSX",
            "README",
            "ReadMe.txt",
            "notes.md",
        ] {
            assert!(is_skipped(name), "{name}");
        }
        for name in ["Return.xlsx", "readme spend.xlsx", "README.csv", "~Return.xls", "md"] {
            assert!(!is_skipped(name), "{name}");
        }
    }
}
