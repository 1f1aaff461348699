//! The labelled set that `evaluate` and `calibrate` work on.

use crate::mapping::{Choice, LabelledSet, Mappings, Mistakes, Settings};

use super::args;
use super::exit::Exit;
use super::project;
use super::terminal::{Terminal, shown};

/// Whether areas can be judged from each other; says so if not.
pub fn has_areas(set: &LabelledSet, terminal: &Terminal) -> bool {
    let several = set.rows.windows(2).any(|two| two[0].area != two[1].area);
    if !several {
        terminal.error("--by-area needs lines of at least two areas: name the column with --column area=HEADING, or use --folds 5");
    }
    several
}

/// Reads the set and what it is held against; says every mistake in it at once.
pub fn read(
    arguments: &args::Labelled,
    terminal: &Terminal,
) -> Result<(LabelledSet, Mappings), Exit> {
    let choice = Choice::new(&arguments.columns, &arguments.only).map_err(|says| {
        terminal.error(&shown(&says, 400));
        Exit::Usage
    })?;
    let dir = &arguments.mapped.mappings;
    let read = if arguments.without_mappings {
        let settings = Settings::load(&project::settings_file(dir)).map_err(|mistakes| {
            terminal.error("the settings are wrong; nothing was read:");
            project::list(&mistakes, terminal)
        })?;
        LabelledSet::load_alone(&arguments.file, &choice, settings)
    } else {
        let mut mappings = project::mappings(dir, terminal)?;
        LabelledSet::load(&arguments.file, &choice, &mut mappings).map(|set| (set, mappings))
    };
    let (set, mappings) = read.map_err(|mistakes| wrong(&mistakes, terminal))?;
    if set.rows.is_empty() {
        terminal.error(&format!(
            "{}: no line that is asked for has both a label and a category",
            shown(&arguments.file.to_string_lossy(), 200)
        ));
        return Err(Exit::Config);
    }
    Ok((set, mappings))
}

fn wrong(mistakes: &Mistakes, terminal: &Terminal) -> Exit {
    let count = mistakes.0.len();
    let count = if count == 1 { String::from("1 mistake") } else { format!("{count} mistakes") };
    terminal.error(&format!("{count} in the labelled set; nothing was judged:"));
    project::list(mistakes, terminal)
}
