//! Sums of spend: the programme's and each area's, by category and by period.

use crate::total::bucket_id;

use super::Sources;
use super::id::Whose;
use super::list::List;

pub(super) fn add(list: &mut List<'_>, from: &Sources<'_>) {
    let Sources { tables, register, mappings, .. } = *from;
    let total = tables.categories.total;
    list.spend(Whose::Programme.total(), total, register.is_provisional());
    for line in &tables.programme {
        let id = Whose::Programme.category(bucket_id(mappings, line.category));
        list.spend(id, line.sum, register.category_is_provisional(tables, line.category));
    }
    for &(period, sum) in &tables.periods.columns {
        let provisional = register.period_is_provisional(tables, period);
        list.spend(Whose::Programme.period(period), sum, provisional);
    }
    let provisional = |area| !register.provisional(area).is_empty();
    for &(area, sum) in &tables.categories.rows {
        list.spend(Whose::of(area, mappings).total(), sum, provisional(area));
    }
    for (area, category, sum) in tables.categories.cells() {
        let id = Whose::of(area, mappings).category(bucket_id(mappings, category));
        list.spend(id, sum, provisional(area));
    }
    for (area, period, sum) in tables.periods.cells() {
        list.spend(Whose::of(area, mappings).period(period), sum, provisional(area));
    }
}
