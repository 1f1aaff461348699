//! What money is gathered under.

use std::fmt;

use crate::model::{AreaId, CategoryId, Date, Period};

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
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodBucket {
    /// Within one financial year.
    Year(FinancialYear),
    /// Over a stretch that no one financial year holds.
    Other(Period),
    /// It cannot be told when.
    NotDated,
}

impl PeriodBucket {
    /// The bucket of a line of `period` and `date`, when financial years begin with the month
    /// `first_month`. Where no one year holds the period, or none is known, the day of the line tells the
    /// year, if it lies in the period.
    pub fn of(period: Option<Period>, date: Option<Date>, first_month: u8) -> PeriodBucket {
        let year = period.and_then(|period| FinancialYear::holding(period, first_month));
        let within = |day: &Date| period.is_none_or(|all| all.start <= *day && *day <= all.end);
        let of_day = || date.filter(within).map(|day| FinancialYear::of(day, first_month));
        match (year.or_else(of_day), period) {
            (Some(year), _) => PeriodBucket::Year(year),
            (None, Some(period)) => PeriodBucket::Other(period),
            (None, None) => PeriodBucket::NotDated,
        }
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
        for (period, day, name) in [
            (Some(quarter), None, "2014/15"),
            (Some(quarter), Some(date(2019, 5, 6)), "2014/15"),
            (Some(calendar), None, "2015-01-01 to 2015-12-31"),
            (Some(calendar), Some(date(2015, 2, 3)), "2014/15"),
            (Some(calendar), Some(date(2019, 5, 6)), "2015-01-01 to 2015-12-31"),
            (None, Some(date(2019, 5, 6)), "2019/20"),
            (None, None, "not dated"),
        ] {
            assert_eq!(PeriodBucket::of(period, day, 4).to_string(), name);
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
