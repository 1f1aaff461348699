//! The CSV files that a run writes, and whom each is for.

/// One file, or all files of one kind.
#[derive(Copy, Clone, Debug)]
pub(super) struct Resource {
    /// Its name inside the output folder; `*` stands for the folder of an area.
    path: &'static str,
    /// Its name as a resource.
    pub(super) name: &'static str,
    /// Its title.
    pub(super) title: &'static str,
    /// One row per what.
    pub(super) description: &'static str,
    /// Whether it may be published.
    pub(super) public: bool,
    /// The columns that tell its rows apart, where there are such.
    pub(super) key: &'static [&'static str],
}

const fn internal(
    path: &'static str,
    name: &'static str,
    title: &'static str,
    description: &'static str,
    key: &'static [&'static str],
) -> Resource {
    Resource { path, name, title, description, public: false, key }
}

const fn public(
    path: &'static str,
    name: &'static str,
    title: &'static str,
    description: &'static str,
    key: &'static [&'static str],
) -> Resource {
    Resource { path, name, title, description, public: true, key }
}

const RESOURCES: &[Resource] = &[
    internal(
        "entries.csv",
        "entries",
        "Entries",
        "One row per line of spend and category share, with its cell, its coding and the reason for it",
        &["entry_id"],
    ),
    internal(
        "rows.csv",
        "rows",
        "Rows",
        "One row per non-empty row of every sheet, and what it was taken for",
        &[],
    ),
    internal(
        "files.csv",
        "files",
        "Files",
        "One row per file of the inbox: its area and period, its sum, its printed total and a verdict",
        &["file"],
    ),
    internal(
        "control.csv",
        "control",
        "Control account",
        "One row per stage and file: records, pounds and hash totals in, out and left out",
        &[],
    ),
    internal(
        "findings.csv",
        "findings",
        "Findings",
        "One row per thing worth a look: where it is, what is so and what to do",
        &[],
    ),
    internal(
        "register.csv",
        "register",
        "Register of returns",
        "One row per area and financial year: how far it is settled",
        &["area", "period"],
    ),
    internal(
        "review.csv",
        "review",
        "Labels to decide",
        "One row per label that waits for a decision, biggest money first",
        &[],
    ),
    internal(
        "withheld.csv",
        "withheld",
        "Labels that are not published",
        "One row per label that may speak of a person, and what it is published as",
        &[],
    ),
    public(
        "totals/areas.csv",
        "totals-areas",
        "Spend by area and category",
        "One row per area and category in which there is spend",
        &[],
    ),
    public(
        "totals/programme.csv",
        "totals-programme",
        "Spend by category",
        "One row per category of the programme",
        &["category"],
    ),
    internal(
        "totals/labels.csv",
        "totals-labels",
        "Spend by own label",
        "One row per area and label, in the area's own words",
        &[],
    ),
    public(
        "totals/periods.csv",
        "totals-periods",
        "Spend by area and period",
        "One row per area and financial year or other period",
        &[],
    ),
    public(
        "programme/categories.csv",
        "programme-categories",
        "The programme's spend by category",
        "One row per category of the programme",
        &["figure"],
    ),
    public(
        "programme/years.csv",
        "programme-years",
        "The programme's spend by year",
        "One row per financial year or other period",
        &["figure"],
    ),
    public(
        "programme/regions.csv",
        "programme-regions",
        "The programme's spend by region",
        "One row per region",
        &["figure"],
    ),
    public(
        "programme/delivery.csv",
        "programme-delivery",
        "Delivery costs across areas",
        "One row per area: what part of its spend delivery costs are",
        &["area"],
    ),
    public(
        "areas/*/totals.csv",
        "area",
        "An area's spend",
        "One row per printed figure: by own label, own heading, category and year",
        &["figure"],
    ),
];

impl Resource {
    /// What is known of the file `path`.
    pub(super) fn of(path: &str) -> Option<Resource> {
        RESOURCES.iter().copied().find(|resource| resource.star(path).is_some())
    }

    /// The resource's name: that of an area's file has the area's folder in it.
    pub(super) fn name_of(&self, path: &str) -> String {
        match self.star(path) {
            Some(area) if !area.is_empty() => format!("{}-{area}", self.name),
            _ => self.name.to_owned(),
        }
    }

    /// What the star stands for in `path`; nothing where there is no star.
    fn star<'p>(&self, path: &'p str) -> Option<&'p str> {
        let Some((before, after)) = self.path.split_once('*') else {
            return (path == self.path).then_some("");
        };
        let star = path.strip_prefix(before)?.strip_suffix(after)?;
        (!star.is_empty() && !star.contains('/')).then_some(star)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_names() {
        let name = |path: &str| Resource::of(path).map(|resource| resource.name_of(path));
        assert_eq!(name("entries.csv").as_deref(), Some("entries"));
        assert_eq!(name("areas/noel-park/totals.csv").as_deref(), Some("area-noel-park"));
        for unknown in
            ["areas/totals.csv", "areas/a/b/totals.csv", "other.csv", "areas//totals.csv"]
        {
            assert_eq!(name(unknown), None, "{unknown}");
        }
    }
}
