//! Rules that decide so much of a run that nobody can have seen it all when they were written.

use super::{about, counted};
use crate::classify::Usage;
use crate::mapping::Mappings;
use crate::model::{Code, Finding, Percent};

/// A rule that decides fewer labels can be checked by eye.
const MANY: u64 = 20;

/// One label in this many is a large part of a run.
const PART: u64 = 10;

pub(super) fn findings(usage: &Usage, mappings: &Mappings) -> Vec<Finding> {
    let asked = usage.asked();
    let wide = mappings.rules.iter().enumerate().filter_map(|(place, rule)| {
        let (_, decided) = usage.of_rule(place);
        (decided >= MANY && decided * PART > asked).then_some((rule, decided))
    });
    wide.filter_map(|(rule, decided)| {
        let share = Percent::of_count(decided, asked)?.floor().exact();
        Some(about(
            "rules.csv",
            Code::RuleWide,
            format!(
                "line {} alone decides {}, {share} % of all",
                rule.line,
                counted(decided, "label", "labels")
            ),
            "Look through them in entries.csv (column reason), and narrow the pattern if some do not belong.",
        ))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use crate::classify::CachedCoder;
    use crate::classify::sample::mappings;

    #[test]
    fn a_rule_that_decides_a_large_part_is_named_and_a_small_one_is_not() {
        let mappings = mappings("", ",wide,,arts,\n,narrow,,spaces,\n");
        let wide = |labels: usize| -> Vec<String> {
            let coder = CachedCoder::new(&mappings);
            for n in 0..labels {
                coder.decide(None, &format!("wide thing {n}"), "", "");
            }
            for n in 0..19 {
                coder.decide(None, &format!("narrow thing {n}"), "", "");
            }
            coder.findings().into_iter().map(|finding| finding.says).collect()
        };
        assert_eq!(wide(19), [""; 0]);
        assert_eq!(wide(20), ["line 2 alone decides 20 labels, 51 % of all"]);
    }
}
