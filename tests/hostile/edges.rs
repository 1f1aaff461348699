//! Sizes and numbers at the edges.

use std::fs;

use super::project::{Project, finished, said};

/// Runs over one more return; nothing may fail inside, and each code is held to its bound.
fn read(name: &str, bytes: &[u8]) -> String {
    let project = Project::new();
    fs::write(project.at("inbox").join(name), bytes).unwrap();
    let done = finished(project.crosscast(&["run"]).spawn().unwrap());
    assert!(matches!(done.status.code(), Some(0..=2)), "{name}: {done:?}");
    assert!(!said(&done).contains("internal"), "{name}: {done:?}");
    let findings = fs::read_to_string(project.at("out/findings.csv")).unwrap();
    let begins = format!(",{name},");
    let of_file: Vec<&str> = findings.lines().filter(|line| line.contains(&begins)).collect();
    assert!(!of_file.iter().any(|line| line.starts_with("internal,")), "{of_file:?}");
    for code in crosscast::model::Code::ALL {
        let begins = format!("{},", code.as_str());
        let count = of_file.iter().filter(|line| line.starts_with(&begins)).count();
        // The bound, and the line that counts the rest.
        assert!(count <= 101, "{name}: {count} {begins}");
    }
    let files = fs::read_to_string(project.at("out/files.csv")).unwrap();
    let line = files.lines().find(|line| line.starts_with(&begins[1..])).unwrap();
    format!("{line}\n{}", of_file.join("\n"))
}

fn column(heading: &str, values: &[&str]) -> Vec<u8> {
    let mut text = format!("Item,{heading},Amount\n");
    for (at, value) in values.iter().enumerate() {
        text.push_str(&format!("Thing {at},{value},{}.25\n", at + 10));
    }
    text.into_bytes()
}

#[test]
fn numbers_at_the_edge_are_said_and_not_counted() {
    let most = "9999999999999.99";
    let mut text = String::from("Item,Amount\n");
    for (at, amount) in [
        "1e28",
        "79228162514264337593543950335",
        "79228162514264337593543950336",
        "-79228162514264337593543950335",
        "10000000000000",
        "0.0000000000000000000000000001",
        "-0",
        "1E400",
        "1e-400",
        "NaN",
    ]
    .iter()
    .enumerate()
    {
        text.push_str(&format!("Edge {at},{amount}\n"));
    }
    (0..3_000).for_each(|at| text.push_str(&format!("Much {at},{most}\n")));
    let said = read("edge.csv", text.as_bytes());
    // 3,000 times the most that is money, to the penny.
    assert!(said.contains(",29999999999999970.00,"), "{said}");
    assert!(said.contains("amount-unreadable,error,edge.csv"), "{said}");
}

#[test]
fn days_that_do_not_exist_are_said_and_harm_nothing() {
    let days = [
        "00/00/0000",
        "01/01/0000",
        "31/12/9999",
        "29/02/1900",
        "30/02/2019",
        "01/01/10000",
        "9999-12-31",
        "0000-01-01",
        "-0001-01-01",
        "2019-13-45",
        "99/99/99",
        "1900-01-00",
    ];
    let said = read("days.csv", &column("Date", &days));
    assert!(said.contains("date-unreadable,warning,days.csv"), "{said}");
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    let format = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    for (col, heading) in ["Date", "Item", "Amount"].iter().enumerate() {
        sheet.write_string(0, col as u16, *heading).unwrap();
    }
    let serials = [0.0, -1.0, 60.0, 61.0, 2_958_465.0, 2_958_466.0, 1e15, -1e300, 0.5];
    for (row, serial) in (1..).zip(serials) {
        sheet.write_number_with_format(row, 0, serial, &format).unwrap();
        sheet.write_string(row, 1, format!("Thing {row}")).unwrap();
        sheet.write_number(row, 2, f64::from(row) + 0.25).unwrap();
    }
    let said = read("days.xlsx", &workbook.save_to_buffer().unwrap());
    assert!(said.contains("cell-unreadable,warning,days.xlsx"), "{said}");
}

#[test]
fn wide_long_and_many_are_bounded_and_told() {
    let mut wide = b"Item,Amount\n".to_vec();
    wide.extend(b"1,".repeat(200_000));
    wide.extend_from_slice(b"\nRent,5.25\n");
    let said = read("wide.csv", &wide);
    assert!(said.contains("wide.csv"), "{said}");

    let long =
        [b"Item,Amount\nRent,5.25\n".as_slice(), &b"x".repeat(5_000_000), b",5.25\n"].concat();
    let said = read("long.csv", &long);
    assert!(said.contains("limit-reached,error,long.csv"), "{said}");

    let unclosed =
        [b"Item,Amount\n\"Rent,5.25\n".as_slice(), &b"x,1.25\n".repeat(100_000)].concat();
    let said = read("unclosed.csv", &unclosed);
    assert!(said.contains("unclosed-quote,warning,unclosed.csv"), "{said}");
    assert!(said.contains(",125005.25,") || said.contains(",125000.00,"), "{said}");

    let many: String =
        (0..300).map(|at| format!("Item,Amount\nA{at},5\nB,7\nTotal,99.31\n\n")).collect();
    let said = read("many.csv", many.as_bytes());
    assert!(said.contains("more findings of this kind in the file are not listed"), "{said}");
}

#[test]
fn ten_thousand_sheets_are_bounded_and_told() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for at in 0..10_000u32 {
        let sheet = workbook.add_worksheet();
        if at < 1_100 {
            sheet.write_string(0, 0, "Item").unwrap().write_string(0, 1, "Amount").unwrap();
            sheet.write_string(1, 0, "Rent").unwrap();
            sheet.write_number(1, 1, f64::from(at) + 0.25).unwrap();
        }
    }
    let said = read("sheets.xlsx", &workbook.save_to_buffer().unwrap());
    assert!(said.contains("only the first 1000 of 10000 sheets were read"), "{said}");
    assert!(said.contains("900 more findings of this kind in the file are not listed"), "{said}");
}

/// Neither entities that grow nor those that lead to a file are followed.
#[test]
fn entities_stay_as_they_are() {
    let ods = |doctype: &str, word: &str| {
        let namespaces = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
                          xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
                          xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"";
        let text = |text: &str| {
            format!(
                "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
            )
        };
        let number = "<table:table-cell office:value-type=\"float\" office:value=\"5.25\"/>";
        format!(
            "<?xml version=\"1.0\"?>{doctype}<office:document-content {namespaces}><office:body>\
             <office:spreadsheet><table:table table:name=\"S\"><table:table-row>{}{}</table:table-row>\
             <table:table-row>{}{number}</table:table-row></table:table></office:spreadsheet>\
             </office:body></office:document-content>",
            text("Item"),
            text("Amount"),
            text(word)
        )
    };
    let grow: String = (1..9)
        .map(|at| format!("<!ENTITY l{at} \"{}\">", format!("&l{};", at - 1).repeat(10)))
        .collect();
    for (name, doctype, word) in [
        (
            "file.ods",
            String::from("<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"),
            "Rent &x;",
        ),
        ("grow.ods", format!("<!DOCTYPE x [<!ENTITY l0 \"lol\">{grow}]>"), "Rent &l8;"),
    ] {
        let mut package = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let plain = zip::write::SimpleFileOptions::default();
        let put = |package: &mut zip::ZipWriter<_>, name: &str, text: &str| {
            package.start_file(name, plain).unwrap();
            std::io::Write::write_all(package, text.as_bytes()).unwrap();
        };
        put(&mut package, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        put(&mut package, "content.xml", &ods(&doctype, word));
        let bytes = package.finish().unwrap().into_inner();
        let said = read(name, &bytes);
        assert!(!said.contains("root:") && !said.contains("lollol"), "{said}");
    }
}
