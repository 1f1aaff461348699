//! What needs a person before the figures are settled.

use rust_decimal::Decimal;

use crate::figure::{Format, Printed, Whose};

use super::super::{Context, Sentence};

/// Something that needs a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// How many.
    pub count: Printed,
    /// Of what, with what it comes to.
    pub what: Sentence,
    /// The file that names them, inside the output folder.
    pub file: &'static str,
    /// What is to be done about them.
    pub remedy: &'static str,
}

/// The number, one of them, several of them, the file that names them, and what is to be done.
type Kind = (&'static str, &'static str, &'static str, &'static str, &'static str);

const KINDS: [Kind; 8] = [
    (
        "count.files.refused",
        "file that cannot be read",
        "files that cannot be read",
        "files.csv",
        "Its card says why, and what to ask for.",
    ),
    (
        "count.files.differs",
        "return whose printed total differs from its lines",
        "returns whose printed total differs from their lines",
        "files.csv",
        "Its card says by how much, and what to ask.",
    ),
    (
        "count.areas.provisional",
        "area whose figures may change",
        "areas whose figures may change",
        "register.csv",
        "The last column says why.",
    ),
    (
        "count.areas.missing",
        "area of which no return counts",
        "areas of which no return counts",
        "register.csv",
        "Ask for returns: what is missing is not zero.",
    ),
    (
        "count.labels.review",
        "label that waits for a decision",
        "labels that wait for a decision",
        "review.xlsx",
        "Fill in the list, the most money first.",
    ),
    (
        "count.labels.withheld",
        "label that is not published as it is written",
        "labels that are not published as they are written",
        "withheld.csv",
        "Look at each, and clear it in labels.csv if it names nobody.",
    ),
    (
        "count.findings.error",
        "finding that is an error",
        "findings that are errors",
        "findings.csv",
        "Each says what to do.",
    ),
    (
        "count.findings.warning",
        "finding that is a warning",
        "findings that are warnings",
        "findings.csv",
        "Each says what to do.",
    ),
];

/// Those of which there is at least one.
pub(super) fn of(context: &Context<'_>) -> Vec<Need> {
    let need = |&(id, one, many, file, remedy): &Kind| {
        let exact = context.figures.exact(id).filter(|count| !count.is_zero())?;
        let count = context.figures.print(id, Format::Count)?;
        let mut what = Sentence::new().text(if exact == Decimal::ONE { one } else { many });
        if id == "count.labels.review" {
            let review = Whose::Programme.category("review");
            if let Some(money) = context.figures.print(&review, Format::Pounds) {
                what = what.text(", with ").figure(&money);
            }
        }
        Some(Need { count, what, file, remedy })
    };
    KINDS.iter().filter_map(need).collect()
}
