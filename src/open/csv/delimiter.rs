//! Which sign parts the fields.

use super::records::Records;

/// The signs that are tried, the likeliest first.
const CANDIDATES: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How many records are tried.
const TRIED: usize = 200;

/// The sign that a first line such as `sep=;` names.
pub(super) fn announced(head: &[u8]) -> Option<u8> {
    let line = head.split(|&byte| byte == b'\n' || byte == b'\r').next()?;
    let line = line.trim_ascii();
    let line = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
    match line {
        [s, e, p, b'=', sign] if [*s, *e, *p].eq_ignore_ascii_case(b"sep") => Some(*sign),
        // The sign is a tab, and was trimmed.
        [s, e, p, b'='] if [*s, *e, *p].eq_ignore_ascii_case(b"sep") => Some(b'\t'),
        _ => None,
    }
}

/// The sign under which the records in `head`, the beginning of the text, are most alike: the
/// one that gives the largest share of them the same number of fields, two at least.
pub(super) fn delimiter(head: &[u8]) -> u8 {
    let mut best = (0.0, b',');
    for candidate in CANDIDATES {
        let score = likeness(head, candidate);
        if score > best.0 {
            best = (score, candidate);
        }
    }
    best.1
}

/// From nought (no record has two fields) upwards.
fn likeness(head: &[u8], delimiter: u8) -> f64 {
    let mut records = Records::new(head, delimiter);
    let mut counts: Vec<usize> = Vec::new();
    while counts.len() < TRIED {
        match records.next() {
            Ok(Some(record)) if record.is_blank() => {}
            Ok(Some(record)) => counts.push(record.len()),
            _ => break,
        }
    }
    let total = counts.len() as f64;
    counts.retain(|&count| count > 1);
    counts.sort_unstable();
    let alike = counts
        .chunk_by(|a, b| a == b)
        .map(|run| (run.len() as f64 / total).powi(2) * (run[0] as f64).ln())
        .fold(0.0, f64::max);
    // Records of unlike length still speak for a sign, if no other sign finds likeness.
    alike + 0.01 * counts.len() as f64 / total.max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_that_makes_records_alike_is_taken() {
        for (text, sign) in [
            ("Item,Amount\nRent,5\n", b','),
            ("Item;Amount\nRent, heat;1,50\nTea;2,50\n", b';'),
            ("Item\tAmount\tNote\nRent\t1,234.50\ta, b\n", b'\t'),
            ("Item|Amount\nRent|5\n", b'|'),
            ("Title\n\nItem,Amount\n\"a;b;c\",5\n\"d;e;f\",6\n", b','),
            ("one column\nonly\n", b','),
            ("", b','),
            ("a,b\n1,2,3\n4\n", b','),
        ] {
            assert_eq!(delimiter(text.as_bytes()) as char, sign as char, "{text:?}");
        }
    }

    #[test]
    fn an_announced_sign_is_taken() {
        for (head, sign) in [
            (&b"sep=;\na;b"[..], Some(b';')),
            (b"SEP=|\r\na|b", Some(b'|')),
            (b"\"sep=,\"\n", Some(b',')),
            (b"sep=\t\na\tb", Some(b'\t')),
            (b"separator;b", None),
            (b"a,b", None),
        ] {
            assert_eq!(announced(head), sign);
        }
    }
}
