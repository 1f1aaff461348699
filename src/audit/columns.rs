//! The columns of the list of lines to test: the same when it is written and when it is read back.

/// What a column of the list holds.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// The line's number in the list.
    Number,
    /// Path inside the inbox.
    File,
    /// The sheet.
    Sheet,
    /// The cell of the amount.
    Cell,
    /// The area's id.
    Area,
    /// From the first to the last day.
    Period,
    /// The section that the line stands in.
    Section,
    /// The label.
    Label,
    /// The amount as read.
    Amount,
    /// The category as coded.
    Category,
    /// Which step coded it.
    Method,
    /// Why.
    Reason,
    /// How it came into the sample: `certain`, or how many of its pennies were drawn.
    Hits,
    /// To fill in: the amount that the tester finds.
    AmountFound,
    /// To fill in: the category that the tester finds.
    CategoryFound,
    /// To fill in: what is to be said of it.
    Note,
    /// To fill in: who tested it.
    TestedBy,
    /// The id of the entry.
    Entry,
    /// A fingerprint of what was drawn, so that a changed row is noticed.
    Check,
}

/// The columns with their names, in order.
pub const COLUMNS: [(Column, &str); 19] = [
    (Column::Number, "number"),
    (Column::File, "file"),
    (Column::Sheet, "sheet"),
    (Column::Cell, "cell"),
    (Column::Area, "area"),
    (Column::Period, "period"),
    (Column::Section, "section"),
    (Column::Label, "label"),
    (Column::Amount, "amount"),
    (Column::Category, "category"),
    (Column::Method, "method"),
    (Column::Reason, "reason"),
    (Column::Hits, "hits"),
    (Column::AmountFound, "amount found"),
    (Column::CategoryFound, "category found"),
    (Column::Note, "note"),
    (Column::TestedBy, "tested by"),
    (Column::Entry, "entry"),
    (Column::Check, "check"),
];

impl Column {
    /// The column that `heading` names, however it is spaced and cased.
    pub fn named(heading: &str) -> Option<Column> {
        let parted = heading.split(|letter: char| {
            letter.is_whitespace() || matches!(letter, '_' | '-' | '\u{feff}')
        });
        let words: Vec<String> =
            parted.filter(|word| !word.is_empty()).map(str::to_ascii_lowercase).collect();
        let plain = words.join(" ");
        COLUMNS.iter().find(|(_, name)| *name == plain).map(|&(column, _)| column)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        COLUMNS.iter().find(|(column, _)| *column == self).map_or("", |&(_, name)| name)
    }

    /// Whether the tester fills it in.
    pub fn is_filled_in(self) -> bool {
        use Column::{AmountFound, CategoryFound, Note, TestedBy};
        matches!(self, AmountFound | CategoryFound | Note | TestedBy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_known_by_its_name() {
        for (column, name) in COLUMNS {
            assert_eq!((Column::named(name), column.name()), (Some(column), name));
        }
        assert_eq!(Column::named("\u{feff} Amount_Found"), Some(Column::AmountFound));
        assert_eq!(Column::named("amounts"), None);
    }
}
