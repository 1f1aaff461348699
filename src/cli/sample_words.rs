//! What a tested sample says, in tables and sentences for a person.

use std::fmt::Write as _;

use crate::audit::{Answered, Both, FilledSample, Judgement, Limit};
use crate::mapping::Mappings;
use crate::model::{Money, Percent};

use super::summary::counted;
use super::terminal::{Terminal, shown};

/// Width of the name of a category.
const NAME: usize = 36;
/// How many errors are listed.
const ERRORS: usize = 50;

/// A tested sample and what it comes to.
pub struct SampleWords<'a> {
    /// The list.
    pub file: &'a str,
    /// What stands in it.
    pub sample: &'a FilledSample,
    /// What it says.
    pub found: &'a Judgement,
    /// The names of categories.
    pub mappings: &'a Mappings,
}

/// Whether all that was tested is within what can be borne, and nothing was left out.
pub fn is_within(sample: &FilledSample, found: &Judgement) -> bool {
    let tolerable = sample.plan.tolerable();
    let amounts = found.amounts.is_none_or(|both| larger(both).is_within(tolerable));
    let coding = found.coding.is_none_or(|coding| coding.is_within(tolerable));
    amounts && coding && found.amounts_not_tested == 0 && found.coding_not_tested == 0
}

impl SampleWords<'_> {
    /// All of it.
    pub fn text(&self, terminal: &Terminal) -> String {
        let plan = &self.sample.plan;
        let mut text = format!(
            "{}: {} of the {} drawn from, with {}\n{} sure, {} of error tolerable: {}\n",
            shown(self.file, 80),
            counted(self.sample.lines.len() as u64, "line", "lines"),
            plan.population.lines,
            plan.population.amount.in_pounds(),
            plan.terms.confidence,
            plan.terms.tolerable,
            plan.tolerable().in_pounds(),
        );
        self.untested(&mut text);
        self.errors(&mut text, terminal);
        self.programme(&mut text, terminal);
        self.categories(&mut text, terminal);
        self.conclusion(&mut text, terminal);
        text
    }

    fn untested(&self, text: &mut String) {
        for (count, what, counts) in [
            (self.found.amounts_not_tested, "amount", "as if there were nothing"),
            (self.found.coding_not_tested, "category", "as if it were wrong"),
        ] {
            if count > 0 {
                let lines = counted(count.into(), "line", "lines");
                let _ = writeln!(
                    text,
                    "The {what} of {lines} is not tested yet, and counts {counts} until it is"
                );
            }
        }
    }

    fn errors(&self, text: &mut String, terminal: &Terminal) {
        let errors: Vec<&Answered> = self.sample.errors().collect();
        if errors.is_empty() {
            return;
        }
        let count = counted(errors.len() as u64, "line", "lines");
        text.push_str(&terminal.bold(&format!("\nErrors were found in {count}\n")));
        for one in errors.iter().take(ERRORS) {
            let pounds = |pence: u64| {
                Money::from_pence(i64::try_from(pence).unwrap_or(i64::MAX)).in_pounds()
            };
            let read = pounds(one.tested.amount);
            let mut what = Vec::new();
            if let Some(found) = one.tested.amount_found.filter(|_| one.amount_differs()) {
                what.push(format!("{read} read, {} found", pounds(found)));
            }
            if one.category_differs() {
                what.push(format!("{read} coded as {}, found {}", one.coded, one.category_found));
            }
            let note = if one.note.is_empty() { String::new() } else { format!(" ({})", one.note) };
            let line = format!("  {:>4}  {}{note}", one.number, what.join("; "));
            let _ = writeln!(text, "{}", indented(&line, 200));
        }
        if errors.len() > ERRORS {
            let _ = writeln!(text, "        … and {} more: --json has all", errors.len() - ERRORS);
        }
    }

    fn programme(&self, text: &mut String, terminal: &Terminal) {
        let head =
            format!("\n  {:<34} {:>6} {:>16} {:>16}\n", "", "lines", "most likely", "at most");
        text.push_str(&terminal.bold(&head));
        if let Some(both) = self.found.amounts {
            self.limit(text, "amounts: more read than there is", both.over);
            self.limit(text, "amounts: less read than there is", both.under);
        }
        if let Some(coding) = self.found.coding {
            self.limit(text, "coding: in the wrong category", coding);
        }
    }

    fn limit(&self, text: &mut String, what: &str, limit: Limit) {
        let whole = self.sample.plan.population.amount;
        let _ = writeln!(
            text,
            "  {what:<34} {:>6} {:>16} {:>16}  {}",
            limit.lines,
            limit.most_likely.in_pounds(),
            limit.upper.in_pounds(),
            percent(limit.upper, whole)
        );
    }

    fn categories(&self, text: &mut String, terminal: &Terminal) {
        if self.found.categories.is_empty() {
            return;
        }
        let head = format!(
            "\n  {:<NAME$} {:>16} {:>6} {:>31} {:>31}\n  {:<NAME$} {:>16} {:>6} {:>15} {:>15} {:>15} {:>15}\n",
            "by category",
            "",
            "",
            "too high",
            "too low",
            "",
            "coded",
            "tested",
            "most likely",
            "at most",
            "most likely",
            "at most"
        );
        let head: Vec<&str> = head.split('\n').map(str::trim_end).collect();
        text.push_str(&terminal.bold(&head.join("\n")));
        for one in &self.found.categories {
            let Both { over, under } = one.error;
            let _ = writeln!(
                text,
                "  {:<NAME$} {:>16} {:>6} {:>15} {:>15} {:>15} {:>15}",
                shown(self.name(&one.category), NAME),
                one.coded.amount.in_pounds(),
                one.tested,
                over.most_likely.in_pounds(),
                over.upper.in_pounds(),
                under.most_likely.in_pounds(),
                under.upper.in_pounds(),
            );
        }
        text.push_str(
            "  Each limit holds by itself. What may be wrong unseen is about the same sum for each category,\n\
             \x20 however small it is, but never more than was left untested of it.\n",
        );
    }

    fn conclusion(&self, text: &mut String, terminal: &Terminal) {
        text.push('\n');
        if let Some(both) = self.found.amounts {
            text.push_str(&self.sentence("the amounts are wrong", larger(both), terminal));
        } else {
            text.push_str("Amounts were not tested, and are taken as read.\n");
        }
        match self.found.coding {
            Some(coding) => text.push_str(&self.sentence("the coding is wrong", coding, terminal)),
            None => text.push_str("Categories were not tested: nothing is said of the coding.\n"),
        }
        if self.found.coding.is_some() {
            text.push_str(&self.shown_right());
        }
        text.push_str(
            "No sample of lines that are there speaks of returns or lines that are missing.\n",
        );
    }

    fn sentence(&self, what: &str, limit: Limit, terminal: &Terminal) -> String {
        let plan = &self.sample.plan;
        let (tolerable, whole) = (plan.tolerable(), plan.population.amount);
        let upper = format!(
            "{} ({} of the money)",
            limit.upper.in_pounds(),
            percent(limit.upper, whole).trim_start()
        );
        let sure =
            format!("It is {} sure that {what} by no more than {upper}", plan.terms.confidence);
        let is_done = self.found.amounts_not_tested == 0 && self.found.coding_not_tested == 0;
        match (limit.is_within(tolerable), limit.most_likely > tolerable) {
            (false, _) if !is_done => terminal.bad(&format!("{sure}: test the other lines before this is weighed.\n")),
            (true, _) => terminal.good(&format!("{sure}: within what is tolerable.\n")),
            (_, true) => terminal.bad(&format!(
                "{sure}, and the most likely error alone, {}, is more than is tolerable: mend what is wrong, run, and draw again.\n",
                limit.most_likely.in_pounds()
            )),
            (_, false) => terminal.bad(&format!(
                "{sure}: more than is tolerable, though the most likely error, {}, is not. Test more lines (draw with --expected), or mend what is wrong and draw again.\n",
                limit.most_likely.in_pounds()
            )),
        }
    }

    /// Which categories are shown to be right by themselves.
    fn shown_right(&self) -> String {
        let plan = &self.sample.plan;
        let coded = || self.found.categories.iter().filter(|one| one.coded.lines > 0);
        let right = coded()
            .filter(|one| larger(one.error).is_within(plan.share_of(one.coded.amount)))
            .count();
        format!(
            "By itself, the figure of {right} of {} is shown to be right to within {}.\n",
            counted(coded().count() as u64, "category", "categories"),
            plan.terms.tolerable
        )
    }

    fn name<'s>(&'s self, id: &'s str) -> &'s str {
        match self.mappings.categories.iter().find(|category| category.id == id) {
            Some(category) => &category.name,
            None if id == "unclear" => "(not knowable from the evidence)",
            None => id,
        }
    }
}

/// Of errors of either direction the one that may be larger.
fn larger(both: Both) -> Limit {
    if both.under.upper > both.over.upper { both.under } else { both.over }
}

fn percent(part: Money, whole: Money) -> String {
    Percent::of(part, whole).map_or_else(String::new, |share| format!("{:>6} %", share.to_string()))
}

/// A line of ours with text of others, which keeps its indentation.
fn indented(line: &str, width: usize) -> String {
    let spaces = line.len() - line.trim_start().len();
    format!("{}{}", &line[..spaces], shown(line, width))
}
