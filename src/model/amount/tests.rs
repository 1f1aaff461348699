use proptest::prelude::*;

use super::*;
use Reading::{Nil, Pending, Unreadable, Words};

fn pounds(text: &str) -> Reading {
    Reading::Amount(Money::new(text.parse().unwrap()).unwrap())
}

#[test]
fn amounts_in_every_form() {
    for (text, value) in [
        ("1234", "1234"),
        ("0", "0"),
        ("0.5", "0.5"),
        ("-12.34", "-12.34"),
        ("£1,234.56", "1234.56"),
        ("GBP 1,234", "1234"),
        ("1 234.56", "1234.56"),
        ("1\u{a0}234.56", "1234.56"),
        ("1\u{202f}234\u{202f}567", "1234567"),
        ("1'234", "1234"),
        ("1’234.50", "1234.50"),
        ("(1,234.56)", "-1234.56"),
        ("(£5)", "-5"),
        ("£(5)", "-5"),
        ("( 5.00 )", "-5"),
        ("1,234.56-", "-1234.56"),
        ("-£5", "-5"),
        ("£-5", "-5"),
        ("£ -5.00", "-5"),
        ("\u{2212} 5", "-5"),
        ("–5", "-5"),
        ("+5", "5"),
        ("5.00 CR", "-5"),
        ("5.00cr", "-5"),
        ("5.00 DR", "5"),
        ("1.2k", "1200"),
        ("£12K", "12000"),
        ("£1.5m", "1500000"),
        ("50p", "0.50"),
        ("£500/-", "500"),
        ("1253.3599999999999", "1253.36"),
        ("1,234.50*", "1234.50"),
        ("1,234.50 †", "1234.50"),
        ("1,234.50 \\1", "1234.50"),
        ("1,234.50 [2]", "1234.50"),
        ("£1,234.56 \r\n", "1234.56"),
        ("\u{feff}12", "12"),
        ("'1234", "1234"),
        ("1,234.56 €", "1234.56"),
        ("12.50 GBP", "12.50"),
        ("£.50", "0.50"),
        ("£5.", "5"),
        ("1,234", "1234"),
        ("9999999999999", "9999999999999"),
        ("1.2E+05", "120000"),
        ("1E+02", "100"),
        ("-4.5E-03", "-0.0045"),
        ("4.54747350886464E-13", "0"),
        ("-0", "0"),
        ("(0.00)", "0"),
    ] {
        assert_eq!(read_amount(text, DecimalSign::Point), pounds(value), "{text:?}");
    }
}

#[test]
fn amounts_with_a_decimal_comma() {
    for (text, reading) in [
        ("€1.234,50", pounds("1234.5")),
        ("161506,65", pounds("161506.65")),
        ("76.999,5\n", pounds("76999.5")),
        ("1.234", pounds("1234")),
        ("1.234.567", pounds("1234567")),
        ("0,125", pounds("0.125")),
        ("500", pounds("500")),
        ("(12,50)", pounds("-12.5")),
        // Three digits after the only comma: thousandths or thousands, nobody knows.
        ("1,234", Unreadable),
        ("1,234.50", Unreadable),
        ("12.5", Words),
        ("£12.5", Unreadable),
    ] {
        assert_eq!(read_amount(text, DecimalSign::Comma), reading, "{text:?}");
    }
}

#[test]
fn texts_that_are_no_exact_amount() {
    for (text, reading) in [
        ("-", Nil),
        ("£-", Nil),
        ("- £", Nil),
        ("–", Nil),
        ("£ –  ", Nil),
        ("--", Nil),
        ("nil", Nil),
        ("None", Nil),
        ("n/a", Pending),
        ("TBC", Pending),
        ("£tbc", Pending),
        ("(TBC)", Pending),
        ("pending", Pending),
        ("To follow", Pending),
        ("awaiting invoice", Pending),
        ("1,23", Unreadable),
        ("1,00,000", Unreadable),
        ("12,681,882,27", Unreadable),
        ("1,2,3.4.5", Unreadable),
        ("1.234,50", Unreadable),
        ("c. £500", Unreadable),
        ("£12 or £14", Unreadable),
        ("£5-£10", Unreadable),
        ("c.500", Unreadable),
        ("approx. £300", Unreadable),
        ("approx 300", Unreadable),
        ("~300", Unreadable),
        ("300?", Unreadable),
        ("£?", Unreadable),
        ("??", Unreadable),
        ("£120 + VAT", Unreadable),
        ("£1,000.00p", Unreadable),
        ("£007", Unreadable),
        ("-(5)", Unreadable),
        ("-5 CR", Unreadable),
        ("££5", Unreadable),
        ("£12345678901234", Unreadable),
        ("", Words),
        ("  ", Words),
        ("£", Words),
        ("()", Words),
        ("12/05/2014", Words),
        ("12.05.2014", Words),
        ("2014-15", Words),
        ("25/06/2012900", Words),
        ("020 7946 0018", Words),
        ("01632 960 001", Words),
        ("10%", Words),
        ("3 x £50", Words),
        ("2 days", Words),
        ("5m", Words),
        ("1.", Words),
        ("1.2.3", Words),
        ("000123", Words),
        ("00.50", Words),
        ("12345678901234", Words),
        ("12E5", Words),
        ("£500 grants to groups", Words),
        ("Hall hire", Words),
        ("C1", Words),
        ("45 and over", Words),
        ("Under 200", Words),
        ("Under £200", Unreadable),
        ("2009, estimate", Words),
        ("5131,5132", Words),
        ("212, 213", Words),
        ("£000", Words),
        ("£'000", Words),
        ("-----------", Words),
        ("2756-C", Words),
        ("C. 4", Words),
        ("01632-960 ?", Words),
        ("Who pays?", Words),
        ("k", Words),
        ("c", Words),
        ("or", Words),
        ("Over 60s club", Words),
    ] {
        assert_eq!(read_amount(text, DecimalSign::Point), reading, "{text:?}");
    }
}

#[test]
fn a_column_agrees_on_its_decimal_sign() {
    for (texts, sign) in [
        (&["161506,65", "500"][..], DecimalSign::Comma),
        (&["76.999,5\n", "1.234"], DecimalSign::Comma),
        (&["€0,50"], DecimalSign::Comma),
        (&["161506,65", "12.50"], DecimalSign::Point),
        (&["1,23", "1,234"], DecimalSign::Point),
        (&["1.234", "500"], DecimalSign::Point),
        (&["1.234.567"], DecimalSign::Point),
        (&["12,681,882,27"], DecimalSign::Point),
        (&["words, 5"], DecimalSign::Point),
        (&[], DecimalSign::Point),
    ] {
        assert_eq!(decimal_sign(texts.iter().copied()), sign, "{texts:?}");
    }
}

/// `digits` in groups of three.
fn grouped(digits: &str, separator: &str) -> String {
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(|group| std::str::from_utf8(group).unwrap())
        .collect();
    groups.join(separator)
}

proptest! {
    #[test]
    fn every_printed_form_reads_back(pence in -999_999_999_999_999i64..=999_999_999_999_999) {
        let money = Money::from_pence(pence);
        let plain = money.abs().to_string();
        let (whole, places) = plain.split_once('.').unwrap();
        let minus = if pence < 0 { "-" } else { "" };
        let comma = grouped(whole, ",");
        let mut forms = vec![
            money.to_string(),
            format!("{minus}£{comma}.{places}"),
            format!("£{minus}{comma}.{places}*"),
            format!("{comma}.{places}{minus}"),
            format!("{minus}{}.{places} GBP", grouped(whole, "\u{a0}")),
            format!("{minus}{}.{places}", grouped(whole, "'")),
        ];
        if pence < 0 {
            forms.push(format!("({comma}.{places})"));
            forms.push(format!("(£{comma}.{places})"));
            forms.push(format!("{comma}.{places} CR"));
        }
        for form in forms {
            prop_assert_eq!(read_amount(&form, DecimalSign::Point), Reading::Amount(money), "{}", form);
        }
        for form in [
            format!("{minus}{whole},{places}"),
            format!("{minus}€{},{places}", grouped(whole, ".")),
        ] {
            prop_assert_eq!(read_amount(&form, DecimalSign::Comma), Reading::Amount(money), "{}", form);
            prop_assert_eq!(decimal_sign([form.as_str()].into_iter()), DecimalSign::Comma, "{}", form);
        }
    }

    #[test]
    fn any_text_is_read_without_harm(text in any::<String>(), figures in "[-0-9.,£()kKmEe+ CRp'–*]{0,24}") {
        for text in [text, figures] {
            for sign in [DecimalSign::Point, DecimalSign::Comma] {
                read_amount(&text, sign);
            }
            decimal_sign([text.as_str()].into_iter());
            amount_after_date(&text);
            glued_candidates(&text).count();
        }
    }
}
