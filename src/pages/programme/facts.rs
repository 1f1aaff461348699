//! What is to be known of the programme's figures before they are used.

use crate::figure::{Format, Whose};
use crate::model::Period;
use crate::total::{AreaBucket, CategoryBucket};

use super::super::{Context, PageError, Sentence, Time};
use super::print;

/// Of how many areas there are returns.
pub fn coverage(context: &Context<'_>) -> Result<Sentence, PageError> {
    let received = print(context, "count.areas.received", Format::Count)?;
    let listed = print(context, "count.areas.listed", Format::Count)?;
    let said = Sentence::new().text("Based on returns of ").figure(&received);
    Ok(said.text(" of ").figure(&listed).text(" areas."))
}

/// From the first year to the last of what is dated: `between 2013 and 2023`.
pub(super) fn between(context: &Context<'_>) -> Option<Sentence> {
    let dated: Vec<Period> =
        context.tables.periods.columns.iter().filter_map(|(period, _)| period.period()).collect();
    let first = dated.iter().map(|period| period.start.year()).min()?;
    let last = dated.iter().map(|period| period.end.year()).max()?;
    if first == last {
        return Some(Sentence::new().text("in ").time(Time::year(first)));
    }
    let said = Sentence::new().text("between ").time(Time::year(first));
    Some(said.text(" and ").time(Time::year(last)))
}

/// A term, and what it comes to.
pub fn of(context: &Context<'_>) -> Result<Vec<(&'static str, Sentence)>, PageError> {
    let figure = |id: &str, format| {
        context.figures.print(id, format).map(|printed| Sentence::new().figure(&printed))
    };
    let of_all = |id: &str, all: &str, rest: &str| {
        let all = context.figures.print(all, Format::Count)?;
        Some(figure(id, Format::Count)?.text(" of ").figure(&all).text(rest))
    };
    let months = " of the months of all areas in all years of which a return speaks";
    let facts = [
        ("Spend counted", figure(&Whose::Programme.total(), Format::Pence)),
        ("Dated", between(context)),
        ("Returns received", of_all("count.areas.received", "count.areas.listed", " areas")),
        ("Returns speak of", share(context, "coverage.months").map(|share| share.text(months))),
        (
            "In a category",
            share(context, "coverage.money").map(|share| share.text(" of the money")),
        ),
        ("Provisional", of_all("count.areas.provisional", "count.areas.listed", " areas")),
    ];
    Ok(facts.into_iter().filter_map(|(term, said)| Some((term, said?))).collect())
}

/// A share, with as many places as it takes not to call nearly all all.
fn share(context: &Context<'_>, id: &str) -> Option<Sentence> {
    let exact = context.figures.exact(id)?;
    let nearly = |low: u32| exact > low.into() && exact < (low + 1).into();
    let places = if nearly(0) || nearly(99) { 2 } else { 0 };
    Some(Sentence::new().figure(&context.figures.print(id, Format::Share(places))?))
}

/// How the figures were made.
pub(super) fn method(context: &Context<'_>) -> Vec<Sentence> {
    let mut said = vec![
        Sentence::new().text(
            "The figures are added up line by line from the returns that the partnerships sent, not copied from \
             the totals that the returns print. Where a return prints a total, the lines are held against it.",
        ),
        Sentence::new().text(
            "A label is put into a category by what people decided about it, or about labels that are like it; \
             what nobody decided is shown as such and is in no category.",
        ),
        Sentence::new().text(
            "Areas and months of which no return speaks are missing from the figures: they do not count as zero.",
        ),
        Sentence::new().text(
            "Printed figures are rounded so that each column adds up to its total. The exact ones are in the CSV \
             and JSON files beside this page.",
        ),
    ];
    if context.tables.categories.rows.iter().any(|(area, _)| *area == AreaBucket::NotKnown) {
        said.push(Sentence::new().text(
            "Some of the money is of no known area: it counts for the programme, and in no figure of areas.",
        ));
    }
    let unknown = context
        .tables
        .programme
        .iter()
        .any(|line| line.category == CategoryBucket::Unclear && line.sum.lines > 0);
    if unknown {
        said.push(Sentence::new().text(
            "What cannot be known from the label was looked at by people: the words do not tell what the money was \
             spent on.",
        ));
    }
    let edition = Sentence::new().text("Edition ").words(context.edition);
    said.push(
        edition
            .text(" of the programme’s figures: other inputs or decisions make another edition."),
    );
    said
}
