//! What the id of a figure asks for.

/// A figure, told from its id.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum FigureId<'a> {
    /// A sum of spend.
    Spend {
        /// Whose: an area's id, empty for money of no known area; `None` for the whole programme.
        area: Option<&'a str>,
        /// Of what.
        of: Of<'a>,
    },
    /// The share of spend that has a category, by lines or by money, or of areas and their months of
    /// which a return speaks.
    Coverage(&'a str),
    /// A number of files, areas or labels.
    Count(&'a str),
}

/// What a sum of spend is of.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Of<'a> {
    /// All of it.
    All,
    /// A category, `unclear` or `review`.
    Category(&'a str),
    /// A period.
    Period(&'a str),
}

impl<'a> FigureId<'a> {
    /// What `id` asks for; `None` for ids of another kind.
    pub fn read(id: &'a str) -> Option<FigureId<'a>> {
        let (kind, rest) = id.split_once('.')?;
        let (area, rest) = match kind {
            "programme" => (None, rest),
            "area-not-known" => (Some(""), rest),
            // The ids of areas hold no points.
            "area" => rest.split_once('.').map(|(area, rest)| (Some(area), rest))?,
            "coverage" if ["lines", "money", "areas", "months"].contains(&rest) => {
                return Some(FigureId::Coverage(rest));
            }
            "count" => return Some(FigureId::Count(rest)),
            _ => return None,
        };
        let of = match rest.split_once('.') {
            None if rest == "total" => Of::All,
            // What follows from a sum has one more part.
            Some((_, "")) => return None,
            Some(("category", category)) if !category.contains('.') => Of::Category(category),
            Some(("period", period)) if !period.contains('.') => Of::Period(period),
            _ => return None,
        };
        Some(FigureId::Spend { area, of })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_tell_what_they_sum() {
        let spend = |area, of| Some(FigureId::Spend { area, of });
        for (id, expected) in [
            ("programme.total", spend(None, Of::All)),
            ("programme.category.review", spend(None, Of::Category("review"))),
            ("programme.period.2014-15", spend(None, Of::Period("2014-15"))),
            ("area.noel-park.total", spend(Some("noel-park"), Of::All)),
            ("area.noel-park.category.arts", spend(Some("noel-park"), Of::Category("arts"))),
            ("area-not-known.period.not-dated", spend(Some(""), Of::Period("not-dated"))),
            ("coverage.money", Some(FigureId::Coverage("money"))),
            ("count.files.ties", Some(FigureId::Count("files.ties"))),
            ("programme", None),
            ("programme.category.arts.share", None),
            ("area.noel-park.label.choir", None),
            ("programme.totals", None),
            ("programme.category.", None),
            ("area.noel-park.period.", None),
            ("area.noel-park", None),
            ("coverage.pounds", None),
            ("other.total", None),
        ] {
            assert_eq!(FigureId::read(id), expected, "{id}");
        }
    }
}
