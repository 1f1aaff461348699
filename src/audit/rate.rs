//! Rates as an auditor states them.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A share of a whole in millionths, from nothing to all of it.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(u32);

/// A text that is no rate.
#[derive(Copy, Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write per cent from 0% to 100%, with its sign and at most four decimals, like 2%")]
pub struct NotARate;

impl Rate {
    /// How many millionths are the whole.
    pub const WHOLE: u32 = 1_000_000;

    /// From millionths; more than the whole is the whole.
    pub fn from_millionths(millionths: u32) -> Rate {
        Rate(millionths.min(Self::WHOLE))
    }

    /// A whole number of per cent.
    pub fn percent(percent: u32) -> Rate {
        Rate::from_millionths(percent.saturating_mul(10_000))
    }

    /// In millionths.
    pub fn millionths(self) -> u32 {
        self.0
    }
}

impl FromStr for Rate {
    type Err = NotARate;

    /// `2%`, `0.5 %`. The sign is asked for, because 0.02 might be meant either way.
    fn from_str(text: &str) -> Result<Rate, NotARate> {
        let number = text.trim().strip_suffix('%').ok_or(NotARate)?.trim_end();
        let percent = Decimal::from_str_exact(number).map_err(|_| NotARate)?;
        let in_range = percent >= Decimal::ZERO && percent <= Decimal::ONE_HUNDRED;
        let millionths = percent.checked_mul(Decimal::from(10_000)).filter(|_| in_range);
        let whole = millionths.filter(Decimal::is_integer).and_then(|whole| whole.to_u32());
        whole.map(Rate).ok_or(NotARate)
    }
}

/// `2 %`, `0.5 %`
impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} %", Decimal::new(i64::from(self.0), 4).normalize()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_read_exactly_or_not_at_all() {
        for (text, millionths) in
            [("2%", 20_000), ("0.5 %", 5_000), (" 95%", 950_000), ("0%", 0), ("100%", 1_000_000)]
        {
            assert_eq!(text.parse(), Ok(Rate(millionths)), "{text}");
        }
        for text in ["2", "0.02", "", "%", "two%", "-1%", "101%", "0.00001%", "1e1%"] {
            assert_eq!(text.parse::<Rate>(), Err(NotARate), "{text}");
        }
        assert_eq!(Rate(25_000).to_string(), "2.5 %");
    }
}
