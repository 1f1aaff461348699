//! `categories.csv`: what money is coded into.

use rustc_hash::FxHashMap;

use super::grid::{Grid, Heading, optional, required};
use super::mistake::Complaints;
use crate::model::key::{LabelKey, name_key};

/// One programme-wide category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Stable id, lower-case with hyphens.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Other names, as coded sets and older lists call it.
    pub aliases: Vec<String>,
    /// What belongs in it.
    pub definition: String,
    /// Where the name comes from.
    pub source: String,
}

/// The word in `labels.csv` and `rules.csv` for "cannot be known from this label".
pub(super) const UNCLEAR: &str = "unclear";

/// How many areas, or categories, can be told apart.
const MOST: usize = u16::MAX as usize;

const HEADINGS: &[Heading] = &[
    required("id"),
    required("name"),
    optional("definition"),
    optional("order"),
    optional("source"),
    optional("aliases"),
];

/// The categories, by the column `order` where it is filled in, else as the file has them.
pub(super) fn read(text: &str, complaints: &mut Complaints) -> Vec<Category> {
    let grid = Grid::read(text, HEADINGS, complaints);
    let mut ids = Ids::default();
    let mut names: FxHashMap<LabelKey, u32> = FxHashMap::default();
    let mut found = Vec::new();
    for row in grid.rows() {
        let order = match row.field("order") {
            "" => Some(u32::MAX),
            number => number.parse().ok(),
        };
        if order.is_none() {
            complaints.at(row.line, "order", "this is not a whole number", "write 1, 2, 3 or none");
        }
        let id = row.filled("id", complaints).unwrap_or_default();
        if id == UNCLEAR {
            complaints.at(
                row.line,
                "id",
                "`unclear` is kept for labels that nobody can code",
                "choose another id",
            );
        }
        ids.check(id, row.line, complaints);
        let name = row.filled("name", complaints).unwrap_or_default();
        let aliases: Vec<&str> = parted(row.field("aliases")).collect();
        let called = [("id", id), ("name", name)].into_iter();
        for (column, called) in called.chain(aliases.iter().map(|alias| ("aliases", *alias))) {
            let first = *names.entry(name_key(called)).or_insert(row.line);
            let said = called.is_empty() || ids.is_again(id, row.line);
            if first != row.line && !said {
                complaints.at(
                    row.line,
                    column,
                    format!("`{called}` is a name of the category on line {first} already"),
                    "keep it on one of the two lines",
                );
            }
        }
        let category = Category {
            id: id.to_owned(),
            name: name.to_owned(),
            aliases: aliases.into_iter().map(str::to_owned).collect(),
            definition: row.field("definition").to_owned(),
            source: row.field("source").to_owned(),
        };
        found.push((order.unwrap_or(u32::MAX), category));
    }
    if found.is_empty() {
        complaints.whole("no category is listed", "list at least one");
    }
    at_most(found.len(), complaints);
    found.sort_by_key(|(order, _)| *order);
    found.into_iter().map(|(_, category)| category).collect()
}

/// The names in a field that holds several, parted by `;`.
fn parted(field: &str) -> impl Iterator<Item = &str> {
    field.split(';').map(str::trim).filter(|name| !name.is_empty())
}

/// Complains when a list is longer than its ids can count.
pub(super) fn at_most(length: usize, complaints: &mut Complaints) {
    if length > MOST {
        complaints.whole(format!("{length} lines are too many"), format!("keep to {MOST}"));
    }
}

/// The ids of one list: each once, and in the shape that addresses and file names can carry.
#[derive(Default)]
pub(super) struct Ids<'a>(FxHashMap<&'a str, u32>);

impl<'a> Ids<'a> {
    /// Whether a line before `line` has `id`.
    fn is_again(&self, id: &str, line: u32) -> bool {
        self.0.get(id).is_some_and(|&first| first != line)
    }

    /// Complains about `id` when it is not shaped like one or was there before.
    pub(super) fn check(&mut self, id: &'a str, line: u32, complaints: &mut Complaints) {
        if id.is_empty() {
            return;
        }
        if !is_slug(id) {
            complaints.at(
                line,
                "id",
                format!("`{id}` is not an id: small letters, digits and single hyphens only"),
                format!("write it as `{}`", slug(id)),
            );
        }
        if let Some(first) = self.0.get(id) {
            complaints.at(
                line,
                "id",
                format!("`{id}` is the id of line {first} already"),
                "give each line its own id",
            );
        } else {
            self.0.insert(id, line);
        }
    }
}

fn is_slug(id: &str) -> bool {
    id.split('-').all(|part| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    })
}

/// The nearest thing to `id` that is shaped like an id.
fn slug(id: &str) -> String {
    let lower = id.to_lowercase();
    let parts: Vec<&str> =
        lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { String::from("an-id") } else { parts.join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_categories(text: &str) -> (Vec<String>, Vec<String>) {
        let mut complaints = Complaints::about("categories.csv");
        let ids = read(text, &mut complaints).into_iter().map(|category| category.id).collect();
        (ids, complaints.into_mistakes().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn the_order_column_orders() {
        let text = "id,name,order\narts,Arts,2\nother,Other,\ndelivery,Delivery,1\n";
        assert_eq!(read_categories(text).0, ["delivery", "arts", "other"]);
    }

    #[test]
    fn no_name_belongs_to_two_categories() {
        let text = "id,name,aliases\narts,Arts,Culture; Music\ndelivery,Delivery,The arts;CULTURE\n\
                    music,Songs,\n";
        assert_eq!(
            read_categories(text).1,
            [
                "categories.csv, line 3, aliases: `CULTURE` is a name of the category on line 2 \
                 already; keep it on one of the two lines",
                "categories.csv, line 4, id: `music` is a name of the category on line 2 already; \
                 keep it on one of the two lines",
            ]
        );
    }

    #[test]
    fn mistakes_are_named_together() {
        let text =
            "id,name,order\nSmall Grants,Small grants,1\narts,,2\narts,Arts,x\nunclear,U,3\n";
        assert_eq!(
            read_categories(text).1,
            [
                "categories.csv, line 2, id: `Small Grants` is not an id: small letters, digits and \
                 single hyphens only; write it as `small-grants`",
                "categories.csv, line 3, name: this is empty; fill in the name",
                "categories.csv, line 4, order: this is not a whole number; write 1, 2, 3 or none",
                "categories.csv, line 4, id: `arts` is the id of line 3 already; give each line its \
                 own id",
                "categories.csv, line 5, id: `unclear` is kept for labels that nobody can code; \
                 choose another id",
            ]
        );
        assert_eq!(
            read_categories("id,name\n").1,
            ["categories.csv: no category is listed; list at least one"]
        );
    }
}
