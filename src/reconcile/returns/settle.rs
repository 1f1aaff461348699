//! The policy, step by step.

use std::collections::BTreeMap;

use crate::model::AreaId;

use super::claim::Claim;
use super::version::Version;
use super::{FileRulings, Part, Ruling};

/// The claims of one area that are still to be settled, and what was settled.
pub(super) struct Settling<'c> {
    /// In the order of the inbox.
    pub(super) claims: Vec<&'c Claim>,
    pub(super) versions: Vec<Version>,
    pub(super) rulings: &'c mut BTreeMap<usize, FileRulings>,
}

impl<'c> Settling<'c> {
    /// The claims that count so far and are of one kind.
    pub(super) fn standing(&self, to_date: bool) -> Vec<usize> {
        let stands = |claim: &Claim| {
            claim.to_date == to_date
                && self.ruling(claim).is_none_or(|ruling| ruling.left_out.is_none())
        };
        (0..self.claims.len()).filter(|&at| stands(self.claims[at])).collect()
    }

    pub(super) fn ruling(&self, claim: &Claim) -> Option<&Ruling> {
        self.rulings.get(&claim.file)?.of(claim.part())
    }

    pub(super) fn file(&mut self, at: usize) -> &mut FileRulings {
        self.rulings.entry(self.claims[at].file).or_default()
    }

    pub(super) fn rule(&mut self, at: usize) -> &mut Ruling {
        let part: Part = self.claims[at].part();
        self.file(at).parts.entry(part).or_default()
    }
}

/// Settles which claims count, file by file. A file that is not named counts as it is. Time
/// grows with the pairs of returns of one area whose times meet.
pub fn settle(claims: &[Claim]) -> BTreeMap<usize, FileRulings> {
    let mut rulings = BTreeMap::new();
    let mut areas: BTreeMap<Option<AreaId>, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        areas.entry(claim.area).or_default().push(claim);
    }
    for (area, mut claims) in areas {
        claims.sort_by_key(|claim| (claim.file, claim.part()));
        let versions = claims.iter().map(|claim| Version::of(&claim.name)).collect();
        let mut settling = Settling { claims, versions, rulings: &mut rulings };
        for to_date in [false, true] {
            settling.same_lines(to_date);
            // Nobody's returns are nobody's versions: their areas may be different.
            if area.is_some() {
                settling.later_versions(to_date);
            }
        }
        if area.is_some() {
            settling.lines_within();
            settling.parts_of_longer();
            settling.overlaps();
            settling.net();
            settling.carried_forward();
        }
    }
    let claims: Vec<&Claim> = claims.iter().collect();
    Settling { versions: Vec::new(), claims, rulings: &mut rulings }.across_areas();
    rulings
}
