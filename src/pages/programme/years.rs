//! The money by financial year.

use crate::figure::Whose;
use crate::model::Tally;
use crate::total::PeriodBucket;

use super::super::{Context, PageError, Parts, Sentence, Table};

/// One line for each financial year, then what no one year holds and what is not dated.
pub(super) fn table(context: &Context<'_>) -> Result<Table, PageError> {
    let periods = &context.tables.periods;
    let mut lines: Vec<(Sentence, String, Tally)> = Vec::new();
    let mut across: Option<Tally> = None;
    let mut not_dated = None;
    for &(period, sum) in &periods.columns {
        let line = || (Sentence::when(period), Whose::Programme.period(period), sum);
        match period {
            PeriodBucket::Year(_) => lines.push(line()),
            PeriodBucket::Other(_) => *across.get_or_insert_default() += sum,
            PeriodBucket::NotDated => not_dated = Some(line()),
        }
    }
    lines.extend(across.map(|sum| {
        let name = Sentence::new().text("Periods that no one financial year holds");
        (name, Whose::Programme.of_it("across-years"), sum)
    }));
    lines.extend(not_dated);
    let parts = Parts {
        id: "years",
        heading: String::from("Spend by year"),
        caption: Sentence::new().text(
            "Spend by financial year. A year of which no spend is counted is left out; that is not to say \
             that nothing was spent in it.",
        ),
        of: "Year",
        lines,
        total: (Whose::Programme.total(), periods.total),
    };
    Table::new(parts, context.figures)
}
