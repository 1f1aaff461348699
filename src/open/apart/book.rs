//! A workbook, or the refusal of one, on the way from the child.

use std::io::{self, BufReader, BufWriter, Read, Write};
use std::sync::Arc;

use super::wire::{Reader, Writer, nonsense};
use crate::gather::Format;
use crate::model::{CellAt, Code, Finding, Limits, Refusal};
use crate::open::{Sheet, Workbook};

/// How an answer begins: another version of the program may be in its place by now.
const BEGIN: &[u8] = concat!("crosscast ", env!("CARGO_PKG_VERSION"), "\n").as_bytes();
/// How it ends: one that is cut short is none.
const END: &[u8; 4] = b"end\n";
/// How much is handed on at a time.
const CHUNK: usize = 64 * 1024;
/// Findings of one workbook that can be: several for each of the most sheets.
const MOST_FINDINGS: usize = 10_000_000;

/// Writes what was read to `out`.
pub(super) fn encode(read: &Result<Workbook, Refusal>, out: impl Write) -> io::Result<()> {
    let mut to = Writer(BufWriter::with_capacity(CHUNK, out));
    to.bytes(BEGIN)?;
    match read {
        Err(refusal) => {
            to.byte(0)?;
            to.text(&refusal.reason)?;
            to.text(&refusal.remedy)?;
        }
        Ok(book) => {
            to.byte(1)?;
            to.count(book.sheets.len())?;
            for sheet in &book.sheets {
                sheet.encode(&mut to)?;
            }
            to.count(book.findings.len())?;
            for finding in &book.findings {
                encode_finding(finding, &mut to)?;
            }
        }
    }
    to.bytes(END)?;
    to.0.flush()
}

/// Takes what was read from `said`, and no more bytes of it than the child could hold.
pub(super) fn decode(
    said: impl Read,
    format: Format,
    limits: &Limits,
) -> io::Result<Result<Workbook, Refusal>> {
    let said = BufReader::with_capacity(CHUNK, said.take(limits.child_memory_bytes));
    let mut from = Reader(said);
    let mut begin = [0; BEGIN.len()];
    from.0.read_exact(&mut begin)?;
    if begin != BEGIN {
        return Err(nonsense("it is not of this version"));
    }
    let told = match from.byte()? {
        0 => Err(Refusal::new(from.text()?, from.text()?)),
        1 => {
            let mut book = Workbook { format, sheets: Vec::new(), findings: Vec::new() };
            for _ in 0..from.count(limits.sheets)? {
                book.sheets.push(Sheet::decode(&mut from, limits.cells)?);
            }
            for _ in 0..from.count(MOST_FINDINGS)? {
                book.findings.push(decode_finding(&mut from)?);
            }
            Ok(book)
        }
        _ => return Err(nonsense("neither a workbook nor a refusal")),
    };
    if &from.array()? != END {
        return Err(nonsense("it does not end where it should"));
    }
    Ok(told)
}

fn encode_finding(finding: &Finding, to: &mut Writer<impl Write>) -> io::Result<()> {
    let code = Code::ALL.iter().position(|code| *code == finding.code).unwrap_or_default();
    to.count(code)?;
    to.byte(u8::from(finding.sheet.is_some()))?;
    if let Some(sheet) = &finding.sheet {
        to.text(sheet)?;
    }
    to.byte(u8::from(finding.cell.is_some()))?;
    if let Some(at) = finding.cell {
        to.word(at.row)?;
        to.word(at.col)?;
    }
    to.text(&finding.says)?;
    to.text(&finding.remedy)
}

fn decode_finding(from: &mut Reader<impl Read>) -> io::Result<Finding> {
    let code = from.count(Code::ALL.len() - 1)?;
    let sheet = if from.one_of(&[false, true])? { Some(Arc::from(from.text()?)) } else { None };
    let cell = if from.one_of(&[false, true])? {
        Some(CellAt::new(from.word()?, from.word()?))
    } else {
        None
    };
    let (says, remedy) = (from.text()?, from.text()?);
    Ok(Finding { sheet, cell, ..Finding::new(Code::ALL[code], says, remedy) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::open::open_bytes;

    /// What a small workbook comes to on the wire.
    fn said() -> Vec<u8> {
        let text = "Item,Amount\nR\u{e9}nt,5\n\"open,1\n";
        let book = open_bytes(text.as_bytes(), Format::Csv, &Limits::default());
        assert!(!book.as_ref().unwrap().findings.is_empty());
        let mut said = Vec::new();
        encode(&book, &mut said).unwrap();
        said
    }

    #[test]
    fn what_was_read_comes_over_and_what_breaks_off_does_not() {
        let (said, limits) = (said(), Limits::default());
        let book = decode(&said[..], Format::Csv, &limits).unwrap().unwrap();
        let mut again = Vec::new();
        encode(&Ok(book), &mut again).unwrap();
        assert_eq!(again, said);
        for length in 0..said.len() {
            assert!(decode(&said[..length], Format::Csv, &limits).is_err(), "{length}");
        }
        let mut refused = Vec::new();
        let refusal = Refusal::new("it is wet", "Dry it.");
        encode(&Err(refusal.clone()), &mut refused).unwrap();
        assert_eq!(decode(&refused[..], Format::Xls, &limits).unwrap().unwrap_err(), refusal);
    }

    #[test]
    fn more_than_the_limits_allow_is_not_taken() {
        for limits in [
            Limits { cells: 1, ..Limits::default() },
            Limits { sheets: 0, ..Limits::default() },
            Limits { child_memory_bytes: 100, ..Limits::default() },
        ] {
            assert!(decode(&said()[..], Format::Csv, &limits).is_err(), "{limits:?}");
        }
    }

    proptest! {
        /// A child that was taken over may say anything. What is taken from it can be used
        /// without harm: every text and row of it is there.
        #[test]
        fn nothing_that_a_child_says_does_harm(
            changes in prop::collection::vec((0_usize..400, any::<u8>()), 1..8),
        ) {
            let mut said = said();
            for (at, byte) in changes {
                let at = BEGIN.len() + at % (said.len() - BEGIN.len());
                said[at] = byte;
            }
            if let Ok(Ok(book)) = decode(&said[..], Format::Csv, &Limits::default()) {
                for sheet in &book.sheets {
                    for row in sheet.rows() {
                        prop_assert!(!row.cells.is_empty());
                        for cell in row.cells {
                            let _ = sheet.text_of(cell);
                        }
                    }
                    for formula in &sheet.formulas {
                        let _ = sheet.formula(formula.at);
                    }
                }
            }
        }
    }
}
