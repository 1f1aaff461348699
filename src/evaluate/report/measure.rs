//! How much: in labels, in lines and in pounds.

use std::iter::Sum;
use std::ops::Add;

use crate::evaluate::Estimate;
use crate::model::Money;

/// How much something is.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// Distinct labels of areas.
    pub labels: u64,
    /// Lines of the labelled set.
    pub lines: u64,
    /// The amounts of these lines without their signs, as far as they can be read.
    pub money: Money,
}

impl Add for Measure {
    type Output = Measure;

    fn add(self, other: Measure) -> Measure {
        Measure {
            labels: self.labels + other.labels,
            lines: self.lines + other.lines,
            money: self.money + other.money,
        }
    }
}

impl Sum for Measure {
    fn sum<I: Iterator<Item = Measure>>(measures: I) -> Measure {
        measures.fold(Measure::default(), Add::add)
    }
}

/// One share, measured three ways; `None` where there is nothing to take a share of.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// By labels.
    pub labels: Option<Estimate>,
    /// By lines.
    pub lines: Option<Estimate>,
    /// By pounds.
    pub money: Option<Estimate>,
}

impl Measured {
    /// From the whole and the part of each label.
    pub(super) fn of(cases: impl Iterator<Item = (Measure, Measure)> + Clone) -> Measured {
        let by = |weight: fn(&Measure) -> u128| {
            Estimate::of(cases.clone().map(move |(whole, part)| (weight(&whole), weight(&part))))
        };
        Measured {
            labels: by(|measure| u128::from(measure.labels)),
            lines: by(|measure| u128::from(measure.lines)),
            money: by(|measure| millionths(measure.money)),
        }
    }
}

/// An amount without its sign in millionths of a pound, which every amount is a whole number of.
fn millionths(money: Money) -> u128 {
    let mut pounds = money.exact().abs();
    pounds.rescale(Money::DECIMALS);
    pounds.mantissa().unsigned_abs()
}
