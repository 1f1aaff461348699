//! What a run came to, for the person at the terminal.

use serde::{Deserialize, Serialize};

use crate::mapping::Mappings;
use crate::model::Counted;
use crate::pipeline::Outcome;
use crate::reconcile::Verdict;
use crate::reconcile::control::Stage;
use crate::total::{CategoryBucket, CategoryLine};

use super::terminal::{Terminal, Volume, shown};

/// How many errors are shown before the rest is left to findings.csv.
const ERRORS_SHOWN: usize = 12;
/// Width of the longest bar, in characters.
const BAR: usize = 24;

/// The summary of a run, ready to be printed now or when the next run comes to the same.
#[derive(Debug, Serialize, Deserialize)]
pub struct Summary {
    /// Before the list of files, with colours.
    begin: String,
    /// The list of files.
    files: String,
    /// After it, with colours.
    end: String,
    /// What went wrong, for those who want to hear of nothing else.
    errors: String,
}

impl Summary {
    /// What is to be said of `outcome`.
    pub fn of(outcome: &Outcome, mappings: &Mappings) -> Summary {
        let painted = Terminal::painting();
        let mut told = Summary {
            begin: String::new(),
            files: String::new(),
            end: String::new(),
            errors: String::new(),
        };
        files(&mut told.begin, outcome, &painted);
        each_file(&mut told.files, outcome);
        totals(&mut told.end, outcome, mappings, &painted);
        control(&mut told.end, outcome, &painted);
        review(&mut told.end, outcome);
        says_no_spend(&mut told.end, outcome);
        findings(&mut told.end, outcome);
        errors(&mut told.end, outcome, &painted);
        told.end.push_str(&format!("\nEverything is in {}/\n", outcome.out.display()));
        errors(&mut told.errors, outcome, &painted.plain());
        told
    }

    /// Prints as much of it as is wanted.
    pub fn print(&self, terminal: &Terminal) {
        let files = if terminal.volume == Volume::Verbose { self.files.as_str() } else { "" };
        match terminal.volume {
            Volume::Quiet => terminal.complain(&self.errors),
            _ => [&*self.begin, files, &self.end]
                .iter()
                .for_each(|text| terminal.painted_result(text)),
        }
    }
}

/// Says where former results were kept, if somebody had changed them.
pub fn kept(outcome: &Outcome, terminal: &Terminal) {
    if let Some(interrupted) = &outcome.interrupted {
        terminal.say(&shown(&interrupted.to_string(), 2_000));
    }
    if let Some(kept) = &outcome.kept {
        terminal.say(&format!(
            "somebody had changed or added files in the former results: they are kept in {}/",
            kept.display()
        ));
    }
}

fn files(text: &mut String, outcome: &Outcome, terminal: &Terminal) {
    let with = |verdict| outcome.files.iter().filter(|file| file.verdict == verdict).count();
    let read = outcome.control.first().map_or(0, |line| line.out().lines);
    let found = counted(outcome.files.len() as u64, "file", "files");
    text.push_str(&terminal.bold(&format!("{found}, {read} read")));
    let parts = [
        (Verdict::Ties, "ties out with its printed totals", "tie out with their printed totals"),
        (Verdict::Differs, "differs from a printed total", "differ from a printed total"),
        (Verdict::NoTotal, "prints no total", "print no total"),
        (Verdict::NoSpend, "holds no spend", "hold no spend"),
        (Verdict::Refused, "cannot be read", "cannot be read"),
        (Verdict::Duplicate, "says what another file says", "say what other files say"),
        (Verdict::Superseded, "gives way to a later version", "give way to later versions"),
        (Verdict::Ignored, "is ignored as files.csv says", "are ignored as files.csv says"),
    ];
    text.push('\n');
    for (verdict, one, many) in parts {
        let count = with(verdict);
        if count == 0 {
            continue;
        }
        let line = format!("  {count:>5} {}", if count == 1 { one } else { many });
        text.push_str(&match verdict {
            Verdict::Ties => terminal.good(&line),
            Verdict::Differs | Verdict::Refused => terminal.bad(&line),
            _ => line,
        });
        text.push('\n');
    }
}

/// One line for each file, with its lines, its spend and what was printed.
fn each_file(text: &mut String, outcome: &Outcome) {
    text.push('\n');
    for file in &outcome.files {
        let printed =
            file.printed_total.map(|printed| format!(" of {} printed", printed.in_pounds()));
        text.push_str(&format!(
            "  {:<9} {:>5} lines {:>16}{}  {}\n",
            file.verdict,
            file.entries,
            file.entries_sum.in_pounds(),
            printed.unwrap_or_default(),
            shown(&file.file, 80)
        ));
    }
}

fn totals(text: &mut String, outcome: &Outcome, mappings: &Mappings, terminal: &Terminal) {
    text.push('\n');
    let programme = shown(&mappings.settings.programme, 60);
    text.push_str(&terminal.bold(&format!(
        "{programme}: {} in {}",
        outcome.spend.amount.in_pounds(),
        counted(outcome.spend.lines, "line", "lines")
    )));
    text.push('\n');
    let [sent, all] = outcome.areas;
    text.push_str(&format!(
        "  rests on returns of {sent} of {}",
        counted(all as u64, "area", "areas")
    ));
    if outcome.provisional > 0 {
        text.push_str(&format!(
            "; provisional, because {} not settled: see register.csv",
            if outcome.provisional == 1 {
                String::from("1 area is")
            } else {
                format!("{} areas are", outcome.provisional)
            }
        ));
    }
    text.push('\n');
    let mut lines: Vec<&CategoryLine> =
        outcome.programme.iter().filter(|line| line.sum.lines > 0).collect();
    lines.sort_by_key(|line| {
        let last = matches!(line.category, CategoryBucket::Unclear | CategoryBucket::Review);
        (last, std::cmp::Reverse(line.sum.amount))
    });
    let most = lines.iter().map(|line| line.sum.amount.exact()).max().unwrap_or_default();
    for line in lines {
        let name = match line.category {
            CategoryBucket::Category(id) => {
                mappings.categories.get(id.index()).map_or("?", |category| category.name.as_str())
            }
            CategoryBucket::Unclear => "(not knowable from the label)",
            CategoryBucket::Review => "(waits for a decision)",
        };
        let share = line.share.map(|share| format!("{share} %")).unwrap_or_default();
        let told = format!(
            "  {:<36} {:>16} {share:>9}  {}",
            shown(name, 36),
            line.sum.amount.in_pounds(),
            bar(line.sum.amount.exact(), most),
        );
        text.push_str(told.trim_end());
        text.push('\n');
    }
}

/// A bar as long as `amount` is of `most`.
fn bar(amount: rust_decimal::Decimal, most: rust_decimal::Decimal) -> String {
    use rust_decimal::prelude::ToPrimitive;
    let length = amount
        .checked_mul(rust_decimal::Decimal::from(BAR))
        .and_then(|long| long.checked_div(most))
        .and_then(|long| long.round().to_usize())
        .unwrap_or(0);
    "█".repeat(length.min(BAR))
}

fn control(text: &mut String, outcome: &Outcome, terminal: &Terminal) {
    text.push('\n');
    text.push_str(
        &terminal.bold("The control account balances, in records, pounds and hash totals"),
    );
    text.push('\n');
    for line in &outcome.control {
        let records = matches!(line.stage, Stage::Files | Stage::Rows);
        let told = |counted: Counted| match records {
            true => counted.lines.to_string(),
            false => counted.amount.in_pounds().to_string(),
        };
        let parts = line.parts.iter().filter(|part| part.counted != Counted::ZERO);
        let mut parts: Vec<String> = parts
            .map(|part| format!("{} {}", told(part.counted), part.name.replace('_', " ")))
            .collect();
        if !line.rounding.is_zero() {
            parts.push(format!("£{} rounded off", line.rounding.exact().normalize()));
        }
        if parts.is_empty() {
            parts.push(String::from("nothing"));
        }
        let into = told(line.into);
        text.push_str(&format!(
            "  {:<8} {into:>16} = {}\n",
            line.stage.as_str(),
            parts.join(" + ")
        ));
    }
}

fn review(text: &mut String, outcome: &Outcome) {
    if outcome.questions == 0 {
        return;
    }
    let waits = if outcome.questions == 1 { "waits" } else { "wait" };
    text.push_str(&format!(
        "\n{} with {} {waits} for a decision: see review.xlsx, biggest money first\n",
        counted(outcome.questions as u64, "label", "labels"),
        outcome.review.in_pounds()
    ));
    if let Some(stop) = &outcome.stop_line {
        text.push_str(&format!("  {stop}\n"));
    }
}

fn says_no_spend(text: &mut String, outcome: &Outcome) {
    if outcome.spend.lines == 0 {
        text.push_str(
            "\nNo line of spend was found in any file: findings.csv says what each holds instead\n",
        );
    }
}

fn findings(text: &mut String, outcome: &Outcome) {
    let [notes, warnings, errors] = outcome.findings.map(|count| count as u64);
    text.push_str(&format!(
        "\nIn findings.csv: {}, {}, {}\n",
        counted(errors, "error", "errors"),
        counted(warnings, "warning", "warnings"),
        counted(notes, "note", "notes")
    ));
}

fn errors(text: &mut String, outcome: &Outcome, terminal: &Terminal) {
    for finding in outcome.errors.iter().take(ERRORS_SHOWN) {
        let place = finding.place();
        let parted = if place.is_empty() { "" } else { " " };
        let line = format!("  {}{parted}{place}: {}", finding.file, finding.says);
        text.push_str(&terminal.bad(&shown(&line, 300)));
        text.push('\n');
        if !finding.remedy.is_empty() {
            text.push_str(&format!("    → {}\n", shown(&finding.remedy, 300)));
        }
    }
    if outcome.errors.len() > ERRORS_SHOWN {
        text.push_str(&format!("  … and {} more\n", outcome.errors.len() - ERRORS_SHOWN));
    }
}

/// `1 file`, `2 files`.
pub(super) fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
