//! `crosscast init`: a new project folder.

use crate::mapping::write_starter;

use super::args;
use super::exit::Exit;
use super::terminal::{Terminal, shown};

/// Makes the folder and says what to do next.
pub fn init(arguments: &args::Init, terminal: &Terminal) -> Exit {
    match write_starter(&arguments.dir) {
        Ok(written) => {
            for path in written {
                terminal.say(&format!("made {}", shown(&path.to_string_lossy(), 400)));
            }
            terminal.say(&format!(
                "\nnext: list your areas in {0}/mappings/areas.csv, drop returns into {0}/inbox/, \
                 and say `crosscast run` in {0}/",
                shown(&arguments.dir.to_string_lossy(), 400)
            ));
            Exit::TiedOut
        }
        Err(error) => {
            terminal.error(&shown(&error.to_string(), 1_000));
            Exit::CannotWrite
        }
    }
}
