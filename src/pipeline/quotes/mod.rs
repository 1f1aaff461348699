//! Which figures moved since a page quoted them, and why.

mod own;
mod why;

use std::collections::BTreeMap;
use std::path::Path;

use rust_decimal::Decimal;

use crate::compare::CompareError;
use crate::figure::Figures;
use crate::fill::{Memory, Origin, Quote, print_again};
use crate::publish::compare::Report;
use crate::publish::entries_csv::Damaged;
use crate::publish::{PublishedRun, entries_in};

use super::compare_runs;

/// A figure that is not what a page says it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// What the page quotes.
    pub quote: Quote,
    /// What it is now; `None` when there is no such figure any more.
    pub now: Option<Now>,
    /// Why, the largest reason first.
    pub why: Vec<String>,
}

/// A figure as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Now {
    /// As the page would print it.
    pub printed: String,
    /// Its exact value.
    pub value: String,
}

/// Holds what pages quote against the results of the last run.
#[derive(Debug)]
pub struct QuoteCheck {
    run: PublishedRun,
    name: String,
    figures: Figures,
    origin: Origin,
    formers: Vec<(String, PublishedRun)>,
    before: BTreeMap<(String, String), Before>,
}

/// The run that a page quotes.
#[derive(Debug)]
enum Before {
    /// The run of the present results.
    Present,
    /// A former one that is kept, and what changed since.
    Former(Box<Report>),
    /// One that is not kept any more; whether it came to the same lines as the present one.
    Gone(bool),
}

impl QuoteCheck {
    /// Against the results in `out`, which are those of `run`, and the former ones that it keeps.
    ///
    /// # Errors
    ///
    /// The results cannot be read.
    pub fn new(run: PublishedRun, out: &Path) -> Result<QuoteCheck, Damaged> {
        let formers = entries_in(out).filter_map(|(_, folder)| {
            Some((folder.to_string_lossy().into_owned(), PublishedRun::at(&folder)?))
        });
        Ok(QuoteCheck {
            figures: Figures::new(run.figures()?),
            origin: Origin {
                edition: run.facts().map(|facts| facts.edition).unwrap_or_default(),
                fingerprint: run.fingerprint()?,
                ..Origin::default()
            },
            name: out.to_string_lossy().into_owned(),
            formers: formers.collect(),
            before: BTreeMap::new(),
            run,
        })
    }

    /// What a page with this memory quotes and is not so any more, in the order of the page.
    ///
    /// # Errors
    ///
    /// The former results cannot be compared with those of the last run.
    pub fn moved(&mut self, memory: &Memory) -> Result<Vec<Moved>, CompareError<Damaged>> {
        let printed = print_again(&memory.quotes, &self.figures);
        let mut moved = Vec::new();
        for (quote, printed) in memory.quotes.iter().zip(printed) {
            let value = self.figures.get(&quote.figure).map(|figure| figure.value.clone());
            let now = printed.zip(value).map(|(printed, value)| Now { printed, value });
            let is_same = now.as_ref().is_some_and(|now| {
                now.printed == quote.printed && number(&now.value) == number(&quote.value)
            });
            if !is_same {
                moved.push(Moved { quote: quote.clone(), now, why: Vec::new() });
            }
        }
        if moved.is_empty() {
            return Ok(moved);
        }
        let name = self.name.clone();
        let before = self.before(&memory.origin)?;
        for one in &mut moved {
            let stayed =
                one.now.as_ref().is_some_and(|now| number(&now.value) == number(&one.quote.value));
            one.why = match before {
                _ if stayed && one.quote.in_column.is_some() => vec![String::from(
                    "the figure is as it was; others in its column moved, and the column adds up as it is printed",
                )],
                Before::Present => vec![format!(
                    "{name}/ holds the very results that were quoted: somebody changed {name}/summary.json, or the memory of the page"
                )],
                Before::Former(report) => why::why(report, &one.quote.figure, one.by()),
                Before::Gone(true) => vec![String::from(
                    "every line of spend is as it was; areas.csv, the register or what is withheld changed, and the run that was quoted is not kept, so that nothing more can be said",
                )],
                Before::Gone(false) => vec![format!(
                    "the run that was quoted is no longer in {name}/history, so that it cannot be said why"
                )],
            };
        }
        Ok(moved)
    }

    fn before(&mut self, quoted: &Origin) -> Result<&Before, CompareError<Damaged>> {
        let key = (quoted.edition.clone(), quoted.fingerprint.clone());
        if !self.before.contains_key(&key) {
            let found = self.find(quoted)?;
            self.before.insert(key.clone(), found);
        }
        // It has just been put there.
        Ok(self.before.get(&key).unwrap_or(&Before::Gone(false)))
    }

    fn find(&self, quoted: &Origin) -> Result<Before, CompareError<Damaged>> {
        let same_lines = self.origin.fingerprint == quoted.fingerprint;
        if same_lines && self.origin.edition == quoted.edition {
            return Ok(Before::Present);
        }
        // The latest first. Of runs that came to the same lines the one of the same edition is meant.
        let mut found = None;
        for (folder, run) in self.formers.iter().rev() {
            let edition = run.facts().map(|facts| facts.edition).unwrap_or_default();
            let is_it = edition == quoted.edition;
            if (is_it || found.is_none())
                && run.fingerprint().is_ok_and(|lines| lines == quoted.fingerprint)
            {
                found = Some((folder, run));
                if is_it {
                    break;
                }
            }
        }
        match found {
            None => Ok(Before::Gone(same_lines)),
            Some((folder, run)) => {
                let report = compare_runs((run, folder), (&self.run, &self.name))?;
                Ok(Before::Former(Box::new(report)))
            }
        }
    }
}

impl Moved {
    /// How far; all of it when there is no such figure any more.
    fn by(&self) -> Decimal {
        let now = self.now.as_ref().and_then(|now| number(&now.value)).unwrap_or_default();
        let then = number(&self.quote.value).unwrap_or_default();
        now.checked_sub(then).unwrap_or_default()
    }
}

fn number(value: &str) -> Option<Decimal> {
    Decimal::from_str_exact(value).ok()
}
