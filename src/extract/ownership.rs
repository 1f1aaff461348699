//! Which area the money of a table belongs to.

use std::cell::OnceCell;

use super::AreaMatch;
use super::context::Context;
use super::notes::short;
use super::titles::Titles;
use super::words::cell_text;
use crate::model::{AreaId, Code, Finding};
use crate::open::{Row, Sheet};

/// Whose a table is, and what is to be said of it if a line relies on that.
#[derive(Debug, Default)]
pub(super) struct Owner {
    pub(super) area: Option<AreaId>,
    pub(super) finding: Option<Finding>,
}

/// What would mend an unknown area.
pub(super) const REMEDY: &str =
    "Give the area in files.csv, or add the name as an alias in areas.csv.";

/// What one place says of the area.
#[derive(Clone)]
struct Clue {
    place: &'static str,
    text: String,
    found: AreaMatch,
}

/// The places of one workbook that name areas.
pub(super) struct Owners<'c, 'a, 'm> {
    titles: &'c [Titles<'a>],
    context: &'c Context<'m>,
    /// What the sheets' titles agree on; asked for only when a sheet has none of its own.
    covers: OnceCell<Option<Clue>>,
}

fn stranger(clue: &Clue) -> Finding {
    let says =
        format!("the area is given as “{}”, which areas.csv does not know", short(&clue.text));
    Finding::new(Code::AreaUnknown, says, REMEDY)
}

fn likely(context: &Context, clue: &Clue, area: AreaId) -> Finding {
    let (text, name) = (short(&clue.text), context.area_name(area));
    let says = format!("“{text}” ({}) was taken for {name}", clue.place);
    Finding::new(Code::AreaLikely, says, "If that is right, add it as an alias in areas.csv.")
}

impl<'c, 'a, 'm> Owners<'c, 'a, 'm> {
    pub(super) fn new(titles: &'c [Titles<'a>], context: &'c Context<'m>) -> Owners<'c, 'a, 'm> {
        Owners { titles, context, covers: OnceCell::new() }
    }

    /// Decides whose the table is that begins in row `start` of the `sheet`-th sheet: by
    /// `files.csv`, its titles, the sheet's name, the other sheets' titles, the folders and the
    /// file's name, in this order.
    pub(super) fn owner(&self, sheet: usize, start: u32) -> Owner {
        let context = self.context;
        if let Some(area) = context.said(sheet).area {
            return Owner { area: Some(area), finding: None };
        }
        let mut doubt: Option<(Clue, Vec<AreaId>)> = None;
        for clue in self.clues(sheet, start) {
            let (area, certain) = match &clue.found {
                AreaMatch::Known(area) => (*area, true),
                AreaMatch::Likely(area) => (*area, false),
                AreaMatch::Unsure(areas) => {
                    let areas = areas.clone();
                    doubt.get_or_insert((clue, areas));
                    continue;
                }
                // A name that is given as the area's and is on nobody's list.
                AreaMatch::Unknown => return Owner { area: None, finding: Some(stranger(&clue)) },
            };
            // A weaker clue may settle a stronger doubt, and not overrule it.
            if doubt.as_ref().is_some_and(|(_, areas)| !areas.contains(&area)) {
                break;
            }
            let finding = match certain {
                true => self.contradiction(&clue, area),
                false => Some(likely(context, &clue, area)),
            };
            return Owner { area: Some(area), finding };
        }
        let says = match doubt {
            Some((clue, areas)) => {
                let names: Vec<&str> = areas.iter().map(|&area| context.area_name(area)).collect();
                let (text, names) = (short(&clue.text), names.join(" or "));
                format!("“{text}” ({}) may be {names}", clue.place)
            }
            None => String::from("nothing in the sheet, the folder or the file name names an area"),
        };
        Owner { area: None, finding: Some(Finding::new(Code::AreaUnknown, says, REMEDY)) }
    }

    /// The places that name an area, the strongest first.
    fn clues(&self, sheet: usize, start: u32) -> impl Iterator<Item = Clue> {
        let own = self.titles.get(sheet);
        let titles = own.into_iter().flat_map(move |titles| {
            let groups = titles.above(start);
            groups.filter_map(move |group| self.rows("title", titles.sheet, group))
        });
        let name = own.and_then(|titles| self.clue("sheet name", &titles.sheet.name));
        let covers = std::iter::once_with(|| self.covers.get_or_init(|| self.covers()).clone());
        let folders = self.context.folders().filter_map(|folder| self.clue("folder", folder));
        let file = self.clue("file name", self.context.stem());
        titles.chain(name).chain(covers.flatten()).chain(folders).chain(file)
    }

    /// What the titles of all sheets agree on: a cover often speaks for the sheets behind it.
    fn covers(&self) -> Option<Clue> {
        const PLACE: &str = "another sheet";
        let clues = self.titles.iter().filter_map(|own| self.rows(PLACE, own.sheet, own.top()));
        agreed(PLACE, clues.filter(|clue| clue.found != AreaMatch::Unknown))
    }

    /// What some rows name. A cell that says what it gives (`Area: …`) counts before others.
    fn rows(&self, place: &'static str, sheet: &Sheet, rows: &[Row]) -> Option<Clue> {
        for row in rows {
            if let Some(text) = labelled(sheet, row) {
                let found = self.context.finder.find(&text);
                return Some(Clue { place, text, found });
            }
        }
        let cells = rows.iter().flat_map(|row| row.cells);
        let texts = cells.filter_map(|cell| sheet.text_of(cell)).map(str::trim);
        agreed(place, texts.filter(|text| !is_signature(text)).filter_map(|t| self.clue(place, t)))
    }

    fn clue(&self, place: &'static str, text: &str) -> Option<Clue> {
        let found = self.context.finder.find(text);
        let text = text.to_owned();
        (found != AreaMatch::Unknown).then_some(Clue { place, text, found })
    }

    /// A note when the file's name is surely another area's.
    fn contradiction(&self, clue: &Clue, area: AreaId) -> Option<Finding> {
        let file = self.clue("file name", self.context.stem())?;
        let AreaMatch::Known(other) = file.found else { return None };
        if other == area {
            return None;
        }
        let (taken, other) = (self.context.area_name(area), self.context.area_name(other));
        let says = format!(
            "the {} names {taken} and the file name {other}: {taken} was taken",
            clue.place
        );
        Some(Finding::new(Code::AreaLikely, says, "If that is wrong, give the area in files.csv."))
    }
}

/// One clue from several: the area that they share, or all that they name.
fn agreed(place: &'static str, clues: impl Iterator<Item = Clue>) -> Option<Clue> {
    let mut clues: Vec<Clue> = clues.collect();
    // A certain name makes a likeness beside it irrelevant.
    if clues.iter().any(|clue| matches!(clue.found, AreaMatch::Known(_))) {
        clues.retain(|clue| !matches!(clue.found, AreaMatch::Likely(_)));
    }
    let mut areas: Vec<AreaId> = Vec::new();
    for clue in &clues {
        match &clue.found {
            AreaMatch::Known(area) | AreaMatch::Likely(area) => areas.push(*area),
            AreaMatch::Unsure(some) => areas.extend(some),
            AreaMatch::Unknown => {}
        }
    }
    areas.sort_unstable();
    areas.dedup();
    let first = clues.into_iter().next()?;
    let found = if areas.len() > 1 { AreaMatch::Unsure(areas) } else { first.found };
    Some(Clue { place, text: first.text, found })
}

/// What follows `Area:` or `Name of partnership`, in the same cell or the next.
fn labelled(sheet: &Sheet, row: &Row) -> Option<String> {
    let mut texts = row.cells.iter().filter_map(|cell| cell_text(sheet, cell));
    while let Some(text) = texts.next() {
        let (heading, value) = text.split_once(':').unwrap_or((&text, ""));
        if !is_area_heading(heading) {
            continue;
        }
        let value = value.trim();
        return if value.is_empty() {
            texts.next().map(Into::into)
        } else {
            Some(value.to_owned())
        };
    }
    None
}

fn is_area_heading(heading: &str) -> bool {
    const WORDS: [&str; 9] =
        ["area", "partnership", "neighbourhood", "name", "of", "big", "local", "the", "your"];
    let mut words = heading.split_whitespace().peekable();
    let mut names = false;
    words.peek().is_some()
        && words.all(|word| {
            let at = WORDS.iter().position(|known| word.eq_ignore_ascii_case(known));
            names |= at.is_some_and(|at| at < 3);
            at.is_some()
        })
        && names
}

/// People carry the names of places: `Prepared by Bradley Whitley`.
fn is_signature(text: &str) -> bool {
    const ROLES: [&str; 9] =
        ["by", "author", "contact", "signed", "treasurer", "chair", "worker", "rep", "accountant"];
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| ROLES.iter().any(|role| word.eq_ignore_ascii_case(role)))
}

#[cfg(test)]
mod tests;
