//! Answers of a review list on their way into `labels.csv`: checked, written out in full, loaded
//! again, and weighed by what they would move. Nothing is written here.

use std::io;
use std::path::Path;

use crate::mapping::{Appended, LabelsFile, Mappings, Mistakes, NewDecision};
use crate::model::AreaId;
use crate::publish::PublishedRun;
use crate::publish::entries_csv::{Damaged, Status};
use crate::review::{Checked, FilledRow, SeenLabels, check};
use crate::total::CrossCastError;

use super::Moves;

/// What is to be applied to what.
#[derive(Copy, Clone, Debug)]
pub struct Proposing<'a> {
    /// The review list as it came back.
    pub rows: &'a [FilledRow],
    /// The run that it came from, or a later one.
    pub run: &'a PublishedRun,
    /// The folder of the mapping files.
    pub dir: &'a Path,
    /// The settings file, if there is one.
    pub settings: Option<&'a Path>,
    /// `labels.csv` as it stands.
    pub labels: &'a LabelsFile,
    /// The mapping files as they stand.
    pub mappings: &'a Mappings,
    /// Who decided where a row names nobody.
    pub by: &'a str,
    /// When, like `2026-11-21`.
    pub on: &'a str,
}

/// What the answers come to.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The answers, sorted out.
    pub checked: Checked,
    /// What the accepted ones move.
    pub moves: Moves,
    /// `labels.csv` with the accepted ones.
    pub appended: Appended,
}

/// Why nothing can be proposed.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// The results of the last run cannot be read.
    #[error(transparent)]
    Damaged(#[from] Damaged),
    /// Decisions cannot be added to `labels.csv`.
    #[error("labels.csv: {0}")]
    Labels(#[from] io::Error),
    /// The mapping files would have mistakes.
    #[error(transparent)]
    Mistakes(#[from] Mistakes),
    /// What moves does not add up; says by how much.
    #[error("{0}")]
    Unbalanced(String),
    /// Sums do not cross-cast.
    #[error(transparent)]
    CrossCast(#[from] CrossCastError),
}

/// Checks the answers and works out what they would move.
///
/// # Errors
///
/// Those of [`ApplyError`]; what is wrong with single answers is none of them and stands in
/// [`Checked::problems`].
pub fn propose(asked: &Proposing<'_>) -> Result<Proposal, ApplyError> {
    let mappings = asked.mappings;
    let checked = check(asked.rows, mappings, &seen(asked.run, mappings)?, asked.by);
    let new: Vec<NewDecision<'_>> = checked
        .accepted
        .iter()
        .map(|one| NewDecision {
            area: area_id(mappings, one.area),
            label: &one.label,
            answer: &one.answer,
            decided_by: &one.decided_by,
            decided_on: asked.on,
            note: &one.note,
        })
        .collect();
    let appended = asked.labels.with(&new, &mappings.categories)?;
    let moves = if new.is_empty() {
        Moves::default()
    } else {
        let loaded = appended.load(asked.dir, asked.settings, &new)?;
        Moves::of(asked.run, mappings, &loaded, &checked.accepted)?
    };
    Ok(Proposal { checked, moves, appended })
}

/// The labels of the spend of `run`.
fn seen(run: &PublishedRun, mappings: &Mappings) -> Result<SeenLabels, Damaged> {
    let ids = mappings.areas.iter().zip(0..=u16::MAX);
    let areas: rustc_hash::FxHashMap<&str, AreaId> =
        ids.map(|(area, at)| (&*area.id, AreaId(at))).collect();
    let mut seen = SeenLabels::default();
    let mut entries = run.entries()?;
    while let Some(entry) = entries.next_entry()? {
        if entry.status != Status::Excluded {
            seen.add(areas.get(entry.area).copied(), entry.label);
        }
    }
    Ok(seen)
}

fn area_id(mappings: &Mappings, area: Option<AreaId>) -> &str {
    let area = area.and_then(|area| mappings.areas.get(area.index()));
    area.map_or("", |area| area.id.as_str())
}
