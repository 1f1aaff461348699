use super::*;
use crate::figure::Figure;

fn docx(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn part(docx: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn figures() -> Figures {
    let figure = |(id, value): (&str, &str)| Figure {
        id: id.into(),
        value: value.into(),
        unit: String::from("GBP"),
        lines: Some(1),
        provisional: false,
    };
    let list = [
        ("area.a.category.x", "0.50"),
        ("area.a.category.y", "0.50"),
        ("area.a.total", "1.00"),
        ("programme.total", "1234.00"),
    ];
    Figures::new(list.map(figure).into())
}

#[test]
fn placeholders_are_found_across_runs_and_the_rest_is_copied() {
    let body = r#"<?xml version="1.0"?><w:document><w:body><w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>A &amp; B: {{pro</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>gramme</w:t></w:r><w:r><w:t>.total}} &lt;pounds</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve"> \{{x}} </w:t></w:r></w:p><w:p/></w:body></w:document>"#;
    let header = "<w:hdr><w:p><w:r><w:t>{{programme.total | words}}</w:t></w:r></w:p></w:hdr>";
    let template = docx(&[
        ("[Content_Types].xml", "types"),
        ("word/header1.xml", header),
        ("word/document.xml", body),
        ("word/media/image1.png", "{{not a figure}}"),
    ]);
    let filled = fill(&template, &figures()).unwrap();
    let expected = r#"<?xml version="1.0"?><w:document><w:body><w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">A &amp; B: £1,234</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"></w:t></w:r><w:r><w:t xml:space="preserve"> &lt;pounds</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve"> {{x}} </w:t></w:r></w:p><w:p/></w:body></w:document>"#;
    assert_eq!(part(&filled.page, "word/document.xml"), expected);
    assert!(
        part(&filled.page, "word/header1.xml")
            .contains("one thousand, two hundred and thirty-four")
    );
    assert_eq!(part(&filled.page, "word/media/image1.png"), "{{not a figure}}");
    let told: Vec<_> = filled.quotes.iter().map(|one| (one.line, one.column)).collect();
    assert_eq!(told, [(1, 8), (4, 1)]);
    assert!(text(&filled.page).unwrap().starts_with("A & B: £1,234 <pounds\n"));
    assert_eq!(fill(&template, &figures()), Ok(filled), "the same bytes each time");
}

#[test]
fn columns_of_tables_add_up() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row =
        |id: &str| format!("<w:tr>{}{}</w:tr>", cell(id), cell(&format!("{{{{area.a.{id}}}}}")));
    let rows = ["category.x", "category.y", "total"].map(row).concat();
    let body = format!("<w:document><w:tbl>{rows}</w:tbl></w:document>");
    let filled = fill(&docx(&[(DOCUMENT, &body)]), &figures()).unwrap();
    let printed: Vec<&str> = filled.quotes.iter().map(|quote| quote.printed.as_str()).collect();
    assert_eq!(printed, ["£1", "£0", "£1"]);
}

#[test]
fn what_is_wrong_is_told() {
    let body = "<w:p><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b {{programme</w:t><w:br/><w:t>.total}}</w:t></w:r></w:p>";
    let footer = "<w:p><w:r><w:t>{{programme.totl}}</w:t></w:r></w:p>";
    let wrong = docx(&[(DOCUMENT, body), ("word/footer2.xml", footer)]);
    let told: Vec<String> =
        fill(&wrong, &figures()).unwrap_err().iter().map(Mistake::to_string).collect();
    assert!(told[0].starts_with("2:3: `{{` is not closed"), "{told:?}");
    assert!(told[1].starts_with("3:1: ") && told[1].ends_with("(in word/footer2.xml)"), "{told:?}");
    for (bytes, says) in [
        (b"PK no".to_vec(), "no Word document"),
        (docx(&[("xl/workbook.xml", "")]), "no text of a Word document"),
    ] {
        assert!(fill(&bytes, &figures()).unwrap_err()[0].says.contains(says));
    }
    let bomb = " ".repeat(usize::try_from(LARGEST).unwrap() + 10);
    let told = fill(&docx(&[(DOCUMENT, &bomb)]), &figures()).unwrap_err();
    assert!(told[0].says.contains("64 MiB"));
}

#[test]
fn signs_that_look_like_entities_stay_and_are_passed_once() {
    let start = std::time::Instant::now();
    let words = "&".repeat(2_000_000);
    let page = docx(&[(DOCUMENT, &format!("<w:p><w:t>{words}</w:t></w:p>"))]);
    assert_eq!(text(&page).unwrap(), words);
    assert!(start.elapsed() < std::time::Duration::from_secs(10), "{:?}", start.elapsed());
    let page = docx(&[(DOCUMENT, "<w:p><w:t>&#x000000007b;&amp;&none;&</w:t></w:p>")]);
    assert_eq!(text(&page).unwrap(), "{&&none;&");
}
