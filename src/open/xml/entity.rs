//! Characters that XML writes as entities.

use memchr::{memchr, memchr2};

/// Appends `raw` to `out` with entities resolved and line ends as `\n`. An entity that is not
/// known stays as it stands.
pub(in crate::open) fn unescape(raw: &[u8], out: &mut Vec<u8>) {
    if memchr2(b'&', b'\r', raw).is_none() {
        out.extend_from_slice(raw);
        return;
    }
    let mut rest = raw;
    while let Some(at) = memchr2(b'&', b'\r', rest) {
        out.extend_from_slice(&rest[..at]);
        if rest[at] == b'\r' {
            out.push(b'\n');
            rest = &rest[at + 1..];
            rest = rest.strip_prefix(b"\n").unwrap_or(rest);
            continue;
        }
        let end = memchr(b';', &rest[at..]).filter(|&end| end <= 12);
        let sign = end.and_then(|end| entity(&rest[at + 1..at + end]));
        match (sign, end) {
            (Some(sign), Some(end)) => {
                out.extend_from_slice(sign.encode_utf8(&mut [0; 4]).as_bytes());
                rest = &rest[at + end + 1..];
            }
            _ => {
                out.push(b'&');
                rest = &rest[at + 1..];
            }
        }
    }
    out.extend_from_slice(rest);
}

fn entity(name: &[u8]) -> Option<char> {
    let code = |digits: &[u8], radix| {
        let digits = std::str::from_utf8(digits).ok()?;
        char::from_u32(u32::from_str_radix(digits, radix).ok()?)
    };
    match name {
        b"amp" => Some('&'),
        b"lt" => Some('<'),
        b"gt" => Some('>'),
        b"quot" => Some('"'),
        b"apos" => Some('\''),
        [b'#', b'x' | b'X', digits @ ..] => code(digits, 16),
        [b'#', digits @ ..] => code(digits, 10),
        _ => None,
    }
}
