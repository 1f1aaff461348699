//! How rows say that they are a total, a balance, income, or no money at all.

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

/// Whether `label` begins with one of `words`, whatever the case. Cheap, for the same reason.
fn begins_with(label: &str, words: &[&str]) -> bool {
    let label = label.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = label.find(|c: char| !c.is_alphanumeric()).unwrap_or(label.len());
    words.iter().any(|word| word.eq_ignore_ascii_case(&label[..end]))
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

/// Whether the words are about money coming in.
pub(in crate::detect) fn is_income(text: &str) -> bool {
    let plain = plain(text);
    has(
        &plain,
        &[
            "income",
            "incomes",
            "receipts",
            "funding received",
            "money in",
            "grants received",
            "inkomsten",
            "inkomstenclusters",
            "einnahmen",
            "recettes",
            "ingresos",
        ],
    ) && !has(&plain, &["expenditure", "spend", "spent", "costs", "maximisation", "low income"])
}

/// Whether a row is about what stands in an account, not about what was spent.
pub(in crate::detect) fn is_balance(label: &str) -> bool {
    const FIRST_WORDS: &[&str] = &[
        "amount",
        "b",
        "balance",
        "bank",
        "brought",
        "budget",
        "c",
        "carried",
        "cash",
        "check",
        "closing",
        "control",
        "deficit",
        "difference",
        "funds",
        "left",
        "less",
        "net",
        "opening",
        "overspend",
        "remaining",
        "surplus",
        "total",
        "underspend",
        "unspent",
        "variance",
    ];
    if !begins_with(label, FIRST_WORDS) {
        return false;
    }
    let plain = plain(label);
    const STARTS: &[&str] = &[
        "opening balance",
        "closing balance",
        "balance b f",
        "balance c f",
        "balance bf",
        "balance cf",
        "balance brought forward",
        "balance carried forward",
        "bank balance",
        "balance at",
        "balance as at",
        "balance remaining",
        "funds remaining",
        "unspent funds",
        "carried forward",
        "brought forward",
        "cash at bank",
        "opening bank",
        "closing bank",
        "b f",
        "c f",
        "remaining balance",
        "underspend",
        "overspend",
        "remaining funds",
        "total funds remaining",
        "surplus",
        "deficit",
        "net surplus",
        "net deficit",
        "variance",
        "balance left",
        "left to spend",
        "balance",
        "difference",
        "check",
        "control",
        "amount remaining",
        "budget remaining",
        "less income",
        "opening funds",
        "closing funds",
    ];
    STARTS.iter().any(|start| {
        plain.strip_prefix(start).is_some_and(|rest| {
            rest.is_empty()
                || rest.starts_with(' ') && (start.contains(' ') || rest.split(' ').count() <= 3)
        })
    })
}

/// Whether a row counts something that is not money.
pub(in crate::detect) fn is_count(label: &str) -> bool {
    const FIRST_WORDS: &[&str] =
        &["number", "no", "aantal", "anzahl", "headcount", "count", "nombre"];
    if !begins_with(label, FIRST_WORDS) {
        return false;
    }
    let plain = plain(label);
    ["number of ", "no of ", "aantal ", "anzahl ", "headcount", "count of ", "nombre de "]
        .iter()
        .any(|start| plain.starts_with(start))
}

/// Whether the words name a parameter of the sheet ("Period:", "Prepared by").
pub(in crate::detect) fn is_parameter(text: &str) -> bool {
    let plain = plain(text);
    text.trim_end().ends_with(':')
        || [
            "area",
            "partnership",
            "period",
            "date",
            "reference",
            "prepared by",
            "completed by",
            "year",
            "quarter",
            "from",
            "to",
            "lto",
            "organisation",
            "name",
            "signed",
            "report date",
            "parameters",
            "version",
            "return for",
            "big local area",
            "locally trusted organisation",
            "currency",
            "partnership name",
            "name of partnership",
            "area name",
            "reporting period",
            "financial year",
        ]
        .contains(&plain.as_str())
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

    #[test]
    fn balances_are_told_from_the_balance_of_a_bill() {
        assert!(is_balance("Balance b/f"));
        assert!(is_balance("Balance carried forward to Q2"));
        assert!(!is_balance("Balance bike sessions for under fives and their parents"));
        assert!(is_income("INCOME"));
        assert!(!is_income("Income and expenditure"));
    }
}
