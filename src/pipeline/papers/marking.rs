//! Of which returns a marked copy is written.

use crate::mapping::{MarkedCopies, Settings};
use crate::publish::card::MarkedCopy;
use crate::publish::card_html::counted;
use crate::reconcile::asks::Ask;

use super::super::Read;

/// The most rows of a return of which a run writes a marked copy: to write all cells again costs more
/// than to read them, and whoever needs a larger one can ask for it.
const ROWS_IN_A_RUN: usize = 20_000;
/// The most cells.
const CELLS_IN_A_RUN: usize = 200_000;
/// The most cells of a copy that is asked for by itself.
const CELLS_BY_ITSELF: usize = 5_000_000;

/// Of which returns, and how large they may be.
#[derive(Copy, Clone, Debug)]
pub struct Marking {
    copies: MarkedCopies,
    rows: usize,
    cells: usize,
}

impl Marking {
    /// Marked copies as a run writes them.
    pub(in crate::pipeline) fn in_a_run(settings: &Settings) -> Marking {
        Marking { copies: settings.marked, rows: ROWS_IN_A_RUN, cells: CELLS_IN_A_RUN }
    }

    /// A marked copy of whatever is given.
    pub(in crate::pipeline) fn by_itself() -> Marking {
        Marking { copies: MarkedCopies::All, rows: usize::MAX, cells: CELLS_BY_ITSELF }
    }

    /// Why no copy is made of a return about which `asks` are asked; `None` when one is.
    pub(in crate::pipeline) fn against(&self, read: &Read, asks: &[Ask]) -> Option<MarkedCopy> {
        let how = "`crosscast mark` with the file's name makes one.";
        match self.copies {
            MarkedCopies::None => return Some(MarkedCopy::NotMeant),
            // Which period a return is for cannot be seen in its rows.
            MarkedCopies::Asked if asks.iter().all(|ask| ask.sheet.is_none()) => {
                let says =
                    "No marked copy is written, because nothing is to be asked about its rows";
                return Some(MarkedCopy::None(format!("{says}; {how}")));
            }
            _ => {}
        }
        let rows: usize = read.workbook.sheets.iter().map(crate::open::Sheet::row_count).sum();
        let cells: usize = read.workbook.sheets.iter().map(crate::open::Sheet::cell_count).sum();
        let (size, limit) = if rows > self.rows {
            (counted(rows as u64, "row", "rows"), counted(self.rows as u64, "row", "rows"))
        } else if cells > self.cells {
            (counted(cells as u64, "cell", "cells"), counted(self.cells as u64, "cell", "cells"))
        } else {
            return None;
        };
        let how = if self.cells == CELLS_BY_ITSELF { "" } else { how };
        let says = format!(
            "No marked copy is written of a return with {size} (the limit is {limit}). {how}"
        );
        Some(MarkedCopy::None(says.trim_end().to_owned()))
    }
}
