//! The mapping files: what finance and research staff edit. Loaded and checked here, all
//! mistakes at once.
//!
//! | file | read by | holds |
//! |---|---|---|
//! | `crosscast.toml` | `settings` | names, thresholds, limits |
//! | `categories.csv` | `category` | the programme's categories |
//! | `areas.csv` | `area` | the areas and their other names |
//! | `labels.csv` | `label` | what labels were decided to mean |
//! | `rules.csv` | `rule` | patterns that decide labels |
//! | `columns.csv` | `column` | what column headings mean |
//! | `files.csv` | `file_word` | a person's word about one file |
//! | any labelled set | `labelled` | labels whose categories are known, to measure coding by |
//!
//! `decode` and `grid` turn any of the CSV files, as Excel saves them, into named fields with
//! their lines; `load` puts everything together; `append` writes new decisions into `labels.csv`.

mod answer;
mod append;
mod area;
mod bytes;
mod category;
mod category_names;
mod coding;
mod column;
mod decode;
mod delimiter;
mod file_word;
mod glob;
mod grid;
mod keepable;
mod known;
mod label;
mod labelled;
mod load;
mod mistake;
mod nearest;
mod owner;
mod publication;
mod records;
mod rule;
mod saving;
mod settings;
mod share;
mod starter;

pub use answer::{Answer, Meaning};
pub use append::{Appended, LabelsFile, NewDecision};
pub use area::Area;
pub use category::Category;
pub use category_names::CategoryNames;
pub use coding::Coding;
pub use column::ColumnWord;
pub use file_word::{Action, FileWord};
pub use keepable::unkeepable;
pub use label::LabelDecision;
pub use labelled::{Choice, Field, LabelledRow, LabelledSet, LeftOut};
pub use load::Mappings;
pub use mistake::{Line, Mistake, Mistakes};
pub use nearest::{did_you_mean, nearest};
pub use owner::{sign, signed};
pub use publication::Publication;
pub use rule::{Rule, RuleField, pattern};
pub use saving::{Lock, replace};
pub use settings::{MarkedCopies, Settings, set_thresholds};
pub use starter::write_starter;
