//! `crosscast explain`: why a label is coded as it is, and what a category is made of.

use crate::classify::Coder;
use crate::extract::{AreaFinder, AreaMatch};
use crate::mapping::{Mappings, did_you_mean};
use crate::model::AreaId;
use crate::model::control::without_controls;

use super::args;
use super::exit::Exit;
use super::terminal::{Terminal, shown};
use super::{composition, lineage, project};

/// Prints each step of the cascade for one label, or the labels of one category.
pub fn explain(arguments: &args::Explain, terminal: &Terminal) -> Exit {
    let mappings = match project::mappings(&arguments.mapped.mappings, terminal) {
        Ok(mappings) => mappings,
        Err(exit) => return exit,
    };
    if let Some(figure) = &arguments.figure {
        return lineage::explain(arguments, &mappings, figure, terminal);
    }
    let area = match area(arguments.area.as_deref().unwrap_or_default(), &mappings) {
        Ok(area) => area,
        Err(says) => {
            terminal.error(&shown(&says, 1_000));
            return Exit::Usage;
        }
    };
    if let Some(category) = &arguments.category {
        return composition::explain(arguments, &mappings, area, category, terminal);
    }
    let label = arguments.label.as_deref().unwrap_or_default();
    let coder = Coder::new(&mappings);
    let trace = coder.explain(area, label, &arguments.section, &arguments.description);
    for line in trace.to_string().lines() {
        // Not flattened: the story is indented.
        terminal.result(&format!("{}\n", without_controls(line)));
    }
    terminal.result("\n");
    Exit::TiedOut
}

fn area(given: &str, mappings: &Mappings) -> Result<Option<AreaId>, String> {
    if given == "-" {
        return Ok(None);
    }
    let by_id = mappings.areas.iter().position(|area| area.id == given);
    if let Some(at) = by_id.and_then(|at| u16::try_from(at).ok()) {
        return Ok(Some(AreaId(at)));
    }
    match AreaFinder::new(mappings).find(given) {
        AreaMatch::Known(area) => Ok(Some(area)),
        found => Err(format!(
            "no area in areas.csv is called “{given}”; {}",
            instead(given, &found, mappings)
        )),
    }
}

/// The areas that may be meant.
fn instead(given: &str, found: &AreaMatch, mappings: &Mappings) -> String {
    /// A longer list helps nobody.
    const MOST: usize = 5;
    let id = |area: AreaId| mappings.areas.get(area.index()).map_or("", |area| area.id.as_str());
    match found {
        AreaMatch::Likely(area) => format!("did you mean `{}`?", id(*area)),
        AreaMatch::Unsure(areas) => {
            let ids: Vec<String> =
                areas.iter().take(MOST).map(|&area| format!("`{}`", id(area))).collect();
            format!("did you mean {}?", ids.join(" or "))
        }
        _ => did_you_mean(
            given,
            mappings.areas.iter().map(|area| area.id.as_str()),
            "write its id or name, or - for the whole programme",
        ),
    }
}
