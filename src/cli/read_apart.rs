//! `crosscast read-apart`: how crosscast calls itself to read one file in a process of its own.

use std::io::{self, IsTerminal as _};

use crate::open::{self, Apart};

use super::args;
use super::exit::Exit;
use super::terminal::Terminal;

/// This program, for reading files in processes of their own. Where the system does not tell which
/// program this is, files are read in this process.
pub fn this_program() -> Apart {
    Apart { program: std::env::current_exe().ok() }
}

/// Reads the file and hands it on to the process that asked.
pub fn read_apart(arguments: &args::ReadApart, terminal: &Terminal) -> Exit {
    let out = io::stdout();
    if out.is_terminal() {
        terminal.error(
            "`read-apart` is how crosscast calls itself; to see how a file is read, say `crosscast check FILE`",
        );
        return Exit::Usage;
    }
    let args::ReadApart { format, path, limits } = arguments;
    match open::answer(format, path, limits, out.lock()) {
        Ok(()) => Exit::TiedOut,
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => {
            terminal.error(&error.to_string());
            Exit::Usage
        }
        // Nobody is there any more who could hear of it.
        Err(_) => Exit::Internal,
    }
}
