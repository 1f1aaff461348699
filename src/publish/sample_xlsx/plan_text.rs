//! The plan of a sample in one line of text, which stands above the list, so that the list alone is
//! enough to be judged: as a workbook, or as the one sheet that a CSV file holds.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::audit::{Outside, Plan, Rate, Terms};
use crate::model::{Money, Tally};

/// How the text begins.
pub const BEGINS: &str = "{\"crosscast_sample\":";
/// The form that is written and read.
const FORM: u32 = 1;
/// A cell holds no more than 32,767 characters.
const MOST: usize = 30_000;

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    crosscast_sample: u32,
    run: String,
    seed: u64,
    /// Rates in millionths.
    tolerable: u32,
    expected: u32,
    confidence: u32,
    planned: u32,
    /// Sums in pence.
    interval: u64,
    population: (u64, i64),
    certain: (u64, i64),
    drawn: u32,
    lines: u32,
    /// Credits, nothing, unclear, review.
    outside: [(u64, i64); 4],
    categories: Vec<(String, u64, i64)>,
    /// The beginning of the SHA-256 of all that stands before, so that no change goes unseen.
    check: String,
}

impl Text {
    /// What the check should be.
    fn checked(&self) -> serde_json::Result<String> {
        let bare = serde_json::to_vec(&Text { check: String::new(), ..self.clone() })?;
        Ok(Sha256::digest(&bare).iter().take(8).map(|byte| format!("{byte:02x}")).collect())
    }
}

/// The text, in pieces that fit a cell.
///
/// # Errors
///
/// Only by a mistake of this program.
pub fn pieces(plan: &Plan) -> serde_json::Result<Vec<String>> {
    let Outside { credits, zero, unclear, review } = plan.outside;
    let mut text = Text {
        crosscast_sample: FORM,
        run: plan.run.clone(),
        seed: plan.terms.seed,
        tolerable: plan.terms.tolerable.millionths(),
        expected: plan.terms.expected.millionths(),
        confidence: plan.terms.confidence.millionths(),
        planned: plan.planned,
        interval: plan.interval,
        population: pair(plan.population),
        certain: pair(plan.certain),
        drawn: plan.drawn,
        lines: plan.lines,
        outside: [credits, zero, unclear, review].map(pair),
        categories: plan
            .categories
            .iter()
            .map(|(id, sum)| {
                let (lines, pence) = pair(*sum);
                (id.clone(), lines, pence)
            })
            .collect(),
        check: String::new(),
    };
    text.check = text.checked()?;
    let text = serde_json::to_string(&text)?;
    let letters: Vec<char> = text.chars().collect();
    Ok(letters.chunks(MOST).map(|piece| piece.iter().collect()).collect())
}

/// The plan that a text, its pieces put together, stands for; `None` for any other text.
pub fn read(text: &str) -> Option<Plan> {
    let text: Text =
        serde_json::from_str(text).ok().filter(|text: &Text| text.crosscast_sample == FORM)?;
    let rate =
        |millionths: u32| (millionths <= Rate::WHOLE).then(|| Rate::from_millionths(millionths));
    let terms = Terms {
        tolerable: rate(text.tolerable)?,
        expected: rate(text.expected)?,
        confidence: rate(text.confidence)?,
        seed: text.seed,
    };
    // What was never planned so was changed.
    let whole = text.checked().is_ok_and(|check| check == text.check);
    if !whole || terms.selections() != Ok(text.planned) || text.interval == 0 {
        return None;
    }
    let [credits, zero, unclear, review] = text.outside.map(tally);
    let categories = text.categories.into_iter();
    Some(Plan {
        terms,
        run: text.run,
        planned: text.planned,
        interval: text.interval,
        population: tally(text.population),
        certain: tally(text.certain),
        drawn: text.drawn,
        lines: text.lines,
        categories: categories.map(|(id, lines, pence)| (id, tally((lines, pence)))).collect(),
        outside: Outside { credits, zero, unclear, review },
    })
}

/// Lines and pence.
fn pair(sum: Tally) -> (u64, i64) {
    let mut pounds = sum.amount.pence().exact();
    pounds.rescale(2);
    (sum.lines, i64::try_from(pounds.mantissa()).unwrap_or(i64::MAX))
}

fn tally((lines, pence): (u64, i64)) -> Tally {
    Tally { lines, amount: Money::from_pence(pence) }
}

#[cfg(test)]
mod tests {
    use super::super::tests::sample;
    use super::*;

    #[test]
    fn a_plan_comes_back_as_it_was() {
        let plan = sample().0;
        let pieces = pieces(&plan).unwrap();
        assert!(pieces[0].starts_with(BEGINS));
        assert_eq!(read(&pieces.concat()), Some(plan.clone()));
        let many = (0..2_000).map(|at| (format!("category-{at}"), plan.population));
        let long = Plan { categories: many.collect(), ..plan };
        let pieces = super::pieces(&long).unwrap();
        assert!(pieces.len() > 1 && pieces.iter().all(|piece| piece.len() <= MOST));
        assert_eq!(read(&pieces.concat()), Some(long));
    }

    #[test]
    fn what_was_changed_is_no_plan() {
        let text = pieces(&sample().0).unwrap().concat();
        for (was, is) in [
            ("\"tolerable\":20000", "\"tolerable\":200000"),
            ("\"confidence\":950000", "\"confidence\":9500000"),
            ("sample\":1", "sample\":2"),
            ("\"interval\":", "\"interval\":1"),
            ("\"population\":[", "\"population\":[1"),
            ("\"seed\"", "\"sed\""),
            ("}", ""),
        ] {
            let changed = text.replace(was, is);
            assert_ne!(changed, text);
            assert_eq!(read(&changed), None, "{was}");
        }
    }
}
