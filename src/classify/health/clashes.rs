//! Decisions that say different things: a rule and the labels that it fits, or one label in
//! several areas.

use std::collections::BTreeMap;

use super::{LISTED, about, counted};
use crate::classify::Coder;
use crate::mapping::{Answer, LabelDecision};
use crate::model::{Code, Finding};

pub(super) fn findings(coder: &Coder<'_>) -> Vec<Finding> {
    let mut findings = rules_across(coder);
    findings.extend(labels_that_differ(coder));
    findings
}

/// Rules that fit labels which people decided otherwise. The labels win; but what the rule says of
/// labels like them may be wrong too.
fn rules_across(coder: &Coder<'_>) -> Vec<Finding> {
    let mappings = coder.mappings();
    let mut against: BTreeMap<u32, Vec<&LabelDecision>> = BTreeMap::new();
    for label in &mappings.labels {
        let Answer::One(category) = label.answer else { continue };
        for place in coder.rules_for(label.area, &label.label) {
            let rule = &mappings.rules[place as usize];
            // An area's own label is the exception that its programme's rules allow for.
            if rule.category != Some(category) && rule.area == label.area {
                against.entry(place).or_default().push(label);
            }
        }
    }
    let says = |(place, labels): (u32, Vec<&LabelDecision>)| {
        let rule = &mappings.rules[place as usize];
        let first = labels.first()?;
        Some(about(
            "rules.csv",
            Code::RuleAcross,
            format!(
                "line {} says {}, but {} that it fits {} decided otherwise: “{}” is {} (labels.csv line {})",
                rule.line,
                rule.category.map_or("unclear", |category| coder.category(category)),
                counted(labels.len() as u64, "label", "labels"),
                if labels.len() == 1 { "was" } else { "were" },
                first.label,
                coder.in_words(&first.answer),
                first.line,
            ),
            "Let `exclude` leave out what is otherwise, or mend the label.",
        ))
    };
    against.into_iter().filter_map(says).collect()
}

/// Labels that mean one thing here and another there: right, perhaps, but worth knowing before
/// somebody decides for the whole programme.
fn labels_that_differ(coder: &Coder<'_>) -> Vec<Finding> {
    let mut by_key: BTreeMap<&str, Vec<&LabelDecision>> = BTreeMap::new();
    for (label, key) in coder.mappings().labels.iter().zip(coder.keys()) {
        by_key.entry(key.words()).or_default().push(label);
    }
    by_key.retain(|_, labels| labels.iter().any(|label| label.answer != labels[0].answer));
    let all = by_key.len();
    // The most areas first; the map has put those with equally many in order.
    let mut differing: Vec<Vec<&LabelDecision>> = by_key.into_values().collect();
    differing.sort_by_key(|labels| std::cmp::Reverse(labels.len()));
    let mut findings: Vec<Finding> =
        differing.iter().take(LISTED).filter_map(|labels| differs(coder, labels)).collect();
    if all > LISTED {
        let says =
            format!("{} more labels are decided differently in different areas", all - LISTED);
        findings.push(about("labels.csv", Code::LabelDiffers, says, ""));
    }
    findings
}

fn differs(coder: &Coder<'_>, labels: &[&LabelDecision]) -> Option<Finding> {
    let mut answers: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for label in labels {
        let of = label.area.map_or("the whole programme", |area| coder.area(area));
        answers
            .entry(coder.in_words(&label.answer))
            .or_default()
            .push(format!("{of} (line {})", label.line));
    }
    let parts: Vec<String> = answers
        .into_iter()
        .map(|(answer, whose)| format!("{answer} for {}", whose.join(", ")))
        .collect();
    let says = format!("“{}” is {}", labels.first()?.label, parts.join(" and "));
    Some(about("labels.csv", Code::LabelDiffers, says, ""))
}

#[cfg(test)]
mod tests {
    use crate::classify::CachedCoder;
    use crate::classify::sample::mappings;

    fn says(labels: &str, rules: &str) -> Vec<String> {
        let mappings = mappings(labels, rules);
        let coder = CachedCoder::new(&mappings);
        let unused = |says: &String| !says.contains("in this run");
        coder.findings().into_iter().map(|finding| finding.says).filter(unused).collect()
    }

    #[test]
    fn a_rule_that_fits_labels_decided_otherwise_is_named_with_one_of_them() {
        let labels =
            ",Hall energy,grants,,\n,Hall roof,spaces,,\n,Hall paint,arts,,\nnoel,Hall,arts,,\n";
        assert_eq!(
            says(labels, ",hall,,spaces,\n,roof,hall,arts,\n"),
            [
                "line 2 says spaces, but 2 labels that it fits were decided otherwise: “Hall energy” is \
                 grants (labels.csv line 2)"
            ]
        );
    }

    #[test]
    fn a_label_that_areas_decided_differently_is_named_with_all_of_them() {
        let labels = "noel,Hub,arts,,\nwarsop,Hubs,spaces,,\n,hub,spaces,,\nnoel,Shed,arts,,\nwarsop,Shed,arts,,\n";
        assert_eq!(
            says(labels, ""),
            [
                "“Hub” is arts for noel (line 2) and spaces for warsop (line 3), the whole programme (line 4)"
            ]
        );
    }
}
