//! Lists as they come back from people.

use std::fs;
use std::sync::LazyLock;

use crosscast::gather::Format;
use crosscast::mapping::Mappings;
use crosscast::model::Limits;
use crosscast::open::{Apart, open_bytes};
use crosscast::pipeline::{NotAList, filled_sample};
use crosscast::review::{FilledList, ListFor, SeenLabels, check, codings};

use super::{folder, mapping_files};

/// A review list and a list of tested lines: read, or all that is wrong is said. Every answer is new,
/// standing, or a problem.
pub fn lists(bytes: &[u8]) {
    static MAPPINGS: LazyLock<Mappings> = LazyLock::new(mapping_files::usual);
    let Ok(workbook) = open_bytes(bytes, Format::Csv, &Limits::default()) else { return };
    let mut seen = SeenLabels::default();
    for label in ["Hall hire", "Youth club", "=1+1", "Hub"] {
        seen.add(None, label);
    }
    for list_for in [ListFor::Deciding, ListFor::Comparing] {
        let list = match FilledList::read("review.csv", &workbook, list_for) {
            Ok(list) => list,
            Err(mistakes) => {
                assert!(mistakes.iter().all(|mistake| !mistake.says.is_empty()));
                assert!(!mistakes.is_empty(), "refused for no reason");
                continue;
            }
        };
        assert!(list.rows.is_sorted_by_key(|row| row.row));
        let checked = check(&list.rows, &MAPPINGS, &seen, "Ruth");
        assert_eq!(checked.answered + checked.blank, list.rows.len());
        // The same answer, given twice, is accepted once.
        let told = checked.accepted.len() + checked.standing.len() + checked.problems.len();
        assert_eq!(told > 0, checked.answered > 0, "{checked:?}");
        assert!(checked.accepted.iter().all(|one| !one.key.words().is_empty()));
        for problem in &checked.problems {
            assert!(!problem.says.is_empty() && !problem.remedy.is_empty(), "{problem:?}");
        }
        let _ = codings(&list.rows, &MAPPINGS);
    }
    let path = folder("lists").join("sample.csv");
    fs::write(&path, bytes).unwrap();
    if let Err(NotAList::Mistakes(mistakes)) = filled_sample(&path, &MAPPINGS, &Apart::default()) {
        assert!(mistakes.iter().all(|mistake| !mistake.says.is_empty()));
        assert!(!mistakes.is_empty(), "refused for no reason");
    }
}
