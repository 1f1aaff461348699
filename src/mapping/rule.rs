//! `rules.csv`: patterns that decide labels.

use regex::{Regex, RegexBuilder};

use super::grid::{Grid, Heading, Row, optional, required};
use super::known::Known;
use super::mistake::{Complaints, Line};
use crate::model::{AreaId, CategoryId, Limits};

/// A pattern that decides labels.
#[derive(Clone, Debug)]
pub struct Rule {
    /// For one area, or for the whole programme.
    pub area: Option<AreaId>,
    /// What the rule looks at.
    pub field: RuleField,
    /// Matches what the rule is for.
    pub include: Regex,
    /// Matches what it is not for.
    pub exclude: Option<Regex>,
    /// The category; `None` for `unclear`.
    pub category: Option<CategoryId>,
    /// Why.
    pub note: String,
    /// Where it stands in `rules.csv`.
    pub line: Line,
}

/// Which words a rule looks at: `include` may begin with `section:` or `description:`.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub enum RuleField {
    /// The label.
    #[default]
    Label,
    /// The section the line stands in.
    Section,
    /// The description beside the label.
    Description,
}

impl RuleField {
    /// The field's name in the mapping files and in messages.
    pub fn as_str(self) -> &'static str {
        match self {
            RuleField::Label => "label",
            RuleField::Section => "section",
            RuleField::Description => "description",
        }
    }
}

impl Rule {
    /// Whether the rule was shipped and not yet made the programme's own: its note begins with
    /// `starter`.
    pub fn is_starter(&self) -> bool {
        self.note.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("starter"))
    }

    /// Whether the rule is for these words: `include` matches and `exclude` does not.
    pub fn matches(&self, words: &str) -> bool {
        self.include.is_match(words)
            && !self.exclude.as_ref().is_some_and(|exclude| exclude.is_match(words))
    }
}

const HEADINGS: &[Heading] = &[
    optional("area"),
    required("include"),
    optional("exclude"),
    required("category"),
    optional("note"),
];

/// The rules, in the order of the file.
pub(super) fn read(
    text: &str,
    known: &Known<'_>,
    limits: &Limits,
    complaints: &mut Complaints,
) -> Vec<Rule> {
    let grid = Grid::read(text, HEADINGS, complaints);
    let mut found = Vec::new();
    for row in grid.rows() {
        let area = known.area(row, complaints);
        let category = known.category(row, complaints);
        let (field, include) = field_of(row.filled("include", complaints).unwrap_or_default());
        let include = checked(row, "include", include, limits, complaints);
        let exclude = match row.field("exclude") {
            "" => Some(None),
            text if field_of(text).0 != RuleField::Label => {
                complaints.at(
                    row.line,
                    "exclude",
                    "a field is named here",
                    "leave it out: `exclude` looks at the same words as `include`",
                );
                None
            }
            text => checked(row, "exclude", text, limits, complaints).map(Some),
        };
        let (Some(area), Some(category), Some(include), Some(exclude)) =
            (area, category, include, exclude)
        else {
            continue;
        };
        let note = row.field("note").to_owned();
        found.push(Rule { area, field, include, exclude, category, note, line: Line(row.line) });
    }
    found
}

/// The field that a pattern begins with, and the pattern itself.
fn field_of(text: &str) -> (RuleField, &str) {
    for field in [RuleField::Label, RuleField::Section, RuleField::Description] {
        let name = field.as_str();
        if let Some((start, pattern)) = text.split_at_checked(name.len())
            && start.eq_ignore_ascii_case(name)
            && let Some(pattern) = pattern.strip_prefix(':')
        {
            return (field, pattern.trim());
        }
    }
    (RuleField::Label, text)
}

fn checked(
    row: Row<'_>,
    column: &str,
    text: &str,
    limits: &Limits,
    complaints: &mut Complaints,
) -> Option<Regex> {
    if text.is_empty() {
        if column == "include" && !row.field(column).is_empty() {
            complaints.at(row.line, column, "no pattern follows the colon", "add the pattern");
        }
        return None;
    }
    match pattern_within(text, limits.rule_bytes) {
        Ok(found) if found.is_match("") => {
            complaints.at(
                row.line,
                column,
                format!("`{text}` matches everything, even no words at all"),
                "say what must be there: `+` for `*`, and no empty choice beside a `|`",
            );
            None
        }
        Ok(found) => Some(found),
        Err(NoPattern::TooLarge) => {
            complaints.at(
                row.line,
                column,
                format!(
                    "made ready for use, the pattern takes more than {} bytes",
                    limits.rule_bytes
                ),
                "write several short rules in its place, or raise `rule_bytes` in crosscast.toml",
            );
            None
        }
        Err(NoPattern::Wrong(reason)) => {
            complaints.at(
                row.line,
                column,
                format!("`{text}` is not a pattern: {reason}"),
                "put a backslash before a sign that is meant as itself",
            );
            None
        }
    }
}

/// The pattern in `text`: a regular expression without regard to case, as large as a rule may be
/// when nothing else is set. The error is one line.
pub fn pattern(text: &str) -> Result<Regex, String> {
    pattern_within(text, Limits::default().rule_bytes).map_err(|why| match why {
        NoPattern::TooLarge => String::from("it is too large"),
        NoPattern::Wrong(reason) => reason,
    })
}

/// Why a text is no pattern.
enum NoPattern {
    /// It takes too many bytes.
    TooLarge,
    /// It is ill-formed; one line says how.
    Wrong(String),
}

/// The pattern in `text`, which takes at most `bytes` when it is compiled. Matching takes time in
/// proportion to the words that are looked at, whatever the pattern.
fn pattern_within(text: &str, bytes: usize) -> Result<Regex, NoPattern> {
    RegexBuilder::new(text).case_insensitive(true).size_limit(bytes).nest_limit(50).build().map_err(
        |error| match error {
            regex::Error::CompiledTooBig(_) => NoPattern::TooLarge,
            // The message draws the pattern over several lines; its last one is the reason.
            error => {
                let drawn = error.to_string();
                let last = drawn.lines().last().unwrap_or_default();
                NoPattern::Wrong(last.trim().trim_start_matches("error: ").to_owned())
            }
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::Category;

    fn read_rules(lines: &str) -> (Vec<Rule>, Vec<String>) {
        let categories = [Category {
            id: String::from("arts"),
            name: String::from("Arts"),
            aliases: Vec::new(),
            definition: String::new(),
            source: String::new(),
        }];
        let mut complaints = Complaints::about("rules.csv");
        let text = format!("area,include,exclude,category,note\n{lines}");
        let rules = read(&text, &Known::new(&[], &categories), &Limits::default(), &mut complaints);
        (rules, complaints.into_mistakes().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn rules_look_at_what_they_say_and_pass_over_case() {
        let (rules, mistakes) = read_rules(
            ",\\bmurals?\\b,school,arts,Starter rule\n,Section: arts,,unclear,\n,description:film,,arts,\n",
        );
        assert_eq!(mistakes, [""; 0]);
        let fields: Vec<RuleField> = rules.iter().map(|rule| rule.field).collect();
        assert_eq!(fields, [RuleField::Label, RuleField::Section, RuleField::Description]);
        assert!(rules[0].matches("A MURAL"));
        assert!(!rules[0].matches("School mural"));
        assert!(rules[0].is_starter() && !rules[1].is_starter());
        assert_eq!(rules[1].category, None);
    }

    #[test]
    fn bad_patterns_are_named_in_one_line() {
        for (line, mistake) in [
            (
                ",mural(,,arts,",
                "rules.csv, line 2, include: `mural(` is not a pattern: unclosed group; put a \
                 backslash before a sign that is meant as itself",
            ),
            (
                ",mural*|,,arts,",
                "rules.csv, line 2, include: `mural*|` matches everything, even no words at all; \
                 say what must be there: `+` for `*`, and no empty choice beside a `|`",
            ),
            (
                ",((a{500}){500}){500},,arts,",
                "rules.csv, line 2, include: made ready for use, the pattern takes more than 1048576 \
                 bytes; write several short rules in its place, or raise `rule_bytes` in crosscast.toml",
            ),
            (
                ",mural,x?,arts,",
                "rules.csv, line 2, exclude: `x?` matches everything, even no words at all; say \
                 what must be there: `+` for `*`, and no empty choice beside a `|`",
            ),
            (
                ",mural,section:x,arts,",
                "rules.csv, line 2, exclude: a field is named here; leave it out: `exclude` looks \
                 at the same words as `include`",
            ),
            (
                ",section:,,arts,",
                "rules.csv, line 2, include: no pattern follows the colon; add the pattern",
            ),
            (",,,arts,", "rules.csv, line 2, include: this is empty; fill in the include"),
        ] {
            assert_eq!(read_rules(line).1, [mistake], "{line}");
        }
    }
}
