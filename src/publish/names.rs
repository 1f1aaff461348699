//! What the outputs call files and sheets.

use crate::gather::SourceFile;
use crate::open::Workbook;

pub(super) use crate::total::{area_id, area_name, bucket_id, bucket_name, category_id};

/// One file and its sheets, as the outputs call them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileNames<'a> {
    /// Path inside the inbox.
    pub file: &'a str,
    /// SHA-256 of its content in lower-case hexadecimal.
    pub sha256: &'a str,
    /// Names of its sheets in order.
    pub sheets: Vec<&'a str>,
}

impl<'a> FileNames<'a> {
    /// The names of a file that was read.
    pub fn new(file: &'a SourceFile, workbook: &'a Workbook) -> FileNames<'a> {
        let sheets = workbook.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        FileNames { file: &file.name, sha256: &file.sha256, sheets }
    }

    /// The name of the sheet at `position`; empty for a text file.
    pub fn sheet(&self, position: usize) -> &'a str {
        self.sheets.get(position).copied().unwrap_or_default()
    }

    /// The beginning of the file's hash, enough to tell its entries from those of other files.
    pub fn short_hash(&self) -> &'a str {
        self.sha256.get(..8).unwrap_or(self.sha256)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::mapping::{Area, Category, Mappings};
    use crate::model::AreaId;
    use crate::total::{AreaBucket, CategoryBucket};

    /// Two areas and two categories for the tests of this room.
    pub(in crate::publish) fn mappings() -> Mappings {
        let area = |id: &str, name: &str| Area {
            id: id.into(),
            name: name.into(),
            aliases: Vec::new(),
            region: String::new(),
            local_authority: String::new(),
            allocation: None,
            providers: Vec::new(),
        };
        let category = |id: &str, name: &str| Category {
            id: id.into(),
            name: name.into(),
            aliases: Vec::new(),
            definition: String::new(),
            source: String::new(),
        };
        Mappings {
            areas: vec![area("noel-park", "Noel Park"), area("leaf-hall", "Leaf Hall, East")],
            categories: vec![
                category("delivery", "Delivery costs"),
                category("small-grants", "Small grants"),
            ],
            ..Mappings::default()
        }
    }

    #[test]
    fn what_is_not_known_has_no_id_and_a_name() {
        let mappings = mappings();
        assert_eq!(area_id(&mappings, None), "");
        assert_eq!(area_id(&mappings, Some(AreaId(9))), "");
        assert_eq!(area_name(&mappings, AreaBucket::NotKnown), "area not known");
        assert_eq!(area_name(&mappings, AreaBucket::Area(AreaId(1))), "Leaf Hall, East");
        assert_eq!(bucket_id(&mappings, CategoryBucket::Review), "review");
        let names = FileNames { file: "a", sha256: "3fa85f6407", sheets: vec!["Q1"] };
        assert_eq!((names.short_hash(), names.sheet(0), names.sheet(1)), ("3fa85f64", "Q1", ""));
    }
}
