//! The public pages of a run, written.

mod areas;
mod index;
mod programme;

use crate::pages::Context;
use crate::publish::OutFolder;

use super::RunError;

/// Writes `areas/`, `programme/` and `index.html`.
pub(super) fn write(folder: &OutFolder, context: &Context<'_>) -> Result<(), RunError> {
    areas::write(folder, context)?;
    programme::write(folder, context)?;
    index::write(folder, context)
}
