//! Shares of a split, in per cent as people write them.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::grid::Row;
use super::mistake::Complaints;

/// The whole of a label, in ten-thousandths.
pub(super) const WHOLE: u32 = 10_000;

/// The share in ten-thousandths: `Some(None)` when none is given, `None` when it is unreadable,
/// which has then been complained of.
pub(super) fn share(row: Row<'_>, complaints: &mut Complaints) -> Option<Option<u32>> {
    let text = row.field("share");
    if text.is_empty() {
        return Some(None);
    }
    let number = text.trim_end_matches('%').trim_end().replace(',', ".");
    let share = Decimal::from_str_exact(&number)
        .ok()
        .and_then(|percent| percent.checked_mul(Decimal::ONE_HUNDRED))
        .filter(Decimal::is_integer)
        .and_then(|share| share.to_u32())
        .filter(|share| (1..=WHOLE).contains(share));
    if share.is_none() {
        complaints.at(
            row.line,
            "share",
            format!("`{text}` is not a share"),
            "write per cent above 0 and up to 100, with at most two decimals",
        );
    }
    share.map(Some)
}

/// Ten-thousandths as per cent, for people.
pub(super) fn percent(share: u32) -> Decimal {
    Decimal::new(i64::from(share), 2).normalize()
}
