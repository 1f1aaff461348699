//! The findings of one file, held to a bound.

use std::collections::BTreeMap;

use crate::model::{Code, Finding};

/// The first `most` findings of each code, in their order, and the number of the others.
pub(super) fn bounded(findings: Vec<Finding>, most: usize) -> Vec<Finding> {
    if findings.len() <= most {
        return findings;
    }
    let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings {
        let count = counts.entry(finding.code).or_default();
        *count += 1;
        if *count <= most {
            kept.push(finding);
        }
    }
    let over = counts.into_iter().filter(|(_, count)| *count > most);
    kept.extend(over.map(|(code, count)| {
        let says =
            format!("{} more findings of this kind in the file are not listed", count - most);
        let remedy = "Mend those that are listed, or raise `findings` in crosscast.toml.";
        Finding::new(code, says, remedy)
    }));
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_is_held_to_the_bound_and_the_rest_is_counted() {
        let found = |code, says: &str| Finding::new(code, says, "");
        let mut findings: Vec<Finding> =
            (0..1_000).map(|at| found(Code::AreaUnknown, &at.to_string())).collect();
        findings.insert(5, found(Code::TotalDiffers, "£2 more"));
        let kept = bounded(findings, 10);
        let says: Vec<&str> = kept.iter().map(|finding| &*finding.says).collect();
        assert_eq!((says.len(), says[4], says[5], says[6]), (12, "4", "£2 more", "5"));
        assert_eq!(says[11], "990 more findings of this kind in the file are not listed");
        assert_eq!(kept[11].code, Code::AreaUnknown);
        assert_eq!(bounded(vec![found(Code::NoSpend, "none")], 1).len(), 1);
    }
}
