//! The figures of a table body, column by column, ready for sums.

use rust_decimal::prelude::ToPrimitive;

use crate::model::Money;

/// Stands for "no figure here".
pub(super) const MISSING: i64 = i64::MIN;

/// Places kept: a hundredth of a penny. Exact sums are taken from [`Money`] afterwards.
const PLACES: u32 = 4;

/// The figures of some rows in some columns.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    pub(super) rows: usize,
    pub(super) columns: Vec<NumberColumn>,
}

/// One column of figures, in hundredths of a penny.
#[derive(Debug)]
pub(super) struct NumberColumn {
    pub(super) values: Vec<i64>,
    /// Whether any is below zero.
    pub(super) negative: bool,
    /// The last place that the column is written to, in hundredths of a penny: 10,000 for whole
    /// pounds, 100 for pence.
    place: i64,
}

impl Numbers {
    /// From columns of equal length.
    pub(super) fn of(columns: Vec<Vec<i64>>) -> Numbers {
        let rows = columns.first().map_or(0, Vec::len);
        Numbers { rows, columns: columns.into_iter().map(NumberColumn::new).collect() }
    }
}

/// One figure as [`Numbers`] holds it.
pub(super) fn figure(money: Option<Money>) -> i64 {
    money
        .and_then(|money| {
            let exact = money.exact();
            match PLACES.checked_sub(exact.scale()) {
                Some(more) => i64::try_from(exact.mantissa()).ok()?.checked_mul(10_i64.pow(more)),
                None => {
                    let mut rounded = exact;
                    rounded.rescale(PLACES);
                    rounded.mantissa().to_i64()
                }
            }
        })
        .unwrap_or(MISSING)
}

impl NumberColumn {
    fn new(values: Vec<i64>) -> NumberColumn {
        let negative = values.iter().any(|&value| value != MISSING && value < 0);
        let place = written_place(&values);
        NumberColumn { values, negative, place }
    }

    /// The sum of the figures in `rows`, and how many there are.
    pub(super) fn sum(&self, rows: impl Iterator<Item = usize>) -> (i128, u32) {
        rows.map(|row| self.values[row])
            .filter(|&value| value != MISSING)
            .fold((0, 0), |(sum, parts), value| (sum + i128::from(value), parts + 1))
    }

    /// For each row, the sum and the number of the figures before it in rows that `counts`; one
    /// more at the end.
    pub(super) fn running_sum(&self, counts: &[bool]) -> Vec<(i128, u32)> {
        let (mut sum, mut parts) = (0, 0);
        let mut running = Vec::with_capacity(self.values.len() + 1);
        running.push((sum, parts));
        for (&value, &counts) in self.values.iter().zip(counts) {
            if counts && value != MISSING {
                sum += i128::from(value);
                parts += 1;
            }
            running.push((sum, parts));
        }
        running
    }

    /// Whether `sum` of `parts` figures is what is `printed`, allowing for each figure having
    /// been rounded to the last place of the column.
    pub(super) fn agrees(&self, sum: i128, printed: i64, parts: u32) -> bool {
        let slack = self.place * (i64::from(parts.min(40)) + 1) / 2;
        let slack = slack.min((printed / 100).abs());
        (sum - i128::from(printed)).abs() <= i128::from(slack)
    }

    /// How many digits of a sum tell something, when no part of it is finer than `grain`:
    /// that 500 and 250 make 750 is 75 out of tens, that 33.7 and 66.3 make 100.0 is 1000 out of
    /// tenths.
    pub(super) fn digits(&self, sum: i64, grain: i64) -> u32 {
        (sum / grain.max(self.place)).unsigned_abs().checked_ilog10().map_or(0, |log| log + 1)
    }

    /// The largest power of ten, up to a million pounds, that `value` is a multiple of.
    pub(super) fn grain(&self, value: i64) -> i64 {
        let mut grain = 1;
        while grain < 10_000_000_000 && value % (grain * 10) == 0 {
            grain *= 10;
        }
        grain
    }
}

/// The place that four fifths of the figures are written to.
fn written_place(values: &[i64]) -> i64 {
    let mut places = [0usize; PLACES as usize + 1];
    let mut seen = 0;
    for &value in values.iter().filter(|&&value| value != MISSING && value != 0) {
        let place = (0..PLACES).find(|&place| value % 10i64.pow(PLACES - place) == 0);
        places[place.unwrap_or(PLACES) as usize] += 1;
        seen += 1;
    }
    let mut covered = 0;
    for (place, count) in places.iter().enumerate() {
        covered += count;
        if covered * 5 >= seen * 4 {
            return 10i64.pow(PLACES - place as u32);
        }
    }
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_the_one_most_figures_are_written_to() {
        assert_eq!(written_place(&[10_000, 250_000, 70_000]), 10_000);
        assert_eq!(written_place(&[10_100, 250_000, 70_050, 70_010]), 10);
    }

    #[test]
    fn rounding_of_each_part_is_allowed_for_and_no_more() {
        let column = NumberColumn::new(vec![10_000, 20_000, 3_000_000]);
        assert!(column.agrees(3_010_000, 3_000_000, 2));
        assert!(!column.agrees(3_030_000, 3_000_000, 2));
        let pence = NumberColumn::new(vec![100_100, 200_200]);
        assert!(!pence.agrees(300_500, 300_300, 2));
    }

    #[test]
    fn round_parts_tell_less() {
        let column = NumberColumn::new(vec![7_500_000, 5_000_000, 2_500_000, 10_000]);
        assert_eq!(column.grain(2_500_000), 100_000);
        assert_eq!(column.digits(7_500_000, 100_000), 2);
        let tenths = NumberColumn::new(vec![1_000_000, 337_000, 663_000]);
        assert_eq!(tenths.digits(1_000_000, tenths.grain(337_000)), 4);
    }
}
