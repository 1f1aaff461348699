//! `crosscast sample`

use std::path::PathBuf;

use clap::Args;

use super::Mapped;
use crate::audit::Rate;

/// `crosscast sample`
#[derive(Debug, Args)]
#[command(after_help = "\
How sure is the coding, and how sure are the amounts? Draw a sample of the coded lines, test it against the evidence, \
and let crosscast say what that means for everything:

  crosscast sample                                  writes audit-sample.xlsx: 150 selections for 2 % at 95 %
  crosscast sample --evaluate audit-sample.xlsx     when it is filled in: the most likely error, and its upper limit

This is monetary-unit sampling: a line is the likelier to be drawn the more it holds, and a line that holds a whole \
interval is always tested. Drawn from are the coded lines of the last run that are more than nothing; refunds, lines of \
nothing, and what is unclear or waits for a decision are counted and left outside. The limits are Stringer's, with Poisson \
factors; docs/audit.md tells how they are worked out and how often they hold.

With --evaluate, nothing is needed but the list, in which the plan of the sample stands: as xlsx, xlsb, xls, ods or csv, rows in any \
order. Write ok where all is well. An empty cell is not tested; where other lines were tested it counts as wrong.

Ends with 0 when a list is written, or the error is within what is tolerable; 1 when it may not be, or the results changed \
since; 64 when there are no results, or nothing is filled in; 74 when the list cannot be written (a file that is there is never \
overwritten); 78 when an answer or a mapping file is wrong.")]
pub struct Sample {
    /// The error that can be borne, as a share of the money.
    #[arg(long, value_name = "RATE", default_value = "2%", conflicts_with = "evaluate")]
    pub tolerable: Rate,
    /// The error that is expected; the sample grows with it.
    #[arg(long, value_name = "RATE", default_value = "0%", conflicts_with = "evaluate")]
    pub expected: Rate,
    /// How sure the limits are to hold.
    #[arg(long, value_name = "RATE", default_value = "95%", conflicts_with = "evaluate")]
    pub confidence: Rate,
    /// A number that nobody could know before; another one draws other lines.
    #[arg(long, value_name = "N", default_value_t = 1, conflicts_with = "evaluate")]
    pub seed: u64,
    /// The list to write.
    #[arg(
        long,
        value_name = "FILE",
        default_value = "audit-sample.xlsx",
        conflicts_with = "evaluate"
    )]
    pub to: PathBuf,
    /// Say what this list, filled in, means for everything that it was drawn from.
    #[arg(long, value_name = "FILE")]
    pub evaluate: Option<PathBuf>,
    /// With --evaluate: answer in JSON, for other programs.
    #[arg(long, requires = "evaluate")]
    pub json: bool,
    /// Where the mapping files are.
    #[command(flatten)]
    pub mapped: Mapped,
    /// The folder with the results of the last run.
    #[arg(long, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,
}
