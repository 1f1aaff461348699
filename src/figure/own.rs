//! Figures in the areas' own words.

use crate::total::bucket_id;

use super::Sources;
use super::id::Whose;
use super::list::List;

pub(super) fn add(list: &mut List<'_>, from: &Sources<'_>) {
    for of_area in from.own {
        let whose = Whose::of(of_area.area, from.mappings);
        let provisional = !from.register.provisional(of_area.area).is_empty();
        let whole = of_area.total.amount;
        for group in &of_area.groups {
            list.spend_of(whose.label(&group.slug), group.sum, whole, provisional);
        }
        let labels = whose.of_it("labels");
        list.count(labels.clone(), "labels", of_area.labels);
        if let Some(other) = &of_area.other {
            let id = format!("{labels}.other");
            list.count(format!("{id}.count"), "labels", other.labels);
            list.spend_of(id, other.sum, whole, provisional);
        }
        let id = format!("{labels}.withheld");
        list.count(format!("{id}.count"), "labels", of_area.withheld.labels);
        for &(category, sum) in &of_area.withheld.by_category {
            let category = bucket_id(from.mappings, category);
            list.spend_of(format!("{id}.category.{category}"), sum, whole, provisional);
        }
        list.spend_of(id, of_area.withheld.sum, whole, provisional);
        for group in &of_area.sections {
            list.spend_of(whose.section(&group.slug), group.sum, whole, provisional);
        }
    }
}
