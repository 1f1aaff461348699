//! Any text as an amount, a date, a period, a label.

use std::borrow::Cow;
use std::sync::LazyLock;

use crosscast::model::amount::{
    DecimalSign, Reading, amount_after_date, decimal_sign, glued_candidates, read_amount,
};
use crosscast::model::control::{is_control, without_controls};
use crosscast::model::date::{
    DayOrder, day_order, from_serial, full_year, leading_date, month_named, read_date,
};
use crosscast::model::guard::{GUARD, restore, would_run};
use crosscast::model::key::{label_key, name_key, readable};
use crosscast::model::period::{PeriodWords, read_period, read_until};
use crosscast::model::place::{Letters, column_of};
use crosscast::model::{Money, slug};
use crosscast::privacy::Screen;
use rust_decimal::Decimal;

fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// What is read as an amount is the same when it is printed and read again.
pub fn amounts(bytes: &[u8]) {
    let text = text(bytes);
    for sign in [DecimalSign::Point, DecimalSign::Comma] {
        if let Reading::Amount(money) = read_amount(&text, sign) {
            sound(money);
        }
    }
    plain(&text);
    let _ = decimal_sign(text.lines());
    if let Some(money) = amount_after_date(&text) {
        sound(money);
    }
    for (words, money) in glued_candidates(&text) {
        assert!(text.contains(words));
        sound(money);
    }
}

fn sound(money: Money) {
    let exact = money.exact();
    assert!(exact.abs() < Decimal::from(Money::CEILING) && exact.scale() <= Money::DECIMALS);
    let again = |text: &str| match read_amount(text, DecimalSign::Point) {
        Reading::Amount(money) => money,
        other => panic!("{text} is {other:?}"),
    };
    assert_eq!(again(&exact.to_string()), money);
    assert_eq!(again(&money.to_string()), money.pence());
    assert_eq!(again(&money.in_pounds().to_string()), money.pence());
    assert_eq!(-(-money), money);
    assert_eq!(money + -money, Money::ZERO);
}

/// Digits with a point are exactly what they say, and each mark of a credit turns them round.
fn plain(text: &str) {
    let digits = |part: &str, most| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let (whole, pence) = text.split_once('.').unwrap_or((text, "0"));
    if !digits(whole, 13) || !digits(pence, 2) || (whole.len() > 1 && whole.starts_with('0')) {
        return;
    }
    let exact = Decimal::from_str_exact(&format!("{whole}.{pence}")).unwrap();
    let money = Money::new(exact).unwrap();
    let read = |text: &str| read_amount(text, DecimalSign::Point);
    for text in [text, &format!(" {text} "), &format!("£{text}"), &format!("+{text}")] {
        assert_eq!(read(text), Reading::Amount(money), "{text}");
    }
    for text in [format!("-{text}"), format!("({text})"), format!("{text} CR"), format!("£{text}-")]
    {
        assert_eq!(read(&text), Reading::Amount(-money), "{text}");
    }
}

/// What is read as a date is a day, and is the same when it is printed and read again.
pub fn dates(bytes: &[u8]) {
    let text = text(bytes);
    for order in [DayOrder::DayFirst, DayOrder::MonthFirst] {
        if let Ok(Some(date)) = read_date(&text, order) {
            assert_eq!(read_date(&date.to_string(), order), Ok(Some(date)), "{text}");
        }
        if let Some((_, length)) = leading_date(&text, order) {
            assert!(text.is_char_boundary(length) && length > 0, "{text}");
        }
    }
    let _ = day_order(text.lines());
    assert!(month_named(&text).is_none_or(|month| (1..=12).contains(&month)));
    let fy_start = bytes.first().map_or(4, |byte| byte % 12 + 1);
    for fy_start in [fy_start, 1, 4] {
        period(&text, fy_start);
    }
    if let Some(number) = bytes.first_chunk() {
        let serial = i64::from_le_bytes(*number);
        for serial in [serial, serial % 3_000_000] {
            let _ = (from_serial(serial, false), from_serial(serial, true));
        }
        assert!((1970..2070).contains(&full_year(serial.unsigned_abs() as u16)));
    }
}

fn period(text: &str, fy_start: u8) {
    match read_period(text, fy_start) {
        Some(PeriodWords::Dated(period)) => {
            assert!(period.start <= period.end, "{text}: {period:?}");
            assert!(period.contains(period.start) && period.contains(period.end));
            assert!(!period.label(fy_start).is_empty() && period.months() <= 12 * 10_000);
        }
        Some(PeriodWords::Quarter(quarter)) => assert!((1..=4).contains(&quarter), "{text}"),
        Some(PeriodWords::Month(month)) => assert!((1..=12).contains(&month), "{text}"),
        Some(PeriodWords::Year(_)) | None => {}
    }
    let _ = read_until(text, fy_start);
}

/// A key is its own key, a slug is safe as the name of a file, and what is guarded comes back.
pub fn keys(bytes: &[u8]) {
    let text = text(bytes);
    let key = label_key(&text);
    assert_eq!(label_key(key.words()), key, "{text:?}");
    assert!(key.sorted().is_sorted_by(|one, next| one < next));
    let name = name_key(&text);
    assert_eq!(name_key(name.words()), name, "{text:?}");
    let slug = slug(&text);
    assert!(slug.len() <= 60 && crosscast::model::slug(&slug) == slug, "{text:?}: {slug}");
    assert!(slug.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-')), "{slug}");
    assert!(!slug.starts_with('-') && !slug.ends_with('-'), "{slug}");
    let shown = without_controls(&text);
    assert!(!shown.chars().any(is_control), "{shown:?}");
    let _ = readable(&text);
    let guarded = if would_run(&text) { format!("{GUARD}{text}") } else { text.to_string() };
    if would_run(&text) {
        assert_eq!(restore(&guarded), text);
    }
    if let Some(column) = column_of(&text) {
        assert_eq!(column_of(&Letters(column).to_string()), Some(column), "{text}");
    }
    static SCREEN: LazyLock<Screen> = LazyLock::new(Screen::new);
    let _ = (SCREEN.file_concern(&text), SCREEN.concern(&text), SCREEN.name_words(&text));
}
