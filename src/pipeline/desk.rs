//! What is the same for every file, and the work that one thread does on one file.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::classify::CachedCoder;
use crate::detect::Headings;
use crate::extract::AreaFinder;
use crate::mapping::Mappings;
use crate::model::{Basis, Code, Finding, Refusal};
use crate::reconcile::asks::{ask_again, ask_which};
use crate::reconcile::{Cumulative, Verdict};

use super::file::{self, Done, Fate, Waiting, Worked};
use super::papers::Marking;
use super::{Item, Read};

/// Mapping files made ready for use, shared by all threads.
#[derive(Debug)]
pub struct Desk<'m> {
    /// What people decided.
    pub mappings: &'m Mappings,
    /// What headings mean.
    pub headings: Headings,
    /// Finds areas by name.
    pub finder: AreaFinder,
    /// Codes labels.
    pub coder: CachedCoder<'m>,
    /// Of which returns a marked copy is made.
    pub(super) marking: Marking,
}

impl<'m> Desk<'m> {
    /// Makes the mapping files ready.
    pub fn new(mappings: &'m Mappings) -> Desk<'m> {
        Desk {
            mappings,
            headings: Headings::new(&mappings.columns),
            finder: AreaFinder::new(mappings),
            coder: CachedCoder::new(mappings),
            marking: Marking::in_a_run(&mappings.settings),
        }
    }

    /// Reads one file. A panic costs that file only, and is said.
    pub(super) fn work<'i>(&self, item: &'i Item<'i>) -> Worked<'i> {
        catch_unwind(AssertUnwindSafe(|| self.read(item)))
            .unwrap_or_else(|_| Worked::Done(Box::new(self.broken(item))))
    }

    /// Finishes a cumulative return, now that it is known whether `by` overtakes it.
    pub(super) fn finish(&self, waiting: &Waiting<'_>, by: Option<Arc<str>>) -> Done {
        catch_unwind(AssertUnwindSafe(|| {
            file::finish(self, waiting.item, &waiting.read, by.as_deref())
        }))
        .unwrap_or_else(|_| self.broken(waiting.item))
    }

    fn read<'i>(&self, item: &'i Item<'i>) -> Worked<'i> {
        match &item.fate {
            Fate::Refused(refusal) => {
                Worked::Done(Box::new(self.refused(item, refusal, Code::FileRefused)))
            }
            Fate::Duplicate(of) => Worked::Done(Box::new(self.duplicate(item, of))),
            Fate::Read => match Read::new(item.source, self.mappings, &self.headings) {
                Err(refusal) => {
                    Worked::Done(Box::new(self.refused(item, &refusal, Code::FileRefused)))
                }
                Ok(read) => match self.cumulative(item, &read) {
                    Some(cumulative) => Worked::Waits(Waiting { item, read, cumulative }),
                    None => Worked::Done(Box::new(file::finish(self, item, &read, None))),
                },
            },
        }
    }

    fn refused(&self, item: &Item<'_>, refusal: &Refusal, code: Code) -> Done {
        let finding = Finding::new(code, refusal.reason.clone(), refusal.remedy.clone());
        let asks = if code == Code::FileRefused { vec![ask_again(refusal)] } else { Vec::new() };
        let reason = refusal.reason.clone();
        file::unread(item, Verdict::Refused, reason, finding, asks, self.mappings)
    }

    fn broken(&self, item: &Item<'_>) -> Done {
        self.refused(item, &internal(), Code::Internal)
    }

    fn duplicate(&self, item: &Item<'_>, of: &str) -> Done {
        let says = format!("it is byte for byte the same as {of}, which is counted");
        let finding =
            Finding::new(Code::DuplicateFile, says.clone(), "Take one of them out of the inbox.");
        let asks = vec![ask_which(of)];
        file::unread(item, Verdict::Duplicate, says, finding, asks, self.mappings)
    }

    /// What is known of a return that is cumulative; `None` for all others.
    fn cumulative(&self, item: &Item<'_>, read: &Read) -> Option<Cumulative> {
        let to_date = read.layouts.iter().flat_map(|layout| &layout.tables).any(|table| {
            !table.lines.is_empty()
                && table
                    .columns
                    .iter()
                    .any(|column| column.taken && column.basis == Some(Basis::ToDate))
        });
        if !to_date {
            return None;
        }
        let (extracted, _) = read.entries(item.source, self.mappings, &self.finder);
        let of_basis = || extracted.entries.iter().filter(|entry| entry.basis == Basis::ToDate);
        Some(Cumulative {
            file: item.at,
            area: of_basis().next()?.area,
            until: of_basis().filter_map(|entry| entry.period.map(|period| period.end)).max(),
            spend: of_basis().map(|entry| entry.amount).sum(),
            labels: of_basis()
                .map(|entry| {
                    let decision = self.coder.decide(
                        entry.area,
                        &entry.label,
                        &entry.section,
                        &entry.description,
                    );
                    decision.key.words().to_owned()
                })
                .collect::<BTreeSet<String>>(),
        })
    }
}

fn internal() -> Refusal {
    Refusal::new(
        "crosscast itself failed on it; the other files are not affected",
        "Please report this with the file.",
    )
}
