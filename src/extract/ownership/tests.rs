use crate::extract::example::Example;

const LINES: &[&[&str]] = &[&["label", "spent"], &["Hall", "1"]];

fn owner(example: &Example) -> (String, Vec<String>) {
    let (extracted, findings) = example.extract();
    let last = extracted.entries.last().unwrap();
    (example.area(last.area).to_owned(), findings)
}

fn found(example: Example, area: &str) {
    assert_eq!(owner(&example), (area.to_owned(), vec![]));
}

#[test]
fn the_nearest_place_that_names_an_area_decides() {
    let file = "Dyke House/Whitley Bay return 2016-17.csv";
    found(Example::new("Whitley 2016-17.csv").sheet("S", &[], LINES), "Whitley");
    found(Example::new("2016-17/Dyke House/Q1/return.csv").sheet("S", &[], LINES), "Dyke House");
    found(Example::new(file).sheet("Whitley Bay", &[], LINES), "Whitley Bay");
    let labelled: &[&[&str]] = &[&["Partnership:", "Dyke House"], &["Whitley Bay CVS holds it"]];
    found(Example::new("r 2016-17.csv").sheet("S", labelled, LINES), "Dyke House");
    let signed: &[&[&str]] = &[&["Prepared by Jo Whitley"], &["Dyke House spend"]];
    found(Example::new("r 2016-17.csv").sheet("S", signed, LINES), "Dyke House");
}

#[test]
fn a_cover_speaks_for_the_other_sheets() {
    let cover: &[&[&str]] = &[&["Spend return"], &["Name of area: Whitley Bay"]];
    let example = Example::new("r 2016-17.csv").sheet("Cover", cover, &[]);
    found(example.sheet("Data", &[], LINES), "Whitley Bay");
}

#[test]
fn each_of_several_tables_goes_by_its_own_title() {
    let mut example =
        Example::new("2016-17.csv").sheet("S", &[&["Whitley"], &["Dyke House"]], LINES);
    // A table between the two titles makes the second the lower table's own.
    let upper = crate::detect::Table { span: (0, 0), ..Default::default() };
    example.layouts[0].tables.insert(0, upper);
    found(example, "Dyke House");
}

#[test]
fn two_areas_are_a_doubt_that_only_one_of_them_settles() {
    let both: &[&[&str]] = &[&["Whitley Bay"], &["Dyke House"]];
    found(Example::new("Dyke House 2016-17.csv").sheet("S", both, LINES), "Dyke House");
    for file in ["r 2016-17.csv", "Whitley 2016-17.csv"] {
        let (area, findings) = owner(&Example::new(file).sheet("S", both, LINES));
        assert_eq!(area, "", "{file}");
        let says = "“Whitley Bay” (title) may be Whitley Bay or Dyke House";
        assert_eq!(findings, [format!("area-unknown S {says}")]);
    }
}

#[test]
fn strangers_likenesses_and_contradictions_are_said() {
    for (file, titles, area, says) in [
        (
            "r 2016-17.csv",
            "",
            "",
            "area-unknown S nothing in the sheet, the folder or the file name names an area",
        ),
        (
            "Whitley 2016-17.csv",
            "Area: Atlantis",
            "",
            "area-unknown S the area is given as “Atlantis”, which areas.csv does not know",
        ),
        (
            "r 2016-17.csv",
            "Dyke Hous",
            "Dyke House",
            "area-likely S “Dyke Hous” (title) was taken for Dyke House",
        ),
        (
            "Whitley 2016-17.csv",
            "Dyke House",
            "Dyke House",
            "area-likely S the title names Dyke House and the file name Whitley: Dyke House was taken",
        ),
    ] {
        let example = Example::new(file).sheet("S", &[&[titles]], LINES);
        assert_eq!(owner(&example), (area.to_owned(), vec![says.to_owned()]), "{file} {titles}");
    }
}
