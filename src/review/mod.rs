//! Questions for people, biggest money first.

mod filled;
mod first_places;
mod queue;
mod stop_line;

pub use filled::FilledRow;
pub use first_places::{FirstPlaces, LinePlace};
pub use queue::{OpenLine, Question, Queue};
pub use stop_line::StopLine;
