//! Figures that follow from sums of spend, worked out again from the entries that the run wrote.

use std::collections::BTreeSet;

use crate::figure::{self, Figures, Sources, Whose, part_and_whole};
use crate::mapping::Mappings;
use crate::model::{Money, Percent, Tally, slug};
use crate::own_labels::{AreaLabels, own_labels};
use crate::privacy::Screen;
use crate::publish::PublishedRun;
use crate::register::{AreaRecord, Register};
use crate::total::{AreaBucket, Tables};

use super::super::{spend, sums};
use super::author::Authors;
use super::recount::{self, Recount};
use super::{Made, NoLineage, Part, largest_first};

/// What the figure `id` is made of, of a kind that follows from sums of spend.
pub(super) fn made(run: &PublishedRun, mappings: &Mappings, id: &str) -> Result<Made, NoLineage> {
    let (totals, _) = sums::of(run, mappings)?;
    let tables = totals.tables(mappings.categories.len())?;
    let own = own_labels(&tables, mappings, &Screen::new());
    // What is provisional is no question here; and without records there is no coverage of an area.
    let areas = vec![AreaRecord::default(); mappings.areas.len()];
    let register = Register { areas, ..Register::default() };
    let sources = Sources {
        tables: &tables,
        own: &own,
        files: &[],
        findings: [0; 3],
        register: &register,
        mappings,
    };
    let again = Again {
        run,
        mappings,
        tables: &tables,
        own: &own,
        figures: Figures::new(figure::figures(&sources)),
    };
    again.made(id)
}

mod across;

struct Again<'a> {
    run: &'a PublishedRun,
    mappings: &'a Mappings,
    tables: &'a Tables<'a>,
    own: &'a [AreaLabels],
    figures: Figures,
}

impl Again<'_> {
    fn made(&self, id: &str) -> Result<Made, NoLineage> {
        if let Some(of) = id.strip_suffix(".share") {
            return Ok(self.share(of));
        }
        let parts: Vec<&str> = id.split('.').collect();
        match parts.as_slice() {
            ["programme", "region", region] => self.region(region),
            ["programme", "region", region, "areas"] => {
                let items = self.areas_in(region).map(|(area, _)| self.name(area)).collect();
                Ok(self.counted(id, "the areas of this region of which money is counted", items))
            }
            ["programme", "region", _, "listed"] => {
                Ok(self.counted(id, "the areas that areas.csv puts into this region", Vec::new()))
            }
            ["programme", "category", category, what] => Ok(self.across(id, category, what)),
            ["programme", "across-years"] => self.across_years(None),
            ["programme", "delivery", "areas", ..] => {
                let says = format!(
                    "the areas of whose spend so many per cent are `{}`, which is `delivery` in crosscast.toml; all areas with their share",
                    self.mappings.settings.delivery
                );
                let delivery = &self.mappings.settings.delivery;
                Ok(self.counted(id, &says, self.by_area(delivery)))
            }
            ["area", area, rest @ ..] => self.of_area(id, Whose::Area(area), rest),
            ["area-not-known", rest @ ..] => self.of_area(id, Whose::NotKnown, rest),
            _ => Ok(Made::Unknown),
        }
    }

    /// A figure that is worked out again as the run did it.
    fn counted(&self, id: &str, says: &str, items: Vec<String>) -> Made {
        let value = self.figures.exact(id).and_then(Money::new);
        Made::Count(Recount { says: says.to_owned(), value, items })
    }

    fn share(&self, of: &str) -> Made {
        let (part, whole) = part_and_whole(of);
        let amount = |id: &str| {
            let money = self.figures.exact(id).and_then(Money::new);
            money.or_else(|| self.allocation(id.strip_suffix(".allocation")?))
        };
        let (Some(share), Some(all)) = (amount(&part), amount(&whole)) else {
            return Made::Unknown;
        };
        let says = format!(
            "the share that {part}, {}, is of {whole}, {}; both can be followed by their ids",
            share.in_pounds(),
            all.in_pounds()
        );
        let value = Percent::of(share, all).and_then(|percent| Money::new(percent.exact()));
        Made::Count(Recount { says, value, items: Vec::new() })
    }

    /// What `areas.csv` says that an area was given.
    fn allocation(&self, area: &str) -> Option<Money> {
        let id = area.strip_prefix("area.")?;
        self.mappings.areas.iter().find(|area| area.id == id)?.allocation
    }

    fn of_area(&self, id: &str, whose: Whose<'_>, rest: &[&str]) -> Result<Made, NoLineage> {
        let own = self.own.iter().find(|own| Whose::of(own.area, self.mappings) == whose);
        match (rest, own) {
            (["label", name], Some(own)) => {
                let Some(group) = own.groups.iter().find(|group| group.slug == *name) else {
                    return Ok(Made::Unknown);
                };
                let says = "The sum of the lines under this label of the area, near-identical ones taken together.";
                self.labels(
                    id,
                    own,
                    group.sum,
                    says,
                    &group.keys.iter().map(|key| &**key).collect(),
                )
            }
            (["labels", "other"], Some(own)) => {
                let gathered: BTreeSet<&str> = self.gathered(own, false);
                let sum = own.other.as_ref().map(|other| other.sum).unwrap_or_default();
                let says = "The sum of the lines under the area's small labels, which are published together.";
                self.labels(id, own, sum, says, &gathered)
            }
            (["labels", "withheld"], Some(own)) => {
                let says = "The sum of the lines under labels of the area that are not published, because they may speak of a person.";
                self.labels(id, own, own.withheld.sum, says, &self.gathered(own, true))
            }
            (["labels"] | ["labels", _, "count"], _) => Ok(self.counted(
                id,
                "own labels of the area, near-identical ones counted once",
                Vec::new(),
            )),
            (["section", name], Some(own)) => self.section(id, own, name),
            (["labels", "withheld", "category", _], _) => {
                let says = "what of the money under withheld labels is in this category";
                Ok(self.counted(id, says, Vec::new()))
            }
            (["across-years"], Some(own)) => self.across_years(Some(own.area)),
            (["coverage"], _) => {
                let says = "how much of the area's spend has a category; money is taken without its sign, category by category";
                Ok(self.counted(id, says, Vec::new()))
            }
            (["allocation"], _) => {
                let value = id.strip_suffix(".allocation").and_then(|area| self.allocation(area));
                let says = String::from("what areas.csv says in the column allocation");
                Ok(Made::Count(Recount { says, value, items: Vec::new() }))
            }
            (["months"], _) => match whose {
                Whose::Area(area) => {
                    Ok(recount::months(self.run, area)?.map_or(Made::Unknown, Made::Count))
                }
                _ => Ok(Made::Unknown),
            },
            _ => Ok(Made::Unknown),
        }
    }

    /// The keys of the labels that are withheld, or of those that are in no group and not withheld.
    fn gathered(&self, own: &AreaLabels, withheld: bool) -> BTreeSet<&str> {
        let kept: BTreeSet<&str> = own.kept_back.iter().map(|kept| kept.label.as_str()).collect();
        let grouped: BTreeSet<&str> =
            own.groups.iter().flat_map(|group| &group.keys).map(String::as_str).collect();
        let of_area = self.tables.labels.iter().filter(|line| line.area == own.area);
        of_area
            .filter(|line| {
                !grouped.contains(line.key)
                    && (kept.contains(line.label) || !line.own_words) == withheld
            })
            .map(|line| line.key)
            .collect()
    }

    /// The entries of an area whose labels have these keys. Where they do not come to `sum`, it cannot be told which
    /// entries those are, and the figure is only worked out again.
    fn labels(
        &self,
        id: &str,
        own: &AreaLabels,
        sum: Tally,
        says: &str,
        keys: &BTreeSet<&str>,
    ) -> Result<Made, NoLineage> {
        let made = self.sum(says, |spent| {
            AreaBucket::from(spent.area) == own.area && keys.contains(spent.key.words())
        })?;
        Ok(self.sum_or_count(id, made, sum, says))
    }

    fn section(&self, id: &str, own: &AreaLabels, name: &str) -> Result<Made, NoLineage> {
        let Some(group) = own.sections.iter().find(|group| group.slug == name) else {
            return Ok(Made::Unknown);
        };
        let says = "The sum of the lines under this heading of the area (none: under no heading).";
        let made = self.sum(says, |spent| {
            let section = spent.entry.section;
            let outermost = section.split_once(" / ").map_or(section, |(outermost, _)| outermost);
            let is_it = outermost == group.name
                || group.keys.iter().any(|key| key == outermost)
                || slug(outermost) == name
                || (outermost.is_empty() && name == "none");
            AreaBucket::from(spent.area) == own.area && is_it
        })?;
        Ok(self.sum_or_count(id, made, group.sum, says))
    }

    fn sum_or_count(&self, id: &str, made: Made, expected: Tally, says: &str) -> Made {
        match &made {
            Made::Sum { sum, .. } if sum.amount == expected.amount => made,
            _ => self.counted(
                id,
                &format!("{says} Which entries those are cannot be told from what the run wrote; the sum was worked out again"),
                Vec::new(),
            ),
        }
    }

    fn sum(
        &self,
        says: &str,
        wanted: impl Fn(&spend::Spent<'_>) -> bool,
    ) -> Result<Made, NoLineage> {
        let authors = Authors::of(self.mappings);
        let (mut parts, mut sum) = (Vec::new(), Tally::ZERO);
        spend::each(self.run, self.mappings, |spent| {
            if wanted(spent) {
                sum += spent.entry.tally();
                parts.push(Part::of(spent.entry, spent.entry.amount, &authors));
            }
            Ok(())
        })?;
        largest_first(&mut parts);
        Ok(Made::Sum { says: says.to_owned(), parts, sum })
    }
}
