//! What pages are made from.

use crate::figure::Figures;
use crate::mapping::Mappings;
use crate::own_labels::AreaLabels;
use crate::reconcile::FileRow;
use crate::register::Register;
use crate::total::Tables;

/// What pages are made from.
#[derive(Copy, Clone, Debug)]
pub struct Context<'a> {
    /// The sums.
    pub tables: &'a Tables<'a>,
    /// The areas' own labels, in the order of the areas of `tables`.
    pub own: &'a [AreaLabels],
    /// Every figure that may be printed.
    pub figures: &'a Figures,
    /// The files of the inbox. Their names are not for the public.
    pub files: &'a [FileRow],
    /// How far areas are settled.
    pub register: &'a Register,
    /// Names.
    pub mappings: &'a Mappings,
    /// What tells these results from those of other inputs or mapping files: eight hexadecimal digits.
    pub edition: &'a str,
}
