//! What must hold of any workbook that was opened, whatever stands in it.

use std::sync::{Arc, LazyLock};

use crosscast::detect::{Headings, SheetLayout, Table, detect_workbook};
use crosscast::extract::{AreaFinder, Extracted};
use crosscast::gather::SourceFile;
use crosscast::mapping::Mappings;
use crosscast::model::{Counted, Money, RowRole};
use crosscast::open::{Sheet, Workbook};
use crosscast::pipeline::Read;
use crosscast::reconcile::TieOut;
use crosscast::reconcile::control::{FileAccount, Reading, Stage};

/// What detection and extraction go by.
struct Known {
    mappings: Mappings,
    headings: Headings,
    finder: AreaFinder,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mappings = super::mapping_files::usual();
    let (headings, finder) = (Headings::new(&mappings.columns), AreaFinder::new(&mappings));
    Known { mappings, headings, finder }
});

/// Every row gets exactly one role, and every pound that is read ends in an entry, in a printed total,
/// among what is left out, or in the rounding.
pub fn accounted(workbook: Workbook) {
    let Known { mappings, headings, finder } = &*KNOWN;
    let name = "Hollow Lane/Spend 2016-17.xlsx";
    let layouts = detect_workbook(&workbook, name, mappings, headings);
    assert_eq!(layouts.len(), workbook.sheets.len());
    for (sheet, layout) in workbook.sheets.iter().zip(&layouts) {
        sound(sheet, layout);
    }
    let source = SourceFile::known_by_name(name, workbook.format);
    let read = Read { workbook, layouts };
    let (extracted, findings) = read.entries(&source, mappings, finder);
    assert!(findings.iter().all(|finding| !finding.says.is_empty()));
    balances(&read, &extracted);
    let ties = TieOut::of(&read.layouts);
    let _ = ties.verdict(extracted.entries.len() as u64);
}

fn sound(sheet: &Sheet, layout: &SheetLayout) {
    assert_eq!(layout.rows.len(), sheet.row_count(), "a role for each row");
    for (row, (role, reason)) in sheet.rows().zip(&layout.rows) {
        let is_left_out = *role == RowRole::LeftOut;
        assert_eq!(reason.is_some(), is_left_out, "row {} is {role:?}", row.row);
    }
    for table in &layout.tables {
        sound_table(sheet, layout, table);
    }
}

fn sound_table(sheet: &Sheet, layout: &SheetLayout, table: &Table) {
    assert!(table.lines.is_sorted_by(|one, next| one.row < next.row), "lines from top to bottom");
    assert!(table.columns.is_sorted_by(|one, next| one.col < next.col));
    for line in &table.lines {
        let row = sheet.find_row(line.row).expect("a line stands in a row");
        assert_eq!(layout.rows[row].0, RowRole::Entry, "row {}", line.row);
        for (column, at, _) in &line.amounts {
            let column = &table.columns[usize::from(*column)];
            assert_eq!((at.row, at.col), (line.row, column.col.into()));
            // Only an amount that a lost separator moved stands in no cell of its own, and that is said.
            let is_there = sheet.row_at(row).cell(column.col).is_some();
            assert!(is_there || !layout.findings.is_empty(), "{at} holds an amount");
        }
    }
    for check in &table.checks {
        assert!(usize::from(check.column) < table.columns.len());
        assert!(matches!(check.role, RowRole::Subtotal | RowRole::Total));
        assert!(check.lines.0 <= check.lines.1, "{check:?}");
    }
}

fn balances(read: &Read, extracted: &Extracted<'_>) {
    let mut account = FileAccount::new(Arc::from("file"), "", Reading::Read);
    account.rounding = extracted.rounding;
    for (sheet, layout) in read.workbook.sheets.iter().zip(&read.layouts) {
        for (row, (role, _)) in sheet.rows().zip(&layout.rows) {
            account.rows_opened += Counted::row(row.row);
            account.count_row(*role, row.row);
        }
        for table in &layout.tables {
            account.amounts_read += table.amounts.read;
            account.amounts_totals += table.amounts.totals;
            account.amounts_left_out += table.amounts.left_out;
        }
    }
    for entry in &extracted.entries {
        assert_eq!(entry.amount, entry.amount.pence(), "entries are whole pence");
        assert!(Money::new(entry.amount.exact()).is_some(), "{entry:?} can be read again");
        assert!(entry.period.is_none_or(|period| period.start <= period.end), "{entry:?}");
        account.entries += Counted::one(entry.amount, entry.cell.row);
    }
    for line in account.lines() {
        let is_asked = matches!(line.stage, Stage::Rows | Stage::Amounts);
        assert!(!is_asked || line.balances(), "{line:?}");
    }
}
