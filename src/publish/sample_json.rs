//! What a tested sample says, as JSON for other programs. The names are stable. Money is decimal text in
//! pounds; shares are numbers from 0 to 1; `null` is what was not tested.

use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::Number;

use super::evaluation_json::digits;
use crate::audit::{Answered, Both, FilledSample, Judgement, Limit, Plan, Rate};
use crate::model::{Money, Tally};

#[derive(Serialize)]
struct View<'a> {
    file: &'a str,
    /// Whether the results are still those that it was drawn from; `null` when there are none.
    results_changed: Option<bool>,
    seed: u64,
    confidence: Number,
    tolerable: Number,
    expected: Number,
    tolerable_money: String,
    population: TallyView,
    selections: u32,
    interval: String,
    lines: u32,
    amounts_not_tested: u32,
    coding_not_tested: u32,
    amounts: Option<AmountsView>,
    coding: Option<LimitView>,
    by_category: Vec<CategoryView<'a>>,
    errors: Vec<ErrorView<'a>>,
}

#[derive(Serialize)]
struct TallyView {
    lines: u64,
    money: String,
}

#[derive(Serialize)]
struct AmountsView {
    overstated: LimitView,
    understated: LimitView,
}

#[derive(Serialize)]
struct LimitView {
    lines: u32,
    found: String,
    most_likely: String,
    upper_limit: String,
    within_tolerable: bool,
}

#[derive(Serialize)]
struct CategoryView<'a> {
    category: &'a str,
    coded: TallyView,
    tolerable_money: String,
    lines_tested: u32,
    too_high: LimitView,
    too_low: LimitView,
}

#[derive(Serialize)]
struct ErrorView<'a> {
    number: u32,
    entry: &'a str,
    amount: String,
    amount_found: Option<String>,
    category: String,
    category_found: &'a str,
    note: &'a str,
    tested_by: &'a str,
}

/// One line of JSON about the list that was read from `file`.
///
/// # Errors
///
/// Only by a mistake of this program.
pub fn render(
    file: &str,
    sample: &FilledSample,
    found: &Judgement,
    results_changed: Option<bool>,
) -> serde_json::Result<String> {
    let plan = &sample.plan;
    let rate = |rate: Rate| digits(Decimal::new(i64::from(rate.millionths()), 6).normalize());
    let pounds =
        |pence: u64| Money::from_pence(i64::try_from(pence).unwrap_or(i64::MAX)).to_string();
    serde_json::to_string(&View {
        file,
        results_changed,
        seed: plan.terms.seed,
        confidence: rate(plan.terms.confidence)?,
        tolerable: rate(plan.terms.tolerable)?,
        expected: rate(plan.terms.expected)?,
        tolerable_money: plan.tolerable().to_string(),
        population: tally(plan.population),
        selections: plan.planned,
        interval: pounds(plan.interval),
        lines: plan.lines,
        amounts_not_tested: found.amounts_not_tested,
        coding_not_tested: found.coding_not_tested,
        amounts: found.amounts.map(|both| {
            let [overstated, understated] = two(both, plan.tolerable());
            AmountsView { overstated, understated }
        }),
        coding: found.coding.map(|coding| limit(coding, plan.tolerable())),
        by_category: found.categories.iter().map(|one| category(one, plan)).collect(),
        errors: sample
            .errors()
            .map(|one: &Answered| ErrorView {
                number: one.number,
                entry: &one.entry,
                amount: pounds(one.tested.amount),
                amount_found: one.tested.amount_found.map(pounds),
                category: one.coded.to_string(),
                category_found: &one.category_found,
                note: &one.note,
                tested_by: &one.tested_by,
            })
            .collect(),
    })
}

fn category<'a>(one: &'a crate::audit::CategoryJudgement, plan: &Plan) -> CategoryView<'a> {
    let tolerable = plan.share_of(one.coded.amount);
    let [too_high, too_low] = two(one.error, tolerable);
    CategoryView {
        category: &one.category,
        coded: tally(one.coded),
        tolerable_money: tolerable.to_string(),
        lines_tested: one.tested,
        too_high,
        too_low,
    }
}

fn two(both: Both, tolerable: Money) -> [LimitView; 2] {
    [limit(both.over, tolerable), limit(both.under, tolerable)]
}

fn limit(limit: Limit, tolerable: Money) -> LimitView {
    LimitView {
        lines: limit.lines,
        found: limit.found.to_string(),
        most_likely: limit.most_likely.to_string(),
        upper_limit: limit.upper.to_string(),
        within_tolerable: limit.is_within(tolerable),
    }
}

fn tally(sum: Tally) -> TallyView {
    TallyView { lines: sum.lines, money: sum.amount.to_string() }
}
