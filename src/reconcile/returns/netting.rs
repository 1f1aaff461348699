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
            let before = self.said_before(&order[..place], at);
            let since = before.iter().filter_map(|&earlier| self.claims[earlier].until).max();
            let period = since
                .zip(until)
                .and_then(|(since, until)| Period::new(since.tomorrow().ok()?, until));
            if since.is_some() && since == until && !self.claims[at].kept {
                let told = format!(
                    "{} gives another sum to the same day: the larger counts, {}",
                    self.names(&before),
                    self.pounds(at).in_pounds()
                );
                self.doubt(at, &before, &told);
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
            self.periodic_across(at, until);
        }
    }

    /// The returns that `at` says again. One of which most headings came to more is not among them: a new
    /// year began, or it is of another account, and both count.
    fn said_before(&mut self, earlier: &[usize], at: usize) -> Vec<usize> {
        let mut before = Vec::new();
        for &one in earlier {
            if self.is_reversed(one) || !self.says_again(one, at) {
                continue;
            }
            if self.pounds(at) >= self.pounds(one) {
                before.push(one);
                continue;
            }
            let than = format!(
                "it counts from the beginning and comes to less than {} ({} after {})",
                self.claims[one].name,
                self.pounds(at).in_pounds(),
                self.pounds(one).in_pounds()
            );
            if self.claims[at].goes_on_from(self.claims[one]) {
                let told = format!("{than}: what is less is taken back");
                let remedy = "Ask the partnership what was corrected.";
                self.say(at, Code::CarriedDiffers, &told, remedy);
                before.push(one);
            } else {
                let told = format!(
                    "{than}, and most of its headings do: a new year began, or it is of another account, and both \
                     are counted; or it corrects it"
                );
                self.doubt(at, &[one], &told);
            }
        }
        before
    }

    fn is_reversed(&self, at: usize) -> bool {
        self.ruling(self.claims[at]).is_some_and(|ruling| ruling.reversed.is_some())
    }

    fn says_again(&self, earlier: usize, later: usize) -> bool {
        let (earlier, later) = (self.claims[earlier], self.claims[later]);
        // Sheets of one workbook, too, if they speak of different days.
        let other =
            earlier.file != later.file || earlier.until.is_some() && earlier.until < later.until;
        let meet = match (earlier.period, later.period) {
            (Some(period), Some(than)) => period.overlaps(&than),
            _ => true,
        };
        other && meet && !earlier.kept && earlier.headings_stay_in(later)
    }

    /// Says of which returns of single periods nobody can tell whether `at` says them again: those that
    /// go on behind its last day, and all if that is not known.
    fn periodic_across(&mut self, at: usize, until: Option<Date>) {
        let across: Vec<usize> = self
            .standing(false)
            .into_iter()
            .filter(|&other| {
                let (claim, than) = (self.claims[other], self.claims[at]);
                let across = match (claim.period, until) {
                    (Some(period), Some(until)) => period.contains(until) && period.end > until,
                    (Some(_), None) => true,
                    _ => false,
                };
                let apart =
                    claim.period.zip(than.period).is_some_and(|(one, other)| !one.overlaps(&other));
                across
                    && !apart
                    && !claim.kept
                    && !than.kept
                    && claim.file != than.file
                    && claim.headings_stay_in(than)
            })
            .collect();
        if !across.is_empty() {
            self.unclear(
                at,
                &across,
                "it counts from the beginning, and money of that time stands in",
            );
        }
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
