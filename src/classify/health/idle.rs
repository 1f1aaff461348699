//! Labels and rules that did nothing in a run, or kept each other from deciding.

use super::{about, counted, is_starter};
use crate::classify::Usage;
use crate::mapping::{LabelDecision, Mappings, Rule};
use crate::model::{Code, Finding};

/// What is to be said, first of rules, by line, then of labels. The shipped starter mappings are
/// for any programme, so that most of them lie idle in one: they are counted in one note each.
pub(super) fn findings(usage: &Usage, mappings: &Mappings) -> Vec<Finding> {
    let mut findings = Vec::new();
    let pairs = usage.disagreements();
    let disagrees =
        |place: usize| pairs.keys().any(|&(one, other)| [one, other].contains(&(place as u32)));
    let own = || mappings.rules.iter().enumerate().filter(|(_, rule)| !rule.is_starter());
    let unused = own().filter(|&(place, _)| usage.of_rule(place).0 == 0);
    findings.extend(of_rules(
        Code::RuleUnused,
        unused.map(|(_, rule)| rule),
        ("rule fits nothing", "rules fit nothing"),
        "Check its spelling, or leave it for later runs.",
    ));
    let beaten = own().filter(|&(place, _)| {
        let (matched, decided) = usage.of_rule(place);
        matched > 0 && decided == 0 && !disagrees(place)
    });
    findings.extend(of_rules(
        Code::RuleBeaten,
        beaten.map(|(_, rule)| rule),
        ("rule fits, but never comes first", "rules fit, but never come first"),
        "Decided labels and other rules say it all; take it out if it is not needed.",
    ));
    for (&(one, other), (count, example)) in pairs.iter() {
        let (one, other) = (&mappings.rules[one as usize], &mappings.rules[other as usize]);
        findings.push(about(
            "rules.csv",
            Code::RulesDisagree,
            format!(
                "lines {} and {} give different categories to {} such as “{example}”",
                one.line,
                other.line,
                counted(*count, "label", "labels"),
            ),
            "Let `exclude` of one of them leave out what the other is for.",
        ));
    }
    let idle = |place: usize| usage.of_rule(place).0 == 0;
    let starter_rules =
        mappings.rules.iter().enumerate().filter(|&(place, rule)| rule.is_starter() && idle(place));
    findings.extend(summary(
        Code::RuleUnused,
        "rules.csv",
        starter_rules.count() as u64,
        ("starter rule fits", "starter rules fit"),
    ));
    let unused = |wanted: fn(&LabelDecision) -> bool| {
        let labels = mappings.labels.iter().enumerate();
        labels.filter(|&(place, label)| wanted(label) && usage.of_label(place) == 0).count() as u64
    };
    findings.extend(summary(
        Code::LabelUnused,
        "labels.csv",
        unused(|label| !is_starter(label)),
        ("decided label fits", "decided labels fit"),
    ));
    findings.extend(summary(
        Code::LabelUnused,
        "labels.csv",
        unused(is_starter),
        ("starter label fits", "starter labels fit"),
    ));
    findings
}

/// One finding for all these rules, with their lines.
fn of_rules<'r>(
    code: Code,
    rules: impl Iterator<Item = &'r Rule>,
    words: (&str, &str),
    remedy: &str,
) -> Option<Finding> {
    let lines: Vec<String> = rules.map(|rule| rule.line.to_string()).collect();
    (!lines.is_empty()).then(|| {
        let lines_word = if lines.len() == 1 { "line" } else { "lines" };
        let count = counted(lines.len() as u64, words.0, words.1);
        let says = format!("{count} in this run: {lines_word} {}", lines.join(", "));
        about("rules.csv", code, says, remedy)
    })
}

fn summary(code: Code, file: &str, count: u64, words: (&str, &str)) -> Option<Finding> {
    (count > 0).then(|| {
        let says = format!("{} nothing in this run", counted(count, words.0, words.1));
        about(file, code, says, "")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::CachedCoder;
    use crate::classify::sample::mappings;

    #[test]
    fn idle_beaten_and_disagreeing_rules_are_told_apart() {
        let mappings = mappings(
            ",Mural,arts,,\n,Shed,spaces,,me\n,Hall,spaces,,starter\n,Barn,spaces,,starter\n",
            ",mural,,arts,\n,zebra,,arts,\n,roof,,spaces,\n,theatre,,arts,\n,fete,,arts,\n\
             ,lion,,arts,starter\n,tiger,,arts,Starter: cats\n,shed,,spaces,starter\n,bear,,arts,\n",
        );
        let coder = CachedCoder::new(&mappings);
        for label in ["Murals", "Theatre roof", "Roof of a theatre", "Fete", "Shed", "Roof"] {
            coder.decide(None, label, "", "");
        }
        let findings: Vec<_> = coder
            .findings()
            .into_iter()
            .map(|finding| (finding.code, finding.file.to_string(), finding.says))
            .collect();
        let expected = [
            (Code::RuleUnused, "rules.csv", "2 rules fit nothing in this run: lines 3, 10"),
            (
                Code::RuleBeaten,
                "rules.csv",
                "1 rule fits, but never comes first in this run: line 2",
            ),
            (
                Code::RulesDisagree,
                "rules.csv",
                "lines 4 and 5 give different categories to 2 labels such as “Roof of a theatre”",
            ),
            (Code::RuleUnused, "rules.csv", "2 starter rules fit nothing in this run"),
            (Code::LabelUnused, "labels.csv", "2 starter labels fit nothing in this run"),
        ]
        .map(|(code, file, says)| (code, file.to_owned(), says.to_owned()));
        assert_eq!(findings, expected);
    }

    #[test]
    fn a_label_counts_as_used_by_exact_words_and_by_likeness() {
        let mappings = mappings(
            ",Photography exhibition,arts,,me\n,Shed,spaces,,me\nnoel,Shed,spaces,,me\n",
            "",
        );
        let coder = CachedCoder::new(&mappings);
        coder.decide(None, "Exhibition of photography", "", "");
        let says: Vec<String> = coder.findings().into_iter().map(|finding| finding.says).collect();
        assert_eq!(says, ["2 decided labels fit nothing in this run"]);
        coder.decide(Some(crate::classify::sample::NOEL), "Shed", "", "");
        assert_eq!(coder.findings(), []);
    }
}
