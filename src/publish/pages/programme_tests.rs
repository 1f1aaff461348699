//! The files of the programme's article and the run at a glance, with hostile names.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::{
    index_html, programme_charts, programme_csv, programme_html, programme_json, programme_md,
    programme_xlsx,
};
use crate::figure::Figures;
use crate::pages::programme_example::Example;
use crate::pages::{Context, IndexPage, ProgrammePage};
use crate::reconcile::Verdict;

const EVIL: &str = "=1+1 <script>alert(1)</script> | [b](http://c) \"' onload=x\u{202e}";

fn example() -> Example {
    let spend = [
        (Some(0), 0, 10_000, Some(2014)),
        (Some(0), 1, 30_050, Some(2015)),
        (Some(1), 0, 20_000, None),
        (Some(1), 3, 5_000, Some(2015)),
    ];
    Example::new(&[(EVIL, EVIL), ("Leaf Hall", ""), ("Silent", "Wales")], &spend)
        .with_file(EVIL, Verdict::Differs)
}

/// Every text file of the article, and the index, by name.
fn files(context: &Context<'_>) -> Vec<(&'static str, String)> {
    let page = &ProgrammePage::new(context).unwrap();
    let lists = programme_csv::Lists { page, figures: context.figures, mappings: context.mappings };
    let index = IndexPage::new(context).unwrap();
    let folders = ["areas/area-0", "areas/area-1", "areas/area-2"].map(String::from);
    let mut files = vec![
        ("page.html", programme_html::page(page).unwrap()),
        ("fragment.html", programme_html::article(page).unwrap()),
        ("index.html", index_html::render(&index, &folders).unwrap()),
        ("page.md", programme_md::render(page)),
        ("totals.json", programme_json::render(page).unwrap()),
        ("categories.csv", lists.categories()),
        ("years.csv", lists.years()),
        ("regions.csv", lists.regions()),
        ("delivery.csv", lists.delivery().unwrap()),
    ];
    files.extend(programme_charts::charts(page).unwrap());
    files.into_iter().map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap())).collect()
}

fn workbook(context: &Context<'_>) -> Vec<u8> {
    let page = &ProgrammePage::new(context).unwrap();
    let lists = programme_csv::Lists { page, figures: context.figures, mappings: context.mappings };
    programme_xlsx::render(&lists, "GBP").unwrap()
}

#[test]
fn names_are_never_markup() {
    for (name, text) in example().with(files) {
        if name.ends_with(".html") || name.ends_with(".svg") {
            for sign in ["<script", "<b>", "src=", "\u{202e}", "\" onload"] {
                assert!(!text.contains(sign), "{name}: {sign}\n{text}");
            }
            assert!(name != "index.html" || text.contains("alert(1)"), "the words are shown");
        }
        if name.ends_with(".csv") {
            assert!(!text.contains(",=1+1") && !text.contains("\n=1"), "{name}\n{text}");
        }
    }
}

/// The id, value and text of each figure in a page.
fn quoted(html: &str) -> Vec<(&str, &str)> {
    let field = |text: &'static str| move |part: &'_ str| part.find(text).map(|at| at + text.len());
    html.split("<data ")
        .skip(1)
        .map(|part| {
            let value = &part[field("value=\"")(part).unwrap()..];
            let id = &part[field("data-figure=\"")(part).unwrap()..];
            (&id[..id.find('"').unwrap()], &value[..value.find('"').unwrap()])
        })
        .collect()
}

#[test]
fn each_figure_is_in_the_book_and_no_number_is_without_its_id() {
    example().with(|context| {
        let figures: &Figures = context.figures;
        let bare = regex::Regex::new(
            r#"(?s)<head>.*?</head>|<data .*?</data>|<time .*?</time>|<span class="words">.*?</span>|<th scope="row">.*?</th>|<[^>]*>|100%"#,
        )
        .unwrap();
        for (name, html) in files(context).iter().filter(|(name, _)| name.ends_with(".html")) {
            let quoted = quoted(html);
            assert!(quoted.len() > 5, "{name}");
            for (id, value) in quoted {
                assert_eq!(figures.get(id).map(|figure| figure.value.as_str()), Some(value), "{id}");
            }
            let rest = bare.replace_all(html, " ");
            let digit = rest.split_whitespace().find(|word| word.contains(|c: char| c.is_ascii_digit()));
            assert_eq!(digit, None, "{name}: a number that is no figure");
        }
    });
}

#[test]
fn links_lead_to_what_is_written_and_the_same_results_give_the_same_bytes() {
    let (first, again) = (example().with(files), example().with(files));
    assert_eq!(first, again);
    assert_eq!(example().with(workbook), example().with(workbook));
    let names: BTreeSet<&str> = first.iter().map(|(name, _)| *name).collect();
    let page = &first.iter().find(|(name, _)| *name == "page.html").unwrap().1;
    for link in page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        let written = names.contains(link) || ["../index.html", "programme.xlsx"].contains(&link);
        assert!(written, "{link}");
    }
}

#[test]
fn the_workbook_holds_numbers_sums_and_charts() {
    let bytes = example().with(workbook);
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(&bytes)).unwrap();
    assert_eq!(book.sheet_names(), programme_xlsx::SHEETS);
    let sheet = book.worksheet_range("Categories").unwrap();
    assert_eq!(sheet.get_value((4, 1)), Some(&Data::Float(300.5)), "a number, exactly");
    assert_eq!(sheet.get_value((8, 0)), Some(&Data::String(String::from("Total"))));
    assert_eq!(sheet.get_value((8, 1)), Some(&Data::Float(650.5)));
    let formulas = book.worksheet_formula("Categories").unwrap();
    assert_eq!(formulas.get_value((8, 1)).map(String::as_str), Some("SUM(B5:B8)"));
    let regions = book.worksheet_range("Regions").unwrap();
    let name = regions.get_value((4, 0)).map(ToString::to_string).unwrap();
    assert!(
        name.starts_with("=1+1")
            && book.worksheet_formula("Regions").unwrap().used_cells().count() == 1
    );
    let archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let charts = archive
        .file_names()
        .filter(|name| name.as_ref().is_ok_and(|name| name.starts_with("xl/charts/chart")))
        .count();
    assert_eq!(charts, 4);
}
