//! The answers of a list as what its coder says, to be held against another coder's.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::mapping::{Answer, Coding, Mappings};
use crate::model::AreaId;
use crate::model::key::{LabelKey, label_key};

use super::words::{Categories, Scope, Wrong};
use super::{FilledRow, List, Problem, is_answered, problem, two_for_a_group};
use crate::review::answer_words;

/// What the rows of a list say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codings {
    /// The labels that have an answer, by area and key, each once.
    pub codings: Vec<Coding>,
    /// How many rows have none.
    pub blank: usize,
    /// All that is wrong, in the order of the list. While there is anything, the codings are not
    /// all that the coder says.
    pub problems: Vec<Problem>,
}

/// Reads the answers in `rows`. An answer for a group, or for the whole programme, speaks for those
/// rows of the list that it is meant for and that have no answer of their own.
pub fn codings(rows: &[FilledRow], mappings: &Mappings) -> Codings {
    let categories = Categories::new(mappings);
    let list = List::new(rows, mappings);
    let mut said = Said { mappings, codings: BTreeMap::new() };
    let mut found = Codings::default();
    let mut wider = Vec::new();
    for row in rows.iter().filter(|row| is_answered(row)) {
        let read = (categories.answer(row), Scope::read(&row.scope), list.area(row));
        let (answer, scope) = match read {
            (Ok(answer), Ok(scope), Ok(area)) => {
                let own = answer.clone().map(|answer| said.take(area, row, row, answer));
                found.problems.extend(own.and_then(Result::err).map(|wrong| problem(row, wrong)));
                (answer, scope)
            }
            (answer, scope, area) => {
                let wrong = [answer.err(), scope.err(), area.err()];
                found.problems.extend(wrong.into_iter().flatten().map(|one| problem(row, one)));
                continue;
            }
        };
        if let Some(answer) = answer.filter(|_| scope != Scope::Area) {
            wider.push((row, scope, answer));
        }
    }
    let own: Vec<Place> = said.codings.keys().cloned().collect();
    let mut keys: FxHashMap<LabelKey, Vec<&FilledRow>> = FxHashMap::default();
    if wider.iter().any(|&(_, scope, _)| scope == Scope::Programme) {
        rows.iter().for_each(|row| keys.entry(label_key(&row.label)).or_default().push(row));
    }
    // Two rows that speak for the same others contradict each other once, not once for each.
    let mut contradicting = FxHashSet::default();
    let groups: FxHashMap<u32, &str> = wider
        .iter()
        .filter(|&&(_, scope, _)| scope == Scope::Group)
        .map(|&(row, ..)| (row.row, &*row.group))
        .collect();
    for (from, scope, answer) in wider {
        let served = match scope {
            Scope::Group => list.groups.get(&*from.group),
            _ => keys.get(&label_key(&from.label)),
        };
        for row in served.into_iter().flatten().filter(|row| !is_answered(row)) {
            let area = match list.area(row) {
                Ok(area) => area,
                Err(wrong) => {
                    found.problems.push(problem(row, wrong));
                    continue;
                }
            };
            if own.binary_search(&(area, label_key(&row.label))).is_err() {
                let other = said.by(area, row).filter(|&by| by != from.row);
                let Err(wrong) = said.take(area, row, from, answer.clone()) else { continue };
                let Some((by, standing)) = other.zip(said.words(area, row)) else {
                    found.problems.push(problem(row, wrong));
                    continue;
                };
                if !contradicting.insert((by, from.row)) {
                    continue;
                }
                let is_one_group =
                    groups.contains_key(&by) && groups.get(&by) == groups.get(&from.row);
                found.problems.push(if is_one_group {
                    let here = answer_words(&answer, mappings);
                    problem(from, two_for_a_group(by, &standing, &here))
                } else {
                    problem(row, wrong)
                });
            }
        }
    }
    let is_blank = |row: &&FilledRow| {
        let place = || list.area(row).map(|area| (area, label_key(&row.label)));
        !is_answered(row) && !place().is_ok_and(|place| said.codings.contains_key(&place))
    };
    found.blank = rows.iter().filter(is_blank).count();
    found.problems.sort();
    found.problems.dedup();
    found.codings = said.codings.into_values().map(|(coding, _)| coding).collect();
    found
}

/// Which label is meant.
type Place = (Option<AreaId>, LabelKey);

/// What has been said so far, with the row that said it.
struct Said<'a> {
    mappings: &'a Mappings,
    codings: BTreeMap<Place, (Coding, u32)>,
}

impl Said<'_> {
    /// The row that has said what the label of `row` is.
    fn by(&self, area: Option<AreaId>, row: &FilledRow) -> Option<u32> {
        self.codings.get(&(area, label_key(&row.label))).map(|&(_, by)| by)
    }

    /// What has been said of the label of `row`.
    fn words(&self, area: Option<AreaId>, row: &FilledRow) -> Option<String> {
        let (standing, _) = self.codings.get(&(area, label_key(&row.label)))?;
        Some(answer_words(&standing.answer, self.mappings))
    }

    /// Takes the answer in the row `from` for the label of `row`.
    fn take(
        &mut self,
        area: Option<AreaId>,
        row: &FilledRow,
        from: &FilledRow,
        answer: Answer,
    ) -> Result<(), Wrong> {
        let key = label_key(&row.label);
        if key.words().is_empty() {
            let remedy = "take the row as crosscast wrote it, or empty its answer";
            return Err((String::from("the label is empty"), String::from(remedy)));
        }
        let place = (area, key.clone());
        match self.codings.get(&place) {
            None => {
                let coding = Coding { area, key, label: row.label.clone(), answer };
                self.codings.insert(place, (coding, from.row));
                Ok(())
            }
            Some((standing, _)) if standing.answer.shares() == answer.shares() => Ok(()),
            Some((standing, by)) => {
                let standing = answer_words(&standing.answer, self.mappings);
                let here = answer_words(&answer, self.mappings);
                let here = match row.row == from.row {
                    true => format!("here it is `{here}`"),
                    false => format!("row {} makes it `{here}`", from.row),
                };
                let says = format!("row {by} says `{standing}` for this label, and {here}");
                Err((says, String::from("keep one of the two")))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::{Area, Category};
    use crate::model::CategoryId;

    const ARTS: Answer = Answer::One(CategoryId(0));
    const SPACES: Answer = Answer::One(CategoryId(1));

    fn mappings() -> Mappings {
        let category = |id: &str| Category {
            id: id.into(),
            name: id.to_uppercase(),
            aliases: vec![format!("all {id}")],
            definition: String::new(),
            source: String::new(),
        };
        let area = |id: &str| Area { id: id.into(), name: id.into(), ..Area::default() };
        Mappings {
            areas: vec![area("noel"), area("leaf")],
            categories: vec![category("arts"), category("spaces")],
            ..Mappings::default()
        }
    }

    /// Rows from `area | label | group | category | scope | split`.
    fn read(lines: &[&str]) -> Codings {
        let rows: Vec<FilledRow> = (2..)
            .zip(lines)
            .map(|(row, line)| {
                let mut parts = line.split('|').map(|part| part.trim().to_owned());
                let mut next = || parts.next().unwrap_or_default();
                let (area, label, group) = (next(), next(), next());
                let (category, scope, split) = (next(), next(), next());
                FilledRow {
                    row,
                    area,
                    label,
                    group,
                    category,
                    scope,
                    split,
                    ..FilledRow::default()
                }
            })
            .collect();
        codings(&rows, &mappings())
    }

    #[test]
    fn answers_are_read_with_what_they_speak_for() {
        let found = read(&[
            "noel | Roof | | all arts",
            "noel | ROOFS | | ARTS",
            " | Roof | | unclear",
            "leaf | Hub | | | | spaces 60; arts 40",
            "leaf | Hall | |",
            "noel | Fete | Fetes | spaces | this group",
            "leaf | Fetes | Fetes |",
            "noel | Tree | | arts | whole programme",
            "leaf | Trees | |",
            "leaf | tree | |",
        ]);
        assert_eq!(found.problems, []);
        assert_eq!(found.blank, 1);
        let split = Answer::Split(vec![(CategoryId(1), 6_000), (CategoryId(0), 4_000)]);
        let told: Vec<_> = found
            .codings
            .iter()
            .map(|one| (one.area.map(|area| area.0), one.label.as_str(), one.answer.clone()))
            .collect();
        let expected = [
            (None, "Roof", Answer::Unclear),
            (Some(0), "Fete", SPACES),
            (Some(0), "Roof", ARTS),
            (Some(0), "Tree", ARTS),
            (Some(1), "Fetes", SPACES),
            (Some(1), "Hub", split),
            (Some(1), "Trees", ARTS),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let found = read(&[
            "noel | Roof | | artz | everywhere",
            "nole | Roof | | arts",
            "noel | | | arts",
            "noel | Hub | | arts",
            "noel | HUBS | | spaces",
            "leaf | Fete | F | arts | this group",
            "leaf | Tree | F | spaces | this group",
            "leaf | Hall | F |",
            "noel | Hall | F |",
        ]);
        let said: Vec<String> = found
            .problems
            .iter()
            .map(|one| format!("{}: {}; {}", one.row, one.says, one.remedy))
            .collect();
        let expected = [
            "2: `everywhere` in the column scope is not known; write `this area`, `this group` or `whole programme`",
            "2: there is no category `artz`; did you mean `arts`?",
            "3: there is no area `nole`; did you mean `noel`?",
            "4: the label is empty; take the row as crosscast wrote it, or empty its answer",
            "6: row 5 says `arts` for this label, and here it is `spaces`; keep one of the two",
            "8: row 7 says `arts` for this group, and this row says `spaces` for it; keep one of the two",
        ];
        assert_eq!(said, expected);
    }
}
