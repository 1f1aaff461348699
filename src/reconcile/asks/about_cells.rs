//! Cells that only whoever filled them in can mend.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{CellAt, Code};
use crate::open::Sheet;

use super::wording::{cells, content, counted, in_cell, on_sheet};
use super::{Ask, Returned};

/// Up to so many cells of one kind on a sheet are asked about one by one; more, in one sentence.
const ONE_BY_ONE: usize = 3;

/// How to ask about cells of one kind.
struct Kind {
    code: Code,
    /// The question about one cell that holds `{}`.
    one: fn(&str) -> String,
    /// The question about several, after `On ‘Q1’`: their number and names, and what the first holds.
    several: fn(usize, &str, &str) -> String,
}

const KINDS: [Kind; 4] = [
    Kind {
        code: Code::AmountUnreadable,
        one: |holds| {
            format!("holds {holds} where an amount should stand. What is the exact amount?")
        },
        several: |count, cells, first| {
            format!(
                "{} where amounts should stand cannot be read as amounts: {cells}; the first holds \
                 {first}. What are the exact amounts?",
                counted(count, "cell", "cells")
            )
        },
    },
    Kind {
        code: Code::AmountPending,
        one: |holds| format!("says {holds} for the amount. What is the amount?"),
        several: |count, cells, first| {
            format!(
                "{} have no amount yet: {cells}; the first says {first}. What are the amounts?",
                counted(count, "cell", "cells")
            )
        },
    },
    Kind {
        code: Code::LabelMissing,
        one: |holds| format!("has {holds} and no words. What was the money spent on?"),
        several: |count, cells, _| {
            format!(
                "{} have an amount and no words: {cells}. What was the money spent on?",
                counted(count, "line", "lines")
            )
        },
    },
    Kind {
        code: Code::DateUnreadable,
        one: |holds| format!("holds {holds}, which is no day that there is. Which day was it?"),
        several: |count, cells, first| {
            format!(
                "{} hold no day that there is: {cells}; the first holds {first}. Which days were \
                 they?",
                counted(count, "date cell", "date cells")
            )
        },
    },
];

pub(super) fn ask(returned: &Returned<'_>, asks: &mut Vec<Ask>) {
    let mended = mended(returned);
    for kind in &KINDS {
        let mut found: BTreeMap<usize, Vec<CellAt>> = BTreeMap::new();
        for finding in returned.findings.iter().filter(|finding| finding.code == kind.code) {
            let (Some(sheet), Some(cell)) = (returned.sheet_of(finding), finding.cell) else {
                continue;
            };
            if kind.code != Code::DateUnreadable || !mended.contains(&(sheet, cell.row)) {
                found.entry(sheet).or_default().push(cell);
            }
        }
        for (sheet, mut places) in found {
            places.sort_unstable();
            places.dedup();
            about(returned, kind, sheet, &places, asks);
        }
    }
    repaired(returned, asks);
}

fn about(
    returned: &Returned<'_>,
    kind: &Kind,
    sheet: usize,
    places: &[CellAt],
    asks: &mut Vec<Ask>,
) {
    let name = returned.sheet_name(sheet);
    let grid: &Sheet = &returned.workbook.sheets[sheet];
    let mut push = |cell, says| asks.push(Ask { sheet: Some(sheet), cell: Some(cell), says });
    if places.len() <= ONE_BY_ONE {
        for &cell in places {
            let question = (kind.one)(&amount_or_words(kind, grid, cell));
            push(cell, format!("{} {question}", in_cell(name, cell)));
        }
    } else if let Some(&first) = places.first() {
        let question = (kind.several)(places.len(), &cells(places), &content(grid, first));
        push(first, format!("{} {question}", on_sheet(name)));
    }
}

/// What a cell holds; where only the words are missing, its amount.
fn amount_or_words(kind: &Kind, sheet: &Sheet, cell: CellAt) -> String {
    let holds = content(sheet, cell);
    match holds.strip_prefix("the number ") {
        Some(number) if kind.code == Code::LabelMissing => format!("the amount {number}"),
        _ => holds,
    }
}

/// Amounts that a lost separator had moved, and that were set apart again.
fn repaired(returned: &Returned<'_>, asks: &mut Vec<Ask>) {
    let mut found: BTreeMap<usize, Vec<(CellAt, &str)>> = BTreeMap::new();
    for finding in returned.findings.iter().filter(|one| one.code == Code::AmountRepaired) {
        if let (Some(sheet), Some(cell)) = (returned.sheet_of(finding), finding.cell) {
            found.entry(sheet).or_default().push((cell, &finding.says));
        }
    }
    for (sheet, told) in found {
        let name = returned.sheet_name(sheet);
        let mut push = |cell, says| asks.push(Ask { sheet: Some(sheet), cell: Some(cell), says });
        if told.len() <= ONE_BY_ONE {
            for (cell, says) in told {
                push(cell, format!("{}: {says}. Is that right?", in_cell(name, cell)));
            }
        } else if let Some(&(first, says)) = told.first() {
            let places: Vec<CellAt> = told.iter().map(|&(cell, _)| cell).collect();
            let rows = counted(told.len(), "row", "rows");
            let says = format!(
                "{} separators are lost or out of place in {rows} ({}); for one, {says}. Is that right, \
                 and can the file be sent again without that?",
                on_sheet(name),
                cells(&places)
            );
            push(first, says);
        }
    }
}

/// The rows of each sheet where a lost separator was mended: what is wrong with dates there follows
/// from it.
fn mended(returned: &Returned<'_>) -> BTreeSet<(usize, u32)> {
    let of_code = returned.findings.iter().filter(|one| one.code == Code::AmountRepaired);
    of_code.filter_map(|one| Some((returned.sheet_of(one)?, one.cell?.row))).collect()
}
