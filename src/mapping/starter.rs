//! A new project folder, with mapping files that explain themselves.

use std::borrow::Cow;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The files of a new project, by their path inside it.
const FILES: [(&str, &str); 8] = [
    ("crosscast.toml", SETTINGS),
    ("mappings/README.md", include_str!("../../mappings/README.md")),
    ("mappings/categories.csv", include_str!("../../mappings/categories.csv")),
    ("mappings/areas.csv", AREAS),
    ("mappings/labels.csv", LABELS),
    ("mappings/rules.csv", RULES),
    ("mappings/columns.csv", COLUMNS),
    ("mappings/files.csv", FILE_WORDS),
];

/// Where the returns go.
const INBOX: &str = "inbox";

const SETTINGS: &str = "\
# What the whole project agrees on. Every line may be left out; the values here are the defaults.

# The programme's name, on every output.
programme = \"Programme\"

# The code of the currency.
currency = \"GBP\"

# The id of the category for the costs of delivery, which the programme's article shows across areas.
# delivery = \"delivery\"

# The licence under which public files may be used, by its SPDX id.
# licence = \"CC-BY-4.0\"

# The first month of the financial year, 1 to 12: 4 is April.
financial_year_start = 4

# The first day of \"Year 1\", for returns that say \"Year 3\" and no date; only if all areas began together.
# year_one = 2012-04-01

[thresholds]
# A label that nobody has decided is coded like a decided one when their likeness is at least this,
# from 0 to 1. Higher: fewer mistakes, more labels to decide. `crosscast calibrate` finds both values.
fuzzy_score = 0.7
# ... and when all that was decided speaks for its category by this much more than for any other.
fuzzy_margin = 0.4

[history]
# How many former runs are kept in out/history/, for `crosscast compare`; 0 keeps none.
keep = 5

[returns]
# Of which returns a run writes a copy with marks beside each row: \"asked\" (those about whose rows the
# partnership should be asked something), \"all\" or \"none\".
# marked = \"asked\"

[limits]
# How much is read. What goes beyond is not read and is reported, never dropped unseen; the report names
# the line here that would let it in. Raise a limit for files that you trust.
# Bytes of a file as it lies on the disk: 512 MiB. A larger one is refused.
# file_bytes = 536870912
# Files in the inbox. With more, the run does not begin.
# files = 100000
# Bytes of a workbook once unpacked: 2 GiB. Workbooks are packed; a small one can unfold to a huge one.
# unpacked_bytes = 2147483648
# How many times its size a large workbook may unfold to. A usual one unfolds to ten times its size; one
# that unfolds to hundreds is made to harm.
# unpacked_ratio = 250
# Parts of the archive that a workbook is.
# zip_entries = 65535
# Workbooks that unfold to more bytes than this (256 MiB), and all old ones (.xls), are read in a process
# of their own: if one brings its reader down, only that file is refused.
# apart_bytes = 268435456
# Bytes of memory (2 GiB) that such a process may take,
# child_memory_bytes = 2147483648
# and seconds of computing.
# child_seconds = 60
# Sheets of one workbook.
# sheets = 1000
# Filled cells of one sheet.
# cells = 50000000
# Rows with content of one sheet: almost three times as many as Excel has. A list of that length takes more than a gigabyte of memory.
# rows = 3000000
# Bytes of the texts of one workbook: 1 GiB. A few bytes can stand for a long text again and again.
# text_bytes = 1073741824
# Columns of one sheet: as many as Excel has.
# columns = 16384
# Characters of one cell: as many as Excel allows.
# cell_chars = 32767
# Findings of one kind that are listed for one sheet; the rest are counted in one line.
# findings = 100
# Bytes that one rule of rules.csv may take when it is made ready for use: 1 MiB, enough for hundreds of words.
# rule_bytes = 1048576
";

const AREAS: &str = "\
id,name,aliases,region,local_authority,allocation,providers
example-town,Example Town,Example;Example Town Big Local,,,,
";

/// What the shipped programme decided for all its areas: the starter set of a new project.
const LABELS: &str = include_str!("../../mappings/labels.csv");
const RULES: &str = include_str!("../../mappings/rules.csv");
const COLUMNS: &str = include_str!("../../mappings/columns.csv");

const FILE_WORDS: &str = "file,sheet,area,period,basis,header_row,action,note\n";

/// Writes a new project into `dir`, which is made if need be: settings, mapping files with a few
/// lines as examples, a README that explains them, and an empty `inbox/`. Returns what was made.
///
/// # Errors
///
/// [`io::ErrorKind::AlreadyExists`] names the first file that is there already; nothing has been
/// written then. Any other error is the disk's, with the path it is about.
pub fn write_starter(dir: &Path) -> io::Result<Vec<PathBuf>> {
    for (name, _) in FILES {
        let path = dir.join(name);
        if path.symlink_metadata().is_ok() {
            let says = format!(
                "`{}` is there already, and nothing was written: name a new folder",
                path.display()
            );
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, says));
        }
    }
    let about = |path: &Path| {
        let path = path.display().to_string();
        move |error: io::Error| io::Error::new(error.kind(), format!("`{path}`: {error}"))
    };
    let mut made = Vec::new();
    for (name, text) in FILES {
        let path = dir.join(name);
        let written = write_new(&path, for_all_areas(name, text).as_bytes());
        if let Err(error) = written {
            // Half a project is none, and would be in the way of the next attempt.
            made.iter().for_each(|path| drop(fs::remove_file(path)));
            return Err(about(&path)(error));
        }
        made.push(path);
    }
    let inbox = dir.join(INBOX);
    fs::create_dir_all(&inbox).map_err(about(&inbox))?;
    made.push(inbox);
    Ok(made)
}

/// Writes a whole file where there is none, or nothing.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes).inspect_err(|_| drop(fs::remove_file(path)))
}

/// Without the lines that are about one area, which a new project does not have.
fn for_all_areas<'t>(name: &str, text: &'t str) -> Cow<'t, str> {
    if !["mappings/labels.csv", "mappings/rules.csv"].contains(&name) {
        return Cow::Borrowed(text);
    }
    let mut lines = text.lines();
    let header = lines.next();
    let programme = lines.filter(|line| line.starts_with(','));
    Cow::Owned(header.into_iter().chain(programme).flat_map(|line| [line, "\n"]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::{Mappings, Settings};

    #[test]
    fn a_new_project_has_no_mistakes() {
        let dir = tempfile::tempdir().unwrap();
        let project = dir.path().join("new/project");
        let made = write_starter(&project).unwrap();
        assert_eq!(made.len(), 9);
        assert!(made.iter().all(|path| path.exists()));
        let mappings =
            Mappings::load(&project.join("mappings"), Some(&project.join("crosscast.toml")))
                .unwrap();
        assert_eq!(mappings.settings, Settings::default(), "the comments give the defaults");
        assert_eq!(mappings.categories.len(), 19);
        assert_eq!(mappings.areas.len(), 1);
        assert!(mappings.labels.len() > 100 && mappings.rules.len() > 50);
        assert!(mappings.labels.iter().all(|label| label.area.is_none()));
        assert!(mappings.rules.iter().all(|rule| rule.area.is_none()));
    }

    #[test]
    fn what_is_there_stays_and_nothing_is_added() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("mappings")).unwrap();
        fs::write(dir.path().join("mappings/rules.csv"), "mine").unwrap();
        let error = write_starter(dir.path()).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        assert!(error.to_string().contains("rules.csv"), "{error}");
        assert_eq!(fs::read(dir.path().join("mappings/rules.csv")).unwrap(), b"mine");
        assert!(!dir.path().join("crosscast.toml").exists());
    }
}
