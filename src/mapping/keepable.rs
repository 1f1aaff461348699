//! Which labels survive in a file that spreadsheet programs open and save.

/// Why `label` cannot be kept in `labels.csv`; `None` when it can.
pub fn unkeepable(label: &str) -> Option<&'static str> {
    match label.trim() {
        "" => Some("there is no label"),
        label if looks_like_a_date(label) => Some("a spreadsheet would make it a date"),
        label if is_error_value(label) => Some("it is what a spreadsheet shows for an error"),
        _ => None,
    }
}

/// Whether `label` is what a spreadsheet makes of `3/4` or `Apr 16`.
pub(super) fn looks_like_a_date(label: &str) -> bool {
    let parts: Vec<&str> = label.split(['/', '-']).collect();
    let number =
        |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let month = |part: &&str| {
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
            .contains(&part.to_ascii_lowercase().as_str())
    };
    match parts.as_slice() {
        [day, name] => (number(day) && month(name)) || (month(day) && number(name)),
        [day, middle, year] => number(day) && number(year) && (number(middle) || month(middle)),
        _ => false,
    }
}

/// Whether a spreadsheet left an error value, or a number too wide for its column, in place of
/// what was typed.
pub(super) fn is_error_value(field: &str) -> bool {
    const ERRORS: [&str; 8] =
        ["#REF!", "#NAME?", "#N/A", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!"];
    ERRORS.contains(&field) || (field.len() > 2 && field.bytes().all(|byte| byte == b'#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_told_from_labels() {
        for (label, is_date) in [
            ("3/4/16", true),
            ("16-Apr", true),
            ("Apr-16", true),
            ("Arts/crafts", false),
            ("Drop-in", false),
            ("24/7", false),
            ("2016", false),
        ] {
            assert_eq!(looks_like_a_date(label), is_date, "{label}");
        }
    }

    #[test]
    fn what_a_spreadsheet_would_spoil_is_not_kept() {
        for (label, keeps) in [
            ("Hall hire", true),
            ("=1+1", true),
            ("24/7", true),
            (" ", false),
            ("16-Apr", false),
            ("#REF!", false),
            ("####", false),
            ("##", true),
        ] {
            assert_eq!(unkeepable(label).is_none(), keeps, "{label}");
        }
    }
}
