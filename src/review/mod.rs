//! Questions for people, biggest money first.

mod columns;
mod filled;
mod filled_list;
mod first_places;
mod groups;
mod queue;
mod stop_line;

pub use columns::{COLUMNS, Column, SCOPES};
pub use filled::FilledRow;
pub use filled_list::FilledList;
pub use first_places::{FirstPlaces, LinePlace};
pub use groups::Groups;
pub use queue::{OpenLine, Question, Queue};
pub use stop_line::StopLine;
