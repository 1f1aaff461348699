//! What a number format says that a number is.

use super::sheet::CellFlags;

/// What a number format makes of a number.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// A number.
    #[default]
    Number,
    /// A number times a hundred with a percent sign.
    Percent,
    /// A day, with or without a time.
    Day,
    /// A time of day or a length of time.
    Time,
}

/// What one cell style says.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// What its number format makes of a number.
    pub(super) shown: Shown,
    /// Whether its font is bold.
    pub(super) flags: CellFlags,
}

/// The formats that are known by number and never written out (ECMA-376, part 1, 18.8.30, with
/// the East Asian ones).
pub(super) fn built_in(id: u32) -> Shown {
    match id {
        9 | 10 => Shown::Percent,
        14..=17 | 22 | 27..=31 | 34..=36 | 50..=58 => Shown::Day,
        18..=21 | 32 | 33 | 45..=47 => Shown::Time,
        _ => Shown::Number,
    }
}

/// What the format code `code` makes of a positive number.
pub(super) fn of_code(code: &str) -> Shown {
    let code = code.trim();
    let named = ["general", "standard", "@"];
    if named
        .iter()
        .any(|name| code.get(..name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name)))
    {
        return Shown::Number;
    }
    let mut signs = Signs::default();
    let mut rest = code.chars();
    while let Some(sign) = rest.next() {
        match sign {
            ';' => break,
            '"' => {
                rest.find(|&sign| sign == '"');
            }
            // The next character is shown, or sets a width, or fills the cell.
            '\\' | '_' | '*' => {
                rest.next();
            }
            '[' => {
                let inside: String = rest.by_ref().take_while(|&sign| sign != ']').collect();
                signs.elapsed |= is_elapsed(&inside);
            }
            '%' => signs.percent = true,
            '#' | '?' => signs.placeholder = true,
            'd' | 'D' | 'y' | 'Y' => signs.day = true,
            'm' | 'M' => signs.month = true,
            'h' | 'H' | 's' | 'S' => signs.time = true,
            // AM/PM and A/P.
            'a' | 'A' => {
                let mut ahead = rest.clone();
                let noon = ['/', 'm', 'M', 'p', 'P'];
                while ahead.next().is_some_and(|sign| noon.contains(&sign)) {
                    rest.next();
                }
            }
            _ => {}
        }
    }
    signs.shown()
}

#[derive(Default)]
struct Signs {
    day: bool,
    month: bool,
    time: bool,
    elapsed: bool,
    percent: bool,
    placeholder: bool,
}

impl Signs {
    fn shown(&self) -> Shown {
        // A place for a digit cannot stand in a date, so letters beside one are words that
        // somebody forgot to quote.
        if self.placeholder {
            return if self.percent { Shown::Percent } else { Shown::Number };
        }
        if self.elapsed {
            Shown::Time
        } else if self.day || (self.month && !self.time) {
            Shown::Day
        } else if self.time {
            Shown::Time
        } else if self.percent {
            Shown::Percent
        } else {
            Shown::Number
        }
    }
}

/// `[h]`, `[mm]`, `[ss]`: hours, minutes or seconds that run past a day.
fn is_elapsed(inside: &str) -> bool {
    let mut letters = inside.chars().map(|letter| letter.to_ascii_lowercase());
    letters.next().is_some_and(|first| {
        matches!(first, 'h' | 'm' | 's') && letters.all(|letter| letter == first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_apart() {
        for (code, shown) in [
            ("General", Shown::Number),
            ("GENERAL", Shown::Number),
            ("Standard", Shown::Number),
            ("0.00", Shown::Number),
            ("#,##0.00;[Red]-#,##0.00", Shown::Number),
            ("\"£\"#,##0.00", Shown::Number),
            ("[$£-809]#,##0.00", Shown::Number),
            ("_-* #,##0.00_-;\\-* #,##0.00_-", Shown::Number),
            ("#,##0 \"days\"", Shown::Number),
            ("#,##0 days", Shown::Number),
            ("0.00E+00", Shown::Number),
            ("\"dd\"0", Shown::Number),
            ("\\d0", Shown::Number),
            ("[Red]0", Shown::Number),
            ("0%", Shown::Percent),
            ("0.0\\ %", Shown::Percent),
            ("#,##0.0%", Shown::Percent),
            ("0\"%\"", Shown::Number),
            ("dd/mm/yyyy", Shown::Day),
            ("[$-409]d\\-mmm\\-yy;@", Shown::Day),
            ("mmm", Shown::Day),
            ("mmm\\-yy", Shown::Day),
            ("yyyy", Shown::Day),
            ("dd/mm/yyyy hh:mm", Shown::Day),
            ("h:mm AM/PM", Shown::Time),
            ("mm:ss.0", Shown::Time),
            ("[h]:mm:ss", Shown::Time),
            ("[mm]:ss", Shown::Time),
            ("[Red]dd/mm/yy", Shown::Day),
            ("", Shown::Number),
            ("\"unclosed", Shown::Number),
            ("[unclosed", Shown::Number),
        ] {
            assert_eq!(of_code(code), shown, "{code}");
        }
        assert_eq!(built_in(14), Shown::Day);
        assert_eq!(built_in(10), Shown::Percent);
        assert_eq!(built_in(46), Shown::Time);
        assert_eq!(built_in(4), Shown::Number);
    }
}
