//! One file from disk to entries: what `run` and `check` have in common.

use crate::detect::{Headings, SheetLayout, detect_workbook};
use crate::extract::{AreaFinder, Context, Extracted, entries};
use crate::gather::SourceFile;
use crate::mapping::Mappings;
use crate::model::{Finding, Refusal};
use crate::open::{self, Workbook};
use crate::reconcile::{bases, checked_totals, explained};

/// A file that was opened and whose layout is known.
#[derive(Debug)]
pub struct Read {
    /// Its sheets.
    pub workbook: Workbook,
    /// Their layouts, in the same order.
    pub layouts: Vec<SheetLayout>,
}

impl Read {
    /// Opens and detects a file.
    pub fn new(
        source: &SourceFile,
        mappings: &Mappings,
        headings: &Headings,
    ) -> Result<Read, Refusal> {
        let workbook = open::open(source, &mappings.settings.limits)?;
        let layouts = detect_workbook(&workbook, &source.name, mappings, headings);
        Ok(Read { workbook, layouts })
    }

    /// Its entries, and everything that is to be said of it so far.
    pub fn entries(
        &self,
        source: &SourceFile,
        mappings: &Mappings,
        finder: &AreaFinder,
    ) -> (Extracted<'_>, Vec<Finding>) {
        let mut findings = self.workbook.findings.clone();
        findings.extend(self.layouts.iter().flat_map(|layout| layout.findings.iter().cloned()));
        let totals = checked_totals(&self.workbook, &self.layouts);
        findings.extend(explained(&self.workbook, &totals));
        findings.extend(bases(&self.workbook, &self.layouts));
        let context = Context::new(&source.name, &self.workbook.sheets, mappings, finder);
        let extracted = entries(&self.workbook, &self.layouts, &context, &mut findings);
        (extracted, findings)
    }
}
