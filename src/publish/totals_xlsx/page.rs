//! One sheet in the making, from top to bottom.

use rust_xlsxwriter::{
    Color, Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError, column_number_to_name,
};

use crate::model::{Money, Percent};

use super::super::xlsx_cell::{number, pounds, short};

/// How the cells look.
pub(super) struct Styles {
    title: Format,
    note: Format,
    head: Format,
    text: Format,
    money: Format,
    sum: Format,
    sum_text: Format,
    count: Format,
    percent: Format,
}

impl Styles {
    pub(super) fn new(currency: &str) -> Styles {
        let pounds = pounds(currency);
        let bold = Format::new().set_bold();
        let sum = bold.clone().set_border_top(FormatBorder::Thin);
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Styles {
            title: bold.clone().set_font_size(14),
            note: Format::new().set_italic(),
            head: bold
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_background_color(Color::RGB(0xE8_EE_F4))
                .set_border_bottom(FormatBorder::Thin),
            text: wrapped,
            money: Format::new().set_num_format(&pounds).set_align(FormatAlign::Top),
            sum: sum.clone().set_num_format(&pounds),
            sum_text: sum,
            count: Format::new().set_num_format("#,##0").set_align(FormatAlign::Top),
            percent: Format::new().set_num_format("0.00").set_align(FormatAlign::Top),
        }
    }
}

/// A sheet, written row by row.
pub(super) struct Page<'a> {
    sheet: &'a mut Worksheet,
    styles: &'a Styles,
    row: u32,
}

/// A run of cells that a formula adds up: first row, first column, last row, last column.
pub(super) type Run = (u32, u16, u32, u16);

impl<'a> Page<'a> {
    pub(super) fn new(sheet: &'a mut Worksheet, styles: &'a Styles) -> Page<'a> {
        Page { sheet, styles, row: 0 }
    }

    /// The row that is being written, from zero.
    pub(super) fn row(&self) -> u32 {
        self.row
    }

    pub(super) fn next_row(&mut self) {
        self.row += 1;
    }

    /// A row with the name of the sheet.
    pub(super) fn title(&mut self, title: &str) -> Result<(), XlsxError> {
        let title = short(title);
        self.sheet.write_string_with_format(self.row, 0, title, &self.styles.title)?;
        self.next_row();
        Ok(())
    }

    /// A row of explanation.
    pub(super) fn note(&mut self, note: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, note, &self.styles.note)?;
        self.next_row();
        Ok(())
    }

    /// The row that names the columns, with their widths; it stays in view.
    pub(super) fn head<'h>(
        &mut self,
        columns: impl IntoIterator<Item = (&'h str, u32)>,
    ) -> Result<(), XlsxError> {
        for (col, (name, width)) in (0u16..).zip(columns) {
            let name = short(name);
            self.sheet.write_string_with_format(self.row, col, name, &self.styles.head)?;
            self.sheet.set_column_width(col, width)?;
        }
        self.next_row();
        self.sheet.set_freeze_panes(self.row, 1)?;
        Ok(())
    }

    /// Text, never run as a formula.
    pub(super) fn text(&mut self, col: u16, text: &str) -> Result<(), XlsxError> {
        if !text.is_empty() {
            let text = short(text);
            self.sheet.write_string_with_format(self.row, col, text, &self.styles.text)?;
        }
        Ok(())
    }

    pub(super) fn money(&mut self, col: u16, money: Money) -> Result<(), XlsxError> {
        let number = number(&money.to_string());
        self.sheet.write_number_with_format(self.row, col, number, &self.styles.money)?;
        Ok(())
    }

    pub(super) fn count(&mut self, col: u16, count: u64) -> Result<(), XlsxError> {
        let number = number(&count.to_string());
        self.sheet.write_number_with_format(self.row, col, number, &self.styles.count)?;
        Ok(())
    }

    pub(super) fn percent(&mut self, col: u16, share: Option<Percent>) -> Result<(), XlsxError> {
        if let Some(share) = share {
            let number = number(&share.to_string());
            self.sheet.write_number_with_format(self.row, col, number, &self.styles.percent)?;
        }
        Ok(())
    }

    /// The name of a row of sums.
    pub(super) fn sum_text(&mut self, col: u16, text: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, col, text, &self.styles.sum_text)?;
        Ok(())
    }

    /// A sum that was counted by itself, to hold other sums against.
    pub(super) fn sum_value(&mut self, col: u16, sum: Money) -> Result<(), XlsxError> {
        let number = number(&sum.to_string());
        self.sheet.write_number_with_format(self.row, col, number, &self.styles.sum)?;
        Ok(())
    }

    /// The sum of a run of cells, as a formula that carries its result.
    pub(super) fn sum(&mut self, col: u16, run: Run, result: Money) -> Result<(), XlsxError> {
        let (first_row, first_col, last_row, last_col) = run;
        if first_row > last_row || first_col > last_col {
            return self.sum_value(col, result);
        }
        let (first, last) = (cell(first_row, first_col), cell(last_row, last_col));
        self.formula(col, &format!("SUM({first}:{last})"), result)
    }

    /// Two rows that hold the sum of the row above against the `total` that was counted by itself.
    pub(super) fn against_total(
        &mut self,
        col: u16,
        named: &str,
        (sum, total): (Money, Money),
    ) -> Result<(), XlsxError> {
        self.sum_text(0, named)?;
        self.sum_value(col, total)?;
        self.next_row();
        self.sum_text(0, "Difference (must be 0.00)")?;
        self.difference(col, (self.row - 2, self.row - 1), sum - total)?;
        self.next_row();
        Ok(())
    }

    /// One cell of the column less another, to the penny, as a formula that carries its result.
    pub(super) fn difference(
        &mut self,
        col: u16,
        (row, less): (u32, u32),
        result: Money,
    ) -> Result<(), XlsxError> {
        self.formula(col, &format!("ROUND({}-{},2)", cell(row, col), cell(less, col)), result)
    }

    /// A formula that carries its result.
    pub(super) fn formula(
        &mut self,
        col: u16,
        formula: &str,
        result: Money,
    ) -> Result<(), XlsxError> {
        let formula = Formula::new(formula).set_result(plain(result));
        self.sheet.write_formula_with_format(self.row, col, formula, &self.styles.sum)?;
        Ok(())
    }
}

/// The name of a cell as formulas spell it.
pub(super) fn cell(row: u32, col: u16) -> String {
    format!("{}{}", column_number_to_name(col), u64::from(row) + 1)
}

/// A result as a program would have stored it: `0`, not `0.00`.
fn plain(money: Money) -> String {
    number(&money.to_string()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_and_figures_read() {
        assert_eq!(cell(8, 3), "D9");
        assert_eq!(plain(Money::from_pence(-50)), "-0.5");
        assert_eq!(plain(Money::ZERO), "0");
    }
}
