//! What must hold of any bytes: one function for each kind of input, shared by the tests in
//! `tests/fuzzing.rs` and by the fuzzer in `fuzz/`.
//!
//! A target panics when something does not hold. Inputs that are made of several pieces have
//! [`BETWEEN`] between them, so that a fuzzer can change each piece by itself.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "what fails here is a failed test")]

mod filled;
mod grid;
mod mapping_files;
mod packed;
mod pages;
mod published;
mod readers;
mod rows;
mod words;

use std::path::Path;
use std::sync::OnceLock;

/// Asserts what must hold of some bytes.
pub type Target = fn(&[u8]);

/// Every target by its name.
pub const TARGETS: [(&str, Target); 19] = [
    ("sniff", readers::sniff),
    ("csv", readers::csv),
    ("zipped", readers::zipped),
    ("xlsx", readers::xlsx),
    ("xlsb", readers::xlsb),
    ("xls", readers::xls),
    ("ods", readers::ods),
    ("grid", grid::grid),
    ("amounts", words::amounts),
    ("dates", words::dates),
    ("keys", words::keys),
    ("mappings", mapping_files::mappings),
    ("apply", mapping_files::apply),
    ("entries", published::entries),
    ("results", published::results),
    ("lists", filled::lists),
    ("templates", pages::templates),
    ("documents", pages::documents),
    ("figure_ids", pages::figure_ids),
];

/// What stands between the pieces of an input.
pub const BETWEEN: &[u8] = b"\n====\n";

/// The pieces of an input; those that it lacks are empty.
fn pieces<const N: usize>(bytes: &[u8]) -> [&[u8]; N] {
    let mut rest = Some(bytes);
    std::array::from_fn(|at| {
        let Some(all) = rest.take() else { return &[][..] };
        let end = all.windows(BETWEEN.len()).position(|window| window == BETWEEN);
        match end.filter(|_| at + 1 < N) {
            Some(end) => {
                rest = Some(&all[end + BETWEEN.len()..]);
                &all[..end]
            }
            None => all,
        }
    })
}

/// A folder of this process for what can only be read from disk. Tests of one process run side by
/// side: each target has its own.
fn folder(target: &str) -> std::path::PathBuf {
    static HOME: OnceLock<tempfile::TempDir> = OnceLock::new();
    let home = HOME.get_or_init(|| {
        // In memory where there is such a place: a fuzzer writes thousands of files a second.
        let memory = Path::new("/dev/shm");
        if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap()
    });
    let thread = std::thread::current();
    let folder = home.path().join(target).join(thread.name().unwrap_or("main").replace(':', "-"));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
