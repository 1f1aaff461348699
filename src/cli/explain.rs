//! `crosscast explain`: why a label is coded as it is.

use crate::classify::Coder;
use crate::extract::{AreaFinder, AreaMatch};
use crate::mapping::Mappings;
use crate::model::AreaId;

use super::args;
use super::exit::Exit;
use super::project;
use super::terminal::Terminal;

/// Prints each step of the cascade for one label.
pub fn explain(arguments: &args::Explain, terminal: &Terminal) -> Exit {
    let mappings = match project::mappings(&arguments.mapped.mappings, terminal) {
        Ok(mappings) => mappings,
        Err(exit) => return exit,
    };
    let area = match area(&arguments.area, &mappings) {
        Ok(area) => area,
        Err(says) => {
            terminal.error(&says);
            return Exit::Usage;
        }
    };
    let trace = Coder::new(&mappings).explain(
        area,
        &arguments.label,
        &arguments.section,
        &arguments.description,
    );
    terminal.result(&format!("{trace}\n"));
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
        _ => Err(format!(
            "no area in areas.csv is called “{given}”; write its id or name, or - for the whole programme"
        )),
    }
}
