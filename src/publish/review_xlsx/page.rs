//! One sheet in the making, and how its cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use crate::model::guard::{GUARD, restore, would_run};

use super::super::xlsx_cell::{number, pounds, short};

/// How the cells look.
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) note: Format,
    pub(super) head: Format,
    pub(super) head_input: Format,
    pub(super) input: Format,
    pub(super) money: Format,
    pub(super) count: Format,
    pub(super) percent: Format,
    /// Above the stop line: bold, so that it does not hang on the colour.
    pub(super) percent_above: Format,
    pub(super) score: Format,
    text: Format,
    /// Text that stays text when somebody edits the cell.
    guarded: Format,
}

impl Styles {
    pub(super) fn new(currency: &str) -> Styles {
        let top = Format::new().set_align(FormatAlign::Top);
        let text = top.clone().set_text_wrap();
        let head = text.clone().set_bold().set_border_bottom(FormatBorder::Thin);
        let line = Color::RGB(0xC9_C2_A5);
        let percent = top.clone().set_num_format("0.00");
        Styles {
            title: Format::new().set_bold().set_font_size(14),
            note: Format::new(),
            head_input: head.clone().set_background_color(Color::RGB(0xF3_E3_A6)),
            head: head.set_background_color(Color::RGB(0xE8_EE_F4)),
            // As text, so that what is typed is kept as typed: `50/50` is no date.
            input: text
                .clone()
                .set_num_format("@")
                .set_background_color(Color::RGB(0xFE_F8_E3))
                .set_border(FormatBorder::Thin)
                .set_border_color(line),
            money: top.clone().set_num_format(pounds(currency)),
            count: top.clone().set_num_format("#,##0"),
            percent_above: percent.clone().set_bold().set_background_color(Color::RGB(0xDF_EC_DD)),
            percent,
            score: top.set_num_format("0.00"),
            guarded: text.clone().set_quote_prefix(),
            text,
        }
    }
}

/// A sheet, written row by row.
pub(super) struct Page<'a> {
    pub(super) sheet: &'a mut Worksheet,
    pub(super) styles: &'a Styles,
    pub(super) row: u32,
}

impl<'a> Page<'a> {
    pub(super) fn new(sheet: &'a mut Worksheet, styles: &'a Styles) -> Page<'a> {
        Page { sheet, styles, row: 0 }
    }

    /// A row with the name of the sheet.
    pub(super) fn title(&mut self, title: &str) -> Result<(), XlsxError> {
        let title = short(title);
        self.sheet.write_string_with_format(self.row, 0, title, &self.styles.title)?;
        self.row += 1;
        Ok(())
    }

    /// A row of explanation.
    pub(super) fn note(&mut self, note: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, note, &self.styles.note)?;
        self.row += 1;
        Ok(())
    }

    /// The name of a column.
    pub(super) fn head(
        &mut self,
        col: u16,
        name: &str,
        width: u16,
        style: &Format,
    ) -> Result<(), XlsxError> {
        self.sheet.set_column_width(col, width)?;
        self.sheet.write_string_with_format(self.row, col, name, style)?;
        Ok(())
    }

    /// Text, never run as a formula, and read back as it is.
    pub(super) fn text(&mut self, col: u16, text: &str) -> Result<(), XlsxError> {
        let mut text = short(text);
        if text.is_empty() {
            return Ok(());
        }
        let style = if would_run(&text) { &self.styles.guarded } else { &self.styles.text };
        if restore(&text) != text {
            text.insert(0, GUARD);
        }
        self.sheet.write_string_with_format(self.row, col, text, style)?;
        Ok(())
    }

    /// A figure that we have written ourselves.
    pub(super) fn figure(
        &mut self,
        col: u16,
        figure: &dyn std::fmt::Display,
        style: &Format,
    ) -> Result<(), XlsxError> {
        let number = number(&figure.to_string());
        self.sheet.write_number_with_format(self.row, col, number, style)?;
        Ok(())
    }
}
