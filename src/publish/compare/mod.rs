//! What changed between two runs, for people and for other programs.
//!
//! | file | holds |
//! |---|---|
//! | `compare.html` | what changed at a glance, the figures with their reasons, files, lines |
//! | `compare.csv` | one row a change: of a file, or of a line |
//! | `figures.csv` | one row a figure that moved, with its reasons |

mod csv;
mod folder;
mod json;
mod page;
mod words;

use rust_decimal::Decimal;

use crate::compare::Comparison;
use crate::model::Money;

pub use self::csv::{CHANGES_COLUMNS, FIGURES_COLUMNS, changes, figures};
pub use self::folder::{NotWritten, write};
pub use self::json::render as json;
pub use self::page::render as page;
pub use self::words::{
    LineStory, Reason, file_kind, file_story, kind, line_story, moved_by, reasons, signed, time,
    value,
};

/// The names of the files.
pub const NAMES: [&str; 3] = ["compare.html", "compare.csv", "figures.csv"];

/// One of the two runs, as it is called for people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunName {
    /// Its folder, as it was given.
    pub folder: String,
    /// When it was written, if it says so.
    pub written_at: Option<String>,
    /// The program's version, if it says so.
    pub version: Option<String>,
}

/// Everything that is to be told of two runs.
#[derive(Debug)]
pub struct Report {
    /// The old run.
    pub old: RunName,
    /// The new run.
    pub new: RunName,
    /// What changed.
    pub found: Comparison,
    /// Figures that moved: money first, the largest movement first.
    pub figures: Vec<FigureChange>,
    /// The mapping files and settings that changed between the runs; `None` when one run does not say.
    pub mappings: Option<Vec<String>>,
    /// What is odd about the runs themselves, in one sentence each.
    pub notes: Vec<String>,
}

/// A published figure with another value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureChange {
    /// Its stable id.
    pub id: String,
    /// What it counts: a currency, `percent`, `files` and so on.
    pub unit: String,
    /// What it was; `None` when there was no such figure.
    pub old: Option<Decimal>,
    /// What it is; `None` when there is no such figure any more.
    pub new: Option<Decimal>,
    /// The position among the movements of [`Comparison`]; `None` for what is no spend.
    pub movement: Option<usize>,
}

impl FigureChange {
    /// How far it moved. What is not there counts as nothing.
    pub fn by(&self) -> Decimal {
        self.new.unwrap_or_default() - self.old.unwrap_or_default()
    }

    /// Whether it is money.
    pub fn is_spend(&self) -> bool {
        self.movement.is_some()
    }
}

impl Report {
    /// Whether nothing at all changed.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty() && self.figures.is_empty()
    }

    /// All spend of the old and of the new run.
    pub fn spend(&self) -> (Money, Money) {
        (self.found.spend.0.amount, self.found.spend.1.amount)
    }
}
