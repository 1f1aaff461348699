//! Sentences about an area that can be used as they are, because nothing that is still open can make them false.
//!
//! | sentence | is said only if |
//! |---|---|
//! | that so much was spent between two years | all that is dated lies in them; what is not dated is named |
//! | that a label or a category is the largest | it is, whatever becomes of what is open ([`super::claims`]) |
//! | that a year cost most | all money is dated to years |
//! | a share | nothing is below zero, so that all shares are parts of one whole |
//!
//! Where a return is missing or not settled, they are about the spend read so far, and say so.

use crate::figure::{Format, Printed};
use crate::model::Money;
use crate::total::{CategoryBucket, PeriodBucket};

use super::super::{Line, Sentence, Table};
use super::OfArea;
use super::claims::largest;
use super::tables::AreaTables;

/// Numbers up to this one are written in words.
const IN_WORDS: usize = 9;

/// Everything that can be said.
pub(super) fn of(of_area: &OfArea<'_>, tables: &AreaTables<'_>) -> Vec<Sentence> {
    let so_far = of_area.may_miss_some();
    let mut said = vec![spent(of_area, tables, so_far)];
    if tables.own.total.amount > Money::ZERO {
        said.extend(own_words(of_area, tables, so_far));
        said.extend(category(of_area, tables, so_far));
    }
    said.extend(open(tables));
    said.extend(costliest_year(tables, so_far));
    said.extend(allocation(of_area, tables, so_far));
    said
}

/// How much, and when.
fn spent(of_area: &OfArea<'_>, tables: &AreaTables<'_>, so_far: bool) -> Sentence {
    let total = &tables.categories.total;
    let when = of_area.period();
    if tables.own.total.amount <= Money::ZERO {
        let sentence =
            Sentence::new().text("The returns of the partnership come to ").figure(total);
        let back = tables.own.total.amount.is_negative()
            || tables.categories.lines.iter().any(|line| line.sum.amount.is_negative());
        return sentence.text(if back { ", money that came back taken off." } else { "." });
    }
    let dated = when.when("between", "and").map(|dated| match when.one {
        Some(PeriodBucket::Other(_)) => Sentence::new().text("from ").and(dated),
        Some(_) => Sentence::new().text("in ").and(dated),
        None if dated.pieces.len() == 1 => Sentence::new().text("in ").and(dated),
        None => dated,
    });
    let begin = match so_far {
        true => "By the returns read so far, the partnership spent ",
        false => "The partnership spent ",
    };
    let spent = Sentence::new().text(begin).figure(total);
    match (dated, &when.not_dated) {
        (Some(dated), None) if !so_far => {
            capital(dated).text(" the partnership spent ").figure(total).text(".")
        }
        (Some(dated), None) => spent.text(" ").and(dated).text("."),
        (Some(dated), Some(amount)) if is_part(tables, PeriodBucket::NotDated) => {
            let rest =
                spent.text(", of which ").figure(amount).text(" is not dated; the rest was spent ");
            rest.and(dated).text(".")
        }
        (Some(dated), Some(_)) => {
            spent.text(". Not all of it is dated; what is was spent ").and(dated).text(".")
        }
        (None, _) => spent.text("; the returns do not say when."),
    }
}

/// On what, in the partnership's own words.
fn own_words(of_area: &OfArea<'_>, tables: &AreaTables<'_>, so_far: bool) -> Vec<Sentence> {
    let (own, table) = (tables.own, &tables.labels);
    let Some(first) = table.lines.first() else { return Vec::new() };
    let mut said = Vec::new();
    if own.labels > 1 {
        let format = if own.labels > IN_WORDS { Format::Count } else { Format::Words };
        said.extend(of_area.context.figures.print(&of_area.whose.of_it("labels"), format).map(
            |labels| {
                let sentence = Sentence::new().text("Its returns use ");
                sentence.figure(&labels).text(" labels of their own.")
            },
        ));
    }
    let quoted = |line: &Line| Sentence::new().text("“").and(line.name.clone()).text("”");
    match tables.largest_label(of_area).and_then(|at| table.lines.get(at)) {
        _ if own.groups.is_empty() => {}
        Some(all) if table.lines.len() == 1 => {
            let all_of_it = if so_far { "All of the spend read so far" } else { "All of it" };
            said.push(Sentence::new().text(all_of_it).text(" went on ").and(quoted(all)).text("."));
        }
        Some(line) => {
            let begin = Sentence::new().text("In its own words, the ");
            let begin = begin.text(superlative(table, line, so_far)).text(", ");
            let begin = begin.and(how_much(table, line)).text(", went on ");
            said.push(begin.and(quoted(line)).text("."));
        }
        None if first.sum.amount > Money::ZERO => {
            let sentence = Sentence::new().figure(&first.pounds_said);
            let sentence = in_brackets(sentence, share(table, first));
            said.push(sentence.text(" went on what it calls ").and(quoted(first)).text("."));
        }
        None => {}
    }
    said
}

/// On what, in the programme's categories.
fn category(of_area: &OfArea<'_>, tables: &AreaTables<'_>, so_far: bool) -> Option<Sentence> {
    let table = &tables.categories;
    let quoted = |line: &Line| Sentence::new().text("“").and(line.name.clone()).text("”");
    let begin = Sentence::new().text("Of the programme’s categories, ");
    if let Some(line) = tables.largest_category(of_area).and_then(|at| table.lines.get(at)) {
        if table.lines.len() == 1 {
            let all = if so_far { "All of the spend read so far" } else { "All of it" };
            let sentence = Sentence::new().text(all).text(" is in the programme’s category ");
            return Some(sentence.and(quoted(line)).text("."));
        }
        let begin = begin.and(quoted(line)).text(" took the ");
        let begin = begin.text(superlative(table, line, so_far)).text(": ");
        return Some(begin.and(how_much(table, line)).text("."));
    }
    let (line, _) = table.lines.iter().zip(&tables.category_of).find(|(line, (category, _))| {
        matches!(category, CategoryBucket::Category(_)) && line.sum.amount > Money::ZERO
    })?;
    let said = begin.and(quoted(line)).text(" took ").figure(&line.pounds_said);
    Some(in_brackets(said, share(table, line)).text("."))
}

/// What has no category.
fn open(tables: &AreaTables<'_>) -> Vec<Sentence> {
    let table = &tables.categories;
    let mut said = Vec::new();
    for (line, (category, amount)) in table.lines.iter().zip(&tables.category_of) {
        let why = match category {
            CategoryBucket::Category(_) => continue,
            CategoryBucket::Unclear => {
                " cannot be put into a category, because its label does not tell what it was spent on."
            }
            CategoryBucket::Review => " is not in a category yet.",
        };
        if *amount > Money::ZERO && line.pounds_said.text != "£0" {
            let sentence = Sentence::new().figure(&line.pounds_said);
            said.push(in_brackets(sentence, share(table, line)).text(why));
        }
    }
    said
}

/// When most was spent.
fn costliest_year(tables: &AreaTables<'_>, so_far: bool) -> Option<Sentence> {
    let years = &tables.period_of;
    let all_years = years.iter().all(|(period, _)| matches!(period, PeriodBucket::Year(_)));
    if !all_years || years.len() < 2 {
        return None;
    }
    let amounts: Vec<Money> = years.iter().map(|&(_, amount)| amount).collect();
    let line = tables.periods.lines.get(largest(&amounts, Money::ZERO)?)?;
    let of = if so_far { " of the spend read so far" } else { "" };
    let said = Sentence::new().text("The largest amount").text(of).text(" in one year, ");
    Some(said.figure(&line.pounds_said).text(", was spent in ").and(line.name.clone()).text("."))
}

/// How much of what the area was given.
fn allocation(of_area: &OfArea<'_>, tables: &AreaTables<'_>, so_far: bool) -> Option<Sentence> {
    let figures = of_area.context.figures;
    if tables.own.total.amount <= Money::ZERO {
        return None;
    }
    let id = of_area.whose.of_it("allocation");
    let (allocation, share) =
        (figures.print(&id, Format::Pounds)?, figures.print(&id, Format::Share(0))?);
    let begin = if so_far { "The spend read so far is " } else { "Its spend is " };
    let said = Sentence::new().text(begin).figure(&share).text(" of the ").figure(&allocation);
    Some(said.text(" that it was given."))
}

/// What a line is that comes to more than any other.
fn superlative(table: &Table, line: &Line, so_far: bool) -> &'static str {
    match (share(table, line), so_far) {
        (Some(_), false) => "largest share",
        (Some(_), true) => "largest share of the spend read so far",
        (None, false) => "largest amount",
        (None, true) => "largest amount of the spend read so far",
    }
}

/// `34% (£340)`, or the pounds alone.
fn how_much(table: &Table, line: &Line) -> Sentence {
    match share(table, line) {
        Some(share) => Sentence::new().figure(share).text(" (").figure(&line.pounds_said).text(")"),
        None => Sentence::new().figure(&line.pounds_said),
    }
}

fn in_brackets(sentence: Sentence, share: Option<&Printed>) -> Sentence {
    match share {
        Some(share) => sentence.text(" (").figure(share).text(")"),
        None => sentence,
    }
}

/// The share of a line, when all lines are parts of one whole, and it is not too small to be told.
fn share<'t>(table: &Table, line: &'t Line) -> Option<&'t Printed> {
    let parts = table.lines.iter().all(|line| !line.sum.amount.is_negative());
    line.share_said.as_ref().filter(|_| parts)
}

/// Whether what stands under `period` is a part of the whole, and more of the whole is left.
fn is_part(tables: &AreaTables<'_>, period: PeriodBucket) -> bool {
    let amounts = tables.period_of.iter();
    let none_negative = amounts.clone().all(|(_, amount)| !amount.is_negative());
    let of_it = tables.period_of.iter().find(|(one, _)| *one == period);
    none_negative && of_it.is_some_and(|(_, amount)| *amount > Money::ZERO)
}

/// With a capital letter.
fn capital(mut sentence: Sentence) -> Sentence {
    if let Some(super::super::Piece::Text(text)) = sentence.pieces.first_mut() {
        let mut letters = text.chars();
        *text = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    }
    sentence
}
