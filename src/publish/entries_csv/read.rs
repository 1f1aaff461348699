//! What was written, read back: one entry at a time, whatever the size of the file.

mod line;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use csv::StringRecord;

use self::line::{Line, Lines};
use super::{COLUMNS, Column, Damaged, REVERSED, Status};
use crate::model::place::column_of;
use crate::model::{Basis, CellAt, Date, LabelFrom, Money, Period, Tally};

/// The entries that a run published, in the order of the file. The columns may stand in any
/// order.
#[derive(Debug)]
pub struct PublishedEntries<R> {
    file: PathBuf,
    reader: csv::Reader<R>,
    /// Where each column stands.
    places: [usize; COLUMNS.len()],
    first: StringRecord,
    /// The lines of the other shares.
    more: Vec<StringRecord>,
    /// The line after these.
    ahead: StringRecord,
    begun: bool,
}

/// One entry as it was published. Text is as the return has it, but for controls.
#[derive(Copy, Clone, Debug)]
pub struct PublishedEntry<'r> {
    /// Its id, the same in each run over the same file.
    pub entry_id: &'r str,
    /// The file as the inbox names it.
    pub file: &'r str,
    /// The sheet; empty for a text file.
    pub sheet: &'r str,
    /// The row as the spreadsheet program numbers it.
    pub row: u32,
    /// The cell of the amount, like `D9`.
    pub cell: &'r str,
    /// The area's id; empty when it is not known.
    pub area: &'r str,
    /// When it was spent, if known.
    pub period: Option<Period>,
    /// The date on the line, if there is one.
    pub date: Option<Date>,
    /// The sections it stands in.
    pub section: &'r str,
    /// The label.
    pub label: &'r str,
    /// The words beside the label.
    pub description: &'r str,
    /// What the amount is.
    pub basis: Basis,
    /// How much in all, in exact pence.
    pub amount: Money,
    /// Which step decided, as [`crate::classify::Method::as_str`] spells it.
    pub method: &'r str,
    /// The score in ten-thousandths; `None` for what is excluded.
    pub score: Option<u32>,
    /// The decided label or pattern that matched, or came nearest.
    pub matched_label: &'r str,
    /// The id of the best other category; empty when there was none.
    pub rival_category: &'r str,
    /// Its score in ten-thousandths.
    pub rival_score: Option<u32>,
    /// What became of it.
    pub status: Status,
    /// Why.
    pub reason: &'r str,
    /// Where its label was taken from; runs of older versions do not say, and count as labels.
    pub label_from: LabelFrom,
    lines: Lines<'r>,
}

/// One share of an entry; most entries have one.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct PublishedPart<'r> {
    /// A category's id or `unclear`; empty for what waits or is excluded.
    pub category: &'r str,
    /// The share in ten-thousandths, where there is a category.
    pub share: Option<u32>,
    /// How much.
    pub amount: Money,
}

impl PublishedEntries<File> {
    /// Opens the file at `path`.
    ///
    /// # Errors
    ///
    /// It cannot be read, or lacks a column.
    pub fn open(path: &Path) -> Result<PublishedEntries<File>, Damaged> {
        let file = File::open(path)
            .map_err(|error| Damaged::whole(path, format!("it cannot be read: {error}")))?;
        PublishedEntries::new(path, file)
    }
}

impl<R: Read> PublishedEntries<R> {
    /// Reads `bytes`; messages call them `file`.
    ///
    /// # Errors
    ///
    /// A column is missing.
    pub fn new(file: &Path, bytes: R) -> Result<PublishedEntries<R>, Damaged> {
        let mut reader = csv::ReaderBuilder::new().buffer_capacity(1 << 16).from_reader(bytes);
        let header = reader.headers().map_err(|error| Damaged::csv(file, &error))?;
        let mut places = [0; COLUMNS.len()];
        for (place, column) in places.iter_mut().zip(COLUMNS) {
            let found = header.iter().position(|name| name == column);
            let found = found.or((column == Column::LabelFrom.name()).then_some(usize::MAX));
            *place = found.ok_or_else(|| {
                let says =
                    format!("the column `{column}` is missing: another version of crosscast wrote it, or no version did");
                Damaged { line: 1, ..Damaged::whole(file, says) }
            })?;
        }
        Ok(PublishedEntries {
            file: file.to_path_buf(),
            reader,
            places,
            first: StringRecord::new(),
            more: Vec::new(),
            ahead: StringRecord::new(),
            begun: false,
        })
    }

    /// The next entry; `None` after the last.
    ///
    /// # Errors
    ///
    /// A field is not what the writer writes; it names file, line and column.
    pub fn next_entry(&mut self) -> Result<Option<PublishedEntry<'_>>, Damaged> {
        if !self.begun {
            self.read_ahead()?;
            self.begun = true;
        }
        if self.ahead.is_empty() {
            return Ok(None);
        }
        std::mem::swap(&mut self.first, &mut self.ahead);
        self.more.clear();
        self.read_ahead()?;
        while self.goes_on() {
            self.more.push(std::mem::take(&mut self.ahead));
            self.read_ahead()?;
        }
        self.entry().map(Some)
    }

    fn read_ahead(&mut self) -> Result<(), Damaged> {
        let read = self.reader.read_record(&mut self.ahead);
        if !read.map_err(|error| Damaged::csv(&self.file, &error))? {
            self.ahead.clear();
        }
        Ok(())
    }

    /// Whether the line ahead is the next share of the same entry: `ID-2` after `ID`.
    fn goes_on(&self) -> bool {
        let at = self.places[Column::EntryId as usize];
        let (Some(first), Some(ahead)) = (self.first.get(at), self.ahead.get(at)) else {
            return false;
        };
        let nth = ahead.strip_prefix(first).and_then(|rest| rest.strip_prefix('-'));
        nth.is_some_and(|nth| nth.parse() == Ok(self.more.len() + 2))
    }

    fn entry(&self) -> Result<PublishedEntry<'_>, Damaged> {
        let lines =
            Lines { file: &self.file, places: &self.places, first: &self.first, more: &self.more };
        let line = lines.first();
        let mut amount = Money::ZERO;
        for part in lines.all() {
            amount += part.money()?;
            part.score(Column::Share)?;
        }
        let (start, end) = (line.date(Column::PeriodStart)?, line.date(Column::PeriodEnd)?);
        Ok(PublishedEntry {
            entry_id: line.word(Column::EntryId),
            file: line.text(Column::File),
            sheet: line.text(Column::Sheet),
            row: line.parsed(Column::Row, "a row", |word| word.parse().ok())?,
            cell: line.word(Column::Cell),
            area: line.text(Column::Area),
            period: start.zip(end).map(|(start, end)| between(line, start, end)).transpose()?,
            date: line.date(Column::Date)?,
            section: line.text(Column::Section),
            label: line.text(Column::Label),
            description: line.text(Column::Description),
            basis: line.parsed(Column::Basis, "a basis", |word| word.parse().ok())?,
            amount,
            method: line.word(Column::Method),
            score: line.score(Column::Score)?,
            matched_label: line.text(Column::MatchedLabel),
            rival_category: line.text(Column::RivalCategory),
            rival_score: line.score(Column::RivalScore)?,
            status: line.parsed(Column::Status, "a status", |word| {
                let known = [Status::Coded, Status::Review, Status::Excluded];
                known.into_iter().find(|status| status.as_str() == word)
            })?,
            reason: line.text(Column::Reason),
            label_from: line.word(Column::LabelFrom).parse().unwrap_or_default(),
            lines,
        })
    }
}

/// The period from `start` to `end`.
fn between(line: Line<'_>, start: Date, end: Date) -> Result<Period, Damaged> {
    let backwards = || format!("the period ends on {end}, before it begins on {start}");
    Period::new(start, end).ok_or_else(|| line.damaged(Column::PeriodEnd.name(), backwards()))
}

impl<'r> PublishedEntry<'r> {
    /// Whether it takes another entry back, because a later return says the same again.
    pub fn is_reversal(&self) -> bool {
        self.takes_back().is_some()
    }

    /// The id of the entry that it takes back, if it is a reversal.
    pub fn takes_back(&self) -> Option<&'r str> {
        self.entry_id.strip_suffix(REVERSED)
    }

    /// Lines and pounds, as totals count them: what takes a line back is no line.
    pub fn tally(&self) -> Tally {
        Tally { lines: u64::from(!self.is_reversal()), amount: self.amount }
    }

    /// The cell of the amount, and the position of its sheet, as the id has them. What is not
    /// readable counts as the first.
    pub fn position(&self) -> (usize, CellAt) {
        let mut id = self.entry_id.split('-').skip(1);
        let sheet = id.next().and_then(|sheet| sheet.parse::<usize>().ok()).unwrap_or(1);
        let letters = self.cell.trim_end_matches(|digit: char| digit.is_ascii_digit());
        let col = column_of(letters).unwrap_or_default();
        (sheet.saturating_sub(1), CellAt::new(self.row.saturating_sub(1), col))
    }

    /// Says that a field names what no mapping file knows any more.
    pub fn outdated(&self, column: &'static str, says: String) -> Damaged {
        self.lines.first().damaged(column, says)
    }

    /// What it was spent on; the amounts add up to [`PublishedEntry::amount`].
    pub fn parts(&self) -> impl Iterator<Item = PublishedPart<'r>> {
        // Each field was read once without a fault before the entry was given away.
        self.lines.all().map(|line| PublishedPart {
            category: line.text(Column::Category),
            share: line.score(Column::Share).unwrap_or_default(),
            amount: line.money().unwrap_or_default(),
        })
    }
}

#[cfg(test)]
mod tests;
