//! Shares within the programme and within each area, and what each area's figures rest on.

use crate::model::{Money, Percent, Tally};
use crate::register::{AreaRecord, Status};
use crate::total::{AreaBucket, CategoryBucket, PeriodBucket, bucket_id};

use super::Sources;
use super::id::Whose;
use super::list::List;

pub(super) fn add(list: &mut List<'_>, from: &Sources<'_>) {
    shares(list, from);
    for &(area, sum) in &from.tables.categories.rows {
        let Some(record) = area.area().and_then(|area| from.register.areas.get(area.index()))
        else {
            continue;
        };
        let whose = Whose::of(area, from.mappings);
        let provisional = !record.provisional.is_empty();
        list.count(whose.of_it("returns"), "returns", record.returns as usize);
        list.percent(whose.of_it("months"), months(record), None, provisional);
        list.percent(whose.of_it("coverage"), coded(from, area), None, provisional);
        if let Some(allocation) = record.allocation {
            let id = whose.of_it("allocation");
            list.share(&id, sum, allocation, provisional);
            list.money(id, allocation, false);
        }
    }
}

fn shares(list: &mut List<'_>, from: &Sources<'_>) {
    let Sources { tables, register, mappings, .. } = *from;
    let all = tables.categories.total.amount;
    for line in &tables.programme {
        let id = Whose::Programme.category(bucket_id(mappings, line.category));
        list.share(&id, line.sum, all, register.category_is_provisional(tables, line.category));
    }
    for &(period, sum) in &tables.periods.columns {
        let provisional = register.period_is_provisional(tables, period);
        list.share(&Whose::Programme.period(period), sum, all, provisional);
    }
    let provisional = |period| register.period_is_provisional(tables, period);
    let across = tables.periods.columns.iter().filter(|(period, _)| is_across(*period));
    across_years(
        list,
        Whose::Programme,
        across.map(|&(period, sum)| (sum, provisional(period))),
        all,
    );
    for &(area, of_area) in &tables.categories.rows {
        let whose = Whose::of(area, mappings);
        let provisional = !register.provisional(area).is_empty();
        list.share(&whose.total(), of_area, all, provisional);
        for &(category, _) in &tables.categories.columns {
            if let Some(sum) = tables.categories.cell(area, category) {
                let id = whose.category(bucket_id(mappings, category));
                list.share(&id, sum, of_area.amount, provisional);
            }
        }
        for &(period, _) in &tables.periods.columns {
            if let Some(sum) = tables.periods.cell(area, period) {
                list.share(&whose.period(period), sum, of_area.amount, provisional);
            }
        }
        let across = tables.periods.columns.iter().filter(|(period, _)| is_across(*period));
        let across = across.filter_map(|&(period, _)| tables.periods.cell(area, period));
        across_years(list, whose, across.map(|sum| (sum, provisional)), of_area.amount);
    }
}

/// Whether no one financial year holds a period.
fn is_across(period: PeriodBucket) -> bool {
    matches!(period, PeriodBucket::Other(_))
}

/// What lies in periods that no one financial year holds, all of them taken together.
fn across_years(
    list: &mut List<'_>,
    whose: Whose<'_>,
    parts: impl Iterator<Item = (Tally, bool)>,
    whole: Money,
) {
    let parts: Vec<(Tally, bool)> = parts.collect();
    if !parts.is_empty() {
        let sum = parts.iter().map(|&(sum, _)| sum).sum();
        let provisional = parts.iter().any(|&(_, provisional)| provisional);
        list.spend_of(whose.of_it("across-years"), sum, whole, provisional);
    }
}

/// Of how many of the months from the first year of which a return speaks to the last one a return does.
fn months(record: &AreaRecord) -> Option<Percent> {
    let speaks = |at: &usize| record.years[*at].status != Status::NotReceived;
    let first = (0..record.years.len()).find(speaks)?;
    let last = (0..record.years.len()).rev().find(speaks)?;
    let years = &record.years[first..=last];
    let covered = years.iter().map(|year| u64::from(year.months)).sum();
    Percent::of_count(covered, 12 * years.len() as u64)
}

/// How much of the area's spend has a category, money taken without its sign.
fn coded(from: &Sources<'_>, area: AreaBucket) -> Option<Percent> {
    let (mut coded, mut all) = (Money::ZERO, Money::ZERO);
    for &(category, _) in &from.tables.categories.columns {
        let amount = from.tables.categories.cell(area, category).unwrap_or_default().amount.abs();
        all += amount;
        if matches!(category, CategoryBucket::Category(_)) {
            coded += amount;
        }
    }
    Percent::of(coded, all)
}
