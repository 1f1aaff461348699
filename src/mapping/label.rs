//! `labels.csv`: what labels were decided to mean.

use rustc_hash::FxHashMap;

use super::answer::{Answer, Vote, answer};
use super::grid::{Grid, Heading, optional, required};
use super::keepable::looks_like_a_date;
use super::known::Known;
use super::mistake::{Complaints, Line};
use super::publication::{Publication, Said, is_only_public};
use super::share::share;
use crate::model::AreaId;
use crate::model::guard::restore;
use crate::model::key::{LabelKey, label_key};

/// What a label was decided to mean.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelDecision {
    /// For one area, or for the whole programme.
    pub area: Option<AreaId>,
    /// The label as written.
    pub label: String,
    /// Its category, its split, or that nobody can know.
    pub answer: Answer,
    /// Who decided; `starter` for the shipped ones.
    pub decided_by: String,
    /// When, as written.
    pub decided_on: String,
    /// Why.
    pub note: String,
    /// Where it stands in `labels.csv` (its first line, for a split).
    pub line: Line,
}

pub(super) const HEADINGS: &[Heading] = &[
    optional("area"),
    required("label"),
    required("category"),
    optional("share"),
    optional("decided_by"),
    optional("decided_on"),
    optional("note"),
    optional("public"),
];

/// All that `labels.csv` says.
#[derive(Debug, Default)]
pub(super) struct Labels {
    /// The decisions, in the order of their first lines.
    pub(super) decisions: Vec<LabelDecision>,
    /// What was said about publishing labels, in the order of the lines.
    pub(super) publications: Vec<Publication>,
}

/// Reads what is said. Lines with the same area and the same key are one decision: the same category again
/// says nothing new, different ones are a split. A line that only says whether its label is public decides
/// no category.
pub(super) fn read(text: &str, known: &Known<'_>, complaints: &mut Complaints) -> Labels {
    let grid = Grid::read(text, HEADINGS, complaints);
    let mut places: FxHashMap<(Option<AreaId>, LabelKey), usize> = FxHashMap::default();
    let mut groups: Vec<(Option<AreaId>, Vec<Vote<'_>>)> = Vec::new();
    let mut said = Said::default();
    for row in grid.rows() {
        let label = row.filled("label", complaints).map(restore);
        let area = known.area(row, complaints);
        if let (Some(label), Some(area)) = (label, area) {
            said.read(row, area, label, complaints);
        }
        if is_only_public(row) {
            continue;
        }
        let category = known.category(row, complaints);
        let share = share(row, complaints);
        let (Some(label), Some(area), Some(category), Some(share)) = (label, area, category, share)
        else {
            continue;
        };
        if looks_like_a_date(label) {
            complaints.at(
                row.line,
                "label",
                format!("`{label}` is a date; a spreadsheet may have made it one"),
                "format the column as text, then type the label as the return has it",
            );
            continue;
        }
        let place = *places.entry((area, label_key(label))).or_insert_with(|| {
            groups.push((area, Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push(Vote { row, category, share });
    }
    let decisions = groups
        .into_iter()
        .filter_map(|(area, votes)| {
            let answer = answer(&votes, complaints)?;
            let first = votes.first()?.row;
            Some(LabelDecision {
                area,
                label: restore(first.field("label")).to_owned(),
                answer,
                decided_by: restore(first.field("decided_by")).to_owned(),
                decided_on: first.field("decided_on").to_owned(),
                note: restore(first.field("note")).to_owned(),
                line: Line(first.line),
            })
        })
        .collect();
    Labels { decisions, publications: said.publications }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::{Area, Category};
    use crate::model::CategoryId;

    fn read_labels(lines: &str) -> (Vec<LabelDecision>, Vec<String>) {
        let area = |id: &str| Area {
            id: id.to_owned(),
            name: id.to_owned(),
            aliases: Vec::new(),
            region: String::new(),
            local_authority: String::new(),
            allocation: None,
            providers: Vec::new(),
        };
        let category = |id: &str| Category {
            id: id.to_owned(),
            name: id.to_owned(),
            aliases: Vec::new(),
            definition: String::new(),
            source: String::new(),
        };
        let areas = [area("warsop"), area("noel-park")];
        let categories = [category("arts"), category("small-grants"), category("spaces")];
        let mut complaints = Complaints::about("labels.csv");
        let text = format!("area,label,category,share\n{lines}");
        let labels = read(&text, &Known::new(&areas, &categories), &mut complaints);
        (labels.decisions, complaints.into_mistakes().iter().map(ToString::to_string).collect())
    }

    fn answers(lines: &str) -> Vec<(u32, Answer)> {
        let (labels, mistakes) = read_labels(lines);
        assert_eq!(mistakes, [""; 0], "{lines}");
        labels.into_iter().map(|label| (label.line.0, label.answer)).collect()
    }

    #[test]
    fn lines_of_one_label_are_one_decision() {
        let (arts, grants, spaces) = (CategoryId(0), CategoryId(1), CategoryId(2));
        for (lines, expected) in [
            (",Mural,arts,\n", vec![(2, Answer::One(arts))]),
            (",Mural,arts,100\n,MURALS,arts,\n", vec![(2, Answer::One(arts))]),
            (",Board projects,unclear,\n", vec![(2, Answer::Unclear)]),
            (
                "warsop,Mural,arts,\nnoel-park,Mural,spaces,\n",
                vec![(2, Answer::One(arts)), (3, Answer::One(spaces))],
            ),
            (
                ",Hub,arts,33.33%\n,Mural,arts,\n,Hub,spaces,\"33,33\"\n,hub,small-grants,33.34\n",
                vec![
                    (2, Answer::Split(vec![(arts, 3_333), (spaces, 3_333), (grants, 3_334)])),
                    (3, Answer::One(arts)),
                ],
            ),
            (
                ",Hub,arts,50\n,Hub,spaces,50\n,Hub,arts,50\n",
                vec![(2, Answer::Split(vec![(arts, 5_000), (spaces, 5_000)]))],
            ),
        ] {
            assert_eq!(answers(lines), expected, "{lines}");
        }
    }

    #[test]
    fn each_mistake_is_named() {
        for (lines, mistake) in [
            (
                ",Mural,arts,\n,Murals,spaces,\n",
                "labels.csv, line 3, category: line 2 says `arts` for `Mural`, this line says \
                 `spaces` for `Murals`, which is the same label; keep one of the two lines, or give \
                 each a share in per cent",
            ),
            (
                ",Hub,arts,60\n,Hub,spaces,30\n",
                "labels.csv, line 2, share: the shares of `Hub` add up to 90, not 100 (lines 2, \
                 3); let them add up to 100",
            ),
            (
                ",Hub,arts,half\n",
                "labels.csv, line 2, share: `half` is not a share; write per cent above 0 and up \
                 to 100, with at most two decimals",
            ),
            (
                ",Hub,unclear,40\n",
                "labels.csv, line 2, share: `unclear` has a share of 40; a label is unclear as a \
                 whole or not at all",
            ),
            (
                ",Hub,small-grant,\n",
                "labels.csv, line 2, category: there is no category `small-grant`; did you mean \
                 `small-grants`?",
            ),
            (
                "zzz,Hub,arts,\n",
                "labels.csv, line 2, area: there is no area `zzz`; use an id from areas.csv, or \
                 leave it empty for the whole programme",
            ),
            (
                ",03/04/2016,arts,\n",
                "labels.csv, line 2, label: `03/04/2016` is a date; a spreadsheet may have made \
                 it one; format the column as text, then type the label as the return has it",
            ),
            (",,arts,\n", "labels.csv, line 2, label: this is empty; fill in the label"),
        ] {
            assert_eq!(read_labels(lines).1, [mistake], "{lines}");
        }
    }
}
