//! Delimited text, in any of the encodings and with any of the delimiters that people send.

mod decode;
mod delimiter;
mod fields;
mod records;
mod survey;

use std::io::{self, Read, Seek, SeekFrom};

use self::decode::Decoded;
use self::delimiter::{announced, delimiter};
use self::records::Records;
use self::survey::{Charset, survey};
use super::Workbook;
use super::reading::{Reading, text_of};
use super::sheet::CellFlags;
use super::trouble::Trouble;
use crate::gather::Format;
use crate::model::{CellAt, Code, Finding, Limits, Refusal};

/// MS-DOS programs close a text file with this sign.
const END_OF_DOS_FILE: &[u8] = b"\x1A";

/// Reads a text file into one sheet without a name. Every cell is text. Rows are counted as a
/// spreadsheet program shows them: blank lines count, a record over several lines is one row.
pub(super) fn read(mut source: impl Read + Seek, limits: &Limits) -> Result<Workbook, Refusal> {
    let failed = |error: io::Error| {
        Refusal::new(
            format!("it cannot be read from the disk: {error}"),
            "Copy it to this computer and try again.",
        )
    };
    let survey = survey(&mut source).map_err(failed)?;
    source.seek(SeekFrom::Start(0)).map_err(failed)?;
    let mut findings = Vec::new();
    if let Some(doubt) = survey.doubt {
        let remedy = "Look for odd signs in the names; if there are any, save the file as UTF-8.";
        findings.push(Finding::new(Code::EncodingDoubtful, doubt, remedy));
    }
    let mut head = Vec::new();
    Decoded::new(&survey.head[..], survey.charset).read_to_end(&mut head).map_err(failed)?;
    let told = announced(&head);
    let sign = told.unwrap_or_else(|| delimiter(&head));
    let mut reading = Reading::new("", limits);
    let read = if survey.charset == Charset::Web(encoding_rs::UTF_8) {
        let mark = if survey.head.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        source.seek(SeekFrom::Start(mark)).map_err(failed)?;
        fill(Records::new(source, sign), told.is_some(), &mut reading)
    } else {
        let decoded = Decoded::new(source, survey.charset);
        fill(Records::new(decoded, sign), told.is_some(), &mut reading)
    };
    if let Err(error) = read {
        let says = format!("the file breaks off: {error}");
        findings.push(Finding::new(Code::SheetUnreadable, says, "Ask for the file again."));
    }
    let sheet = reading.finish(&mut findings);
    Ok(Workbook { format: Format::Csv, sheets: vec![sheet], findings })
}

fn fill(
    mut records: Records<impl Read>,
    skip_first: bool,
    reading: &mut Reading<'_>,
) -> io::Result<()> {
    let mut row = 0;
    while let Some(record) = records.next()? {
        if let Some(col) = record.unclosed() {
            reading.trouble(Trouble::UnclosedQuote, CellAt::new(row, col.into()), "");
        }
        if row > 0 || !skip_first {
            for (col, field) in record.fields().enumerate() {
                if !field.is_empty() && field != END_OF_DOS_FILE {
                    let at = CellAt::new(row, u32::try_from(col).unwrap_or(u32::MAX));
                    reading.put_text(at, CellFlags::default(), &text_of(field));
                }
            }
        }
        if reading.is_full() || row == u32::MAX {
            break;
        }
        row += 1;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use proptest::prelude::*;

    use super::*;
    use crate::open::Sheet;

    fn opened(bytes: &[u8]) -> Workbook {
        read(Cursor::new(bytes), &Limits::default()).unwrap()
    }

    fn cells(sheet: &Sheet) -> Vec<(u32, u16, String)> {
        sheet
            .rows()
            .flat_map(|row| row.cells.iter().map(move |cell| (row.row, cell.col, cell)))
            .map(|(row, col, cell)| (row, col, sheet.text_of(cell).unwrap().to_string()))
            .collect()
    }

    #[test]
    fn rows_keep_the_numbers_that_a_spreadsheet_shows() {
        let book = opened(b"Title\n\nItem,Amount\n\"two\nlines\",5\n,6\n");
        let expected = [
            (0, 0, "Title"),
            (2, 0, "Item"),
            (2, 1, "Amount"),
            (3, 0, "two\nlines"),
            (3, 1, "5"),
            (4, 1, "6"),
        ];
        assert_eq!(cells(&book.sheets[0]), expected.map(|(r, c, t)| (r, c, t.to_string())));
        assert!(book.findings.is_empty());
    }

    #[test]
    fn an_announced_delimiter_is_a_row_without_content() {
        let book = opened(b"sep=;\r\na;b,c\r\n\x1A");
        let expected = [(1, 0, "a"), (1, 1, "b,c")];
        assert_eq!(cells(&book.sheets[0]), expected.map(|(r, c, t)| (r, c, t.to_string())));
    }

    #[test]
    fn doubts_are_findings() {
        let book = opened(b"Rent,\x9C500\n");
        assert_eq!(cells(&book.sheets[0])[1].2, "£500");
        assert_eq!(book.findings[0].code, Code::EncodingDoubtful);
        let book = opened(b"a,\"b\nc,d\n");
        assert_eq!(book.findings[0].code, Code::UnclosedQuote);
        assert_eq!(book.findings[0].place(), "B1");
        assert_eq!(book.sheets[0].row_count(), 2);
    }

    #[test]
    fn a_line_of_few_bytes_does_not_take_room_without_end() {
        let many = format!("Item,Amount\n\"Rent{}", "x,1\n".repeat(100));
        for (rows, read) in [(1, 1), (60, 60), (101, 101), (102, 101)] {
            let limits = Limits { rows, ..Limits::default() };
            let book = super::read(Cursor::new(&many), &limits).unwrap();
            assert_eq!(book.sheets[0].row_count(), read);
            let said = book.findings.iter().find(|finding| finding.code == Code::LimitReached);
            assert_eq!(said.is_some(), read < 101, "{rows}");
            assert!(said.is_none_or(|said| said.remedy.contains("`rows`")));
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(
            prop_oneof![Just(b','), Just(b'"'), Just(b'\n'), Just(b'\r'), Just(0), Just(0xFF), any::<u8>()],
            0..300,
        )) {
            let lines = bytes.iter().filter(|&&byte| byte == b'\n' || byte == b'\r').count() as u32;
            let book = opened(&bytes);
            prop_assert!(book.sheets[0].rows().all(|row| row.row <= lines));
        }
    }
}
