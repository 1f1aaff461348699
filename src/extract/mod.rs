//! From rows to entries: amounts, dates, sections, wide periods, area and period.

mod area;
mod context;
mod entries;
mod entry;
#[cfg(test)]
mod example;
mod line;
mod notes;
mod ownership;
mod period;
mod titles;
mod until;
mod words;

pub use area::{AreaFinder, AreaMatch};
pub use context::{Context, Said};
pub use entries::{Extracted, entries};
pub use entry::Entry;
