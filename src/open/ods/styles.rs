//! What the styles of an OpenDocument say of tables and cells.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::sheet::CellFlags;
use super::super::xml::Tag;

/// The styles that stand before the tables.
#[derive(Debug, Default)]
pub(super) struct TableStyles {
    hiding: FxHashSet<Vec<u8>>,
    percent: FxHashSet<Vec<u8>>,
    cells: FxHashMap<Vec<u8>, CellFlags>,
    current: Vec<u8>,
}

impl TableStyles {
    /// Takes in the start of an element outside the tables.
    pub(super) fn start(&mut self, tag: &Tag<'_>) {
        match tag.name {
            b"style" => {
                self.current = tag.get("name").unwrap_or_default().to_vec();
                if tag.get("data-style-name").is_some_and(|format| self.percent.contains(format)) {
                    self.add(CellFlags::PERCENT);
                }
                if tag.empty {
                    self.current.clear();
                }
            }
            b"percentage-style" => {
                self.percent.insert(tag.get("name").unwrap_or_default().to_vec());
            }
            b"table-properties" if tag.get("display") == Some(b"false") => {
                self.hiding.insert(self.current.clone());
            }
            b"text-properties" if tag.get("font-weight") == Some(b"bold") => {
                self.add(CellFlags::BOLD)
            }
            _ => {}
        }
    }

    /// Takes in the end of an element outside the tables.
    pub(super) fn end(&mut self, name: &[u8]) {
        if name == b"style" {
            self.current.clear();
        }
    }

    /// Whether tables of style `name` are hidden.
    pub(super) fn hides(&self, name: &[u8]) -> bool {
        self.hiding.contains(name)
    }

    /// What cells of style `name` are.
    pub(super) fn flags(&self, name: &[u8]) -> CellFlags {
        self.cells.get(name).copied().unwrap_or_default()
    }

    fn add(&mut self, flag: CellFlags) {
        if !self.current.is_empty() {
            let flags = self.cells.entry(self.current.clone()).or_default();
            *flags = flags.with(flag);
        }
    }
}
