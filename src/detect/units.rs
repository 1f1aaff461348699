//! Amounts in thousands or millions of pounds, as a heading or a title says.

use crate::model::place::Letters;
use crate::model::{CellAt, Code, Finding};

use super::body::Body;
use super::grid::Grid;
use super::lexicon::plain;
use super::regions::Draft;
use super::table::{Column, Unit};

/// The unit that the titles of a sheet give for all that stands below them.
#[derive(Debug, Default)]
pub(super) struct InTitles {
    unit: Option<(Unit, CellAt)>,
}

impl InTitles {
    /// Reads the titles of one table.
    pub(super) fn read(&mut self, grid: &Grid, draft: &Draft) {
        for &row in &draft.titles {
            for (cell, _) in grid.cells(row) {
                let unit = grid.words(row, cell.col).and_then(|words| unit_in(words, false));
                if let Some(unit) = unit {
                    self.unit = Some((unit, CellAt::new(grid.number_of(row), cell.col.into())));
                }
            }
        }
    }
}

/// Gives each amount column its unit, and says so for those that are taken as the spend.
pub(super) fn settle(
    columns: &mut [Column],
    grid: &Grid,
    body: &Body,
    titles: &InTitles,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for &at in &body.amounts {
        let by_heading = unit_in(&columns[at].heading, true);
        let Some(unit) = by_heading.or(titles.unit.map(|(unit, _)| unit)) else { continue };
        columns[at].unit = unit;
        let column = &columns[at];
        let first = body.figures.iter().find_map(|&row| {
            let printed = grid.money(row, column.col).filter(|money| !money.is_zero())?;
            Some((CellAt::new(grid.number_of(row), u32::from(column.col)), printed))
        });
        let (true, Some((cell, printed))) = (column.taken, first) else { continue };
        let worth = if unit == Unit::Million { "millions" } else { "thousands" };
        let letter = Letters(u32::from(column.col));
        let said = match (by_heading, titles.unit) {
            (None, Some((_, title))) => format!("the title in {title} says"),
            _ => format!("the heading “{}” says", column.heading),
        };
        let says = format!(
            "{said} that column {letter} is in {worth} of pounds, and it is counted so: {} in {cell} is {}",
            printed.exact().normalize(),
            column.counted(printed).in_pounds(),
        );
        let remedy = "If the amounts are in pounds, correct those words in a copy of the sheet.";
        findings.push(Finding::new(Code::AmountsScaled, says, remedy).at(cell));
    }
    findings
}

/// The unit that `words` name: `Spend £000`, `£'000s`, `in thousands`, `£m`. In a heading `'000`
/// says it without a currency sign.
fn unit_in(words: &str, heading: bool) -> Option<Unit> {
    if !words.chars().any(|c| matches!(c, '0' | '£'))
        && !words.contains("illion")
        && !words.contains("ousand")
    {
        return None;
    }
    let plain = plain(words);
    let words: Vec<&str> = plain.split(' ').collect();
    let before = |at: usize| at.checked_sub(1).map_or("", |before| words[before]);
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit()) && !word.is_empty();
    words.iter().enumerate().find_map(|(at, &word)| {
        let money = before(at) == "£";
        let kind = money || before(at) == "in";
        let of_pounds = words.get(at + 1..at + 3) == Some(&["of", "pounds"]);
        match word {
            "000s" => Some(Unit::Thousand),
            "000" if money || heading && !is_number(before(at)) => Some(Unit::Thousand),
            "k" | "thousand" if money => Some(Unit::Thousand),
            "thousands" if kind || of_pounds => Some(Unit::Thousand),
            "m" | "mn" | "million" if money => Some(Unit::Million),
            "millions" if kind || of_pounds => Some(Unit::Million),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::example::layout_of;

    #[test]
    fn words_for_thousands_are_told_from_amounts() {
        for (words, heading, unit) in [
            ("Spend £000", true, Some(Unit::Thousand)),
            ("All figures in £'000s", false, Some(Unit::Thousand)),
            ("(£k)", true, Some(Unit::Thousand)),
            ("Amounts in thousands", false, Some(Unit::Thousand)),
            ("Spend ('000)", true, Some(Unit::Thousand)),
            ("Spend £m", true, Some(Unit::Million)),
            ("Grant of £5,000", true, None),
            ("Payments over £25 000", true, None),
            ("Thousands of young people", false, None),
            ("£ match funding", true, None),
            ("£ spent", true, None),
        ] {
            assert_eq!(unit_in(words, heading), unit, "{words}");
        }
    }

    #[test]
    fn thousands_are_counted_as_thousands_and_said() {
        let rows: [&[&str]; 4] =
            [&["Item", "Spent £000"], &["Hall", "10.5"], &["Club", "20.25"], &["Total", "30.75"]];
        let layout = layout_of(&rows);
        assert_eq!(layout.tables[0].sums()[1].amount.to_string(), "30750.00");
        assert_eq!(layout.tables[0].checks[0].printed.to_string(), "30750.00");
        let scaled = layout.findings.iter().find(|finding| finding.code == Code::AmountsScaled);
        assert_eq!(scaled.unwrap().place(), "B2");
    }
}
