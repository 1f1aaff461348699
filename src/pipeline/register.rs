//! The register of a run: what its files say of each area, put together.

use std::collections::{BTreeMap, BTreeSet};

use crate::extract::{AreaFinder, AreaMatch};
use crate::mapping::{Action, Mappings};
use crate::model::{AreaId, Period};
use crate::reconcile::returns::{Claim, FileRulings};
use crate::reconcile::{FileRow, Verdict};
use crate::register::{Received, Register};
use crate::total::Tables;

use super::results::FileResult;

/// What the register is made from.
pub(super) struct Making<'a> {
    pub(super) files: &'a BTreeMap<usize, FileResult>,
    pub(super) claims: &'a [Claim],
    pub(super) rulings: &'a BTreeMap<usize, FileRulings>,
    pub(super) tables: &'a Tables<'a>,
    pub(super) finder: &'a AreaFinder,
    pub(super) mappings: &'a Mappings,
}

impl Making<'_> {
    pub(super) fn register(&self) -> Register {
        let received: Vec<Received<'_>> =
            self.claims.iter().filter_map(|claim| self.received(claim)).collect();
        let refused: Vec<(Option<AreaId>, &FileRow)> = self
            .files
            .values()
            .filter(|file| file.row.verdict == Verdict::Refused)
            .map(|file| (self.area_by_name(&file.row.file), &file.row))
            .collect();
        Register::new(&received, &refused, self.tables, self.mappings)
    }

    fn received(&self, claim: &Claim) -> Option<Received<'_>> {
        let file = self.files.get(&claim.file)?;
        let rulings = self.rulings.get(&claim.file);
        let ruling = rulings.and_then(|rulings| rulings.of(claim.part()));
        let periods: BTreeSet<Period> = match ruling.and_then(|ruling| ruling.period) {
            Some(period) => BTreeSet::from([period]),
            None => claim.parts.keys().copied().collect(),
        };
        Some(Received {
            file: &file.row,
            area: claim.area,
            periods: periods.into_iter().collect(),
            counts: ruling.is_none_or(|ruling| ruling.left_out.is_none()),
            in_review: file.account.review.lines > 0,
            unclear: rulings.is_some_and(|rulings| rulings.unclear),
            unreadable: file.findings.iter().any(|finding| finding.code.is_amount_unread()),
            signed_off: self.is_signed_off(&file.row.file),
        })
    }

    fn is_signed_off(&self, file: &str) -> bool {
        let mut words = self.mappings.words_about(file, "");
        words.any(|word| word.action == Some(Action::SignedOff))
    }

    /// The area that the folders or the name of a file that cannot be read give.
    fn area_by_name(&self, file: &str) -> Option<AreaId> {
        let said = self.mappings.words_about(file, "").find_map(|word| word.area);
        let mut parts =
            file.rsplit('/').map(|part| part.rsplit_once('.').map_or(part, |(stem, _)| stem));
        said.or_else(|| {
            parts.find_map(|part| match self.finder.find(part) {
                AreaMatch::Known(area) => Some(area),
                _ => None,
            })
        })
    }
}
