//! How a ruling is entered and said.

use std::fmt::Write as _;
use std::sync::Arc;

use crate::model::{Code, Finding, Money};
use crate::reconcile::Verdict;

use super::settle::Settling;

/// How many files a sentence names.
const NAMED: usize = 6;

impl Settling<'_> {
    pub(super) fn names(&self, files: &[usize]) -> String {
        let mut names = String::new();
        for (place, &at) in files.iter().take(NAMED).enumerate() {
            let comma = if place == 0 { "" } else { ", " };
            let _ = write!(names, "{comma}{}", self.claims[at].name);
        }
        if files.len() > NAMED {
            let _ = write!(names, " and {} more", files.len() - NAMED);
        }
        names
    }

    pub(super) fn say(&mut self, at: usize, code: Code, says: &str, remedy: &str) {
        let finding =
            Finding { file: Arc::clone(&self.claims[at].name), ..Finding::new(code, says, remedy) };
        self.file(at).findings.push(finding);
    }

    pub(super) fn pounds(&self, at: usize) -> Money {
        self.claims[at].sum.amount
    }

    /// Leaves a claim out because others say the same money; `says` leads up to their names.
    pub(super) fn leave_out(&mut self, at: usize, verdict: Verdict, by: &[usize], says: &str) {
        let says = format!("{says} {}", self.names(by));
        let told = format!("{says}: {} is counted once", self.pounds(at).in_pounds());
        let remedy = "If it is other money, write action `count` for it in mappings/files.csv.";
        self.say(at, Code::ReturnRepeats, &told, remedy);
        self.rule(at).left_out = Some((verdict, says));
    }

    /// Leaves a claim out because a later version counts.
    pub(super) fn supersede(&mut self, at: usize, by: usize) {
        let says = format!("{} is a later version of it", self.claims[by].name);
        let told = format!(
            "{says}: {} counts in place of {}",
            self.pounds(by).in_pounds(),
            self.pounds(at).in_pounds()
        );
        let remedy = "If both are right, write action `count` for it in mappings/files.csv.";
        self.say(at, Code::ReturnSuperseded, &told, remedy);
        self.rule(at).left_out = Some((Verdict::Superseded, says));
    }

    /// Says that nobody can tell whether `at` says money of `with` again. Both count.
    pub(super) fn unclear(&mut self, at: usize, with: &[usize], says: &str) {
        let least = with.iter().map(|&other| self.pounds(other).abs()).sum::<Money>();
        if least.min(self.pounds(at).abs()).is_zero() {
            return;
        }
        let told = format!(
            "{says} {}, and nothing tells whether it is the same money: both are counted, and up to {} may be \
             counted twice",
            self.names(with),
            least.min(self.pounds(at).abs()).in_pounds()
        );
        self.doubt(at, with, &told);
    }

    /// Says what is not clear about `at` and the others.
    pub(super) fn doubt(&mut self, at: usize, with: &[usize], told: &str) {
        let remedy = "Write action `ignore` for one of them in mappings/files.csv, or `count` if both are right.";
        self.say(at, Code::ReturnsOverlap, told, remedy);
        for &one in std::iter::once(&at).chain(with) {
            self.file(one).unclear = true;
        }
    }
}
