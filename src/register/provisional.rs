//! Why the figures of an area may change.

use crate::reconcile::{FileRow, Verdict};

use super::Received;

/// The reasons, in the order of the files. A file that a person has signed off gives none.
pub(super) fn reasons(received: &[&Received<'_>], refused: &[&FileRow]) -> Vec<String> {
    let mut reasons = Vec::new();
    for one in received.iter().filter(|one| one.counts && !one.signed_off) {
        let file = &one.file.file;
        if one.file.verdict == Verdict::Differs {
            reasons.push(match one.file.difference.filter(|by| !by.is_zero()) {
                Some(by) => format!("{file} differs from its printed total by {}", by.in_pounds()),
                None => format!("{file} differs from a printed total"),
            });
        }
        if one.unclear {
            reasons.push(format!("{file} may say what another file says"));
        }
        if one.unreadable {
            reasons.push(format!("{file} has amounts that cannot be read"));
        }
    }
    reasons.extend(refused.iter().map(|file| format!("{} cannot be read", file.file)));
    reasons
}
