//! Findings about one sheet, held to a bound.

use crate::model::{CellAt, Code, Finding};

/// Collects the findings of one sheet: the first of each code one by one, the rest as a number,
/// so that a column of a million bad dates does not bury everything else.
pub(super) struct Notes<'f> {
    findings: &'f mut Vec<Finding>,
    sheet: &'f str,
    most: usize,
    counts: Vec<(Code, usize)>,
}

impl<'f> Notes<'f> {
    pub(super) fn new(findings: &'f mut Vec<Finding>, sheet: &'f str, most: usize) -> Notes<'f> {
        Notes { findings, sheet, most, counts: Vec::new() }
    }

    /// A finding at a cell. `says` and `remedy` are only made when they are kept.
    pub(super) fn at(
        &mut self,
        code: Code,
        cell: CellAt,
        says: impl FnOnce() -> String,
        remedy: &str,
    ) {
        if self.counted(code) {
            let finding = Finding::new(code, says(), remedy).on_sheet(self.sheet).at(cell);
            self.findings.push(finding);
        }
    }

    /// A finding about the sheet; the same one is kept once.
    pub(super) fn sheet(&mut self, finding: Finding) {
        let finding = finding.on_sheet(self.sheet);
        if !self.findings.contains(&finding) && self.counted(finding.code) {
            self.findings.push(finding);
        }
    }

    /// Says how many were not kept.
    pub(super) fn finish(self) {
        for (code, count) in self.counts {
            let more = count.saturating_sub(self.most);
            if more > 0 {
                let says = format!("{more} more of this kind on the sheet are not listed");
                self.findings.push(Finding::new(code, says, "").on_sheet(self.sheet));
            }
        }
    }

    fn counted(&mut self, code: Code) -> bool {
        match self.counts.iter_mut().find(|(known, _)| *known == code) {
            Some((_, count)) => {
                *count += 1;
                *count <= self.most
            }
            None => {
                self.counts.push((code, 1));
                self.most > 0
            }
        }
    }
}

/// `text` cut to a length that fits a message.
pub(super) fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_beyond_the_bound_is_counted() {
        let mut findings = Vec::new();
        let mut notes = Notes::new(&mut findings, "S", 2);
        for row in 0..5 {
            let cell = CellAt::new(row, 0);
            notes.at(Code::DateUnreadable, cell, || format!("row {row}"), "");
        }
        notes.sheet(Finding::new(Code::AreaUnknown, "none", ""));
        notes.sheet(Finding::new(Code::AreaUnknown, "none", ""));
        notes.finish();
        let says: Vec<&str> = findings.iter().map(|finding| finding.says.as_str()).collect();
        let rest = "3 more of this kind on the sheet are not listed";
        assert_eq!(says, ["row 0", "row 1", "none", rest]);
    }

    #[test]
    fn messages_are_cut_between_characters() {
        assert_eq!(short("é"), "é");
        assert_eq!(short(&"é".repeat(100)).chars().count(), 61);
    }
}
