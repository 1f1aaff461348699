//! How words say up to which day something counts.

use super::Reader;
use crate::model::Date;
use crate::model::period::tokens::Token;

/// The last day that `tokens` name behind `to`, `as at`, `ended` and the like; `None` when they name
/// none, or several.
pub(in crate::model::period) fn until(tokens: &[Token], fy_start: u8) -> Option<Date> {
    let reader = Reader { tokens, fy_start };
    let mut days = (0..tokens.len()).filter_map(|at| reader.last_day(at));
    let first = days.next()?;
    days.all(|other| other == first).then_some(first)
}

impl Reader<'_> {
    fn last_day(&self, at: usize) -> Option<Date> {
        if !matches!(self.behind(at), Some(Token::To | Token::At | Token::Ending)) {
            return None;
        }
        let (point, _) = self.point(at)?;
        Some(point.period_in(self.fy_start)?.end)
    }
}
