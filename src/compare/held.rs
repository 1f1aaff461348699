//! A line that is kept, because it is not the same in both runs.

use std::collections::HashMap;
use std::sync::Arc;

use super::line::{Line, LinePart};
use super::names::Names;
use crate::model::{CellAt, Date, Money, Period};
use crate::total::{AreaBucket, CategoryBucket};

/// A text that is kept once; see [`super::Comparison::word`].
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word(u32);

/// A line of one run, its texts by handle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldLine {
    /// Which pair of files it belongs to.
    pub(super) pair: u32,
    /// The file as the inbox names it.
    pub file: Word,
    /// The sheet.
    pub sheet: Word,
    /// The cell of the amount.
    pub at: CellAt,
    /// Whose.
    pub area: AreaBucket,
    /// When it was spent, if known.
    pub period: Option<Period>,
    /// The date on the line, if there is one.
    pub date: Option<Date>,
    /// The sections it stands in.
    pub section: Word,
    /// The label.
    pub label: Word,
    /// The words beside the label.
    pub description: Word,
    /// How much in all.
    pub amount: Money,
    /// What it was spent on, in the order of the buckets.
    pub parts: Box<[HeldPart]>,
    /// Whether it counts as spend.
    pub counts: bool,
    /// Which step decided.
    pub method: Word,
    /// Why.
    pub reason: Word,
}

/// One share of a line.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct HeldPart {
    /// What it was spent on.
    pub category: CategoryBucket,
    /// The share in ten-thousandths, where there is a category.
    pub share: Option<u32>,
    /// How much.
    pub amount: Money,
}

/// The texts of all lines that are kept.
#[derive(Debug, Default)]
pub(super) struct Words {
    texts: Vec<Arc<str>>,
    known: HashMap<Arc<str>, Word>,
}

impl Words {
    pub(super) fn put(&mut self, text: &str) -> Word {
        if let Some(&word) = self.known.get(text) {
            return word;
        }
        // Four thousand million different texts do not fit into memory before they fit into a number.
        let word = Word(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        let text: Arc<str> = Arc::from(text);
        self.texts.push(Arc::clone(&text));
        self.known.insert(text, word);
        word
    }

    pub(super) fn text(&self, word: Word) -> &str {
        self.texts.get(word.0 as usize).map_or("", |text| text)
    }
}

impl HeldLine {
    pub(super) fn of(line: &Line<'_>, pair: u32, words: &mut Words, names: &mut Names) -> HeldLine {
        let mut held = |part: &LinePart<'_>| HeldPart {
            category: names.category(part.category),
            share: part.share,
            amount: part.amount,
        };
        let mut parts: Vec<HeldPart> = line.parts.iter().map(&mut held).collect();
        parts.sort_by_key(|part| (part.category, part.share, part.amount));
        HeldLine {
            pair,
            file: words.put(line.file),
            sheet: words.put(line.sheet),
            at: line.at,
            area: names.area(line.area),
            period: line.period,
            date: line.date,
            section: words.put(line.section),
            label: words.put(line.label),
            description: words.put(line.description),
            amount: line.amount,
            parts: parts.into(),
            counts: line.counts,
            method: words.put(line.method),
            reason: words.put(line.reason),
        }
    }

    /// What it adds to the spend.
    pub fn spend(&self) -> Money {
        if self.counts { self.amount } else { Money::ZERO }
    }

    /// The one bucket that it is in; `None` when it is split.
    pub fn category(&self) -> Option<CategoryBucket> {
        match *self.parts {
            [HeldPart { category, .. }] => Some(category),
            _ => None,
        }
    }
}
