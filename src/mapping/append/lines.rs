//! The new lines, and the names of the columns that they need.

use super::super::share::percent;
use super::super::{Answer, Category};
use super::{Form, NewDecision};
use crate::model::control::without_controls;
use crate::model::guard::{GUARD, would_run};

const COLUMNS: [&str; 7] =
    ["area", "label", "category", "share", "decided_by", "decided_on", "note"];

/// Appends `text`, and `new` in its form, to `out`.
pub(super) fn append(
    out: &mut Vec<u8>,
    text: &str,
    form: &Form,
    new: &[NewDecision<'_>],
    categories: &[Category],
) {
    let rows: Vec<[String; 7]> =
        new.iter().flat_map(|one| fields(one, categories, form.delimiter)).collect();
    let delimiter = char::from(form.delimiter);
    let places = places(form, &rows);
    let (named, rest) = text.split_at(form.named_until);
    let mut all = named.to_owned();
    let mut width = form.columns.len();
    for (column, place) in COLUMNS.into_iter().zip(places) {
        let Some(place) = place.filter(|&place| place >= width) else { continue };
        // The first name of all has no delimiter before it.
        let parted = if width == 0 { place } else { place - width + 1 };
        all.extend(std::iter::repeat_n(delimiter, parted));
        all.push_str(column);
        width = place + 1;
    }
    all.push_str(rest);
    if !all.ends_with(['\r', '\n']) {
        all.push_str(form.ending);
    }
    for row in &rows {
        let mut line = vec![""; width];
        for (field, place) in row.iter().zip(places) {
            if let Some(slot) = place.and_then(|place| line.get_mut(place)) {
                *slot = field;
            }
        }
        for (at, field) in line.into_iter().enumerate() {
            if at > 0 {
                all.push(delimiter);
            }
            put(&mut all, field, delimiter);
        }
        all.push_str(form.ending);
    }
    out.extend_from_slice(all.as_bytes());
}

/// Where each of [`COLUMNS`] stands. What the file lacks and the new lines need gets a place
/// behind all that is filled; `None` is for what nobody needs.
fn places(form: &Form, rows: &[[String; 7]]) -> [Option<usize>; 7] {
    let mut next = form.widest.max(form.columns.len());
    let mut places = [None; 7];
    for (at, column) in COLUMNS.into_iter().enumerate() {
        places[at] = form.columns.iter().position(|name| name == column);
        // A new file has all columns, so that people see what can be said.
        let needed = form.columns.is_empty() || rows.iter().any(|row| !row[at].is_empty());
        if places[at].is_none() && needed {
            places[at] = Some(next);
            next += 1;
        }
    }
    places
}

/// The lines of one decision: one for each share.
fn fields(one: &NewDecision<'_>, categories: &[Category], delimiter: u8) -> Vec<[String; 7]> {
    let line = |category: &str, share: String| {
        [
            one.area.to_owned(),
            kept(one.label),
            category.to_owned(),
            share,
            kept(one.decided_by),
            one.decided_on.to_owned(),
            kept(one.note),
        ]
    };
    let id = |at: usize| categories.get(at).map_or("", |category| category.id.as_str());
    match one.answer {
        Answer::One(category) => vec![line(id(category.index()), String::new())],
        Answer::Unclear => vec![line("unclear", String::new())],
        Answer::Split(shares) => shares
            .iter()
            .map(|&(category, share)| {
                let share = percent(share).to_string();
                // Where the semicolon parts fields, the comma is the decimal sign.
                let share = if delimiter == b';' { share.replace('.', ",") } else { share };
                line(id(category.index()), share)
            })
            .collect(),
    }
}

/// Text on one line, with the guard in front without which a spreadsheet program would run it.
fn kept(text: &str) -> String {
    let text = without_controls(text);
    let mut line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if would_run(&line) {
        line.insert(0, GUARD);
    }
    line
}

fn put(out: &mut String, field: &str, delimiter: char) {
    if !field.contains([delimiter, ',', ';', '"', '\t', '\r', '\n']) {
        return out.push_str(field);
    }
    out.push('"');
    out.push_str(&field.replace('"', "\"\""));
    out.push('"');
}
