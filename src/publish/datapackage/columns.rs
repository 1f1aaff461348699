//! What the columns mean: one word, one meaning, in every file.

use serde::Serialize;

/// A column, as a table schema describes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Field {
    name: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    description: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    true_values: Option<[&'static str; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    false_values: Option<[&'static str; 1]>,
}

/// What a column holds.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Holds {
    /// Words.
    Text,
    /// A day.
    Day,
    /// Pounds, or whatever the currency is, exact.
    Money,
    /// Per cent, two places.
    Percent,
    /// A share of one, four places.
    Share,
    /// A whole number.
    Count,
    /// `yes`, or nothing.
    Mark,
    /// `yes` or `no`.
    YesNo,
}
use Holds::{Count, Day, Mark, Money, Percent, Share, Text, YesNo};

/// Columns that mean something else in one file than in the others: the file's resource, the column.
const OF_ONE_FILE: &[(&str, &str, Holds, &str)] = &[
    (
        "register",
        "provisional",
        Text,
        "Why the area is not settled; empty where nothing speaks against it",
    ),
    ("files", "basis", Text, "Bases of its amounts, parted by blanks"),
    ("files", "entries", Count, "Lines with an amount"),
    ("programme-categories", "areas", Count, "Areas that spent on it"),
    ("totals-programme", "areas", Count, "Areas that have a line in it"),
    ("review", "category", Text, "To be filled in: the category of the label"),
    ("review", "note", Text, "To be filled in: why"),
    ("rows", "amount", Money, "The amount in the row, if it has one"),
    ("control", "file", Text, "The file; empty for the whole programme"),
];

const COLUMNS: &[(&str, Holds, &str)] = &[
    ("allocation", Money, "What the area was given in all"),
    ("amount", Money, "How much"),
    ("area", Text, "The area's id; empty where it is not known whose the money is"),
    ("area_name", Text, "The area's name"),
    ("area_spend", Money, "All spend of the area that counts"),
    ("areas", Count, "Number of areas"),
    ("areas_listed", Count, "Areas of the region that areas.csv lists"),
    ("balances", YesNo, "Whether what came in equals what went out and was left out"),
    ("basis", Text, "What the amount measures: spent, to_date, budget, committed and so on"),
    ("card", Text, "The file's tie-out card, inside this folder"),
    (
        "category",
        Text,
        "The category's id; unclear where nobody can know, review or empty where it waits",
    ),
    ("category_name", Text, "The category's name"),
    ("categories", Text, "Ids of categories, parted by blanks"),
    ("causes", Text, "What would explain a difference"),
    ("cell", Text, "The cell, as a spreadsheet program calls it"),
    ("code", Text, "What kind of finding it is"),
    ("concern", Text, "What the label may give away"),
    ("date", Day, "The day of the line"),
    ("decided_by", Text, "To be filled in: who decided"),
    ("description", Text, "More words of the line"),
    ("difference", Money, "The printed total less the lines"),
    ("do", Text, "What to do about it"),
    ("entries", Count, "Number of lines"),
    ("entries_sum", Money, "What the lines that count come to"),
    (
        "entry_id",
        Text,
        "Stable id of the line: the beginning of its file's hash, its sheet and its cell",
    ),
    ("figure", Text, "Id of the figure in summary.json"),
    ("file", Text, "Path inside the inbox"),
    ("format", Text, "What the file is by its content"),
    ("group", Text, "Labels that are alike have one group"),
    ("hash_in", Count, "Hash total of what came in"),
    ("hash_left_out", Count, "Hash total of what was left out"),
    ("hash_out", Count, "Hash total of what went out"),
    ("label", Text, "The words for what the money was spent on"),
    ("label_from", Text, "Which words became the label: label, section, description or payee"),
    ("largest_in", Count, "Areas in which it was the largest"),
    ("least", Money, "The smallest amount in an area that spent on it"),
    ("least_share_percent", Percent, "The smallest share of an area's spend"),
    ("lines", Count, "Lines of spend"),
    ("matched_label", Text, "The decided label or pattern that matched"),
    ("median", Money, "The amount in the middle, over the areas that spent on it"),
    ("median_share_percent", Percent, "The share of an area's spend in the middle"),
    ("method", Text, "Which step decided"),
    ("months", Count, "Months of the year of which returns speak"),
    ("most", Money, "The largest amount in an area"),
    ("most_share_percent", Percent, "The largest share of an area's spend"),
    ("name", Text, "What it is called"),
    ("note", Text, "A note"),
    ("parts", Text, "What the figures of the stage are made of"),
    ("period", Text, "A financial year, or the first and last day"),
    ("period_end", Day, "Last day of the period"),
    ("period_start", Day, "First day of the period"),
    ("pounds_in", Money, "What came in"),
    ("pounds_left_out", Money, "What was left out"),
    ("pounds_out", Money, "What went out"),
    ("printed_check", Text, "How a printed total stands to its lines"),
    ("printed_total", Money, "The total that the file prints"),
    ("provisional", Mark, "yes where the sum rests on an area that is not settled"),
    ("published_as", Text, "What stands on public pages in its place"),
    ("reason", Text, "Why"),
    ("reason_1", Text, "Why the first category is suggested"),
    ("reason_2", Text, "Why the second category is suggested"),
    ("reason_3", Text, "Why the third category is suggested"),
    ("region", Text, "The region, as areas.csv has it"),
    ("returns", Count, "Returns that count"),
    ("review_amount", Money, "What waits for a decision"),
    ("rival_category", Text, "The best other category"),
    ("rival_score", Share, "How well it matched"),
    ("role", Text, "What the row was taken for"),
    ("rounding", Money, "What rounding to pence made of it"),
    ("row", Count, "The row, as a spreadsheet program shows it"),
    ("rows_in", Count, "Records that came in"),
    ("rows_left_out", Count, "Records that were left out"),
    ("rows_out", Count, "Records that went out"),
    ("says", Text, "What is so"),
    ("scope", Text, "To be filled in: whom the answer is for"),
    ("score", Share, "How well it matched"),
    ("score_1", Share, "How strong the first suggestion is"),
    ("score_2", Share, "How strong the second suggestion is"),
    ("score_3", Share, "How strong the third suggestion is"),
    ("section", Text, "The headings that the line stands under"),
    ("severity", Text, "note, warning or error"),
    ("sha256", Text, "SHA-256 of the file"),
    ("share", Share, "The share of the line that this category has"),
    ("share_percent", Percent, "Share of the whole"),
    ("sheet", Text, "The sheet; empty for a text file"),
    ("sheets", Count, "Number of sheets"),
    ("similar", Text, "Decided labels like it"),
    ("so_far_percent", Percent, "What this row and those above hold of all that waits"),
    (
        "spend",
        Money,
        "What was spent in the year; empty where no line lies in it, which is not zero",
    ),
    ("split", Text, "To be filled in: categories with their shares"),
    ("stage", Text, "The stage of the control account"),
    ("status", Text, "How far it is settled"),
    ("suggestion_1", Text, "The category that fits best"),
    ("suggestion_2", Text, "The next category"),
    ("suggestion_3", Text, "The third category"),
    ("table", Text, "The table on the sheet that the row belongs to"),
    ("totals_agree", Count, "Printed totals that agree with their lines"),
    ("totals_differ", Count, "Printed totals that do not"),
    ("undated_returns", Count, "Returns of which it is not known when they are about"),
    ("verdict", Text, "What became of the file"),
    ("where", Text, "Where the label stands"),
];

impl Field {
    /// What is known of `column` in the file that is the resource `of`.
    pub(super) fn of(column: &str, of: &str, currency: &str) -> Option<Field> {
        let own = OF_ONE_FILE.iter().find(|(file, name, ..)| *file == of && *name == column);
        let (name, holds, description) = match own {
            Some(&(_, name, holds, description)) => (name, holds, description),
            None => *COLUMNS.iter().find(|(name, ..)| *name == column)?,
        };
        Some(Field {
            name,
            kind: match holds {
                Text => "string",
                Day => "date",
                Money | Percent | Share => "number",
                Count => "integer",
                Mark | YesNo => "boolean",
            },
            description,
            unit: match holds {
                Money => Some(currency.to_owned()),
                Percent => Some(String::from("percent")),
                _ => None,
            },
            true_values: matches!(holds, Mark | YesNo).then_some(["yes"]),
            false_values: matches!(holds, Mark | YesNo).then_some(["no"]),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_means_one_thing_and_stands_once() {
        let mut names: Vec<&str> = COLUMNS.iter().map(|column| column.0).collect();
        names.sort_unstable();
        assert!(names.windows(2).all(|two| two[0] != two[1]));
        for column in crate::publish::entries_csv::COLUMNS {
            assert!(Field::of(column, "entries", "GBP").is_some(), "{column}");
        }
        let amount = Field::of("amount", "entries", "EUR").unwrap();
        assert_eq!((amount.kind, amount.unit.as_deref()), ("number", Some("EUR")));
        assert_eq!(Field::of("amounts", "entries", "GBP"), None);
    }
}
