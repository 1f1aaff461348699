//! Dates as people write them, in UK order.

pub use jiff::civil::Date;

use jiff::Span;

/// A text that has the shape of a date and names no day: `31/04/2018`.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct BadDate;

/// Which number comes first in `04/05/2016`.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub enum DayOrder {
    /// The day, as in the UK.
    #[default]
    DayFirst,
    /// The month, as in the United States.
    MonthFirst,
}

/// Reads a text that is one date, perhaps with a time behind it. `Ok(None)` when it is not a
/// date at all.
pub fn read_date(text: &str, order: DayOrder) -> Result<Option<Date>, BadDate> {
    let text = without_weekday(text.trim());
    let Some((date, len)) = leading_date(text, order) else { return Ok(None) };
    let rest = &text[len..];
    if !rest.is_empty() && !is_time(rest) {
        return Ok(None);
    }
    date.map(Some)
}

/// The order that the texts of one column agree on: months come first only when some date is
/// impossible otherwise, and none is impossible so.
pub fn day_order<'a>(texts: impl Iterator<Item = &'a str>) -> DayOrder {
    let mut month_first = false;
    for text in texts {
        let day = read_date(text, DayOrder::DayFirst);
        let month = read_date(text, DayOrder::MonthFirst);
        match (day, month) {
            (Ok(Some(_)), Err(BadDate)) => return DayOrder::DayFirst,
            (Err(BadDate), Ok(Some(_))) => month_first = true,
            _ => {}
        }
    }
    if month_first { DayOrder::MonthFirst } else { DayOrder::DayFirst }
}

/// The day that a spreadsheet's serial number stands for. In the 1900 system day 60 is a
/// 29 February that never was, and is none.
pub fn from_serial(serial: i64, epoch1904: bool) -> Option<Date> {
    let (epoch, days) = match (epoch1904, serial) {
        (true, 0..) => (Date::constant(1904, 1, 1), serial),
        (false, 1..=59) => (Date::constant(1899, 12, 31), serial),
        (false, 61..) => (Date::constant(1899, 12, 30), serial),
        _ => return None,
    };
    epoch.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// The month that `word` names, in full or cut to three letters.
pub fn month_named(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let is = |month: &str| {
        word.eq_ignore_ascii_case(month)
            || word.eq_ignore_ascii_case(&month[..3])
            || (month == "september" && word.eq_ignore_ascii_case("sept"))
    };
    let at = MONTHS.iter().position(|month| is(month))?;
    u8::try_from(at + 1).ok()
}

/// The year that two digits stand for: 00 to 69 in this century, 70 to 99 in the last.
pub fn full_year(two_digits: u16) -> i16 {
    let year = (two_digits % 100) as i16;
    if year < 70 { 2000 + year } else { 1900 + year }
}

/// A date at the beginning of `text`, and how many bytes it takes. `None` when there is none.
pub fn leading_date(text: &str, order: DayOrder) -> Option<(Result<Date, BadDate>, usize)> {
    let mut scan = Scan { text, at: 0 };
    if let Some(first) = scan.number() {
        if text.as_bytes().get(scan.at).is_some_and(|byte| b"/-.".contains(byte)) {
            let before = scan.at;
            if let Some(found) = numeric(&mut scan, first, order) {
                return Some((found, scan.at));
            }
            scan.at = before;
        }
        let found = day_month_year(&mut scan, first)?;
        return Some((found, scan.at));
    }
    let found = month_day_year(&mut scan)?;
    Some((found, scan.at))
}

/// `1/4/2016`, `01-04-16`, `2016-04-01`.
fn numeric(scan: &mut Scan, first: Number, order: DayOrder) -> Option<Result<Date, BadDate>> {
    let sign = scan.one_of("/-.")?;
    let second = scan.number().filter(|number| number.len <= 2)?;
    scan.one_of(sign)?;
    let third = scan.number()?;
    if third.len <= 2
        && let (4, Some(year)) = (first.len, first.year())
    {
        return Some(date(year, second.value, third.value));
    }
    let year = third.year().filter(|_| first.len <= 2)?;
    let (day, month) = match order {
        DayOrder::DayFirst => (first, second),
        DayOrder::MonthFirst => (second, first),
    };
    let found = date(year, month.value, day.value);
    // `12-34-56` is a bank's sort code and `1.20.30` a section, not a date that went wrong.
    let surely_meant = sign == "/" || third.len == 4;
    (found.is_ok() || surely_meant).then_some(found)
}

/// `1 April 2016`, `1st Apr 16`, `01-Apr-16`.
fn day_month_year(scan: &mut Scan, day: Number) -> Option<Result<Date, BadDate>> {
    if day.len > 2 {
        return None;
    }
    scan.ordinal();
    scan.between()?;
    let word = scan.word();
    let word = if word.eq_ignore_ascii_case("of") {
        scan.between()?;
        scan.word()
    } else {
        word
    };
    let month = month_named(word)?;
    scan.between()?;
    let year = scan.number()?.year()?;
    Some(date(year, u16::from(month), day.value))
}

/// `April 1, 2016`. The year needs four digits: `Apr 16` followed by two more is a range.
fn month_day_year(scan: &mut Scan) -> Option<Result<Date, BadDate>> {
    let month = month_named(scan.word())?;
    scan.between()?;
    let day = scan.number().filter(|day| day.len <= 2)?;
    scan.ordinal();
    scan.spaces_and(",");
    let year = scan.number().filter(|year| year.len == 4)?.year()?;
    Some(date(year, u16::from(month), day.value))
}

fn date(year: i16, month: u16, day: u16) -> Result<Date, BadDate> {
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else {
        return Err(BadDate);
    };
    Date::new(year, month, day).map_err(|_| BadDate)
}

fn without_weekday(text: &str) -> &str {
    let len = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let is_day = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        .iter()
        .any(|day| len >= 3 && day.len() >= len && day[..len].eq_ignore_ascii_case(&text[..len]));
    if is_day { text[len..].trim_start_matches([' ', ',', '.']) } else { text }
}

/// Whether what follows a date is a time of day.
fn is_time(rest: &str) -> bool {
    let time = rest.trim_start_matches([' ', ',', 'T', 't']);
    let kept = |c: char| c.is_ascii_digit() || " :.+-AaPpMmZz".contains(c);
    time.len() < rest.len()
        && time.starts_with(|c: char| c.is_ascii_digit())
        && time.contains(':')
        && time.chars().all(kept)
}

/// A number of a date: its value, and how many digits wrote it.
#[derive(Copy, Clone)]
struct Number {
    value: u16,
    len: usize,
}

impl Number {
    /// The year it can be; accounts are neither mediaeval nor of the far future.
    fn year(self) -> Option<i16> {
        match (self.len, self.value) {
            (2, value) => Some(full_year(value)),
            (4, value @ 1800..=2199) => i16::try_from(value).ok(),
            _ => None,
        }
    }
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    fn take(&mut self, keep: impl Fn(char) -> bool) -> &'a str {
        let rest = &self.text[self.at..];
        let len = rest.find(|c| !keep(c)).unwrap_or(rest.len());
        self.at += len;
        &rest[..len]
    }

    /// A whole run of at most four digits.
    fn number(&mut self) -> Option<Number> {
        let digits = self.take(|c| c.is_ascii_digit());
        if digits.len() > 4 {
            return None;
        }
        Some(Number { value: digits.parse().ok()?, len: digits.len() })
    }

    fn word(&mut self) -> &'a str {
        self.take(|c| c.is_ascii_alphabetic())
    }

    fn one_of(&mut self, signs: &str) -> Option<&'a str> {
        let rest = &self.text[self.at..];
        let sign = rest.get(..1).filter(|sign| signs.contains(sign))?;
        self.at += 1;
        Some(sign)
    }

    fn ordinal(&mut self) {
        let Some((head, rest)) = self.text[self.at..].split_at_checked(2) else { return };
        let is_ending = |ending: &&str| head.eq_ignore_ascii_case(ending);
        if ["st", "nd", "rd", "th"].iter().any(is_ending) && !rest.starts_with(char::is_alphabetic)
        {
            self.at += 2;
        }
    }

    fn spaces_and(&mut self, signs: &str) -> &'a str {
        self.take(|c| c == ' ' || c == '\u{a0}' || signs.contains(c))
    }

    /// What parts the pieces of a date. A dash with spaces parts two dates, or ends of a range.
    fn between(&mut self) -> Option<()> {
        let signs = self.spaces_and("-/.,");
        (!(signs.contains('-') && signs.contains(' '))).then_some(())
    }
}

#[cfg(test)]
mod tests;
