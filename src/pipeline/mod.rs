//! The order of the stages, parallel over files.

mod ordered;
