//! Which period the money of a table belongs to.

use super::context::Context;
use super::titles::Titles;
use super::words::cell_text;
use crate::mapping::Settings;
use crate::model::period::{PeriodWords, one_stretch, read_period};
use crate::model::{Code, Finding, Period};
use crate::open::{Row, Sheet};

/// When a table's money was, as far as its surroundings tell.
#[derive(Copy, Clone, Debug, Default, PartialEq)]
pub(super) struct When {
    pub(super) period: Option<Period>,
    /// Words that wait for a year: `Q2`, `Year 3`.
    pub(super) waiting: Option<PeriodWords>,
}

/// Where a period was read.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Place {
    Title,
    SheetName,
    FileName,
    Folder,
}

/// Decides the period of the table that begins in row `start` of the `sheet`-th sheet: by
/// `files.csv`, its titles, the sheet's name, the file's name and the folders, in this order. A
/// narrower period that a later place gives inside an earlier one is taken, if it speaks of the
/// sheet itself.
pub(super) fn when(titles: &Titles, context: &Context, sheet: usize, start: u32) -> When {
    if let Some(period) = context.said(sheet).period {
        return When { period: Some(period), waiting: None };
    }
    let fy_start = context.settings.financial_year_start;
    let read = |text: &str| read_period(text, fy_start);
    let groups = titles.above(start).map(|group| rows(titles.sheet, group, fy_start));
    let names =
        [(Place::SheetName, read(&titles.sheet.name)), (Place::FileName, read(context.stem()))];
    let folders = context.folders().map(|folder| (Place::Folder, read(folder)));
    let places = groups.map(|words| (Place::Title, words)).chain(names).chain(folders);
    settle(places.filter_map(|(place, words)| Some((place, words?))), context.settings)
}

fn settle(places: impl Iterator<Item = (Place, PeriodWords)>, settings: &Settings) -> When {
    let fy_start = settings.financial_year_start;
    let firm = |period: Period| fy_start == 1 || !period.is_calendar_year();
    let mut period: Option<Period> = None;
    let mut bare_year = None;
    let mut waiting = None;
    for (place, words) in places {
        match (period, words) {
            (None, PeriodWords::Dated(dated)) if firm(dated) => {
                period = match waiting {
                    // Dates say more than the number of a year.
                    None | Some(PeriodWords::Year(_)) => Some(dated),
                    Some(relative) => resolve(relative, Some(dated), settings),
                };
                if period.is_none() {
                    return When { period, waiting };
                }
            }
            (None, PeriodWords::Dated(dated)) => bare_year = bare_year.or(Some(dated)),
            (None, relative) => waiting = waiting.or(Some(relative)),
            (Some(whole), words) => {
                let narrower = resolve(words, period, settings).filter(|part| whole.covers(part));
                let speaks = place == Place::SheetName
                    || narrower.is_some_and(|part| place == Place::FileName && part.months() >= 3);
                period = narrower.filter(|_| speaks).or(period);
            }
        }
    }
    let period = period
        .or_else(|| waiting.and_then(|words| resolve(words, bare_year, settings)))
        .or(bare_year.filter(|_| waiting.is_none()));
    When { period, waiting: waiting.filter(|_| period.is_none()) }
}

/// The dates of `words`, with the year taken from `base`; `None` when that leaves a doubt.
pub(super) fn resolve(
    words: PeriodWords,
    base: Option<Period>,
    settings: &Settings,
) -> Option<Period> {
    let fy_start = settings.financial_year_start;
    match words {
        PeriodWords::Dated(period) => Some(period),
        PeriodWords::Year(number) => {
            let first = settings.year_one?;
            let years = i16::from(number.checked_sub(1)?);
            let start = first.checked_add(jiff::Span::new().try_years(years).ok()?).ok()?;
            let next = first.checked_add(jiff::Span::new().try_years(years + 1).ok()?).ok()?;
            Period::new(start, next.yesterday().ok()?)
        }
        PeriodWords::Quarter(_) | PeriodWords::Month(_) => words.within(base?, fy_start),
    }
}

/// What some rows say together: cell by cell, or else each row as one sentence.
fn rows(sheet: &Sheet, rows: &[Row], fy_start: u8) -> Option<PeriodWords> {
    let cells = rows.iter().flat_map(|row| row.cells);
    let texts = cells.filter_map(|cell| sheet.text_of(cell));
    let found: Vec<PeriodWords> = texts.filter_map(|text| read_period(text, fy_start)).collect();
    if !found.is_empty() {
        return one_stretch(&found, fy_start);
    }
    let sentence = |row: &Row| {
        let words: Vec<_> = row.cells.iter().filter_map(|cell| cell_text(sheet, cell)).collect();
        read_period(&words.join(" "), fy_start)
    };
    let found: Vec<PeriodWords> = rows.iter().filter_map(sentence).collect();
    one_stretch(&found, fy_start)
}

/// What is to be said when lines are left without a period.
pub(super) fn missing(when: When) -> Finding {
    let (code, says, remedy) = match when.waiting {
        Some(PeriodWords::Year(number)) => (
            Code::PeriodRelative,
            format!("the period is given as year {number}, and nothing says when year 1 began"),
            "Set year_one in crosscast.toml, or give the period in files.csv.",
        ),
        Some(PeriodWords::Quarter(number)) => (
            Code::PeriodUnknown,
            format!("the period is given as quarter {number}, and nothing says of which year"),
            "Give the period in files.csv.",
        ),
        Some(PeriodWords::Month(number)) => (
            Code::PeriodUnknown,
            format!("the period is given as month {number}, and nothing says of which year"),
            "Give the period in files.csv.",
        ),
        Some(PeriodWords::Dated(_)) | None => (
            Code::PeriodUnknown,
            String::from("nothing in the sheet, its name or the file name gives one period"),
            "Give the period in files.csv.",
        ),
    };
    Finding::new(code, says, remedy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(places: &[(Place, &str)], settings: &Settings) -> Option<String> {
        let fy_start = settings.financial_year_start;
        let words = |&(place, text): &(Place, &str)| Some((place, read_period(text, fy_start)?));
        settle(places.iter().filter_map(words), settings).period.map(|period| period.label(4))
    }

    #[test]
    fn places_settle_the_period_together() {
        use Place::{FileName, Folder, SheetName, Title};
        for (places, expected) in [
            (&[(Title, "Spend 2016/17")][..], Some("2016/17")),
            (&[(Title, "2016/17"), (SheetName, "Q2")], Some("Q2 2016/17")),
            (&[(Title, "2016/17"), (SheetName, "May")], Some("May 2016")),
            (&[(Title, "2016/17"), (SheetName, "Q2 2015/16")], Some("2016/17")),
            (&[(Title, "2016/17"), (FileName, "return Q3 2016-17")], Some("Q3 2016/17")),
            // The month in a file's name is often the day of its version.
            (&[(Title, "2016/17"), (FileName, "return May 2016")], Some("2016/17")),
            (&[(SheetName, "Q2"), (FileName, "return 2016-17")], Some("Q2 2016/17")),
            (
                &[(SheetName, "Feb"), (FileName, "return"), (Folder, "2016-17")],
                Some("February 2017"),
            ),
            (&[(SheetName, "Q1"), (FileName, "May 2016")], Some("Q1 2016/17")),
            (&[(SheetName, "Q1"), (FileName, "2016")], None),
            (&[(SheetName, "May"), (FileName, "2016")], Some("May 2016")),
            (&[(SheetName, "May"), (FileName, "April 2015 to March 2017")], None),
            (&[(SheetName, "Q1"), (FileName, "Dec 2016")], None),
            (&[(Title, "Plan 2016"), (SheetName, "2016/17")], Some("2016/17")),
            (&[(Title, "Spend 2016")], Some("Jan 2016 to Dec 2016")),
            (&[(Title, "Year 3"), (FileName, "2016/17")], Some("2016/17")),
            (&[(Title, "Year 3")], None),
            (&[], None),
        ] {
            let texts: Vec<&str> = places.iter().map(|(_, text)| *text).collect();
            let label = settled(places, &Settings::default());
            assert_eq!(label.as_deref(), expected, "{texts:?}");
        }
    }

    #[test]
    fn numbered_years_count_from_year_one() {
        let year_one = Some("2014-10-01".parse().unwrap());
        let settings = Settings { year_one, ..Settings::default() };
        let label = settled(&[(Place::Title, "Year 3")], &settings);
        assert_eq!(label.as_deref(), Some("Oct 2016 to Sep 2017"));
    }
}
