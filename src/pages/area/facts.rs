//! What is to be known of an area's figures before they are used.

use rust_decimal::Decimal;

use crate::figure::{Format, Printed};
use crate::model::Period;
use crate::total::PeriodBucket;

use super::super::{Sentence, Time};
use super::OfArea;

/// When the money was spent, as far as that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dating {
    /// From the first day to the last day of what is dated.
    pub(super) stretch: Option<Period>,
    /// The one year of all that is dated.
    pub(super) one: Option<PeriodBucket>,
    /// What is not dated, if there is such.
    pub(super) not_dated: Option<Printed>,
    /// Whether some of it spans several years.
    pub(super) spans_years: bool,
}

impl OfArea<'_> {
    /// When the money was spent, as far as that is known.
    pub(super) fn period(&self) -> Dating {
        let periods = &self.context.tables.periods;
        let found = periods.columns.iter().map(|&(period, _)| period);
        let found: Vec<PeriodBucket> =
            found.filter(|&period| periods.cell(self.bucket, period).is_some()).collect();
        let dated: Vec<Period> = found.iter().filter_map(|period| period.period()).collect();
        let start = dated.iter().map(|period| period.start).min();
        let end = dated.iter().map(|period| period.end).max();
        let mut years = found.iter().filter(|&&period| period != PeriodBucket::NotDated);
        let one = years.next().copied().filter(|_| years.next().is_none());
        let not_dated = self.whose.period(PeriodBucket::NotDated);
        Dating {
            stretch: start.zip(end).map(|(start, end)| Period { start, end }),
            one,
            not_dated: self.context.figures.print(&not_dated, Format::Pounds),
            spans_years: found.iter().any(|period| matches!(period, PeriodBucket::Other(_))),
        }
    }

    /// Whether more spend may turn up: a return is not settled, months of which none speaks lie between
    /// others, or there is money or a return of which it is not known whose it is.
    pub(super) fn may_miss_some(&self) -> bool {
        let all_months = self.context.figures.exact(&self.whose.of_it("months"));
        let last = self.context.tables.categories.rows.last();
        let money_of_nobody = last.is_some_and(|(area, _)| area.area().is_none());
        self.is_provisional()
            || all_months != Some(Decimal::ONE_HUNDRED)
            || money_of_nobody
            || !self.context.register.not_known.is_empty()
    }

    /// The share `what`, with as many places as it takes not to call nearly all all.
    fn share(&self, what: &str) -> Option<Printed> {
        let id = self.whose.of_it(what);
        let exact = self.context.figures.exact(&id)?;
        let nearly = |low: u32| exact > low.into() && exact < (low + 1).into();
        let places = if nearly(0) || nearly(99) { 2 } else { 0 };
        self.context.figures.print(&id, Format::Share(places))
    }
}

impl Dating {
    /// As the page says it.
    pub(super) fn in_words(&self) -> Sentence {
        let Some(dated) = self.when("from", "to") else {
            return Sentence::new().text("not dated");
        };
        let dated = match (self.spans_years, self.one) {
            (true, None) => dated.text("; some of it runs across the end of a financial year"),
            _ => dated,
        };
        match &self.not_dated {
            Some(amount) => dated.text("; ").figure(amount).text(" is not dated"),
            None => dated,
        }
    }

    /// `between 2014 and 2024`, or the one period that there is; true of everything that is dated.
    pub(super) fn when(&self, from: &str, to: &str) -> Option<Sentence> {
        if let Some(one) = self.one {
            return Some(Sentence::when(one));
        }
        let stretch = self.stretch?;
        let (first, last) = (stretch.start.year(), stretch.end.year());
        if first == last {
            return Some(Sentence::new().time(Time::year(first)));
        }
        let sentence = Sentence::new().text(from).text(" ").time(Time::year(first));
        Some(sentence.text(" ").text(to).text(" ").time(Time::year(last)))
    }
}

/// How much of what the area did its figures rest on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Returns that count.
    pub returns: Option<Printed>,
    /// The share of months of which they speak, from the first year of which one does to the last.
    pub months: Option<Printed>,
    /// The share of the money that has a category.
    pub in_a_category: Option<Printed>,
    /// What the area was given.
    pub allocation: Option<Printed>,
}

impl Coverage {
    pub(super) fn of(of_area: &OfArea<'_>) -> Coverage {
        let figure =
            |what: &str, format| of_area.context.figures.print(&of_area.whose.of_it(what), format);
        Coverage {
            returns: figure("returns", Format::Count),
            months: of_area.share("months"),
            in_a_category: of_area.share("coverage"),
            allocation: figure("allocation", Format::Pounds),
        }
    }
}

/// What is to be known of the figures, a term and what it comes to.
pub(super) fn of(
    of_area: &OfArea<'_>,
    total: &Printed,
    coverage: &Coverage,
) -> Vec<(&'static str, Sentence)> {
    let figure = |figure: &Printed| Sentence::new().figure(figure);
    let months = " of the months, from the earliest year that the returns are about to the latest";
    let facts = [
        ("Spend in all", Some(figure(total))),
        ("Period", Some(of_area.period().in_words())),
        ("Made from", coverage.returns.as_ref().map(|returns| things(returns, "return"))),
        ("Months covered", coverage.months.as_ref().map(|share| figure(share).text(months))),
        (
            "In categories",
            coverage.in_a_category.as_ref().map(|share| figure(share).text(" of the money")),
        ),
        ("Allocation", coverage.allocation.as_ref().map(figure)),
    ];
    facts.into_iter().filter_map(|(term, said)| Some((term, said?))).collect()
}

/// `1 return`, `4 returns`.
fn things(count: &Printed, one: &str) -> Sentence {
    let many = if count.text == "1" { "" } else { "s" };
    Sentence::new().figure(count).text(&format!(" {one}{many}"))
}

/// What the figures are made from, in one line.
pub(super) fn provenance(of_area: &OfArea<'_>, coverage: &Coverage) -> Sentence {
    let mut sentence = Sentence::new().text("Added up");
    if let Some(lines) = of_area.context.figures.print(&of_area.whose.total(), Format::Count) {
        sentence = sentence.text(" from ").and(things(&lines, "line")).text(" of spend");
    }
    if let Some(returns) = &coverage.returns {
        sentence = sentence.text(" in ").and(things(returns, "return")).text(" of the partnership");
    }
    let edition = sentence.text("; edition ").words(of_area.context.edition);
    edition.text(" of the programme’s figures.")
}

/// For an area whose returns hold no spend.
pub(super) fn no_spend() -> Sentence {
    Sentence::new().text("No spend was found in the returns that this partnership sent.")
}
