//! `crosscast check`: how one workbook is read, without writing anything.

use crate::detect::{Headings, detect_workbook};
use crate::gather;
use crate::mapping::Mappings;
use crate::open;
use crate::publish::check_json;

use super::args;
use super::exit::Exit;
use super::terminal::Terminal;

/// Reads each file and tells its story.
pub fn check(arguments: &args::Check, terminal: &Terminal) -> Exit {
    let mappings = Mappings::default();
    let headings = Headings::new(&mappings.columns);
    for path in &arguments.files {
        let name = path.to_string_lossy();
        let source = gather::identify(path, &name, &mappings.settings.limits);
        let opened = open::open(&source, &mappings.settings.limits);
        let (layouts, mut findings) = match &opened {
            Ok(workbook) => {
                (detect_workbook(workbook, &name, &mappings, &headings), workbook.findings.clone())
            }
            Err(_) => (Vec::new(), Vec::new()),
        };
        findings.extend(layouts.iter().flat_map(|layout| layout.findings.iter().cloned()));
        let read = opened.as_ref().map(|workbook| (workbook, layouts.as_slice()));
        match check_json::render(&source, read, &findings) {
            Ok(json) => terminal.result(&(json + "\n")),
            Err(error) => {
                terminal.error(&error.to_string());
                return Exit::Internal;
            }
        }
    }
    Exit::TiedOut
}
