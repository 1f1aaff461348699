//! The run at a glance.

use crate::pages::Context;
use crate::publish::OutFolder;

use super::RunError;

pub(super) fn write(_folder: &OutFolder, _context: &Context<'_>) -> Result<(), RunError> {
    Ok(())
}
