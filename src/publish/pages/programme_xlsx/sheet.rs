//! One sheet of the workbook in the making: tables of figures, and charts of them.

use rust_xlsxwriter::{
    Chart, Format, FormatAlign, Formula, Worksheet, XlsxError, column_number_to_name,
};

use crate::figure::{Figures, Printed};

use super::super::super::xlsx_cell::{number, short};
use super::super::super::xlsx_page::{LINE, Page, Styles, lines_of};
use super::super::programme_csv::Lists;

/// A sheet, written row by row.
pub(super) struct Sheet<'a> {
    pub(super) page: Page<'a>,
    pub(super) name: &'a str,
    pub(super) lists: &'a Lists<'a>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(
        sheet: &'a mut Worksheet,
        styles: &'a Styles,
        name: &'a str,
        lists: &'a Lists<'a>,
    ) -> Sheet<'a> {
        Sheet { page: Page::new(sheet, styles), name, lists }
    }

    /// How a cell looks.
    pub(super) fn styles(&self) -> &'a Styles {
        self.page.styles
    }

    fn figures(&self) -> &'a Figures {
        self.lists.figures
    }

    /// The title of the sheet, and what it is about: over as many columns as the table below it has.
    pub(super) fn begin(
        &mut self,
        title: &str,
        note: &str,
        columns: &[(&str, u16)],
    ) -> Result<(), XlsxError> {
        self.page.title(&format!("{}: {title}", self.lists.page.programme))?;
        let width: u16 = columns.iter().map(|&(_, width)| width).sum();
        let last = u16::try_from(columns.len()).unwrap_or(u16::MAX).saturating_sub(1).max(1);
        let wrapped = self.styles().note.clone().set_text_wrap().set_align(FormatAlign::Top);
        let row = self.page.row;
        self.page.sheet.merge_range(row, 0, row, last, &short(note), &wrapped)?;
        self.page.sheet.set_row_height(row, LINE * lines_of(note, width))?;
        self.page.row += 2;
        Ok(())
    }

    /// The names of the columns.
    pub(super) fn head(&mut self, columns: &[(&str, u16)]) -> Result<(), XlsxError> {
        let lines = columns.iter().map(|&(name, width)| lines_of(name, width)).max();
        self.page.sheet.set_row_height(self.page.row, LINE * lines.unwrap_or(1))?;
        for (col, &(name, width)) in (0_u16..).zip(columns) {
            self.page.head(col, name, width, &self.styles().head)?;
        }
        self.page.row += 1;
        Ok(())
    }

    /// The exact value of a figure that is printed; an empty cell where there is none.
    pub(super) fn printed(
        &mut self,
        col: u16,
        figure: Option<&Printed>,
        style: &Format,
    ) -> Result<(), XlsxError> {
        match figure {
            Some(printed) => self.page.figure(col, &printed.value, style),
            None => Ok(()),
        }
    }

    /// Whether the figure `id` may change.
    pub(super) fn provisional(&mut self, col: u16, id: &str) -> Result<(), XlsxError> {
        let provisional = self.figures().get(id).is_some_and(|figure| figure.provisional);
        self.page.text(col, if provisional { "provisional" } else { "" })
    }

    /// The sum of the rows from `first` to the one above, as a formula that carries its result.
    pub(super) fn sum(
        &mut self,
        col: u16,
        first: u32,
        total: &Printed,
        style: &Format,
    ) -> Result<(), XlsxError> {
        if first >= self.page.row {
            return self.page.figure(col, &total.value, style);
        }
        let name = column_number_to_name(col);
        let formula = format!("SUM({name}{}:{name}{})", first + 1, self.page.row);
        let formula = Formula::new(formula).set_result(number(&total.value).to_string());
        let bold = style.clone().set_bold();
        self.page.sheet.write_formula_with_format(self.page.row, col, formula, &bold)?;
        Ok(())
    }

    /// Puts a chart below what was written, and goes on below the `rows` that it covers.
    pub(super) fn chart(&mut self, chart: &Chart, rows: u32) -> Result<(), XlsxError> {
        self.page.row += 1;
        self.page.sheet.insert_chart(self.page.row, 0, chart)?;
        self.page.row += rows + 1;
        Ok(())
    }
}
