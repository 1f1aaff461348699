//! The table that the funder publishes: each category in pounds, and how it stands across the areas.

use std::cmp::Reverse;

use crate::figure::{Format, Printed, Whose};
use crate::model::Tally;
use crate::total::{CategoryBucket, CategoryLine, bucket_id, bucket_name};

use super::super::{Context, PageError, Parts, Sentence, Table};

/// The money by category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Categories {
    /// Pounds and shares: the largest category first, then what waits for a decision and what nobody can know.
    pub table: Table,
    /// Which category each line of the table is.
    pub ids: Vec<CategoryBucket>,
    /// How each line of the table stands across the areas; nothing for what has no category.
    pub across: Vec<Across>,
}

/// How one category stands across the areas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Across {
    /// In how many areas money was spent on it.
    pub areas: Option<Printed>,
    /// In how many it is the largest for certain.
    pub largest_in: Option<Printed>,
    /// What is spent on it in the area in the middle of those that spent on it.
    pub median: Option<Printed>,
    /// The least that an area spent on it that spent on it.
    pub least: Option<Printed>,
    /// The most.
    pub most: Option<Printed>,
}

impl Categories {
    pub(super) fn new(context: &Context<'_>) -> Result<Categories, PageError> {
        let mut lines: Vec<&CategoryLine> = context.tables.programme.iter().collect();
        lines.sort_by_key(|line| match line.category {
            CategoryBucket::Category(_) => (0, Reverse(line.sum.amount), line.category),
            CategoryBucket::Review => (1, Reverse(line.sum.amount), line.category),
            CategoryBucket::Unclear => (2, Reverse(line.sum.amount), line.category),
        });
        let id = |line: &CategoryLine| {
            Whose::Programme.category(bucket_id(context.mappings, line.category))
        };
        let caption = Sentence::new().text(
            "Spend by category, with the number of areas that spent on it, in how many of them it is the \
             largest, and what an area spends on it: the median, the least and the most over the areas that \
             spent on it. A category counts as an area’s largest only if no money that is not in a category \
             yet could change that.",
        );
        let parts = Parts {
            id: "categories",
            heading: String::from("Spend by category"),
            caption,
            of: "Category",
            lines: lines
                .iter()
                .map(|line| (named(context, line.category), id(line), line.sum))
                .collect(),
            total: (Whose::Programme.total(), context.tables.categories.total),
        };
        Ok(Categories {
            table: Table::new(parts, context.figures)?,
            ids: lines.iter().map(|line| line.category).collect(),
            across: lines.iter().map(|line| Across::of(context, &id(line))).collect(),
        })
    }

    /// What is in `bucket`, as printed and exactly.
    pub(super) fn line(&self, bucket: CategoryBucket) -> Option<&super::super::Line> {
        let at = self.ids.iter().position(|&id| id == bucket)?;
        self.table.lines.get(at)
    }

    /// Whether all lines are parts of one whole: none is below zero.
    pub(super) fn are_parts(&self) -> bool {
        let none = Tally::ZERO.amount;
        self.table.has_shares && self.table.lines.iter().all(|line| line.sum.amount >= none)
    }
}

impl Across {
    /// All of them, in the order in which they are printed.
    pub fn figures(&self) -> [&Option<Printed>; 5] {
        [&self.areas, &self.largest_in, &self.median, &self.least, &self.most]
    }

    fn of(context: &Context<'_>, id: &str) -> Across {
        let figure = |what: &str, format| context.figures.print(&format!("{id}.{what}"), format);
        Across {
            areas: figure("areas", Format::Count),
            largest_in: figure("largest-in", Format::Count),
            median: figure("median", Format::Pounds),
            least: figure("least", Format::Pounds),
            most: figure("most", Format::Pounds),
        }
    }
}

fn named(context: &Context<'_>, category: CategoryBucket) -> Sentence {
    let name = bucket_name(context.mappings, category);
    match category {
        CategoryBucket::Category(_) => Sentence::new().words(name),
        CategoryBucket::Unclear | CategoryBucket::Review => Sentence::new().text(name),
    }
}
