//! `crosscast mark`: returns given back with marks.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::gather;
use crate::mapping;
use crate::pipeline;

use super::args;
use super::exit::Exit;
use super::project;
use super::read_apart::this_program;
use super::summary::counted;
use super::terminal::{Terminal, shown};

/// Marks each file, and says where its copy is.
pub fn mark(arguments: &args::Mark, terminal: &Terminal) -> Exit {
    let mappings = match project::mappings_if_any(&arguments.mapped.mappings, terminal) {
        Ok(mappings) => mappings,
        Err(exit) => return exit,
    };
    let apart = this_program();
    let mut exit = Exit::TiedOut;
    let mut written = BTreeSet::new();
    for path in &arguments.files {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let source = gather::identify(path, &name, &mappings.settings.limits);
        let marked = match pipeline::mark(&source, &mappings, &apart) {
            Ok(marked) => marked,
            Err(refusal) => {
                let path = path.display();
                let says = format!("{path}: {}. {}", refusal.reason, refusal.remedy);
                terminal.error(&shown(&says, 1_000));
                exit = exit.max(Exit::Disagrees);
                continue;
            }
        };
        let copy = arguments.out.join(copy_name(path));
        // Of two files with one name the second must not take the place of the first, either.
        let replace = arguments.force && written.insert(copy.clone());
        if let Err(error) = write(&copy, &marked.workbook, replace) {
            terminal.error(&shown(&not_written(&copy, &error), 1_000));
            exit = exit.max(Exit::CannotWrite);
            continue;
        }
        written.insert(copy.clone());
        let asks = match marked.asks {
            0 => String::from("nothing to ask"),
            asks => format!("{} to ask", counted(asks, "question", "questions")),
        };
        let says = format!("{}: {} ({asks})", copy.display(), marked.headline);
        terminal.result(&format!("{}\n", shown(&says, 1_000)));
    }
    exit
}

/// `Q1 return.ods` becomes `Q1 return.marked.xlsx`.
fn copy_name(path: &Path) -> PathBuf {
    let mut name: OsString = path.file_stem().unwrap_or(path.as_os_str()).to_owned();
    name.push(".marked.xlsx");
    PathBuf::from(name)
}

/// Writes the whole copy, or nothing; takes the place of another file only if it is to `replace` it.
fn write(copy: &Path, workbook: &[u8], replace: bool) -> io::Result<()> {
    if let Some(folder) = copy.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    match File::create_new(copy) {
        Ok(mut file) => file.write_all(workbook).inspect_err(|_| {
            // Half a workbook helps nobody, and nobody is there to hear of a second failure.
            let _ = fs::remove_file(copy);
        }),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && replace => {
            mapping::replace(copy, workbook)
        }
        Err(error) => Err(error),
    }
}

fn not_written(copy: &Path, error: &io::Error) -> String {
    let copy = copy.display();
    match error.kind() {
        io::ErrorKind::AlreadyExists => {
            format!(
                "{copy} is there already and was left as it is: say --force to replace it, or name another folder with --out"
            )
        }
        _ => format!("cannot write {copy}: {error}"),
    }
}
