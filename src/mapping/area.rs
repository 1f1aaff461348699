//! `areas.csv`: whose money it is.

use rustc_hash::FxHashMap;

use super::category::{Ids, at_most};
use super::grid::{Grid, Heading, optional, required};
use super::mistake::Complaints;
use crate::model::Money;
use crate::model::amount::{DecimalSign, Reading, read_amount};
use crate::model::key::label_key;

/// One area.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Stable id, lower-case with hyphens.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Other names, as people write them.
    pub aliases: Vec<String>,
    /// Region, or empty.
    pub region: String,
    /// Local authority, or empty.
    pub local_authority: String,
    /// What the area was given in all, if known.
    pub allocation: Option<Money>,
    /// Who holds or manages its money, as labels name them; it says nothing of what was bought.
    pub providers: Vec<String>,
}

const HEADINGS: &[Heading] = &[
    required("id"),
    required("name"),
    optional("aliases"),
    optional("region"),
    optional("local_authority"),
    optional("allocation"),
    optional("providers"),
];

/// The areas, in the order of the file. Aliases and providers are parted by `;` or `|`.
pub(super) fn read(text: &str, complaints: &mut Complaints) -> Vec<Area> {
    let grid = Grid::read(text, HEADINGS, complaints);
    let mut ids = Ids::default();
    let mut names: FxHashMap<String, u32> = FxHashMap::default();
    let mut found = Vec::new();
    for row in grid.rows() {
        let id = row.filled("id", complaints).unwrap_or_default();
        ids.check(id, row.line, complaints);
        let name = row.filled("name", complaints).unwrap_or_default();
        let aliases = listed(row.field("aliases"));
        let columns = std::iter::once("name").chain(std::iter::repeat("aliases"));
        for (called, column) in std::iter::once(name).chain(aliases.iter().copied()).zip(columns) {
            let key = label_key(called).into_words();
            if key.is_empty() {
                continue;
            }
            let first = *names.entry(key).or_insert(row.line);
            if first != row.line {
                complaints.at(
                    row.line,
                    column,
                    format!("`{called}` is a name of the area on line {first} already"),
                    "keep it on one of the two lines",
                );
            }
        }
        found.push(Area {
            id: id.to_owned(),
            name: name.to_owned(),
            aliases: aliases.into_iter().map(str::to_owned).collect(),
            providers: listed(row.field("providers")).into_iter().map(str::to_owned).collect(),
            region: row.field("region").to_owned(),
            local_authority: row.field("local_authority").to_owned(),
            allocation: match row.field("allocation") {
                "" => None,
                text => allocation(text, grid.semicolons, row.line, complaints),
            },
        });
    }
    at_most(found.len(), complaints);
    found
}

/// The names in one field.
fn listed(field: &str) -> Vec<&str> {
    field.split([';', '|']).map(str::trim).filter(|name| !name.is_empty()).collect()
}

fn allocation(
    text: &str,
    semicolons: bool,
    line: u32,
    complaints: &mut Complaints,
) -> Option<Money> {
    let reading = match read_amount(text, DecimalSign::Point) {
        Reading::Unreadable if semicolons => read_amount(text, DecimalSign::Comma),
        reading => reading,
    };
    match reading {
        Reading::Amount(money) if !money.is_negative() => Some(money),
        _ => {
            complaints.at(
                line,
                "allocation",
                format!("`{text}` is not an amount"),
                "write it like 1150000 or 1,150,000.00, or leave it empty",
            );
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_areas(text: &str) -> (Vec<Area>, Vec<String>) {
        let mut complaints = Complaints::about("areas.csv");
        let areas = read(text, &mut complaints);
        (areas, complaints.into_mistakes().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn aliases_are_parted() {
        let (areas, mistakes) =
            read_areas("id,name,aliases\nwarsop,Warsop Parish,Big Warsop; Warsop|WP\n");
        assert_eq!(mistakes, [""; 0]);
        assert_eq!(areas[0].aliases, ["Big Warsop", "Warsop", "WP"]);
    }

    #[test]
    fn an_allocation_is_money_with_either_decimal_sign() {
        for text in [
            "id,name,allocation\nw,W,\"1,150,000.50\"\n",
            "id;name;allocation\nw;W;1150000.5\n",
            "id;name;allocation\nw;W;1.150.000,50\n",
        ] {
            let (areas, mistakes) = read_areas(text);
            assert_eq!(mistakes, [""; 0], "{text}");
            assert_eq!(areas[0].allocation, Some(Money::from_pence(115_000_050)), "{text}");
        }
    }

    #[test]
    fn a_name_of_two_areas_and_words_for_money_are_mistakes() {
        let (_, mistakes) = read_areas(
            "id,name,aliases,allocation\nwarsop,Warsop Parish,Warsop,lots\nmeden,Meden,WARSOP;Meden,\n",
        );
        assert_eq!(
            mistakes,
            [
                "areas.csv, line 2, allocation: `lots` is not an amount; write it like 1150000 or \
                 1,150,000.00, or leave it empty",
                "areas.csv, line 3, aliases: `WARSOP` is a name of the area on line 2 already; keep \
                 it on one of the two lines",
            ]
        );
    }
}
