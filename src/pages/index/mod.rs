//! The run at a glance: what it came to, what needs a person, and where everything is.

mod needs;
mod returns;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::figure::{Format, Printed, Whose};
use crate::model::AreaId;
use crate::model::control::without_controls;
use crate::total::{AreaBucket, area_name};

use super::{Context, PageError, Sentence, areas_with_pages, programme};

pub use needs::Need;
pub use returns::{ReturnLink, Returns};

/// The run at a glance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexPage {
    /// The programme's name.
    pub programme: String,
    /// What tells these results from others.
    pub edition: String,
    /// What was spent in all.
    pub total: Printed,
    /// Whether figures may change, because not everything that areas sent is settled.
    pub provisional: bool,
    /// How much of the programme the figures rest on, in one sentence.
    pub coverage: Sentence,
    /// What is to be known of the figures: a term, and what it comes to.
    pub facts: Vec<(&'static str, Sentence)>,
    /// What needs a person; empty when nothing does.
    pub needs: Vec<Need>,
    /// The areas that have a page, in the order of `areas.csv`.
    pub areas: Vec<IndexArea>,
    /// The names of the areas of which no return counts, and which have no page.
    pub missing: Vec<Sentence>,
    /// The returns by area, in the order of `areas.csv`; then those of no one area.
    pub returns: Vec<Returns>,
}

/// An area that has a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexArea {
    /// Which.
    pub id: AreaId,
    /// Its name.
    pub name: Sentence,
    /// What it spent; `None` when its returns hold no spend.
    pub total: Option<Printed>,
    /// Whether its figures may change.
    pub provisional: bool,
}

impl IndexPage {
    /// The page.
    ///
    /// # Errors
    ///
    /// When a figure is not there: a mistake of this program.
    pub fn new(context: &Context<'_>) -> Result<IndexPage, PageError> {
        let total = Whose::Programme.total();
        let with_pages: BTreeSet<AreaId> = areas_with_pages(context).into_iter().collect();
        let all = || (0..=u16::MAX).map(AreaId).take(context.mappings.areas.len());
        let named = |area: AreaId| {
            Sentence::new().words(area_name(context.mappings, AreaBucket::Area(area)))
        };
        let index_area = |id: AreaId| {
            let bucket = AreaBucket::Area(id);
            let total = Whose::of(bucket, context.mappings).total();
            IndexArea {
                id,
                name: named(id),
                total: context.figures.print(&total, Format::Pounds),
                provisional: !context.register.provisional(bucket).is_empty(),
            }
        };
        Ok(IndexPage {
            programme: without_controls(&context.mappings.settings.programme).into_owned(),
            edition: context.edition.to_owned(),
            provisional: context.register.is_provisional(),
            coverage: programme::coverage(context)?,
            facts: programme::facts_of(context)?,
            needs: needs::of(context),
            areas: with_pages.iter().map(|&area| index_area(area)).collect(),
            missing: all().filter(|area| !with_pages.contains(area)).map(named).collect(),
            returns: returns::by_area(context),
            total: context
                .figures
                .print(&total, Format::Pounds)
                .ok_or(PageError::NoFigure(total))?,
        })
    }
}
