//! How rows say that they are a balance, income, or no money at all.

use super::{has, plain};

/// Whether `label` begins with one of `words`, whatever the case. Cheap, for the same reason.
fn begins_with(label: &str, words: &[&str]) -> bool {
    let label = label.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = label.find(|c: char| !c.is_alphanumeric()).unwrap_or(label.len());
    words.iter().any(|word| word.eq_ignore_ascii_case(&label[..end]))
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

/// Whether the words of a line say that its money came in: `Grant received`, `Income from café`.
/// "Income" inside a longer name is a subject that money is spent on as often as not.
pub fn is_money_in(label: &str) -> bool {
    const LETTERS: [&str; 4] = ["income", "received", "ticket sales", "interest"];
    let holds = |word: &str| {
        label.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
    };
    if !LETTERS.iter().any(|word| holds(word)) {
        return false;
    }
    let plain = plain(label);
    let subject = ["low income", "maximisation", "generation", "advice", "tax", "expenditure"];
    if has(&plain, &subject) {
        return false;
    }
    plain.starts_with("income")
        || plain.ends_with(" income")
        || has(
            &plain,
            &[
                "grant received",
                "grants received",
                "funding received",
                "donation received",
                "donations received",
                "contribution received",
                "contributions received",
                "income received",
                "ticket sales",
                "bank interest",
                "interest received",
            ],
        )
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
    fn balances_are_told_from_the_balance_of_a_bill() {
        assert!(is_balance("Balance b/f"));
        assert!(is_balance("Balance carried forward to Q2"));
        assert!(!is_balance("Balance bike sessions for under fives and their parents"));
        assert!(is_income("INCOME"));
        assert!(!is_income("Income and expenditure"));
    }
}
