//! A page for each area.

use rayon::prelude::*;

use crate::model::AreaId;
use crate::pages::{AreaPage, Context, areas_with_pages};
use crate::publish::OutFolder;
use crate::publish::pages::{area_chart, area_csv, area_folders, area_html, area_json, area_md};

use super::RunError;

/// The files of one area: their names inside its folder, and what is in them.
type Files = Vec<(&'static str, Vec<u8>)>;

pub(super) fn write(folder: &OutFolder, context: &Context<'_>) -> Result<(), RunError> {
    let folders = area_folders(context.mappings);
    let write = |area: AreaId| {
        let Some(of_area) = folders.get(area.index()) else { return Ok(()) };
        let mut files = render(context, area)?.into_iter();
        files.try_for_each(|(name, bytes)| Ok(folder.write(&format!("{of_area}/{name}"), &bytes)?))
    };
    areas_with_pages(context).into_par_iter().try_for_each(write)
}

fn render(context: &Context<'_>, area: AreaId) -> Result<Files, RunError> {
    let internal = |error: &dyn std::fmt::Display| RunError::Internal(error.to_string());
    let page = AreaPage::new(context, area).map_err(|error| internal(&error))?;
    let mut files = vec![
        ("page.html", area_html::page(&page).map_err(|error| internal(&error))?),
        ("fragment.html", area_html::article(&page).map_err(|error| internal(&error))?),
        ("page.md", area_md::render(&page)),
        ("totals.csv", area_csv::render(&page)),
        ("totals.json", area_json::render(&page).map_err(|error| internal(&error))?),
    ];
    if let Some(chart) = area_chart::chart(&page) {
        files.push(("chart.svg", chart.map_err(|error| internal(&error))?));
    }
    Ok(files)
}
