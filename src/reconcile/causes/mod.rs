//! Why a printed total and its lines do not agree: the usual causes, tested by arithmetic.
//!
//! Each test asks one question of the difference (is it one of the lines? twice a line? the rows
//! that are hidden?) and answers with a [`Fit`]: the cause, and how much its fitting proves. What
//! the sheet's own formulas say comes first, then what few other numbers could have matched. A
//! match that a column of this size yields by chance is not told.

mod checked;
mod digits;
mod evidence;
mod formula;
mod formula_fits;
mod line_fits;
mod say;
mod total_fits;

pub use checked::{CheckedTotal, Outcome, checked_totals, explained};

use crate::detect::{Check, Table};
use crate::open::Sheet;

use super::Cause;
use evidence::Evidence;

/// The most causes that are told of one difference.
const TOLD: usize = 3;

/// A cause that fits, and how much that proves: higher is told first.
struct Fit {
    proof: u32,
    cause: Cause,
}

/// How much the kinds of evidence prove; the digits that agree are added.
mod proof {
    /// The total's own formula says so, and its cells come to the difference.
    pub(super) const FORMULA: u32 = 100;
    /// A fact about the sheet (hidden, kept as text, in whole pounds) that comes to the difference.
    pub(super) const FACT: u32 = 80;
    /// A printed subtotal comes to the difference.
    pub(super) const SUBTOTAL: u32 = 70;
    /// Two lines say the same, and one of them comes to the difference.
    pub(super) const REPEATED: u32 = 60;
    /// The total is a known multiple of the lines.
    pub(super) const RATIO: u32 = 50;
    /// One line comes to the difference, or to half of it.
    pub(super) const LINE: u32 = 40;
    /// The same, and several lines do.
    pub(super) const ONE_OF_LINES: u32 = 20;
    /// Two digits that changed places would close the gap.
    pub(super) const DIGITS: u32 = 30;
    /// The same in one of several cells.
    pub(super) const ONE_OF_DIGITS: u32 = 15;
    /// Nothing but that the total is typed where its neighbours are formulas.
    pub(super) const TYPED: u32 = 5;
}

/// The causes that fit the difference of `check`, a printed total of `table` on `sheet`, best
/// first; none when it agrees with its lines. Linear in the lines that the total closes.
pub fn causes(sheet: &Sheet, table: &Table, check: &Check) -> Vec<Cause> {
    let evidence = Evidence::new(sheet, table, check);
    if evidence.gap.is_zero() {
        return Vec::new();
    }
    let mut fits = Vec::new();
    formula_fits::add(&evidence, &mut fits);
    total_fits::add(&evidence, &mut fits);
    line_fits::add(&evidence, &mut fits);
    digits::add(&evidence, &mut fits);
    fits.sort_by_key(|fit| std::cmp::Reverse(fit.proof));
    let mut told: Vec<Cause> = Vec::new();
    for Fit { cause, .. } in fits {
        // What the formula proves of some cells need not be guessed again from their amounts.
        let again = told.iter().any(|one| one.kind == cause.kind || same_lines(one, &cause));
        if !again && told.len() < TOLD {
            told.push(cause);
        }
    }
    told
}

/// Whether two causes are about the very same cells of lines.
fn same_lines(one: &Cause, other: &Cause) -> bool {
    use super::CauseKind::{Hidden, OneLine, OutsideRange, Repeated, TextAmount};
    let about_lines = [Hidden, OneLine, OutsideRange, Repeated, TextAmount];
    about_lines.contains(&one.kind)
        && about_lines.contains(&other.kind)
        && one.cells.iter().all(|cell| other.cells.contains(cell))
}

#[cfg(test)]
mod tests;
