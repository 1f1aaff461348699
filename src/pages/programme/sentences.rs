//! Sentences about the programme that can be used as they are: each is about the spend counted so far, and is
//! said only if nothing that is still open can make it false.

use crate::figure::{Format, Printed, Whose, largest_for_certain, open_money};
use crate::model::{Money, Tally};
use crate::total::{AreaBucket, CategoryBucket, bucket_id};

use super::super::{Context, Line, PageError, Piece, Sentence};
use super::{Categories, Delivery, facts, print};

/// How many categories are named where none can be called the largest.
const NAMED: usize = 3;

/// Everything that can be said.
pub(super) fn of(
    context: &Context<'_>,
    categories: &Categories,
    delivery: Option<&Delivery>,
) -> Result<Vec<Sentence>, PageError> {
    let total = context.tables.categories.total;
    if total == Tally::ZERO {
        return Ok(vec![Sentence::new().text("No spend is counted yet.")]);
    }
    let mut said = vec![spent(context)?];
    said.extend(of_no_area(context, total));
    if total.amount > Money::ZERO {
        said.extend(largest(context, categories));
        said.extend(largest_in(context, categories)?);
    }
    said.extend(open(categories));
    if let Some(delivery) = delivery.filter(|_| categories.are_parts()) {
        // Said already where it is the largest.
        let figure = Piece::Figure(delivery.total.clone());
        if !said.iter().any(|said| said.pieces.contains(&figure)) {
            said.extend(on_delivery(context, delivery));
        }
        said.extend(delivery.spread());
    }
    Ok(said)
}

/// How much, when, and on what it rests.
fn spent(context: &Context<'_>) -> Result<Sentence, PageError> {
    let total = print(context, &Whose::Programme.total(), Format::Pounds)?;
    let received = print(context, "count.areas.received", Format::Count)?;
    let listed = print(context, "count.areas.listed", Format::Count)?;
    let said = Sentence::new().text("The returns read so far, of ").figure(&received);
    let said = said.text(" of ").figure(&listed).text(" areas, come to ").figure(&total);
    let not_dated = Whose::Programme.period(crate::total::PeriodBucket::NotDated);
    let not_dated = context.figures.print(&not_dated, Format::Pounds);
    Ok(match (facts::between(context), not_dated) {
        (None, _) => said.text(" of spend."),
        (Some(dated), None) => said.text(" of spend ").and(dated).text("."),
        (Some(dated), Some(not_dated)) => {
            let said = said.text(" of spend. What is dated was spent ").and(dated);
            said.text("; ").figure(&not_dated).text(" is not dated.")
        }
    })
}

/// What belongs to nobody yet.
fn of_no_area(context: &Context<'_>, total: Tally) -> Option<Sentence> {
    let rows = &context.tables.categories.rows;
    let (_, sum) = rows.iter().find(|(area, _)| *area == AreaBucket::NotKnown)?;
    let part = sum.amount > Money::ZERO && sum.amount < total.amount;
    let printed = context.figures.print(&Whose::NotKnown.total(), Format::Pounds)?;
    let of_it = if part { " of it is of no known area." } else { " is of no known area." };
    Some(Sentence::new().figure(&printed).text(of_it))
}

/// On what most was spent, if that can be told.
fn largest(context: &Context<'_>, categories: &Categories) -> Option<Sentence> {
    let open: Money = open_money(context.tables).into_values().sum();
    let coded = || categories.ids.iter().zip(&categories.table.lines).filter(is_coded);
    let amounts = coded().map(|(&category, line)| (line.sum.amount, category));
    if let Some(category) = largest_for_certain(amounts, open) {
        let line = categories.line(category)?;
        let begin = Sentence::new().text("The largest ");
        return Some(match share(categories, line) {
            Some(share) => {
                let said = begin.text("share of the spend counted so far, ").figure(share);
                quote(said.text(", went on "), line).text(" (").figure(&line.pounds_said).text(").")
            }
            None => {
                let said =
                    begin.text("part of the spend counted so far, ").figure(&line.pounds_said);
                quote(said.text(", went on "), line).text(".")
            }
        });
    }
    let mut named = coded().filter(|(_, line)| line.sum.amount > Money::ZERO).take(NAMED);
    let (_, first) = named.next()?;
    let amount = |said: Sentence, line: &Line| {
        let said = said.figure(&line.pounds_said);
        match share(categories, line) {
            Some(share) => quote(said.text(" (").figure(share).text(") went on "), line),
            None => quote(said.text(" went on "), line),
        }
    };
    let begin = Sentence::new().text("Of the spend counted so far, ");
    let said = named.fold(amount(begin, first), |said, (_, line)| amount(said.text(", "), line));
    Some(said.text("."))
}

/// In how many areas the category was the largest that was so in most of them.
fn largest_in(
    context: &Context<'_>,
    categories: &Categories,
) -> Result<Option<Sentence>, PageError> {
    let id = |category| {
        let id = Whose::Programme.category(bucket_id(context.mappings, category));
        format!("{id}.largest-in")
    };
    let counted = |&category: &CategoryBucket| context.figures.exact(&id(category));
    // The first of several, in the order of the table.
    let most = categories.ids.iter().rev().max_by_key(|category| counted(category));
    let Some(&most) = most.filter(|most| counted(most).is_some_and(|count| !count.is_zero()))
    else {
        return Ok(None);
    };
    let Some(line) = categories.line(most) else { return Ok(None) };
    let (areas, all) =
        (print(context, &id(most), Format::Count)?, print(context, "count.areas", Format::Count)?);
    let said = Sentence::new().text("In at least ").figure(&areas).text(" of the ").figure(&all);
    let said = said.text(" areas of which money is counted, more of it went on ");
    Ok(Some(quote(said, line).text(" than on any other category.")))
}

/// What has no category.
fn open(categories: &Categories) -> Vec<Sentence> {
    let mut said = Vec::new();
    for (bucket, why) in [
        (CategoryBucket::Review, " is not in a category yet."),
        (
            CategoryBucket::Unclear,
            " cannot be put into a category, because the label does not tell what it was spent on.",
        ),
    ] {
        let Some(line) = categories.line(bucket) else { continue };
        if line.sum.amount > Money::ZERO && line.pounds_said.text != "£0" {
            let sentence = Sentence::new().figure(&line.pounds_said);
            said.push(match share(categories, line) {
                Some(share) => sentence.text(" (").figure(share).text(")").text(why),
                None => sentence.text(why),
            });
        }
    }
    said
}

/// How much delivery costs, of all spend.
fn on_delivery(context: &Context<'_>, delivery: &Delivery) -> Option<Sentence> {
    let share = context.figures.print(&delivery.total.id, Format::Share(0))?;
    let said = Sentence::new().text("The spend on “").and(delivery.name.clone()).text("” is ");
    let said = said.figure(&delivery.total).text(", ").figure(&share);
    Some(said.text(" of the spend counted so far."))
}

fn is_coded((category, _): &(&CategoryBucket, &Line)) -> bool {
    matches!(category, CategoryBucket::Category(_))
}

fn quote(said: Sentence, line: &Line) -> Sentence {
    said.text("“").and(line.name.clone()).text("”")
}

/// The share of a line, when all lines are parts of one whole.
fn share<'t>(categories: &Categories, line: &'t Line) -> Option<&'t Printed> {
    line.share_said.as_ref().filter(|_| categories.are_parts())
}
