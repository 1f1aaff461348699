//! The sums of a run, from the entries that it wrote.

use crate::mapping::Mappings;
use crate::publish::PublishedRun;
use crate::publish::entries_csv::{Damaged, Status};
use crate::review::{OpenLine, Queue};
use crate::total::{SpendLine, Totals};

use super::spend;

/// The totals of the entries of `run`, and those that wait for a decision.
///
/// # Errors
///
/// The entries cannot be read.
pub(super) fn of(run: &PublishedRun, mappings: &Mappings) -> Result<(Totals, Queue), Damaged> {
    let mut totals = Totals::new(mappings.settings.financial_year_start);
    let mut queue = Queue::default();
    let mut parts = Vec::new();
    spend::each(run, mappings, |spent| {
        let entry = spent.entry;
        let one = entry.tally();
        parts.clear();
        for part in entry.parts() {
            parts.push((spent.bucket(&part)?, part.amount));
        }
        totals.add(&SpendLine {
            area: spent.area,
            period: entry.period,
            date: entry.date,
            key: spent.key.words(),
            label: entry.label,
            label_from: entry.label_from,
            section: entry.section,
            lines: one.lines,
            row: entry.row.saturating_sub(1),
            amount: one.amount,
            parts: &parts,
        });
        if entry.status == Status::Review {
            queue.add(&OpenLine {
                area: spent.area,
                key: spent.key.words(),
                label: entry.label,
                section: entry.section,
                lines: one.lines,
                amount: one.amount,
                place: spent.place,
            });
        }
        Ok(())
    })?;
    Ok((totals, queue))
}
