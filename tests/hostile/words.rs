//! Words that would run, be markup or move the cursor, wherever a person can put them.

use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;

use calamine::Reader as _;
use walkdir::WalkDir;

use super::project::{Project, said};

/// What would run in a spreadsheet program, be markup, lead out of a page, or hide.
const EVIL: [&str; 26] = [
    "=HYPERLINK(\"http://x\",\"a\")",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "＋1+1",
    "  =1+1",
    "\"=1+1",
    "'=1+1",
    "<script>evil()</script>",
    "<evil a=\"b\">",
    "\" onevil=\"1",
    "' onevil='1",
    "</title></svg><evil>",
    "--><evil>",
    "]]><evil>",
    "[x](javascript:evil)",
    "![x](http://evil/x.png)",
    "`evil` | evil | {{evil}}",
    "\u{1b}[2Jevil",
    "\u{9b}31mevil",
    "gnp\u{202e}evil",
    "evil\u{2066}\u{61c}\u{200f}",
    "evil\nevil",
];

#[test]
fn no_word_of_a_return_runs_anywhere() {
    let project = Project::new();
    evil_returns(&project.at("inbox"));
    evil_mappings(&project);
    let settings = "programme = \"<evil>=1+1\\u001b[2J\\u202e [x](javascript:evil)\"\n";
    fs::write(project.at("crosscast.toml"), settings).unwrap();
    let done = project.crosscast(&["run", "--verbose"]).output().unwrap();
    assert_eq!(done.status.code(), Some(2), "{done:?}");
    let told = String::from_utf8(done.stdout.clone()).unwrap();
    assert!(told.contains("evil") && plain(&told) && plain(&said(&done)), "{told}");

    let mut put_to_the_test = 0;
    for item in WalkDir::new(project.at("out")) {
        let item = item.unwrap();
        let name =
            item.path().strip_prefix(project.at("out")).unwrap().to_str().unwrap().to_owned();
        let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-._/".contains(letter);
        assert!(name.chars().all(is_plain) && !name.contains(".."), "{name}");
        if item.file_type().is_dir() {
            continue;
        }
        let bytes = fs::read(item.path()).unwrap();
        put_to_the_test += usize::from(bytes.windows(4).any(|word| word == b"evil"));
        match item.path().extension().unwrap().to_str().unwrap() {
            "csv" => check_csv(&name, &bytes),
            "xlsx" => check_workbook(&name, bytes),
            "html" | "svg" | "md" => check_page(&name, &String::from_utf8(bytes).unwrap()),
            "json" => drop(serde_json::from_slice::<serde_json::Value>(&bytes).unwrap()),
            "txt" => assert!(plain(&String::from_utf8(bytes).unwrap()), "{name}"),
            _ => {}
        }
    }
    assert!(put_to_the_test > 15, "{put_to_the_test}");

    for words in [&["check", "inbox/=1+1.csv"][..], &["explain", "\u{1b}[2J=evil"]] {
        let done = project.crosscast(words).output().unwrap();
        let told = String::from_utf8_lossy(&done.stdout).into_owned();
        assert!(plain(&told) && plain(&said(&done)), "{words:?}: {done:?}");
    }
}

fn evil_returns(inbox: &Path) {
    let mut text = String::from("Item,Amount,Supplier\n");
    for (at, evil) in EVIL.iter().enumerate() {
        let quoted = evil.replace('"', "\"\"");
        text.push_str(&format!("\"{quoted}\",{}.25,\"{quoted}\"\n", at + 10));
    }
    for (at, name) in [
        "=1+1.csv",
        "-rf.csv",
        "<img src=x onevil=1>.csv",
        "\"><evil>.csv",
        "CON.csv",
        "NUL",
        "trail. ",
        "new\nline.csv",
        "esc\u{1b}[2J.csv",
        "bidi\u{202e}vsc.csv",
        "C:\\..\\up.csv",
        "[x](javascript:evil).csv",
    ]
    .iter()
    .enumerate()
    {
        fs::write(inbox.join(name), text.replace(".25", &format!(".{}", at + 10))).unwrap();
    }
    fs::write(inbox.join(format!("{}.csv", "long".repeat(60))), text.replace(".25", ".77"))
        .unwrap();
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (at, name) in ["=1+1", "<evil>", "\" onevil=\"1", "\u{202e}evil"].iter().enumerate() {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        sheet.write_string(0, 0, "Item").unwrap();
        sheet.write_string(0, 1, "Amount").unwrap();
        for (row, evil) in (1..).zip(EVIL) {
            sheet.write_string(row, 0, evil).unwrap();
            sheet.write_number(row, 1, f64::from(row) + at as f64).unwrap();
        }
    }
    workbook.save(inbox.join("evil.xlsx")).unwrap();
}

/// An area, a category and a decision that are no better.
fn evil_mappings(project: &Project) {
    let quoted = |evil: &str| format!("\"{}\"", evil.replace('"', "\"\""));
    let append = |name: &str, line: String| {
        let path = project.at("mappings").join(name);
        let mut text = fs::read_to_string(&path).unwrap();
        let columns = text.trim_start_matches('\u{feff}').lines().next().unwrap().to_owned();
        let fields = columns.split(',').count();
        let given = line.split('\u{1}').map(str::to_owned);
        let line: Vec<String> =
            given.chain(std::iter::repeat(String::new())).take(fields).collect();
        text.push_str(&format!("{}\n", line.join(",")));
        fs::write(path, text).unwrap();
    };
    append("areas.csv", format!("evil\u{1}{}", quoted("<evil>=1+1\" onevil=\"1")));
    append("categories.csv", format!("evil\u{1}{}\u{1}{}", quoted("=1+1<evil>"), quoted("<evil>")));
    fs::create_dir(project.at("inbox/evil")).unwrap();
    let text = "Item,Amount\n=evil,5.00\n<evil>,6.00\nTotal,12.00\n";
    fs::write(project.at("inbox/evil/Q1 2019.csv"), text).unwrap();
    append("files.csv", String::from("evil/Q1 2019.csv\u{1}\u{1}evil"));
}

/// Whether a terminal shows the text and does nothing else.
fn plain(text: &str) -> bool {
    let hides = |letter: char| matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !text.contains(|letter: char| (letter.is_control() && letter != '\n') || hides(letter))
}

fn check_csv(name: &str, bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).unwrap();
    assert!(plain(text), "{name}");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    for record in reader.records() {
        for field in record.unwrap().iter() {
            let begins =
                field.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '"');
            let runs = begins.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
            assert!(!runs || field.parse::<rust_decimal::Decimal>().is_ok(), "{name}: {field}");
        }
    }
}

fn check_workbook(name: &str, bytes: Vec<u8>) {
    let mut book: calamine::Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes.clone())).unwrap();
    for sheet in book.sheet_names() {
        for (.., formula) in book.worksheet_formula(&sheet).unwrap().used_cells() {
            let ours = ["SUM(", "ROUND(", "IF(", "COUNT", "SUBTOTAL("];
            assert!(ours.iter().any(|ours| formula.starts_with(ours)), "{name}: {formula}");
        }
    }
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    for at in 0..package.len() {
        let mut part = package.by_index(at).unwrap();
        let path = part.name().unwrap().into_owned();
        assert!(!path.contains("external") && !path.contains("vba"), "{name}: {path}");
        let mut xml = String::new();
        part.read_to_string(&mut xml).unwrap();
        assert!(!xml.contains("<evil"), "{name}: {path}");
        // Between tags a quotation mark is a plain sign; within one it would end an attribute.
        let mut tags = xml.split('<').map(|piece| piece.split('>').next().unwrap());
        assert!(!tags.any(|tag| tag.contains("\" onevil=\"")), "{name}: {path}");
        assert!(!xml.contains("TargetMode=\"External\""), "{name}: {path}");
    }
}

fn check_page(name: &str, page: &str) {
    assert!(plain(&page.replace('\t', " ")), "{name}");
    if name.ends_with(".md") {
        return check_markdown(name, page);
    }
    for broken in ["<evil", "<script>evil", "<img src=x", "\" onevil", "' onevil", "</title></svg>"]
    {
        assert!(!page.contains(broken), "{name}: {broken}");
    }
    let leads = |attribute: &str, to: &str| page.contains(&format!("{attribute}=\"{to}"));
    assert!(
        !leads("href", "javascript") && !leads("src", "http") && !leads("href", "http"),
        "{name}"
    );
}

/// A sign after a backslash is a plain sign: what is left without them must be harmless.
fn check_markdown(name: &str, page: &str) {
    let mut signs = page.chars();
    let mut bare = String::new();
    while let Some(sign) = signs.next() {
        if sign == '\\' {
            signs.next();
        } else {
            bare.push(sign);
        }
    }
    for broken in ["<evil", "<script", "<img", "</title", "](javascript", "](http", "![x"] {
        assert!(!bare.contains(broken), "{name}: {broken}");
    }
}
