//! Everything that the page of one area says.

mod claims;
#[cfg(test)]
mod example;
mod facts;
mod sentences;
mod tables;
#[cfg(test)]
mod tests;

use crate::figure::{Printed, Whose};
use crate::model::AreaId;
use crate::model::control::without_controls;
use crate::total::{AreaBucket, area_id, area_name};

use super::{Context, PageError, Sentence, Table};
use tables::AreaTables;

pub use facts::Coverage;

/// Everything that the page of one area says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaPage {
    /// The area's id in `areas.csv`.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// The programme's name.
    pub programme: String,
    /// What tells these results from others.
    pub edition: String,
    /// What was spent in all; `None` when its returns hold no spend.
    pub total: Option<Printed>,
    /// Whether the figures may change, because not everything that the area sent is settled.
    pub provisional: bool,
    /// When the money was spent, as far as that is known.
    pub period: Sentence,
    /// How much of what the area did the figures rest on.
    pub coverage: Coverage,
    /// What is to be known of the figures: a term, and what it comes to.
    pub facts: Vec<(&'static str, Sentence)>,
    /// Sentences to be used as they are.
    pub sentences: Vec<Sentence>,
    /// The money by own labels, by own headings where there are any, by the programme's categories, by year.
    pub tables: Vec<Table>,
    /// What the figures are made from, in one line.
    pub provenance: Sentence,
    /// The command that follows the total to its lines.
    pub follow: String,
}

/// The areas that have a page, in the order of `areas.csv`: a return of theirs counts, or money of theirs is
/// counted.
pub fn areas_with_pages(context: &Context<'_>) -> Vec<AreaId> {
    let has_money = |area: AreaId| {
        let rows = &context.tables.categories.rows;
        rows.binary_search_by_key(&AreaBucket::Area(area), |&(row, _)| row).is_ok()
    };
    (0..=u16::MAX)
        .map(AreaId)
        .zip(&context.register.areas)
        .filter(|(area, record)| record.returns > 0 || has_money(*area))
        .map(|(area, _)| area)
        .collect()
}

impl AreaPage {
    /// What is said on a page that is provisional. Which files it is about is not for the public.
    pub const PROVISIONAL: &str = "Not everything that the partnership sent is settled: a return does not agree \
        with its own printed total, cannot be read in full, or may say what another one says. The figures on \
        this page may change.";

    /// The page of `area`.
    ///
    /// # Errors
    ///
    /// When a table does not add up to the area's total or a figure is not there: mistakes of this program.
    pub fn new(context: &Context<'_>, area: AreaId) -> Result<AreaPage, PageError> {
        let bucket = AreaBucket::Area(area);
        let whose = Whose::of(bucket, context.mappings);
        let clean = |text: &str| without_controls(text).into_owned();
        let of_area = OfArea { context, bucket, whose };
        let tables = AreaTables::new(&of_area)?;
        let sentences = match &tables {
            Some(tables) => sentences::of(&of_area, tables),
            None => vec![facts::no_spend()],
        };
        let total = tables.as_ref().map(|tables| tables.categories.total.clone());
        let coverage = Coverage::of(&of_area);
        let facts = total.as_ref().map(|total| facts::of(&of_area, total, &coverage));
        Ok(AreaPage {
            id: area_id(context.mappings, Some(area)).to_owned(),
            name: clean(area_name(context.mappings, bucket)),
            programme: clean(&context.mappings.settings.programme),
            edition: context.edition.to_owned(),
            provisional: of_area.is_provisional(),
            period: of_area.period().in_words(),
            facts: facts.unwrap_or_default(),
            sentences,
            provenance: facts::provenance(&of_area, &coverage),
            follow: format!("crosscast explain --figure {}", whose.total()),
            tables: tables.map(AreaTables::into_tables).unwrap_or_default(),
            total,
            coverage,
        })
    }
}

/// One area, and where to look for what is known of it.
#[derive(Copy, Clone, Debug)]
struct OfArea<'a> {
    context: &'a Context<'a>,
    bucket: AreaBucket,
    whose: Whose<'a>,
}

impl OfArea<'_> {
    fn is_provisional(&self) -> bool {
        !self.context.register.provisional(self.bucket).is_empty()
    }
}
