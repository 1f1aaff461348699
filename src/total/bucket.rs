//! What money is gathered under.

use std::fmt;

use crate::model::{AreaId, CategoryId, Period};

use super::FinancialYear;

/// Whose money it is. Areas stand in the order of `areas.csv`, what is not known last.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AreaBucket {
    /// An area's.
    Area(AreaId),
    /// It cannot be told whose.
    NotKnown,
}

impl AreaBucket {
    /// The area, if it is known.
    pub fn area(self) -> Option<AreaId> {
        match self {
            AreaBucket::Area(area) => Some(area),
            AreaBucket::NotKnown => None,
        }
    }
}

impl From<Option<AreaId>> for AreaBucket {
    fn from(area: Option<AreaId>) -> AreaBucket {
        area.map_or(AreaBucket::NotKnown, AreaBucket::Area)
    }
}

/// What money was spent on. Categories stand in the order of `categories.csv`.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CategoryBucket {
    /// A category.
    Category(CategoryId),
    /// Decided: nobody can know from the label.
    Unclear,
    /// Not decided yet.
    Review,
}

impl CategoryBucket {
    /// Every bucket of a programme with this many categories, in order.
    pub fn all(categories: usize) -> impl Iterator<Item = CategoryBucket> {
        let ids = (0..categories).filter_map(|at| u16::try_from(at).ok());
        ids.map(|at| CategoryBucket::Category(CategoryId(at)))
            .chain([CategoryBucket::Unclear, CategoryBucket::Review])
    }
}

/// When money was spent: by financial year where that is known.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PeriodBucket {
    /// Within one financial year.
    Year(FinancialYear),
    /// Over a stretch that no one financial year holds.
    Other(Period),
    /// It cannot be told when.
    NotDated,
}

impl PeriodBucket {
    /// The bucket of `period`, when financial years begin with the month `first_month`.
    pub fn of(period: Option<Period>, first_month: u8) -> PeriodBucket {
        let Some(period) = period else { return PeriodBucket::NotDated };
        FinancialYear::holding(period, first_month)
            .map_or(PeriodBucket::Other(period), PeriodBucket::Year)
    }

    /// First and last day, where known.
    pub fn period(self) -> Option<Period> {
        match self {
            PeriodBucket::Year(year) => year.period(),
            PeriodBucket::Other(period) => Some(period),
            PeriodBucket::NotDated => None,
        }
    }
}

/// `2014/15`, `2015-01-01 to 2015-12-31` or `not dated`.
impl fmt::Display for PeriodBucket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PeriodBucket::Year(year) => year.fmt(f),
            PeriodBucket::Other(period) => write!(f, "{} to {}", period.start, period.end),
            PeriodBucket::NotDated => f.write_str("not dated"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_period_counts_in_its_year_or_under_its_own_name() {
        let quarter = Period { start: date(2015, 1, 1), end: date(2015, 3, 31) };
        let calendar = Period { start: date(2015, 1, 1), end: date(2015, 12, 31) };
        for (period, name) in [
            (Some(quarter), "2014/15"),
            (Some(calendar), "2015-01-01 to 2015-12-31"),
            (None, "not dated"),
        ] {
            assert_eq!(PeriodBucket::of(period, 4).to_string(), name);
        }
    }

    #[test]
    fn what_is_not_known_stands_last() {
        assert!(AreaBucket::from(None) > AreaBucket::from(Some(AreaId(u16::MAX))));
        let buckets: Vec<_> = CategoryBucket::all(2).collect();
        assert!(buckets.is_sorted());
        assert_eq!(buckets.len(), 4);
    }
}
