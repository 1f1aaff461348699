//! Figures looked up by their ids, and printed.

use rust_decimal::Decimal;

use super::id::{part_and_whole, share_id};
use super::rounding::{apportion, nearest};
use super::{Figure, Format, PERCENT};

/// The figures of a run, to be looked up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// By id.
    list: Vec<Figure>,
}

/// A figure as a page prints it. It says where it comes from: the id, and the value in `summary.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The id of the figure.
    pub id: String,
    /// Its exact value; of a count of lines, their number.
    pub value: String,
    /// How it is printed.
    pub text: String,
}

impl Figures {
    /// `figures`, in any order.
    pub fn new(mut figures: Vec<Figure>) -> Figures {
        figures.sort_by(|one, other| one.id.cmp(&other.id));
        Figures { list: figures }
    }

    /// All of them, by id.
    pub fn all(&self) -> &[Figure] {
        &self.list
    }

    /// The figure `id`.
    pub fn get(&self, id: &str) -> Option<&Figure> {
        let at = self.list.binary_search_by(|figure| figure.id.as_str().cmp(id)).ok()?;
        self.list.get(at)
    }

    /// Its value.
    pub fn exact(&self, id: &str) -> Option<Decimal> {
        Decimal::from_str_exact(&self.get(id)?.value).ok()
    }

    /// Prints the figure `id`. As a share it is the share of its whole that is printed, as a count of spend
    /// the number of lines behind it. `None` when there is no such figure.
    pub fn print(&self, id: &str, format: Format) -> Option<Printed> {
        let figure = self.meant(id, format)?;
        let value = match format {
            Format::Count => {
                figure.lines.map_or_else(|| number(figure), |lines| Some(lines.into()))
            }
            // From the sums themselves: what was rounded once is not rounded again.
            Format::Share(_) => self.exact_share(&figure.id).or_else(|| number(figure)),
            _ => number(figure),
        }?;
        let mut text = format.print(value, value);
        if format == Format::Words && figure.unit == PERCENT {
            text.push_str(" per cent");
        }
        // What is counted are the lines, where there are such.
        let value = match figure.lines.filter(|_| format == Format::Count) {
            Some(lines) => lines.to_string(),
            None => figure.value.clone(),
        };
        Some(Printed { id: figure.id.clone(), value, text })
    }

    /// Prints the figures `ids` as one column, so that they add up as they are printed: to the figure
    /// `whole`, if it is the sum of them, and else to their own rounded sum. With shares, to a hundred per
    /// cent of `whole`. The whole is the last that is given, if there is one. `None` when there is one of
    /// them that is not there.
    pub fn column(
        &self,
        ids: &[String],
        whole: Option<&str>,
        format: Format,
    ) -> Option<Vec<Printed>> {
        let exact: Vec<Decimal> = ids.iter().map(|id| self.exact(id)).collect::<Option<_>>()?;
        let sum: Decimal = exact.iter().sum();
        let of = match whole {
            Some(whole) => self.exact(whole)?,
            None => sum,
        };
        let (parts, of) = match format {
            Format::Share(_) => (
                exact.iter().map(|part| part_of(*part, of)).collect::<Option<_>>()?,
                part_of(sum, of)?,
            ),
            _ => (exact, of),
        };
        let step = format.step(of);
        let rounded = apportion(&parts, nearest(of, step), step);
        let print = |(id, value): (&String, Decimal)| {
            let figure = self.meant(id, format)?;
            let text = format.print(value, of);
            Some(Printed { id: figure.id.clone(), value: figure.value.clone(), text })
        };
        let mut printed: Vec<Printed> =
            ids.iter().zip(rounded).map(print).collect::<Option<_>>()?;
        if let (Some(whole), false) = (whole, matches!(format, Format::Share(_))) {
            printed.push(print((&whole.to_owned(), of))?);
        }
        Some(printed)
    }

    /// The share `id` in per cent, as exact as the sums are. `None` when it is no share of them.
    pub fn exact_share(&self, id: &str) -> Option<Decimal> {
        let (part, whole) = part_and_whole(id.strip_suffix(".share")?);
        part_of(self.exact(&part)?, self.exact(&whole)?)
    }

    /// The figure that `id` means in this format.
    fn meant(&self, id: &str, format: Format) -> Option<&Figure> {
        let figure = self.get(id)?;
        match format {
            Format::Share(_) if figure.unit != PERCENT => self.get(&share_id(id)),
            _ => Some(figure),
        }
    }
}

fn number(figure: &Figure) -> Option<Decimal> {
    Decimal::from_str_exact(&figure.value).ok()
}

/// `part` of `whole` in per cent.
fn part_of(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_div(whole)?.checked_mul(Decimal::ONE_HUNDRED)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures() -> Figures {
        let figure = |id: &str, value: &str, unit: &str, lines| Figure {
            id: id.into(),
            value: value.into(),
            unit: unit.into(),
            lines,
            provisional: false,
        };
        Figures::new(vec![
            figure("area.a.total", "100.00", "GBP", Some(7)),
            figure("area.a.category.arts", "33.40", "GBP", Some(1)),
            figure("area.a.category.arts.share", "33.40", PERCENT, Some(1)),
            figure("area.a.category.sport", "33.40", "GBP", Some(2)),
            figure("area.a.category.sport.share", "33.40", PERCENT, Some(2)),
            figure("area.a.category.review", "33.20", "GBP", Some(4)),
            figure("area.a.category.review.share", "33.20", PERCENT, Some(4)),
            figure("area.b.total", "265368.72", "GBP", None),
            figure("area.b.category.unclear", "9275.00", "GBP", None),
            figure("area.b.category.unclear.share", "3.50", PERCENT, None),
            figure("count.areas", "17", "areas", None),
        ])
    }

    fn text(id: &str, format: Format) -> Option<String> {
        figures().print(id, format).map(|printed| printed.text)
    }

    #[test]
    fn a_figure_is_printed_in_any_format_that_it_has() {
        for (id, format, expected) in [
            ("area.a.total", Format::Pounds, Some("£100")),
            ("area.a.total", Format::Count, Some("7")),
            ("area.a.total", Format::Share(0), None),
            ("area.a.category.arts", Format::Share(0), Some("33%")),
            ("area.a.category.arts.share", Format::Words, Some("thirty-three per cent")),
            ("count.areas", Format::Words, Some("seventeen")),
            // 3.4951 per cent is 3.50 and no 4.
            ("area.b.category.unclear", Format::Share(0), Some("3%")),
            ("area.c.total", Format::Pounds, None),
        ] {
            assert_eq!(text(id, format).as_deref(), expected, "{id} as {format}");
        }
    }

    #[test]
    fn a_column_adds_up_as_it_is_printed() {
        let ids = ["arts", "sport", "review"].map(|id| format!("area.a.category.{id}"));
        for (format, expected) in [
            (Format::Pounds, &["£34", "£33", "£33", "£100"][..]),
            (Format::Share(0), &["34%", "33%", "33%"]),
            (Format::Pence, &["£33.40", "£33.40", "£33.20", "£100.00"]),
        ] {
            let column = figures().column(&ids, Some("area.a.total"), format).unwrap();
            let texts: Vec<&str> = column.iter().map(|printed| printed.text.as_str()).collect();
            assert_eq!(texts, expected);
        }
        let shares = figures().column(&ids, Some("area.a.total"), Format::Share(0)).unwrap();
        assert_eq!(shares[0].id, "area.a.category.arts.share");
        assert_eq!(figures().column(&["x".into()], None, Format::Pounds), None);
    }
}
