//! What the words of a labelled set stand for: known categories and areas, and new ones.

use rustc_hash::FxHashMap;

use crate::mapping::category::at_most;
use crate::mapping::category_names::CategoryNames;
use crate::mapping::mistake::Complaints;
use crate::mapping::{Area, Category, Mappings, Meaning};
use crate::model::key::{LabelKey, label_key};
use crate::model::{AreaId, CategoryId};

/// The words met so far.
pub(super) struct Words<'a> {
    /// `None` where the file brings its own categories.
    categories: Option<CategoryNames<'a>>,
    areas: FxHashMap<LabelKey, AreaId>,
    /// How many areas were known beforehand.
    first_area: usize,
    new_categories: Names,
    new_areas: Names,
    /// Categories that are not known: as written, the first line, and how many lines.
    unknown: Vec<(String, u32, u64)>,
    places: FxHashMap<String, usize>,
}

/// What a labelled set names and the mappings do not.
#[derive(Debug, Default)]
pub(super) struct New {
    pub(super) categories: Vec<Category>,
    pub(super) areas: Vec<Area>,
}

impl<'a> Words<'a> {
    /// Those of the mapping files.
    pub(super) fn of(mappings: &'a Mappings) -> Words<'a> {
        let numbered = mappings.areas.iter().zip((0..=u16::MAX).map(AreaId));
        let areas = numbered
            .flat_map(|(area, id)| {
                let names = [&area.id, &area.name].into_iter().chain(&area.aliases);
                names.map(move |name| (label_key(name), id))
            })
            .collect();
        Words {
            categories: Some(CategoryNames::new(&mappings.categories)),
            areas,
            first_area: mappings.areas.len(),
            ..Words::none()
        }
    }

    /// None so far.
    pub(super) fn none() -> Words<'a> {
        Words {
            categories: None,
            areas: FxHashMap::default(),
            first_area: 0,
            new_categories: Names::default(),
            new_areas: Names::default(),
            unknown: Vec::new(),
            places: FxHashMap::default(),
        }
    }

    /// What the category on `line` means; `None` when it is not known.
    pub(super) fn category(&mut self, written: &str, line: u32) -> Option<Meaning> {
        let Some(known) = &self.categories else {
            let place = self.new_categories.place(written);
            return u16::try_from(place).ok().map(|id| Meaning::Category(CategoryId(id)));
        };
        let found = known.find(written);
        if found.is_none() {
            let place = *self.places.entry(written.to_owned()).or_insert_with(|| {
                self.unknown.push((written.to_owned(), line, 0));
                self.unknown.len() - 1
            });
            self.unknown[place].2 += 1;
        }
        found
    }

    /// The area of that name; a new one if need be. `None` for no name.
    pub(super) fn area(&mut self, written: &str) -> Option<AreaId> {
        if written.is_empty() {
            return None;
        }
        if self.first_area > 0
            && let Some(known) = self.areas.get(&label_key(written))
        {
            return Some(*known);
        }
        let place = self.first_area + self.new_areas.place(written);
        u16::try_from(place).ok().map(AreaId)
    }

    /// What was new, and complaints about what was not known.
    pub(super) fn finish(self, column: &str, complaints: &mut Complaints) -> New {
        at_most(self.new_categories.0.len(), complaints);
        at_most(self.first_area + self.new_areas.0.len(), complaints);
        for (written, line, lines) in &self.unknown {
            let times = match lines {
                1 => String::new(),
                lines => format!(" (it stands on {lines} lines)"),
            };
            let nearest = self.categories.as_ref().and_then(|known| known.nearest(written));
            let remedy = nearest.map_or_else(
                || {
                    String::from(
                        "use an id or a name from categories.csv, or add it there under `aliases`",
                    )
                },
                |name| format!("did you mean `{name}`?"),
            );
            complaints.at(
                *line,
                column,
                format!("there is no category `{written}`{times}"),
                remedy,
            );
        }
        New {
            categories: self.new_categories.into_list(|name| Category {
                id: name.clone(),
                name,
                aliases: Vec::new(),
                definition: String::new(),
                source: String::new(),
            }),
            areas: self.new_areas.into_list(|name| Area {
                id: name.clone(),
                name,
                ..Area::default()
            }),
        }
    }
}

/// New names in the order in which they come, each once whatever its case: place and spelling.
#[derive(Default)]
struct Names(FxHashMap<String, (usize, String)>);

impl Names {
    fn place(&mut self, written: &str) -> usize {
        let plain = written.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let next = self.0.len();
        self.0.entry(plain).or_insert_with(|| (next, written.to_owned())).0
    }

    fn into_list<T>(self, make: impl Fn(String) -> T) -> Vec<T> {
        let mut names: Vec<(usize, String)> = self.0.into_values().collect();
        names.sort_unstable();
        names.into_iter().map(|(_, name)| make(name)).collect()
    }
}
