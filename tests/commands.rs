//! The command line, told as stories in `tests/cmd`: what is typed, what is answered, how it ends.
//!
//! A story's files stand beside it in `.in/`; where there is an `.out/`, the commands work on a
//! copy and the files named in it are compared. `TRYCMD=overwrite` writes the answers anew.

#[test]
fn the_stories_are_true() {
    trycmd::TestCases::new().case("tests/cmd/*.md");
}
