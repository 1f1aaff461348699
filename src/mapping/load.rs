//! All mapping files, read and checked together.

use std::io;
use std::path::Path;

use super::bytes::{LABELS, bytes_of, hash};
use super::decode::{NotText, decode};
use super::known::Known;
use super::mistake::{Complaints, Mistake, Mistakes};
use super::{
    Area, Category, ColumnWord, FileWord, LabelDecision, Publication, Rule, Settings, area,
    category, column, file_word, label, rule, settings,
};

/// Everything that people decided, checked and resolved.
#[derive(Debug, Default)]
pub struct Mappings {
    /// What `crosscast.toml` says, or its defaults.
    pub settings: Settings,
    /// `categories.csv`, in its order.
    pub categories: Vec<Category>,
    /// `areas.csv`, in its order.
    pub areas: Vec<Area>,
    /// `labels.csv`, one item a decision; the rows of a split are one decision.
    pub labels: Vec<LabelDecision>,
    /// What `labels.csv` says about publishing labels.
    pub publications: Vec<Publication>,
    /// `rules.csv`.
    pub rules: Vec<Rule>,
    /// `columns.csv`.
    pub columns: Vec<ColumnWord>,
    /// `files.csv`.
    pub files: Vec<FileWord>,
    /// Name and SHA-256 of each file that was read, by name.
    pub hashes: Vec<(String, String)>,
}

impl Mappings {
    /// Reads and checks the folder `dir` and the settings file, if there is one.
    ///
    /// # Errors
    ///
    /// All mistakes in all files. Only `categories.csv` must be there; the other files may be
    /// missing, which is the same as having no lines.
    pub fn load(dir: &Path, settings: Option<&Path>) -> Result<Mappings, Mistakes> {
        Mappings::read(Reading::default(), dir, settings)
    }

    /// The same as if `labels.csv` held `bytes`, so that what is to be written is checked first.
    ///
    /// # Errors
    ///
    /// As [`Mappings::load`].
    pub fn load_with_labels(
        dir: &Path,
        settings: Option<&Path>,
        bytes: &[u8],
    ) -> Result<Mappings, Mistakes> {
        let reading = Reading { labels: Some(bytes.to_vec()), ..Reading::default() };
        Mappings::read(reading, dir, settings)
    }

    fn read(
        mut reading: Reading,
        dir: &Path,
        settings: Option<&Path>,
    ) -> Result<Mappings, Mistakes> {
        let path = settings;
        let called = path.and_then(Path::file_name).unwrap_or_default().to_string_lossy();
        let settings = path.and_then(|path| reading.file(path, &called, settings::read));
        let settings = settings.unwrap_or_default();
        if !dir.is_dir() {
            reading.mistake(
                "",
                format!("there is no folder of mapping files at `{}`", dir.display()),
                "make one with `crosscast init`, or name it with --mappings",
            );
            return Err(Mistakes(reading.mistakes));
        }
        let categories = reading.csv(dir, "categories.csv", category::read);
        if categories.is_none() {
            reading.mistake(
                "categories.csv",
                String::from("the file is missing"),
                "make it with `crosscast init`, or name another folder with --mappings",
            );
        }
        let given = categories.as_deref();
        let wrong = given.and_then(|given| settings::check_delivery(&settings, given, &called));
        reading.mistakes.extend(wrong);
        let categories = categories.unwrap_or_default();
        let areas = reading.csv(dir, "areas.csv", area::read).unwrap_or_default();
        let known = Known::new(&areas, &categories);
        let labels =
            reading.csv(dir, LABELS, |text, complaints| label::read(text, &known, complaints));
        let rules = reading.csv(dir, "rules.csv", |text, complaints| {
            rule::read(text, &known, &settings.limits, complaints)
        });
        let columns = reading.csv(dir, "columns.csv", column::read);
        let files = reading.csv(dir, "files.csv", |text, complaints| {
            file_word::read(text, &known, settings.financial_year_start, complaints)
        });
        if !reading.mistakes.is_empty() {
            return Err(Mistakes(reading.mistakes));
        }
        reading.hashes.sort();
        let labels = labels.unwrap_or_default();
        Ok(Mappings {
            settings,
            labels: labels.decisions,
            publications: labels.publications,
            rules: rules.unwrap_or_default(),
            columns: columns.unwrap_or_default(),
            files: files.unwrap_or_default(),
            categories,
            areas,
            hashes: reading.hashes,
        })
    }

    /// The mapping files that were not there and need not be. None for mappings that were not read
    /// from a folder.
    pub fn missing(&self) -> impl Iterator<Item = &'static str> {
        let is_read = |name: &str| self.hashes.iter().any(|(read, _)| read == name);
        let wanted = ["areas.csv", LABELS, "rules.csv", "columns.csv"].into_iter();
        wanted.filter(move |name| is_read("categories.csv") && !is_read(name))
    }

    /// What people said about `file` (its name inside the inbox) and `sheet`, the most
    /// particular first: words about the sheet before words about the file, then the exact path,
    /// the exact name, and patterns; all without regard to case.
    pub fn words_about<'a>(
        &'a self,
        file: &'a str,
        sheet: &'a str,
    ) -> impl Iterator<Item = &'a FileWord> {
        let mut words: Vec<_> = self
            .files
            .iter()
            .filter_map(|word| word.about(file, sheet).map(|closeness| (closeness, word)))
            .collect();
        words.sort_by(|one, other| one.0.cmp(&other.0));
        words.into_iter().map(|(_, word)| word)
    }
}

/// What was read so far.
#[derive(Default)]
pub(super) struct Reading {
    /// What to read in place of `labels.csv`.
    labels: Option<Vec<u8>>,
    pub(super) mistakes: Vec<Mistake>,
    hashes: Vec<(String, String)>,
}

impl Reading {
    /// Reads one file of the folder; `None` when it is not there.
    fn csv<T: Default>(
        &mut self,
        dir: &Path,
        name: &str,
        read: impl FnOnce(&str, &mut Complaints) -> T,
    ) -> Option<T> {
        self.file(&dir.join(name), name, read)
    }

    /// Reads the file at `path`, which messages call `name`; `None` when it is not there.
    pub(super) fn file<T: Default>(
        &mut self,
        path: &Path,
        name: &str,
        read: impl FnOnce(&str, &mut Complaints) -> T,
    ) -> Option<T> {
        let mut complaints = Complaints::about(name);
        let instead = if name == LABELS { self.labels.take() } else { None };
        let bytes = match instead.map_or_else(|| bytes_of(path), Ok) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
            Err(error) => {
                complaints.whole(
                    format!("the file cannot be read: {error}"),
                    "close it in other programs, and check that it is a file you may read",
                );
                self.mistakes.extend(complaints.into_mistakes());
                return Some(T::default());
            }
        };
        self.hashes.push((name.to_owned(), hash(&bytes)));
        let found = match decode(&bytes) {
            Ok(text) => read(&text, &mut complaints),
            Err(not_text) => {
                let says = match not_text {
                    NotText::Workbook => "this is a workbook",
                    NotText::Binary => "this is not text",
                };
                complaints.whole(says, "save it as `CSV UTF-8` under this name");
                T::default()
            }
        };
        self.mistakes.extend(complaints.into_mistakes());
        Some(found)
    }

    pub(super) fn mistake(&mut self, file: &str, says: String, remedy: &str) {
        let (file, remedy) = (file.to_owned(), remedy.to_owned());
        self.mistakes.push(Mistake { file, line: 0, column: String::new(), says, remedy });
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::mapping::Answer;
    use crate::model::CategoryId;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(dir.path().join(name), text).unwrap();
        }
        dir
    }

    #[test]
    fn only_the_categories_must_be_there() {
        let dir = folder(&[("categories.csv", "id,name\narts,Arts\n")]);
        let mappings = Mappings::load(dir.path(), None).unwrap();
        assert_eq!(mappings.categories.len(), 1);
        assert_eq!(mappings.settings, Settings::default());
        let missing: Vec<&str> = mappings.missing().collect();
        assert_eq!(missing, ["areas.csv", "labels.csv", "rules.csv", "columns.csv"]);
        assert_eq!(Mappings::default().missing().count(), 0, "nothing was looked for");
        assert_eq!(
            mappings.hashes,
            [(
                String::from("categories.csv"),
                String::from("db2946c72d8a6ae3186b4ae65514559582821be84655fecdfddcabf56d1d88b4")
            )]
        );
    }

    #[test]
    fn all_files_are_read_and_hashed() {
        let dir = folder(&[
            ("categories.csv", "\u{feff}id;name\r\narts;Arts\r\n"),
            ("areas.csv", "name\tid\nWarsop Parish\twarsop\n"),
            ("labels.csv", "area,label,category\nwarsop,Mural,arts\n"),
            ("rules.csv", "include,category\nmural,arts\n"),
            ("columns.csv", "heading,role\nItem,label\n"),
            ("files.csv", "file,area\n*.xlsx,warsop\n"),
            ("crosscast.toml", "programme = \"P\"\n"),
        ]);
        let settings = dir.path().join("crosscast.toml");
        let mappings = Mappings::load(dir.path(), Some(&settings)).unwrap();
        assert_eq!(mappings.settings.programme, "P");
        assert_eq!(mappings.labels[0].answer, Answer::One(CategoryId(0)));
        assert_eq!((mappings.rules.len(), mappings.columns.len(), mappings.files.len()), (1, 1, 1));
        let names: Vec<&str> = mappings.hashes.iter().map(|(name, _)| name.as_str()).collect();
        assert!(names.is_sorted());
        assert_eq!(names.len(), 7);
    }

    #[test]
    fn mistakes_of_all_files_come_together() {
        let dir = folder(&[
            ("categories.csv", "id,name\nArts,Arts\n"),
            ("areas.csv", "id\nwarsop\n"),
            ("labels.csv", "label,category\nMural,art\n"),
            ("rules.csv", "include,category\n(,arts\n"),
            ("files.csv", "PK\u{3}\u{4}"),
        ]);
        fs::create_dir(dir.path().join("columns.csv")).unwrap();
        let Mistakes(mistakes) = Mappings::load(dir.path(), None).unwrap_err();
        let mut files: Vec<&str> = mistakes.iter().map(|mistake| mistake.file.as_str()).collect();
        files.dedup();
        assert_eq!(
            files,
            ["categories.csv", "areas.csv", "labels.csv", "rules.csv", "columns.csv", "files.csv"]
        );
    }

    #[test]
    fn a_missing_folder_or_list_of_categories_names_the_remedy() {
        // What names a category is not at fault when there are none.
        let dir = folder(&[("labels.csv", "label,category\nMural,arts\n")]);
        for path in [dir.path().join("nowhere"), dir.path().to_owned()] {
            let Mistakes(mistakes) = Mappings::load(&path, None).unwrap_err();
            assert_eq!(mistakes.len(), 1);
            assert!(mistakes[0].remedy.contains("crosscast init"), "{}", mistakes[0]);
        }
    }
}
