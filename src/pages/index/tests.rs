//! The run at a glance.

use super::super::programme_example::Example;
use super::*;
use crate::reconcile::Verdict;

#[test]
fn what_needs_a_person_is_counted_and_what_does_not_is_left_out() {
    let spend = [(Some(0), 0, 10_000, None), (Some(0), 3, 5_000, None)];
    let example = Example::new(&[("Noel Park", ""), ("Silent", "")], &spend)
        .with_file("Q1.xlsx", Verdict::Ties)
        .with_file("Q2.xlsx", Verdict::Refused);
    let page = example.with(|context| IndexPage::new(context).unwrap());
    let needs: Vec<String> = page
        .needs
        .iter()
        .map(|need| format!("{} {} ({})", need.count.text, need.what, need.file))
        .collect();
    assert_eq!(
        needs,
        [
            "1 file that cannot be read (files.csv)",
            "1 area of which no return counts (register.csv)",
            "1 label that waits for a decision, with £50 (review.xlsx)",
            "1 finding that is an error (findings.csv)",
            "2 findings that are warnings (findings.csv)",
        ]
    );
    assert_eq!(page.areas.len(), 1);
    assert_eq!(page.missing.iter().map(ToString::to_string).collect::<Vec<_>>(), ["Silent"]);
    assert_eq!(page.returns.len(), 1);
    let links: Vec<String> =
        page.returns[0].links.iter().map(|link| format!("{} {}", link.text, link.card)).collect();
    assert_eq!(links, ["Return 1 returns/area-0/0.html", "Return 2 returns/area-0/1.html"]);
}
