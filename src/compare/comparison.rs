//! The comparison from end to end.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::change::{Change, ChangeKind, KindSum};
use super::files::{FileChange, FileKind, FilePairs, FileState, changes as changes_of_files};
use super::fingerprint::{Fingerprint, fingerprint};
use super::held::{HeldLine, Word, Words};
use super::line::{Line, Lines};
use super::movement::{Causes, FigurePairs, Movement, Unexplained, figure_pairs};
use super::names::Names;
use super::pairing::pair_up;
use crate::model::{LabelFrom, Money, Tally};
use crate::total::{AreaBucket, CategoryBucket, CrossCastError, SpendLine, Totals};

/// One of the two runs.
#[derive(Copy, Clone, Debug)]
pub struct Side<'a, L> {
    /// Its files.
    pub files: &'a [FileState],
    /// The first month of its financial year, 1 to 12.
    pub financial_year_start: u8,
    /// Its lines.
    pub lines: &'a L,
}

/// What changed between two runs.
#[derive(Debug)]
pub struct Comparison {
    /// Files that are not as they were.
    pub files: Vec<FileChange>,
    /// Lines that are not as they were, the most money first.
    pub changes: Vec<Change>,
    /// What they come to, kind by kind.
    pub kinds: BTreeMap<ChangeKind, KindSum>,
    /// Every figure of spend, moved or not, worked out from the lines.
    pub figures: FigurePairs,
    /// Figures of spend that moved, the largest movement first.
    pub movements: Vec<Movement>,
    /// Number of lines that are the same in both runs.
    pub unchanged: u64,
    /// All spend of the old and of the new run.
    pub spend: (Tally, Tally),
    /// Files that only one of the runs has.
    whole_files: HashSet<Word>,
    words: Words,
    names: Names,
}

/// Why two runs cannot be compared.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum CompareError<E> {
    /// The lines of one cannot be read.
    #[error(transparent)]
    Lines(E),
    /// No programme has so many areas or categories.
    #[error("the runs name more than 65,536 areas or categories: one of them is damaged")]
    TooMany,
    /// The sums of one do not add up.
    #[error(transparent)]
    CrossCast(#[from] CrossCastError),
    /// What changed is not what moved.
    #[error(
        "internal error: a figure moved by {}, and the lines that changed come to {}; nothing was \
         written, please report this ({:?})", .0.moved, .0.explained, .0.key
    )]
    Unexplained(Unexplained),
}

/// What changed from `old` to `new`. The lines of the old run are read twice: the second time to keep
/// those that the new run does not have.
///
/// # Errors
///
/// Those of [`CompareError`].
pub fn compare<L: Lines>(
    old: &Side<'_, L>,
    new: &Side<'_, L>,
) -> Result<Comparison, CompareError<L::Error>> {
    let mut work = Work::new(old, new);
    old.lines.each(&mut |line| work.old_line(line)).map_err(CompareError::Lines)?;
    new.lines.each(&mut |line| work.new_line(line)).map_err(CompareError::Lines)?;
    if work.gone > 0 {
        old.lines.each(&mut |line| work.old_line_again(line)).map_err(CompareError::Lines)?;
    }
    if work.names.too_many {
        return Err(CompareError::TooMany);
    }
    work.finish(old, new)
}

struct Work {
    pairs: FilePairs,
    words: Words,
    names: Names,
    causes: Causes,
    old_totals: Totals,
    new_totals: Totals,
    /// How many lines of the old run have each fingerprint, those of the new run taken off.
    left: HashMap<Fingerprint, u32>,
    /// How many lines that is in all.
    gone: u64,
    old_lines: Vec<HeldLine>,
    new_lines: Vec<HeldLine>,
    unchanged: u64,
    bytes: Vec<u8>,
    parts: Vec<(CategoryBucket, Money)>,
}

impl Work {
    fn new<L>(old: &Side<'_, L>, new: &Side<'_, L>) -> Work {
        let years = (old.financial_year_start, new.financial_year_start);
        Work {
            pairs: FilePairs::of(old.files, new.files),
            words: Words::default(),
            names: Names::default(),
            causes: Causes::new(years.0, years.1),
            old_totals: Totals::new(years.0),
            new_totals: Totals::new(years.1),
            left: HashMap::new(),
            gone: 0,
            old_lines: Vec::new(),
            new_lines: Vec::new(),
            unchanged: 0,
            bytes: Vec::new(),
            parts: Vec::new(),
        }
    }

    fn old_line(&mut self, line: &Line<'_>) {
        let pair = self.pairs.of_old(line.file);
        *self.left.entry(fingerprint(line, pair, &mut self.bytes)).or_default() += 1;
        self.gone += 1;
        add(&mut self.old_totals, line, &mut self.names, &mut self.parts);
    }

    fn new_line(&mut self, line: &Line<'_>) {
        let pair = self.pairs.of_new(line.file);
        add(&mut self.new_totals, line, &mut self.names, &mut self.parts);
        let same = self.left.get_mut(&fingerprint(line, pair, &mut self.bytes));
        let is_same = match same.filter(|left| **left > 0) {
            Some(left) => {
                *left -= 1;
                self.gone -= 1;
                self.unchanged += 1;
                true
            }
            None => false,
        };
        if is_same && !self.causes.years_moved() {
            return;
        }
        let held = HeldLine::of(line, pair, &mut self.words, &mut self.names);
        if is_same {
            self.causes.unchanged(&held);
        } else {
            self.new_lines.push(held);
        }
    }

    fn old_line_again(&mut self, line: &Line<'_>) {
        let pair = self.pairs.of_old(line.file);
        let left = self.left.get_mut(&fingerprint(line, pair, &mut self.bytes));
        if let Some(left) = left.filter(|left| **left > 0) {
            *left -= 1;
            self.old_lines.push(HeldLine::of(line, pair, &mut self.words, &mut self.names));
        }
    }

    fn finish<L, E>(
        mut self,
        old: &Side<'_, L>,
        new: &Side<'_, L>,
    ) -> Result<Comparison, CompareError<E>> {
        let pairs = pair_up(self.old_lines, self.new_lines, |pair| self.pairs.same_bytes(pair));
        let mut changes = Vec::new();
        for (one, other) in pairs {
            let same = one.is_some() && other.is_some();
            match (same, Change::of((one, other))) {
                (_, Some(change)) => changes.push(change),
                (true, None) => self.unchanged += 1,
                (false, None) => {}
            }
        }
        // Stable: of changes with the same money the order of the files remains.
        changes.sort_by_key(|change: &Change| std::cmp::Reverse(change.weight()));
        let mut kinds: BTreeMap<ChangeKind, KindSum> = BTreeMap::new();
        for (at, change) in changes.iter().enumerate() {
            kinds.entry(change.kind).or_default().add(change);
            self.causes.changed(change, at);
        }
        let categories = self.names.categories();
        let before = self.old_totals.tables(categories)?;
        let after = self.new_totals.tables(categories)?;
        let figures = figure_pairs(&before, &after);
        let movements = self.causes.explain(&figures).map_err(CompareError::Unexplained)?;
        let files = changes_of_files(old.files, new.files);
        let whole_files = files
            .iter()
            .filter(|file| matches!(file.kind, FileKind::Added | FileKind::Removed))
            .filter_map(|file| file.new.as_ref().or(file.old.as_ref()))
            .map(|file| self.words.put(&file.file))
            .collect();
        Ok(Comparison {
            files,
            whole_files,
            changes,
            kinds,
            figures,
            movements,
            unchanged: self.unchanged,
            spend: (self.old_totals.all(), self.new_totals.all()),
            words: self.words,
            names: self.names,
        })
    }
}

/// Counts a line that is spend.
fn add(
    totals: &mut Totals,
    line: &Line<'_>,
    names: &mut Names,
    parts: &mut Vec<(CategoryBucket, Money)>,
) {
    if !line.counts {
        return;
    }
    parts.clear();
    parts.extend(line.parts.iter().map(|part| (names.category(part.category), part.amount)));
    totals.add(&SpendLine {
        area: names.area(line.area).area(),
        period: line.period,
        date: line.date,
        // Sums by label are no published figures of the summary, and cost the most.
        key: "",
        label: "",
        label_from: LabelFrom::Label,
        section: "",
        lines: line.lines,
        row: line.at.row,
        amount: line.amount,
        parts,
    });
}

impl Comparison {
    /// Whether files, lines and figures of spend are all as they were.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.changes.is_empty() && self.movements.is_empty()
    }

    /// Whether a line came or went with its whole file.
    pub fn is_with_its_file(&self, change: &Change) -> bool {
        let one_sided = change.old.is_none() || change.new.is_none();
        one_sided && change.line().is_some_and(|line| self.whole_files.contains(&line.file))
    }

    /// A text of a line.
    pub fn word(&self, word: Word) -> &str {
        self.words.text(word)
    }

    /// The id of an area; `None` when it is not known.
    pub fn area_id(&self, area: AreaBucket) -> Option<&str> {
        self.names.area_id(area)
    }

    /// The id of a category, `unclear` or `review`.
    pub fn category_id(&self, category: CategoryBucket) -> &str {
        self.names.category_id(category)
    }
}
