//! The targets as `tests/fuzzing.rs` has them, for a fuzzer that is guided by coverage.

#[path = "../../tests/fuzzed/mod.rs"]
pub mod fuzzed;

use std::panic;

/// Before the first input: what the readers of others panic about on damaged files, `open` turns into a
/// refusal. The fuzzer would take it for a find.
pub fn begin() {
    let fatal = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let others = |place: &panic::Location<'_>| place.file().contains("calamine");
        if !info.location().is_some_and(others) {
            fatal(info);
        }
    }));
}
