//! What researchers said about publishing labels.

use rustc_hash::FxHashSet;

use crate::mapping::Mappings;
use crate::model::AreaId;
use crate::model::key::{LabelKey, label_key, name_key};

/// The column `public` of `labels.csv`, ready to be asked. A `no` keeps back a label in every wording that
/// comes to the same; a `yes` clears the one wording that somebody looked at, case and punctuation aside, so
/// that `Trip` does not clear `Trip, ref 88213`. What is said for the area goes before what is said for the
/// programme.
#[derive(Debug, Default)]
pub struct Clearance {
    cleared: FxHashSet<(Option<AreaId>, LabelKey)>,
    kept_back: FxHashSet<(Option<AreaId>, LabelKey)>,
}

impl Clearance {
    /// What `mappings` say.
    pub fn new(mappings: &Mappings) -> Clearance {
        let mut said = Clearance::default();
        for one in &mappings.publications {
            if one.public {
                said.cleared.insert((one.area, name_key(&one.label)));
            } else {
                said.kept_back.insert((one.area, label_key(&one.label)));
            }
        }
        said
    }

    /// Whether `written`, a label of `area`, may be published; `None` when nobody said so.
    pub fn of(&self, area: Option<AreaId>, written: &str) -> Option<bool> {
        if self.cleared.is_empty() && self.kept_back.is_empty() {
            return None;
        }
        let (mut name, mut key) = ((area, name_key(written)), (area, label_key(written)));
        for whose in [area, None] {
            (name.0, key.0) = (whose, whose);
            if self.kept_back.contains(&key) {
                return Some(false);
            }
            if self.cleared.contains(&name) {
                return Some(true);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::{Line, Publication};

    #[test]
    fn yes_is_for_one_wording_and_no_for_all_and_the_areas_word_wins() {
        let said = |area, label: &str, public| Publication {
            area,
            label: label.to_owned(),
            public,
            line: Line(2),
        };
        let warsop = Some(AreaId(0));
        let publications = vec![
            said(None, "Trip", true),
            said(None, "Mural", false),
            said(warsop, "Mural", true),
            said(warsop, "Fairs", false),
            said(None, "Fair", true),
        ];
        let clearance = Clearance::new(&Mappings { publications, ..Mappings::default() });
        for (area, label, public) in [
            (None, "TRIP!", Some(true)),
            (warsop, "trip", Some(true)),
            (None, "Trip ref 88213", None),
            (None, "Trips", None),
            (None, "murals 2019", Some(false)),
            (warsop, "mural", Some(true)),
            (warsop, "Fair", Some(false)),
            (None, "Fair", Some(true)),
            (None, "Hub", None),
        ] {
            assert_eq!(clearance.of(area, label), public, "{label}");
        }
    }
}
