//! `findings.csv`: what the run has to say, one line each, for people.

use crate::model::Finding;

use super::csv_field::{Reader, Record, header, put};

/// The columns, in order.
pub const COLUMNS: [&str; 7] = ["code", "severity", "file", "sheet", "cell", "says", "do"];

/// The first line of the file.
pub fn head() -> Vec<u8> {
    header(Reader::Person, &COLUMNS)
}

/// Appends `findings` to `out`, in their order.
pub fn render(out: &mut Vec<u8>, findings: &[Finding]) {
    for finding in findings {
        let mut line = Record::begin(out);
        line.word(finding.code.as_str());
        line.word(finding.severity().as_str());
        line.text(&finding.file);
        line.text(finding.sheet.as_deref().unwrap_or_default());
        let cell = line.pieces();
        if let Some(at) = finding.cell {
            put(cell, format_args!("{at}"));
        }
        line.text(&finding.says);
        line.text(&finding.remedy);
        line.end();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CellAt, Code};
    use std::sync::Arc;

    #[test]
    fn the_columns_are_those_of_the_contract() {
        assert_eq!(COLUMNS.join(", "), "code, severity, file, sheet, cell, says, do");
        assert_eq!(head(), "\u{feff}code,severity,file,sheet,cell,says,do\n".as_bytes());
    }

    #[test]
    fn a_finding_names_its_place_and_its_remedy() {
        let mut findings = vec![
            Finding::new(Code::TotalDiffers, "£2,000 more", "look")
                .on_sheet("Q1")
                .at(CellAt::new(8, 3)),
            Finding::new(Code::NoSpend, "=nothing", ""),
        ];
        findings[0].file = Arc::from("a.xlsx");
        let mut out = Vec::new();
        render(&mut out, &findings);
        let expected = "total-differs,error,a.xlsx,Q1,D9,\"£2,000 more\",look\n\
            no-spend,warning,,,,'=nothing,\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
