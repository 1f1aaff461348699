//! What a run came to, for the person at the terminal.

use crate::mapping::Mappings;
use crate::pipeline::Outcome;
use crate::reconcile::Verdict;
use crate::total::{CategoryBucket, CategoryLine};

use super::terminal::{Terminal, Volume, pounds, shown};

/// How many errors are shown before the rest is left to findings.csv.
const ERRORS_SHOWN: usize = 12;
/// Width of the longest bar, in characters.
const BAR: usize = 24;

/// Prints the summary of a run.
pub fn print(outcome: &Outcome, mappings: &Mappings, terminal: &Terminal) {
    let mut text = String::new();
    if terminal.volume > Volume::Quiet {
        files(&mut text, outcome, terminal);
        totals(&mut text, outcome, mappings, terminal);
        control(&mut text, outcome, terminal);
        review(&mut text, outcome);
        errors(&mut text, outcome, terminal);
        text.push_str(&format!("\nEverything is in {}/\n", outcome.out.display()));
    }
    terminal.result(&text);
    if let Some(kept) = &outcome.kept {
        terminal.say(&format!(
            "somebody had changed or added files in the former results: they are kept in {}/",
            kept.display()
        ));
    }
}

fn files(text: &mut String, outcome: &Outcome, terminal: &Terminal) {
    let with = |verdict| outcome.files.iter().filter(|file| file.verdict == verdict).count();
    let read = outcome.files.len() - with(Verdict::Refused) - with(Verdict::Duplicate);
    text.push_str(&terminal.bold(&format!("{} files, {read} read", outcome.files.len())));
    let parts = [
        (Verdict::Ties, "tie out with their printed totals"),
        (Verdict::Differs, "differ from a printed total"),
        (Verdict::NoTotal, "print no total"),
        (Verdict::NoSpend, "hold no spend"),
        (Verdict::Refused, "cannot be read"),
        (Verdict::Duplicate, "are duplicates"),
        (Verdict::Ignored, "are ignored as files.csv says"),
    ];
    text.push('\n');
    for (verdict, words) in parts {
        let count = with(verdict);
        if count == 0 {
            continue;
        }
        let line = format!("  {count:>5} {words}");
        text.push_str(&match verdict {
            Verdict::Ties => terminal.good(&line),
            Verdict::Differs | Verdict::Refused => terminal.bad(&line),
            _ => line,
        });
        text.push('\n');
    }
}

fn totals(text: &mut String, outcome: &Outcome, mappings: &Mappings, terminal: &Terminal) {
    text.push('\n');
    let programme = shown(&mappings.settings.programme, 60);
    text.push_str(&terminal.bold(&format!(
        "{programme}: {} in {} lines",
        pounds(outcome.spend.amount),
        outcome.spend.lines
    )));
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
        text.push_str(&format!(
            "  {:<36} {:>16} {share:>9}  {}\n",
            shown(name, 36),
            pounds(line.sum.amount),
            bar(line.sum.amount.exact(), most),
        ));
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
    text.push_str(&terminal.bold("The control account balances"));
    text.push('\n');
    for line in &outcome.control {
        let (into, out) = (line.into, line.out);
        let left = line.left_out;
        text.push_str(&match line.stage.as_str() {
            stage @ ("files" | "rows") => format!(
                "  {stage:<8} {:>9} in = {:>9} read + {} left out\n",
                into.lines, out.lines, left.lines
            ),
            stage => format!(
                "  {stage:<8} {:>9} lines {:>16} in = {:>16} out + {} left out\n",
                into.lines,
                pounds(into.amount),
                pounds(out.amount),
                pounds(left.amount)
            ),
        });
    }
}

fn review(text: &mut String, outcome: &Outcome) {
    if outcome.questions == 0 {
        return;
    }
    text.push_str(&format!(
        "\n{} labels with {} wait for a decision: see review.csv, biggest money first\n",
        outcome.questions,
        pounds(outcome.review)
    ));
    if let Some(stop) = &outcome.stop_line {
        text.push_str(&format!("  {stop}\n"));
    }
}

fn errors(text: &mut String, outcome: &Outcome, terminal: &Terminal) {
    let [notes, warnings, errors] = outcome.findings;
    text.push_str(&format!(
        "\n{errors} errors, {warnings} warnings and {notes} notes are in findings.csv\n"
    ));
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
