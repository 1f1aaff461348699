//! What is known of a file before its lines are read.

use super::AreaFinder;
use crate::mapping::{Area, ColumnWord, Mappings, Settings};
use crate::model::{AreaId, Period};
use crate::open::Sheet;

/// What is known of a file besides its cells.
#[derive(Debug)]
pub struct Context<'m> {
    /// Path inside the inbox, with `/` between folders.
    pub file: &'m str,
    /// What people said about each sheet, in the order of the sheets.
    pub said: Vec<Said>,
    /// The areas, for messages.
    pub areas: &'m [Area],
    /// Finds areas by name.
    pub finder: &'m AreaFinder,
    /// What people said of headings.
    pub columns: &'m [ColumnWord],
    /// The settings.
    pub settings: &'m Settings,
}

/// What `files.csv` says about one sheet.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Whose it is.
    pub area: Option<AreaId>,
    /// When it was.
    pub period: Option<Period>,
}

impl<'m> Context<'m> {
    /// Asks the mapping files about `file` and its `sheets`; the most particular word wins.
    pub fn new(
        file: &'m str,
        sheets: &[Sheet],
        mappings: &'m Mappings,
        finder: &'m AreaFinder,
    ) -> Context<'m> {
        let said = |sheet: &Sheet| {
            mappings.words_about(file, &sheet.name).fold(Said::default(), |said, word| Said {
                area: said.area.or(word.area),
                period: said.period.or(word.period),
            })
        };
        Context {
            file,
            said: sheets.iter().map(said).collect(),
            areas: &mappings.areas,
            finder,
            columns: &mappings.columns,
            settings: &mappings.settings,
        }
    }

    /// What people said about the `sheet`-th sheet.
    pub(super) fn said(&self, sheet: usize) -> Said {
        self.said.get(sheet).copied().unwrap_or_default()
    }

    /// The name of `area`, for messages.
    pub(super) fn area_name(&self, area: AreaId) -> &'m str {
        self.areas.get(area.index()).map_or("?", |area| &area.name)
    }

    /// The file's own name without its folders and ending.
    pub(super) fn stem(&self) -> &'m str {
        let name = self.file.rsplit('/').next().unwrap_or(self.file);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The folders that the file lies in, the nearest first.
    pub(super) fn folders(&self) -> impl Iterator<Item = &'m str> {
        self.file.rsplit('/').skip(1)
    }
}
