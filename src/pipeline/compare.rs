//! Two runs, read again and compared.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::compare::{CompareError, Comparison, Side, compare};
use crate::figure::{Kind, spend_id};
use crate::publish::compare::{FigureChange, Report, RunName};
use crate::publish::entries_csv::Damaged;
use crate::publish::{PublishedFigure, PublishedRun, RunFacts};

/// The first month of a financial year where neither run says it.
const APRIL: u8 = 4;
/// How many figures that contradict their lines are named.
const NAMED: usize = 3;

/// What changed from one run to the other, each with the name of its folder.
///
/// # Errors
///
/// Those of [`CompareError`].
pub fn compare_runs(
    (old, old_name): (&PublishedRun, &str),
    (new, new_name): (&PublishedRun, &str),
) -> Result<Report, CompareError<Damaged>> {
    let (old_facts, new_facts) = (old.facts(), new.facts());
    let year = |facts: &Option<RunFacts>| facts.as_ref()?.financial_year_start;
    let (old_year, new_year) = (year(&old_facts), year(&new_facts));
    let lines = |run: &PublishedRun| run.lines().map_err(CompareError::Lines);
    let files = |run: &PublishedRun| run.files().map_err(CompareError::Lines);
    let found = compare(
        &Side {
            files: &files(old)?,
            financial_year_start: old_year.or(new_year).unwrap_or(APRIL),
            lines: &lines(old)?,
        },
        &Side {
            files: &files(new)?,
            financial_year_start: new_year.or(old_year).unwrap_or(APRIL),
            lines: &lines(new)?,
        },
    )?;
    let (before, after) = (old.exact_figures(), new.exact_figures());
    let mut notes = Vec::new();
    for (name, facts, figures) in [(old_name, &old_facts, &before), (new_name, &new_facts, &after)]
    {
        if facts.is_none() {
            notes.push(format!("{name}/run.json cannot be read, so that it is not known when that run was made and by which mapping files"));
        }
        if figures.is_none() {
            notes.push(format!("{name}/summary.json cannot be read; its figures of spend were worked out from its lines, its counts are left out"));
        }
    }
    for (name, run) in [(old_name, old), (new_name, new)] {
        let touched = run.touched();
        if !touched.is_empty() {
            notes.push(format!(
                "somebody changed {} in {name} after that run wrote it",
                touched.join(", ")
            ));
        }
    }
    let figures = moved(&found, before.as_deref(), after.as_deref());
    let published = [(old_name, before, true), (new_name, after, false)];
    for (name, published, is_old) in published {
        notes.extend(contradicted(name, published.unwrap_or_default(), &found, is_old));
    }
    if let (Some(old), Some(new)) = (&old_facts, &new_facts)
        && old.version != new.version
    {
        notes.push(format!(
            "the runs are of two versions of crosscast: {} and {}",
            old.version, new.version
        ));
    }
    let mappings = old_facts.as_ref().zip(new_facts.as_ref()).map(|(old, new)| changed(old, new));
    Ok(Report {
        old: name_of(old_name, old_facts),
        new: name_of(new_name, new_facts),
        found,
        figures,
        mappings,
        notes,
    })
}

fn name_of(folder: &str, facts: Option<RunFacts>) -> RunName {
    let (written_at, version) = facts.map(|facts| (facts.written_at, facts.version)).unzip();
    RunName { folder: folder.to_owned(), written_at, version }
}

/// The mapping files that are not the same for both runs.
fn changed(old: &RunFacts, new: &RunFacts) -> Vec<String> {
    let only = |these: &RunFacts, those: &RunFacts| -> Vec<String> {
        let gone = these.mappings.iter().filter(|file| !those.mappings.contains(file));
        gone.map(|file| file.file.clone()).collect()
    };
    let mut changed = [only(old, new), only(new, old)].concat();
    changed.sort_unstable();
    changed.dedup();
    changed
}

/// Figures of spend as the lines have them; coverage and counts as both runs published them.
fn moved(
    found: &Comparison,
    old: Option<&[PublishedFigure]>,
    new: Option<&[PublishedFigure]>,
) -> Vec<FigureChange> {
    let all = || old.into_iter().chain(new).flatten();
    let currency = all().find(|figure| figure.id == "programme.total");
    let unit = currency.map_or(String::new(), |figure| figure.unit.clone());
    let mut figures: Vec<FigureChange> = found
        .movements
        .iter()
        .enumerate()
        .map(|(at, movement)| FigureChange {
            id: spend_id(movement.key, found),
            unit: unit.clone(),
            old: movement.old.map(|money| money.exact()),
            new: movement.new.map(|money| money.exact()),
            movement: Some(at),
        })
        .collect();
    if let (Some(old), Some(new)) = (old, new) {
        figures.extend(counts(old, new));
    }
    let order = |figure: &FigureChange| {
        let kind = if figure.is_spend() { 0 } else { 1 + u8::from(figure.unit != "percent") };
        (kind, std::cmp::Reverse(figure.by().abs()))
    };
    figures.sort_by(|one, other| order(one).cmp(&order(other)).then_with(|| one.id.cmp(&other.id)));
    figures
}

/// Figures of coverage and counts that differ. What follows from these and from spend is left out: it moves
/// because they do.
fn counts(old: &[PublishedFigure], new: &[PublishedFigure]) -> Vec<FigureChange> {
    let mut ids: BTreeMap<&str, FigureChange> = BTreeMap::new();
    for (figures, is_old) in [(old, true), (new, false)] {
        let counts = |figure: &&PublishedFigure| {
            matches!(Kind::of(&figure.id), Kind::Coverage | Kind::Count)
        };
        for figure in figures.iter().filter(counts) {
            let change = ids.entry(&figure.id).or_insert_with(|| FigureChange {
                id: figure.id.clone(),
                unit: figure.unit.clone(),
                old: None,
                new: None,
                movement: None,
            });
            *(if is_old { &mut change.old } else { &mut change.new }) = Some(figure.value);
        }
    }
    ids.into_values().filter(|one| one.old != one.new).collect()
}

/// Says which figures of a summary are not those of its lines: somebody changed one of the two.
fn contradicted(
    name: &str,
    published: Vec<PublishedFigure>,
    found: &Comparison,
    is_old: bool,
) -> Option<String> {
    let own: BTreeMap<String, Decimal> = found
        .figures
        .iter()
        .filter_map(|(key, (old, new))| {
            let money = if is_old { old } else { new };
            money.map(|money| (spend_id(*key, found), money.exact()))
        })
        .collect();
    let wrong: Vec<String> = published
        .iter()
        .filter(|figure| Kind::of(&figure.id) == Kind::Spend)
        .filter_map(|figure| {
            let lines = own.get(&figure.id).copied().unwrap_or_default();
            let says =
                format!("{} is {} and its lines come to {lines:.2}", figure.id, figure.value);
            (lines != figure.value).then_some(says)
        })
        .collect();
    if wrong.is_empty() {
        return None;
    }
    let more = match wrong.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!("; {more} more figures differ"),
    };
    let named: Vec<String> = wrong.into_iter().take(NAMED).collect();
    Some(format!(
        "{name}/summary.json does not agree with {name}/entries.csv: {}{more}. Somebody changed one of them; what is told here goes by the lines",
        named.join("; ")
    ))
}
