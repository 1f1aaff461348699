//! Formulas of OpenDocument in the notation of Excel, so that one look fits all formats.

/// Turns `of:=SUM([.B3:.B5];[$Notes.A1])` into `SUM(B3:B5,$Notes!A1)`.
pub(super) fn plain_formula(formula: &str) -> String {
    // The name of the notation ends at the first equals sign.
    let mut rest = formula.split_once('=').map_or(formula, |(_, rest)| rest);
    let mut plain = String::with_capacity(rest.len());
    while let Some(at) = rest.find(['"', '[', ';']) {
        plain.push_str(&rest[..at]);
        let (sign, after) = (rest.as_bytes()[at], &rest[at + 1..]);
        match sign {
            b'"' => {
                let end = after.find('"').map_or(after.len(), |end| end + 1);
                plain.push('"');
                plain.push_str(&after[..end]);
                rest = &after[end..];
            }
            b'[' => {
                let (reference, left) = after.split_once(']').unwrap_or((after, ""));
                push_reference(reference, &mut plain);
                rest = left;
            }
            _ => {
                plain.push(',');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn push_reference(reference: &str, plain: &mut String) {
    for (nth, corner) in reference.split(':').enumerate() {
        if nth > 0 {
            plain.push(':');
        }
        match corner.rsplit_once('.') {
            Some(("", cell)) => plain.push_str(cell),
            Some((sheet, cell)) => {
                plain.push_str(sheet);
                plain.push('!');
                plain.push_str(cell);
            }
            None => plain.push_str(corner),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_written_as_excel_writes_them() {
        for (formula, plain) in [
            ("of:=SUM([.B3:.B5])", "SUM(B3:B5)"),
            ("of:=SUM([.B3:.B5];[$Notes.A1])", "SUM(B3:B5,$Notes!A1)"),
            ("=IF([.A1]=\"a;[b]\";1;\"\")", "IF(A1=\"a;[b]\",1,\"\")"),
            ("oooc:=[.A1]*2", "A1*2"),
            ("of:=[.A1", "A1"),
            ("of:=\"open", "\"open"),
            ("", ""),
        ] {
            assert_eq!(plain_formula(formula), plain, "{formula}");
        }
    }
}
