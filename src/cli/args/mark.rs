//! `crosscast mark`

use std::path::PathBuf;

use clap::Args;

use super::Mapped;

/// `crosscast mark`
#[derive(Debug, Args)]
#[command(after_help = "\
Writes a copy of each file as an Excel workbook, whatever format the file has: every cell at its place, and at the right \
of each sheet what the row was taken for, its category, and the amount that counts. Notes on cells say what each \
printed total adds up to, what would explain a difference, and what cannot be read. The first sheet sums it up \
and lists what to ask the partnership. The files themselves are only read.\n\n\
For example: crosscast mark \"inbox/Q1 return.ods\"   writes marked/Q1 return.marked.xlsx\n\n\
A run writes such copies by itself of returns about whose rows something is to be asked; see crosscast.toml, [returns].\n\n\
Ends with 0 when all copies are written, 2 when a file cannot be read, 74 when a copy cannot be written.")]
pub struct Mark {
    /// The files to mark: workbooks or text.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The folder to write the copies into.
    #[arg(long, value_name = "DIR", default_value = "marked")]
    pub out: PathBuf,
    /// Replace copies that are there already; without this, they are left as they are and said.
    #[arg(long)]
    pub force: bool,
    /// Where the mapping files are.
    #[command(flatten)]
    pub mapped: Mapped,
}
