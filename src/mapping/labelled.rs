//! A labelled set: labels whose categories are known already, against which coding is measured.
//!
//! Columns `label` and `category`; `area`, `amount`, `section` and `description` may be there.

mod choice;
mod words;

use std::path::Path;

pub use self::choice::{Choice, Field};
use self::words::Words;
use super::answer::Meaning;
use super::grid::{Grid, Heading, free, optional};
use super::load::Reading;
use super::mistake::{Complaints, Line, Mistakes};
use super::{Category, Mappings, Settings};
use crate::model::amount::{DecimalSign, Reading as Figure, decimal_sign, read_amount};
use crate::model::{AreaId, CategoryId, Money};

/// The lines of a labelled set that can be judged, and how many cannot.
#[derive(Debug, Default)]
pub struct LabelledSet {
    /// In the order of the file.
    pub rows: Vec<LabelledRow>,
    /// What is not judged.
    pub left_out: LeftOut,
    /// How many judged lines have something in their amount that is not exactly an amount: they
    /// do not count by pounds.
    pub unreadable: u64,
}

/// Lines that are not judged.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Those that were not asked for.
    pub not_asked: u64,
    /// Those without a label.
    pub no_label: u64,
    /// Those without a category.
    pub no_category: u64,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelledRow {
    /// Where it stands in the file.
    pub line: Line,
    /// The label as written.
    pub label: String,
    /// Whose it is, if that is said.
    pub area: Option<AreaId>,
    /// What it is known to mean.
    pub meaning: Meaning,
    /// Its amount, where that can be read exactly.
    pub amount: Option<Money>,
    /// The section that it stands in, or empty.
    pub section: String,
    /// The description beside it, or empty.
    pub description: String,
}

impl LabelledSet {
    /// Reads the file at `path` with the categories and areas of `mappings`. Areas that are not
    /// among them are put in at the end.
    ///
    /// # Errors
    ///
    /// All mistakes in the file: among them categories that `mappings` does not know.
    pub fn load(
        path: &Path,
        choice: &Choice,
        mappings: &mut Mappings,
    ) -> Result<LabelledSet, Mistakes> {
        let words = Words::of(mappings);
        let (set, new) = load(path, choice, words)?;
        mappings.areas.extend(new.areas);
        Ok(set)
    }

    /// Reads the file at `path` by itself: its categories and areas are those that it names, and
    /// nothing else is known of the programme. Categories are in the order of their names, so that
    /// the order of the lines makes no difference.
    ///
    /// # Errors
    ///
    /// All mistakes in the file.
    pub fn load_alone(
        path: &Path,
        choice: &Choice,
        settings: Settings,
    ) -> Result<(LabelledSet, Mappings), Mistakes> {
        let (mut set, new) = load(path, choice, Words::none())?;
        let categories = in_order(new.categories, &mut set.rows);
        let mappings = Mappings { settings, categories, areas: new.areas, ..Mappings::default() };
        Ok((set, mappings))
    }
}

/// The categories by name; the rows mean the same as before.
fn in_order(categories: Vec<Category>, rows: &mut [LabelledRow]) -> Vec<Category> {
    let mut numbered: Vec<(usize, Category)> = categories.into_iter().enumerate().collect();
    numbered
        .sort_by_cached_key(|(_, category)| (category.name.to_lowercase(), category.name.clone()));
    let mut now = vec![CategoryId(0); numbered.len()];
    for ((before, _), id) in numbered.iter().zip((0..=u16::MAX).map(CategoryId)) {
        now[*before] = id;
    }
    for row in rows {
        if let Meaning::Category(category) = &mut row.meaning {
            *category = now[category.index()];
        }
    }
    numbered.into_iter().map(|(_, category)| category).collect()
}

fn load(
    path: &Path,
    choice: &Choice,
    words: Words<'_>,
) -> Result<(LabelledSet, words::New), Mistakes> {
    let mut reading = Reading::default();
    let name = path.to_string_lossy();
    let read = reading.file(path, &name, |text, complaints| read(text, choice, words, complaints));
    let Some(read) = read else {
        reading.mistake(&name, String::from("there is no such file"), "look at its name");
        return Err(Mistakes(reading.mistakes));
    };
    if reading.mistakes.is_empty() { Ok(read) } else { Err(Mistakes(reading.mistakes)) }
}

fn read(
    text: &str,
    choice: &Choice,
    mut words: Words<'_>,
    complaints: &mut Complaints,
) -> (LabelledSet, words::New) {
    let headings = Field::ALL.map(|field| {
        let name = choice.heading(field);
        if field.is_key() { optional(name) } else { free(name) }
    });
    let asked = choice.asked().map(|(heading, _)| free(heading));
    let mut all: Vec<Heading<'_>> =
        headings.into_iter().filter(|heading| !heading.name.is_empty()).collect();
    all.extend(asked.filter(|new| headings.iter().all(|known| known.name != new.name)));
    let grid = Grid::read(text, &all, complaints);
    choice.check(&grid, complaints);
    let sign = decimal_sign(grid.rows().map(|row| row.field(choice.heading(Field::Amount))));
    let mut set = LabelledSet::default();
    for row in grid.rows() {
        let label = choice.field(row, Field::Label);
        let category = choice.field(row, Field::Category);
        if !choice.asks_for(row) {
            set.left_out.not_asked += 1;
        } else if label.is_empty() {
            set.left_out.no_label += 1;
        } else if category.is_empty() {
            set.left_out.no_category += 1;
        } else {
            let amount = choice.field(row, Field::Amount);
            let read = amount_of(amount, sign);
            set.unreadable += u64::from(read.is_none() && !amount.is_empty());
            let Some(meaning) = words.category(category, row.line) else { continue };
            set.rows.push(LabelledRow {
                line: Line(row.line),
                label: label.to_owned(),
                area: words.area(choice.field(row, Field::Area)),
                meaning,
                amount: read,
                section: choice.field(row, Field::Section).to_owned(),
                description: choice.field(row, Field::Description).to_owned(),
            });
        }
    }
    let new = words.finish(choice.heading(Field::Category), complaints);
    (set, new)
}

fn amount_of(text: &str, sign: DecimalSign) -> Option<Money> {
    match read_amount(text, sign) {
        Figure::Amount(money) => Some(money),
        Figure::Nil => Some(Money::ZERO),
        Figure::Pending | Figure::Unreadable | Figure::Words => None,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::model::CategoryId;

    fn mappings() -> Mappings {
        let dir = tempfile::tempdir().unwrap();
        fs::write(
            dir.path().join("categories.csv"),
            "id,name,aliases\narts,Arts,Culture\nsmall-grants,Small grants,\n",
        )
        .unwrap();
        fs::write(dir.path().join("areas.csv"), "id,name,aliases\nwarsop,Warsop Parish,Warsop\n")
            .unwrap();
        Mappings::load(dir.path(), None).unwrap()
    }

    fn load(bytes: &[u8], choice: &Choice) -> Result<(LabelledSet, Mappings), Vec<String>> {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), bytes).unwrap();
        let mut mappings = mappings();
        let name = file.path().to_string_lossy().into_owned();
        match LabelledSet::load(file.path(), choice, &mut mappings) {
            Ok(set) => Ok((set, mappings)),
            Err(Mistakes(mistakes)) => {
                Err(mistakes.iter().map(|m| m.to_string().replace(&name, "set.csv")).collect())
            }
        }
    }

    #[test]
    fn a_set_is_read_however_it_was_saved() {
        for bytes in [
            "label,category,area,amount\nMural,arts,WARSOP,\"1,000.50\"\n".as_bytes(),
            "\u{feff}Category;Amount;Label;Area\r\n[provisional] Culture;1.000,50;Mural;Warsop\r\n"
                .as_bytes(),
        ] {
            let (set, mappings) = load(bytes, &Choice::default()).unwrap();
            let row = &set.rows[0];
            assert_eq!(
                (row.line, row.label.as_str(), row.area, row.meaning, row.amount),
                (
                    Line(2),
                    "Mural",
                    Some(AreaId(0)),
                    Meaning::Category(CategoryId(0)),
                    Some(Money::from_pence(100_050))
                )
            );
            assert_eq!(mappings.areas.len(), 1);
        }
    }

    #[test]
    fn what_is_not_judged_is_counted_and_nothing_is_guessed_of_amounts() {
        let text = "label,category,amount,area,sure\n\
                    Mural,arts,\"allocated £1,000; spent £12\",Elsewhere,yes\n\
                    ,arts,1,,yes\nMural,,1,,yes\nMural,arts,5,,no\n\
                    Mural,unclear,#REF!,elsewhere,YES\nMural,arts,-,,yes\n";
        let choice = Choice::new(&[], &[String::from("sure=yes")]).unwrap();
        let (set, mappings) = load(text.as_bytes(), &choice).unwrap();
        assert_eq!(set.left_out, LeftOut { not_asked: 1, no_label: 1, no_category: 1 });
        assert_eq!((set.rows.len(), set.unreadable), (3, 2));
        assert_eq!(set.rows[1].meaning, Meaning::Unclear);
        assert_eq!(set.rows[2].amount, Some(Money::ZERO));
        assert_eq!((set.rows[0].area, set.rows[1].area), (Some(AreaId(1)), Some(AreaId(1))));
        assert_eq!(mappings.areas[1].name, "Elsewhere");
    }

    #[test]
    fn mistakes_come_together() {
        let choice = Choice::new(&[], &[String::from("sur=yes")]).unwrap();
        assert_eq!(
            load(b"label,theme,sure\nMural,arts,yes\n", &choice).unwrap_err(),
            [
                "set.csv, line 1, category: there is no such column; say which one it is with \
                 --column category=HEADING; the columns are label, theme, sure",
                "set.csv, line 1, sur: there is no such column; did you mean `sure`?",
            ]
        );
        let text = b"label,category\nMural,artz\nHub,Zebra\nMurals,artz\n#REF!,arts\n";
        assert_eq!(
            load(text, &Choice::default()).unwrap_err(),
            [
                "set.csv, line 2, category: there is no category `artz` (it stands on 2 lines); \
                 did you mean `arts`?",
                "set.csv, line 3, category: there is no category `Zebra`; use an id or a name from \
                 categories.csv, or add it there under `aliases`",
                "set.csv, line 5, label: the spreadsheet left the error `#REF!` here; type what it \
                 should say",
            ]
        );
    }

    #[test]
    fn a_set_by_itself_brings_its_own_categories() {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(
            file.path(),
            "theme,words,area,amount\n9.5,Mural,2017\n9.4,Hub,2018\nUnclear,Hub,2017\n",
        )
        .unwrap();
        let columns = ["category=Theme", "label=words", "amount="].map(String::from);
        let choice = Choice::new(&columns, &[]).unwrap();
        let (set, mappings) =
            LabelledSet::load_alone(file.path(), &choice, Settings::default()).unwrap();
        let names: Vec<&str> = mappings.categories.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(names, ["9.4", "9.5", "Unclear"], "whatever the order of the lines");
        assert_eq!(set.rows[0].meaning, Meaning::Category(CategoryId(1)));
        assert_eq!(set.rows[2].meaning, Meaning::Category(CategoryId(2)));
        assert_eq!((mappings.areas.len(), set.rows[1].area), (2, Some(AreaId(1))));
    }
}
