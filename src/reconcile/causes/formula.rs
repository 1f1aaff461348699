//! What a total's formula adds up: sums of cells and stretches of cells on its own sheet.

use crate::model::CellAt;
use crate::model::place::column_of;

/// A rectangle of cells that a formula adds or takes off.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) first: CellAt,
    pub(super) last: CellAt,
    /// Whether it is taken off.
    pub(super) negative: bool,
    /// How it is added.
    pub(super) by: By,
}

/// How a formula adds cells up.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// `D4+D5`.
    Hand,
    /// `SUM`: passes over text.
    Sum,
    /// `SUBTOTAL(9, …)`: passes over text, rows that are filtered away, and other subtotals.
    Subtotal,
}

/// More areas than this are a formula that nobody wrote to add up a column.
const AREAS: usize = 200;

/// The areas that `formula` adds up; `None` when it does anything else.
pub(super) fn areas(formula: &str) -> Option<Vec<Area>> {
    let text: String = formula.chars().filter(|c| !c.is_whitespace() && *c != '$').collect();
    let text = text.trim_start_matches('=').to_ascii_uppercase();
    let mut rest = text.as_str();
    let mut found = Vec::new();
    let mut first = true;
    while !rest.is_empty() {
        let (negative, term) = match (rest.strip_prefix('+'), rest.strip_prefix('-')) {
            (Some(term), _) => (false, term),
            (_, Some(term)) => (true, term),
            _ if first => (false, rest),
            _ => return None,
        };
        first = false;
        rest = one_term(term, negative, &mut found)?;
        if found.len() > AREAS {
            return None;
        }
    }
    Some(found).filter(|found| !found.is_empty())
}

/// Reads one term and returns what follows it.
fn one_term<'t>(term: &'t str, negative: bool, found: &mut Vec<Area>) -> Option<&'t str> {
    let functions = [
        ("SUM(", By::Sum),
        ("SUBTOTAL(9,", By::Subtotal),
        ("SUBTOTAL(9;", By::Subtotal),
        ("SUBTOTAL(109,", By::Subtotal),
        ("SUBTOTAL(109;", By::Subtotal),
    ];
    for (start, by) in functions {
        if let Some(inside) = term.strip_prefix(start) {
            let (arguments, rest) = inside.split_once(')')?;
            for argument in arguments.split([',', ';']) {
                let (from, to) = argument.split_once(':').unwrap_or((argument, argument));
                found.push(area(from, to, negative, by)?);
            }
            return Some(rest);
        }
    }
    let end = term.find(['+', '-']).unwrap_or(term.len());
    let (cell, rest) = term.split_at(end);
    found.push(area(cell, cell, negative, By::Hand)?);
    Some(rest)
}

fn area(from: &str, to: &str, negative: bool, by: By) -> Option<Area> {
    let (from, to) = (cell(from)?, cell(to)?);
    Some(Area {
        first: CellAt::new(from.row.min(to.row), from.col.min(to.col)),
        last: CellAt::new(from.row.max(to.row), from.col.max(to.col)),
        negative,
        by,
    })
}

fn cell(text: &str) -> Option<CellAt> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let row: u32 = text[digits..].parse().ok()?;
    Some(CellAt::new(row.checked_sub(1)?, column_of(&text[..digits])?))
}

/// `D5:D11`, `D9`.
impl std::fmt::Display for Area {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.first == self.last {
            write!(f, "{}", self.first)
        } else {
            write!(f, "{}:{}", self.first, self.last)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_cells_are_read_and_nothing_else() {
        for (formula, read) in [
            ("SUM(D5:D11)", Some("D5:D11")),
            ("=sum( $D$5:$D$11 , D14)", Some("D5:D11 D14")),
            ("D9+D15-D20", Some("D9 D15 -D20")),
            ("+SUM(D5:D11)-D3", Some("D5:D11 -D3")),
            ("SUBTOTAL(109;D5:D11)", Some("D5:D11")),
            ("ROUND(SUM(D5:D11),0)", None),
            ("SUM(Other!D5:D11)", None),
            ("SUM(D5:D11)*1.2", None),
            ("SUM(D5:D11", None),
            ("", None),
            ("12", None),
        ] {
            let told = areas(formula).map(|areas| {
                let one = |area: &Area| format!("{}{area}", if area.negative { "-" } else { "" });
                areas.iter().map(one).collect::<Vec<_>>().join(" ")
            });
            assert_eq!(told.as_deref(), read, "{formula}");
        }
    }
}
