//! The run at a glance.

use crate::pages::{Context, IndexPage};
use crate::publish::OutFolder;
use crate::publish::pages::{area_folders, index_html};

use super::RunError;

pub(super) fn write(folder: &OutFolder, context: &Context<'_>) -> Result<(), RunError> {
    let internal = |error: &dyn std::fmt::Display| RunError::Internal(error.to_string());
    let page = IndexPage::new(context).map_err(|error| internal(&error))?;
    let folders = area_folders(context.mappings);
    let html = index_html::render(&page, &folders).map_err(|error| internal(&error))?;
    Ok(folder.write("index.html", &html)?)
}
