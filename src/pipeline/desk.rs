//! What is the same for every file, and the work that one thread does on one file.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::classify::CachedCoder;
use crate::detect::Headings;
use crate::extract::AreaFinder;
use crate::mapping::Mappings;
use crate::model::{Code, Finding, Refusal};
use crate::reconcile::returns::FileRulings;

use super::file::{self, Done, Fate};
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
}

impl<'m> Desk<'m> {
    /// Makes the mapping files ready.
    pub fn new(mappings: &'m Mappings) -> Desk<'m> {
        Desk {
            mappings,
            headings: Headings::new(&mappings.columns),
            finder: AreaFinder::new(mappings),
            coder: CachedCoder::new(mappings),
        }
    }

    /// Reads one file, by what was settled about it. A panic costs that file only, and is said.
    pub(super) fn work(&self, item: &Item<'_>, rulings: &FileRulings) -> Done {
        catch_unwind(AssertUnwindSafe(|| self.read(item, rulings)))
            .unwrap_or_else(|_| Done::refused(item, &internal(), Code::Internal))
    }

    fn read(&self, item: &Item<'_>, rulings: &FileRulings) -> Done {
        match &item.fate {
            Fate::Refused(refusal) => Done::refused(item, refusal, Code::FileRefused),
            Fate::Duplicate(of) => Done::duplicate(item, of),
            Fate::Read => match Read::new(item.source, self.mappings, &self.headings) {
                Err(refusal) => Done::refused(item, &refusal, Code::FileRefused),
                Ok(read) => file::finish(self, item, &read, rulings),
            },
        }
    }
}

fn internal() -> Refusal {
    Refusal::new(
        "crosscast itself failed on it; the other files are not affected",
        "Please report this with the file.",
    )
}

impl Done {
    fn refused(item: &Item<'_>, refusal: &Refusal, code: Code) -> Done {
        let finding = Finding::new(code, refusal.reason.clone(), refusal.remedy.clone());
        file::unread(item, crate::reconcile::Verdict::Refused, refusal.reason.clone(), finding)
    }

    fn duplicate(item: &Item<'_>, of: &str) -> Done {
        let says = format!("it is byte for byte the same as {of}, which is counted");
        let finding =
            Finding::new(Code::DuplicateFile, says.clone(), "Take one of them out of the inbox.");
        file::unread(item, crate::reconcile::Verdict::Duplicate, says, finding)
    }
}
