//! The column `public` of `labels.csv`: what a researcher said about publishing a label.

use rustc_hash::FxHashMap;

use super::grid::Row;
use super::mistake::{Complaints, Line};
use crate::model::AreaId;
use crate::model::key::{LabelKey, label_key};

/// A researcher's word about publishing a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// For one area, or for the whole programme.
    pub area: Option<AreaId>,
    /// The label as written.
    pub label: String,
    /// Whether it was cleared; otherwise it is never published.
    pub public: bool,
    /// Where it stands in `labels.csv`.
    pub line: Line,
}

/// Whether a line says nothing but whether its label is public.
pub(super) fn is_only_public(row: Row<'_>) -> bool {
    let empty = |name| row.field(name).is_empty();
    !empty("public") && empty("category") && empty("share")
}

/// What was said so far.
#[derive(Default)]
pub(super) struct Said {
    pub(super) publications: Vec<Publication>,
    places: FxHashMap<(Option<AreaId>, LabelKey), usize>,
}

impl Said {
    /// Reads the column `public` of a line about `label`.
    pub(super) fn read(
        &mut self,
        row: Row<'_>,
        area: Option<AreaId>,
        label: &str,
        complaints: &mut Complaints,
    ) {
        let word = row.field("public");
        let public = match word.to_ascii_lowercase().as_str() {
            "" => return,
            "yes" => true,
            "no" => false,
            _ => {
                let says = format!("`{word}` is neither `yes` nor `no`");
                let remedy = "write `yes` when you looked at the label and it may be published, `no` \
                              when it never may, or leave it empty";
                return complaints.at(row.line, "public", says, remedy);
            }
        };
        let first = *self.places.entry((area, label_key(label))).or_insert(self.publications.len());
        let publication =
            Publication { area, label: label.to_owned(), public, line: Line(row.line) };
        if let Some(other) = self.publications.get(first).filter(|other| other.public != public) {
            let (one, two) = if public { ("no", "yes") } else { ("yes", "no") };
            let says = format!(
                "line {} says `{one}` for `{}`, this line says `{two}` for `{label}`, which is the \
                 same label",
                other.line, other.label,
            );
            return complaints.at(row.line, "public", says, "keep one of the two");
        }
        self.publications.push(publication);
    }
}

#[cfg(test)]
mod tests {
    use super::super::Mappings;
    use super::*;

    fn read(labels: &str) -> Result<Mappings, String> {
        let dir = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(dir.path().join(name), text).unwrap();
        write("categories.csv", "id,name\narts,Arts\nspaces,Spaces\n");
        write("areas.csv", "id,name\nwarsop,Warsop\n");
        write("labels.csv", labels);
        Mappings::load(dir.path(), None).map_err(|mistakes| {
            mistakes.0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
        })
    }

    #[test]
    fn a_label_is_cleared_with_its_category_or_without() {
        let mappings = read(
            "area,label,category,share,public\n,Jo's Mural,arts,,yes\nwarsop,Hub,,, No \n\
             ,Fair,arts,50,\n,Fair,spaces,50,YES\n,Fete,arts,,\n",
        )
        .unwrap();
        let said: Vec<_> = mappings
            .publications
            .iter()
            .map(|one| (one.area, one.label.as_str(), one.public, one.line.0))
            .collect();
        let expected = [
            (None, "Jo's Mural", true, 2),
            (Some(AreaId(0)), "Hub", false, 3),
            (None, "Fair", true, 5),
        ];
        assert_eq!(said, expected);
        let decided: Vec<_> = mappings.labels.iter().map(|one| one.label.as_str()).collect();
        assert_eq!(decided, ["Jo's Mural", "Fair", "Fete"], "to clear a label decides no category");
    }

    #[test]
    fn what_is_neither_yes_nor_no_and_what_contradicts_is_a_mistake() {
        for (labels, mistake) in [
            (
                "label,category,public\nMural,arts,maybe\n",
                "labels.csv, line 2, public: `maybe` is neither `yes` nor `no`; write `yes` when you \
                 looked at the label and it may be published, `no` when it never may, or leave it empty",
            ),
            (
                "label,category,public\nMural,arts,yes\nMurals,,no\n",
                "labels.csv, line 3, public: line 2 says `yes` for `Mural`, this line says `no` for \
                 `Murals`, which is the same label; keep one of the two",
            ),
            (
                "label,category,public\nMural,,\n",
                "labels.csv, line 2, category: this is empty; fill in the category",
            ),
        ] {
            assert_eq!(read(labels).unwrap_err(), mistake);
        }
    }
}
