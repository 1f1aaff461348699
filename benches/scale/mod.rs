//! Programmes of any size, the same bytes every time; what a run over them takes, and the least
//! that reading them can take.

pub mod floor;
pub mod growth;
pub mod measure;
pub mod programme;

mod dice;
mod labels;
mod ods;
mod returns;
mod sheet;
mod text;
mod xls;
mod xlsx;
