//! Small mapping files for the tests of this room.

use std::fs;

use crate::mapping::Mappings;
use crate::model::{AreaId, CategoryId};

pub(super) const NOEL: AreaId = AreaId(0);
pub(super) const WARSOP: AreaId = AreaId(1);
pub(super) const ARTS: CategoryId = CategoryId(0);
pub(super) const GRANTS: CategoryId = CategoryId(1);
pub(super) const SPACES: CategoryId = CategoryId(2);

/// The mappings with these lines of `labels.csv` (area, label, category, share, decided_by) and of
/// `rules.csv` (area, include, exclude, category, note); the first of them is line 2.
pub(super) fn mappings(labels: &str, rules: &str) -> Mappings {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("categories.csv", String::from("id,name\narts,Arts\ngrants,Grants\nspaces,Spaces\n")),
        ("areas.csv", String::from("id,name\nnoel,Noel Park\nwarsop,Warsop\n")),
        ("labels.csv", format!("area,label,category,share,decided_by\n{labels}")),
        ("rules.csv", format!("area,include,exclude,category,note\n{rules}")),
    ] {
        fs::write(dir.path().join(name), text).unwrap();
    }
    Mappings::load(dir.path(), None).unwrap_or_else(|mistakes| panic!("{mistakes:?}"))
}
