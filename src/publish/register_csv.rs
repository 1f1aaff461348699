//! `register.csv`: how each area stands in each financial year.

use crate::mapping::Mappings;
use crate::register::{AreaRecord, Register, Standing};

use super::csv_field::{Reader, Record, header};

/// The columns, in order. `spend` is empty where no line lies in the year: missing is not zero.
/// `provisional` is about the area as a whole and says why its figures may change.
pub const COLUMNS: [&str; 13] = [
    "area",
    "name",
    "period",
    "period_start",
    "period_end",
    "status",
    "returns",
    "months",
    "spend",
    "undated_returns",
    "area_spend",
    "allocation",
    "provisional",
];

/// The whole file: by area and year; an area of which nothing is known has a line all the same.
pub fn render(register: &Register, mappings: &Mappings) -> Vec<u8> {
    let mut out = header(Reader::Person, &COLUMNS);
    for (area, record) in mappings.areas.iter().zip(&register.areas) {
        let mut put = |year: Option<(String, Option<crate::model::Period>, &Standing)>| {
            let mut line = Record::begin(&mut out);
            line.text(&area.id);
            line.text(&area.name);
            standing(&mut line, year);
            about(&mut line, record);
            line.end();
        };
        if register.years.is_empty() {
            put(None);
        }
        for (year, standing) in register.years.iter().zip(&record.years) {
            put(Some((year.to_string(), year.period(), standing)));
        }
    }
    out
}

fn standing(
    line: &mut Record<'_>,
    year: Option<(String, Option<crate::model::Period>, &Standing)>,
) {
    let nothing = Standing::default();
    let (name, period, standing) = year.unwrap_or((String::new(), None, &nothing));
    line.text(&name);
    line.date(period.map(|period| period.start));
    line.date(period.map(|period| period.end));
    line.word(standing.status.as_str());
    line.count(standing.returns);
    line.count(u64::from(standing.months));
    line.money_or_empty(standing.spend);
}

fn about(line: &mut Record<'_>, record: &AreaRecord) {
    line.count(record.undated);
    line.money(record.spent);
    line.money_or_empty(record.allocation);
    line.text(&record.provisional.join("; "));
}
