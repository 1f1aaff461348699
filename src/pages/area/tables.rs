//! The tables of an area's page.

use std::cmp::Reverse;

use crate::figure::{Figures, Format};
use crate::model::{Money, Tally};
use crate::own_labels::{AreaLabels, Gathered};
use crate::total::{CategoryBucket, PeriodBucket, bucket_id, bucket_name};

use super::super::{PageError, Parts, Sentence, Table};
use super::OfArea;

/// The tables of an area, and which line is what.
#[derive(Debug)]
pub(super) struct AreaTables<'a> {
    /// The area's own labels.
    pub(super) own: &'a AreaLabels,
    /// By own labels: first the groups of `own`, one line each.
    pub(super) labels: Table,
    /// By own headings.
    pub(super) sections: Option<Table>,
    /// By the programme's categories.
    pub(super) categories: Table,
    /// The category of each line.
    pub(super) category_of: Vec<(CategoryBucket, Money)>,
    /// By year.
    pub(super) periods: Table,
    /// The period of each line.
    pub(super) period_of: Vec<(PeriodBucket, Money)>,
}

impl<'a> AreaTables<'a> {
    /// The tables, when money of the area is counted.
    pub(super) fn new(of_area: &OfArea<'a>) -> Result<Option<AreaTables<'a>>, PageError> {
        let bucket = of_area.bucket;
        let all = of_area.context.own;
        let at = all.binary_search_by_key(&bucket, |own| own.area);
        let Some(own) = at.ok().and_then(|at| all.get(at)) else {
            return Ok(None);
        };
        let figures = of_area.context.figures;
        let total = own.total;
        let (categories, category_of) = categories(of_area, total)?;
        let (periods, period_of) = periods(of_area, total)?;
        let labels = Table::new(labels(of_area, own), figures)?;
        let sections = match own.sections.is_empty() {
            true => None,
            false => Some(Table::new(sections(of_area, own), figures)?),
        };
        Ok(Some(AreaTables { own, labels, sections, categories, category_of, periods, period_of }))
    }

    /// In the order of the page.
    pub(super) fn into_tables(self) -> Vec<Table> {
        let AreaTables { labels, sections, categories, periods, .. } = self;
        [Some(labels), sections, Some(categories), Some(periods)].into_iter().flatten().collect()
    }
}

fn labels(of_area: &OfArea<'_>, own: &AreaLabels) -> Parts {
    let (whose, figures) = (of_area.whose, of_area.context.figures);
    let stem = whose.of_it("labels");
    let mut lines: Vec<(Sentence, String, Tally)> = own
        .groups
        .iter()
        .map(|group| (Sentence::new().words(&group.name), whose.label(&group.slug), group.sum))
        .collect();
    let withheld_id = format!("{stem}.withheld");
    if own.withheld.labels > 0 {
        lines.extend(withheld(of_area, &own.withheld, &withheld_id));
    }
    if let Some(other) = &own.other {
        let id = format!("{stem}.other");
        lines.push((gathered("Other (", figures, &id, other), id, other.sum));
    }
    let mut caption =
        Sentence::new().text("How the partnership itself calls what it spent money on.");
    if own.withheld.labels > 0
        && let Some(count) = figures.print(&format!("{withheld_id}.count"), Format::Count)
    {
        let (is, stands) = match own.withheld.labels {
            1 => (" label is not shown because it may speak of a person", "its money stands"),
            _ => (" labels are not shown because they may speak of a person", "their money stands"),
        };
        caption =
            caption.text(" ").figure(&count).text(&format!("{is}; {stands} here all the same."));
    }
    Parts {
        id: "labels",
        heading: String::from("In the partnership’s own words"),
        caption,
        of: "Label",
        lines,
        total: (whose.total(), own.total),
    }
}

/// The labels that are not published: under their categories where each has a figure, and else together.
fn withheld(of_area: &OfArea<'_>, withheld: &Gathered, id: &str) -> Vec<(Sentence, String, Tally)> {
    let (figures, mappings) = (of_area.context.figures, of_area.context.mappings);
    let by_category: Vec<(Sentence, String, Tally)> = withheld
        .by_category
        .iter()
        .map(|&(category, sum)| {
            let name =
                Sentence::new().words(bucket_name(mappings, category)).text(" (label withheld)");
            (name, format!("{id}.category.{}", bucket_id(mappings, category)), sum)
        })
        .collect();
    let sum: Money = by_category.iter().map(|(_, _, sum)| sum.amount).sum();
    let all_told = by_category.iter().all(|(_, id, _)| figures.get(id).is_some());
    if all_told && sum == withheld.sum.amount && !by_category.is_empty() {
        return by_category;
    }
    vec![(gathered("Labels withheld (", figures, id, withheld), id.to_owned(), withheld.sum)]
}

/// `Other (12 labels)`.
fn gathered(name: &str, figures: &Figures, id: &str, sum: &Gathered) -> Sentence {
    let labels = if sum.labels == 1 { " label)" } else { " labels)" };
    match figures.print(&format!("{id}.count"), Format::Count) {
        Some(count) => Sentence::new().text(name).figure(&count).text(labels),
        None => Sentence::new().text(name.trim_end_matches(" (")),
    }
}

fn sections(of_area: &OfArea<'_>, own: &AreaLabels) -> Parts {
    let whose = of_area.whose;
    let line = |section: &crate::own_labels::Group| {
        (Sentence::new().words(&section.name), whose.section(&section.slug), section.sum)
    };
    Parts {
        id: "sections",
        heading: String::from("Under the partnership’s own headings"),
        caption: Sentence::new().text("The headings under which the partnership groups its spend."),
        of: "Heading",
        lines: own.sections.iter().map(line).collect(),
        total: (whose.total(), own.total),
    }
}

type Named<T> = (Table, Vec<(T, Money)>);

fn categories(of_area: &OfArea<'_>, total: Tally) -> Result<Named<CategoryBucket>, PageError> {
    let OfArea { context, bucket, whose } = *of_area;
    let table = &context.tables.categories;
    let mut found: Vec<(CategoryBucket, Tally)> = table
        .columns
        .iter()
        .filter_map(|&(category, _)| Some((category, table.cell(bucket, category)?)))
        .collect();
    // The most money first; what has no category stands last, whatever it comes to.
    found.sort_by_key(|&(category, sum)| match category {
        CategoryBucket::Category(_) => (None, Reverse(sum.amount)),
        open => (Some(open), Reverse(Money::ZERO)),
    });
    let line = |&(category, sum): &(CategoryBucket, Tally)| {
        let id = whose.category(bucket_id(context.mappings, category));
        (Sentence::new().words(bucket_name(context.mappings, category)), id, sum)
    };
    let parts = Parts {
        id: "categories",
        heading: String::from("In the programme’s categories"),
        caption: Sentence::new()
            .text("The same money in the categories that are used for every partnership."),
        of: "Category",
        lines: found.iter().map(line).collect(),
        total: (whose.total(), total),
    };
    let of = found.into_iter().map(|(category, sum)| (category, sum.amount)).collect();
    Ok((Table::new(parts, context.figures)?, of))
}

fn periods(of_area: &OfArea<'_>, total: Tally) -> Result<Named<PeriodBucket>, PageError> {
    let OfArea { context, bucket, whose } = *of_area;
    let table = &context.tables.periods;
    let found: Vec<(PeriodBucket, Tally)> = table
        .columns
        .iter()
        .filter_map(|&(period, _)| Some((period, table.cell(bucket, period)?)))
        .collect();
    let line = |&(period, sum): &(PeriodBucket, Tally)| {
        (Sentence::when(period), whose.period(period), sum)
    };
    let year = match context.mappings.settings.financial_year_start {
        1 => "The same money by calendar year",
        _ => "The same money by financial year",
    };
    let dated = |&(period, _): &(PeriodBucket, Tally)| matches!(period, PeriodBucket::Year(_));
    let others = match found.iter().all(dated) {
        true => ".",
        false => "; what runs across the end of one, or is not dated, stands by itself.",
    };
    let parts = Parts {
        id: "periods",
        heading: String::from("By year"),
        caption: Sentence::new().text(year).text(others),
        of: "Year",
        lines: found.iter().map(line).collect(),
        total: (whose.total(), total),
    };
    let of = found.into_iter().map(|(period, sum)| (period, sum.amount)).collect();
    Ok((Table::new(parts, context.figures)?, of))
}
