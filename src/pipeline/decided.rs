//! The labels that the last run coded.

use crate::mapping::Mappings;
use crate::publish::PublishedRun;
use crate::publish::entries_csv::Damaged;
use crate::review::{DecidedLabel, DecidedLabels, DecidedLine};

use super::spend;

/// The decided labels of the spend of `run`, each once for an area, by area and key.
///
/// # Errors
///
/// The entries of the run cannot be read, or are not those of the mapping files.
pub fn decided_labels(
    run: &PublishedRun,
    mappings: &Mappings,
) -> Result<Vec<DecidedLabel>, Damaged> {
    let mut labels = DecidedLabels::default();
    spend::each(run, mappings, |spent| {
        labels.add(&DecidedLine {
            area: spent.area,
            key: spent.key,
            label: spent.entry.label,
            section: spent.entry.section,
            place: spent.place,
            answer: spent.answer()?.as_ref(),
        });
        Ok(())
    })?;
    Ok(labels.labels())
}
