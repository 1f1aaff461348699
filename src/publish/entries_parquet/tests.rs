use std::fs::{self, File};

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

use super::*;
use crate::publish::entries_csv::COLUMNS;

fn written(lines: &[&str]) -> (tempfile::TempDir, SerializedFileReader<File>) {
    let dir = tempfile::tempdir().unwrap();
    let text = format!("{}\n{}\n", COLUMNS.join(","), lines.join("\n"));
    fs::write(dir.path().join("entries.csv"), text).unwrap();
    let run = PublishedRun::at(dir.path()).unwrap();
    let path = dir.path().join(NAME);
    write(&run, BufWriter::new(File::create(&path).unwrap())).unwrap();
    let file = SerializedFileReader::new(File::open(path).unwrap()).unwrap();
    (dir, file)
}

#[test]
fn what_counts_stands_in_it_with_exact_types() {
    let (_dir, file) = written(&[
        "aa-1-B2,a.csv,,2,B2,noel,2014-04-01,2014-06-30,2014-05-06,,'=Hall,,spent,-0.10,arts,0.5000,split,1.0000,,,,coded,,label",
        "aa-1-B2-2,a.csv,,2,B2,noel,2014-04-01,2014-06-30,2014-05-06,,'=Hall,,spent,9999999999999.99,spaces,0.5000,split,1.0000,,,,coded,,label",
        "aa-1-B3,a.csv,,3,B3,,,,,,?,,spent,5.00,,,none,0.0000,,,,review,,payee",
        "aa-1-B4,a.csv,,4,B4,,,,,,?,,budget,7.00,,,none,,,,,excluded,a budget,label",
    ]);
    let rows: Vec<Vec<(String, Field)>> = file
        .get_row_iter(None)
        .unwrap()
        .map(|row| row.unwrap().get_column_iter().map(|(n, f)| (n.clone(), f.clone())).collect())
        .collect();
    let names: Vec<&str> = rows[0].iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, COLUMNS);
    let cell = |row: usize, column: &str| {
        let (_, field) = rows[row].iter().find(|(name, _)| name == column).unwrap();
        field.to_string()
    };
    assert_eq!(rows.len(), 3);
    assert_eq!(
        (cell(0, "entry_id"), cell(1, "entry_id")),
        ("\"aa-1-B2\"".into(), "\"aa-1-B2-2\"".into())
    );
    assert_eq!((cell(0, "amount"), cell(1, "amount")), ("-0.10".into(), "9999999999999.99".into()));
    assert_eq!((cell(0, "date"), cell(0, "share")), ("2014-05-06".into(), "0.5000".into()));
    assert_eq!((cell(0, "label"), cell(0, "row")), ("\"=Hall\"".into(), "2".into()));
    assert_eq!(
        (cell(2, "area"), cell(2, "category"), cell(2, "date")),
        ("null".into(), "null".into(), "null".into())
    );
}

#[test]
fn nothing_makes_a_file_without_rows() {
    let (_dir, file) = written(&[]);
    assert_eq!(file.metadata().file_metadata().num_rows(), 0);
}

#[test]
fn the_same_entries_make_the_same_bytes() {
    let bytes = || {
        let line = "aa-1-B3,a.csv,,3,B3,,,,,,?,,spent,5.00,,,none,0.0000,,,,review,,payee";
        let (dir, _) = written(&[line; 3]);
        fs::read(dir.path().join(NAME)).unwrap()
    };
    assert_eq!(bytes(), bytes());
}

/// More lines than are taken apart together, some with quotation marks: each cell is that of `entries.csv`.
#[test]
fn every_line_is_there_however_they_are_taken_apart() {
    let line = |at: u32| {
        let label = if at.is_multiple_of(3) {
            format!("\"Hall, \"\"{at}\"\"\"")
        } else {
            format!("Hall {at}")
        };
        let status = if at.is_multiple_of(7) { "excluded" } else { "review" };
        format!(
            "aa-1-B{at},a.csv,,{at},B{at},,,,,,{label},,spent,{at}.25,,,none,,,,,{status},,label"
        )
    };
    let lines: Vec<String> = (1..5_000).map(line).collect();
    let (dir, file) = written(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    let mut entries = PublishedRun::at(dir.path()).unwrap().entries().unwrap();
    let mut rows = file.get_row_iter(None).unwrap();
    while let Some(entry) = entries.next_entry().unwrap() {
        if entry.status == crate::publish::entries_csv::Status::Excluded {
            continue;
        }
        let row = rows.next().unwrap().unwrap();
        let cell = |name: &str| row.get_column_iter().find(|(own, _)| *own == name).unwrap().1;
        assert_eq!(cell("label"), &Field::Str(entry.label.to_owned()));
        assert_eq!(cell("row").to_string(), entry.row.to_string());
        assert_eq!(cell("amount").to_string(), entry.amount.to_string());
    }
    assert!(rows.next().is_none());
}
