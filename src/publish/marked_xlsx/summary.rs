//! The first sheet of a marked copy: the verdict, the totals, what to ask, and what the colours mean.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::model::Money;

use super::super::card::Card;
use super::super::card_html::{counted, in_words};
use super::super::xlsx_cell::{number, short};
use super::BEGINS;
use super::status::Tone;
use super::styles::{Content, Styles};

/// Letters on a line of the first column of words, for the height of its rows.
const LETTERS: usize = 115;

/// What cannot be seen in the copy itself.
pub(super) struct Remarks {
    /// Cells for which an xlsx sheet has no place.
    pub(super) lost: usize,
    /// Sheets with no room for the added columns.
    pub(super) no_room: Vec<String>,
    /// Notes that were too many.
    pub(super) more_notes: usize,
    /// Sheets that are hidden in the return.
    pub(super) hidden: Vec<String>,
}

struct Page<'a> {
    sheet: &'a mut Worksheet,
    styles: &'a Styles,
    row: u32,
}

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    styles: &Styles,
    card: &Card,
    remarks: &Remarks,
) -> Result<(), XlsxError> {
    for (col, width) in (0u16..).zip([30_u32, 16, 18, 16, 16, 24]) {
        sheet.set_column_width(col, width)?;
    }
    let mut page = Page { sheet, styles, row: 0 };
    page.sheet.write_string_with_format(0, 0, short(&card.file), &styles.title)?;
    page.row = 1;
    page.sentence(&card.headline, true)?;
    for says in card.rests_on.iter().chain(&card.provisional) {
        page.sentence(says, false)?;
    }
    page.pair("Area", &card.area)?;
    page.pair("Period", &card.period)?;
    page.pair("Fingerprint (SHA-256)", &card.sha256)?;
    page.sentence(
        &format!(
            "{BEGINS}, with three columns added at the right of each sheet. The return itself was not \
             changed. Formulas are shown by their values. Internal: keep it inside the organisation, or \
             send it to nobody but the partnership."
        ),
        false,
    )?;
    page.heading("What to ask the partnership")?;
    if card.asks.is_empty() {
        page.sentence("Nothing needs to be asked.", false)?;
    }
    for (at, ask) in (1..).zip(&card.asks.shown) {
        page.sentence(&format!("{at}. {ask}"), false)?;
    }
    if card.asks.more > 0 {
        let more = counted(card.asks.more, "question more", "questions more");
        page.sentence(&format!("And {more}: see findings.csv."), false)?;
    }
    totals(&mut page, card)?;
    colours(&mut page)?;
    notes(&mut page, remarks)
}

fn totals(page: &mut Page<'_>, card: &Card) -> Result<(), XlsxError> {
    page.heading("Printed totals")?;
    if card.printed.is_empty() {
        return page.sentence("No total of spend is printed.", false);
    }
    let names = ["Cell", "Printed", "Lines", "Lines add up to", "Difference", "Result"];
    for (col, name) in (0u16..).zip(names) {
        let styles = page.styles;
        let format = if [1, 3, 4].contains(&col) { &styles.head_right } else { &styles.head };
        page.sheet.write_string_with_format(page.row, col, name, format)?;
    }
    page.row += 1;
    for total in &card.printed.shown {
        page.text(0, &total.place)?;
        page.money(1, total.printed)?;
        page.text(2, &total.lines)?;
        page.money(3, total.sum)?;
        page.money(4, total.difference())?;
        page.text(5, in_words(total.outcome))?;
        page.row += 1;
        for cause in &total.causes {
            page.sentence(cause, false)?;
        }
    }
    if card.printed.more > 0 {
        let more = counted(card.printed.more, "total more", "totals more");
        page.sentence(&format!("And {more}."), false)?;
    }
    Ok(())
}

fn colours(page: &mut Page<'_>) -> Result<(), XlsxError> {
    page.heading("What the colours mean")?;
    for (tone, name, says) in [
        (Tone::Counted, "entry", "counted as spend; its category stands beside it"),
        (Tone::Waits, "entry", "counted as spend; its category is to be decided"),
        (Tone::Agrees, "total agrees", "a printed total that is what its lines add up to"),
        (Tone::Differs, "total differs", "a printed total that is not; the note on it says more"),
        (Tone::LeftOut, "left out", "not counted, for the reason that is given"),
    ] {
        let format = page.styles.cell(Content::Beside, false, tone);
        page.sheet.write_string_with_format(page.row, 0, name, format)?;
        page.text(1, says)?;
        page.row += 1;
    }
    Ok(())
}

fn notes(page: &mut Page<'_>, remarks: &Remarks) -> Result<(), XlsxError> {
    let Remarks { lost, no_room, more_notes, hidden } = remarks;
    let mut said = Vec::new();
    if !hidden.is_empty() {
        said.push(format!("Hidden in the return, and shown here: {}.", hidden.join(", ")));
    }
    if !no_room.is_empty() {
        said.push(format!("No room for the added columns on: {}.", no_room.join(", ")));
    }
    if *lost > 0 {
        let cells = counted(*lost as u64, "cell lies", "cells lie");
        said.push(format!(
            "{cells} further out than an Excel sheet reaches, and could not be copied."
        ));
    }
    if *more_notes > 0 {
        let notes = counted(*more_notes as u64, "note is", "notes are");
        said.push(format!("{notes} left away, because there were too many."));
    }
    if !said.is_empty() {
        page.heading("About this copy")?;
    }
    said.iter().try_for_each(|says| page.sentence(says, false))
}

impl Page<'_> {
    fn heading(&mut self, says: &str) -> Result<(), XlsxError> {
        self.row += 1;
        self.sheet.write_string_with_format(self.row, 0, says, &self.styles.strong)?;
        self.row += 1;
        Ok(())
    }

    /// A sentence over the whole width.
    fn sentence(&mut self, says: &str, strong: bool) -> Result<(), XlsxError> {
        let format = if strong { &self.styles.strong } else { &self.styles.wrapped };
        let says = short(says);
        let lines = says.chars().count() / LETTERS + 1;
        self.sheet.merge_range(self.row, 0, self.row, 5, &says, format)?;
        let height = u32::try_from(lines.min(20)).unwrap_or(20) * 16;
        self.sheet.set_row_height(self.row, height)?;
        self.row += 1;
        Ok(())
    }

    fn pair(&mut self, name: &str, says: &str) -> Result<(), XlsxError> {
        self.text(0, name)?;
        self.text(1, says)?;
        self.row += 1;
        Ok(())
    }

    fn text(&mut self, col: u16, says: &str) -> Result<(), XlsxError> {
        let format = self.styles.cell(Content::Beside, false, Tone::Plain);
        self.sheet.write_string_with_format(self.row, col, short(says), format)?;
        Ok(())
    }

    fn money(&mut self, col: u16, money: Money) -> Result<(), XlsxError> {
        let money = number(&money.to_string());
        self.sheet.write_number_with_format(self.row, col, money, &self.styles.money)?;
        Ok(())
    }
}
