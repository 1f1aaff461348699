//! Results to bytes to files, one format a file.
//!
//! Each output is a pure function from results to bytes; [`folder`] alone touches the disk and
//! [`run_json`] alone the clock.

pub mod agreement_json;
pub mod audience;
pub mod card;
pub mod card_html;
pub mod check_json;
pub mod compare;
pub mod control_csv;
pub mod csv_field;
pub mod datapackage;
pub mod entries_csv;
pub mod entries_parquet;
pub mod evaluation_json;
pub mod files_csv;
pub mod findings_csv;
pub mod folder;
mod html;
pub mod lineage_csv;
pub mod marked_xlsx;
mod names;
pub mod pages;
mod published;
pub mod register_csv;
mod return_names;
mod review_cell;
pub mod review_csv;
pub mod review_xlsx;
pub mod rows_csv;
pub mod run_json;
pub mod safe_text;
pub mod sample_json;
pub mod sample_xlsx;
mod segments;
mod spool;
pub mod summary_json;
pub mod totals_csv;
pub mod totals_xlsx;
pub mod withheld_csv;
mod xlsx_cell;
mod xlsx_page;

pub use folder::{
    Finished, HISTORY, Interrupted, OutError, OutFolder, Stamp, entries_in, is_unfinished, stamps,
};
pub use names::FileNames;
pub use published::{
    FileVerdict, PublishedFigure, PublishedLines, PublishedRegister, PublishedRun, RegisterLine,
    RunFacts,
};
pub use return_names::{FOLDER as RETURNS, area_folder, return_names};
pub use review_cell::ReviewList;
pub use segments::Segments;
pub use spool::Spool;

#[cfg(test)]
mod hostile_text;
