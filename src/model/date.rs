//! Dates as people write them, in UK order.

pub use jiff::civil::Date;
