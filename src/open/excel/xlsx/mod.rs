//! The parts of a workbook in XML.

mod place;
mod strings;
mod styles;
mod workbook;
mod worksheet;

pub(super) use self::strings::read_strings;
pub(super) use self::styles::read_styles;
pub(super) use self::workbook::read_workbook;
pub(super) use self::worksheet::read_worksheet;
