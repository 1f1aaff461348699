//! One amount with its words.

use std::borrow::Cow;

use crate::model::{AreaId, Basis, CellAt, Date, LabelFrom, Money, Period};

/// One amount of one line, with the words that belong to it. Amounts are whole pence.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// Position of the sheet in its workbook.
    pub sheet: usize,
    /// Where the amount stands.
    pub cell: CellAt,
    /// Whose it is; `None` when that cannot be told.
    pub area: Option<AreaId>,
    /// When it was, as far as can be told.
    pub period: Option<Period>,
    /// Up to which day it counts, where it counts from the beginning and that day is said.
    pub until: Option<Date>,
    /// The line's own date.
    pub date: Option<Date>,
    /// The sections the line stands in, outermost first, joined by ` / `.
    pub section: Cow<'a, str>,
    /// The words that name the line.
    pub label: Cow<'a, str>,
    /// Where these were taken from.
    pub label_from: LabelFrom,
    /// More words about it.
    pub description: Cow<'a, str>,
    /// What the amount measures.
    pub basis: Basis,
    /// How much, in whole pence.
    pub amount: Money,
}
