//! The words of spend sheets: what headings mean, and how rows say that they are no line.
//!
//! `mappings/columns.csv` beats this list; it is here so that a new programme works on the first
//! day. A heading is matched by the longest phrase in it.

use crate::model::{Basis, Role};

use super::sums::Named;

/// What a heading means, and how strongly it says so.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) role: Role,
    pub(super) basis: Option<Basis>,
    /// Among columns of one role, the one with the highest rank is taken.
    pub(super) rank: u8,
}

/// Lower-case words parted by single spaces; `%` and `£` stay as words of their own.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_alphanumeric() {
            if gap && !plain.is_empty() {
                plain.push(' ');
            }
            gap = false;
            plain.extend(c.to_lowercase());
        } else if matches!(c, '%' | '£' | '€' | '$') {
            if !plain.is_empty() {
                plain.push(' ');
            }
            plain.push(c);
            gap = true;
        } else if !matches!(c, '\'' | '’') {
            gap = true;
        }
    }
    plain
}

const AMOUNTS: &[(Basis, &[&str])] = &[
    (
        Basis::Spent,
        &[
            "spent",
            "spend",
            "expenditure",
            "actual",
            "actuals",
            "actual spend",
            "amount",
            "amount paid",
            "cost",
            "costs",
            "value",
            "paid",
            "payment",
            "payments",
            "total cost",
            "invoice amount",
            "debit",
            "money out",
            "paid out",
            "expenses",
            "outgoings",
            "outgoing",
            "expenditure this period",
            "spend this period",
            "spent this period",
            "spent this quarter",
            "actual expenditure",
            "£",
            "gbp",
            "total spend",
            "total spent",
            "charge",
            "total amount",
            "betrag",
            "bedrag",
            "montant",
            "importe",
            "kosten",
            "ausgaben",
            "sum",
            "line amount",
        ],
    ),
    (
        Basis::ToDate,
        &[
            "to date",
            "cumulative",
            "spent to date",
            "spend to date",
            "total to date",
            "ytd",
            "year to date",
            "cumulative spend",
            "total spent to date",
            "expenditure to date",
            "actual to date",
            "actuals to date",
            "spent so far",
            "so far",
        ],
    ),
    (
        Basis::Budget,
        &[
            "budget",
            "budgeted",
            "allocated",
            "allocation",
            "planned",
            "plan",
            "forecast",
            "estimate",
            "estimated",
            "estimated cost",
            "approved",
            "proposed",
            "agreed",
            "profile",
            "request",
            "requested",
            "budget amount",
            "total allocated",
            "planned spend",
            "planned expenditure",
            "amount allocated",
            "amount approved",
            "amount budgeted",
            "total budget",
            "grant awarded",
            "award",
            "awarded",
            "funding agreed",
            "target",
            "forecast spend",
            "budgeted cost",
            "budget cost",
            "projected",
            "profiled spend",
        ],
    ),
    (Basis::Committed, &["committed", "commitment", "commitments", "committed spend", "accrued"]),
    (
        Basis::Remaining,
        &[
            "remaining",
            "balance",
            "variance",
            "difference",
            "unspent",
            "left",
            "underspend",
            "overspend",
            "under over",
            "over under",
            "over under spend",
            "increase",
            "decrease",
            "increase decrease",
            "balance remaining",
            "budget remaining",
            "left to spend",
            "remaining budget",
            "budget variance",
            "amount remaining",
            "carried forward",
            "budget left",
            "still to spend",
            "amount left",
            "funds remaining",
            "spend remaining",
        ],
    ),
    (
        Basis::Match,
        &[
            "match",
            "match funding",
            "match funds",
            "other funding",
            "leverage",
            "other sources",
            "matched funding",
            "match money",
            "other funders",
            "cash match",
            "match spend",
            "external funding",
            "match amount",
            "match cost",
            "partner contribution",
        ],
    ),
    (
        Basis::InKind,
        &[
            "in kind",
            "in kind value",
            "value in kind",
            "volunteer time",
            "in kind support",
            "in kind match",
        ],
    ),
    (Basis::Vat, &["vat", "tax", "vat amount", "amount of vat", "vat element"]),
    (
        Basis::Net,
        &[
            "net",
            "nett",
            "ex vat",
            "exc vat",
            "excl vat",
            "excluding vat",
            "net of vat",
            "net amount",
            "nett amount",
            "net cost",
            "net value",
            "net total",
            "amount net",
            "cost ex vat",
            "cost exc vat",
            "amount ex vat",
            "amount excl vat",
            "total excl vat",
            "total ex vat",
            "invoice nett amount",
            "amount excluding vat",
            "net spend",
        ],
    ),
    (
        Basis::Gross,
        &[
            "gross",
            "inc vat",
            "incl vat",
            "including vat",
            "gross amount",
            "gross cost",
            "gross value",
            "gross total",
            "amount gross",
            "cost inc vat",
            "amount inc vat",
            "amount incl vat",
            "total inc vat",
            "total incl vat",
            "amount including vat",
            "gross spend",
            "total including vat",
        ],
    ),
    (
        Basis::Income,
        &[
            "income",
            "received",
            "receipts",
            "credit",
            "money in",
            "paid in",
            "deposits",
            "grant received",
            "funding received",
            "amount received",
            "income received",
        ],
    ),
    (
        Basis::Other,
        &[
            "quantity",
            "qty",
            "number",
            "nb",
            "units",
            "hours",
            "unit price",
            "price",
            "rate",
            "unit cost",
            "percent",
            "%",
            "percentage",
            "rank",
            "population",
            "miles",
            "visits",
            "number of",
            "no of",
            "attendance",
            "participants",
            "beneficiaries",
            "mileage",
            "hourly rate",
            "cost per",
            "per cent",
            "days",
            "weeks",
            "headcount",
            "age",
            "score",
            "% spent",
            "% of budget",
            "spent %",
            "% of total",
            "quantidade",
            "anzahl",
            "aantal",
            "preço unitário",
            "prix unitaire",
            "fte",
            "variance %",
            "% variance",
        ],
    ),
];

const WORDS: &[(Role, u8, &[&str])] = &[
    (
        Role::Label,
        9,
        &[
            "item",
            "items",
            "activity",
            "activities",
            "item or activity",
            "label",
            "budget heading",
            "budget line",
            "cost heading",
            "line",
            "heading",
            "spend item",
            "budget item",
            "expenditure item",
            "activity or item",
            "items of expenditure",
            "item of expenditure",
            "spend heading",
            "cost code description",
            "activity name",
            "project activity",
            "what was the money spent on",
            "what was it spent on",
            "what we spent it on",
            "what for",
            "type of expenditure",
            "nominal description",
            "account name",
            "nature of expenditure",
        ],
    ),
    (
        Role::Label,
        8,
        &[
            "expense type",
            "expenditure type",
            "type of spend",
            "project",
            "projects",
            "project name",
            "spend category",
            "expenditure category",
            "cost type",
            "type of cost",
            "purpose",
            "purpose of spend",
            "budget category",
            "line item",
            "name",
            "scheme",
            "project title",
            "operation name",
            "nominal",
            "subjective",
            "subj description",
        ],
    ),
    (
        Role::Label,
        6,
        &[
            "category",
            "type",
            "expense",
            "cost category",
            "cost",
            "item description",
            "particulars",
        ],
    ),
    (
        Role::Description,
        5,
        &[
            "description",
            "details",
            "detail",
            "description of spend",
            "line description",
            "invoice description",
            "narrative",
            "more information",
            "summary",
            "rationale",
            "reason",
            "what happened",
            "operation summary",
            "transaction description",
        ],
    ),
    (
        Role::Section,
        5,
        &[
            "theme",
            "priority",
            "section",
            "group",
            "department",
            "directorate",
            "outcome",
            "plan theme",
            "strand",
            "priority area",
            "expense area",
            "service area",
            "service",
            "workstream",
            "objective",
            "aim",
            "category family",
            "department family",
            "division",
        ],
    ),
    (
        Role::Payee,
        5,
        &[
            "supplier",
            "payee",
            "vendor",
            "beneficiary",
            "paid to",
            "recipient",
            "company",
            "merchant",
            "creditor",
            "supplier name",
            "beneficiary name",
            "vendor name",
            "provider",
            "organisation",
            "who to",
            "who was paid",
            "contractor",
            "recipient name",
            "payee name",
            "name of supplier",
            "merchant name",
            "delivered by",
            "delivery organisation",
        ],
    ),
    (
        Role::Date,
        5,
        &[
            "date",
            "dates",
            "date paid",
            "invoice date",
            "payment date",
            "paid on",
            "date of payment",
            "transaction date",
            "posting date",
            "when",
            "date spent",
            "start date",
            "end date",
            "date of invoice",
            "gl date",
            "date of spend",
            "datum",
        ],
    ),
    (
        Role::Period,
        5,
        &[
            "period",
            "quarter",
            "year",
            "month",
            "financial year",
            "fy",
            "return period",
            "plan year",
        ],
    ),
    (
        Role::Area,
        5,
        &[
            "area",
            "partnership",
            "area name",
            "big local area",
            "neighbourhood",
            "big local",
            "partnership name",
            "local area",
            "community",
        ],
    ),
    (
        Role::Reference,
        5,
        &[
            "ref",
            "reference",
            "invoice no",
            "invoice number",
            "transaction number",
            "no",
            "nr",
            "id",
            "voucher",
            "cheque no",
            "cheque number",
            "code",
            "cost centre",
            "postcode",
            "ref no",
            "transaction reference",
            "invoice ref",
            "budget code",
            "nominal code",
            "account code",
            "line no",
            "item no",
            "number",
            "cheque",
            "chq no",
            "transaction id",
            "#",
            "po number",
            "bacs ref",
            "sort code",
            "fips code",
            "unit",
            "row",
            "country",
            "cost code",
        ],
    ),
    (
        Role::Note,
        5,
        &[
            "notes",
            "note",
            "comments",
            "comment",
            "remarks",
            "status",
            "evidence",
            "receipt",
            "approved by",
            "checked by",
        ],
    ),
];

/// Headings of money that leave open which: what stands above them says more.
const SAYS_LITTLE: &[&str] =
    &["amount", "value", "£", "gbp", "cost", "costs", "sum", "total amount", "charge"];

/// What the heading means by the longest phrase in it; the basis phrases are looked for first
/// when `figures` says that the column holds figures, the word phrases first when it does not.
pub(super) fn meaning(heading: &str, figures: bool) -> Option<Meaning> {
    let plain = plain(heading);
    if plain.is_empty() {
        return None;
    }
    let amount = || {
        longest(
            &plain,
            AMOUNTS.iter().flat_map(|(basis, phrases)| {
                phrases.iter().map(move |phrase| {
                    (*phrase, (*basis, if SAYS_LITTLE.contains(phrase) { 0 } else { 5 }))
                })
            }),
        )
        .map(|(basis, rank)| Meaning { role: Role::Amount, basis: Some(basis), rank })
    };
    let words = || {
        longest(
            &plain,
            WORDS.iter().flat_map(|(role, rank, phrases)| {
                phrases.iter().map(move |phrase| (*phrase, (*role, *rank)))
            }),
        )
        .map(|(role, rank)| Meaning { role, basis: None, rank })
    };
    if figures { amount().or_else(words) } else { words().or_else(amount) }
}

/// Whether the whole of `text` is a heading: one phrase of the lists, or a word of totals.
pub(super) fn is_heading(text: &str) -> bool {
    let plain = plain(text);
    AMOUNTS.iter().any(|(_, phrases)| phrases.contains(&plain.as_str()))
        || WORDS.iter().any(|(_, _, phrases)| phrases.contains(&plain.as_str()))
        || TOTALS.contains(&plain.as_str())
}

/// The value of the longest phrase that stands in `text` as whole words. Of two equally long the
/// later in the text wins, as in "budget spent".
fn longest<'a, T: Copy>(text: &str, phrases: impl Iterator<Item = (&'a str, T)>) -> Option<T> {
    phrases
        .filter_map(|(phrase, value)| position(text, phrase).map(|at| (phrase.len(), at, value)))
        .max_by_key(|&(len, at, _)| (len, at))
        .map(|(_, _, value)| value)
}

/// Where `phrase` stands in `text` as whole words.
fn position(text: &str, phrase: &str) -> Option<usize> {
    text.match_indices(phrase).map(|(at, _)| at).find(|&at| {
        let before = text[..at].chars().next_back();
        let after = text[at + phrase.len()..].chars().next();
        let edge = |c: Option<char>| c.is_none_or(|c| c == ' ');
        let symbol = !phrase.chars().all(|c| c.is_alphanumeric() || c == ' ');
        let ends = after.is_none() || !phrase.ends_with(" in") && !phrase.ends_with(" out");
        symbol || (edge(before) && edge(after) && ends)
    })
}

fn has(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| position(text, phrase).is_some())
}

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

/// How the words of a row speak of it.
pub(super) fn named(label: &str) -> Named {
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
pub(super) fn is_income(text: &str) -> bool {
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
pub(super) fn is_balance(label: &str) -> bool {
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
pub(super) fn is_count(label: &str) -> bool {
    let plain = plain(label);
    ["number of ", "no of ", "aantal ", "anzahl ", "headcount", "count of ", "nombre de "]
        .iter()
        .any(|start| plain.starts_with(start))
}

/// Whether the words name a parameter of the sheet ("Period:", "Prepared by").
pub(super) fn is_parameter(text: &str) -> bool {
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
    fn headings_mean_what_their_longest_phrase_says() {
        let basis = |heading| meaning(heading, true).and_then(|meaning| meaning.basis);
        assert_eq!(basis("Total Spent to date (£)"), Some(Basis::ToDate));
        assert_eq!(basis("Total Allocated (£)"), Some(Basis::Budget));
        assert_eq!(basis("Amount (£)"), Some(Basis::Spent));
        assert_eq!(basis("Actual spend Q1"), Some(Basis::Spent));
        assert_eq!(basis("Invoice Nett Amount"), Some(Basis::Net));
        assert_eq!(basis("Amount inc. VAT"), Some(Basis::Gross));
        assert_eq!(basis("VAT"), Some(Basis::Vat));
        assert_eq!(basis("Balance remaining"), Some(Basis::Remaining));
        assert_eq!(basis("Unit price"), Some(Basis::Other));
        let role = |heading| meaning(heading, false).map(|meaning| meaning.role);
        assert_eq!(role("Item or activity"), Some(Role::Label));
        assert_eq!(role("Supplier Name"), Some(Role::Payee));
        assert_eq!(role("Date Paid"), Some(Role::Date));
        assert_eq!(role("Wibble"), None);
    }

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
