//! `crosscast explain AREA --category ID`: the labels behind a figure.

use std::fmt::Write as _;

use crate::mapping::{CategoryNames, Mappings, Meaning, did_you_mean};
use crate::model::{AreaId, Percent, Tally};
use crate::pipeline::{Composition, MadeOf};
use crate::total::CategoryBucket;

use super::args;
use super::exit::Exit;
use super::results;
use super::summary::counted;
use super::terminal::{Terminal, Volume, shown};

/// How many labels are told of unless all are asked for.
const SHOWN: usize = 20;
/// How many ways of one label.
const WAYS: usize = 3;
/// The word for what waits for a decision.
const REVIEW: &str = "review";

/// Prints what the category is made of.
pub fn explain(
    arguments: &args::Explain,
    mappings: &Mappings,
    area: Option<AreaId>,
    category: &str,
    terminal: &Terminal,
) -> Exit {
    let bucket = match bucket(category, mappings) {
        Ok(bucket) => bucket,
        Err(says) => {
            terminal.error(&shown(&says, 1_000));
            return Exit::Usage;
        }
    };
    let run = match results::of_last_run(&arguments.out, terminal) {
        Ok(run) => run,
        Err(exit) => return exit,
    };
    let found = match Composition::of(&run, mappings, area, bucket) {
        Ok(found) => found,
        Err(error) => return results::damaged(&error, terminal),
    };
    let follows = "this is what it published";
    results::say_if_older(&run, &arguments.out, mappings, follows, terminal);
    let whose = area.and_then(|area| mappings.areas.get(area.index()));
    let whose = whose.map_or_else(|| String::from("the whole programme"), |area| area.id.clone());
    let whose = format!(
        "{} in {whose}, as published in {}/",
        name(bucket, mappings),
        arguments.out.display()
    );
    let most = if terminal.volume == Volume::Verbose { usize::MAX } else { SHOWN };
    terminal.result(&text(&shown(&whose, 300), &found, area.is_none(), most, terminal));
    Exit::TiedOut
}

/// What is meant by `given`: a category's id or any of its names, `unclear`, or `review`.
fn bucket(given: &str, mappings: &Mappings) -> Result<CategoryBucket, String> {
    let names = CategoryNames::new(&mappings.categories);
    match names.find(given) {
        Some(Meaning::Category(category)) => Ok(CategoryBucket::Category(category)),
        Some(Meaning::Unclear) => Ok(CategoryBucket::Unclear),
        None if given.trim().eq_ignore_ascii_case(REVIEW) => Ok(CategoryBucket::Review),
        None => {
            let remedy = match names.nearest(given) {
                Some(near) => format!("did you mean `{near}`?"),
                None => did_you_mean(
                    given,
                    [REVIEW].into_iter(),
                    "write an id or a name from categories.csv, or `unclear` or `review`",
                ),
            };
            Err(format!("there is no category “{given}”; {remedy}"))
        }
    }
}

/// The category's name with its id.
fn name(bucket: CategoryBucket, mappings: &Mappings) -> String {
    match bucket {
        CategoryBucket::Category(category) => mappings
            .categories
            .get(category.index())
            .map_or_else(String::new, |category| format!("{} ({})", category.name, category.id)),
        CategoryBucket::Unclear => String::from("What nobody can know from the label (unclear)"),
        CategoryBucket::Review => String::from("What waits for a decision (review)"),
    }
}

fn text(
    whose: &str,
    found: &Composition,
    programme: bool,
    most: usize,
    terminal: &Terminal,
) -> String {
    let mut text = terminal.bold(&format!("{whose}\n"));
    if found.labels.is_empty() {
        let all = counted(found.spend.lines, "line of spend", "lines of spend");
        let _ = writeln!(
            text,
            "  no line: {all} with {} went elsewhere",
            found.spend.amount.in_pounds()
        );
        return text;
    }
    for label in found.labels.iter().take(most) {
        one(&mut text, label, programme);
    }
    let rest = found.labels.get(most..).unwrap_or_default();
    if !rest.is_empty() {
        let sum: Tally = rest.iter().map(|label| label.sum).sum();
        let share = Percent::of(sum.amount, found.all.amount);
        let more = counted(rest.len() as u64, "more label", "more labels");
        let _ = writeln!(text, "{}  … {more} (--verbose shows all)", figures(sum, share));
    }
    let labels = counted(found.labels.len() as u64, "label", "labels");
    let share = Percent::of(found.all.amount, found.all.amount);
    let of_all = match Percent::of(found.all.amount, found.spend.amount) {
        Some(share) => format!(", {share} % of all {}", found.spend.amount.in_pounds()),
        None => String::new(),
    };
    let total = format!("{}  in all, {labels}{of_all}\n", figures(found.all, share));
    text.push_str(&terminal.bold(&total));
    text
}

fn one(text: &mut String, label: &MadeOf, programme: bool) {
    let written = match shown(&label.label, 60) {
        written if written.is_empty() => String::from("(no label)"),
        written => format!("“{written}”"),
    };
    let areas = match programme {
        true => format!(", in {}", counted(label.areas as u64, "area", "areas")),
        false => String::new(),
    };
    let _ = writeln!(text, "{}  {written}{areas}", figures(label.sum, label.share));
    for way in label.ways.iter().take(WAYS) {
        let method = match way.method.as_str() {
            "none" => String::new(),
            method => format!("{method}: "),
        };
        let many = match label.ways.len() {
            1 => String::new(),
            _ => format!("{}, ", counted(way.lines, "line", "lines")),
        };
        let _ = writeln!(text, "      {many}{method}{}", shown(&way.reason, 160));
    }
    if let Some(rest) = label.ways.len().checked_sub(WAYS).filter(|&rest| rest > 0) {
        let _ = writeln!(text, "      and in {}", counted(rest as u64, "more way", "more ways"));
    }
    let places: Vec<String> =
        label.places.as_slice().iter().map(|place| shown(&place.to_string(), 100)).collect();
    let more = label.sum.lines > places.len() as u64;
    let _ = writeln!(text, "      at {}{}", places.join(" | "), if more { " | …" } else { "" });
}

/// Pounds, share and lines, each in its column.
fn figures(sum: Tally, share: Option<Percent>) -> String {
    let share = share.map_or_else(|| String::from("–"), |share| format!("{share} %"));
    let lines = counted(sum.lines, "line", "lines");
    format!("{:>16} {share:>9} {lines:>12}", sum.amount.in_pounds())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::Category;
    use crate::model::CategoryId;

    #[test]
    fn a_category_is_named_in_any_way_or_the_nearest_is_offered() {
        let category = |id: &str, name: &str, alias: &str| Category {
            id: id.to_owned(),
            name: name.to_owned(),
            aliases: vec![alias.to_owned()],
            definition: String::new(),
            source: String::new(),
        };
        let mappings = Mappings {
            categories: vec![
                category("arts", "Arts & heritage", "Culture"),
                category("spaces", "Community spaces", "Buildings"),
            ],
            ..Mappings::default()
        };
        let named = |given: &str| bucket(given, &mappings);
        for given in ["spaces", "Community Spaces", "buildings"] {
            assert_eq!(named(given), Ok(CategoryBucket::Category(CategoryId(1))), "{given}");
        }
        assert_eq!(named("Unclear"), Ok(CategoryBucket::Unclear));
        assert_eq!(named("Review"), Ok(CategoryBucket::Review));
        for (given, says) in [
            ("spaecs", "there is no category “spaecs”; did you mean `spaces`?"),
            ("reveiw", "there is no category “reveiw”; did you mean `review`?"),
            ("zebra", "write an id or a name from categories.csv, or `unclear` or `review`"),
        ] {
            let said = named(given).unwrap_err();
            assert!(said.ends_with(says), "{said}");
        }
    }
}
