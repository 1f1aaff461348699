//! Header rows and printed totals, measured line by line on tables that others annotated.
//!
//! Reads `lines/saus.jsonl.gz` in the folder that `CROSSCAST_CORPORA` names (the US Statistical
//! Abstract tables of HPI's Strudel, Apache-2.0); without it the test says that it was skipped.

#![expect(clippy::unwrap_used, reason = "what fails here is a failed test")]

use std::io::{BufRead, BufReader};
use std::path::PathBuf;

use crosscast::detect::{About, Headings, detect};
use crosscast::gather::Format;
use crosscast::mapping::Mappings;
use crosscast::model::{Limits, RowRole};
use crosscast::open::open_bytes;

/// Right, invented and missed lines of one class.
#[derive(Default, Debug)]
struct Marks {
    right: usize,
    invented: usize,
    missed: usize,
}

impl Marks {
    fn add(&mut self, found: bool, true_: bool) {
        match (found, true_) {
            (true, true) => self.right += 1,
            (true, false) => self.invented += 1,
            (false, true) => self.missed += 1,
            (false, false) => {}
        }
    }

    /// The harmonic mean of precision and recall, in ten-thousandths.
    fn f1(&self) -> usize {
        let all = 2 * self.right + self.invented + self.missed;
        (20_000 * self.right).checked_div(all).unwrap_or(0)
    }
}

/// The table as a text file.
fn written(rows: &[serde_json::Value]) -> Vec<u8> {
    let mut text = csv::Writer::from_writer(Vec::new());
    for cells in rows {
        text.write_record(cells.as_array().unwrap().iter().map(|cell| cell.as_str().unwrap()))
            .unwrap();
    }
    text.into_inner().unwrap()
}

#[test]
fn headers_and_totals_of_annotated_tables_are_found() {
    let Some(corpora) = std::env::var_os("CROSSCAST_CORPORA").map(PathBuf::from) else {
        println!("skipped: CROSSCAST_CORPORA is not set");
        return;
    };
    let path = corpora.join("lines/saus.jsonl.gz");
    let file = std::fs::File::open(&path).expect("the corpus is there");
    let verbose = std::env::var_os("CROSSCAST_SHOW").is_some();
    let headings = Headings::new(&Mappings::default().columns);
    let about =
        About { headings: &headings, fy_start: 4, header_row: None, basis: None, ignore: false };
    let (mut header, mut total) = (Marks::default(), Marks::default());
    let (mut subtotal_of_titles, mut tables) = (0, 0);
    for line in BufReader::new(flate2::read::GzDecoder::new(file)).lines() {
        let table: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        tables += 1;
        let rows = table["table_array"].as_array().unwrap();
        let annotated = table["line_annotation"].as_array().unwrap();
        let workbook = open_bytes(&written(rows), Format::Csv, &Limits::default()).unwrap();
        let sheet = &workbook.sheets[0];
        let layout = detect(sheet, &about, None);
        for (at, (role, _)) in layout.rows.iter().enumerate() {
            let row = sheet.row_at(at).row as usize;
            let truth = annotated[row].as_str().unwrap();
            header.add(*role == RowRole::Header, truth == "header");
            let is_total = matches!(role, RowRole::Total | RowRole::Subtotal);
            total.add(is_total, truth == "derived");
            subtotal_of_titles += usize::from(is_total && truth == "metadata");
            let wrong = (*role == RowRole::Header) != (truth == "header")
                || is_total != (truth == "derived");
            if verbose && wrong {
                let cells: Vec<&str> =
                    rows[row].as_array().unwrap().iter().filter_map(|c| c.as_str()).collect();
                let shown: String = cells.join("|").chars().take(90).collect();
                println!("{:<3} {:>3} {role} for {truth}: {shown}", tables - 1, row);
            }
        }
    }
    println!(
        "{tables} tables; header {} {header:?}; total {} {total:?}; {subtotal_of_titles}",
        header.f1(),
        total.f1()
    );
    assert!(header.f1() >= 9_500, "header F1 {}", header.f1());
    assert!(total.f1() >= 8_600, "subtotal or total F1 {}", total.f1());
}
