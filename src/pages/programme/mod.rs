//! The programme's article: what the funder publishes, in figures that add up and sentences that hold.

mod categories;
mod delivery;
#[cfg(test)]
pub mod example;
mod facts;
mod regions;
mod sentences;
#[cfg(test)]
mod tests;
mod years;

use crate::figure::{Format, Printed, Whose};
use crate::model::control::without_controls;

use super::{Context, PageError, Sentence, Table};

pub use categories::{Across, Categories};
pub use delivery::{Band, Delivery, DeliveryLine};
pub use regions::{RegionAreas, Regions};

pub(super) use facts::{coverage, of as facts_of};

/// Everything that the programme's article says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammePage {
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
    /// Sentences to be used as they are.
    pub sentences: Vec<Sentence>,
    /// The money by category, and each category across the areas.
    pub categories: Categories,
    /// The money by financial year.
    pub years: Table,
    /// The money by region.
    pub regions: Regions,
    /// Delivery costs across the areas; `None` when the programme has no category for them.
    pub delivery: Option<Delivery>,
    /// How the figures were made.
    pub method: Vec<Sentence>,
    /// The command that follows the total to its lines.
    pub follow: String,
}

impl ProgrammePage {
    /// What is said where figures may change.
    pub const PROVISIONAL: &str = "Figures may change: not everything that the areas sent is settled. The \
        tables in CSV files say of each figure whether it may.";

    /// The article.
    ///
    /// # Errors
    ///
    /// When a table does not add up to its total or a figure is not there: mistakes of this program.
    pub fn new(context: &Context<'_>) -> Result<ProgrammePage, PageError> {
        let categories = Categories::new(context)?;
        let years = years::table(context)?;
        let delivery = Delivery::new(context)?;
        let total = Whose::Programme.total();
        Ok(ProgrammePage {
            programme: without_controls(&context.mappings.settings.programme).into_owned(),
            edition: context.edition.to_owned(),
            provisional: context.register.is_provisional(),
            coverage: facts::coverage(context)?,
            facts: facts::of(context)?,
            sentences: sentences::of(context, &categories, delivery.as_ref())?,
            regions: Regions::new(context)?,
            method: facts::method(context),
            follow: format!("crosscast explain --figure {total}"),
            total: print(context, &total, Format::Pounds)?,
            categories,
            years,
            delivery,
        })
    }
}

/// The figure `id`, which must be there.
fn print(context: &Context<'_>, id: &str, format: Format) -> Result<Printed, PageError> {
    context.figures.print(id, format).ok_or_else(|| PageError::NoFigure(id.to_owned()))
}
