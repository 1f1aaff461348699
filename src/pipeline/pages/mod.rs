//! The public pages of a run, written.

mod areas;
mod index;
mod programme;

use crate::pages::Context;
use crate::publish::OutFolder;

use super::RunError;

/// Writes `areas/`, `programme/` and `index.html`.
pub(super) fn write(folder: &OutFolder, context: &Context<'_>) -> Result<(), RunError> {
    let whole = || programme::write(folder, context).and_then(|()| index::write(folder, context));
    let (areas, whole) = rayon::join(|| areas::write(folder, context), whole);
    areas.and(whole)
}
