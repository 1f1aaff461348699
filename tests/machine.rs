//! What the machine may do to a run: kill it, fill its disk, take its files away, start another
//! one beside it. The results are the old or the new ones, the mapping files are whole, and the next
//! run says what happened. Everything goes through the real binary.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "what fails here is a failed test")]

#[path = "machine/full_disk.rs"]
mod full_disk;
#[path = "machine/killed.rs"]
mod killed;
#[path = "machine/project.rs"]
mod project;
#[path = "machine/races.rs"]
mod races;
#[path = "machine/two_at_once.rs"]
mod two_at_once;
