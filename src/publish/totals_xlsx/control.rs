//! The sheet of the control account.

use rust_xlsxwriter::XlsxError;

use crate::model::Counted;
use crate::reconcile::control::ControlLine;

use super::Book;
use super::page::{Page, cell};

/// The control account of the programme: each stage with what became of what went in.
pub(super) fn write(page: &mut Page<'_>, book: &Book<'_>) -> Result<(), XlsxError> {
    page.title("Control account")?;
    page.note(
        "What goes into each stage comes out, is left out for a reason, or is rounded off: the \
         difference is always 0. The same for each file is in control.csv.",
    )?;
    page.note(
        "A hash total is the sum of the row numbers (of files: of their fingerprints). It means nothing \
         by itself: that it agrees shows that the same rows came out as went in.",
    )?;
    page.head([("Stage", 14), ("What", 28), ("Records", 12), ("Pounds", 18), ("Hash total", 18)])?;
    for line in book.control.iter().filter(|line| line.file.is_none()) {
        stage(page, line)?;
    }
    Ok(())
}

fn stage(page: &mut Page<'_>, line: &ControlLine) -> Result<(), XlsxError> {
    let stage = line.stage.as_str();
    let first = page.row();
    row(page, stage, "in", line.into)?;
    for part in line.parts.iter().filter(|part| part.counted != Counted::ZERO) {
        row(page, stage, &part.name.replace('_', " "), part.counted)?;
    }
    if !line.rounding.is_zero() {
        row(page, stage, "rounded off", Counted::pounds(line.rounding))?;
    }
    let last = page.row().saturating_sub(1);
    page.sum_text(0, stage)?;
    page.sum_text(1, "difference (must be 0)")?;
    let accounted = line.out() + line.left_out() + Counted::pounds(line.rounding);
    for col in 2..5 {
        let into = cell(first, col);
        let parts = match last > first {
            true => format!("SUM({}:{})", cell(first + 1, col), cell(last, col)),
            false => String::from("0"),
        };
        let formula = format!("ROUND({into}-{parts},2)");
        match col {
            3 => page.formula(col, &formula, line.into.amount - accounted.amount)?,
            // They balance, or nothing is written.
            _ => page.formula(col, &formula, crate::model::Money::ZERO)?,
        }
    }
    page.next_row();
    page.next_row();
    Ok(())
}

fn row(page: &mut Page<'_>, stage: &str, what: &str, counted: Counted) -> Result<(), XlsxError> {
    page.text(0, stage)?;
    page.text(1, what)?;
    page.count(2, counted.lines)?;
    page.money(3, counted.amount)?;
    page.count(4, counted.hash)?;
    page.next_row();
    Ok(())
}
