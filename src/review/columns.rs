//! The columns of the review list: the same in `review.xlsx`, in `review.csv`, and when a filled
//! list is read. People and other programs know these names.

/// What a column of the review list holds.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// The area's id; empty when the area is not known.
    Area,
    /// The label as the area writes it most often.
    Label,
    /// The sections that it stands in at its first place.
    Section,
    /// Its pounds, with their sign.
    Amount,
    /// How many lines have it.
    Lines,
    /// Share of the undecided money (without signs) that this and all larger questions hold.
    SoFar,
    /// The label that stands for those that mean the same; empty when it is alone.
    Group,
    /// The name of the first, second or third category to choose from (from zero).
    Suggestion(usize),
    /// How much speaks for that category.
    Score(usize),
    /// What speaks for it.
    Reason(usize),
    /// Decided labels that are like this one.
    Similar,
    /// Where it stands.
    Where,
    /// To fill in: the category, or `unclear`.
    Category,
    /// To fill in: whom the answer is for.
    Scope,
    /// To fill in: shares in place of one category.
    Split,
    /// To fill in: why.
    Note,
    /// To fill in: who.
    DecidedBy,
}

/// The columns with their names, in order.
pub const COLUMNS: [(Column, &str); 23] = [
    (Column::Area, "area"),
    (Column::Label, "label"),
    (Column::Section, "section"),
    (Column::Amount, "amount"),
    (Column::Lines, "lines"),
    (Column::SoFar, "so_far_percent"),
    (Column::Group, "group"),
    (Column::Suggestion(0), "suggestion_1"),
    (Column::Score(0), "score_1"),
    (Column::Reason(0), "reason_1"),
    (Column::Suggestion(1), "suggestion_2"),
    (Column::Score(1), "score_2"),
    (Column::Reason(1), "reason_2"),
    (Column::Suggestion(2), "suggestion_3"),
    (Column::Score(2), "score_3"),
    (Column::Reason(2), "reason_3"),
    (Column::Similar, "similar"),
    (Column::Where, "where"),
    (Column::Category, "category"),
    (Column::Scope, "scope"),
    (Column::Split, "split"),
    (Column::Note, "note"),
    (Column::DecidedBy, "decided_by"),
];

/// What can stand in `scope`.
pub const SCOPES: [&str; 3] = ["this area", "this group", "whole programme"];

impl Column {
    /// The column that `heading` names, however it is spaced and cased.
    pub fn named(heading: &str) -> Option<Column> {
        let plain: String = heading
            .trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}')
            .chars()
            .map(|letter| if letter == ' ' { '_' } else { letter.to_ascii_lowercase() })
            .collect();
        COLUMNS.iter().find(|(_, name)| *name == plain).map(|&(column, _)| column)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        COLUMNS.iter().find(|(column, _)| *column == self).map_or("", |&(_, name)| name)
    }

    /// Whether people fill it in.
    pub fn is_filled_in(self) -> bool {
        use Column::{Category, DecidedBy, Note, Scope, Split};
        matches!(self, Category | Scope | Split | Note | DecidedBy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_are_those_of_the_contract() {
        let documented = "area, label, section, amount, lines, so_far_percent, group, \
            suggestion_1, score_1, reason_1, suggestion_2, score_2, reason_2, \
            suggestion_3, score_3, reason_3, similar, where, \
            category, scope, split, note, decided_by";
        assert_eq!(COLUMNS.map(|(_, name)| name).join(", "), documented);
    }

    #[test]
    fn a_column_is_known_by_its_name() {
        for (column, name) in COLUMNS {
            assert_eq!((Column::named(name), column.name()), (Some(column), name));
        }
        assert_eq!(Column::named("\u{feff} Decided By "), Some(Column::DecidedBy));
        assert_eq!(Column::named("categories"), None);
    }
}
