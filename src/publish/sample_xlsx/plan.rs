//! The sheet that says what was drawn from what, and how.

use rust_xlsxwriter::XlsxError;

use super::super::review_xlsx::how_to::table;
use super::super::xlsx_page::Page;
use super::SampleList;
use crate::audit::{Factors, Hits, NANO};
use crate::model::{Money, Tally};

/// Writes the sheet.
pub(super) fn write(page: &mut Page<'_>, list: &SampleList<'_>) -> Result<(), XlsxError> {
    let plan = list.plan;
    page.title("What was drawn from what, and how")?;
    page.row += 1;
    let styles = page.styles;
    let lines = |many: u64| format!("{many} {}", if many == 1 { "line" } else { "lines" });
    let said = |tally: Tally| format!("{} in {}", tally.amount.in_pounds(), lines(tally.lines));
    let terms = plan.terms;
    let factor = Factors::at(terms.confidence).of(0);
    let interval = Money::from_pence(i64::try_from(plan.interval).unwrap_or(i64::MAX)).in_pounds();
    let drawn: Tally = list
        .rows
        .iter()
        .filter(|row| row.hits != Hits::Certain)
        .map(|row| Tally::one(row.amount))
        .sum();
    table(
        page,
        "What was asked for",
        &styles.head,
        &[
            (
                "tolerable error",
                &format!("{} of the money: {}", terms.tolerable, plan.tolerable().in_pounds()),
            ),
            ("expected error", &terms.expected.to_string()),
            ("confidence", &terms.confidence.to_string()),
            ("seed", &terms.seed.to_string()),
        ],
    )?;
    let zero = format!("{}.{:04}", factor / NANO, factor % NANO / 100_000);
    table(
        page,
        "What was drawn",
        &styles.head,
        &[
            ("population", &format!("{}: coded, and more than nothing", said(plan.population))),
            ("selections planned", &plan.planned.to_string()),
            (
                "interval",
                &format!(
                    "{interval}: the population by the selections; each selection stands for so much"
                ),
            ),
            (
                "tested whatever is drawn",
                &format!("{}: of an interval or more each", said(plan.certain)),
            ),
            (
                "drawn",
                &format!(
                    "{} pennies, one in each interval of the other lines, in {}",
                    plan.drawn,
                    said(drawn)
                ),
            ),
            ("lines to test", &plan.lines.to_string()),
            ("results", &format!("entries.csv with the SHA-256 {}", plan.run)),
        ],
    )?;
    let outside = plan.outside;
    table(
        page,
        "What no line speaks for",
        &styles.head,
        &[
            ("credits", &format!("{}: refunds, and lines that net others", said(outside.credits))),
            ("nothing", &format!("{} of £0.00", lines(outside.zero.lines))),
            ("unclear", &format!("{}: nobody can know from the label", said(outside.unclear))),
            ("review", &format!("{}: waits for a decision", said(outside.review))),
            (
                "what is not there",
                "A return that never came, or a line that is missing from one, cannot be drawn.",
            ),
        ],
    )?;
    table(
        page,
        "The method",
        &styles.head,
        &[
            (
                "selection",
                "Monetary-unit sampling by cells: in each interval one penny is drawn by lot (SHA-256 of the seed \
                 and the number of the interval), and the line that it belongs to is tested. D. A. Leslie, A. D. \
                 Teitlebaum and R. J. Anderson, Dollar-Unit Sampling, 1979.",
            ),
            (
                "size",
                &format!(
                    "With no error expected: the Poisson factor {zero}, by the tolerable error. The same interval gives an upper limit of {zero} intervals when no error is found."
                ),
            ),
            (
                "judgement",
                "The most likely error and Stringer's upper limit with Poisson factors. K. W. Stringer, Practical \
                 aspects of statistical sampling in auditing, American Statistical Association, 1963.",
            ),
        ],
    )?;
    let categories: Vec<(&str, String)> =
        plan.categories.iter().map(|(id, sum)| (id.as_str(), said(*sum))).collect();
    let categories: Vec<(&str, &str)> =
        categories.iter().map(|(id, said)| (*id, said.as_str())).collect();
    table(page, "The population by category", &styles.head, &categories)?;
    page.sheet.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}
