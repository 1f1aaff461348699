//! How rows say that they are a total.

use super::super::sums::Named;
use super::{has, plain};

const TOTALS: &[&str] = &[
    "total",
    "totals",
    "sub total",
    "subtotal",
    "sub totals",
    "subtotals",
    "grand total",
    "overall total",
    "sum total",
    "totaal",
    "subtotaal",
    "totale",
    "summe",
    "gesamt",
    "insgesamt",
    "gesamtsumme",
    "zwischensumme",
    "somme",
    "suma",
    "totaux",
    "sous total",
    "sum",
];

/// After `total`, these words go on about the money, not about a name.
const AFTER_TOTAL: &[&str] = &[
    "of",
    "for",
    "in",
    "spend",
    "spent",
    "expenditure",
    "expenditures",
    "cost",
    "costs",
    "expenses",
    "expense",
    "income",
    "incomes",
    "budget",
    "amount",
    "allocated",
    "paid",
    "payments",
    "by",
    "this",
    "to",
    "all",
    "grant",
    "grants",
    "a",
    "b",
    "c",
    "d",
    "1",
    "2",
    "3",
    "4",
    "q1",
    "q2",
    "q3",
    "q4",
    "year",
    "quarter",
    "excluding",
    "including",
    "net",
    "gross",
    "carried",
    "brought",
    "and",
    "project",
    "projects",
    "receipts",
    "£",
    "funding",
    "outgoings",
    "value",
    "section",
    "from",
];

/// Whether `plain` words are one of the words of totals.
pub(super) fn is_word_of_totals(plain: &str) -> bool {
    TOTALS.contains(&plain)
}

/// Whether a word of totals could be in `label`. Nearly every label ends here, so nothing is
/// folded or allocated: each word of [`TOTALS`] holds `tot`, `sum`, `som` or `gesamt`.
fn may_be_of_totals(label: &str) -> bool {
    label.as_bytes().windows(3).any(|three| {
        let lower = [three[0] | 0x20, three[1] | 0x20, three[2] | 0x20];
        matches!(&lower, b"tot" | b"sum" | b"som" | b"ges")
    })
}

/// How the words of a row speak of it.
pub(in crate::detect) fn named(label: &str) -> Named {
    if !may_be_of_totals(label) {
        return Named::No;
    }
    let plain = plain(label);
    if has(&plain, &["percent", "per cent", "percentage", "share of", "as % of"]) {
        return Named::No;
    }
    if TOTALS.contains(&plain.as_str()) {
        return Named::Yes;
    }
    let starts = TOTALS
        .iter()
        .find_map(|word| plain.strip_prefix(word).and_then(|rest| rest.strip_prefix(' ')));
    if let Some(rest) = starts {
        let next = rest.split(' ').next().unwrap_or_default();
        let apart = label
            .trim_start()
            .split_once(|c: char| !c.is_alphabetic() && c != '-' && c != ' ')
            .is_some_and(|(first, _)| TOTALS.contains(&self::plain(first).as_str()));
        let grand = plain.starts_with("grand total") || plain.starts_with("sub");
        return if AFTER_TOTAL.contains(&next) || apart && !label.contains('&') || grand {
            Named::Yes
        } else {
            Named::Perhaps
        };
    }
    let ends = TOTALS[..8]
        .iter()
        .any(|word| plain.strip_suffix(word).is_some_and(|rest| rest.ends_with(' ')));
    if ends {
        return Named::Yes;
    }
    if has(&plain, &TOTALS[..8]) { Named::Perhaps } else { Named::No }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_say_they_are_totals() {
        for label in [
            "Total",
            "TOTAL:",
            "Sub-total",
            "Grand Total",
            "Total expenditure",
            "Youth total",
            "Total (all projects)",
            "Totals",
            "Total, all institutions",
            "Totaal",
            "Sub Total - Projects",
        ] {
            assert_eq!(named(label), Named::Yes, "{label}");
        }
        for label in
            ["TOTAL GAS & POWER LTD", "Total Fitness Leigh", "Totally Sound CIC total fun day"]
        {
            assert_eq!(named(label), Named::Perhaps, "{label}");
        }
        for label in ["Totally Sound CIC", "Youth club", "Subtotalling course"] {
            assert_eq!(named(label), Named::No, "{label}");
        }
    }
}
