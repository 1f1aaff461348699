//! One file from disk to entries: what `run` and `check` have in common.

use crate::detect::{Headings, SheetLayout, detect_workbook};
use crate::extract::{AreaFinder, Context, Extracted, entries};
use crate::gather::SourceFile;
use crate::mapping::Mappings;
use crate::model::{Finding, Refusal};
use crate::open::{self, Apart, Workbook};
use crate::publish::marked_xlsx;
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
    /// Opens and detects a file, in this process.
    pub fn new(
        source: &SourceFile,
        mappings: &Mappings,
        headings: &Headings,
    ) -> Result<Read, Refusal> {
        Read::apart(source, mappings, headings, &Apart::default())
    }

    /// The same; a file that may harm its reader is opened in a process of its own.
    pub fn apart(
        source: &SourceFile,
        mappings: &Mappings,
        headings: &Headings,
        apart: &Apart,
    ) -> Result<Read, Refusal> {
        let workbook = open::open_apart(source, &mappings.settings.limits, apart)?;
        if is_marked_copy(&workbook) {
            let reason = "it is a copy of a return that crosscast marked";
            let remedy = "Take it out of the inbox. If it was corrected, save its sheets without the \
                          added columns and the sheet `crosscast`.";
            return Err(Refusal::new(reason, remedy));
        }
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

/// Whether a workbook is one of our own marked copies: its money is that of the return.
fn is_marked_copy(workbook: &Workbook) -> bool {
    /// Below the verdict and what it rests on.
    const WITHIN: usize = 40;
    let summary =
        workbook.sheets.first().filter(|sheet| sheet.name.starts_with(marked_xlsx::SUMMARY));
    summary.is_some_and(|sheet| {
        let mut cells = sheet.rows().take(WITHIN).flat_map(|row| row.cells);
        cells.any(|cell| {
            sheet.text_of(cell).is_some_and(|text| text.starts_with(marked_xlsx::BEGINS))
        })
    })
}
