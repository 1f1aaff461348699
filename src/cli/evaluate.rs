//! `crosscast evaluate`: how often the coding is right.

use crate::evaluate::{self, Mode};
use crate::publish::evaluation_json;

use super::args;
use super::exit::Exit;
use super::labelled;
use super::measured::{self, Judging};
use super::terminal::Terminal;

/// Judges the coding of a labelled set.
pub fn evaluate(arguments: &args::Evaluate, terminal: &Terminal) -> Exit {
    let mode = match (arguments.folds, arguments.by_area) {
        (Some(folds), _) => Mode::Folds(folds),
        (None, true) => Mode::ByArea,
        (None, false) => Mode::AsItStands,
    };
    if mode == Mode::AsItStands && arguments.labelled.without_mappings {
        terminal.error("without mappings there is nothing to code by: add --folds 5 or --by-area");
        return Exit::Usage;
    }
    let (set, mappings) = match labelled::read(&arguments.labelled, terminal) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    if mode == Mode::ByArea && !labelled::has_areas(&set, terminal) {
        return Exit::Usage;
    }
    let found = evaluate::evaluate(&set, &mappings, mode);
    let file = arguments.labelled.file.to_string_lossy();
    if arguments.json {
        match evaluation_json::render(&file, &set, &found, &mappings, arguments.show) {
            Ok(text) => terminal.result(&(text + "\n")),
            Err(error) => {
                terminal.error(&error.to_string());
                return Exit::Internal;
            }
        }
        return Exit::TiedOut;
    }
    let judging = Judging { labelled: &arguments.labelled, set: &set, mappings: &mappings };
    let text = [
        judging.what(&found),
        measured::shares(&found),
        measured::steps(&found),
        judging.categories(&found),
        measured::suggestions(&found),
        judging.wrong(&found, arguments.show),
    ];
    terminal.result(&text.join("\n"));
    Exit::TiedOut
}
