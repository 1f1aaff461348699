//! What is the same for every file, and the work that one thread does on one file.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::classify::CachedCoder;
use crate::detect::Headings;
use crate::extract::AreaFinder;
use crate::mapping::Mappings;
use crate::model::{Code, Finding, Refusal};
use crate::open::Apart;
use crate::reconcile::Verdict;
use crate::reconcile::asks::{ask_again, ask_which};
use crate::reconcile::returns::FileRulings;

use super::file::{self, Done, Fate};
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
    /// Whether files may be read in processes of their own.
    pub apart: Apart,
    /// Of which returns a marked copy is made.
    pub(super) marking: Marking,
}

impl<'m> Desk<'m> {
    /// Makes the mapping files ready.
    pub fn new(mappings: &'m Mappings, apart: &Apart) -> Desk<'m> {
        Desk {
            mappings,
            headings: Headings::new(&mappings.columns),
            finder: AreaFinder::new(mappings),
            coder: CachedCoder::new(mappings),
            apart: apart.clone(),
            marking: Marking::in_a_run(&mappings.settings),
        }
    }

    /// Reads one file, by what was settled about it. A panic costs that file only, and is said.
    pub(super) fn work(&self, item: &Item<'_>, rulings: &FileRulings) -> Done {
        catch_unwind(AssertUnwindSafe(|| self.read(item, rulings)))
            .unwrap_or_else(|_| self.refused(item, &internal(), Code::Internal))
    }

    fn read(&self, item: &Item<'_>, rulings: &FileRulings) -> Done {
        match &item.fate {
            Fate::Refused(refusal) => self.refused(item, refusal, Code::FileRefused),
            Fate::Duplicate(of) => self.duplicate(item, of),
            Fate::Read => {
                match Read::apart(item.source, self.mappings, &self.headings, &self.apart) {
                    Err(refusal) => self.refused(item, &refusal, Code::FileRefused),
                    Ok(read) => file::finish(self, item, &read, rulings),
                }
            }
        }
    }

    fn refused(&self, item: &Item<'_>, refusal: &Refusal, code: Code) -> Done {
        let finding = Finding::new(code, refusal.reason.clone(), refusal.remedy.clone());
        // What crosscast itself did wrong is nothing to ask anybody else.
        let asks = if code == Code::FileRefused { vec![ask_again(refusal)] } else { Vec::new() };
        file::unread(item, Verdict::Refused, finding, asks, self.mappings)
    }

    fn duplicate(&self, item: &Item<'_>, of: &str) -> Done {
        let says = format!("it is byte for byte the same as {of}, which is counted");
        let finding = Finding::new(Code::DuplicateFile, says, "Take one of them out of the inbox.");
        file::unread(item, Verdict::Duplicate, finding, vec![ask_which(of)], self.mappings)
    }
}

fn internal() -> Refusal {
    Refusal::new(
        "crosscast itself failed on it; the other files are not affected",
        "Please report this with the file.",
    )
}
