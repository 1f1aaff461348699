//! An amount in the buckets that its label's answer names.

use crate::classify::split_pence;
use crate::mapping::Answer;
use crate::model::{CategoryId, Money};
use crate::total::CategoryBucket;

/// What an amount was spent on. Nearly always one bucket, which needs no memory of its own.
pub(super) enum Parts {
    One([(CategoryBucket, Money); 1]),
    Several(Vec<(CategoryBucket, Money)>),
}

impl Parts {
    pub(super) fn of(amount: Money, answer: Option<&Answer>) -> Parts {
        let category = |category: CategoryId| CategoryBucket::Category(category);
        match answer {
            Some(Answer::One(one)) => Parts::One([(category(*one), amount)]),
            Some(Answer::Unclear) => Parts::One([(CategoryBucket::Unclear, amount)]),
            None => Parts::One([(CategoryBucket::Review, amount)]),
            Some(Answer::Split(shares)) => Parts::Several(
                split_pence(amount, shares)
                    .into_iter()
                    .map(|(one, part)| (category(one), part))
                    .collect(),
            ),
        }
    }

    pub(super) fn as_slice(&self) -> &[(CategoryBucket, Money)] {
        match self {
            Parts::One(part) => part,
            Parts::Several(parts) => parts,
        }
    }
}
