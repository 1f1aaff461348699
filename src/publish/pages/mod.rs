//! Public pages as files: HTML to look at and to paste, Markdown, CSV, JSON, SVG and a workbook.
//!
//! Whatever is printed here is a figure of `summary.json` or a word of the programme's; each figure in HTML
//! stands in a `<data>` element with its id, so that it can be followed.

pub mod area_chart;
pub mod area_csv;
pub mod area_html;
pub mod area_json;
pub mod area_md;
#[cfg(test)]
mod area_tests;
pub mod chart_svg;
mod folders;
pub mod index_html;
mod json_shape;
pub mod programme_charts;
pub mod programme_csv;
pub mod programme_html;
pub mod programme_json;
pub mod programme_md;
#[cfg(test)]
mod programme_tests;
pub mod programme_xlsx;
mod text_width;

pub use folders::area_folders;
