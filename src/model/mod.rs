//! The shared words of the house. No input or output here, and nothing of ours is imported.

pub mod amount;
pub mod column;
pub mod control;
mod counted;
pub mod date;
pub mod finding;
pub mod guard;
pub mod ids;
pub mod key;
mod label_from;
pub mod limits;
pub mod money;
pub mod percent;
pub mod period;
pub mod place;
pub mod row;
mod slug;
pub mod spellings;
pub mod tally;

pub use column::{Basis, Role};
pub use counted::Counted;
pub use date::Date;
pub use finding::{Code, Finding, Refusal, Severity};
pub use ids::{AreaId, CategoryId};
pub use label_from::LabelFrom;
pub use limits::Limits;
pub use money::Money;
pub use percent::Percent;
pub use period::Period;
pub use place::CellAt;
pub use row::RowRole;
pub use slug::slug;
pub use spellings::Spellings;
pub use tally::Tally;
