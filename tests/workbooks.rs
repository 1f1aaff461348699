//! Workbooks that others made to break readers: each is read or refused with a reason.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crosscast::gather::gather;
use crosscast::model::Limits;
use crosscast::open::open;

#[test]
fn every_workbook_is_read_or_refused_with_a_reason() {
    let Some(corpora) = std::env::var_os("CROSSCAST_CORPORA").map(PathBuf::from) else {
        println!("skipped: CROSSCAST_CORPORA is not set");
        return;
    };
    let limits = Limits::default();
    let mut count = [0, 0];
    for folder in ["workbooks", "spend"] {
        let inbox = gather(&corpora.join(folder), &limits).unwrap();
        for file in &inbox.files {
            let start = Instant::now();
            match open(file, &limits) {
                Ok(book) => {
                    count[0] += 1;
                    for finding in &book.findings {
                        assert!(!finding.says.is_empty(), "{}", file.name);
                    }
                    if std::env::var_os("CROSSCAST_SHOW").is_some() {
                        let cells: usize = book.sheets.iter().map(|sheet| sheet.cell_count()).sum();
                        println!(
                            "{}: {} sheets, {cells} cells, {:?}",
                            file.name,
                            book.sheets.len(),
                            start.elapsed()
                        );
                        for finding in &book.findings {
                            println!("    {} {} {}", finding.code, finding.place(), finding.says);
                        }
                    }
                }
                Err(refusal) => {
                    count[1] += 1;
                    println!("{}: {} {}", file.name, refusal.reason, refusal.remedy);
                    assert!(!refusal.reason.is_empty() && !refusal.remedy.is_empty());
                }
            }
            assert!(start.elapsed() < Duration::from_secs(10), "{} is too slow", file.name);
        }
    }
    println!("{} read, {} refused", count[0], count[1]);
    assert!(count[0] > 300 && count[1] > 10);
}
