//! The running sums laid out as tables, cross-cast.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Percent, Spellings, Tally};

use super::totals::AreaSums;
use super::{AreaBucket, CategoryBucket, CrossCastError, CrossTable, PeriodBucket, Totals};

/// One category of the whole programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryLine {
    /// Which.
    pub category: CategoryBucket,
    /// How much. A split line counts in each category that it is split over.
    pub sum: Tally,
    /// Its share of all spend; `None` when there is none.
    pub share: Option<Percent>,
    /// How many known areas have a line in it.
    pub areas: usize,
}

/// One label of one area, in the area's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelLine<'a> {
    /// Whose.
    pub area: AreaBucket,
    /// The label as it is compared: no other label of the area has the same.
    pub key: &'a str,
    /// The label as the area writes it most often.
    pub label: &'a str,
    /// Every way in which the area writes it.
    pub spellings: &'a Spellings,
    /// Whether it is the area's own words for what was bought on every line, and never a
    /// description or a payee that stood in for a label.
    pub own_words: bool,
    /// How much.
    pub sum: Tally,
    /// Its share of the area's spend; `None` when there is none.
    pub share: Option<Percent>,
    /// What it was spent on, in order, and how much on each. A split line counts in each category.
    pub categories: &'a BTreeMap<CategoryBucket, Tally>,
}

/// Every table of sums, each proved to add up to the same total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tables<'a> {
    /// Areas by categories; every category is a column, with money or without.
    pub categories: CrossTable<AreaBucket, CategoryBucket>,
    /// Areas by periods; the sums down are the programme's by period.
    pub periods: CrossTable<AreaBucket, PeriodBucket>,
    /// The programme by category.
    pub programme: Vec<CategoryLine>,
    /// The areas' own labels: by area, then the largest amounts first.
    pub labels: Vec<LabelLine<'a>>,
    /// The areas' own sections, the outermost of each line (empty for lines in none), in order.
    pub sections: Vec<(AreaBucket, &'a str, Tally)>,
}

impl Totals {
    /// Lays out and cross-casts the sums of a programme with this many `categories`.
    pub fn tables(&self, categories: usize) -> Result<Tables<'_>, CrossCastError> {
        let rows: Vec<(AreaBucket, Tally)> =
            self.areas.iter().map(|(&area, sums)| (area, sums.all)).collect();
        let by_category = CrossTable::prove(
            "areas by categories",
            rows.clone(),
            CategoryBucket::all(categories),
            self.cells(|sums| &sums.categories),
            self.all,
        )?;
        let periods = self.cells(|sums| &sums.periods);
        let columns: BTreeSet<PeriodBucket> = periods.keys().map(|&(_, period)| period).collect();
        let by_period = CrossTable::prove("areas by periods", rows, columns, periods, self.all)?;
        Ok(Tables {
            programme: programme(&by_category),
            labels: self.labels()?,
            sections: self.sections(),
            categories: by_category,
            periods: by_period,
        })
    }

    fn cells<C: Copy + Ord>(
        &self,
        of: impl Fn(&AreaSums) -> &BTreeMap<C, Tally>,
    ) -> BTreeMap<(AreaBucket, C), Tally> {
        let areas = self.areas.iter();
        areas
            .flat_map(|(&area, sums)| {
                of(sums).iter().map(move |(&bucket, &sum)| ((area, bucket), sum))
            })
            .collect()
    }

    fn sections(&self) -> Vec<(AreaBucket, &str, Tally)> {
        let mut sections = Vec::new();
        for (&area, sums) in &self.areas {
            sections.extend(sums.sections.iter().map(|(section, &sum)| (area, &**section, sum)));
        }
        sections
    }

    fn labels(&self) -> Result<Vec<LabelLine<'_>>, CrossCastError> {
        let mut lines: Vec<LabelLine<'_>> = Vec::new();
        for (&area, sums) in &self.areas {
            let of_area = sums.labels.iter().map(|(key, label)| LabelLine {
                area,
                key,
                own_words: !label.not_own_words,
                label: label.spellings.commonest(),
                spellings: &label.spellings,
                sum: label.all,
                share: Percent::of(label.all.amount, sums.all.amount),
                categories: &label.categories,
            });
            let first = lines.len();
            lines.extend(of_area);
            let found: Tally = lines[first..].iter().map(|line| line.sum).sum();
            if found != sums.all {
                return Err(CrossCastError {
                    table: "areas by labels",
                    what: String::from("an area's labels added up"),
                    found: found.amount,
                    expected: sums.all.amount,
                });
            }
            // Stable, and the labels come in the order of their keys: nothing is left to chance.
            lines[first..].sort_by_key(|line| Reverse(line.sum.amount));
        }
        Ok(lines)
    }
}

fn programme(table: &CrossTable<AreaBucket, CategoryBucket>) -> Vec<CategoryLine> {
    let mut areas: BTreeMap<CategoryBucket, usize> = BTreeMap::new();
    for (area, category, _) in table.cells() {
        if area != AreaBucket::NotKnown {
            *areas.entry(category).or_default() += 1;
        }
    }
    let columns = table.columns.iter();
    columns
        .map(|&(category, sum)| CategoryLine {
            category,
            sum,
            share: Percent::of(sum.amount, table.total.amount),
            areas: areas.get(&category).copied().unwrap_or_default(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::SpendLine;
    use super::*;
    use crate::model::{AreaId, CategoryId, LabelFrom, Money, Period};
    use jiff::civil::date;
    use proptest::prelude::*;

    const GRANTS: CategoryBucket = CategoryBucket::Category(CategoryId(0));
    const DELIVERY: CategoryBucket = CategoryBucket::Category(CategoryId(1));

    fn line<'a>(
        area: Option<u16>,
        label: &'a str,
        parts: &'a [(CategoryBucket, Money)],
        period: Option<Period>,
    ) -> SpendLine<'a> {
        SpendLine {
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
        }
    }

    #[test]
    fn a_split_line_counts_in_each_category_and_once_in_all() {
        let mut totals = Totals::new(4);
        let split = [(GRANTS, Money::from_pence(101)), (DELIVERY, Money::from_pence(100))];
        totals.add(&line(Some(0), "Grants and workers", &split, None));
        totals.add(&line(None, "?", &[(CategoryBucket::Review, Money::from_pence(199))], None));
        let tables = totals.tables(2).unwrap();
        assert_eq!(tables.categories.total.lines, 2);
        assert_eq!(tables.categories.rows[0].1.lines, 1);
        let programme: Vec<_> = tables.programme.iter().collect();
        assert_eq!(programme.len(), 4);
        assert_eq!(programme[0].share.unwrap().to_string(), "25.25");
        assert_eq!((programme[0].areas, programme[0].sum.lines), (1, 1));
        assert_eq!((programme[3].areas, programme[3].sum.lines), (0, 1));
        assert_eq!(tables.labels[0].categories.len(), 2);
    }

    #[test]
    fn parts_that_do_not_make_up_the_line_do_not_cross_cast() {
        let mut totals = Totals::new(4);
        let parts = [(GRANTS, Money::from_pence(100))];
        let line = SpendLine { amount: Money::from_pence(101), ..line(Some(0), "a", &parts, None) };
        totals.add(&line);
        let error = totals.tables(1).unwrap_err();
        assert_eq!(error.table, "areas by categories");
    }

    #[test]
    fn labels_stand_by_area_and_then_by_money() {
        let mut totals = Totals::new(4);
        for (area, label, pence) in [(None, "x", 1), (Some(0), "a", 1), (Some(0), "b", 5)] {
            totals.add(&line(area, label, &[(GRANTS, Money::from_pence(pence))], None));
        }
        let tables = totals.tables(1).unwrap();
        let labels: Vec<&str> = tables.labels.iter().map(|line| line.label).collect();
        assert_eq!(labels, ["b", "a", "x"]);
    }

    type Drawn = (Option<u16>, u8, Vec<(u16, i64)>, Option<u8>);

    fn drawn() -> impl Strategy<Value = Vec<Drawn>> {
        let parts = prop::collection::vec((0u16..5, -1_000_000i64..1_000_000), 1..4);
        let one = (prop::option::of(0u16..4), 0u8..6, parts, prop::option::of(0u8..24));
        prop::collection::vec(one, 0..40)
    }

    fn add_drawn(totals: &mut Totals, (area, label, parts, month): &Drawn) {
        let buckets: Vec<_> = CategoryBucket::all(3).collect();
        let parts: Vec<_> = parts
            .iter()
            .map(|&(bucket, pence)| (buckets[usize::from(bucket)], Money::from_pence(pence)))
            .collect();
        let period = month.map(|month| {
            let start =
                date(2014 + i16::from(month / 12), i8::try_from(month % 12).unwrap() + 1, 1);
            Period { start, end: date(start.year(), 12, 31) }
        });
        let key = format!("label {}", label / 2);
        let label = format!("Label {label}");
        totals.add(&SpendLine { key: &key, ..line(*area, &label, &parts, period) });
    }

    proptest! {
        #[test]
        fn every_table_cross_casts_and_no_order_of_merging_shows(lines in drawn(), cut in 0usize..40) {
            let mut all = Totals::new(4);
            lines.iter().for_each(|line| add_drawn(&mut all, line));
            let (head, tail) = lines.split_at(cut.min(lines.len()));
            let (mut first, mut second) = (Totals::new(4), Totals::new(4));
            tail.iter().for_each(|line| add_drawn(&mut first, line));
            head.iter().rev().for_each(|line| add_drawn(&mut second, line));
            first.merge(second);
            prop_assert_eq!(&first, &all);

            let tables = all.tables(3).unwrap();
            let down: Money = tables.categories.columns.iter().map(|(_, sum)| sum.amount).sum();
            let across: Money = tables.categories.rows.iter().map(|(_, sum)| sum.amount).sum();
            let by_period: Tally = tables.periods.columns.iter().map(|&(_, sum)| sum).sum();
            let by_label: Tally = tables.labels.iter().map(|line| line.sum).sum();
            let came_in: i64 = lines.iter().flat_map(|line| &line.2).map(|&(_, pence)| pence).sum();
            prop_assert_eq!(down, Money::from_pence(came_in));
            prop_assert_eq!(across, down);
            prop_assert_eq!(by_period, Tally { lines: lines.len() as u64, amount: down });
            prop_assert_eq!(by_label, by_period);
        }
    }
}
