//! The area's own headings.

use std::collections::BTreeMap;

use crate::model::Tally;
use crate::model::key::{LabelKey, label_key};
use crate::total::AreaBucket;

use super::Group;
use super::gather::larger;
use super::slugs::Slugs;
use super::wording::{Judge, shown};

/// How many headings are shown at most; one more when only one would be gathered.
const SHOWN: usize = 20;

const NONE: &str = "none";
const OTHER: &str = "other";
const WITHHELD: &str = "withheld";

/// What stands under each heading, those that differ in case, punctuation and plurals together under the one
/// that holds the most lines.
pub(super) fn sections(
    area: AreaBucket,
    headings: &[(AreaBucket, &str, Tally)],
    total: Tally,
    judge: &Judge<'_>,
) -> Vec<Group> {
    let mut named: BTreeMap<LabelKey, Heading<'_>> = BTreeMap::new();
    let mut none = Tally::ZERO;
    for &(_, heading, sum) in headings {
        if heading.trim().is_empty() {
            none += sum;
            continue;
        }
        let one = named.entry(label_key(heading)).or_default();
        one.sum += sum;
        if one.name.is_empty() || sum.lines > one.lines {
            (one.name, one.lines) = (heading, sum.lines);
        }
        one.held_back |= judge.written(area, heading, true).is_err();
    }
    let under: Tally = named.values().map(|heading| heading.sum).sum();
    let (under, whole) = (under.amount.exact().abs(), total.amount.exact().abs());
    if named.len() < 2 || under + under < whole {
        return Vec::new();
    }
    let mut slugs = Slugs::without(&[NONE, OTHER, WITHHELD]);
    let mut withheld = Tally::ZERO;
    let mut shown_ones = Vec::new();
    for heading in named.into_values() {
        if heading.held_back {
            withheld += heading.sum;
        } else {
            let name = shown(heading.name);
            shown_ones.push(group(&name, slugs.unused(&name), heading.sum));
        }
    }
    let mut other = Tally::ZERO;
    if shown_ones.len() > SHOWN + 1 {
        shown_ones.sort_by(|one, other| larger(one.sum, other.sum));
        other = shown_ones.drain(SHOWN..).map(|heading| heading.sum).sum();
        shown_ones.sort_by(|one, other| one.slug.cmp(&other.slug));
    }
    for (name, slug, sum) in [
        ("Other headings", OTHER, other),
        ("Headings withheld", WITHHELD, withheld),
        ("Under no heading", NONE, none),
    ] {
        if sum != Tally::ZERO {
            shown_ones.push(group(name, slug.to_owned(), sum));
        }
    }
    shown_ones
}

/// A heading in all its spellings.
#[derive(Default)]
struct Heading<'a> {
    name: &'a str,
    /// How many lines stand under the spelling that is shown.
    lines: u64,
    sum: Tally,
    held_back: bool,
}

fn group(name: &str, slug: String, sum: Tally) -> Group {
    Group { name: name.to_owned(), slug, sum, categories: Vec::new(), keys: Vec::new() }
}
