//! How well the mapping files do their work: what a run says of them after its last line.
//!
//! | file | says |
//! |---|---|
//! | `idle` | which labels and rules fitted nothing, never came first, or kept each other from deciding |
//! | `clashes` | which rules fit decided labels of another category, which labels areas decided differently |
//! | `wide` | which rules decide so much that nobody can have seen it all |

mod clashes;
mod idle;
mod wide;

use std::sync::Arc;

use super::{Coder, Usage};
use crate::mapping::LabelDecision;
use crate::model::{Code, Finding};

/// Everything that is to be said.
pub(super) fn findings(coder: &Coder<'_>, usage: &Usage) -> Vec<Finding> {
    let mappings = coder.mappings();
    let mut findings = idle::findings(usage, mappings);
    findings.extend(clashes::findings(coder));
    findings.extend(wide::findings(usage, mappings));
    findings
}

/// How many things of one kind are said one by one; the rest are counted.
const LISTED: usize = 20;

fn is_starter(label: &LabelDecision) -> bool {
    label.decided_by.eq_ignore_ascii_case("starter")
}

fn about(file: &str, code: Code, says: String, remedy: &str) -> Finding {
    Finding { file: Arc::from(file), ..Finding::new(code, says, remedy) }
}

fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
