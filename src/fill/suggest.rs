//! The id that somebody probably meant. Only the part that is not known is compared, with what may stand there: a run
//! has thousands of figures.

use std::collections::BTreeSet;

use crate::figure::{Figure, Figures};
use crate::mapping::nearest;
use crate::model::slug;

/// What an id may begin with.
const STEMS: [&str; 5] = ["programme", "area", "area-not-known", "coverage", "count"];
/// Parts of an id that are often followed by a name, behind a colon.
const NAMED: [&str; 6] = ["area", "category", "period", "label", "section", "region"];
/// How many names are listed when none is near.
const LISTED: usize = 8;

/// The figures that there are, to be searched for what was meant.
pub(super) struct Known<'f> {
    figures: &'f [Figure],
}

impl<'f> Known<'f> {
    pub(super) fn of(figures: &'f Figures) -> Known<'f> {
        Known { figures: figures.all() }
    }

    /// Says that there is no figure `given`, and which may be meant.
    pub(super) fn no_figure(&self, given: &str) -> String {
        let id = given.replace(':', ".");
        let style = |id: &str| if given.contains(':') { with_colons(id) } else { id.to_owned() };
        let instead = match self.meant(&id) {
            Meant::Figure(id) => format!("did you mean `{}`?", style(&id)),
            Meant::Area(area) => {
                format!(
                    "did you mean the area `{area}`? Of it there is no such figure, but `{}`",
                    style(&format!("area.{area}.total"))
                )
            }
            Meant::OneOf(stem, names) => {
                let more = if names.len() > LISTED { ", …" } else { "" };
                let names: Vec<&str> = names.into_iter().take(LISTED).collect();
                format!("of `{}` there are: {}{more}", style(&stem), names.join(", "))
            }
            Meant::Nothing => String::from("summary.json lists them all, like `programme.total`"),
        };
        format!("there is no figure `{given}`; {instead}")
    }

    fn meant(&self, id: &str) -> Meant<'f> {
        let (stem, rest) = id.split_once('.').unwrap_or((id, ""));
        if !STEMS.contains(&stem) {
            return match nearest(stem, STEMS.into_iter()) {
                Some(stem) if !rest.is_empty() => self.meant_as(&format!("{stem}.{rest}")),
                _ => Meant::Nothing,
            };
        }
        if stem != "area" {
            return self.below(stem, rest);
        }
        let (area, rest) = rest.split_once('.').unwrap_or((rest, "total"));
        let known = self.names_below("area.");
        if known.contains(area) {
            return self.below(&format!("area.{area}"), rest);
        }
        let meant = known.get(&*slug(area)).copied();
        let Some(area) = meant.or_else(|| nearest(area, known.iter().copied())) else {
            return Meant::Nothing;
        };
        match self.meant_as(&format!("area.{area}.{rest}")) {
            figure @ Meant::Figure(_) => figure,
            _ => Meant::Area(area),
        }
    }

    /// `id` itself if there is such a figure, else what is meant by it.
    fn meant_as(&self, id: &str) -> Meant<'f> {
        if self.has(id) { Meant::Figure(id.to_owned()) } else { self.meant(id) }
    }

    /// What is meant by `rest` behind a stem that there is.
    fn below(&self, stem: &str, rest: &str) -> Meant<'f> {
        let (kind, name) = rest.split_once('.').unwrap_or((rest, ""));
        let kinds = self.names_below(&format!("{stem}."));
        if !kinds.contains(kind) {
            let Some(kind) = nearest(kind, kinds.iter().copied()) else {
                return Meant::one_of(stem, kinds);
            };
            let id = if name.is_empty() {
                format!("{stem}.{kind}")
            } else {
                format!("{stem}.{kind}.{name}")
            };
            if self.has(&id) {
                return Meant::Figure(id);
            }
            return self.named(&format!("{stem}.{kind}"), name);
        }
        self.named(&format!("{stem}.{kind}"), name)
    }

    /// What is meant by a name behind a kind that there is.
    fn named(&self, stem: &str, name: &str) -> Meant<'f> {
        let prefix = format!("{stem}.");
        let figures = self.starting_with(&prefix);
        let names: BTreeSet<&'f str> =
            figures.iter().map(|figure| first_part(&figure.id[prefix.len()..])).collect();
        // A name is compared without what follows it, like `.share`.
        let (first, rest) = name.split_at(first_part(name).len());
        let near = names.get(&*slug(first)).copied();
        if let Some(near) = near.or_else(|| nearest(first, names.iter().copied())) {
            let id = format!("{prefix}{near}{rest}");
            return Meant::Figure(if self.has(&id) { id } else { format!("{prefix}{near}") });
        }
        if self.has(stem) {
            return Meant::Figure(stem.to_owned());
        }
        Meant::one_of(stem, names)
    }

    fn has(&self, id: &str) -> bool {
        self.figures.binary_search_by(|figure| figure.id.as_str().cmp(id)).is_ok()
    }

    fn starting_with(&self, prefix: &str) -> &'f [Figure] {
        let from = self.figures.partition_point(|figure| figure.id.as_str() < prefix);
        let all = &self.figures[from..];
        &all[..all.partition_point(|figure| figure.id.starts_with(prefix))]
    }

    /// What stands up to the next point behind `prefix`.
    fn names_below(&self, prefix: &str) -> BTreeSet<&'f str> {
        let figures = self.starting_with(prefix).iter();
        figures.map(|figure| first_part(&figure.id[prefix.len()..])).collect()
    }
}

/// What may be meant by an id that is not known.
enum Meant<'f> {
    Figure(String),
    /// This area, of which there is no such figure.
    Area(&'f str),
    /// One of these behind the stem.
    OneOf(String, Vec<&'f str>),
    Nothing,
}

impl<'f> Meant<'f> {
    fn one_of(stem: &str, names: BTreeSet<&'f str>) -> Meant<'f> {
        if names.is_empty() {
            return Meant::Nothing;
        }
        Meant::OneOf(stem.to_owned(), names.into_iter().collect())
    }
}

fn first_part(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

/// `area:noel-park.category:arts`
fn with_colons(id: &str) -> String {
    let mut text = String::with_capacity(id.len());
    let mut parts = id.split('.').peekable();
    while let Some(part) = parts.next() {
        text.push_str(part);
        if parts.peek().is_some() {
            text.push(if NAMED.contains(&part) { ':' } else { '.' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_that_is_wrong_is_found() {
        let figure = |id: &&str| Figure {
            id: (*id).to_owned(),
            value: String::from("1"),
            unit: String::from("GBP"),
            lines: None,
            provisional: false,
        };
        let ids = [
            "area.leaf-hall.category.arts",
            "area.leaf-hall.total",
            "area.noel-park.category.small-grants",
            "area.noel-park.category.small-grants.share",
            "area.noel-park.category.spaces",
            "area.noel-park.period.2014-15",
            "area.noel-park.total",
            "count.areas",
            "programme.category.arts",
            "programme.total",
        ];
        let figures = Figures::new(ids.iter().map(figure).collect());
        let known = Known::of(&figures);
        for (given, says) in [
            ("area:noel-prak.total", "did you mean `area:noel-park.total`?"),
            ("area:Noel Park.total", "did you mean `area:noel-park.total`?"),
            ("area.noel-park.totl", "did you mean `area.noel-park.total`?"),
            ("area:noel-park", "did you mean `area:noel-park.total`?"),
            ("area.noel-park.categry.spaces", "did you mean `area.noel-park.category.spaces`?"),
            (
                "area:noel-park.category:small-grant",
                "did you mean `area:noel-park.category:small-grants`?",
            ),
            (
                "area:noel-prak.category:smal-grants.share",
                "did you mean `area:noel-park.category:small-grants.share`?",
            ),
            (
                "area:noel-park.category:zebra.share",
                "of `area:noel-park.category` there are: small-grants, spaces",
            ),
            (
                "area:leaf-hal.category:spaces",
                "did you mean the area `leaf-hall`? Of it there is no such figure, but `area:leaf-hall.total`",
            ),
            ("aera.leaf-hall.total", "did you mean `area.leaf-hall.total`?"),
            ("programm.total", "did you mean `programme.total`?"),
            ("programme.zebra", "of `programme` there are: category, total"),
            ("area.noel-park.period.2014/15", "did you mean `area.noel-park.period.2014-15`?"),
            ("total", "summary.json lists them all, like `programme.total`"),
        ] {
            let told = known.no_figure(given);
            assert_eq!(told, format!("there is no figure `{given}`; {says}"));
        }
    }
}
