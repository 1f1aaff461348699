//! How much there is for people to look at.

use super::Sources;
use super::list::List;

pub(super) fn add(list: &mut List<'_>, from: &Sources<'_>) {
    let withheld = from.own.iter().map(|of_area| of_area.withheld.labels).sum();
    list.count(String::from("count.labels.withheld"), "labels", withheld);
    let missing = from.register.areas.iter().filter(|area| !area.is_received()).count();
    list.count(String::from("count.areas.missing"), "areas", missing);
    let [notes, warnings, errors] = from.findings;
    for (kind, count) in [("note", notes), ("warning", warnings), ("error", errors)] {
        list.count(format!("count.findings.{kind}"), "findings", count);
    }
}
