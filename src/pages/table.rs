//! A table of spend as it is printed: rounded so that its lines add up to its total.

use rust_decimal::Decimal;

use crate::figure::{Figures, Format, Printed};
use crate::model::{Money, Tally};

use super::Sentence;

/// A page that cannot be made: a mistake of this program, never of the sheets.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// A page wants a figure that nobody counted.
    #[error("a page prints the figure {0}, and there is none")]
    NoFigure(String),
    /// The lines of a table are not the whole of it.
    #[error("the lines of {table} come to {found}, and {whole} is {expected}")]
    DoesNotAddUp {
        /// Which table of the page.
        table: &'static str,
        /// The id of its total.
        whole: String,
        /// What the lines come to.
        found: Money,
        /// What they should come to.
        expected: Money,
    },
}

/// What a table is made of.
#[derive(Clone, Debug)]
pub struct Parts {
    /// Its name in files for machines, and of its heading in a page: `labels`.
    pub id: &'static str,
    /// What stands above it.
    pub heading: String,
    /// What is to be said of it in a sentence.
    pub caption: Sentence,
    /// What its lines are: `Category`.
    pub of: &'static str,
    /// Its lines: each with its name, the id of its figure, and what it comes to.
    pub lines: Vec<(Sentence, String, Tally)>,
    /// The same of its total.
    pub total: (String, Tally),
}

/// A table of spend as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name in files for machines, and of its heading in a page: `labels`.
    pub id: &'static str,
    /// What stands above it.
    pub heading: String,
    /// What is to be said of it in a sentence.
    pub caption: Sentence,
    /// What its lines are: `Category`.
    pub of: &'static str,
    /// Its lines.
    pub lines: Vec<Line>,
    /// What they add up to, as they are printed.
    pub total: Printed,
    /// Lines of spend in all, and what they come to exactly.
    pub sum: Tally,
    /// Whether its lines have shares: there are none of nothing, and of less than nothing.
    pub has_shares: bool,
}

/// One line of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub name: Sentence,
    /// How much, in whole pounds.
    pub pounds: Printed,
    /// What part of the total, with one place: as the column adds up.
    pub share: Option<Printed>,
    /// The pounds rounded by themselves, as a sentence says them.
    pub pounds_said: Printed,
    /// The share in whole per cents and rounded by itself, as a sentence says it; none where that would say
    /// nothing of something, or all of a part.
    pub share_said: Option<Printed>,
    /// Lines of spend, and what they come to exactly.
    pub sum: Tally,
    /// The length of its bar, in per cent of the longest; a bar of nothing or less has none.
    pub bar: Decimal,
}

impl Table {
    /// Rounds the figures of `parts` so that they add up as they are printed.
    ///
    /// # Errors
    ///
    /// When the lines do not add up to the total, or a figure is not there.
    pub fn new(parts: Parts, figures: &Figures) -> Result<Table, PageError> {
        let Parts { id, heading, caption, of, lines, total: (whole, sum) } = parts;
        let found: Money = lines.iter().map(|(_, _, sum)| sum.amount).sum();
        if found != sum.amount {
            let expected = sum.amount;
            return Err(PageError::DoesNotAddUp { table: id, whole, found, expected });
        }
        let ids: Vec<String> = lines.iter().map(|(_, id, _)| id.clone()).collect();
        let missing = || {
            let mut all = ids.iter().chain([&whole]);
            let id = all.find(|id| figures.exact(id).is_none()).unwrap_or(&whole);
            PageError::NoFigure(id.clone())
        };
        let mut pounds = figures.column(&ids, Some(&whole), Format::Pounds).ok_or_else(missing)?;
        let total = pounds.pop().ok_or_else(missing)?;
        let has_shares = figures.exact(&whole).is_some_and(|whole| whole > Decimal::ZERO);
        let shares = match has_shares {
            true => figures.column(&ids, Some(&whole), Format::Share(1)).ok_or_else(missing)?,
            false => Vec::new(),
        };
        let all = sum.amount;
        let longest = lines.iter().map(|(_, _, sum)| sum.amount).max().unwrap_or_default();
        let mut shares = shares.into_iter();
        let lines = lines
            .into_iter()
            .zip(pounds)
            .map(|((name, id, sum), pounds)| {
                let bar = bar(sum.amount, longest);
                let pounds_said =
                    figures.print(&id, Format::Pounds).unwrap_or_else(|| pounds.clone());
                let whole = sum.amount == all;
                let share_said = figures.print(&id, Format::Share(0)).filter(|share| {
                    has_shares && share.text != "0%" && (whole || share.text != "100%")
                });
                Line { name, pounds, pounds_said, share: shares.next(), share_said, sum, bar }
            })
            .collect();
        Ok(Table { id, heading, caption, of, lines, total, sum, has_shares })
    }
}

/// The length of a bar, in per cent of the longest one with one place.
pub fn bar(amount: Money, longest: Money) -> Decimal {
    let part = amount.exact().max(Decimal::ZERO).checked_div(longest.exact());
    (part.unwrap_or_default() * Decimal::ONE_HUNDRED).round_dp(1).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::{Figure, PERCENT};

    fn figures(total: &str) -> Figures {
        let figure = |id: &str, value: &str, unit: &str| Figure {
            id: id.into(),
            value: value.into(),
            unit: unit.into(),
            lines: None,
            provisional: false,
        };
        Figures::new(vec![
            figure("total", total, "GBP"),
            figure("a", "10.50", "GBP"),
            figure("a.share", "150.00", PERCENT),
            figure("b", "-3.50", "GBP"),
            figure("b.share", "-50.00", PERCENT),
        ])
    }

    fn parts(second: (&str, i64), total: i64) -> Parts {
        let line = |(id, pence): (&str, i64)| {
            (Sentence::new().text(id), id.to_owned(), Tally::one(Money::from_pence(pence)))
        };
        Parts {
            id: "x",
            heading: String::new(),
            caption: Sentence::new(),
            of: "Line",
            lines: vec![line(("a", 1_050)), line(second)],
            total: ("total".into(), Tally { lines: 2, amount: Money::from_pence(total) }),
        }
    }

    #[test]
    fn lines_are_rounded_together_and_a_refund_has_no_bar() {
        let table = Table::new(parts(("b", -350), 700), &figures("7.00")).unwrap();
        let texts = |at: usize| {
            let line = &table.lines[at];
            (line.pounds.text.as_str(), line.share.as_ref().map_or("", |share| &share.text))
        };
        assert_eq!((texts(0), texts(1)), (("£11", "150.0%"), ("-£4", "-50.0%")));
        assert_eq!(table.total.text, "£7");
        let bars: Vec<Decimal> = table.lines.iter().map(|line| line.bar).collect();
        assert_eq!(bars, [Decimal::ONE_HUNDRED, Decimal::ZERO]);
    }

    #[test]
    fn there_are_no_shares_of_nothing_or_less() {
        for (second, total) in [(-1_050, "0.00"), (-2_000, "-9.50")] {
            let total_pence = 1_050 + second;
            let table = Table::new(parts(("b", second), total_pence), &figures(total)).unwrap();
            assert!(!table.has_shares && table.lines.iter().all(|line| line.share.is_none()));
        }
    }

    #[test]
    fn what_does_not_add_up_or_is_not_there_is_an_error() {
        let penny_out = Table::new(parts(("b", -350), 701), &figures("7.00")).unwrap_err();
        assert_eq!(penny_out.to_string(), "the lines of x come to 7.00, and total is 7.01");
        let no_figure = Table::new(parts(("c", -350), 700), &figures("7.00")).unwrap_err();
        assert_eq!(no_figure, PageError::NoFigure("c".into()));
    }
}
