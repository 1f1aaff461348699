//! The programme's article for programs: `totals.json`.

use serde::Serialize;

use super::json_shape::{Figure, Said};
use crate::pages::{Across, Delivery, ProgrammePage, RegionAreas, Table};

/// The whole file.
pub fn render(page: &ProgrammePage) -> serde_json::Result<Vec<u8>> {
    let file = File {
        programme: &page.programme,
        edition: &page.edition,
        provisional: page.provisional,
        total: Figure::of(&page.total),
        coverage: Said::of(&page.coverage),
        facts: page.facts.iter().map(|(term, said)| Fact { term, said: Said::of(said) }).collect(),
        sentences: page.sentences.iter().map(Said::of).collect(),
        categories: Lines::of(&page.categories.table, |at| Line {
            across: page.categories.across.get(at).map(Spread::of),
            ..Line::default()
        }),
        years: Lines::of(&page.years, |_| Line::default()),
        regions: Lines::of(&page.regions.table, |at| Line {
            areas: page.regions.areas.get(at).map(Areas::of),
            ..Line::default()
        }),
        delivery: page.delivery.as_ref().map(OnDelivery::of),
        method: page.method.iter().map(Said::of).collect(),
    };
    let mut out = serde_json::to_vec_pretty(&file)?;
    out.push(b'\n');
    Ok(out)
}

#[derive(Serialize)]
struct File<'a> {
    programme: &'a str,
    edition: &'a str,
    provisional: bool,
    total: Figure<'a>,
    coverage: Said<'a>,
    facts: Vec<Fact<'a>>,
    sentences: Vec<Said<'a>>,
    categories: Lines<'a>,
    years: Lines<'a>,
    regions: Lines<'a>,
    delivery: Option<OnDelivery<'a>>,
    method: Vec<Said<'a>>,
}

#[derive(Serialize)]
struct Fact<'a> {
    term: &'a str,
    #[serde(flatten)]
    said: Said<'a>,
}

#[derive(Serialize)]
struct Lines<'a> {
    lines: Vec<Line<'a>>,
    total: Figure<'a>,
}

/// A line of a table. What is about categories alone, or regions alone, is left out elsewhere.
#[derive(Default, Serialize)]
struct Line<'a> {
    name: String,
    pounds: Option<Figure<'a>>,
    share: Option<Figure<'a>>,
    lines: u64,
    #[serde(flatten)]
    across: Option<Spread<'a>>,
    #[serde(flatten)]
    areas: Option<Areas<'a>>,
}

/// How a category stands across the areas; null for what has no category.
#[derive(Serialize)]
struct Spread<'a> {
    areas: Option<Figure<'a>>,
    largest_in: Option<Figure<'a>>,
    median: Option<Figure<'a>>,
    least: Option<Figure<'a>>,
    most: Option<Figure<'a>>,
}

/// The areas of a region.
#[derive(Serialize)]
struct Areas<'a> {
    areas_counted: Figure<'a>,
    areas_listed: Figure<'a>,
}

#[derive(Serialize)]
struct OnDelivery<'a> {
    category: String,
    total: Figure<'a>,
    median_share: Option<Figure<'a>>,
    least_share: Option<Figure<'a>>,
    most_share: Option<Figure<'a>>,
    bands: Vec<Band<'a>>,
    areas: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Band<'a> {
    name: &'a str,
    areas: Figure<'a>,
}

impl<'a> Lines<'a> {
    /// The lines of a table, each with what `besides` says of the line at that place.
    fn of(table: &'a Table, besides: impl Fn(usize) -> Line<'a>) -> Lines<'a> {
        let line = |(at, line): (usize, &'a crate::pages::Line)| Line {
            name: line.name.to_string(),
            pounds: Some(Figure::of(&line.pounds)),
            share: Figure::or_null(&line.share),
            lines: line.sum.lines,
            ..besides(at)
        };
        let lines = table.lines.iter().enumerate().map(line).collect();
        Lines { lines, total: Figure::of(&table.total) }
    }
}

impl<'a> Spread<'a> {
    fn of(across: &'a Across) -> Spread<'a> {
        let [areas, largest_in, median, least, most] = across.figures().map(Figure::or_null);
        Spread { areas, largest_in, median, least, most }
    }
}

impl<'a> Areas<'a> {
    fn of(areas: &'a RegionAreas) -> Areas<'a> {
        Areas { areas_counted: Figure::of(&areas.counted), areas_listed: Figure::of(&areas.listed) }
    }
}

impl<'a> OnDelivery<'a> {
    fn of(delivery: &'a Delivery) -> OnDelivery<'a> {
        let share = |at: usize| delivery.shares.as_ref().and_then(|all| all.get(at));
        let line = |line: &'a crate::pages::DeliveryLine| Line {
            name: line.name.to_string(),
            pounds: Figure::or_null(&line.pounds),
            share: Figure::or_null(&line.share),
            lines: line.sum.lines,
            ..Line::default()
        };
        let band = |band: &'a crate::pages::Band| Band {
            name: &band.name,
            areas: Figure::of(&band.areas),
        };
        OnDelivery {
            category: delivery.name.to_string(),
            total: Figure::of(&delivery.total),
            median_share: share(0).map(Figure::of),
            least_share: share(1).map(Figure::of),
            most_share: share(2).map(Figure::of),
            bands: delivery.bands.iter().map(band).collect(),
            areas: delivery.lines.iter().map(line).collect(),
        }
    }
}
