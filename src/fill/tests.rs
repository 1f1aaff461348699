//! Pages filled from end to end.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::figure::{Figure, Figures, PERCENT};

fn figures(list: &[(&str, &str, &str, Option<u64>)]) -> Figures {
    let figure = |&(id, value, unit, lines): &(&str, &str, &str, Option<u64>)| Figure {
        id: id.into(),
        value: value.into(),
        unit: unit.into(),
        lines,
        provisional: id.starts_with("area.b"),
    };
    Figures::new(list.iter().map(figure).collect())
}

fn book() -> Figures {
    figures(&[
        ("area.a.category.arts", "33.40", "GBP", Some(1)),
        ("area.a.category.arts.share", "33.40", PERCENT, Some(1)),
        ("area.a.category.review", "33.20", "GBP", Some(4)),
        ("area.a.category.review.share", "33.20", PERCENT, Some(4)),
        ("area.a.category.sport", "33.40", "GBP", Some(2)),
        ("area.a.category.sport.share", "33.40", PERCENT, Some(2)),
        ("area.a.total", "100.00", "GBP", Some(7)),
        ("area.b.category.arts", "36462.42", "GBP", Some(9)),
        ("area.b.category.arts.share", "3.50", PERCENT, Some(9)),
        ("area.b.total", "1043215.37", "GBP", Some(1_204)),
        ("count.areas", "17", "areas", None),
        ("programme.category.arts.median", "12.00", "GBP", None),
        ("programme.total", "1043315.37", "GBP", Some(1_211)),
    ])
}

fn filled(kind: Kind, template: &str) -> String {
    let filled = fill(kind, template.as_bytes(), &book()).unwrap();
    String::from_utf8(filled.page).unwrap()
}

#[test]
fn placeholders_are_filled_and_nothing_else_is_touched() {
    for (template, expected) in [
        ("{{area:b.total}}", "£1,043,215"),
        ("{{area.b.total|pounds:pence}}", "£1,043,215.37"),
        ("{{ area:b.total | pounds: rounded }}", "£1.04 million"),
        ("{{area:a.category:arts | share}}", "33%"),
        ("{{area:a.category:arts.share | share:1}}", "33.4%"),
        ("{{area:a.category:arts.share}}", "33%"),
        ("{{area:b.total | count}} lines", "1,204 lines"),
        ("{{count.areas}}, {{count.areas | words}}", "17, seventeen"),
        ("\u{feff}a\r\n\\{{x}} {y} {{area:a.total}}\r\n\tb", "\u{feff}a\r\n{{x}} {y} £100\r\n\tb"),
    ] {
        assert_eq!(filled(Kind::Text, template), expected, "{template}");
    }
    let attribute = "<a title=\"{{area:a.total}}\">{{area:a.total}}</a>";
    assert_eq!(filled(Kind::Html, attribute), "<a title=\"£100\">£100</a>");
}

#[test]
fn every_mistake_is_told_with_its_place() {
    let template = "ä {{area:a.totl}}\n{{}} {{area:a.total | pound}} {{area:a.total | share | words}}\n\
        {{area:a.total | share}} {{count.areas | pounds}} {{area:a.category:arts.share | pounds}}\n\
        {{programme.category:arts.median | count}} {{area:a.total";
    let mistakes = fill(Kind::Text, template.as_bytes(), &book()).unwrap_err();
    let told: Vec<String> = mistakes.iter().map(Mistake::to_string).collect();
    let expected = [
        "1:3: there is no figure `area:a.totl`; did you mean `area:a.total`?",
        "2:1: the placeholder is empty",
        "2:6: there is no format `pound`",
        "2:31: there is no format `share|words`",
        "3:1: `share` does not fit `area:a.total`: it is no share of anything",
        "3:26: `pounds` does not fit `count.areas`: it is a number of things",
        "3:51: `pounds` does not fit `area:a.category:arts.share`: it is a percentage",
        "4:1: `count` does not fit `programme.category:arts.median`: it is no sum of lines",
        "4:44: `{{` is not closed",
    ];
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (told, expected) in told.iter().zip(expected) {
        assert!(told.starts_with(expected), "{told}");
    }
    let not_utf8 = fill(Kind::Text, b"\xa3 5", &book()).unwrap_err();
    assert!(not_utf8[0].to_string().contains("UTF-8"));
}

#[test]
fn what_is_quoted_is_remembered_with_its_place_on_the_page() {
    let template =
        b"\xef\xbb\xbf{{area:b.total}} {{area:a.total}}\n{{area:a.category:arts | share}}";
    let quotes = fill(Kind::Markdown, template, &book()).unwrap().quotes;
    let told: Vec<String> = quotes
        .iter()
        .map(|quote| {
            let Quote { line, column, figure, format, printed, value, provisional, .. } = quote;
            format!("{line}:{column} {figure} {format} {printed} {value} {provisional}")
        })
        .collect();
    let expected = [
        "1:1 area.b.total pounds £1,043,215 1043215.37 true",
        "1:12 area.a.total pounds £100 100.00 false",
        "2:1 area.a.category.arts.share share 33% 33.40 false",
    ];
    assert_eq!(told, expected);
    assert_eq!(print_again(&quotes, &book())[0].as_deref(), Some("£1,043,215"));
    let fewer = figures(&[("area.a.total", "99.50", "GBP", Some(7))]);
    assert_eq!(print_again(&quotes, &fewer), [None, Some(String::from("£100")), None]);
}

#[test]
fn a_column_adds_up_to_its_total_and_other_figures_stay_as_they_are() {
    let rows = "| {{area:a.category:arts}} | {{area:a.category:arts | share}} |
| {{area:a.category:sport}} | {{area:a.category:sport | share}} |
| {{area:a.category:review}} | {{area:a.category:review | share}} |
| {{area:a.total}} | 100% |
| {{programme.category:arts.median}} | |
";
    let markdown = format!("| a | b |\n|---|---|\n{rows}");
    let expected = "| £34 | 34% |\n| £33 | 33% |\n| £33 | 33% |\n| £100 | 100% |\n| £12 | |\n";
    let page = filled(Kind::Markdown, &markdown);
    assert!(page.ends_with(expected), "{page}");
    let html = "<table>
<tr><td>{{area:a.category:arts}}<td>{{area:a.category:arts | share}}
<tr><td>{{area:a.category:sport}}<td>{{area:a.category:sport | share}}
<tr><td>{{area:a.category:review}}<td>{{area:a.category:review | share}}
</table>";
    let expected = "<table>
<tr><td>£34<td>34%
<tr><td>£33<td>33%
<tr><td>£33<td>33%
</table>";
    assert_eq!(filled(Kind::Html, html), expected);
    // Outside of a table each figure is rounded by itself.
    assert!(filled(Kind::Text, &markdown).contains("| £33 | 33% |\n| £33 | 33% |"));
}

#[test]
fn only_what_was_rounded_together_is_numbered() {
    let table = "{{count.areas}} {{area:a.total}}\n\n|a|\n|-|\n|{{area:a.category:arts}}|\n|{{area:a.category:sport}}|
|{{area:a.category:review}}|\n|{{area:a.total}}|\n|{{programme.category:arts.median}}|\n\n|b|\n|-|\n|{{area:b.total}}|
\n|c|\n|-|\n|{{area:a.total | pounds:rounded}}|\n|{{area:b.total | pounds:rounded}}|\n";
    let quotes = fill(Kind::Markdown, table.as_bytes(), &book()).unwrap().quotes;
    let numbers: Vec<u32> = quotes.iter().map(|quote| quote.in_column.unwrap_or(0)).collect();
    assert_eq!(numbers, [0, 0, 1, 1, 1, 1, 0, 0, 2, 2]);
    let again: Vec<_> = quotes.iter().map(|quote| Some(quote.printed.clone())).collect();
    assert_eq!(print_again(&quotes, &book()), again);
}

#[test]
fn a_column_of_rounded_pounds_has_one_step_and_one_unit() {
    let table = "|a|\n|-|\n|{{area:a.total | pounds:rounded}}|\n|{{area:b.total | pounds:rounded}}|\n|{{programme.total | pounds:rounded}}|\n";
    let page = filled(Kind::Markdown, table);
    assert_eq!(page, "|a|\n|-|\n|£0.00 million|\n|£1.04 million|\n|£1.04 million|\n");
}

#[test]
fn words_that_were_taken_away_or_moved_are_noticed() {
    let quotes = fill(Kind::Text, b"a\n{{area:a.total}}\n{{count.areas}}", &book()).unwrap().quotes;
    for (page, expected) in [
        ("a\n£100\n17", [Some(2), Some(3)]),
        ("new\na\n£100 and 17", [Some(3), Some(3)]),
        ("a\n£1,000\n175", [None, None]),
        ("£100\n\n\n£100\n17%", [Some(1), Some(5)]),
    ] {
        assert_eq!(holds(Kind::Text, page.as_bytes(), &quotes), expected, "{page}");
    }
}

/// The number that a page prints.
fn number(text: &str) -> Decimal {
    let digits: String = text.chars().filter(|one| "-.0123456789".contains(*one)).collect();
    digits.parse().unwrap()
}

proptest! {
    #[test]
    fn columns_add_up_as_they_are_printed(
        pence in prop::collection::vec(-50_000_i64..5_000_000, 2..12),
        format in prop::sample::select(vec!["pounds", "pounds:rounded", "pounds:pence"]),
        with_total in any::<bool>(),
    ) {
        let money = |pence: i64| Decimal::new(pence, 2).to_string();
        let ids: Vec<String> = (0..pence.len()).map(|at| format!("area.a.category.c{at}")).collect();
        let values: Vec<String> = pence.iter().copied().map(money).collect();
        let total = money(pence.iter().sum());
        let mut list: Vec<(&str, &str, &str, Option<u64>)> =
            ids.iter().zip(&values).map(|(id, value)| (id.as_str(), value.as_str(), "GBP", Some(1))).collect();
        list.push(("programme.total", &total, "GBP", None));
        list.push(("area.a.total", &total, "GBP", None));
        let book = figures(&list);
        let mut page = String::from("| of |\n|---|\n");
        for id in &ids {
            page.push_str(&format!("| {{{{{id} | {format}}}}} |\n"));
        }
        if with_total {
            page.push_str(&format!("| {{{{area.a.total | {format}}}}} |\n"));
        }
        let filled = fill(Kind::Markdown, page.as_bytes(), &book).unwrap();
        let printed: Vec<Decimal> = filled.quotes.iter().map(|quote| number(&quote.printed)).collect();
        let (parts, whole) = printed.split_at(ids.len());
        let sum: Decimal = parts.iter().sum();
        if let Some(whole) = whole.first() {
            prop_assert_eq!(sum, *whole);
        } else if format == "pounds" {
            prop_assert_eq!(sum, crate::figure::nearest(number(&total), Decimal::ONE));
        }
    }

    #[test]
    fn nothing_that_people_write_makes_it_fail(text in "[{}|\\\\<>a-z \n:.-]{0,80}") {
        for kind in [Kind::Markdown, Kind::Html, Kind::Text] {
            let _ = fill(kind, text.as_bytes(), &book());
        }
    }
}

#[test]
fn a_page_takes_time_in_proportion_to_its_length() {
    /// Many times what the slowest takes on a slow machine, and far less than looking again at all that
    /// follows, or at all that came before, for each placeholder.
    const LONG: std::time::Duration = std::time::Duration::from_secs(10);
    let cell = "{{area:a.total}} | ";
    let spans = "<tr><td colspan=1000 rowspan=9>";
    for (name, kind, page) in [
        ("nothing is closed", Kind::Text, "{{".repeat(200_000)),
        ("one line", Kind::Text, "{{area:a.total}}".repeat(20_000)),
        ("one row of pipes", Kind::Markdown, format!("| a |\n|---|\n| {}", cell.repeat(20_000))),
        ("no markup", Kind::Html, cell.repeat(20_000)),
        ("scripts", Kind::Html, format!("{}{cell}", "<script></script>".repeat(40_000))),
        ("wide cells", Kind::Html, format!("<table>{}{cell}", spans.repeat(20_000))),
    ] {
        let start = std::time::Instant::now();
        let told = fill(kind, page.as_bytes(), &book()).map(|filled| filled.quotes.len());
        assert!(told.is_ok() || kind == Kind::Text, "{name}");
        assert!(start.elapsed() < LONG, "{name}: {:?}", start.elapsed());
    }
}

#[test]
fn a_share_is_printed_from_the_sums_in_a_table_too() {
    // 3.4951 per cent: 3.50 in the list of figures, and 3 in whole per cents.
    let one = "{{area:b.category:arts | share}}";
    let table =
        format!("| a |\n|---|\n| {one} |\n| {{{{area:a.category:arts | share}}}} |\n{one}\n");
    let page = filled(Kind::Markdown, &format!("{one}\n\n{table}"));
    assert_eq!(page, "3%\n\n| a |\n|---|\n| 3% |\n| 33% |\n3%\n");
}
