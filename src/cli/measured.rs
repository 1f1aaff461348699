//! What was measured, in tables for a person.

use std::fmt::Write as _;

use crate::evaluate::{Estimate, Evaluation, Found, Measured, Mode, Wrong};
use crate::mapping::{LabelledSet, Mappings, Meaning};
use crate::model::Money;

use super::args;
use super::terminal::shown;

/// Width of what was written by others.
const WIDTH: usize = 60;
/// Width of the name of a category.
const NAME: usize = 36;
/// How many categories are told of; the rest is left to `--json`.
const CATEGORIES: usize = 25;

/// What was judged.
pub struct Judging<'a> {
    /// Where the set comes from.
    pub labelled: &'a args::Labelled,
    /// The set.
    pub set: &'a LabelledSet,
    /// The categories and areas that it names.
    pub mappings: &'a Mappings,
}

impl Judging<'_> {
    /// What was judged, what was learnt from, and what was left out.
    pub fn what(&self, found: &Evaluation) -> String {
        let file = self.labelled.file.to_string_lossy();
        let (file, judged) = (shown(&file, WIDTH), found.judged);
        let mut text = format!(
            "{file}: {} in {}",
            counted(judged.labels, "label", "labels"),
            counted(judged.lines, "line", "lines"),
        );
        if judged.money == Money::ZERO {
            text.push('\n');
        } else {
            let _ =
                writeln!(text, ", {} (credits counted as money, too)", judged.money.in_pounds());
        }
        let mappings = self.labelled.mapped.mappings.to_string_lossy();
        let mappings = shown(&mappings, WIDTH);
        let learnt = match (found.mode, self.labelled.without_mappings) {
            (Mode::AsItStands, _) => format!("judged by {mappings}/ as it stands"),
            (mode, alone) => {
                let how = match mode {
                    Mode::Folds(folds) => format!("in {folds} folds, each from the others"),
                    _ => String::from("area by area, each from the others"),
                };
                if alone {
                    format!("judged {how}; no mapping files are used")
                } else {
                    let rules = self.mappings.rules.iter().filter(|rule| rule.area.is_none());
                    format!(
                        "judged {how}, and by {} of {mappings}/; its labels and the rules of single areas are left out",
                        counted(rules.count() as u64, "rule", "rules")
                    )
                }
            }
        };
        let _ = writeln!(
            text,
            "{learnt}\nlikeness decides from {} with a margin of {}",
            Parts(found.thresholds.score),
            Parts(found.thresholds.margin)
        );
        let left = self.set.left_out;
        let left = [
            (left.not_asked, "line that --only leaves out", "lines that --only leaves out"),
            (left.no_label, "line without a label", "lines without a label"),
            (left.no_category, "line without a category", "lines without a category"),
        ];
        let left: Vec<String> = left
            .into_iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, one, many)| counted(count, one, many))
            .collect();
        if !left.is_empty() {
            let _ = writeln!(text, "not judged: {}", left.join(", "));
        }
        if self.set.unreadable > 0 {
            let amounts = counted(self.set.unreadable, "amount", "amounts");
            let _ = writeln!(text, "not counted by pounds: {amounts} that cannot be read exactly");
        }
        if found.mixed > 0 {
            let labels = counted(found.mixed, "label has", "labels have");
            let _ = writeln!(
                text,
                "{labels} lines of several categories: by labels, most lines say which is right"
            );
        }
        text
    }

    /// Each category: what means it, what was coded as it, and how well.
    pub fn categories(&self, found: &Evaluation) -> String {
        let mut text = format!(
            "{:<NAME$} {:>8} {:>8} {:>8}\n",
            "  category, in labels", "all", "coded as", "rightly"
        );
        for one in found.categories.iter().take(CATEGORIES) {
            let _ = writeln!(
                text,
                "  {:<34} {:>8} {:>8} {:>8}",
                shown(self.name(one.meaning), 34),
                one.truth.labels,
                one.coded.labels,
                one.right.labels
            );
        }
        let rest = found.categories.len().saturating_sub(CATEGORIES);
        if rest > 0 {
            let _ = writeln!(text, "  … and {rest} more: --json has them all");
        }
        text
    }

    /// The first `show` of what was coded wrongly.
    pub fn wrong(&self, found: &Evaluation, show: usize) -> String {
        if found.wrong.is_empty() {
            return String::from("nothing was coded wrongly\n");
        }
        let mut text = counted(found.wrong.len() as u64, "label was", "labels were");
        text.push_str(" coded wrongly\n");
        for wrong in found.wrong.iter().take(show) {
            self.one_wrong(&mut text, wrong);
        }
        let rest = found.wrong.len().saturating_sub(show);
        if rest > 0 {
            let _ = writeln!(text, "  … and {rest} more: --show {} lists them", found.wrong.len());
        }
        text
    }

    fn one_wrong(&self, text: &mut String, wrong: &Wrong) {
        let area = wrong.area.and_then(|area| self.mappings.areas.get(area.index()));
        let area = area.map(|area| format!(" ({})", shown(&area.name, 30))).unwrap_or_default();
        let money = wrong.measure.money;
        let money =
            if money == Money::ZERO { String::new() } else { format!("{} ", money.in_pounds()) };
        let _ = writeln!(
            text,
            "  {money}“{}”{area} is {}, and was coded as {}\n    {}",
            shown(&wrong.label, WIDTH),
            shown(self.name(wrong.truth), NAME),
            shown(self.name(wrong.given), NAME),
            shown(&wrong.why, 200)
        );
    }

    fn name(&self, meaning: Meaning) -> &str {
        match meaning {
            Meaning::Category(category) => self
                .mappings
                .categories
                .get(category.index())
                .map_or("?", |category| category.name.as_str()),
            Meaning::Unclear => "(not knowable from the label)",
        }
    }
}

/// Coverage and precision, each by labels, lines and pounds.
pub fn shares(found: &Evaluation) -> String {
    let mut text =
        format!("{:14}{:<28}{}\n", "", "coded without a person", "right, of what is coded");
    let by = |measured: &Measured| [measured.labels, measured.lines, measured.money];
    let (coverage, precision) = (by(&found.coverage), by(&found.precision));
    for ((name, coded), right) in ["labels", "lines", "pounds"].iter().zip(coverage).zip(precision)
    {
        if coded.is_some() {
            let _ = writeln!(text, "  by {name:<9}{:<28}{}", ranged(coded), ranged(right));
        }
    }
    text
}

/// What each step coded.
pub fn steps(found: &Evaluation) -> String {
    let mut text = format!(
        "{:<20} {:>8} {:>8}   {}\n",
        "  step, in labels", "coded", "rightly", "right, of what is coded"
    );
    for step in &found.steps {
        let right = Estimate::of_count(step.right.labels, step.coded.labels);
        let name = match step.method.as_str() {
            "area_label" => "area's own label",
            "label" => "exact label",
            "area_rule" => "area's own rule",
            "fuzzy" => "likeness",
            name => name,
        };
        let _ = writeln!(
            text,
            "  {name:<18} {:>8} {:>8}   {}",
            step.coded.labels,
            step.right.labels,
            ranged(right)
        );
    }
    if found.steps.is_empty() {
        text.push_str("  nothing was coded\n");
    }
    text
}

/// How often what is offered holds the truth.
pub fn suggestions(found: &Evaluation) -> String {
    let mut text = format!(
        "{:<22} {:>6}   {:<25}{}\n",
        "  offered, in labels", "of", "right one first", "among the first three"
    );
    let mut line = |name: &str, found: &Found| {
        if found.labels > 0 {
            let _ = writeln!(
                text,
                "  {name:<20} {:>6}   {:<25}{}",
                found.labels,
                ranged(found.first),
                ranged(found.three)
            );
        }
    };
    line("all", &found.of_all);
    line("left for review", &found.of_review);
    text
}

/// `97.4 %  (91.0 to 99.3)`
pub fn ranged(estimate: Option<Estimate>) -> String {
    let Some(found) = estimate else { return String::from("–") };
    let bare = |share: crate::evaluate::Share| share.to_string().replace(" %", "");
    format!("{:>7}  ({} to {})", found.share.to_string(), bare(found.low), bare(found.high))
}

/// Ten-thousandths as people write them: `0.82`.
pub struct Parts(pub u32);

impl std::fmt::Display for Parts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digits = format!("{:04}", self.0 % 10_000);
        let digits = digits.trim_end_matches('0');
        f.pad(&format!("{}.{digits:0<2}", self.0 / 10_000))
    }
}

fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
