//! What answers come to, for the person at the terminal.

use std::fmt::Write as _;
use std::path::Path;

use rust_decimal::Decimal;

use crate::mapping::{Answer, Mappings};
use crate::model::{AreaId, Money, Tally};
use crate::pipeline::{FigureMove, Flow, Follower, Moves, Proposal};
use crate::review::answer_words;

use super::args;
use super::summary::counted;
use super::terminal::{Terminal, Volume, shown};

/// How many lines of each kind are shown unless all are asked for.
const SHOWN: usize = 20;

/// A proposal and what it is read with.
#[derive(Copy, Clone, Debug)]
pub struct Shown<'a> {
    /// What was asked.
    pub arguments: &'a args::Apply,
    /// What came out.
    pub proposal: &'a Proposal,
    /// The mapping files as they stand.
    pub mappings: &'a Mappings,
    /// Whether cells of the list cannot be read, so that nothing is written.
    pub damaged: bool,
}

impl Shown<'_> {
    /// Everything but what is wrong.
    pub fn text(&self, who: &str, labels: &Path, terminal: &Terminal) -> String {
        let checked = &self.proposal.checked;
        let labels = labels.display();
        let mut text = format!(
            "{}: {}, {} without one\n",
            shown(&self.arguments.review.to_string_lossy(), 80),
            counted(checked.answered as u64, "row with an answer", "rows with an answer"),
            checked.blank
        );
        if !checked.standing.is_empty() {
            let lines: Vec<String> =
                checked.standing.iter().map(|one| one.line.to_string()).collect();
            let stands = if lines.len() == 1 { "stands" } else { "stand" };
            let _ = writeln!(
                text,
                "{} {stands} in {labels} already ({} {})",
                counted(lines.len() as u64, "answer", "answers"),
                if lines.len() == 1 { "line" } else { "lines" },
                shown(&lines.join(", "), 60)
            );
        }
        if checked.accepted.is_empty() {
            let is_right = checked.problems.is_empty() && !self.damaged;
            text.push_str(if is_right { "Nothing to do.\n" } else { "" });
            return text;
        }
        let most = if terminal.volume == Volume::Verbose { usize::MAX } else { SHOWN };
        let decisions = counted(checked.accepted.len() as u64, "new decision", "new decisions");
        let head = format!("\n{decisions} for {labels}, by {who} where a row names nobody:\n");
        text.push_str(&terminal.bold(&head));
        self.answers(&mut text, most);
        self.differing(&mut text, most);
        self.followers(&mut text, most, terminal);
        self.sums(&mut text);
        self.figures(&mut text, most, terminal);
        if self.arguments.dry_run {
            text.push_str("\nNothing was written (--dry-run).\n");
        }
        text
    }

    /// Says what is wrong, row by row.
    pub fn problems(&self, terminal: &Terminal) {
        let problems = &self.proposal.checked.problems;
        let count = counted(problems.len() as u64, "problem", "problems");
        let review = shown(&self.arguments.review.to_string_lossy(), 80);
        terminal.error(&format!("{count} in {review}; nothing was written:"));
        for one in problems {
            let label = shown(&one.label, 60);
            let says = format!("row {}, “{label}”: {}; {}", one.row, one.says, one.remedy);
            terminal.error(&shown(&says, 1_000));
        }
    }

    fn moves(&self) -> &Moves {
        &self.proposal.moves
    }

    fn answers(&self, text: &mut String, most: usize) {
        let accepted = &self.proposal.checked.accepted;
        for (one, moved) in accepted.iter().zip(&self.moves().answers).take(most) {
            let (label, whose) = (shown(&one.label, 60), self.whose(one.area, "whole programme"));
            let answer = answer_words(&one.answer, self.mappings);
            let _ = writeln!(text, "  row {}, “{label}” ({whose}): {answer}", one.row);
            for flow in &moved.flows {
                let areas = counted(flow.areas as u64, "area", "areas");
                let _ = writeln!(text, "      {} in {areas}: {}", said(flow.sum), self.way(flow));
            }
            if moved.flows.is_empty() {
                text.push_str("      no line: the areas that have it decided for themselves\n");
            }
        }
        and_more(text, accepted.len(), most);
    }

    /// What is decided for one area, and otherwise for the whole programme.
    fn differing(&self, text: &mut String, most: usize) {
        let differing = &self.proposal.checked.differing;
        for one in differing.iter().take(most) {
            let _ = writeln!(
                text,
                "  row {}: for {} only; labels.csv line {} says {} for the whole programme",
                one.row,
                self.whose(Some(one.area), "area not known"),
                one.line,
                answer_words(&one.standing, self.mappings)
            );
        }
        and_more(text, differing.len(), most);
    }

    fn followers(&self, text: &mut String, most: usize, terminal: &Terminal) {
        let followers = &self.moves().followers;
        if followers.is_empty() {
            return;
        }
        text.push_str(&terminal.bold("\nThese follow by likeness:\n"));
        for one in followers.iter().take(most) {
            let Follower { area, label, like, flow } = one;
            let (label, like) = (shown(label, 60), shown(like, 60));
            let whose = self.whose(*area, "area not known");
            let _ = writeln!(text, "  “{label}” ({whose}), like “{like}”");
            let _ = writeln!(text, "      {}: {}", said(flow.sum), self.way(flow));
        }
        and_more(text, followers.len(), most);
    }

    fn sums(&self, text: &mut String) {
        let Moves { moved, areas, review: (before, after), .. } = self.moves();
        let moves = if moved.lines == 1 { "moves" } else { "move" };
        let still = match after.lines {
            0 => String::from("none"),
            _ => said(*after),
        };
        let _ = writeln!(
            text,
            "\nIn all {} in {} {moves}. {} waited for a decision; {still} still {}.",
            said(*moved),
            counted(*areas as u64, "area", "areas"),
            said(*before),
            if after.lines <= 1 { "waits" } else { "wait" }
        );
    }

    fn figures(&self, text: &mut String, most: usize, terminal: &Terminal) {
        let figures = &self.moves().figures;
        if figures.is_empty() {
            text.push_str("\nNo published figure changes.\n");
            return;
        }
        text.push_str(&terminal.bold("\nPublished figures that change, largest movement first:\n"));
        let rows: Vec<[String; 4]> = figures.iter().take(most).map(row).collect();
        let width = |at: usize| {
            rows.iter().map(|row: &[String; 4]| row[at].chars().count()).max().unwrap_or(0)
        };
        let widths = [width(0), width(1), width(2), width(3)];
        for [id, old, new, by] in &rows {
            let [a, b, c, d] = widths;
            let _ = writeln!(text, "  {id:<a$}  {old:>b$} → {new:>c$}  {by:>d$}");
        }
        and_more(text, figures.len(), most);
    }

    fn whose(&self, area: Option<AreaId>, nobody: &str) -> String {
        let area = area.and_then(|area| self.mappings.areas.get(area.index()));
        area.map_or(nobody, |area| &area.id).to_owned()
    }

    /// `waits for a decision → spaces`
    fn way(&self, flow: &Flow) -> String {
        let words = |answer: &Option<Answer>| match answer {
            Some(answer) => answer_words(answer, self.mappings),
            None => String::from("waits for a decision"),
        };
        let (from, to) = (words(&flow.from), words(&flow.to));
        if from == to { format!("stays {to}") } else { format!("{from} → {to}") }
    }
}

/// `2 lines with £70.50`
fn said(sum: Tally) -> String {
    format!("{} with {}", counted(sum.lines, "line", "lines"), sum.amount.in_pounds())
}

fn and_more(text: &mut String, all: usize, most: usize) {
    if all > most {
        let _ = writeln!(text, "  … and {} more (--verbose shows all)", all - most);
    }
}

/// Id, old value, new value, movement.
fn row(figure: &FigureMove) -> [String; 4] {
    let is_money = figure.unit != "percent" && !figure.id.starts_with("count.");
    let value = |number: Decimal| match Money::new(number) {
        Some(money) if is_money => money.in_pounds().to_string(),
        _ if figure.unit == "percent" => format!("{number} %"),
        _ => number.to_string(),
    };
    let read = |text: &Option<String>| match text.as_ref().and_then(|text| text.parse().ok()) {
        Some(number) => value(number),
        None => String::from("–"),
    };
    let sign = if figure.by.is_sign_negative() { "" } else { "+" };
    [figure.id.clone(), read(&figure.old), read(&figure.new), sign.to_owned() + &value(figure.by)]
}
