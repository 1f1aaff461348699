//! From the numbers of files to exact decimals: the one place where binary floating point is
//! turned into what the spreadsheet shows.

use rust_decimal::Decimal;

/// Digits that a spreadsheet program shows of a number; what stands beyond is the noise of
/// binary arithmetic (`1253.3599999999999` is shown, and meant, as `1253.36`).
const DIGITS: usize = 15;

/// Reads the text of a number as a file holds it: `12`, `-0.5`, `1.2E-3`. `None` when it is
/// no number, or one too large to be held.
pub(super) fn from_text(text: &[u8]) -> Option<Decimal> {
    let text = text.trim_ascii();
    short(text).or_else(|| long(std::str::from_utf8(text).ok()?))
}

/// The decimal that the binary `number` stands for; `None` when it is not finite or too large.
pub(super) fn from_float(number: f64) -> Option<Decimal> {
    if !number.is_finite() {
        return None;
    }
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return Some(Decimal::from(number as i64));
    }
    let shortest = format!("{number:e}");
    let digits = shortest.bytes().take_while(|&byte| byte != b'e').filter(u8::is_ascii_digit);
    if digits.count() <= DIGITS {
        scientific(&shortest)
    } else {
        scientific(&format!("{number:.*e}", DIGITS - 1))
    }
}

/// Up to 15 digits with at most one point: most numbers of most sheets. Read without floats.
fn short(text: &[u8]) -> Option<Decimal> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, text),
    };
    if digits.is_empty() || digits.len() > DIGITS + 1 {
        return None;
    }
    let mut whole: i64 = 0;
    let mut scale = None;
    let mut count = 0;
    for &byte in digits {
        match byte {
            b'0'..=b'9' => {
                whole = whole * 10 + i64::from(byte - b'0');
                count += 1;
                scale = scale.map(|scale: u32| scale + 1);
            }
            b'.' if scale.is_none() => scale = Some(0),
            _ => return None,
        }
    }
    if count == 0 || count > DIGITS {
        return None;
    }
    let mut scale = scale.unwrap_or(0);
    while scale > 0 && whole % 10 == 0 {
        whole /= 10;
        scale -= 1;
    }
    Some(Decimal::new(if negative { -whole } else { whole }, scale))
}

/// More digits or an exponent. A whole number written out in full is kept as it is written:
/// it is a code, and codes have no noise.
fn long(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if !digits.starts_with(|sign: char| sign.is_ascii_digit() || sign == '.') {
        return None;
    }
    if digits.bytes().all(|byte| byte.is_ascii_digit()) && digits.len() <= 28 {
        return Decimal::from_str_exact(text).ok();
    }
    from_float(text.parse().ok()?)
}

/// Reads what `{:e}` prints.
fn scientific(text: &str) -> Option<Decimal> {
    let (mantissa, exponent) = text.split_once('e')?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let digits: i64 = format!("{whole}{fraction}").parse().ok()?;
    let scale = fraction.len() as i32 - exponent.parse::<i32>().ok()?;
    match u32::try_from(scale) {
        Ok(scale) if scale <= 28 => Some(Decimal::new(digits, scale)),
        // Smaller than anything that can be told from nothing.
        Ok(_) => Some(Decimal::ZERO),
        Err(_) => {
            let factor = 10_i128.checked_pow(scale.unsigned_abs())?;
            Decimal::try_from_i128_with_scale(i128::from(digits).checked_mul(factor)?, 0).ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_read_as_the_spreadsheet_shows_them() {
        for (text, expected) in [
            ("0", "0"),
            ("-0", "0"),
            ("12", "12"),
            ("1.50", "1.5"),
            ("1.", "1"),
            (".5", "0.5"),
            (" 7 ", "7"),
            ("+7", "7"),
            ("-1234.5", "-1234.5"),
            ("1253.3599999999999", "1253.36"),
            ("0.30000000000000004", "0.3"),
            ("100000000000.12", "100000000000.12"),
            ("1E3", "1000"),
            ("1.25e-2", "0.0125"),
            ("12345678901234567", "12345678901234567"),
            ("1E+20", "100000000000000000000"),
            ("1e-40", "0"),
            ("-2.2737367544323206E-13", "-0.000000000000227373675443232"),
        ] {
            let read = from_text(text.as_bytes()).map(|number| number.to_string());
            let read = read.as_deref().map(|read| if read == "-0" { "0" } else { read });
            assert_eq!(read, Some(expected), "{text}");
        }
        for text in ["", "-", ".", "abc", "1.2.3", "1E+300", "NaN", "inf", "1_000", "0x10", "--5"] {
            assert_eq!(from_text(text.as_bytes()), None, "{text}");
        }
        assert_eq!(from_float(f64::NAN), None);
    }

    proptest! {
        #[test]
        fn pence_survive_the_way_through_binary(pence in -99_999_999_999_999_i64..99_999_999_999_999) {
            let exact = Decimal::new(pence, 2);
            let float = pence as f64 / 100.0;
            prop_assert_eq!(from_float(float), Some(exact));
            prop_assert_eq!(from_text(format!("{float:.17e}").as_bytes()), Some(exact));
            prop_assert_eq!(from_text(exact.to_string().as_bytes()), Some(exact));
        }
    }
}
