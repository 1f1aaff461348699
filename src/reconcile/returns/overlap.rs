//! Returns whose times meet: a year and its quarters, and what nobody can tell.

use crate::model::{Money, Period};
use crate::reconcile::Verdict;

use super::claim::Claim;
use super::same::same_time;
use super::settle::Settling;

impl Settling<'_> {
    /// Leaves out returns over a longer time that come to what returns over parts of it come to,
    /// and returns over a part that a longer one shows by itself.
    pub(super) fn parts_of_longer(&mut self) {
        // The shortest first: what its parts stand for does not stand beside them in a longer one.
        let mut order = self.standing(false);
        order.sort_by_key(|&at| {
            let days = self.claims[at].period.map(|period| (period.end - period.start).get_days());
            (days, self.claims[at].file)
        });
        for at in order {
            let claim = self.claims[at];
            let Some(whole) = claim.period else { continue };
            let within: Vec<usize> = self
                .standing(false)
                .into_iter()
                .filter(|&other| other != at && is_within(self.claims[other], whole))
                .collect();
            if within.is_empty() || !follow_each_other(&within, &self.claims) {
                continue;
            }
            let sum: Money = within.iter().map(|&part| self.claims[part].sum.amount).sum();
            let headings = within.iter().all(|&part| self.claims[part].same_headings(claim));
            let all_of_it = tile(&within, &self.claims, whole);
            let proves = all_of_it || within.len() >= 2 && headings;
            if sum == claim.sum.amount && proves && !claim.kept {
                self.leave_out(at, Verdict::Duplicate, &within, "it comes to what is said in");
                continue;
            }
            for part in within {
                let own = self.claims[part].period.and_then(|period| claim.parts.get(&period));
                let same = own.is_some_and(|own| own.amount == self.claims[part].sum.amount);
                if same && self.claims[part].same_headings(claim) && !self.claims[part].kept {
                    let says = "the same sum for the same time stands in";
                    self.leave_out(part, Verdict::Duplicate, &[at], says);
                }
            }
        }
    }

    /// Names the returns of which nobody can tell whether they say the same money.
    pub(super) fn overlaps(&mut self) {
        let standing = self.standing(false);
        for (place, &at) in standing.iter().enumerate() {
            for &other in &standing[place + 1..] {
                let (claim, than) = (self.claims[at], self.claims[other]);
                if claim.file == than.file || claim.kept || than.kept {
                    continue;
                }
                if let Some(says) = doubt(claim, than) {
                    self.unclear(other, &[at], says);
                }
            }
        }
    }
}

/// Lines with a date that stand in two returns by chance.
const CHANCE: usize = 2;

/// Why two returns may say the same money.
fn doubt(claim: &Claim, than: &Claim) -> Option<&'static str> {
    let fewer = claim.lines.len().min(than.lines.len());
    let shared = claim.lines_in(than);
    // Lists of payments have dates: the same headings in two of them are two accounts, unless
    // they have lines in common.
    if claim.all_dated && than.all_dated {
        return (shared > CHANCE).then_some("lines of the same day and amount stand in");
    }
    let (Some(period), Some(other)) = (claim.period, than.period) else {
        return (shared > CHANCE && shared * 2 >= fewer).then_some("most of its lines stand in");
    };
    // A workbook may leave out a quarter that another file gives.
    if !period.overlaps(&other) || !claim.meets(than) || !claim.same_headings(than) {
        return None;
    }
    let few = claim.labels.len().min(than.labels.len()) < 2;
    if few && shared == 0 {
        return None;
    }
    Some(if same_time(claim, than) {
        "the same headings for the same time stand in"
    } else {
        "the same headings for a time that overlaps stand in"
    })
}

fn is_within(part: &Claim, whole: Period) -> bool {
    part.period.is_some_and(|period| whole.covers(&period) && period != whole)
}

/// The periods of `parts`, in order; several returns may be about one of them.
fn periods(parts: &[usize], claims: &[&Claim]) -> Vec<Period> {
    let mut periods: Vec<Period> = parts.iter().filter_map(|&at| claims[at].period).collect();
    periods.sort_unstable();
    periods.dedup();
    periods
}

/// Whether no two different periods meet.
fn follow_each_other(parts: &[usize], claims: &[&Claim]) -> bool {
    periods(parts, claims).windows(2).all(|pair| pair[0].end < pair[1].start)
}

/// Whether they fill `whole` from its first day to its last.
fn tile(parts: &[usize], claims: &[&Claim], whole: Period) -> bool {
    let periods = periods(parts, claims);
    let ends = periods.first().map(|first| first.start) == Some(whole.start)
        && periods.last().map(|last| last.end) == Some(whole.end);
    ends && periods.windows(2).all(|pair| pair[0].end.tomorrow().ok() == Some(pair[1].start))
}
