//! Figures that count, counted again from what the run wrote.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::model::{Money, Percent, Tally};
use crate::publish::entries_csv::{Damaged, Status};
use crate::publish::{PublishedRun, RegisterLine};
use crate::register;

/// What a figure counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recount {
    /// In words.
    pub says: String,
    /// The same figure, counted again; `None` when there is nothing to count.
    pub value: Option<Money>,
    /// What was counted, where it has names.
    pub items: Vec<String>,
}

/// `coverage.areas` or `coverage.months`.
fn received(run: &PublishedRun, by: &str) -> Result<Recount, Damaged> {
    let register = run.register()?;
    let (part, whole, says) = if by == "areas" {
        let received = register.areas(RegisterLine::is_received);
        let says = "the areas of register.csv that sent a return that counts";
        (received.len() as u64, register.areas(|_| true).len() as u64, says)
    } else {
        let months = register.lines.iter().map(|line| line.months).sum();
        let years = register.lines.iter().filter(|line| !line.period.is_empty()).count() as u64;
        (months, years * 12, "the months of all areas in register.csv of which a return speaks")
    };
    Ok(Recount {
        says: format!("{says}: {part} of {whole}"),
        value: Percent::of_count(part, whole).and_then(|percent| Money::new(percent.exact())),
        items: Vec::new(),
    })
}

/// `coverage.…`
pub(super) fn coverage(run: &PublishedRun, by: &str) -> Result<Recount, Damaged> {
    match by {
        "lines" | "money" => coded(run, by),
        _ => received(run, by),
    }
}

/// `coverage.lines` or `coverage.money`.
fn coded(run: &PublishedRun, by: &str) -> Result<Recount, Damaged> {
    let mut cells: BTreeMap<(String, String), Tally> = BTreeMap::new();
    let mut entries = run.entries()?;
    while let Some(entry) = entries.next_entry()? {
        if entry.status == Status::Excluded {
            continue;
        }
        for part in entry.parts() {
            let place = (entry.area.to_owned(), part.category.to_owned());
            *cells.entry(place).or_default() += Tally { amount: part.amount, ..entry.tally() };
        }
    }
    let (mut all, mut coded) = (Tally::ZERO, Tally::ZERO);
    for ((_, category), sum) in cells {
        let sum = Tally { amount: sum.amount.abs(), ..sum };
        all += sum;
        if !matches!(category.as_str(), "" | "unclear") {
            coded += sum;
        }
    }
    let (percent, says) = match by {
        "lines" => (
            Percent::of_count(coded.lines, all.lines),
            format!(
                "of {} lines in entries.csv that count as spend, {} have a category; the rest is unclear or waits for a \
                 decision (a split line counts once for each of its categories)",
                all.lines, coded.lines
            ),
        ),
        _ => (
            Percent::of(coded.amount, all.amount),
            format!(
                "of {} in entries.csv, {} have a category; sums are taken without their sign, category by category of \
                 each area, so that a refund neither hides nor makes up for what is not covered",
                all.amount.in_pounds(),
                coded.amount.in_pounds()
            ),
        ),
    };
    Ok(Recount {
        says,
        value: percent.and_then(|percent| Money::new(percent.exact())),
        items: Vec::new(),
    })
}

/// `count.…`
pub(super) fn count(run: &PublishedRun, what: &str) -> Result<Option<Recount>, Damaged> {
    let of = |says: &str, items: Vec<String>, count: usize| {
        let value = Money::new(Decimal::from(count));
        Some(Recount { says: says.to_owned(), value, items })
    };
    Ok(match what {
        "files" => {
            let files: Vec<String> = run.verdicts()?.into_keys().collect();
            let count = files.len();
            of("the files of the inbox: the lines of files.csv", files, count)
        }
        "areas" => {
            let mut areas = BTreeSet::new();
            let mut entries = run.entries()?;
            while let Some(entry) = entries.next_entry()? {
                if entry.status != Status::Excluded && !entry.area.is_empty() {
                    areas.insert(entry.area.to_owned());
                }
            }
            let count = areas.len();
            of("the areas with a line of spend in entries.csv", areas.into_iter().collect(), count)
        }
        "areas.received" => {
            let areas = run.register()?.areas(RegisterLine::is_received);
            let count = areas.len();
            of("the areas of register.csv that sent a return that counts", areas, count)
        }
        "areas.listed" => {
            let areas = run.register()?.areas(|_| true);
            let count = areas.len();
            of("the areas of areas.csv, each of which stands in register.csv", areas, count)
        }
        "areas.missing" => {
            let register = run.register()?;
            let received = register.areas(RegisterLine::is_received);
            let mut areas = register.areas(|_| true);
            areas.retain(|area| !received.contains(area));
            let count = areas.len();
            of("the areas of register.csv of which no return counts", areas, count)
        }
        "labels.withheld" => {
            let count = run.withheld()?;
            of("labels that are not published: the lines of withheld.csv", Vec::new(), count)
        }
        "areas.provisional" => {
            let areas = run.register()?.areas(|line| !line.provisional.is_empty());
            let count = areas.len();
            of("the areas of register.csv that are not settled", areas, count)
        }
        "labels" => {
            let count = run.label_categories()?.len();
            of("the labels of each area: the lines of totals/labels.csv", Vec::new(), count)
        }
        "labels.review" => {
            let waits = |categories: &String| {
                categories.split([' ', ';', '|', ',']).any(|category| category == "review")
            };
            let count = run.label_categories()?.iter().filter(|one| waits(one)).count();
            of(
                "the labels of each area that wait for a decision: the lines of totals/labels.csv with `review`",
                Vec::new(),
                count,
            )
        }
        _ => match what.strip_prefix("files.") {
            None => match what.strip_prefix("findings.") {
                None => None,
                Some(severity) => {
                    let count = run.findings(severity)?;
                    let says = format!("the lines of findings.csv that are a `{severity}`");
                    of(&says, Vec::new(), count)
                }
            },
            Some(verdict) => {
                let files = run.verdicts()?.into_iter().filter(|(_, one)| one.verdict == verdict);
                let files: Vec<String> = files.map(|(file, _)| file).collect();
                let count = files.len();
                let says = format!("the files with the verdict `{verdict}` in files.csv");
                of(&says, files, count)
            }
        },
    })
}

/// `area.ID.months`
pub(super) fn months(run: &PublishedRun, area: &str) -> Result<Option<Recount>, Damaged> {
    let register = run.register()?;
    let of_area = |line: &&RegisterLine| line.area == area && !line.period.is_empty();
    let years: Vec<&RegisterLine> = register.lines.iter().filter(of_area).collect();
    let speaks = |line: &&RegisterLine| line.status != register::Status::NotReceived.as_str();
    let first = years.iter().position(speaks);
    let last = years.iter().rposition(speaks);
    let Some(years) = first.zip(last).and_then(|(first, last)| years.get(first..=last)) else {
        return Ok(None);
    };
    let covered: u64 = years.iter().map(|line| line.months).sum();
    let all = 12 * years.len() as u64;
    let items = years.iter().map(|line| format!("{}: {} months", line.period, line.months));
    Ok(Some(Recount {
        says: format!(
            "the months of which a return speaks, from the first such year of register.csv to the last: {covered} of {all}"
        ),
        value: Percent::of_count(covered, all).and_then(|percent| Money::new(percent.exact())),
        items: items.collect(),
    }))
}
