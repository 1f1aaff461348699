//! Questions for people, biggest money first, and their answers.

mod answer_words;
mod answers;
mod columns;
mod decided;
mod filled;
mod filled_list;
mod first_places;
mod groups;
mod queue;
mod second;
mod seen;
mod stop_line;

pub use answer_words::answer_words;
pub use answers::{
    Accepted, AnswerReader, Checked, Codings, Differing, Problem, Standing, check, codings,
};
pub use columns::{COLUMNS, Column, SCOPES};
pub use decided::{DecidedLabel, DecidedLabels, DecidedLine};
pub use filled::FilledRow;
pub use filled_list::{FilledList, ListColumn, ListFor, ListHeader, Sought, cut_short, typed};
pub use first_places::{FirstPlaces, LinePlace};
pub use groups::Groups;
pub use queue::{OpenLine, Question, Queue};
pub use second::second_sample;
pub use seen::SeenLabels;
pub use stop_line::StopLine;
