//! The answers of a review list, each checked against everything that could speak against it.

mod codings;
mod sorted;
mod words;

use rustc_hash::FxHashMap;

use crate::mapping::{Answer, Mappings, did_you_mean};
use crate::model::AreaId;
use crate::model::key::LabelKey;

use super::{FilledRow, SeenLabels};
pub use codings::{Codings, codings};
pub use words::AnswerReader;

use sorted::{Sorting, Target};
use words::{Categories, Scope, Wrong};

/// An answer against which nothing speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The row that it stands in.
    pub row: u32,
    /// For one area, or for the whole programme.
    pub area: Option<AreaId>,
    /// What it decides.
    pub key: LabelKey,
    /// The label as the return has it.
    pub label: String,
    /// What it means.
    pub answer: Answer,
    /// Who decided.
    pub decided_by: String,
    /// Why.
    pub note: String,
}

/// An answer that stands in `labels.csv` already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The row that gives it again.
    pub row: u32,
    /// The label.
    pub label: String,
    /// The line of `labels.csv`.
    pub line: u32,
}

/// An answer for one area that differs from what stands for the whole programme: allowed, and said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// The row with the answer.
    pub row: u32,
    /// The label.
    pub label: String,
    /// The area that it is for.
    pub area: AreaId,
    /// The line of `labels.csv` that speaks for the whole programme.
    pub line: u32,
    /// What that line says.
    pub standing: Answer,
}

/// Something that speaks against an answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The row as the spreadsheet program numbers it.
    pub row: u32,
    /// Its label, however long.
    pub label: String,
    /// What is wrong.
    pub says: String,
    /// What would be right.
    pub remedy: String,
}

/// The answers of a list, sorted out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// How many rows have an answer.
    pub answered: usize,
    /// How many have none.
    pub blank: usize,
    /// What is new and right, in the order of the list.
    pub accepted: Vec<Accepted>,
    /// What is decided so already.
    pub standing: Vec<Standing>,
    /// What is new for one area, and otherwise for the whole programme.
    pub differing: Vec<Differing>,
    /// All that is wrong, in the order of the list.
    pub problems: Vec<Problem>,
}

/// Checks the answers in `rows` against the mapping files, against the labels that the last run
/// had, and against each other. `by` decided where a row names nobody.
pub fn check(rows: &[FilledRow], mappings: &Mappings, seen: &SeenLabels, by: &str) -> Checked {
    let categories = Categories::new(mappings);
    let list = List::new(rows, mappings);
    let mut checked = Checked::default();
    let mut sorting = Sorting::new(mappings, seen);
    for row in rows {
        if !is_answered(row) {
            checked.blank += 1;
            continue;
        }
        checked.answered += 1;
        let by = if row.decided_by.is_empty() { by } else { &row.decided_by };
        // Both are read, so that what is wrong with both is said.
        let (answer, scope) = (categories.answer(row), Scope::read(&row.scope));
        let targets = match scope {
            Ok(scope) => list.targets(row, scope),
            Err(wrong) => vec![Err(wrong)],
        };
        let answer = answer.map_err(|wrong| checked.problems.push(problem(row, wrong))).ok();
        for target in targets {
            match (target, &answer) {
                (Err(wrong), _) => checked.problems.push(problem(row, wrong)),
                (Ok(target), Some(Some(answer))) => {
                    let wrong = sorting.sort(&target, answer, row, by, &mut checked);
                    checked.problems.extend(wrong.map(|wrong| problem(row, wrong)));
                }
                _ => {}
            }
        }
    }
    checked
}

fn is_answered(row: &FilledRow) -> bool {
    !row.category.is_empty() || !row.split.is_empty()
}

fn problem(row: &FilledRow, (says, remedy): Wrong) -> Problem {
    Problem { row: row.row, label: row.label.clone(), says, remedy }
}

/// Two answers for one group, of which `other` is the row of the first.
fn two_for_a_group(other: u32, one: &str, two: &str) -> Wrong {
    (
        format!("row {other} says `{one}` for this group, and this row says `{two}` for it"),
        String::from("keep one of the two"),
    )
}

/// The list as a whole.
struct List<'a> {
    mappings: &'a Mappings,
    areas: FxHashMap<&'a str, AreaId>,
    groups: FxHashMap<&'a str, Vec<&'a FilledRow>>,
}

impl<'a> List<'a> {
    fn new(rows: &'a [FilledRow], mappings: &'a Mappings) -> List<'a> {
        let areas = mappings.areas.iter().zip(0..=u16::MAX);
        let mut groups: FxHashMap<&str, Vec<&FilledRow>> = FxHashMap::default();
        for row in rows.iter().filter(|row| !row.group.is_empty()) {
            groups.entry(&row.group).or_default().push(row);
        }
        List { mappings, areas: areas.map(|(area, at)| (&*area.id, AreaId(at))).collect(), groups }
    }

    /// What the answer in `row` decides.
    fn targets(&self, row: &'a FilledRow, scope: Scope) -> Vec<Result<Target<'a>, Wrong>> {
        match scope {
            Scope::Area => vec![self.target(row, row)],
            Scope::Programme => {
                // The area makes no difference, but a wrong one shows that the row is damaged.
                let target =
                    |spelt_by| Target { area: None, spelt_by, label: &row.label, group: None };
                vec![self.area(row).map(target)]
            }
            Scope::Group => {
                let others = self.groups.get(&*row.group).into_iter().flatten();
                let others = others.filter(|other| !is_answered(other));
                let group = Some(&*row.group).filter(|group| !group.is_empty());
                let rows = std::iter::once(&row).chain(others);
                rows.map(|other| Ok(Target { group, ..self.target(other, row)? })).collect()
            }
        }
    }

    /// What stands in `row`, for its area; `from` is the row with the answer.
    fn target(&self, row: &'a FilledRow, from: &FilledRow) -> Result<Target<'a>, Wrong> {
        let of_group = || match row.row == from.row {
            true => String::new(),
            false => format!("row {} of its group: ", row.row),
        };
        let area = self.area(row).map_err(|(says, remedy)| (of_group() + &says, remedy))?;
        if area.is_none() {
            return Err((
                of_group() + "the area is not known, so that nothing can be decided for it alone",
                String::from("answer that row by itself, with the scope `whole programme`"),
            ));
        }
        Ok(Target { area, spelt_by: area, label: &row.label, group: None })
    }

    fn area(&self, row: &FilledRow) -> Result<Option<AreaId>, Wrong> {
        if row.area.is_empty() {
            return Ok(None);
        }
        self.areas.get(&*row.area).copied().map(Some).ok_or_else(|| {
            let ids = self.mappings.areas.iter().map(|area| &*area.id);
            let remedy =
                did_you_mean(&row.area, ids, "use the id that stood there, from areas.csv");
            (format!("there is no area `{}`", row.area), remedy)
        })
    }
}

#[cfg(test)]
mod tests;
