//! `crosscast calibrate`

use clap::Args;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Labelled;

/// `crosscast calibrate`
#[derive(Debug, Args)]
#[command(after_help = "\
Looks for the fuzzy_score and fuzzy_margin at which most labels are coded while the wanted precision by labels holds, overall \
and among the labels that likeness decides, over several dealings of the folds; and writes them into \
crosscast.toml beside the mapping files. Nothing else in that file changes. If no thresholds keep the precision, the \
strictest are written, and it is said why.\n\n\
`crosscast evaluate --help` tells what is learnt from what.")]
pub struct Calibrate {
    /// What it is calibrated on.
    #[command(flatten)]
    pub labelled: Labelled,
    /// The share of what is coded that must be right, from 0.5 to 1.
    #[arg(long, value_name = "SHARE", default_value = "0.99", value_parser = ten_thousandths)]
    pub precision: u32,
    /// Deal the labels into K folds, and judge each from the others.
    #[arg(long, value_name = "K", default_value_t = 5, value_parser = clap::value_parser!(u32).range(2..=1000))]
    pub folds: u32,
    /// Judge each area from the others.
    #[arg(long, conflicts_with = "folds")]
    pub by_area: bool,
    /// Show the thresholds, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Answer in JSON, for other programs.
    #[arg(long)]
    pub json: bool,
}

fn ten_thousandths(text: &str) -> Result<u32, String> {
    let parts = Decimal::from_str_exact(text)
        .ok()
        .filter(|share| *share >= Decimal::new(5, 1) && *share <= Decimal::ONE)
        .and_then(|share| (share * Decimal::from(10_000)).round().to_u32());
    parts.ok_or_else(|| String::from("write a share from 0.5 to 1, like 0.99"))
}
