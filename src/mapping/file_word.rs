//! `files.csv`: a person's word about one file.

mod action;

pub use self::action::Action;
use super::column::basis;
use super::glob;
use super::grid::{Grid, Heading, Row, optional, required};
use super::known::Known;
use super::mistake::Complaints;
use crate::model::period::{PeriodWords, read_period};
use crate::model::{AreaId, Basis, Date, Period};

/// A person's word about one file; beats detection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileWord {
    /// The file as `files.csv` names it: path inside the inbox, or its last part; `*` and `?` stand for
    /// any text and any one character.
    pub file: String,
    /// The sheet; empty for all.
    pub sheet: String,
    /// The area.
    pub area: Option<AreaId>,
    /// The period.
    pub period: Option<Period>,
    /// The basis of its spend column.
    pub basis: Option<Basis>,
    /// The row of its (last) header row, as the spreadsheet numbers it.
    pub header_row: Option<u32>,
    /// What to do with it.
    pub action: Option<Action>,
    /// Why.
    pub note: String,
    /// Where it stands in `files.csv`.
    pub line: u32,
}

/// How closely a word names what it is about, the closest first.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    Path,
    LastPart,
    Pattern,
}

impl FileWord {
    /// Whether this is about `file` (its name inside the inbox) and `sheet`; the smaller, the
    /// more particular.
    pub(super) fn about(&self, file: &str, sheet: &str) -> Option<impl Ord + use<>> {
        if !self.sheet.is_empty() && !glob::matches(&self.sheet, sheet) {
            return None;
        }
        let last = file.rsplit('/').next().unwrap_or(file);
        let closeness = if glob::is_pattern(&self.file) {
            // A pattern with a folder in it is about the whole path.
            let name = if self.file.contains('/') { file } else { last };
            glob::matches(&self.file, name).then_some(Closeness::Pattern)
        } else if glob::matches(&self.file, file) {
            Some(Closeness::Path)
        } else {
            glob::matches(&self.file, last).then_some(Closeness::LastPart)
        };
        closeness.map(|closeness| (self.sheet.is_empty(), closeness, self.line))
    }

    fn says_the_same(&self, other: &FileWord) -> bool {
        (self.area, self.period, self.basis, self.header_row, self.action)
            == (other.area, other.period, other.basis, other.header_row, other.action)
    }
}

const HEADINGS: &[Heading] = &[
    required("file"),
    optional("sheet"),
    optional("area"),
    optional("period"),
    optional("basis"),
    optional("header_row"),
    optional("action"),
    optional("note"),
];

/// The words, in the order of the file. `fy_start` is the first month of the financial year.
pub(super) fn read(
    text: &str,
    known: &Known<'_>,
    fy_start: u8,
    complaints: &mut Complaints,
) -> Vec<FileWord> {
    let grid = Grid::read(text, HEADINGS, complaints);
    let mut found: Vec<FileWord> = Vec::new();
    let mut seen = rustc_hash::FxHashMap::default();
    for row in grid.rows() {
        let file =
            row.filled("file", complaints).and_then(|file| inside(file, row.line, complaints));
        let area = known.area(row, complaints);
        let period = period(row, fy_start, complaints);
        let basis = basis(row.field("basis"), row.line, complaints);
        let header_row = header_row(row, complaints);
        let action = Action::read(row, complaints);
        let (Some(file), Some(area), Some(period), Some(basis), Some(header_row), Some(action)) =
            (file, area, period, basis, header_row, action)
        else {
            continue;
        };
        let word = FileWord {
            file,
            sheet: row.field("sheet").to_owned(),
            area,
            period,
            basis,
            header_row,
            action,
            note: row.field("note").to_owned(),
            line: row.line,
        };
        match seen.entry((word.file.to_lowercase(), word.sheet.to_lowercase())) {
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(found.len());
                found.push(word);
            }
            std::collections::hash_map::Entry::Occupied(place) => {
                let first = &found[*place.get()];
                if !first.says_the_same(&word) {
                    complaints.at(
                        row.line,
                        "file",
                        format!("line {} says something else about this file", first.line),
                        "keep one of the two lines, or name a sheet in each",
                    );
                }
            }
        }
    }
    found
}

/// The path with `/` between its parts, when it stays inside the inbox.
fn inside(file: &str, line: u32, complaints: &mut Complaints) -> Option<String> {
    let path = file.replace('\\', "/");
    let path = path.trim_start_matches("./");
    let drive = path.as_bytes().get(1) == Some(&b':');
    if path.starts_with('/') || drive || path.split('/').any(|part| part == "..") {
        complaints.at(
            line,
            "file",
            format!("`{file}` is not inside the inbox"),
            "write the path from the inbox on, like `warsop/Q1 return.xlsx`, or the file's name",
        );
        return None;
    }
    Some(path.to_owned())
}

fn period(row: Row<'_>, fy_start: u8, complaints: &mut Complaints) -> Option<Option<Period>> {
    let text = row.field("period");
    if text.is_empty() {
        return Some(None);
    }
    let dated = match text.split_once("..") {
        Some((start, end)) => match (start.trim().parse::<Date>(), end.trim().parse::<Date>()) {
            (Ok(start), Ok(end)) if start <= end => Some(Period { start, end }),
            _ => None,
        },
        None => match read_period(text, fy_start) {
            Some(PeriodWords::Dated(period)) => Some(period),
            _ => None,
        },
    };
    if dated.is_none() {
        complaints.at(
            row.line,
            "period",
            format!("`{text}` is not a period with its year"),
            "write it like `2016/17`, `Q1 2017/18` or `2016-04-01..2017-03-31`",
        );
    }
    dated.map(Some)
}

fn header_row(row: Row<'_>, complaints: &mut Complaints) -> Option<Option<u32>> {
    let text = row.field("header_row");
    if text.is_empty() {
        return Some(None);
    }
    let number = text.parse::<u32>().ok().filter(|&number| number > 0);
    if number.is_none() {
        complaints.at(
            row.line,
            "header_row",
            format!("`{text}` is not the number of a row"),
            "write the number that the spreadsheet shows beside the row that names the columns",
        );
    }
    number.map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::Mappings;

    fn read_files(lines: &str) -> (Vec<FileWord>, Vec<String>) {
        let mut complaints = Complaints::about("files.csv");
        let text = format!("file,sheet,period,basis,header_row,action\n{lines}");
        let words = read(&text, &Known::new(&[], &[]), 4, &mut complaints);
        (words, complaints.into_mistakes().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_full_line_is_read() {
        let (words, mistakes) =
            read_files("warsop\\q1.xlsx,Data,2016-04-01..2017-03-31,to_date,7,Ignore\n");
        assert_eq!(mistakes, [""; 0]);
        let word = &words[0];
        assert_eq!((word.file.as_str(), word.sheet.as_str()), ("warsop/q1.xlsx", "Data"));
        assert_eq!(
            word.period.map(|p| (p.start.to_string(), p.end.to_string())),
            Some((String::from("2016-04-01"), String::from("2017-03-31")))
        );
        assert_eq!(
            (word.basis, word.header_row, word.action),
            (Some(Basis::ToDate), Some(7), Some(Action::Ignore))
        );
    }

    #[test]
    fn a_period_in_words_follows_the_financial_year() {
        let (words, mistakes) = read_files("a.csv,,2016/17,,,\nb.csv,,Q1 2017/18,,,\n");
        assert_eq!(mistakes, [""; 0]);
        let day = jiff::civil::date;
        assert_eq!(
            words.iter().map(|word| word.period).collect::<Vec<_>>(),
            [
                Some(Period { start: day(2016, 4, 1), end: day(2017, 3, 31) }),
                Some(Period { start: day(2017, 4, 1), end: day(2017, 6, 30) }),
            ]
        );
        let (_, mistakes) = read_files("a.csv,,Q1,,,\n");
        assert_eq!(mistakes.len(), 1, "a quarter of no year is no period");
    }

    #[test]
    fn each_mistake_is_named_by_its_column() {
        for (line, start) in [
            ("/etc/q1.xlsx,,,,,", "files.csv, line 2, file: `/etc/q1.xlsx` is not inside"),
            ("C:\\q1.xlsx,,,,,", "files.csv, line 2, file: `C:\\q1.xlsx` is not inside"),
            ("a/../../q1.xlsx,,,,,", "files.csv, line 2, file: `a/../../q1.xlsx` is not inside"),
            ("q1.xlsx,,some day,,,", "files.csv, line 2, period: `some day` is not a period"),
            ("q1.xlsx,,2017-03-31..2016-04-01,,,", "files.csv, line 2, period: `2017-03-31..2016"),
            ("q1.xlsx,,2017-02-30..2017-04-01,,,", "files.csv, line 2, period: `2017-02-30..2017"),
            ("q1.xlsx,,,spendings,,", "files.csv, line 2, basis: there is no basis `spendings`"),
            ("q1.xlsx,,,,0,", "files.csv, line 2, header_row: `0` is not the number of a row"),
            ("q1.xlsx,,,,,delete", "files.csv, line 2, action: there is no action `delete`"),
            (
                "q1.xlsx,,,,3,\nQ1.XLSX,,,,4,",
                "files.csv, line 3, file: line 2 says something else about this file",
            ),
        ] {
            let (_, mistakes) = read_files(line);
            assert_eq!(mistakes.len(), 1, "{line}: {mistakes:?}");
            assert!(mistakes[0].starts_with(start), "{line}: {mistakes:?}");
        }
    }

    #[test]
    fn the_most_particular_word_comes_first() {
        let (files, mistakes) = read_files(
            "*.xlsx,,,,1,\nq1.xlsx,,,,2,\nwarsop/Q1.xlsx,,,,3,\n*/q?.xlsx,Data,,,4,\nq2.xlsx,,,,5,\n\
             other/*,,,,6,\n",
        );
        assert_eq!(mistakes, [""; 0]);
        let mappings = Mappings { files, ..Mappings::default() };
        let rows = |file: &str, sheet: &str| -> Vec<Option<u32>> {
            mappings.words_about(file, sheet).map(|word| word.header_row).collect()
        };
        assert_eq!(rows("warsop/q1.xlsx", "DATA"), [Some(4), Some(3), Some(2), Some(1)]);
        assert_eq!(rows("warsop/q1.xlsx", "Notes"), [Some(3), Some(2), Some(1)]);
        assert_eq!(rows("warsop/q1.csv", ""), []);
    }
}
