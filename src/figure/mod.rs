//! Every figure that may be quoted: under an id that stays the same from run to run, with its exact value,
//! and printed so that a column of rounded figures adds up.
//!
//! | id | figure |
//! |---|---|
//! | `programme.total` | all spend |
//! | `programme.category.ID` | spend in a category, `unclear` or `review` |
//! | `programme.period.2014-15` | spend in a period; `not-dated` |
//! | `area.ID.total`, `area.ID.category.ID`, `area.ID.period.2014-15` | the same for an area |
//! | `area-not-known.…` | the same for money of no known area |
//! | `….share` | per cent that a figure of spend is of its whole: of the area's spend, or of the programme's |
//! | `programme.category.ID.areas`, `.largest-in` | in how many areas money was spent on it, and in how many more than on any other |
//! | `programme.category.ID.median`, `.least`, `.most` | spend on it in an area, over the areas that spent on it |
//! | `programme.category.ID.median-share`, `.least-share`, `.most-share` | the same of its share of the area's spend |
//! | `programme.across-years`, `area.ID.across-years` | spend in all periods that no one financial year holds |
//! | `programme.delivery.areas`, `.20-to-40` | areas that spent money; those of whose spend delivery costs are from 20 up to 40 per cent |
//! | `programme.region.NAME`, `.areas`, `.listed` | spend in a region, `not-known` where no region is given; areas of which money is counted; areas that there are |
//! | `area.ID.label.NAME` | spend under the area's own label, near-identical ones taken together |
//! | `area.ID.labels`, `area.ID.labels.other`, `area.ID.labels.withheld` | how many own labels there are; spend under the small ones and under those that are not published; each with `.count` |
//! | `area.ID.labels.withheld.category.ID` | what of the spend under labels that are not published is in a category |
//! | `area.ID.section.NAME` | spend under the area's own heading; `none` for what stands under no heading, `other` under small ones, `withheld` under those that are not published |
//! | `area.ID.returns`, `area.ID.months` | returns that count; per cent of the months from its first year to its last of which they speak |
//! | `area.ID.coverage` | per cent of the area's spend that has a category |
//! | `area.ID.allocation`, `area.ID.allocation.share` | what it was given; per cent of that which it spent |
//! | `coverage.lines`, `coverage.money` | per cent of spend that has a category |
//! | `coverage.areas`, `coverage.months` | per cent of areas, and of their months, of which a return speaks |
//! | `count.…` | how many files, areas, labels, findings and so on |
//!
//! Values are decimal strings, so that no reader rounds them. A figure that rests on an area that is
//! not settled is marked `provisional`: see `register.csv` for why. No figure says anything that is not fit
//! to be published: own labels come from [`crate::own_labels`], which withholds what may be personal.

mod across;
mod areas;
mod at_a_glance;
mod book;
mod certain;
mod coverage;
mod delivery;
mod id;
mod list;
mod own;
mod regions;
mod rounding;
mod spend;
#[cfg(test)]
mod tests;
mod words;

use serde::{Deserialize, Serialize};

use crate::mapping::Mappings;
use crate::own_labels::AreaLabels;
use crate::reconcile::FileRow;
use crate::register::Register;
use crate::total::Tables;

pub use book::{Figures, Printed};
pub use certain::{largest_for_certain, open_money};
pub use delivery::{BANDS, band_id};
pub use id::{Kind, Whose, part_and_whole, period_id, region_id, share_id, spend_id};
pub use rounding::{apportion, nearest};
pub use words::{Format, NoFormat, cardinal, grouped};

use list::List;

/// One figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Its stable id.
    pub id: String,
    /// Its value, a decimal number.
    pub value: String,
    /// What it counts: a currency, `percent`, `files`, `areas`, `labels`, `returns`, `findings` or `lines`.
    pub unit: String,
    /// The lines of spend behind it, where there are such.
    pub lines: Option<u64>,
    /// Whether it may change because it rests on an area that is not settled.
    #[serde(default)]
    pub provisional: bool,
}

/// The unit of shares and coverage.
pub const PERCENT: &str = "percent";

/// What figures are made from.
#[derive(Copy, Clone, Debug)]
pub struct Sources<'a> {
    /// The sums.
    pub tables: &'a Tables<'a>,
    /// The areas' own labels, in the order of the areas of `tables`.
    pub own: &'a [AreaLabels],
    /// The files of the inbox.
    pub files: &'a [FileRow],
    /// How far areas are settled.
    pub register: &'a Register,
    /// How many findings are notes, warnings and errors.
    pub findings: [usize; 3],
    /// Names.
    pub mappings: &'a Mappings,
}

/// Every figure of a run, by id.
pub fn figures(from: &Sources<'_>) -> Vec<Figure> {
    let mut list = basic(from);
    areas::add(&mut list, from);
    across::add(&mut list, from);
    regions::add(&mut list, from);
    delivery::add(&mut list, from);
    own::add(&mut list, from);
    at_a_glance::add(&mut list, from);
    list.finish()
}

/// Only those of which a line of spend moves no more than a few: sums of spend, coverage and counts.
pub fn basic_figures(from: &Sources<'_>) -> Vec<Figure> {
    basic(from).finish()
}

fn basic<'a>(from: &Sources<'a>) -> List<'a> {
    let mut list = List::new(&from.mappings.settings.currency);
    spend::add(&mut list, from);
    coverage::add(&mut list, from);
    list
}
