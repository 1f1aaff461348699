//! Every return with its tie-out card, by area.

use std::collections::BTreeMap;

use crate::model::AreaId;
use crate::reconcile::{FileArea, FileRow, Verdict};
use crate::total::{AreaBucket, area_name};

use super::super::{Context, Sentence, Time};

/// The returns of one area, or of no one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returns {
    /// Whose they are.
    pub of: Sentence,
    /// Each of them.
    pub links: Vec<ReturnLink>,
}

/// One return.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnLink {
    /// What it is called: by its place among the area's, and its period. The card has the file's name.
    pub text: Sentence,
    /// Its tie-out card, inside the output folder; empty when there is none.
    pub card: String,
    /// The answer that it got.
    pub verdict: Verdict,
}

/// Where the returns of an area stand; those that are not one area's stand last.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Of(AreaId),
    Several,
    NotKnown,
}

pub(super) fn by_area(context: &Context<'_>) -> Vec<Returns> {
    let mut places: BTreeMap<Place, Vec<&FileRow>> = BTreeMap::new();
    for file in context.files {
        let place = match file.area {
            FileArea::One(area) => Place::Of(area),
            FileArea::Several => Place::Several,
            FileArea::NotKnown => Place::NotKnown,
        };
        places.entry(place).or_default().push(file);
    }
    let returns = |(place, files): (Place, Vec<&FileRow>)| {
        let of = match place {
            Place::Of(area) => {
                Sentence::new().words(area_name(context.mappings, AreaBucket::Area(area)))
            }
            Place::Several => Sentence::new().text("several areas"),
            Place::NotKnown => Sentence::new().text("no known area"),
        };
        let link = |(at, file): (usize, &&FileRow)| ReturnLink {
            text: named(file, at + 1),
            card: file.proof.card.clone(),
            verdict: file.verdict,
        };
        let links = files.iter().enumerate().map(link).collect();
        Returns { of, links }
    };
    places.into_iter().map(returns).collect()
}

/// Its place among the returns of the area, and what it is about: file names are not for the public.
fn named(file: &FileRow, at: usize) -> Sentence {
    let named = Sentence::new().words(&format!("Return {at}"));
    match file.period {
        Some(period) => named.text(", ").time(Time::stretch(period)),
        None => named,
    }
}
