//! Returns that count from the beginning, netted in order.
//!
//! Each counts in full in the time since the one before it, and takes back there what the one before
//! it said. So the area comes to what its latest return says, each period to what was added in it,
//! and a line that was dropped or renamed on the way takes nothing with it.

use std::sync::Arc;

use crate::model::{Code, Date, Finding, Period};

use super::settle::Settling;
use super::{Reversal, Ruling};

impl Settling<'_> {
    /// Nets the returns of one area that count from the beginning.
    ///
    /// Later is what counts up to a later day; where days are not known, what adds up to more. A
    /// return says an earlier one again when it has at least half of its headings: otherwise
    /// they are about different money.
    pub(super) fn net(&mut self) {
        let mut order = self.standing(true);
        let dated = order.iter().all(|&at| self.claims[at].until.is_some());
        order.sort_by_key(|&at| {
            let claim = self.claims[at];
            (claim.until.filter(|_| dated), claim.sum.amount, claim.file)
        });
        for (place, &at) in order.iter().enumerate() {
            let until = self.claims[at].until.filter(|_| dated);
            let before: Vec<usize> = order[..place]
                .iter()
                .copied()
                .filter(|&earlier| !self.is_reversed(earlier) && self.says_again(earlier, at))
                .collect();
            let since = before.iter().filter_map(|&earlier| self.claims[earlier].until).max();
            let period = since
                .zip(until)
                .and_then(|(since, until)| Period::new(since.tomorrow().ok()?, until));
            if since.is_some() && since == until && !self.claims[at].kept {
                self.unclear(at, &before, "another sum to the same day stands in");
            }
            let said_between = self.periodic_within(at, since, until);
            if period.is_some() {
                self.rule(at).period = period;
            } else if self.claims[at].period.is_none() {
                self.undated(at, until);
            }
            let own = period.or(self.claims[at].period);
            for earlier in before.into_iter().chain(said_between) {
                self.reverse(earlier, at, own);
            }
        }
    }

    fn is_reversed(&self, at: usize) -> bool {
        self.ruling(self.claims[at]).is_some_and(|ruling| ruling.reversed.is_some())
    }

    fn says_again(&self, earlier: usize, later: usize) -> bool {
        let (earlier, later) = (self.claims[earlier], self.claims[later]);
        earlier.file != later.file && earlier.headings_stay_in(later)
    }

    /// Returns of single periods that end where `at` has not ended yet.
    fn periodic_within(&self, at: usize, since: Option<Date>, until: Option<Date>) -> Vec<usize> {
        let Some(until) = until else { return Vec::new() };
        let mut periodic = self.standing(false);
        periodic.retain(|&other| {
            let within = self.claims[other].period.is_some_and(|period| {
                period.end <= until && since.is_none_or(|since| period.start > since)
            });
            within && !self.is_reversed(other) && self.says_again(other, at)
        });
        periodic
    }

    fn reverse(&mut self, earlier: usize, by: usize, period: Option<Period>) {
        let later = Arc::clone(&self.claims[by].name);
        let says = format!(
            "{later} counts from the beginning and says its {} again: they are taken back there",
            self.claims[earlier].sum.amount.in_pounds()
        );
        let remedy = "If it is other money, write basis spent for it in mappings/files.csv.";
        let finding = Finding {
            file: Arc::clone(&self.claims[earlier].name),
            ..Finding::new(Code::CumulativeNetted, says, remedy)
        };
        self.file(earlier).findings.push(finding);
        let ruling: &mut Ruling = self.rule(earlier);
        ruling.reversed = Some(Reversal { by: later, period });
    }

    /// Says that nobody knows when the first of such returns begins.
    fn undated(&mut self, at: usize, until: Option<Date>) {
        let Some(until) = until else { return };
        let says = format!(
            "it counts from the beginning to {}, and nothing says when that was",
            until.strftime("%-d %B %Y")
        );
        let remedy = "Set year_one in crosscast.toml, or give the period in files.csv.";
        let finding = Finding {
            file: Arc::clone(&self.claims[at].name),
            ..Finding::new(Code::PeriodUnknown, says, remedy)
        };
        self.file(at).findings.push(finding);
    }
}
