//! The results for other programs, made from what was written for people.

use crate::mapping::Settings;
use crate::publish::{OutFolder, datapackage, entries_parquet};

use super::RunError;

/// Writes `entries.parquet`, and last of all `datapackage.json`, which describes the other files.
pub(super) fn write(
    folder: &OutFolder,
    settings: &Settings,
    edition: &str,
) -> Result<(), RunError> {
    let internal = |error: &dyn std::fmt::Display| RunError::Internal(error.to_string());
    if let Some(run) = folder.so_far() {
        let out = folder.file(entries_parquet::NAME)?;
        entries_parquet::write(&run, out).map_err(|error| match error.disk() {
            Ok(disk) => RunError::Out(folder.failed(entries_parquet::NAME, disk)),
            Err(error) => internal(&error),
        })?;
    }
    let written = folder.written()?;
    let package = datapackage::render(folder.place(), &written, settings, edition);
    Ok(folder.write(datapackage::NAME, &package.map_err(|error| internal(&error))?)?)
}
