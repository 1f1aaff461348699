//! `columns.csv`: what column headings mean.

use rustc_hash::FxHashMap;

use super::grid::{Grid, Heading, optional, required};
use super::mistake::{Complaints, Line};
use super::nearest::did_you_mean;
use crate::model::{Basis, Role};

/// What a column heading means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnWord {
    /// The heading, compared without case, punctuation and outer space.
    pub heading: String,
    /// Its role.
    pub role: Role,
    /// Its basis, for amounts.
    pub basis: Option<Basis>,
    /// Where it stands in `columns.csv`.
    pub line: Line,
}

const HEADINGS: &[Heading] = &[required("heading"), required("role"), optional("basis")];

/// The headings, in the order of the file, each once.
pub(super) fn read(text: &str, complaints: &mut Complaints) -> Vec<ColumnWord> {
    let grid = Grid::read(text, HEADINGS, complaints);
    let mut seen: FxHashMap<String, usize> = FxHashMap::default();
    let mut found: Vec<ColumnWord> = Vec::new();
    for row in grid.rows() {
        let heading = row.filled("heading", complaints);
        let role = row.filled("role", complaints).and_then(|word| {
            let role = word.parse::<Role>().ok();
            if role.is_none() {
                let known: Vec<&str> = Role::ALL.into_iter().map(Role::as_str).collect();
                let otherwise = format!("use one of {}", known.join(", "));
                complaints.at(
                    row.line,
                    "role",
                    format!("there is no role `{word}`"),
                    did_you_mean(word, known.into_iter(), &otherwise),
                );
            }
            role
        });
        let basis = basis(row.field("basis"), row.line, complaints);
        let (Some(heading), Some(role), Some(basis)) = (heading, role, basis) else { continue };
        if basis.is_some() && role != Role::Amount {
            complaints.at(
                row.line,
                "basis",
                format!("a {role} has no basis"),
                "leave it empty, or make the role `amount`",
            );
            continue;
        }
        let word = ColumnWord { heading: heading.to_owned(), role, basis, line: Line(row.line) };
        match seen.entry(plain(heading)) {
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(found.len());
                found.push(word);
            }
            std::collections::hash_map::Entry::Occupied(place) => {
                let first = &found[*place.get()];
                if (first.role, first.basis) != (role, basis) {
                    complaints.at(
                        row.line,
                        "heading",
                        format!("line {} says something else about `{heading}`", first.line),
                        "keep one of the two lines",
                    );
                }
            }
        }
    }
    found
}

/// The basis that `word` spells: `Some(None)` for no word, `None` for an unknown one, which has
/// then been complained of.
pub(super) fn basis(word: &str, line: u32, complaints: &mut Complaints) -> Option<Option<Basis>> {
    if word.is_empty() {
        return Some(None);
    }
    let found = word.parse::<Basis>().ok();
    if found.is_none() {
        let known: Vec<&str> = Basis::ALL.into_iter().map(Basis::as_str).collect();
        let otherwise = format!("use one of {}, or leave it empty", known.join(", "));
        complaints.at(
            line,
            "basis",
            format!("there is no basis `{word}`"),
            did_you_mean(word, known.into_iter(), &otherwise),
        );
    }
    found.map(Some)
}

/// A heading without case, punctuation and space, unless it is nothing else (`£`).
fn plain(heading: &str) -> String {
    let plain: String =
        heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if plain.is_empty() { heading.to_owned() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_have_a_role_and_amounts_a_basis() {
        let mut complaints = Complaints::about("columns.csv");
        let text = "heading,role,basis\nItem,label,\nSpent (£),amount,spent\nSPENT £,Amount,Spent\n\
                    Date,dte,\nPaid,amount,spend\nWho,payee,spent\nItem:,note,\nx,zzz,\n";
        let words = read(text, &mut complaints);
        let found: Vec<_> = words.iter().map(|word| (word.line.0, word.role, word.basis)).collect();
        assert_eq!(found, [(2, Role::Label, None), (3, Role::Amount, Some(Basis::Spent))]);
        let mistakes: Vec<String> =
            complaints.into_mistakes().iter().map(ToString::to_string).collect();
        assert_eq!(
            mistakes,
            [
                "columns.csv, line 5, role: there is no role `dte`; did you mean `date`?",
                "columns.csv, line 6, basis: there is no basis `spend`; did you mean `spent`?",
                "columns.csv, line 7, basis: a payee has no basis; leave it empty, or make the \
                 role `amount`",
                "columns.csv, line 8, heading: line 2 says something else about `Item:`; keep one \
                 of the two lines",
                "columns.csv, line 9, role: there is no role `zzz`; use one of label, section, \
                 description, payee, date, amount, area, period, reference, note",
            ]
        );
    }
}
