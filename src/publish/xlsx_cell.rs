//! What the workbooks write alike: text that fits a cell, figures, formats, and who they are by.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, XlsxError};

use super::safe_text::without_controls;

/// Figures that we have written ourselves are numbers. A cell can hold no other than binary ones;
/// the exact figures are in the CSV files.
pub(super) fn number(figure: &str) -> f64 {
    figure.parse().unwrap_or_default()
}

/// `text` without controls, and no longer than a cell can hold.
pub(super) fn short(text: &str) -> String {
    const MOST: usize = 32_000;
    let text = without_controls(text);
    let mut units = 0;
    let fits = |letter: &char| {
        units += letter.len_utf16();
        units <= MOST
    };
    text.chars().take_while(fits).collect()
}

/// The number format of money in `currency`.
pub(super) fn pounds(currency: &str) -> String {
    let sign = match currency {
        "GBP" => String::from("£"),
        "EUR" => String::from("€"),
        "USD" => String::from("$"),
        other => other.chars().filter(char::is_ascii_alphabetic).chain([' ']).collect(),
    };
    format!("\"{sign}\"#,##0.00;[Red]-\"{sign}\"#,##0.00")
}

/// The properties of a workbook. Its date of creation is fixed, so that the same results give the
/// same bytes.
pub(super) fn properties(title: &str) -> Result<DocProperties, XlsxError> {
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new().set_title(title).set_creation_datetime(&created))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_fits_a_cell() {
        assert_eq!(short("a\nb"), "a b");
        let long = "😀".repeat(20_000);
        assert_eq!(short(&long).encode_utf16().count(), 32_000);
    }

    #[test]
    fn money_has_the_sign_of_its_currency() {
        assert_eq!(pounds("GBP"), "\"£\"#,##0.00;[Red]-\"£\"#,##0.00");
        assert_eq!(pounds("C\"HF"), "\"CHF \"#,##0.00;[Red]-\"CHF \"#,##0.00");
    }
}
