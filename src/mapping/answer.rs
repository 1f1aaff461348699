//! What the lines of `labels.csv` about one label say together.

use super::grid::Row;
use super::mistake::Complaints;
use super::share::{WHOLE, percent};
use crate::model::CategoryId;

/// A decision about a label.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// One category.
    One(CategoryId),
    /// Several, with shares in ten-thousandths that add up to 10,000.
    Split(Vec<(CategoryId, u32)>),
    /// It cannot be known from this label (`unclear` in the file).
    Unclear,
}

/// What one line of a labelled set is said to mean.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// This category.
    Category(CategoryId),
    /// It cannot be known from the label.
    Unclear,
}

impl Answer {
    /// The one meaning that stands for the answer: of a split, the largest share, the first of
    /// equals.
    pub fn meaning(&self) -> Meaning {
        match self {
            Answer::One(category) => Meaning::Category(*category),
            Answer::Split(shares) => shares
                .iter()
                .rev()
                .max_by_key(|&&(_, share)| share)
                .map_or(Meaning::Unclear, |&(category, _)| Meaning::Category(category)),
            Answer::Unclear => Meaning::Unclear,
        }
    }
}

impl From<Meaning> for Answer {
    fn from(meaning: Meaning) -> Answer {
        match meaning {
            Meaning::Category(category) => Answer::One(category),
            Meaning::Unclear => Answer::Unclear,
        }
    }
}

impl Answer {
    /// What it comes to, whatever the order of the shares: each category (`None` for unclear) with
    /// its share in ten-thousandths.
    pub fn shares(&self) -> Vec<(Option<CategoryId>, u32)> {
        match self {
            Answer::One(category) => vec![(Some(*category), WHOLE)],
            Answer::Unclear => vec![(None, WHOLE)],
            Answer::Split(shares) => {
                let mut shares: Vec<_> =
                    shares.iter().map(|&(category, share)| (Some(category), share)).collect();
                shares.sort_unstable();
                shares
            }
        }
    }
}

/// One readable line about a label.
pub(super) struct Vote<'a> {
    pub(super) row: Row<'a>,
    /// `None` for `unclear`.
    pub(super) category: Option<CategoryId>,
    pub(super) share: Option<u32>,
}

/// What the lines about one label say together.
pub(super) fn answer(votes: &[Vote<'_>], complaints: &mut Complaints) -> Option<Answer> {
    let (first, rest) = votes.split_first()?;
    let mut shares: Vec<(Option<CategoryId>, Option<u32>)> = vec![(first.category, first.share)];
    for vote in rest {
        let new = (vote.category, vote.share);
        if shares.contains(&new) {
            continue;
        }
        let parts = |share: Option<u32>| share.is_some_and(|share| share < WHOLE);
        let splits = parts(first.share) && parts(vote.share) && vote.category.is_some();
        let whole_again =
            vote.category == first.category && !parts(first.share) && !parts(vote.share);
        if !splits && !whole_again {
            contradiction(first.row, vote.row, complaints);
            return None;
        }
        if splits {
            shares.push(new);
        }
    }
    let Some(share) = first.share.filter(|&share| share < WHOLE) else {
        return Some(first.category.map_or(Answer::Unclear, Answer::One));
    };
    let split: Vec<(CategoryId, u32)> =
        shares.iter().filter_map(|&(category, share)| category.zip(share)).collect();
    let sum: u32 = split.iter().map(|&(_, share)| share).sum();
    if split.len() < shares.len() {
        complaints.at(
            first.row.line,
            "share",
            format!("`unclear` has a share of {}", percent(share)),
            "a label is unclear as a whole or not at all",
        );
        return None;
    }
    if sum != WHOLE {
        let lines: Vec<String> = votes.iter().map(|vote| vote.row.line.to_string()).collect();
        complaints.at(
            first.row.line,
            "share",
            format!(
                "the shares of `{}` add up to {}, not 100 (line{} {})",
                first.row.field("label"),
                percent(sum),
                if lines.len() == 1 { "" } else { "s" },
                lines.join(", ")
            ),
            "let them add up to 100",
        );
        return None;
    }
    Some(Answer::Split(split))
}

fn contradiction(first: Row<'_>, other: Row<'_>, complaints: &mut Complaints) {
    let (one, two) = (first.field("category"), other.field("category"));
    complaints.at(
        other.line,
        "category",
        format!(
            "line {} says `{one}` for `{}`, this line says `{two}` for `{}`, which is the same \
             label",
            first.line,
            first.field("label"),
            other.field("label"),
        ),
        if one == two {
            "keep one of the two lines"
        } else {
            "keep one of the two lines, or give each a share in per cent"
        },
    );
}
