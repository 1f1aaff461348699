//! Every target in one program: `CROSSCAST_TARGET` names the one that is run.

#![no_main]

use std::sync::LazyLock;

use crosscast_fuzz::fuzzed::{TARGETS, Target};

static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let name = std::env::var("CROSSCAST_TARGET").unwrap_or_default();
    let names: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
    let known = TARGETS.iter().find(|(known, _)| *known == name);
    known.unwrap_or_else(|| panic!("CROSSCAST_TARGET must be one of {}", names.join(", "))).1
});

libfuzzer_sys::fuzz_target!(init: crosscast_fuzz::begin(), |bytes: &[u8]| TARGET(bytes));
