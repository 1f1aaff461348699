//! The files of an area's page, with hostile words wherever words of others come in.

use rust_decimal::Decimal;

use super::{area_chart, area_csv, area_html, area_json, area_md};
use crate::figure::Printed;
use crate::model::{Money, Tally};
use crate::pages::{AreaPage, Coverage, Line, Sentence, Table, Time};

const EVIL: &str =
    "=1+1 </td><script>alert(1)</script> | *a* [b](http://c) \"' onload=x\u{202e}\n# d";

fn figure(id: &str, value: &str, text: &str) -> Printed {
    Printed { id: id.to_owned(), value: value.to_owned(), text: text.to_owned() }
}

fn page() -> AreaPage {
    let line = |name: &str, pence: i64| Line {
        name: Sentence::new().words(name),
        pounds: figure("area.x.label.a", "12.34", "£12"),
        share: Some(figure("area.x.label.a.share", "50.00", "50%")),
        pounds_said: figure("area.x.label.a", "12.34", "£12"),
        share_said: None,
        sum: Tally::one(Money::from_pence(pence)),
        bar: Decimal::from(50),
    };
    let total = figure("area.x.total", "24.68", "£25");
    let table = Table {
        id: "labels",
        heading: String::from("Own words"),
        caption: Sentence::new().text("As it calls them."),
        of: "Label",
        lines: vec![line(EVIL, 1_234), line("Refund", -100)],
        total: total.clone(),
        sum: Tally::one(Money::from_pence(1_134)),
        has_shares: true,
    };
    let said = Sentence::new().text("On ").words(EVIL).text(" in ").time(Time::year(2014));
    AreaPage {
        id: String::from("x"),
        name: crate::publish::safe_text::without_controls(EVIL).into_owned(),
        programme: String::from("<i>Programme</i>"),
        edition: String::from("3fa85f64"),
        total: Some(total.clone()),
        provisional: true,
        period: Sentence::new().time(Time::year(2014)),
        coverage: Coverage {
            returns: Some(figure("area.x.returns", "2", "2")),
            ..Coverage::default()
        },
        facts: vec![("Spend in all", Sentence::new().figure(&total))],
        sentences: vec![said],
        tables: vec![table],
        provenance: Sentence::new().text("Added up; edition ").words("3fa85f64").text("."),
        follow: String::from("crosscast explain --figure area.x.total"),
    }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

#[test]
fn words_of_others_are_never_markup() {
    for html in [area_html::page(&page()), area_html::article(&page())] {
        let html = text(html.unwrap());
        assert!(html.contains("alert(1)"), "the words are shown");
        for sign in ["<script", "<i>", "src=", "href=\"http", "\u{202e}", "\" onload"] {
            assert!(!html.contains(sign), "{sign}\n{html}");
        }
    }
    let markdown = text(area_md::render(&page()));
    assert!(
        markdown.contains(r"\<script\>") && !markdown.replace(r"\<", "").contains('<'),
        "{markdown}"
    );
    assert!(markdown.contains(r"\[b\](http\://c)"), "{markdown}");
    assert_eq!(markdown.lines().filter(|line| line.starts_with("# ")).count(), 1);
    let row = markdown.lines().find(|line| line.starts_with("| =1")).unwrap();
    assert_eq!(row.replace(r"\|", "").matches('|').count(), 4, "{row}");
    let svg = text(area_chart::chart(&page()).unwrap().unwrap());
    assert!(!svg.contains("<script") && svg.contains("alert(1)"), "{svg}");
    let csv = text(area_csv::render(&page()));
    assert!(csv.contains("\"'=1+1 "), "{csv}");
}

#[test]
fn the_article_is_the_same_in_the_page_and_by_itself() {
    let (whole, article) =
        (area_html::page(&page()).unwrap(), area_html::article(&page()).unwrap());
    let (whole, article) = (text(whole), text(article));
    assert!(article.starts_with("<article") && article.ends_with("</article>\n"));
    assert!(whole.contains(&article));
    assert_eq!((whole.matches("<h1").count(), article.matches("<h1").count()), (1, 0));
    assert!(!article.contains("<style"));
    assert!(article.contains("<data value=\"12.34\" data-figure=\"area.x.label.a\">£12</data>"));
    assert!(article.contains("<time datetime=\"2014\">2014</time>"));
}

#[test]
fn tables_for_programs_hold_the_exact_figures() {
    let csv = text(area_csv::render(&page()));
    let mut reader = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
    assert_eq!(rows.len(), 3);
    let first: Vec<&str> = rows[0].iter().collect();
    assert_eq!(first, ["total", "area.x.total", "Total", "24.68", "1", "", "yes"]);
    assert_eq!((&rows[1][0], &rows[1][3], &rows[1][5]), ("labels", "12.34", "50.00"));
    let json: serde_json::Value =
        serde_json::from_slice(&area_json::render(&page()).unwrap()).unwrap();
    assert_eq!(json["total"]["value"], "24.68");
    assert_eq!(json["tables"][0]["lines"][1]["share"]["text"], "50%");
    assert_eq!(json["coverage"]["returns"]["figure"], "area.x.returns");
    assert_eq!(json["coverage"]["months"], serde_json::Value::Null);
    assert_eq!(json["period"], "2014");
    assert_eq!(json["sentences"][0]["text"].as_str().unwrap().lines().count(), 1);
}
