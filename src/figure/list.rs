//! Figures in the making.

use crate::model::{Money, Percent, Tally};

use super::id::share_id;
use super::{Figure, PERCENT};

/// The figures so far, in any order.
pub(super) struct List<'a> {
    figures: Vec<Figure>,
    currency: &'a str,
}

impl<'a> List<'a> {
    pub(super) fn new(currency: &'a str) -> List<'a> {
        List { figures: Vec::new(), currency }
    }

    /// A sum of spend.
    pub(super) fn spend(&mut self, id: String, sum: Tally, provisional: bool) {
        self.put(id, sum.amount.to_string(), self.currency, Some(sum.lines), provisional);
    }

    /// A sum of spend, and what share it is of `whole`.
    pub(super) fn spend_of(&mut self, id: String, sum: Tally, whole: Money, provisional: bool) {
        self.share(&id, sum, whole, provisional);
        self.spend(id, sum, provisional);
    }

    /// The share alone; there is none of nothing, and of less than nothing.
    pub(super) fn share(&mut self, id: &str, sum: Tally, whole: Money, provisional: bool) {
        if whole > Money::ZERO
            && let Some(share) = Percent::of(sum.amount, whole)
        {
            let id = share_id(id);
            self.put(id, share.to_string(), PERCENT, Some(sum.lines), provisional);
        }
    }

    /// An amount that is no sum of lines: a median, an allocation.
    pub(super) fn money(&mut self, id: String, money: Money, provisional: bool) {
        self.put(id, money.to_string(), self.currency, None, provisional);
    }

    /// A share, of which there is none when there is nothing to take a share of.
    pub(super) fn percent(
        &mut self,
        id: String,
        percent: Option<Percent>,
        lines: Option<u64>,
        provisional: bool,
    ) {
        if let Some(percent) = percent {
            self.put(id, percent.to_string(), PERCENT, lines, provisional);
        }
    }

    /// A number of things.
    pub(super) fn count(&mut self, id: String, unit: &str, count: usize) {
        self.put(id, count.to_string(), unit, None, false);
    }

    /// All of them, by id.
    pub(super) fn finish(mut self) -> Vec<Figure> {
        self.figures.sort_by(|one, other| one.id.cmp(&other.id));
        self.figures
    }

    fn put(
        &mut self,
        id: String,
        value: String,
        unit: &str,
        lines: Option<u64>,
        provisional: bool,
    ) {
        self.figures.push(Figure { id, value, unit: unit.to_owned(), lines, provisional });
    }
}
