//! Delivery costs across the areas.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use crate::figure::{BANDS, Format, Printed, Whose, band_id};
use crate::model::{Money, Percent, Tally};
use crate::total::{AreaBucket, area_name, bucket_id, bucket_name};

use super::super::{Context, PageError, Sentence, bar};

/// Delivery costs across the areas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The name of the category.
    pub name: Sentence,
    /// What counts as such, and what does not.
    pub note: Sentence,
    /// What was spent on them in all.
    pub total: Printed,
    /// Each area of which money is counted, the largest share first; those with nothing last.
    pub lines: Vec<DeliveryLine>,
    /// Areas by how large a share they are.
    pub bands: Vec<Band>,
    /// The number of areas in all bands.
    pub areas: Printed,
    /// The share in the area in the middle of those that spent on them, the least and the most.
    pub shares: Option<[Printed; 3]>,
}

/// Delivery costs in one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryLine {
    /// Whose they are.
    pub area: AreaBucket,
    /// Its name.
    pub name: Sentence,
    /// How much; `None` where none is counted.
    pub pounds: Option<Printed>,
    /// What share of the area's spend; there is none of nothing, and of less than nothing.
    pub share: Option<Printed>,
    /// Lines of spend, and what they come to exactly.
    pub sum: Tally,
}

/// The areas whose delivery costs are so large a share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// How large: `20% to under 40%`.
    pub name: String,
    /// How many areas.
    pub areas: Printed,
    /// The length of its bar, in per cent of the longest.
    pub bar: Decimal,
}

impl Delivery {
    /// `None` when the programme has no such category, or when no money is counted.
    pub(super) fn new(context: &Context<'_>) -> Result<Option<Delivery>, PageError> {
        let mappings = context.mappings;
        let wanted = &mappings.settings.delivery;
        let table = &context.tables.categories;
        let mut columns = table.columns.iter().map(|&(category, _)| category);
        let delivery = columns.find(|&category| bucket_id(mappings, category) == wanted);
        let Some(delivery) = delivery.filter(|_| !table.rows.is_empty()) else { return Ok(None) };
        let whole = Whose::Programme.category(wanted);
        let mut found: Vec<(AreaBucket, Tally, Option<Percent>)> = Vec::new();
        let mut without: Vec<DeliveryLine> = Vec::new();
        for &(area, of_area) in &table.rows {
            match table.cell(area, delivery) {
                Some(sum) => found.push((area, sum, share(sum, of_area))),
                None if area == AreaBucket::NotKnown => {}
                None => without.push(DeliveryLine {
                    area,
                    name: named(context, area),
                    pounds: None,
                    share: None,
                    sum: Tally::ZERO,
                }),
            }
        }
        // The money of no known area has a share, too, and is no area.
        found.sort_by_key(|&(area, sum, share)| {
            (area == AreaBucket::NotKnown, Reverse((share, sum.amount)), area)
        });
        let id = |area| Whose::of(area, mappings).category(wanted);
        let ids: Vec<String> = found.iter().map(|&(area, _, _)| id(area)).collect();
        let missing = || PageError::NoFigure(whole.clone());
        let mut pounds =
            context.figures.column(&ids, Some(&whole), Format::Pounds).ok_or_else(missing)?;
        let total = pounds.pop().ok_or_else(missing)?;
        let mut lines: Vec<DeliveryLine> = found
            .iter()
            .zip(pounds)
            .map(|(&(area, sum, _), pounds)| DeliveryLine {
                area,
                name: named(context, area),
                pounds: Some(pounds),
                share: context.figures.print(&id(area), Format::Share(1)),
                sum,
            })
            .collect();
        lines.append(&mut without);
        let (bands, areas) = bands(context)?;
        let shares = ["median-share", "least-share", "most-share"]
            .map(|what| context.figures.print(&format!("{whole}.{what}"), Format::Share(0)));
        let shares = match shares {
            [Some(median), Some(least), Some(most)] => Some([median, least, most]),
            _ => None,
        };
        let name = Sentence::new().words(bucket_name(mappings, delivery));
        let note =
            Sentence::new().text("Delivery costs are what is in the category “").and(name.clone());
        let note = note.text(
            "”. What waits for a decision or cannot be known counts in an area’s spend and not in its delivery costs; an \
             area of which none are counted is in the lowest band.",
        );
        Ok(Some(Delivery { name, note, total, lines, bands, areas, shares }))
    }
}

fn share(sum: Tally, of_area: Tally) -> Option<Percent> {
    let positive = of_area.amount > Money::ZERO;
    positive.then(|| Percent::of(sum.amount, of_area.amount)).flatten()
}

fn named(context: &Context<'_>, area: AreaBucket) -> Sentence {
    match area {
        AreaBucket::Area(_) => Sentence::new().words(area_name(context.mappings, area)),
        AreaBucket::NotKnown => Sentence::new().text("Area not known"),
    }
}

fn bands(context: &Context<'_>) -> Result<(Vec<Band>, Printed), PageError> {
    let whole = "programme.delivery.areas";
    let ids = BANDS.map(band_id);
    let missing = || PageError::NoFigure(whole.to_owned());
    let mut counts =
        context.figures.column(&ids, Some(whole), Format::Count).ok_or_else(missing)?;
    let areas = counts.pop().ok_or_else(missing)?;
    // A number of areas as long as an amount of as many pounds.
    let length = |id: &String| context.figures.exact(id).and_then(Money::new).unwrap_or_default();
    let longest = ids.iter().map(length).max().unwrap_or_default();
    let bands = BANDS.iter().zip(&ids).zip(counts).map(|((&(from, to), id), areas)| Band {
        name: match (from, to) {
            (0, to) => format!("under {to}%"),
            (from, 101) => format!("{from}% and more"),
            (from, to) => format!("{from}% to under {to}%"),
        },
        areas,
        bar: bar(length(id), longest),
    });
    Ok((bands.collect(), areas))
}

impl Delivery {
    /// The share in the middle and both ends, in words.
    pub(super) fn spread(&self) -> Option<Sentence> {
        let [median, least, most] = self.shares.as_ref()?;
        let said = Sentence::new().text("Over the areas that spent on “").and(self.name.clone());
        let said = said.text("”, its median share of an area’s spend is ");
        let said = said.figure(median).text("; the shares go from ").figure(least);
        Some(said.text(" to ").figure(most).text("."))
    }
}
