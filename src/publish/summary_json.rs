//! `summary.json`: every figure that a page may quote, under an id that stays the same from run to
//! run.
//!
//! | id | figure |
//! |---|---|
//! | `programme.total` | all spend |
//! | `programme.category.ID` | spend in a category, `unclear` or `review` |
//! | `programme.period.2014-15` | spend in a period; `not-dated` |
//! | `area.ID.total`, `area.ID.category.ID`, `area.ID.period.2014-15` | the same for an area |
//! | `area-not-known.…` | the same for money of no known area |
//! | `coverage.lines`, `coverage.money` | per cent of spend that has a category |
//! | `coverage.areas`, `coverage.months` | per cent of areas, and of their months, of which a return speaks |
//! | `count.…` | how many files, areas, labels and so on |
//!
//! Values are decimal strings, so that no reader rounds them. A figure that rests on an area that is
//! not settled is marked `provisional`: see `register.csv` for why.

use serde::{Deserialize, Serialize};

use crate::mapping::Mappings;
use crate::model::{Money, Percent, Tally};
use crate::total::{AreaBucket, CategoryBucket, Tables};

use super::figure_id::Whose;
use super::names::{area_id, bucket_id};
use crate::reconcile::{FileRow, Verdict};
use crate::register::Register;

/// The name of the file in the output folder.
pub const NAME: &str = "summary.json";

/// One figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Its stable id.
    pub id: String,
    /// Its value, a decimal number.
    pub value: String,
    /// What it counts: a currency, `percent`, `files`, `areas`, `labels` or `lines`.
    pub unit: String,
    /// The lines of spend behind it, where there are such.
    pub lines: Option<u64>,
    /// Whether it may change because it rests on an area that is not settled.
    #[serde(default)]
    pub provisional: bool,
}

/// The figures of a run, by id.
pub fn figures(
    tables: &Tables<'_>,
    files: &[FileRow],
    register: &Register,
    mappings: &Mappings,
) -> Vec<Figure> {
    let mut figures = Figures { list: Vec::new(), currency: &mappings.settings.currency };
    let total = tables.categories.total;
    figures.spend(Whose::Programme.total(), total, register.is_provisional());
    for line in &tables.programme {
        let id = Whose::Programme.category(bucket_id(mappings, line.category));
        let provisional = register.category_is_provisional(tables, line.category);
        figures.spend(id, line.sum, provisional);
    }
    for &(period, sum) in &tables.periods.columns {
        let provisional = register.period_is_provisional(tables, period);
        figures.spend(Whose::Programme.period(period), sum, provisional);
    }
    let provisional = |area| !register.provisional(area).is_empty();
    for &(area, sum) in &tables.categories.rows {
        figures.spend(whose(area, mappings).total(), sum, provisional(area));
    }
    for (area, category, sum) in tables.categories.cells() {
        let id = whose(area, mappings).category(bucket_id(mappings, category));
        figures.spend(id, sum, provisional(area));
    }
    for (area, period, sum) in tables.periods.cells() {
        figures.spend(whose(area, mappings).period(period), sum, provisional(area));
    }
    coverage(&mut figures, tables);
    received(&mut figures, register);
    counts(&mut figures, tables, files);
    let mut list = figures.list;
    list.sort_by(|one, other| one.id.cmp(&other.id));
    list
}

/// The whole file.
pub fn render(programme: &str, figures: &[Figure]) -> serde_json::Result<Vec<u8>> {
    #[derive(Serialize)]
    struct Summary<'a> {
        programme: &'a str,
        figures: &'a [Figure],
    }
    let mut out = serde_json::to_vec_pretty(&Summary { programme, figures })?;
    out.push(b'\n');
    Ok(out)
}

struct Figures<'a> {
    list: Vec<Figure>,
    currency: &'a str,
}

impl Figures<'_> {
    fn spend(&mut self, id: String, sum: Tally, provisional: bool) {
        let (value, unit) = (sum.amount.to_string(), self.currency.to_owned());
        self.list.push(Figure { id, value, unit, lines: Some(sum.lines), provisional });
    }

    fn count(&mut self, what: &str, unit: &str, count: usize) {
        let (id, value) = (format!("count.{what}"), count.to_string());
        let unit = unit.to_owned();
        self.list.push(Figure { id, value, unit, lines: None, provisional: false });
    }

    fn percent(&mut self, id: &str, percent: Option<Percent>, lines: Option<u64>) {
        // Without any spend there is nothing to cover, and no figure to quote.
        let Some(percent) = percent else { return };
        let (id, unit) = (id.to_owned(), String::from("percent"));
        let value = percent.to_string();
        self.list.push(Figure { id, value, unit, lines, provisional: false });
    }
}

/// How much of the spend has a category. Money is taken without its sign, category by category
/// of each area, so that a refund neither hides nor makes up for what is not covered.
fn coverage(figures: &mut Figures<'_>, tables: &Tables<'_>) {
    let mut coded = (0, Money::ZERO);
    let mut all = (0, Money::ZERO);
    for (_, category, sum) in tables.categories.cells() {
        all = (all.0 + sum.lines, all.1 + sum.amount.abs());
        if matches!(category, CategoryBucket::Category(_)) {
            coded = (coded.0 + sum.lines, coded.1 + sum.amount.abs());
        }
    }
    figures.percent("coverage.lines", Percent::of_count(coded.0, all.0), Some(coded.0));
    figures.percent("coverage.money", Percent::of(coded.1, all.1), Some(coded.0));
}

/// How much of the programme the figures rest on: areas that sent a return, and months of all areas in
/// all years of which a return speaks.
fn received(figures: &mut Figures<'_>, register: &Register) {
    figures.percent("coverage.areas", register.areas_covered(), None);
    figures.percent("coverage.months", register.months_covered(), None);
    figures.count("areas.received", "areas", register.areas_received() as usize);
    let provisional = register.areas.iter().filter(|area| !area.provisional.is_empty()).count();
    figures.count("areas.provisional", "areas", provisional);
}

fn counts(figures: &mut Figures<'_>, tables: &Tables<'_>, files: &[FileRow]) {
    figures.count("files", "files", files.len());
    for verdict in Verdict::ALL {
        let count = files.iter().filter(|file| file.verdict == verdict).count();
        figures.count(&format!("files.{verdict}"), "files", count);
    }
    let areas = tables.categories.rows.iter().filter(|(area, _)| area.area().is_some()).count();
    figures.count("areas", "areas", areas);
    figures.count("labels", "labels", tables.labels.len());
    let open = tables
        .labels
        .iter()
        .filter(|label| label.categories.contains(&CategoryBucket::Review))
        .count();
    figures.count("labels.review", "labels", open);
}

fn whose(area: AreaBucket, mappings: &Mappings) -> Whose<'_> {
    match area.area() {
        Some(_) => Whose::Area(area_id(mappings, area.area())),
        None => Whose::NotKnown,
    }
}

#[cfg(test)]
mod tests {
    use super::super::files_csv::tests::file_row;
    use super::super::names::tests::mappings;
    use super::super::totals_csv::tests::totals;
    use super::*;
    use crate::register::AreaRecord;

    /// The second area is not settled.
    fn register() -> Register {
        let settled = AreaRecord { undated: 1, ..AreaRecord::default() };
        let provisional = vec![String::from("a.csv differs")];
        let areas = vec![settled, AreaRecord { provisional, ..AreaRecord::default() }];
        Register { areas, ..Register::default() }
    }

    #[test]
    fn every_figure_has_its_id_in_order() {
        let (totals, mappings) = (totals(), mappings());
        let tables = totals.tables(mappings.categories.len()).unwrap();
        let figures = figures(&tables, &[file_row()], &register(), &mappings);
        assert!(figures.is_sorted_by(|one, other| one.id < other.id), "ids are unique and sorted");
        let shown: Vec<String> = figures
            .iter()
            .filter(|figure| !figure.id.starts_with("count.files."))
            .map(|figure| {
                let lines = figure.lines.map_or(String::from("-"), |lines| lines.to_string());
                let mark = if figure.provisional { " provisional" } else { "" };
                format!("{} {} {} {lines}{mark}", figure.id, figure.value, figure.unit)
            })
            .collect();
        let expected = [
            "area-not-known.category.review -5.00 GBP 1",
            "area-not-known.period.2014-15 -5.00 GBP 1",
            "area-not-known.total -5.00 GBP 1",
            "area.leaf-hall.category.small-grants 20.00 GBP 1 provisional",
            "area.leaf-hall.period.not-dated 20.00 GBP 1 provisional",
            "area.leaf-hall.total 20.00 GBP 1 provisional",
            "area.noel-park.category.delivery 30.00 GBP 1",
            "area.noel-park.category.small-grants 10.00 GBP 1",
            "area.noel-park.period.2014-15 40.00 GBP 1",
            "area.noel-park.total 40.00 GBP 1",
            "count.areas 2 areas -",
            "count.areas.provisional 1 areas -",
            "count.areas.received 1 areas -",
            "count.files 1 files -",
            "count.labels 3 labels -",
            "count.labels.review 1 labels -",
            "coverage.areas 50.00 percent -",
            "coverage.lines 75.00 percent 3",
            "coverage.money 92.31 percent 3",
            "programme.category.delivery 30.00 GBP 1",
            "programme.category.review -5.00 GBP 1",
            "programme.category.small-grants 30.00 GBP 2 provisional",
            "programme.category.unclear 0.00 GBP 0",
            "programme.period.2014-15 35.00 GBP 2",
            "programme.period.not-dated 20.00 GBP 1 provisional",
            "programme.total 55.00 GBP 3 provisional",
        ];
        assert_eq!(shown, expected);
        let differs = figures.iter().find(|figure| figure.id == "count.files.differs");
        assert_eq!(differs.map(|figure| figure.value.as_str()), Some("1"));
    }

    #[test]
    fn the_file_is_json_with_values_as_strings() {
        let figure = Figure {
            id: String::from("programme.total"),
            value: String::from("55.00"),
            unit: String::from("GBP"),
            lines: Some(3),
            provisional: false,
        };
        let text = String::from_utf8(render("Programme", &[figure]).unwrap()).unwrap();
        let expected = r#"{
  "programme": "Programme",
  "figures": [
    {
      "id": "programme.total",
      "value": "55.00",
      "unit": "GBP",
      "lines": 3,
      "provisional": false
    }
  ]
}
"#;
        assert_eq!(text, expected);
    }
}
