//! Returns that say the same: the same lines, another version, or lines within a larger return.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::claim::Claim;
use super::settle::Settling;
use crate::reconcile::Verdict;

/// How many different lines cannot agree by chance.
const TELLING_LINES: usize = 3;
/// The same, where the periods say that the money is not the same.
const STRIKING_LINES: usize = 5;
/// How many digits of a sum cannot.
const TELLING_DIGITS: u32 = 5;

/// Whether two claims can be about the same time.
pub(super) fn same_time(one: &Claim, other: &Claim) -> bool {
    match (one.to_date, one.period, other.period) {
        (true, ..) if one.until.is_some() && other.until.is_some() => one.until == other.until,
        (_, Some(period), Some(than)) => period == than,
        _ => true,
    }
}

impl Settling<'_> {
    /// Leaves out claims with the lines of another.
    pub(super) fn same_lines(&mut self, to_date: bool) {
        let mut groups: BTreeMap<&[u64], Vec<usize>> = BTreeMap::new();
        for at in self.standing(to_date) {
            groups.entry(self.claims[at].lines.as_slice()).or_default().push(at);
        }
        let groups: Vec<Vec<usize>> =
            groups.into_values().filter(|group| group.len() > 1).collect();
        for mut group in groups {
            // What a person wants counted stands first, then what has a period.
            group.sort_by_key(|&at| {
                let claim = self.claims[at];
                (!claim.kept, claim.period.is_none() && claim.until.is_none(), claim.file)
            });
            let mut standing: Vec<usize> = Vec::new();
            for at in group {
                if self.claims[at].kept || !self.repeats_one_of(&standing, at) {
                    standing.push(at);
                }
            }
        }
    }

    /// Whether `at` says the lines of one that stands again; what is so is said.
    fn repeats_one_of(&mut self, standing: &[usize], at: usize) -> bool {
        let claim = self.claims[at];
        let distinct = claim.distinct();
        let telling = distinct >= TELLING_LINES || claim.digits() >= TELLING_DIGITS;
        for &first in standing {
            let kept = self.claims[first];
            let same_time = claim.all_dated || same_time(claim, kept);
            let same_name = self.versions[at].same_stem(&self.versions[first]);
            if same_time && (telling || same_name) {
                self.leave_out(
                    at,
                    Verdict::Duplicate,
                    &[first],
                    "its lines are, to the penny, those of",
                );
                return true;
            }
            // Two quarters may well cost the same; many odd amounts do not. What counts from the
            // beginning stays the same in a quarter without spend.
            let striking = distinct >= STRIKING_LINES && !claim.to_date;
            if claim.area.is_some() && (same_time || striking) && !kept.kept {
                let says = if same_time {
                    "its few lines are those of"
                } else {
                    "its lines are, to the penny and under another period, those of"
                };
                self.unclear(at, &[first], says);
            }
        }
        false
    }

    /// Names claims of different areas with the same lines: a file in the wrong folder looks like this.
    pub(super) fn across_areas(&mut self) {
        let mut first: BTreeMap<&[u64], usize> = BTreeMap::new();
        for to_date in [false, true] {
            for at in self.standing(to_date) {
                let claim = self.claims[at];
                let kept = *first.entry(claim.lines.as_slice()).or_insert(at);
                let other = self.claims[kept];
                let apart = claim.area != other.area && claim.file != other.file;
                if apart
                    && !claim.kept
                    && !other.kept
                    && claim.distinct() >= STRIKING_LINES
                    && same_time(claim, other)
                {
                    let says = "its lines are, to the penny and for another area, those of";
                    self.unclear(at, &[kept], says);
                }
            }
        }
    }

    /// Leaves out claims for whose period the same area sent a later version. Another name tells so only
    /// if most lines are the same, too: otherwise it is another account.
    pub(super) fn later_versions(&mut self, to_date: bool) {
        for at in self.standing(to_date) {
            let claim = self.claims[at];
            if claim.kept {
                continue;
            }
            // Only what still stands: of versions that supersede each other one is left.
            let later = self.standing(to_date).into_iter().filter(|&other| {
                let than = self.claims[other];
                let order = self.versions[other].later(&self.versions[at]);
                let timed = |claim: &Claim| claim.period.is_some() || claim.until.is_some();
                let known = timed(claim) && timed(than)
                    || self.versions[other].same_stem(&self.versions[at]);
                let fewer = claim.lines.len().min(than.lines.len());
                let corrects = self.versions[other].same_stem(&self.versions[at])
                    || claim.lines_in(than) * 2 >= fewer;
                claim.file != than.file
                    && corrects
                    && order == Some(Ordering::Greater)
                    && known
                    && same_time(claim, than)
                    && claim.same_headings(than)
            });
            let latest = later.reduce(|one, other| {
                let order = self.versions[other].later(&self.versions[one]);
                if order == Some(Ordering::Less) { one } else { other }
            });
            if let Some(by) = latest {
                self.supersede(at, by);
            }
        }
    }

    /// Leaves out claims whose every line stands in a larger one.
    pub(super) fn lines_within(&mut self) {
        let standing = self.standing(false);
        for &at in &standing {
            let claim = self.claims[at];
            let distinct = claim.distinct();
            if claim.kept || distinct < TELLING_LINES {
                continue;
            }
            let within = |&&other: &&usize| {
                let larger = self.claims[other];
                let times = match (claim.period, larger.period) {
                    (Some(period), Some(than)) => than.covers(&period) && claim.meets(larger),
                    _ => false,
                };
                claim.file != larger.file
                    && larger.lines.len() > claim.lines.len()
                    && (claim.all_dated && larger.all_dated || times)
                    && claim.lines_in(larger) == claim.lines.len()
            };
            // The largest, which nothing else holds.
            let by = standing
                .iter()
                .filter(within)
                .max_by_key(|&&other| (self.claims[other].lines.len(), std::cmp::Reverse(other)));
            if let Some(&by) = by {
                self.leave_out(at, Verdict::Duplicate, &[by], "each of its lines stands in");
            }
        }
    }
}
