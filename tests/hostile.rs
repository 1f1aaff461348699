//! Hostile returns, names, settings and mapping files, through the real binary: nothing that they say
//! runs, is markup, leads elsewhere or reaches the terminal, and nothing that they hold ends the run.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "what fails here is a failed test")]

#[path = "hostile/edges.rs"]
mod edges;
#[path = "hostile/mapping_files.rs"]
mod mapping_files;
#[path = "hostile/places.rs"]
mod places;
#[allow(dead_code, reason = "the tests of the machine need more of it")]
#[path = "machine/project.rs"]
mod project;
#[path = "hostile/words.rs"]
mod words;
