//! The programme's article.

use crate::pages::{Context, ProgrammePage};
use crate::publish::OutFolder;
use crate::publish::pages::{
    programme_charts, programme_csv, programme_html, programme_json, programme_md, programme_xlsx,
};

use super::RunError;

const FOLDER: &str = "programme";

pub(super) fn write(folder: &OutFolder, context: &Context<'_>) -> Result<(), RunError> {
    let internal = |error: &dyn std::fmt::Display| RunError::Internal(error.to_string());
    let page = &ProgrammePage::new(context).map_err(|error| internal(&error))?;
    let lists = programme_csv::Lists { page, figures: context.figures, mappings: context.mappings };
    let mut files = vec![
        ("page.html", programme_html::page(page).map_err(|error| internal(&error))?),
        ("fragment.html", programme_html::article(page).map_err(|error| internal(&error))?),
        ("page.md", programme_md::render(page)),
        ("totals.json", programme_json::render(page).map_err(|error| internal(&error))?),
        ("categories.csv", lists.categories()),
        ("years.csv", lists.years()),
        ("regions.csv", lists.regions()),
    ];
    let currency = &context.mappings.settings.currency;
    let workbook = programme_xlsx::render(&lists, currency).map_err(|error| internal(&error))?;
    files.push(("programme.xlsx", workbook));
    files.extend(lists.delivery().map(|list| ("delivery.csv", list)));
    files.extend(programme_charts::charts(page).map_err(|error| internal(&error))?);
    for (name, bytes) in files {
        folder.write(&format!("{FOLDER}/{name}"), &bytes)?;
    }
    Ok(())
}
