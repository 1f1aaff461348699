//! From what was read of a return to the files that are written about it.

use crate::mapping::Mappings;
use crate::model::{Basis, Counted, Finding, Money};
use crate::publish::card::{Card, MarkedCopy};
use crate::publish::marked_xlsx::Marks;
use crate::reconcile::asks::{Ask, Returned, asks};
use crate::reconcile::returns::FileRulings;
use crate::reconcile::{CauseKind, CheckedTotal, FileProof, FileRow, Outcome, checked_totals};
use crate::review::Queue;

use super::super::{Desk, Item, Read};
use super::{About, Content, MarkedAbout, Paper, card, card_path, marked_copy, papers};

/// What is known of a return before its entries are coded.
pub(in crate::pipeline) struct Seen<'a> {
    read: &'a Read,
    totals: Vec<CheckedTotal<'a>>,
    asks: Vec<Ask>,
    /// Why no marked copy is made.
    no_copy: Option<MarkedCopy>,
}

/// What its entries come to.
pub(in crate::pipeline) struct Came<'a> {
    pub(in crate::pipeline) findings: &'a [Finding],
    pub(in crate::pipeline) rulings: &'a FileRulings,
    pub(in crate::pipeline) queue: &'a Queue,
    pub(in crate::pipeline) excluded: Counted,
    pub(in crate::pipeline) reversed: Money,
    pub(in crate::pipeline) review: Counted,
    pub(in crate::pipeline) marks: Option<&'a Marks>,
}

/// What is written about one return.
pub(in crate::pipeline) struct Written {
    pub(in crate::pipeline) card: Card,
    pub(in crate::pipeline) marked: Option<Vec<u8>>,
}

impl<'a> Seen<'a> {
    /// Looks at a return and at what was found in it so far.
    pub(in crate::pipeline) fn new(desk: &Desk<'_>, read: &'a Read, findings: &[Finding]) -> Self {
        let totals = checked_totals(&read.workbook, &read.layouts);
        let returned = Returned {
            workbook: &read.workbook,
            layouts: &read.layouts,
            totals: &totals,
            findings,
        };
        let asks = asks(&returned);
        let no_copy = desk.marking.against(read, &asks);
        Seen { read, totals, asks, no_copy }
    }

    /// Whether what becomes of each entry is to be kept for a marked copy.
    pub(in crate::pipeline) fn is_marked(&self) -> bool {
        self.no_copy.is_none()
    }

    /// The card and the marked copy of the return whose row is `row`; the row is told where the card is and how
    /// far the return is proved.
    pub(in crate::pipeline) fn written(
        self,
        item: &Item<'_>,
        row: &mut FileRow,
        came: &Came<'_>,
        mappings: &Mappings,
    ) -> Written {
        row.proof = FileProof {
            card: card_path(item, row.area, mappings),
            ..self.proof(came.review.amount)
        };
        let mut provisional = Vec::new();
        if came.rulings.unclear {
            provisional.push(String::from(
                "another return may say the same money, and nobody has said which counts; see what was found.",
            ));
        }
        let left_out = || came.rulings.parts.values().find_map(|part| part.left_out.as_ref());
        let content = Content {
            read: self.read,
            totals: &self.totals,
            queue: came.queue,
            excluded: came.excluded,
            reversed: came.reversed,
            why_excluded: left_out().map_or("", |(_, reason)| reason.as_str()),
        };
        let about = About {
            findings: came.findings,
            asks: self.asks,
            provisional: &provisional,
            content: Some(content),
        };
        let mut card = card(row, about, mappings);
        let not_meant = MarkedCopy::NotMeant;
        let copied = MarkedAbout {
            read: self.read,
            totals: &self.totals,
            findings: came.findings,
            marks: came.marks.ok_or(self.no_copy.as_ref().unwrap_or(&not_meant)),
        };
        let marked = marked_copy(&mut card, &row.proof.card, &copied, mappings);
        Written { card, marked }
    }

    fn proof(&self, review: Money) -> FileProof {
        let tables = self.read.layouts.iter().flat_map(|layout| &layout.tables);
        let taken = tables.filter(|table| !table.lines.is_empty()).flat_map(|table| &table.columns);
        let mut basis: Vec<Basis> =
            taken.filter(|column| column.taken).filter_map(|column| column.basis).collect();
        basis.sort_unstable();
        basis.dedup();
        let mut causes: Vec<CauseKind> =
            self.totals.iter().flat_map(|total| &total.causes).map(|cause| cause.kind).collect();
        causes.sort_unstable();
        causes.dedup();
        let differ = self.totals.iter().filter(|total| total.outcome == Outcome::Differs).count();
        FileProof {
            basis,
            totals_agree: (self.totals.len() - differ) as u64,
            totals_differ: differ as u64,
            causes,
            review,
            card: String::new(),
        }
    }
}

impl Written {
    /// As files, ready to be written; or what went wrong with the page.
    pub(in crate::pipeline) fn papers(self, row: &FileRow) -> Result<Vec<Paper>, String> {
        papers(&row.proof.card, &self.card, self.marked)
    }
}

/// The card of a file that was not read; its row is told where.
pub(in crate::pipeline) fn unread(
    item: &Item<'_>,
    row: &mut FileRow,
    findings: &[Finding],
    asks: Vec<Ask>,
    mappings: &Mappings,
) -> Result<Vec<Paper>, String> {
    row.proof.card = card_path(item, row.area, mappings);
    let card = card(row, About { findings, asks, provisional: &[], content: None }, mappings);
    papers(&row.proof.card, &card, None)
}
