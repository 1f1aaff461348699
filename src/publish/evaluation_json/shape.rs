//! The shape of the JSON: what each figure is called.

use serde::Serialize;
use serde_json::Number;

/// The lower and the upper end.
pub(in crate::publish) type Interval = Option<[Number; 2]>;

/// The whole of it.
#[derive(Serialize)]
pub(super) struct View<'a> {
    pub(super) file: &'a str,
    pub(super) mode: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) folds: Option<u32>,
    pub(super) thresholds: ThresholdsView,
    pub(super) labels: u64,
    pub(super) lines: u64,
    pub(super) money: String,
    #[serde(flatten)]
    pub(super) figures: Figures,
    pub(super) top1: Option<Number>,
    pub(super) top1_interval: Interval,
    pub(super) top3: Option<Number>,
    pub(super) top3_interval: Interval,
    pub(super) review_labels: u64,
    pub(super) top1_review: Option<Number>,
    pub(super) top1_review_interval: Interval,
    pub(super) top3_review: Option<Number>,
    pub(super) top3_review_interval: Interval,
    pub(super) labels_of_several_categories: u64,
    pub(super) not_judged: NotJudged,
    pub(super) by_method: Vec<StepView>,
    pub(super) by_category: Vec<CategoryView<'a>>,
    pub(super) wrong: Vec<WrongView<'a>>,
}

#[derive(Serialize)]
pub(super) struct ThresholdsView {
    pub(super) fuzzy_score: Number,
    pub(super) fuzzy_margin: Number,
}

/// Coverage and precision, each by labels, lines and pounds.
#[derive(Serialize)]
pub(super) struct Figures {
    pub(super) coded: u64,
    pub(super) right: u64,
    pub(super) coverage: Option<Number>,
    pub(super) coverage_interval: Interval,
    pub(super) coverage_lines: Option<Number>,
    pub(super) coverage_lines_interval: Interval,
    pub(super) coverage_money: Option<Number>,
    pub(super) coverage_money_interval: Interval,
    pub(super) precision: Option<Number>,
    pub(super) precision_interval: Interval,
    pub(super) precision_lines: Option<Number>,
    pub(super) precision_lines_interval: Interval,
    pub(super) precision_money: Option<Number>,
    pub(super) precision_money_interval: Interval,
}

#[derive(Serialize)]
pub(super) struct NotJudged {
    pub(super) not_asked_for: u64,
    pub(super) without_label: u64,
    pub(super) without_category: u64,
    pub(super) amounts_not_readable: u64,
}

/// Labels, lines and pounds; `precision` is of labels.
#[derive(Serialize)]
pub(super) struct StepView {
    pub(super) method: &'static str,
    pub(super) coded: u64,
    pub(super) right: u64,
    pub(super) precision: Option<Number>,
    pub(super) precision_interval: Interval,
    pub(super) coded_lines: u64,
    pub(super) right_lines: u64,
    pub(super) coded_money: String,
    pub(super) right_money: String,
}

#[derive(Serialize)]
pub(super) struct CategoryView<'a> {
    pub(super) category: &'a str,
    pub(super) labels: u64,
    pub(super) coded: u64,
    pub(super) right: u64,
    pub(super) precision: Option<Number>,
    pub(super) recall: Option<Number>,
    pub(super) lines: u64,
    pub(super) coded_lines: u64,
    pub(super) right_lines: u64,
    pub(super) money: String,
    pub(super) coded_money: String,
    pub(super) right_money: String,
}

#[derive(Serialize)]
pub(super) struct WrongView<'a> {
    pub(super) label: &'a str,
    pub(super) area: &'a str,
    pub(super) category: &'a str,
    pub(super) coded_as: &'a str,
    pub(super) reason: &'a str,
    pub(super) lines: u64,
    pub(super) money: String,
}
