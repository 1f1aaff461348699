//! What a tester filled in, checked against what was drawn.

use rustc_hash::FxHashMap;

use crate::audit::{
    Answered, CategoryFound, Coded, Column, Drawn, FilledSample, Hits, Plan, Tested, pence,
};
use crate::classify::split_pence;
use crate::mapping::{Answer, Mappings, Mistake};
use crate::model::amount::{DecimalSign, Reading, read_amount};
use crate::model::{CategoryId, Money};
use crate::review::AnswerReader;

/// A row as it was typed, without the space around the words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Typed {
    /// The row as the spreadsheet program numbers it.
    pub(super) row: u32,
    number: String,
    entry: String,
    amount: String,
    category: String,
    hits: String,
    check: String,
    amount_found: String,
    category_found: String,
    note: String,
    tested_by: String,
}

impl Typed {
    /// Where the words of `column` go; `None` for columns that nobody asks about.
    pub(super) fn field(&mut self, column: Column) -> Option<&mut String> {
        Some(match column {
            Column::Number => &mut self.number,
            Column::Entry => &mut self.entry,
            Column::Amount => &mut self.amount,
            Column::Category => &mut self.category,
            Column::Hits => &mut self.hits,
            Column::Check => &mut self.check,
            Column::AmountFound => &mut self.amount_found,
            Column::CategoryFound => &mut self.category_found,
            Column::Note => &mut self.note,
            Column::TestedBy => &mut self.tested_by,
            _ => return None,
        })
    }

    /// An empty row.
    pub(super) fn at(row: u32) -> Typed {
        Typed { row, ..Typed::default() }
    }

    fn answers(&self) -> [&str; 4] {
        [&self.amount_found, &self.category_found, &self.note, &self.tested_by]
    }
}

/// Checks `rows`, and holds them against the plan: each line that was drawn must be there, once, and as it
/// was drawn. `mistakes` are those that were found before.
pub(super) fn answers(
    name: &str,
    plan: Plan,
    rows: Vec<Typed>,
    mappings: &Mappings,
    mut mistakes: Vec<Mistake>,
) -> Result<FilledSample, Vec<Mistake>> {
    let reader = Reader { name, plan: &plan, mappings, answers: AnswerReader::new(mappings) };
    let mut first: FxHashMap<u32, (usize, [String; 4])> = FxHashMap::default();
    let mut lines: Vec<Answered> = Vec::new();
    for row in &rows {
        let Some(line) = reader.row(row, &mut mistakes) else { continue };
        let said = row.answers().map(str::to_owned);
        match first.get(&line.number) {
            None => {
                first.insert(line.number, (lines.len(), said));
                lines.push(line);
            }
            // The same row twice says nothing new.
            Some((_, before)) if *before == said => {}
            Some((at, _)) => mistakes.push(reader.mistake(
                row.row,
                Column::Number,
                format!(
                    "row {} is about line {} too, and says something else",
                    lines[*at].row, line.number
                ),
                "keep one of the two rows",
            )),
        }
    }
    lines.sort_by_key(|line| line.number);
    if mistakes.is_empty() {
        mistakes.extend(reader.missing(&lines));
    }
    if mistakes.is_empty() { Ok(FilledSample { plan, lines }) } else { Err(mistakes) }
}

struct Reader<'a> {
    name: &'a str,
    plan: &'a Plan,
    mappings: &'a Mappings,
    answers: AnswerReader<'a>,
}

impl Reader<'_> {
    fn row(&self, row: &Typed, mistakes: &mut Vec<Mistake>) -> Option<Answered> {
        let (number, amount, coded, hits) = match self.drawn(row) {
            Ok(drawn) => drawn,
            Err(mistake) => {
                mistakes.push(mistake);
                return None;
            }
        };
        let read = pence(amount)?;
        let mut said = |found: Result<_, Mistake>| found.map_err(|wrong| mistakes.push(wrong)).ok();
        let amount_found = said(self.amount(row, amount).map(Found::Amount));
        let category_found = said(self.category(row, &coded).map(Found::Category));
        let (Some(Found::Amount(amount_found)), Some(Found::Category(shares))) =
            (amount_found, category_found)
        else {
            return None;
        };
        let category_found = shares.map(|shares| CategoryFound {
            of_read: parts(amount, &shares),
            of_found: parts(amount_found.unwrap_or(amount), &shares),
        });
        let amount_found = amount_found.and_then(pence);
        Some(Answered {
            number,
            row: row.row,
            entry: row.entry.clone(),
            category_found: row.category_found.clone(),
            note: row.note.clone(),
            tested_by: row.tested_by.clone(),
            tested: Tested {
                hits,
                amount: read,
                coded: parts(amount, &coded),
                amount_found,
                category_found,
            },
            coded,
        })
    }

    /// What was drawn, as the row has it.
    fn drawn(&self, row: &Typed) -> Result<(u32, Money, Coded, Hits), Mistake> {
        if row.entry.is_empty() && row.check.is_empty() {
            let says = String::from("the row does not say which line it is about");
            return Err(self.mistake(
                row.row,
                Column::Entry,
                says,
                "copy the row back from the list as it was drawn, or empty it",
            ));
        }
        let amount = match read_amount(&row.amount, DecimalSign::Point) {
            Reading::Amount(amount) => Some(amount.pence()),
            _ => None,
        };
        let read =
            (row.number.parse().ok(), amount, Coded::read(&row.category), Hits::read(&row.hits));
        if let (Some(number), Some(amount), Some(coded), Some(hits)) = read {
            let drawn = Drawn { number, entry: &row.entry, amount, coded: &coded, hits };
            if drawn.check(&self.plan.run) == row.check && pence(amount).is_some() {
                return Ok((number, amount, coded, hits));
            }
        }
        let says = String::from(
            "number, entry, amount, category, hits or check is not what was drawn: it was changed since",
        );
        let remedy = "copy these cells back from the list as it was drawn; what you found belongs into the shaded columns";
        Err(self.mistake(row.row, Column::Check, says, remedy))
    }

    /// The amount that was found; `None` where nothing is said.
    fn amount(&self, row: &Typed, read: Money) -> Result<Option<Money>, Mistake> {
        let text = row.amount_found.as_str();
        if text.is_empty() {
            return Ok(None);
        }
        if is_ok(text) {
            return Ok(Some(read));
        }
        let wrong =
            |says: String, remedy| Err(self.mistake(row.row, Column::AmountFound, says, remedy));
        match read_amount(text, DecimalSign::Point) {
            Reading::Amount(amount) if amount.is_negative() => wrong(
                format!("`{text}` is less than nothing, which the method cannot weigh"),
                "write 0, say what it is in the note, and look into it by itself: a refund stands outside the sample",
            ),
            Reading::Amount(amount) => Ok(Some(amount.pence())),
            _ => wrong(
                format!("`{text}` is not an amount"),
                "write pounds like 1234.50, 0 if there is nothing, or ok if the amount is as read; leave it empty if it is not tested",
            ),
        }
    }

    /// The category that was found, by shares; `None` where nothing is said.
    fn category(&self, row: &Typed, coded: &Coded) -> Result<Option<Coded>, Mistake> {
        let text = row.category_found.as_str();
        if text.is_empty() {
            return Ok(None);
        }
        if is_ok(text) {
            return Ok(Some(coded.clone()));
        }
        let answer = self.answers.read(text).map_err(|(says, remedy)| {
            let remedy = format!("{remedy} Or write ok if it is coded rightly");
            let remedy =
                if remedy.contains('?') { remedy } else { remedy.replacen(" Or", "; or", 1) };
            self.mistake(row.row, Column::CategoryFound, says, &remedy)
        })?;
        let id = |category: CategoryId| {
            let category = self.mappings.categories.get(category.index());
            category.map_or_else(String::new, |category| category.id.clone())
        };
        Ok(Some(match answer {
            Answer::Unclear => Coded(vec![(String::from("unclear"), WHOLE)]),
            Answer::One(category) => Coded(vec![(id(category), WHOLE)]),
            Answer::Split(shares) => {
                let found = shares.into_iter().map(|(category, share)| (id(category), share));
                let found = Coded(found.collect());
                // The same split in another order is split to the same pence.
                if sorted(&found) == sorted(coded) { coded.clone() } else { found }
            }
        }))
    }

    /// Lines that were drawn and are not in the list.
    fn missing(&self, lines: &[Answered]) -> Option<Mistake> {
        const SHOWN: usize = 20;
        let is_there =
            |number: &u32| lines.binary_search_by_key(number, |line| line.number).is_ok();
        let gone: Vec<String> = (1..=self.plan.lines)
            .filter(|number| !is_there(number))
            .map(|number| number.to_string())
            .collect();
        if gone.is_empty() {
            return None;
        }
        let more = if gone.len() > SHOWN {
            format!(" and {} more", gone.len() - SHOWN)
        } else {
            String::new()
        };
        let shown = gone[..gone.len().min(SHOWN)].join(", ");
        let says = match gone.len() {
            1 => format!(
                "line {shown} of the {} that were drawn is not in the list",
                self.plan.lines
            ),
            _ => format!(
                "lines {shown}{more} of the {} that were drawn are not in the list",
                self.plan.lines
            ),
        };
        let remedy = "copy the rows back from the list as it was drawn; a line that cannot be tested stays in it, with its cells left empty";
        Some(self.mistake(0, Column::Number, says, remedy))
    }

    fn mistake(&self, line: u32, column: Column, says: String, remedy: &str) -> Mistake {
        let (file, column) = (self.name.to_owned(), column.name().to_owned());
        Mistake { file, line, column, says, remedy: remedy.to_owned() }
    }
}

enum Found {
    Amount(Option<Money>),
    Category(Option<Coded>),
}

/// A share that is the whole, in ten-thousandths.
const WHOLE: u32 = 10_000;

/// Whether a tester says that it is as read, or as coded.
fn is_ok(text: &str) -> bool {
    let plain = text.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    matches!(plain.as_str(), "ok" | "okay" | "agreed" | "as read" | "as coded")
        || matches!(text, "✓" | "✔")
}

fn sorted(coded: &Coded) -> Vec<(String, u32)> {
    let mut shares = coded.0.clone();
    shares.sort_unstable();
    shares
}

/// The parts of `amount` in pence.
fn parts(amount: Money, coded: &Coded) -> Vec<(String, u64)> {
    let ids = (0..=u16::MAX).map(CategoryId);
    let shares: Vec<(CategoryId, u32)> =
        ids.zip(&coded.0).map(|(id, &(_, share))| (id, share)).collect();
    let parts = split_pence(amount, &shares).into_iter();
    parts.zip(&coded.0).map(|((_, part), (id, _))| (id.clone(), pence(part).unwrap_or(0))).collect()
}
