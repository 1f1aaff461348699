//! Which line of the old run is which line of the new one, among those that are not the same.
//!
//! Only lines of the same pair of files are matched. The surest likeness comes first: the same cell of
//! the same bytes is the same line whatever became of it; then the same words and amount, in the same cell
//! or elsewhere in the sheet; then the same words with another amount; then the same cell and amount
//! with another label. What is left was added or removed.
//!
//! Where several lines are alike, neighbours go together. Nothing here tells old from new, so that
//! the comparison of two runs the other way round is the same with its signs turned.

use super::held::HeldLine;
use crate::model::CellAt;

/// A line of the old run and the line of the new one that it became.
pub(super) type PairedLines = (Option<HeldLine>, Option<HeldLine>);

/// Matches the lines, in the order of the new run; those that are gone stand last, in the order of the old
/// one. `same_bytes` says whether both files of a pair are byte for byte the same.
pub(super) fn pair_up(
    old: Vec<HeldLine>,
    new: Vec<HeldLine>,
    same_bytes: impl Fn(u32) -> bool,
) -> Vec<PairedLines> {
    let mut matching = Matching::new(old, new);
    matching.tier(|one| same_bytes(one.pair).then_some((one.pair, one.sheet, one.at)));
    let words = |one: &HeldLine| (one.section, one.label, one.description, one.date, one.amount);
    matching.tier(|one| Some((one.pair, one.sheet, one.at, words(one))));
    matching.tier(|one| Some((one.pair, one.sheet, words(one))));
    // A sheet with another name. Its lines must say the same in all else: one month is not another.
    let times = |one: &HeldLine| one.period.map(|period| (period.start, period.end));
    matching.tier(|one| Some((one.pair, words(one), one.area, times(one))));
    // A section or a description with other words.
    matching.tier(|one| Some((one.pair, one.sheet, one.label, one.amount)));
    matching.tier(|one| Some((one.pair, one.sheet, one.at, one.label)));
    matching.tier(|one| {
        let told = (one.pair, one.sheet, one.at, one.amount);
        (!one.amount.is_zero()).then_some(told)
    });
    matching.tier(|one| Some((one.pair, one.sheet, one.section, one.label)));
    matching.tier(|one| Some((one.pair, one.sheet, one.label)));
    matching.finish()
}

struct Matching {
    old: Vec<HeldLine>,
    new: Vec<HeldLine>,
    /// The line of the old run that each of the new one was.
    found: Vec<Option<usize>>,
    /// Whether a line of the old run was found.
    taken: Vec<bool>,
}

/// One line that has no partner yet: its key, its run, its place, and its number.
type Open<K> = (K, bool, u64, usize);

impl Matching {
    fn new(old: Vec<HeldLine>, new: Vec<HeldLine>) -> Matching {
        let (found, taken) = (vec![None; new.len()], vec![false; old.len()]);
        Matching { old, new, found, taken }
    }

    /// Matches lines with the same key.
    fn tier<K: Ord>(&mut self, key: impl Fn(&HeldLine) -> Option<K>) {
        let mut open: Vec<Open<K>> = Vec::new();
        for (at, line) in self.old.iter().enumerate().filter(|&(at, _)| !self.taken[at]) {
            open.extend(key(line).map(|key| (key, false, place(line.at), at)));
        }
        for (at, line) in self.new.iter().enumerate().filter(|&(at, _)| self.found[at].is_none()) {
            open.extend(key(line).map(|key| (key, true, place(line.at), at)));
        }
        open.sort_unstable();
        for alike in open.chunk_by(|one, other| one.0 == other.0) {
            let (old, new) = alike.split_at(alike.partition_point(|&(_, is_new, ..)| !is_new));
            if old.len() <= new.len() {
                neighbours(old, new, |one, other| self.is_the_same(one, other));
            } else {
                neighbours(new, old, |other, one| self.is_the_same(one, other));
            }
        }
    }

    fn is_the_same(&mut self, old: usize, new: usize) {
        self.taken[old] = true;
        self.found[new] = Some(old);
    }

    fn finish(self) -> Vec<PairedLines> {
        let mut old: Vec<Option<HeldLine>> = self.old.into_iter().map(Some).collect();
        let mut pairs: Vec<PairedLines> = self
            .new
            .into_iter()
            .zip(self.found)
            .map(|(line, found)| (found.and_then(|at| old.get_mut(at)?.take()), Some(line)))
            .collect();
        pairs.extend(old.into_iter().flatten().map(|line| (Some(line), None)));
        pairs
    }
}

/// Where a cell stands among those of its sheet, row by row.
fn place(at: CellAt) -> u64 {
    u64::from(at.row) << 32 | u64::from(at.col)
}

/// Gives each of `few` one of `many`, in order, and passes over those of `many` that are further
/// away than the next.
fn neighbours<K>(few: &[Open<K>], many: &[Open<K>], mut pair: impl FnMut(usize, usize)) {
    let mut spare = many.len().saturating_sub(few.len());
    let mut ahead = many.iter().peekable();
    for &(_, _, place, one) in few {
        while let Some(&(_, _, here, other)) = ahead.next() {
            let nearer = |&&(_, _, next, _): &&Open<K>| next.abs_diff(place) < here.abs_diff(place);
            if spare > 0 && ahead.peek().is_some_and(nearer) {
                spare -= 1;
                continue;
            }
            pair(one, other);
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::held::Words;
    use super::super::line::Line;
    use super::super::names::Names;
    use super::super::tests::line;
    use super::*;

    /// The cells that go together, old to new, for lines of one pair of files.
    fn paired(old: &[Line<'_>], new: &[Line<'_>], same_bytes: bool) -> Vec<String> {
        let (mut words, mut names) = (Words::default(), Names::default());
        let mut held = |lines: &[Line<'_>]| -> Vec<HeldLine> {
            let held = |line| HeldLine::of(line, 0, &mut words, &mut names);
            lines.iter().map(held).collect()
        };
        let (old, new) = (held(old), held(new));
        let cell =
            |line: &Option<HeldLine>| line.as_ref().map_or("-".into(), |line| line.at.to_string());
        pair_up(old, new, |_| same_bytes)
            .iter()
            .map(|(one, other)| format!("{} {}", cell(one), cell(other)))
            .collect()
    }

    fn at<'a>(row: u32, label: &'a str, pence: i64) -> Line<'a> {
        Line { at: CellAt::new(row - 1, 1), ..line(label, pence) }
    }

    #[test]
    fn the_surest_likeness_wins() {
        let old = [at(2, "Hall", 10), at(3, "Tea", 20), at(4, "Bus", 30)];
        for (says, new, same_bytes, expected) in [
            (
                "a row was put in above",
                vec![at(2, "New", 5), at(3, "Hall", 10), at(4, "Tea", 20), at(5, "Bus", 30)],
                false,
                vec!["- B2", "B2 B3", "B3 B4", "B4 B5"],
            ),
            (
                "the same bytes read otherwise",
                vec![at(2, "Tea", 10), at(3, "Hall", 99), at(4, "Bus", 30)],
                true,
                vec!["B2 B2", "B3 B3", "B4 B4"],
            ),
            (
                "another amount",
                vec![at(2, "Hall", 10), at(3, "Tea", 21), at(4, "Bus", 30)],
                false,
                vec!["B2 B2", "B3 B3", "B4 B4"],
            ),
            (
                "another label",
                vec![at(2, "Hall", 10), at(3, "Coffee", 20), at(4, "Bus", 30)],
                false,
                vec!["B2 B2", "B3 B3", "B4 B4"],
            ),
            (
                "one gone, another come",
                vec![at(2, "Hall", 10), at(7, "Pens", 2), at(4, "Bus", 30)],
                false,
                vec!["B2 B2", "- B7", "B4 B4", "B3 -"],
            ),
        ] {
            assert_eq!(paired(&old, &new, same_bytes), expected, "{says}");
        }
    }

    #[test]
    fn lines_of_one_label_go_to_their_neighbours_both_ways() {
        let old = [at(2, "Grant", 10), at(20, "Grant", 11)];
        let new = [at(2, "Grant", 1), at(10, "Grant", 2), at(19, "Grant", 3), at(30, "Grant", 4)];
        assert_eq!(paired(&old, &new, false), ["B2 B2", "- B10", "B20 B19", "- B30"]);
        assert_eq!(paired(&new, &old, false), ["B2 B2", "B19 B20", "B10 -", "B30 -"]);
    }

    #[test]
    fn a_sheet_may_have_another_name_but_one_month_is_not_another() {
        let old = [at(2, "Rent", 10)];
        let renamed = Line { sheet: "Quarter 1", ..at(3, "Rent", 10) };
        assert_eq!(paired(&old, &[renamed], false), ["B2 B3"]);
        let later = Line { period: None, ..renamed };
        assert_eq!(paired(&old, &[later], false), ["- B3", "B2 -"]);
    }
}
