//! One file, marked row by row, by itself.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::gather::SourceFile;
use crate::mapping::Mappings;
use crate::model::Refusal;
use crate::open::Apart;
use crate::publish::card::MarkedCopy;
use crate::reconcile::returns::FileRulings;

use super::file::{self, Fate};
use super::papers::{self, Marking, Written};
use super::{Desk, Item, Read};

/// A return with its marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The workbook, as bytes.
    pub workbook: Vec<u8>,
    /// What is to be asked about it.
    pub asks: u64,
    /// The verdict on it in one line.
    pub headline: String,
}

/// Reads `source` and gives it back with marks.
///
/// # Errors
///
/// Why it cannot be read or is too large to be copied.
pub fn mark(source: &SourceFile, mappings: &Mappings, apart: &Apart) -> Result<Marked, Refusal> {
    let desk = Desk { marking: Marking::by_itself(), ..Desk::new(mappings, apart) };
    let marked = catch_unwind(AssertUnwindSafe(|| {
        let read = Read::apart(source, mappings, &desk.headings, apart)?;
        let page = papers::pages([&source.name].into_iter()).pop().unwrap_or_default();
        let item = Item { at: 0, source, fate: Fate::Read, page };
        let (_, written) = file::work(&desk, &item, &read, &FileRulings::default());
        let Written { card, marked } = written;
        let Some(workbook) = marked else {
            let reason = match card.marked {
                MarkedCopy::None(reason) => reason,
                _ => String::from("it cannot be copied"),
            };
            return Err(Refusal::new(reason, "Split the file, or look at its tie-out card."));
        };
        let asks = card.asks.shown.len() as u64 + card.asks.more;
        Ok(Marked { workbook, asks, headline: card.headline })
    }));
    marked.unwrap_or_else(|_| {
        Err(Refusal::new("crosscast itself failed on it", "Please report this with the file."))
    })
}
