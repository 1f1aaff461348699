//! How far one area is settled in one year.

use std::collections::BTreeSet;
use std::fmt;

use crate::model::{Money, Period};
use crate::reconcile::Verdict;
use crate::total::FinancialYear;

use super::Received;

/// How far it is settled. Each step holds all that the one before it says.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// No return that counts speaks of the year.
    #[default]
    NotReceived,
    /// One does.
    Received,
    /// All that do tie out with their printed totals.
    TiedOut,
    /// No line in them waits for a decision.
    Coded,
    /// A person answers for all of them.
    SignedOff,
}

impl Status {
    /// Every status, in order.
    pub const ALL: [Status; 5] =
        [Status::NotReceived, Status::Received, Status::TiedOut, Status::Coded, Status::SignedOff];

    /// As the outputs spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Status::NotReceived => "not_received",
            Status::Received => "received",
            Status::TiedOut => "tied_out",
            Status::Coded => "coded",
            Status::SignedOff => "signed_off",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// One area in one year.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// How far it is settled.
    pub status: Status,
    /// How many returns that count speak of it.
    pub returns: u64,
    /// Of how many of its months they speak.
    pub months: u8,
    /// What was spent in it; `None` where no line lies in it, which is not zero.
    pub spend: Option<Money>,
}

/// More years than this between two returns are no gap that anybody waits for.
const LONGEST_GAP: usize = 30;

/// The years of which returns speak, and those between them.
pub(super) fn years(received: &[Received<'_>], first_month: u8) -> Vec<FinancialYear> {
    let mut years = BTreeSet::new();
    for period in received.iter().filter(|one| one.counts).flat_map(|one| &one.periods) {
        let last = FinancialYear::of(period.end, first_month);
        let first = FinancialYear::of(period.start, first_month);
        let between = from(first).take_while(|year| *year <= last).take(LONGEST_GAP);
        years.extend(between);
        years.insert(last);
    }
    let mut with_gaps: Vec<FinancialYear> = Vec::new();
    for year in years {
        if let Some(&before) = with_gaps.last() {
            let gap: Vec<_> = from(before).skip(1).take_while(|&next| next < year).collect();
            with_gaps.extend(gap.into_iter().take(LONGEST_GAP));
        }
        with_gaps.push(year);
    }
    with_gaps
}

fn from(first: FinancialYear) -> impl Iterator<Item = FinancialYear> {
    (first.first_year..i16::MAX).map(move |first_year| FinancialYear { first_year, ..first })
}

/// How many of the returns that count give no period.
pub(super) fn undated(received: &[&Received<'_>]) -> u64 {
    received.iter().filter(|one| one.counts && one.periods.is_empty()).count() as u64
}

/// How an area whose returns are `received` stands in `year`.
pub(super) fn standing(
    received: &[&Received<'_>],
    year: FinancialYear,
    spend: Option<Money>,
) -> Standing {
    let Some(whole) = year.period() else { return Standing::default() };
    let speaks = |one: &&&Received<'_>| {
        one.counts && one.periods.iter().any(|period| period.overlaps(&whole))
    };
    let about: Vec<&Received<'_>> = received.iter().filter(speaks).copied().collect();
    if about.is_empty() {
        return Standing { spend, ..Standing::default() };
    }
    let all = |holds: fn(&Received<'_>) -> bool| about.iter().all(|one| holds(one));
    let tied_out = all(|one| one.file.verdict == Verdict::Ties && !one.unclear && !one.unreadable);
    let status = if all(|one| one.signed_off) {
        Status::SignedOff
    } else if tied_out && all(|one| !one.in_review) {
        Status::Coded
    } else if tied_out {
        Status::TiedOut
    } else {
        Status::Received
    };
    let months = months(whole)
        .filter(|month| {
            let mut periods = about.iter().flat_map(|one| &one.periods);
            periods.any(|period| period.overlaps(month))
        })
        .count();
    Standing { status, returns: about.len() as u64, months: months as u8, spend }
}

/// The months of a year.
fn months(year: Period) -> impl Iterator<Item = Period> {
    let first = year.start;
    let month = first.month().unsigned_abs();
    (0..12u8).filter_map(move |at| {
        let number = u16::from(month) - 1 + u16::from(at);
        let of_year = first.year().checked_add(i16::try_from(number / 12).ok()?)?;
        Period::month(of_year, (number % 12) as u8 + 1)
    })
}
