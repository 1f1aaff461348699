//! Names that a sheet of an xlsx workbook can bear.

use std::collections::BTreeSet;

use super::super::safe_text::without_controls;

/// As long as Excel allows.
const LONGEST: usize = 31;

/// A name for each of the sheets, in order, and one for our own that none of them bears.
pub(super) fn names<'a>(own: &str, sheets: impl Iterator<Item = &'a str>) -> (String, Vec<String>) {
    let mut taken = BTreeSet::new();
    let names = sheets.map(|name| free(&sound(name), &mut taken)).collect();
    (free(own, &mut taken), names)
}

/// `name` without the signs that a sheet's name must not have.
fn sound(name: &str) -> String {
    let name: String = without_controls(name)
        .chars()
        .map(|letter| if "[]:*?/\\".contains(letter) { '-' } else { letter })
        .collect();
    let name = name.trim_matches(|letter: char| letter == '\'' || letter.is_whitespace());
    // A name that Excel keeps for itself.
    match name {
        "" => String::from("Return"),
        _ if name.eq_ignore_ascii_case("history") => String::from("History-"),
        _ => cut(name, LONGEST),
    }
}

/// `name`, or with a number behind it when it is taken; whether letters are capital does not tell
/// names apart.
fn free(name: &str, taken: &mut BTreeSet<String>) -> String {
    let mut candidates = std::iter::once(cut(name, LONGEST)).chain((2u32..).map(|number| {
        let ending = format!(" ({number})");
        cut(name, LONGEST - ending.len()) + &ending
    }));
    let chosen = candidates.find(|name| taken.insert(name.to_lowercase()));
    chosen.unwrap_or_else(|| name.to_owned())
}

/// The beginning of `name`, as long as UTF-16 counts.
fn cut(name: &str, longest: usize) -> String {
    let mut units = 0;
    let fits = |letter: &char| {
        units += letter.len_utf16();
        units <= longest
    };
    let cut: String = name.chars().take_while(fits).collect();
    cut.trim_end_matches(|letter: char| letter == '\'' || letter.is_whitespace()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_allowed_and_different() {
        let long = "A".repeat(40);
        let sheets = ["Q1", "q1", "", "a/b*c", "crosscast", "'x'", &long, &long, "History"];
        let (own, names) = names("crosscast", sheets.into_iter());
        let short = "A".repeat(31);
        let shorter = "A".repeat(27) + " (2)";
        let expected =
            ["Q1", "q1 (2)", "Return", "a-b-c", "crosscast", "x", &short, &shorter, "History-"];
        assert_eq!(names, expected);
        assert_eq!(own, "crosscast (2)");
    }
}
