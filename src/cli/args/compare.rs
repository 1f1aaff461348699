//! Comparing two runs.

use std::path::PathBuf;

use clap::Args;

/// `crosscast compare`
#[derive(Debug, Args)]
#[command(after_help = "\
  crosscast compare                           the last run against the one before it that came to something else
  crosscast compare 2026-01-02                a former run in out/history/, by its time or the beginning of it
  crosscast compare ../last-quarter/out out   any two folders that runs wrote
  crosscast compare --out changes             writes changes/compare.html, compare.csv and figures.csv as well

Says which files were added, removed, changed (same path, other content), moved (same content, other path) or got another \
verdict; which lines of spend were added, removed, re-valued, re-coded, re-dated and so on; and each published figure \
that moved, with the lines that moved it. The reasons of a figure add up to its difference, to the penny.

A line is known again by its file and cell if the file is the same byte for byte; else by its words and amount within the file \
of the same path, then by its words with another amount. What is excluded counts as no spend. Only what the runs \
wrote is read: no mapping file, and no return.

Each run keeps the former ones in out/history/, as many as `keep` under [history] in crosscast.toml says (5 if it does \
not, 0 for none); a run that came to the same is kept once.

Ends with 0 when nothing changed, 1 when something did, 64 when there is nothing to compare or a run cannot be read, \
70 when a reason is missing (a mistake of this program), 74 when --out cannot be written.")]
pub struct Compare {
    /// The old run: a folder that a run wrote, or the name of a former run in the history of the new one; the
    /// latest of these if not given.
    pub old: Option<PathBuf>,
    /// The new run: a folder that a run wrote.
    #[arg(default_value = "out")]
    pub new: PathBuf,
    /// A new folder for compare.html, compare.csv and figures.csv; nothing is written if not given.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Answer in JSON, for other programs.
    #[arg(long)]
    pub json: bool,
}
