//! How much the figures rest on, and how many of everything there are.

use crate::model::{Money, Percent};
use crate::reconcile::Verdict;
use crate::total::{CategoryBucket, Tables};

use super::Sources;
use super::list::List;

pub(super) fn add(list: &mut List<'_>, from: &Sources<'_>) {
    coded(list, from.tables);
    received(list, from);
    counts(list, from);
}

/// How much of the spend has a category. Money is taken without its sign, category by category
/// of each area, so that a refund neither hides nor makes up for what is not covered.
fn coded(list: &mut List<'_>, tables: &Tables<'_>) {
    let mut coded = (0, Money::ZERO);
    let mut all = (0, Money::ZERO);
    for (_, category, sum) in tables.categories.cells() {
        all = (all.0 + sum.lines, all.1 + sum.amount.abs());
        if matches!(category, CategoryBucket::Category(_)) {
            coded = (coded.0 + sum.lines, coded.1 + sum.amount.abs());
        }
    }
    let lines = Percent::of_count(coded.0, all.0);
    list.percent(String::from("coverage.lines"), lines, Some(coded.0), false);
    let money = Percent::of(coded.1, all.1);
    list.percent(String::from("coverage.money"), money, Some(coded.0), false);
}

/// How much of the programme the figures rest on: areas that sent a return, and months of all areas in
/// all years of which a return speaks.
fn received(list: &mut List<'_>, from: &Sources<'_>) {
    let register = from.register;
    list.percent(String::from("coverage.areas"), register.areas_covered(), None, false);
    list.percent(String::from("coverage.months"), register.months_covered(), None, false);
    count(list, "areas.received", "areas", register.areas_received() as usize);
    count(list, "areas.listed", "areas", register.areas.len());
    let provisional = register.areas.iter().filter(|area| !area.provisional.is_empty()).count();
    count(list, "areas.provisional", "areas", provisional);
}

fn counts(list: &mut List<'_>, from: &Sources<'_>) {
    let Sources { tables, files, .. } = *from;
    count(list, "files", "files", files.len());
    for verdict in Verdict::ALL {
        let number = files.iter().filter(|file| file.verdict == verdict).count();
        count(list, &format!("files.{verdict}"), "files", number);
    }
    let areas = tables.categories.rows.iter().filter(|(area, _)| area.area().is_some()).count();
    count(list, "areas", "areas", areas);
    count(list, "labels", "labels", tables.labels.len());
    let waits =
        tables.labels.iter().filter(|label| label.categories.contains_key(&CategoryBucket::Review));
    count(list, "labels.review", "labels", waits.count());
}

fn count(list: &mut List<'_>, what: &str, unit: &str, number: usize) {
    list.count(format!("count.{what}"), unit, number);
}
