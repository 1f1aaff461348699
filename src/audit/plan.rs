//! What a sample was drawn from, and how: all that is needed to judge it later.

use crate::model::{Money, Tally};

use super::pence::money;
use super::terms::BadTerms;
use super::{Hits, Selection, Terms, draw};

/// A sample as it was planned and drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What was asked for.
    pub terms: Terms,
    /// SHA-256 of the entries that it was drawn from, in hexadecimal.
    pub run: String,
    /// How many selections the terms ask for.
    pub planned: u32,
    /// The pence that each selection stands for.
    pub interval: u64,
    /// All that could be selected.
    pub population: Tally,
    /// The lines of an interval or more, which are all tested.
    pub certain: Tally,
    /// How many pennies were drawn from the other lines.
    pub drawn: u32,
    /// How many lines are tested in all.
    pub lines: u32,
    /// The population by category, by its id. A split line counts in each category.
    pub categories: Vec<(String, Tally)>,
    /// What no line of the sample speaks for.
    pub outside: Outside,
}

/// Spend from which nothing is drawn.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Outside {
    /// Coded lines below nothing: refunds, and lines that net others.
    pub credits: Tally,
    /// Coded lines of nothing: no penny of them can be drawn.
    pub zero: Tally,
    /// What nobody can know from the label.
    pub unclear: Tally,
    /// What waits for a decision.
    pub review: Tally,
}

impl Plan {
    /// Draws a sample on `terms` from lines of these `amounts` in pence, all above nothing, which by
    /// category come to `categories`.
    ///
    /// # Errors
    ///
    /// The terms ask for what no sample can do.
    pub fn draw(
        terms: Terms,
        run: String,
        amounts: &[u64],
        categories: Vec<(String, Tally)>,
        outside: Outside,
    ) -> Result<(Plan, Vec<Selection>), BadTerms> {
        let planned = terms.selections()?;
        let sum = |lines: &mut dyn Iterator<Item = u64>| {
            let (count, pence) =
                lines.fold((0, 0), |(count, sum), one| (count + 1, sum + u128::from(one)));
            (Tally { lines: count, amount: money(pence) }, pence)
        };
        let (population, pence) = sum(&mut amounts.iter().copied());
        // Rounded down, so that the pence left over make the sample no smaller than planned.
        let interval = u64::try_from(pence / u128::from(planned)).unwrap_or(u64::MAX).max(1);
        let (certain, _) = sum(&mut amounts.iter().copied().filter(|&one| one >= interval));
        let selections = draw(amounts, interval, terms.seed);
        let drawn = selections.iter().map(|one| match one.hits {
            Hits::Certain => 0,
            Hits::Drawn(many) => many,
        });
        let plan = Plan {
            terms,
            run,
            planned,
            interval,
            population,
            certain,
            drawn: drawn.sum(),
            lines: u32::try_from(selections.len()).unwrap_or(u32::MAX),
            categories,
            outside,
        };
        Ok((plan, selections))
    }

    /// What can be borne, in pounds, rounded down to pence.
    pub fn tolerable(&self) -> Money {
        self.share_of(self.population.amount)
    }

    /// The same rate of another sum.
    pub fn share_of(&self, whole: Money) -> Money {
        let rate = u128::from(self.terms.tolerable.millionths());
        let pence = super::pence(whole).map_or(0, u128::from);
        money(pence * rate / u128::from(super::Rate::WHOLE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::Rate;

    fn terms() -> Terms {
        let (tolerable, confidence) = (Rate::percent(2), Rate::percent(95));
        Terms { tolerable, expected: Rate::default(), confidence, seed: 7 }
    }

    #[test]
    fn every_line_of_an_interval_is_certain_and_the_rest_is_drawn() {
        let mut amounts = vec![10_000u64; 1_000];
        amounts[500] = 2_000_000;
        let (plan, selections) =
            Plan::draw(terms(), String::new(), &amounts, Vec::new(), Outside::default()).unwrap();
        // 11,990,000 pence / 150
        assert_eq!((plan.planned, plan.interval), (150, 79_933));
        assert_eq!(plan.certain, Tally { lines: 1, amount: Money::from_pence(2_000_000) });
        assert_eq!(plan.tolerable(), Money::from_pence(239_800));
        // 9,990,000 / 79,933 = 124.98 cells.
        assert!((124..=125).contains(&plan.drawn), "{}", plan.drawn);
        assert_eq!(plan.lines as usize, selections.len());
    }

    #[test]
    fn fewer_pence_than_selections_are_all_tested() {
        let (plan, selections) =
            Plan::draw(terms(), String::new(), &[1, 1, 1], Vec::new(), Outside::default()).unwrap();
        assert_eq!((plan.interval, selections.len()), (1, 3));
        let (plan, selections) =
            Plan::draw(terms(), String::new(), &[], Vec::new(), Outside::default()).unwrap();
        assert_eq!((plan.interval, selections.len(), plan.population), (1, 0, Tally::ZERO));
    }
}
