//! What public pages say, before it is HTML, Markdown or a picture: figures under their ids, sentences that are
//! true by construction, and nothing that may speak of a person.
//!
//! | page | file |
//! |---|---|
//! | one for each area | `area` |
//! | the programme's article | `programme` |
//! | the run at a glance | `index` |

mod area;
mod context;
mod index;
mod programme;

mod sentence;
mod table;

pub use area::{AreaPage, Coverage, areas_with_pages};
pub use context::Context;
pub use index::{IndexArea, IndexPage, Need, ReturnLink, Returns};
#[cfg(test)]
pub(crate) use programme::example as programme_example;
pub use programme::{
    Across, Band, Categories, Delivery, DeliveryLine, ProgrammePage, RegionAreas, Regions,
};
pub use sentence::{Piece, Sentence, Time};
pub use table::{Line, PageError, Parts, Table, bar};
