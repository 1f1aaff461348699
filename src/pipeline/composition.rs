//! What a category is made of: the labels behind one published figure.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::mapping::Mappings;
use crate::model::key::LabelKey;
use crate::model::{AreaId, Percent, Spellings, Tally};
use crate::publish::PublishedRun;
use crate::publish::entries_csv::Damaged;
use crate::review::FirstPlaces;
use crate::total::CategoryBucket;

use super::spend;

/// The labels that make up a category.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Composition {
    /// The labels, biggest money (without sign) first.
    pub labels: Vec<MadeOf>,
    /// All of them: what the run published for the category.
    pub all: Tally,
    /// All the spend that was looked at, whatever its category.
    pub spend: Tally,
}

/// One label in a category.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MadeOf {
    /// The label as it is written most often.
    pub label: String,
    /// Its lines, and those of its pounds that are in the category.
    pub sum: Tally,
    /// Its share of the category; `None` when the category comes to nothing.
    pub share: Option<Percent>,
    /// How many areas have it; money of no known area counts as one.
    pub areas: usize,
    /// How it came there, the way of most lines first.
    pub ways: Vec<Way>,
    /// Where it stands first.
    pub places: FirstPlaces,
}

/// How lines came into a category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Which step decided, as [`crate::classify::Method::as_str`] spells it.
    pub method: String,
    /// Why, with the line of the mapping file.
    pub reason: String,
    /// How many lines.
    pub lines: u64,
}

#[derive(Default)]
struct Gathered {
    spellings: Spellings,
    sum: Tally,
    areas: BTreeSet<Option<AreaId>>,
    /// Lines by method and reason.
    ways: BTreeMap<Box<str>, BTreeMap<Box<str>, u64>>,
    places: FirstPlaces,
}

impl Composition {
    /// What `category` is made of in `area` (`None` is the whole programme), in the results of
    /// `run`.
    ///
    /// # Errors
    ///
    /// The entries of the run cannot be read, or are not those of the mapping files.
    pub fn of(
        run: &PublishedRun,
        mappings: &Mappings,
        area: Option<AreaId>,
        category: CategoryBucket,
    ) -> Result<Composition, Damaged> {
        let mut found = Composition::default();
        let mut labels: FxHashMap<LabelKey, Gathered> = FxHashMap::default();
        spend::each(run, mappings, |spent| {
            if area.is_some() && spent.area != area {
                return Ok(());
            }
            found.spend += spent.entry.tally();
            for part in spent.entry.parts() {
                if spent.bucket(&part)? == category {
                    let one = Tally { amount: part.amount, ..spent.entry.tally() };
                    found.all += one;
                    match labels.get_mut(spent.key) {
                        Some(label) => label.add(spent, one),
                        None => labels.entry(spent.key.clone()).or_default().add(spent, one),
                    }
                }
            }
            Ok(())
        })?;
        let mut labels: Vec<(LabelKey, Gathered)> = labels.into_iter().collect();
        labels.sort_unstable_by(|(key, one), (other_key, other)| {
            let order = |label: &Gathered| Reverse(label.sum.amount.abs());
            order(one).cmp(&order(other)).then_with(|| key.cmp(other_key))
        });
        let whole = found.all.amount;
        found.labels = labels
            .into_iter()
            .map(|(_, label)| MadeOf {
                share: Percent::of(label.sum.amount, whole),
                ..label.told()
            })
            .collect();
        Ok(found)
    }
}

impl Gathered {
    fn add(&mut self, spent: &spend::Spent<'_>, sum: Tally) {
        self.spellings.add(spent.entry.label);
        self.sum += sum;
        self.areas.insert(spent.area);
        self.places.add(spent.place);
        let (method, reason) = (spent.entry.method, spent.entry.reason);
        match self.ways.get_mut(method).and_then(|reasons| reasons.get_mut(reason)) {
            Some(lines) => *lines += 1,
            None => {
                self.ways.entry(Box::from(method)).or_default().insert(Box::from(reason), 1);
            }
        }
    }

    fn told(self) -> MadeOf {
        let mut ways: Vec<Way> = Vec::new();
        for (method, reasons) in &self.ways {
            ways.extend(reasons.iter().map(|(reason, &lines)| Way {
                method: method.to_string(),
                reason: reason.to_string(),
                lines,
            }));
        }
        ways.sort_by_key(|way| Reverse(way.lines));
        MadeOf {
            label: self.spellings.commonest().to_owned(),
            sum: self.sum,
            share: None,
            areas: self.areas.len(),
            ways,
            places: self.places,
        }
    }
}
