//! From rows to entries: amounts, dates, sections, wide periods, area and period.

mod entry;

pub use entry::Entry;
