//! Programmes of any size, the same bytes every time: what they are made of and how they are written.

pub mod dice;
pub mod labels;
pub mod ods;
pub mod programme;
pub mod returns;
pub mod sheet;
pub mod text;
pub mod xls;
pub mod xlsx;
