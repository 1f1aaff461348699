//! `totals/*.csv`: the sums as plain lists for people, one sum a line.
//!
//! Only sums that nothing on the list contains: adding up the `amount` of any of these files
//! gives the same total. `lines` are lines of spend; a line that is split counts in each of its
//! categories. `share_percent` is the share of the area's spend, in `programme.csv` of all spend.
//! `provisional` is `yes` for a sum that rests on an area that is not settled: `register.csv` says why.

use crate::mapping::Mappings;
use crate::model::{Percent, Tally};
use crate::register::Register;
use crate::total::{AreaBucket, Tables};

use super::csv_field::{Reader, Record, header};
use super::names::{area_id, area_name, bucket_id, bucket_name};

/// The columns of `totals/areas.csv`: areas by categories.
pub const AREAS_COLUMNS: [&str; 8] = [
    "area",
    "area_name",
    "category",
    "category_name",
    "amount",
    "lines",
    "share_percent",
    "provisional",
];

/// The columns of `totals/programme.csv`: every category of the programme, with money or without.
pub const PROGRAMME_COLUMNS: [&str; 7] =
    ["category", "category_name", "amount", "lines", "share_percent", "areas", "provisional"];

/// The columns of `totals/labels.csv`: areas by their own labels; `categories` are the ids of
/// what the label was spent on, parted by blanks.
pub const LABELS_COLUMNS: [&str; 8] =
    ["area", "area_name", "label", "categories", "amount", "lines", "share_percent", "provisional"];

/// The columns of `totals/periods.csv`: areas by financial years and other periods.
pub const PERIODS_COLUMNS: [&str; 9] = [
    "area",
    "area_name",
    "period",
    "period_start",
    "period_end",
    "amount",
    "lines",
    "share_percent",
    "provisional",
];

/// What the lists show.
#[derive(Copy, Clone, Debug)]
pub struct Lists<'a> {
    /// The sums.
    pub tables: &'a Tables<'a>,
    /// Which areas are not settled.
    pub register: &'a Register,
    /// Names of areas and categories.
    pub mappings: &'a Mappings,
}

/// `totals/areas.csv`.
pub fn areas(lists: &Lists<'_>) -> Vec<u8> {
    let Lists { tables, mappings, .. } = *lists;
    let mut out = header(Reader::Person, &AREAS_COLUMNS);
    for &(area, of_area) in &tables.categories.rows {
        for &(category, _) in &tables.categories.columns {
            let Some(sum) = tables.categories.cell(area, category) else { continue };
            let mut line = begin(&mut out, area, mappings);
            line.text(bucket_id(mappings, category));
            line.text(bucket_name(mappings, category));
            end(line, lists, area, (sum, Percent::of(sum.amount, of_area.amount)));
        }
    }
    out
}

/// `totals/programme.csv`.
pub fn programme(lists: &Lists<'_>) -> Vec<u8> {
    let Lists { tables, register, mappings } = *lists;
    let mut out = header(Reader::Person, &PROGRAMME_COLUMNS);
    for category in &tables.programme {
        let mut line = Record::begin(&mut out);
        line.text(bucket_id(mappings, category.category));
        line.text(bucket_name(mappings, category.category));
        line.money(category.sum.amount);
        line.count(category.sum.lines);
        line.percent(category.share);
        line.count(category.areas as u64);
        provisional(&mut line, register.category_is_provisional(tables, category.category));
        line.end();
    }
    out
}

/// `totals/labels.csv`.
pub fn labels(lists: &Lists<'_>) -> Vec<u8> {
    let Lists { tables, mappings, .. } = *lists;
    let mut out = header(Reader::Person, &LABELS_COLUMNS);
    let mut ids = String::new();
    for label in &tables.labels {
        let mut line = begin(&mut out, label.area, mappings);
        line.text(label.label);
        ids.clear();
        for &category in label.categories.keys() {
            if !ids.is_empty() {
                ids.push(' ');
            }
            ids.push_str(bucket_id(mappings, category));
        }
        line.text(&ids);
        end(line, lists, label.area, (label.sum, label.share));
    }
    out
}

/// `totals/periods.csv`.
pub fn periods(lists: &Lists<'_>) -> Vec<u8> {
    let Lists { tables, mappings, .. } = *lists;
    let mut out = header(Reader::Person, &PERIODS_COLUMNS);
    for &(area, of_area) in &tables.periods.rows {
        for &(bucket, _) in &tables.periods.columns {
            let Some(sum) = tables.periods.cell(area, bucket) else { continue };
            let mut line = begin(&mut out, area, mappings);
            line.text(&bucket.to_string());
            line.date(bucket.period().map(|period| period.start));
            line.date(bucket.period().map(|period| period.end));
            end(line, lists, area, (sum, Percent::of(sum.amount, of_area.amount)));
        }
    }
    out
}

fn begin<'a>(out: &'a mut Vec<u8>, area: AreaBucket, mappings: &Mappings) -> Record<'a> {
    let mut line = Record::begin(out);
    line.text(area_id(mappings, area.area()));
    line.text(area_name(mappings, area));
    line
}

fn end(
    mut line: Record<'_>,
    lists: &Lists<'_>,
    area: AreaBucket,
    (sum, share): (Tally, Option<Percent>),
) {
    line.money(sum.amount);
    line.count(sum.lines);
    line.percent(share);
    provisional(&mut line, !lists.register.provisional(area).is_empty());
    line.end();
}

fn provisional(line: &mut Record<'_>, is_provisional: bool) {
    if is_provisional {
        line.word("yes");
    } else {
        line.empty();
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::names::tests::mappings;
    use super::*;
    use crate::model::{AreaId, CategoryId, LabelFrom, Money, Period};
    use crate::total::{CategoryBucket, SpendLine, Totals};
    use jiff::civil::date;

    /// Three lines of two areas and of none, for the tests of this room.
    pub(in crate::publish) fn totals() -> Totals {
        let mut totals = Totals::new(4);
        let period = Some(Period { start: date(2014, 4, 1), end: date(2014, 6, 30) });
        let category =
            |at, pence| (CategoryBucket::Category(CategoryId(at)), Money::from_pence(pence));
        let lines = [
            (Some(0), period, "=Mural", &[category(0, 3_000), category(1, 1_000)][..]),
            (Some(1), None, "Grants, small", &[category(1, 2_000)]),
            (None, period, "?", &[(CategoryBucket::Review, Money::from_pence(-500))]),
        ];
        for (area, period, label, parts) in lines {
            totals.add(&SpendLine {
                area: area.map(AreaId),
                period,
                date: None,
                key: label,
                label,
                label_from: LabelFrom::Label,
                section: "",
                lines: 1,
                row: 0,
                amount: parts.iter().map(|&(_, part)| part).sum(),
                parts,
            });
        }
        totals
    }

    #[test]
    fn the_columns_are_those_of_the_contract() {
        for (columns, documented) in [
            (
                &AREAS_COLUMNS[..],
                "area, area_name, category, category_name, amount, lines, share_percent, provisional",
            ),
            (
                &PROGRAMME_COLUMNS,
                "category, category_name, amount, lines, share_percent, areas, provisional",
            ),
            (
                &LABELS_COLUMNS,
                "area, area_name, label, categories, amount, lines, share_percent, provisional",
            ),
            (
                &PERIODS_COLUMNS,
                "area, area_name, period, period_start, period_end, amount, lines, share_percent, provisional",
            ),
        ] {
            assert_eq!(columns.join(", "), documented);
        }
    }

    #[test]
    fn each_list_is_written_in_order() {
        let (totals, mappings) = (totals(), mappings());
        let tables = totals.tables(mappings.categories.len()).unwrap();
        let register = Register { not_known: vec![String::from("?")], ..Register::default() };
        let lists = Lists { tables: &tables, register: &register, mappings: &mappings };
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        assert_eq!(
            text(areas(&lists)),
            "\u{feff}area,area_name,category,category_name,amount,lines,share_percent,provisional\n\
             noel-park,Noel Park,delivery,Delivery costs,30.00,1,75.00,\n\
             noel-park,Noel Park,small-grants,Small grants,10.00,1,25.00,\n\
             leaf-hall,\"Leaf Hall, East\",small-grants,Small grants,20.00,1,100.00,\n\
             ,area not known,review,Not decided yet,-5.00,1,100.00,yes\n"
        );
        assert_eq!(
            text(programme(&lists)),
            "\u{feff}category,category_name,amount,lines,share_percent,areas,provisional\n\
             delivery,Delivery costs,30.00,1,54.55,1,\n\
             small-grants,Small grants,30.00,2,54.55,2,\n\
             unclear,Cannot be known from the label,0.00,0,0.00,0,\n\
             review,Not decided yet,-5.00,1,-9.09,0,yes\n"
        );
        assert_eq!(
            text(labels(&lists)),
            "\u{feff}area,area_name,label,categories,amount,lines,share_percent,provisional\n\
             noel-park,Noel Park,'=Mural,delivery small-grants,40.00,1,100.00,\n\
             leaf-hall,\"Leaf Hall, East\",\"Grants, small\",small-grants,20.00,1,100.00,\n\
             ,area not known,?,review,-5.00,1,100.00,yes\n"
        );
        assert_eq!(
            text(periods(&lists)),
            "\u{feff}area,area_name,period,period_start,period_end,amount,lines,share_percent,provisional\n\
             noel-park,Noel Park,2014/15,2014-04-01,2015-03-31,40.00,1,100.00,\n\
             leaf-hall,\"Leaf Hall, East\",not dated,,,20.00,1,100.00,\n\
             ,area not known,2014/15,2014-04-01,2015-03-31,-5.00,1,100.00,yes\n"
        );
    }
}
