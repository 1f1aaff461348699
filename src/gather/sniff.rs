//! What the first bytes of a file say that it is.

use crate::model::Refusal;

/// The family of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A zip archive: xlsx, xlsb, ods, and much that is none of them.
    Zip,
    /// A compound file of the 1990s: xls, and much that is not.
    Ole,
    /// A workbook of Excel 5 to 2003 without the compound file around it.
    BareXls,
    /// Text that can be read as a table.
    Text,
    /// Something that cannot be read.
    Refused(Refusal),
}

/// Tells the family by `head`, the first bytes of the file.
pub(super) fn kind_of(head: &[u8]) -> Kind {
    if head.is_empty() {
        return refused("it is empty", "Ask for the file again: it may have been lost on the way.");
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Kind::Zip;
    }
    if head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Kind::Ole;
    }
    if let Some((what, remedy)) = foreign(head) {
        return refused(format!("it is {what}, not a spreadsheet"), remedy);
    }
    if is_old_excel(head) {
        return refused("it is a workbook of Excel 4 or earlier", SAVE_AS_XLSX);
    }
    if matches!(head, [0x09, 0x08, 0x08 | 0x10, 0x00, ..]) {
        return Kind::BareXls;
    }
    match text_kind(head) {
        TextKind::Table => Kind::Text,
        TextKind::Named { what, remedy } => refused(format!("it is {what}"), remedy),
        TextKind::Binary => refused(
            "it is not of any kind that can be read: its content is binary and unknown",
            SAVE_AS_XLSX,
        ),
    }
}

const SAVE_AS_XLSX: &str = "Open it in the program that made it and save it as .xlsx.";
const ASK_FOR_TABLE: &str = "Ask for the spreadsheet that it was made from.";
const UNPACK: &str = "Unpack it and put the spreadsheets that are in it into the folder.";

fn refused(reason: impl Into<String>, remedy: &str) -> Kind {
    Kind::Refused(Refusal::new(reason, remedy))
}

/// Files of other kinds, by the bytes that they begin with.
fn foreign(head: &[u8]) -> Option<(&'static str, &'static str)> {
    const SIGNATURES: &[(&[u8], &str, &str)] = &[
        (b"%PDF", "a PDF", ASK_FOR_TABLE),
        (b"%!PS", "a PostScript print file", ASK_FOR_TABLE),
        (b"\x89PNG", "an image", ASK_FOR_TABLE),
        (b"\xFF\xD8\xFF", "an image", ASK_FOR_TABLE),
        (b"GIF8", "an image", ASK_FOR_TABLE),
        (b"II*\0", "an image", ASK_FOR_TABLE),
        (b"MM\0*", "an image", ASK_FOR_TABLE),
        (b"\0\0\x01\0", "an image", ASK_FOR_TABLE),
        (b"{\\rtf", "a rich-text document", ASK_FOR_TABLE),
        (b"\x1F\x8B", "a compressed file (gzip)", UNPACK),
        (b"7z\xBC\xAF\x27\x1C", "a compressed archive (7z)", UNPACK),
        (b"Rar!\x1A\x07", "a compressed archive (rar)", UNPACK),
        (b"\xFD7zXZ\0", "a compressed file (xz)", UNPACK),
        (b"BZh", "a compressed file (bzip2)", UNPACK),
        (b"\x28\xB5\x2F\xFD", "a compressed file (zstd)", UNPACK),
        (b"SQLite format 3\0", "a database", "Export the table as .csv."),
        (b"\0\x01\0\0Standard ", "a database (Access)", "Export the table as .xlsx or .csv."),
        (b"PAR1", "a Parquet file", "Export the table as .csv."),
        (b"MZ", "a program", "Do not open it; ask who sent it."),
        (b"\x7FELF", "a program", "Do not open it; ask who sent it."),
    ];
    let by_signature = SIGNATURES
        .iter()
        .find(|(signature, ..)| head.starts_with(signature))
        .filter(|(signature, ..)| signature.len() > 3 || head.contains(&0) || *signature == b"BZh")
        .map(|&(_, what, remedy)| (what, remedy));
    let riff = || {
        (head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP"))
            .then_some(("an image", ASK_FOR_TABLE))
    };
    let bitmap = || {
        (head.starts_with(b"BM") && head.get(6..10) == Some(&[0; 4]))
            .then_some(("an image", ASK_FOR_TABLE))
    };
    let media = || match head.get(4..12)? {
        b"ftypheic" | b"ftypheix" | b"ftypavif" | b"ftypmif1" => Some(("an image", ASK_FOR_TABLE)),
        brand if brand.starts_with(b"ftyp") => Some(("a film or sound recording", ASK_FOR_TABLE)),
        _ => None,
    };
    by_signature.or_else(riff).or_else(bitmap).or_else(media)
}

/// A workbook stream without the container: a beginning-of-file record, its length, a version.
fn is_old_excel(head: &[u8]) -> bool {
    matches!(
        head,
        [0x09, 0x00, 0x04, 0x00, ..] | [0x09, 0x02, 0x06, 0x00, ..] | [0x09, 0x04, 0x06, 0x00, ..]
    )
}

enum TextKind {
    Table,
    Named { what: &'static str, remedy: &'static str },
    Binary,
}

fn text_kind(head: &[u8]) -> TextKind {
    let start = first_words(head);
    let Some(start) = start else { return TextKind::Binary };
    let lower = start.trim_start().to_ascii_lowercase();
    let named = |what, remedy| TextKind::Named { what, remedy };
    if lower.starts_with('<') {
        if lower.contains("urn:schemas-microsoft-com:office:spreadsheet")
            && !lower.contains("<html")
        {
            return named(
                "an XML spreadsheet of Excel 2003",
                "Open it in Excel or LibreOffice and save it as .xlsx.",
            );
        }
        if lower.contains("office:document") {
            return named(
                "a flat OpenDocument file",
                "Open it in LibreOffice and save it as .ods or .xlsx.",
            );
        }
        let page =
            ["<!doctype html", "<html", "<table", "<head", "<body", "<meta", "<div", "<style"];
        if page.iter().any(|tag| lower.contains(tag)) {
            return named(
                "a web page, whatever its name says",
                "Open it in Excel or LibreOffice, check that the figures are there, and save it as .xlsx.",
            );
        }
        if lower.starts_with("<?xml") || lower.starts_with("<!") {
            return named("an XML file, not a spreadsheet", SAVE_AS_XLSX);
        }
    }
    if lower.starts_with("mime-version:") {
        return named(
            "a web page saved as one file",
            "Open it in Excel, check that the figures are there, and save it as .xlsx.",
        );
    }
    if is_json(&lower) {
        return named("a JSON file, not a spreadsheet", "Ask for the table as .csv or .xlsx.");
    }
    if is_symbolic_link(&start) {
        return named("a SYLK file", SAVE_AS_XLSX);
    }
    TextKind::Table
}

fn is_json(lower: &str) -> bool {
    let mut signs = lower.chars().filter(|sign| !sign.is_whitespace());
    matches!(
        (signs.next(), signs.next()),
        (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | ']' | '['))
    ) && !lower.starts_with("[[[")
}

/// A SYLK file begins with an identifying record, and its other records begin with one letter.
fn is_symbolic_link(start: &str) -> bool {
    let mut lines = start.lines();
    lines.next().is_some_and(|line| line.starts_with("ID;P"))
        && lines.next().is_some_and(|line| matches!(line.as_bytes(), [b'A'..=b'Z', b';', ..]))
}

/// The beginning as text, whatever its encoding, or nothing when it is not text.
fn first_words(head: &[u8]) -> Option<String> {
    let head = &head[..head.len().min(8 * 1024)];
    let utf16 = |little: bool| {
        let units = head.chunks_exact(2).map(|pair| {
            if little {
                u16::from_le_bytes([pair[0], pair[1]])
            } else {
                u16::from_be_bytes([pair[0], pair[1]])
            }
        });
        let text: String = char::decode_utf16(units)
            .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
            .filter(|&sign| sign != '\u{FEFF}')
            .collect();
        is_words(&text).then_some(text)
    };
    if head.starts_with(b"\xFF\xFE") {
        return utf16(true);
    }
    if head.starts_with(b"\xFE\xFF") {
        return utf16(false);
    }
    if head.contains(&0) {
        // UTF-16 without a mark: in Western text every second byte is nought.
        let noughts = |from: usize| head.iter().skip(from).step_by(2).filter(|&&b| b == 0).count();
        let half = head.len() / 2;
        return match (noughts(0), noughts(1)) {
            (0, odd) if odd * 10 >= half * 7 => utf16(true),
            (even, 0) if even * 10 >= half * 7 => utf16(false),
            _ => None,
        };
    }
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let text: String = head.iter().map(|&byte| byte as char).collect();
    is_words(&text).then_some(text)
}

/// Text may hold a few stray control characters, and no more.
fn is_words(text: &str) -> bool {
    let controls = text
        .chars()
        .filter(|&sign| {
            (sign < ' ' && !matches!(sign, '\t' | '\n' | '\r' | '\u{c}' | '\u{1a}'))
                || sign == '\u{7f}'
        })
        .count();
    controls * 50 <= text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(head: &[u8]) -> String {
        match kind_of(head) {
            Kind::Refused(refusal) => {
                assert!(!refusal.remedy.is_empty());
                refusal.reason
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn what_is_no_spreadsheet_is_named() {
        for (head, word) in [
            (&b""[..], "empty"),
            (b"%PDF-1.7", "PDF"),
            (b"\x89PNG\r\n\x1a\n", "image"),
            (b"\xFF\xD8\xFF\xE0\0\x10JFIF", "image"),
            (b"\x1F\x8B\x08\0", "gzip"),
            (b"{\\rtf1\\ansi", "rich-text"),
            (b"\xEF\xBB\xBF <html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", "web page"),
            (b"<table><tr><td>Item</td></tr></table>", "web page"),
            (b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", "2003"),
            (b"<?xml version=\"1.0\"?><feed/>", "XML"),
            (b"{\"lines\": [1]}", "JSON"),
            (b"[{\"a\": 1}]", "JSON"),
            (b"ID;PWXL;N;E\r\nP;PGeneral\r\n", "SYLK"),
            (b"\x09\x04\x06\0\0\0\x10\0\0\0", "Excel 4"),
            (b"\x00\x01\x02\x03\x04\x05\x06\x07", "unknown"),
            (b"MZ\x90\0\x03\0", "program"),
        ] {
            assert!(reason(head).contains(word), "{word}: {}", reason(head));
        }
    }

    #[test]
    fn text_in_any_encoding_is_a_table() {
        for head in [
            &b"Item,Amount\nRent,5\n"[..],
            b"Caf\xE9,\xA35\n",
            b"\xFF\xFEI\0t\0e\0m\0",
            b"I\0t\0e\0m\0,\0A\0\n\0",
            b"\0I\0t\0e\0m\0,\0A",
            b"BM Ltd,5\n",
            b"MZ Traders,5\n",
            b"[Item],[Amount]\n",
            b"ID;Period\n1;2\n",
            b"<5 years,12\n",
        ] {
            assert_eq!(kind_of(head), Kind::Text, "{}", String::from_utf8_lossy(head));
        }
    }
}
