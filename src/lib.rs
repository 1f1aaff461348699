//! crosscast reads the spend returns of many partnerships, puts their own words into the
//! programme's categories, adds everything up, and proves that it added up.
//!
//! # The map of the house
//!
//! Each module is a room; the data walks through them in this order and never back.
//! [`pipeline`] alone knows the order. `tests/house.rs` holds what each room may import.
//!
//! | room | takes | gives |
//! |---|---|---|
//! | [`model`] | – | the shared words: money, dates, periods, places, roles, findings, limits |
//! | [`mapping`] | the files that people edit | [`mapping::Mappings`], checked |
//! | [`gather`] | a folder | [`gather::SourceFile`]: what each file really is, and its hash |
//! | [`open`] | a source file | [`open::Workbook`]: sparse grids of typed cells, no meaning yet |
//! | [`detect`] | a sheet | [`detect::SheetLayout`]: tables, columns, row roles, proven sums |
//! | [`extract`] | a sheet and its layout | [`extract::Entry`]: one amount with its words |
//! | [`classify`] | a label | [`classify::Decision`]: a category and the evidence for it |
//! | [`reconcile`] | layouts and entries | checks against printed totals, the control account |
//! | [`total`] | decided entries | sums by area, category, period and own label |
//! | [`register`] | what each file says of each area | who sent what, how far it is settled, and what is provisional |
//! | [`review`] | undecided labels, filled lists | questions for people, biggest money first, and their answers |
//! | [`evaluate`] | labels whose categories are known | how often the coding is right, and how far coders agree |
//! | [`audit`] | amounts of coded lines, a tester's findings | a monetary-unit sample, and the error that it speaks of |
//! | [`compare`] | the lines of two runs | what changed, and which lines moved each figure |
//! | [`privacy`] | a label | whether it may speak of a person |
//! | [`own_labels`] | sums by label | each area's spend in its own words, fit to be published |
//! | [`figure`] | all sums | every figure that may be quoted, under its id, and how it is printed |
//! | [`pages`] | sums, figures, own labels | what public pages say, in words that are true by construction |
//! | [`fill`] | a writer's page, figures | the page with the figures in it, and what it quotes |
//! | [`publish`] | results | bytes, one format a file |
//! | [`cli`] | arguments | the terminal |
//!
//! # Rules of the house
//!
//! - Only [`gather`], [`open`], [`mapping`], [`publish`] and [`cli`] touch disk or clock.
//!   The middle is pure: same files and mappings, same bytes, whatever the number of threads.
//! - Opening, detecting and extracting never fail: they return what they could, and findings.
//! - Nothing is dropped: each non-empty row ends with exactly one [`model::RowRole`].
//! - Money in equals money out at every stage, to the penny.
//! - No binary floating point beyond [`open`]; one doorway from text or number to
//!   [`model::Money`].
#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

pub mod audit;
pub mod classify;
pub mod cli;
pub mod compare;
pub mod detect;
pub mod evaluate;
pub mod extract;
pub mod figure;
pub mod fill;
pub mod gather;
pub mod mapping;
pub mod model;
pub mod open;
pub mod own_labels;
pub mod pages;
pub mod pipeline;
pub mod privacy;
pub mod publish;
pub mod reconcile;
pub mod register;
pub mod review;
pub mod total;
