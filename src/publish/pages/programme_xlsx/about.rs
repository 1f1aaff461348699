//! The sheet that says what the figures rest on.

use rust_xlsxwriter::XlsxError;

use crate::pages::ProgrammePage;

use super::sheet::Sheet;

pub(super) fn write(sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
    let page = sheet.lists.page;
    let columns = [("About these figures", 30), ("", 90)];
    sheet.begin("how the money was spent", &page.coverage.to_string(), &columns)?;
    sheet.head(&columns)?;
    let settled =
        if page.provisional { ProgrammePage::PROVISIONAL } else { "No figure is provisional." };
    line(sheet, "Settled", settled)?;
    for (term, said) in &page.facts {
        line(sheet, term, &said.to_string())?;
    }
    line(sheet, "Edition", &page.edition)?;
    for (at, said) in page.sentences.iter().enumerate() {
        line(sheet, if at == 0 { "In short" } else { "" }, &said.to_string())?;
    }
    for (at, said) in page.method.iter().enumerate() {
        line(sheet, if at == 0 { "How they were made" } else { "" }, &said.to_string())?;
    }
    line(sheet, "To follow a figure", &page.follow)
}

fn line(sheet: &mut Sheet<'_>, term: &str, said: &str) -> Result<(), XlsxError> {
    sheet.page.text(0, term)?;
    sheet.page.text(1, said)?;
    sheet.page.end_row()
}
