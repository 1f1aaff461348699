//! The results for other programs, made from what was written for people.

use crate::mapping::Settings;
use crate::publish::{OutFolder, datapackage, entries_parquet};

use super::RunError;

/// Writes `entries.parquet` from the finished `entries.csv`.
pub(super) fn entries(folder: &OutFolder) -> Result<(), RunError> {
    let Some(run) = folder.so_far() else { return Ok(()) };
    let out = folder.file(entries_parquet::NAME)?;
    entries_parquet::write(&run, out).map_err(|error| match error.disk() {
        Ok(disk) => RunError::Out(folder.failed(entries_parquet::NAME, disk)),
        Err(error) => RunError::Internal(error.to_string()),
    })
}

/// Writes `datapackage.json`, which describes the other files: the last of them.
pub(super) fn described(
    folder: &OutFolder,
    settings: &Settings,
    edition: &str,
) -> Result<(), RunError> {
    let package = datapackage::render(folder.place(), &folder.written()?, settings, edition);
    let package = package.map_err(|error| RunError::Internal(error.to_string()))?;
    Ok(folder.write(datapackage::NAME, &package)?)
}
