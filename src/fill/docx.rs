//! Word documents.

use crate::figure::Figures;

use super::mistake::Mistake;
use super::page::Filled;

pub(super) fn fill(_template: &[u8], _figures: &Figures) -> Result<Filled, Vec<Mistake>> {
    Err(vec![Mistake::whole("Word documents cannot be filled: save it as text or HTML")])
}

pub(super) fn text(_page: &[u8]) -> Option<String> {
    None
}
