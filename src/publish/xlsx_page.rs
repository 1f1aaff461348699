//! One sheet in the making, and how its cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use crate::model::guard::{GUARD, restore, would_run};

use super::xlsx_cell::{number, pounds, short};

/// How the cells look.
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) note: Format,
    pub(super) head: Format,
    pub(super) head_input: Format,
    pub(super) input: Format,
    /// The same for pounds: what is typed stays a number.
    pub(super) input_money: Format,
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
        // A quiet line below each row leads the eye across, on paper too.
        let top = Format::new()
            .set_align(FormatAlign::Top)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(Color::RGB(0xD9_D9_D9));
        let text = top.clone().set_text_wrap();
        let head = text.clone().set_bold().set_border_bottom_color(Color::Black);
        let line = Color::RGB(0xC9_C2_A5);
        let percent = top.clone().set_num_format("0.00");
        // As text, so that what is typed is kept as typed: `50/50` is no date.
        let input = text
            .clone()
            .set_num_format("@")
            .set_background_color(Color::RGB(0xFE_F8_E3))
            .set_border(FormatBorder::Thin)
            .set_border_color(line);
        Styles {
            title: Format::new().set_bold().set_font_size(14),
            note: Format::new(),
            head_input: head.clone().set_background_color(Color::RGB(0xF3_E3_A6)),
            head: head.set_background_color(Color::RGB(0xE8_EE_F4)),
            input_money: input.clone().set_num_format(pounds(currency)),
            input,
            money: top.clone().set_num_format(pounds(currency)),
            count: top.clone().set_num_format("#,##0"),
            percent_above: percent.clone().set_bold().set_background_color(Color::RGB(0xDF_EC_DD)),
            percent,
            score: top.set_num_format("0.00").set_align(FormatAlign::Center),
            guarded: text.clone().set_quote_prefix(),
            text,
        }
    }
}

/// How many lines of text a row shows; a longer text is read in the cell itself.
const MOST_LINES: u16 = 9;
/// Height of a line of text in points.
pub(super) const LINE: u16 = 15;

/// A sheet, written row by row.
pub(super) struct Page<'a> {
    pub(super) sheet: &'a mut Worksheet,
    pub(super) styles: &'a Styles,
    pub(super) row: u32,
    /// The width of each column that has a name, in characters.
    widths: Vec<u16>,
    /// How many lines of text the row takes so far.
    lines: u16,
}

impl<'a> Page<'a> {
    pub(super) fn new(sheet: &'a mut Worksheet, styles: &'a Styles) -> Page<'a> {
        Page { sheet, styles, row: 0, widths: Vec::new(), lines: 1 }
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
        self.widths.truncate(col.into());
        self.widths.push(width);
        self.sheet.write_string_with_format(self.row, col, name, style)?;
        Ok(())
    }

    /// Text without the space around it, never run as a formula, and read back as it is.
    pub(super) fn text(&mut self, col: u16, text: &str) -> Result<(), XlsxError> {
        let mut text = short(text).trim().to_owned();
        if text.is_empty() {
            self.sheet.write_blank(self.row, col, &self.styles.text)?;
            return Ok(());
        }
        if let Some(&width) = self.widths.get(usize::from(col)) {
            self.lines = self.lines.max(lines_of(&text, width));
        }
        let style = if would_run(&text) { &self.styles.guarded } else { &self.styles.text };
        if restore(&text) != text {
            text.insert(0, GUARD);
        }
        self.sheet.write_string_with_format(self.row, col, text, style)?;
        Ok(())
    }

    /// A cell to be filled in, with what stands in it already.
    pub(super) fn input(&mut self, col: u16, text: &str) -> Result<(), XlsxError> {
        let mut text = short(text).trim().to_owned();
        let style = &self.styles.input;
        if text.is_empty() {
            self.sheet.write_blank(self.row, col, style)?;
            return Ok(());
        }
        if restore(&text) != text {
            text.insert(0, GUARD);
        }
        self.sheet.write_string_with_format(self.row, col, text, style)?;
        Ok(())
    }

    /// Ends a row and makes it as high as its text: not every program does so by itself, and some do
    /// however long the text is.
    pub(super) fn end_row(&mut self) -> Result<(), XlsxError> {
        let lines = std::mem::replace(&mut self.lines, 1).min(MOST_LINES);
        if lines > 1 {
            self.sheet.set_row_height(self.row, LINE * lines)?;
        }
        self.row += 1;
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

/// About how many lines `text` takes in a column as wide as `width` digits when it is broken between
/// words: letters are a little narrower than digits.
pub(super) fn lines_of(text: &str, width: u16) -> u16 {
    let width = usize::from(width + width / 8);
    let (mut lines, mut taken) = (1, 0);
    for word in text.split(' ') {
        let length = word.chars().count();
        if taken > 0 && taken + length > width {
            lines += 1;
            taken = 0;
        }
        taken += length + 1;
        while taken > width + 1 {
            lines += 1;
            taken -= width;
        }
    }
    u16::try_from(lines).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_broken_between_words_where_it_can_be() {
        for (text, lines) in [
            ("", 1),
            ("hall", 1),
            ("hall hire", 1),
            ("hall hires", 2),
            ("refurbishment", 2),
            ("a b c d e f", 2),
        ] {
            assert_eq!(lines_of(text, 8), lines, "{text}");
        }
    }
}
