//! Why a label is coded as it is, as a story.

use std::fmt;

use super::coder::Coder;
use super::fuzzy::{Candidate, Likeness};
use super::review::Score;
use super::rules::{RuleWords, Verdict};
use super::suggest::Evidence;
use super::{Decision, Rival, Suggestion};
use crate::model::AreaId;

/// The walk of one label through the cascade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The label as asked.
    pub label: String,
    /// The id of its area, if one was given.
    pub area: Option<String>,
    /// The label in the form in which it is compared.
    pub key: String,
    /// What is left of it without names and idle words, in any order.
    pub core: String,
    /// Every step, whether or not an earlier one had decided.
    pub steps: Vec<Step>,
    /// What came out.
    pub decision: Decision,
    /// What came out, in words: category ids, `unclear` or `for review`.
    pub answer: String,
    /// Where nothing is decided: the suggestions, with the ids of their categories.
    pub suggestions: Vec<(String, Suggestion)>,
}

/// One step of the cascade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its name.
    pub name: &'static str,
    /// What it found, in plain words.
    pub found: String,
    /// Its score in ten-thousandths, where it has one.
    pub score: Option<u32>,
    /// The best candidate of another category, where likeness was used.
    pub rival: Option<Rival>,
    /// Whether it gives an answer. The first that does decides.
    pub answers: bool,
    /// Whether two rules disagree, so that a person has to decide if no earlier step did.
    pub stops: bool,
}

impl Coder<'_> {
    /// Walks `label` through every step for `area`; `section` and `description` are for the rules
    /// that look at them.
    pub fn explain(
        &self,
        area: Option<AreaId>,
        label: &str,
        section: &str,
        description: &str,
    ) -> Trace {
        let forms = self.forms(area, label);
        let exact = self.exactly(area, &forms);
        let rules = self.by_rules(area, &RuleWords::new(label, section, description));
        let nearest = self.nearest(area, &forms);
        let evidence = Evidence::new(self, &forms, &nearest);
        let scales = self.scales(&evidence);
        let mut steps = vec![
            self.exact_step("this area's exact label", exact.area),
            self.exact_step("the programme's exact label", exact.programme),
            self.rule_step("this area's rules", rules.area),
            self.rule_step("the programme's rules", rules.programme),
            self.fuzzy_step("like this area's labels", &evidence, nearest.of_area(&scales)),
            self.fuzzy_step("like any label", &evidence, nearest.of_programme(&scales)),
        ];
        // Where two rules disagree, no later step may choose between them.
        if let Some(doubt) = steps.iter().position(|step| step.stops) {
            steps.iter_mut().skip(doubt).for_each(|step| step.answers = false);
        }
        let decision = self.decide(area, label, section, description);
        Trace {
            label: label.to_owned(),
            area: area.map(|area| self.area(area).to_owned()),
            key: forms.key.into_words(),
            core: forms.core.into_words(),
            steps,
            answer: decision
                .answer
                .as_ref()
                .map_or_else(|| String::from("for review"), |answer| self.in_words(answer)),
            suggestions: if decision.answer.is_some() {
                Vec::new()
            } else {
                self.suggest(area, label, section, description)
                    .into_iter()
                    .map(|offered| (self.category(offered.category).to_owned(), offered))
                    .collect()
            },
            decision,
        }
    }

    fn exact_step(&self, name: &'static str, place: Option<u32>) -> Step {
        let found = match place.map(|place| self.label(place)) {
            Some(label) => format!(
                "“{}” is {} (labels.csv line {})",
                label.label,
                self.in_words(&label.answer),
                label.line
            ),
            None => String::from("none"),
        };
        Step { name, found, score: None, rival: None, answers: place.is_some(), stops: false }
    }

    fn rule_step(&self, name: &'static str, verdict: Verdict) -> Step {
        let rule = |place: u32| {
            let rule = &self.mappings().rules[place as usize];
            let category = rule.category.map_or("unclear", |category| self.category(category));
            format!("`{}` says {category} (rules.csv line {})", rule.include.as_str(), rule.line)
        };
        let found = match verdict {
            Verdict::Silent => String::from("none fits"),
            Verdict::Decides(place) => rule(place),
            Verdict::Disagree(one, other) => format!("{}, but {}", rule(one), rule(other)),
        };
        Step {
            name,
            found,
            score: None,
            rival: None,
            answers: matches!(verdict, Verdict::Decides(_)),
            stops: matches!(verdict, Verdict::Disagree(..)),
        }
    }

    fn fuzzy_step(&self, name: &'static str, evidence: &Evidence, likeness: Likeness) -> Step {
        let settings = &self.mappings().settings;
        let like = |candidate: Candidate| {
            let label = self.label(candidate.place);
            format!(
                "{} like “{}”, {} (labels.csv line {})",
                Score(candidate.score),
                label.label,
                self.in_words(&label.answer),
                label.line
            )
        };
        let (found, best, lead) = match likeness {
            Likeness::Nothing => (String::from("nothing is like it"), None, None),
            Likeness::Same(best, lead) => {
                (format!("{}, and {}", like(best), self.in_the_lead(lead)), Some(best), Some(lead))
            }
            Likeness::TooFar(best) => {
                (format!("{}: below {}", like(best), Score(settings.fuzzy_score)), Some(best), None)
            }
            Likeness::TooClose(best, lead) => (
                format!(
                    "{}, but {}: below {}",
                    like(best),
                    self.in_the_lead(lead),
                    Score(settings.fuzzy_margin)
                ),
                Some(best),
                Some(lead),
            ),
            Likeness::NotOne(best) => {
                (format!("{}: only a whole category is passed on", like(best)), Some(best), None)
            }
        };
        Step {
            name,
            found,
            score: best.map(|best| best.score),
            rival: lead.and_then(|lead| self.rival(evidence, lead)),
            answers: matches!(likeness, Likeness::Same(..)),
            stops: false,
        }
    }
}

impl fmt::Display for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let area = self.area.as_deref().unwrap_or("no area");
        write!(f, "“{}” ({area}), compared as “{}”", self.label, self.key)?;
        if !self.core.is_empty() && !same_words(&self.core, &self.key) {
            write!(f, ", at its core “{}”", self.core)?;
        }
        writeln!(f)?;
        let mut decided = false;
        for (number, step) in (1..).zip(&self.steps) {
            let mark = if step.answers && !decided { "→" } else { " " };
            decided |= step.answers;
            writeln!(f, "{mark} {number}. {}: {}", step.name, step.found)?;
        }
        writeln!(f, "= {}: {}", self.answer, self.decision.reason)?;
        for (category, offered) in &self.suggestions {
            writeln!(f, "  perhaps {category}: {offered}")?;
        }
        Ok(())
    }
}

/// Whether both have the same words, in any order.
fn same_words(core: &str, key: &str) -> bool {
    let mut words: Vec<&str> = key.split(' ').collect();
    words.sort_unstable();
    words.dedup();
    core.split(' ').eq(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::sample::{NOEL, mappings};

    #[test]
    fn the_story_names_every_step_and_marks_the_one_that_decides() {
        let mappings = mappings(
            "noel,Photo exhibition,arts,,\n,Hub,spaces,60,\n,Hub,arts,40,\n,Exhibition hall,spaces,,\n",
            ",theatre,,arts,\n,roof,,spaces,\n",
        );
        let coder = Coder::new(&mappings);
        assert_eq!(
            coder.explain(Some(NOEL), "Exhibitoin of photo 2016", "", "").to_string(),
            "“Exhibitoin of photo 2016” (noel), compared as “exhibitoin photo”
  1. this area's exact label: none
  2. the programme's exact label: none
  3. this area's rules: none fits
  4. the programme's rules: none fits
→ 5. like this area's labels: 0.96 like “Photo exhibition”, arts (labels.csv line 2), and what was decided speaks 0.48 more for its category than for spaces
  6. like any label: 0.96 like “Photo exhibition”, arts (labels.csv line 2), and what was decided speaks 0.48 more for its category than for spaces
= arts: labels.csv line 2: 0.96 like “Photo exhibition”, and what was decided speaks 0.48 more for its category than for spaces
"
        );
        assert_eq!(
            coder.explain(None, "Theatre roof", "", "").to_string(),
            "“Theatre roof” (no area), compared as “theatre roof”
  1. this area's exact label: none
  2. the programme's exact label: none
  3. this area's rules: none fits
  4. the programme's rules: `theatre` says arts (rules.csv line 2), but `roof` says spaces \
             (rules.csv line 3)
  5. like this area's labels: nothing is like it
  6. like any label: nothing is like it
= for review: rules.csv lines 2 and 3 both fit and give different categories
  perhaps arts: `theatre` fits (rules.csv line 2)
  perhaps spaces: `roof` fits (rules.csv line 3)
"
        );
        assert_eq!(coder.explain(None, "hub", "", "").answer, "spaces 60.00 % + arts 40.00 %");
    }
}
