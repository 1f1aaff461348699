//! File names with `*` and `?`, as people write them.

/// Whether `name` is what `pattern` says, without regard to case: `*` stands for any text, `?`
/// for one character. Takes time in proportion to the two lengths multiplied, at worst.
pub(super) fn matches(pattern: &str, name: &str) -> bool {
    let mut wanted = folded(pattern);
    let mut found = folded(name);
    // Where to take up again after the last `*`: the pattern behind it, the name at it.
    let mut retry: Option<(Folded<'_>, Folded<'_>)> = None;
    loop {
        let before = found.clone();
        match (wanted.next(), found.next()) {
            (None, None) => return true,
            (Some('*'), _) => {
                retry = Some((wanted.clone(), before.clone()));
                found = before;
            }
            (Some('?'), Some(_)) => {}
            (Some(want), Some(have)) if want == have => {}
            _ => {
                let Some((behind, at)) = &mut retry else { return false };
                if at.next().is_none() {
                    return false;
                }
                wanted = behind.clone();
                found = at.clone();
            }
        }
    }
}

/// Whether `pattern` says more than one name.
pub(super) fn is_pattern(pattern: &str) -> bool {
    pattern.contains(['*', '?'])
}

type Folded<'a> = std::iter::FlatMap<std::str::Chars<'a>, std::char::ToLowercase, Lower>;
type Lower = fn(char) -> std::char::ToLowercase;

fn folded(text: &str) -> Folded<'_> {
    let lower: Lower = char::to_lowercase;
    text.chars().flat_map(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_and_question_marks_stand_for_text_and_a_character() {
        for (pattern, name, expected) in [
            ("return.xlsx", "Return.XLSX", true),
            ("return.xlsx", "return.xls", false),
            ("*.xlsx", "a.b.xlsx", true),
            ("*.xlsx", "a.xlsx.csv", false),
            ("Q?-*.csv", "q1-noel.csv", true),
            ("Q?-*.csv", "q-noel.csv", false),
            ("*a*b*", "xxaxxbxx", true),
            ("*a*b*", "xxbxxaxx", false),
            ("*", "", true),
            ("?", "", false),
            ("", "", true),
            ("", "x", false),
        ] {
            assert_eq!(matches(pattern, name), expected, "{pattern} {name}");
        }
    }

    #[test]
    fn many_stars_do_not_take_for_ever() {
        assert!(!matches(&"*a".repeat(200), &"a".repeat(150)));
    }
}
