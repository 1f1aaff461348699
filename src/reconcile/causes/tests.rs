//! Each cause in a small table, by what is told first; and planted in random tables.

use proptest::prelude::*;

use super::super::{CauseKind, Outcome};
use super::*;
use crate::detect::example::detected;
use crate::model::CellAt;
use crate::open::{CellFlags, SheetBuilder, Value};
use rust_decimal::Decimal;

/// A sheet with one column of amounts, in pence, and a total below it.
struct Planted {
    lines: Vec<(String, i64)>,
    hidden: Vec<u32>,
    total: i64,
    formula: Option<&'static str>,
}

impl Planted {
    fn new(lines: &[(&str, i64)], total: i64) -> Planted {
        let lines = lines.iter().map(|&(label, pence)| (label.to_owned(), pence)).collect();
        Planted { lines, hidden: Vec::new(), total, formula: None }
    }

    fn causes(&self) -> Vec<Cause> {
        let mut builder = SheetBuilder::new("");
        builder.push_text(0, 0, "Item");
        builder.push_text(0, 1, "Spent");
        let number = |pence: i64| Value::Number(Decimal::new(pence, 2));
        let mut row = 1;
        for (label, pence) in &self.lines {
            builder.push_text(row, 0, label);
            builder.push(row, 1, CellFlags::default(), number(*pence));
            row += 1;
        }
        builder.push_text(row, 0, "Total");
        match self.formula {
            Some(formula) => {
                builder.push(row, 1, CellFlags::FORMULA, number(self.total));
                builder.push_formula(CellAt::new(row, 1), formula);
            }
            None => builder.push(row, 1, CellFlags::default(), number(self.total)),
        }
        for &hidden in &self.hidden {
            builder.hide_rows(hidden..hidden + 1);
        }
        let sheet = builder.finish();
        let layout = detected(&sheet);
        let table = &layout.tables[0];
        let check = table.checks.first().expect("the table has a total");
        if Outcome::of(check) == Outcome::Differs {
            causes(&sheet, table, check)
        } else {
            Vec::new()
        }
    }

    /// Whether the lines below the first ones come within a penny a line of the total: then that is what the
    /// sheet proves, rounded, and no cause is looked for.
    fn shorter_stretch_rounds_to_the_total(&self) -> bool {
        let below = |first: usize| self.lines[first..].iter().map(|line| line.1).sum::<i64>();
        let allowed = self.lines.len() as i64;
        (2..self.lines.len()).any(|first| (below(first) - self.total).abs() <= allowed)
    }

    fn told(&self) -> Vec<(CauseKind, String)> {
        let one = |cause: Cause| {
            let cells: Vec<String> = cause.cells.iter().map(ToString::to_string).collect();
            (cause.kind, cells.join(" "))
        };
        self.causes().into_iter().map(one).collect()
    }
}

const LINES: [(&str, i64); 6] = [
    ("Hall hire", 41_250),
    ("Youth worker", 203_417),
    ("Coach hire", 90_063),
    ("Leaflets", 7_389),
    ("Fun day", 118_602),
    ("Insurance", 23_145),
];

fn sum() -> i64 {
    LINES.iter().map(|(_, pence)| pence).sum()
}

#[test]
fn each_cause_is_told_first_where_it_alone_was_planted() {
    let mut hidden = Planted::new(&LINES, sum() - 90_063 - 7_389);
    hidden.hidden = vec![3, 4];
    let mut short = Planted::new(&LINES, sum() - 23_145);
    short.formula = Some("SUM(B2:B6)");
    let mut stale = Planted::new(&LINES, sum() - 5_071);
    stale.formula = Some("SUM(B2:B7)");
    let mut twice = Planted::new(&LINES, sum() + 41_250);
    twice.formula = Some("SUM(B2:B7)+B2");
    let mut repeated = Planted::new(&LINES, sum());
    repeated.lines.push(("Coach hire".into(), 90_063));
    let mut refund = Planted::new(&LINES, sum() + 8_540);
    refund.lines.push(("Refund of deposit".into(), -8_540));
    for (planted, kind, cells) in [
        (Planted::new(&LINES, sum() - 203_417), CauseKind::OneLine, "B3"),
        (Planted::new(&LINES, sum() + 118_602), CauseKind::OneLine, "B6"),
        (refund, CauseKind::Sign, "B8"),
        (Planted::new(&LINES, sum() - 23_145 + 32_145), CauseKind::Transposed, "B7"),
        (hidden, CauseKind::Hidden, "B4 B5"),
        (Planted::new(&LINES, sum() * 6 / 5), CauseKind::Vat, "B8"),
        (repeated, CauseKind::Repeated, "B4 B8"),
        (short, CauseKind::OutsideRange, "B7"),
        (stale, CauseKind::NotRecalculated, "B8"),
        (twice, CauseKind::OneLine, "B2"),
    ] {
        let told = planted.told();
        assert_eq!(told.first(), Some(&(kind, cells.to_owned())), "{told:?}");
    }
}

#[test]
fn a_cause_is_a_sentence_for_a_treasurer() {
    let mut short = Planted::new(&LINES, sum() - 23_145);
    short.formula = Some("SUM(B2:B6)");
    let says = "Row 7 (Insurance, £231.45) is not in the total in B8: the formula adds B2:B6 only.";
    assert_eq!(short.causes()[0].says, says);
}

#[test]
fn whole_pounds_below_a_total_in_pence_were_rounded() {
    let lines = [("Hall", 41_200), ("Worker", 203_400), ("Coach", 90_100), ("Bus", 7_400)];
    let told = Planted::new(&lines, 342_255).told();
    assert_eq!(told.first(), Some(&(CauseKind::Rounding, "B6".to_owned())), "{told:?}");
}

#[test]
fn what_many_lines_would_match_by_chance_is_not_told() {
    let labels: Vec<String> = (0..40).map(|at| format!("Bus ticket {at}")).collect();
    let lines: Vec<(&str, i64)> = labels.iter().map(|label| (label.as_str(), 500)).collect();
    assert_eq!(Planted::new(&lines, 40 * 500 - 500).told(), []);
    assert_eq!(Planted::new(&lines, 40 * 500 + 1_100).told(), []);
}

#[test]
fn a_total_that_agrees_has_no_causes() {
    assert_eq!(Planted::new(&LINES, sum()).told(), []);
}

#[test]
fn one_of_several_equal_lines_is_told_as_that() {
    let mut planted = Planted::new(&LINES, sum() + 90_063);
    planted.lines.push(("Coach again".into(), 90_063));
    planted.lines.push(("Coach home".into(), 90_063));
    let causes = planted.causes();
    assert_eq!(causes[0].kind, CauseKind::OneLine);
    assert!(
        causes[0].says.starts_with("One of the 3 lines of £900.63 (rows 4, 8 and 9)"),
        "{causes:?}"
    );
}

/// Lines with pence, as people's are; each amount only once.
fn lines() -> impl Strategy<Value = Vec<i64>> {
    proptest::collection::btree_set(1_001_i64..90_000, 4..12)
        .prop_map(|set| set.into_iter().map(|pence| pence * 10 + 3).collect())
}

fn labelled(amounts: &[i64]) -> Planted {
    let lines =
        amounts.iter().enumerate().map(|(at, &pence)| (format!("Line {}", letters(at)), pence));
    Planted {
        lines: lines.collect(),
        hidden: Vec::new(),
        total: amounts.iter().sum(),
        formula: None,
    }
}

/// Labels without figures, so that they name nothing else.
fn letters(at: usize) -> char {
    char::from(b'a' + at as u8)
}

proptest! {
    #[test]
    fn a_planted_cause_is_among_those_told(
        amounts in lines(), which in any::<prop::sample::Index>(), kind in 0_usize..5,
    ) {
        let at = which.index(amounts.len());
        let mut planted = labelled(&amounts);
        let expected = match kind {
            0 => { planted.total -= amounts[at]; CauseKind::OneLine }
            1 => { planted.total += amounts[at]; CauseKind::OneLine }
            2 => { planted.total -= 2 * amounts[at]; CauseKind::Sign }
            3 => {
                planted.total -= amounts[at];
                planted.hidden = vec![at as u32 + 1];
                CauseKind::Hidden
            }
            _ => {
                planted.lines.push((planted.lines[at].0.clone(), amounts[at]));
                CauseKind::Repeated
            }
        };
        prop_assume!(!planted.shorter_stretch_rounds_to_the_total());
        let told = planted.told();
        let found = told.iter().any(|(kind, cells)| {
            *kind == expected && cells.split(' ').any(|cell| cell == format!("B{}", at + 2))
        });
        prop_assert!(found, "{expected} at {at} of {amounts:?}: {told:?}");
    }
}
