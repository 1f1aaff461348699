//! What a run writes about one return: its tie-out card and, where something is to be asked, the
//! return itself with marks.

mod columns;
mod headline;
mod marking;
mod sheets;
mod write;

use std::sync::Arc;

use crate::mapping::Mappings;
use crate::model::control::without_controls;
use crate::model::{Counted, Finding, Money};
use crate::publish::card::{
    Capped, Card, FindingRead, LeftOutRead, MarkedCopy, Mood, ToDecide, TotalRead,
};
use crate::publish::marked_xlsx::{self, MarkedReturn, Marks};
use crate::publish::{area_folder, card_html};
use crate::reconcile::asks::Ask;
use crate::reconcile::{CheckedTotal, FileArea, FileRow, Outcome, left_out};
use crate::review::Queue;
use crate::total::AREA_NOT_KNOWN;

use super::{Item, Read};

pub(super) use marking::Marking;
pub(super) use write::{Came, Seen, Written, unread};

/// How many printed totals a card shows; those that differ before all others.
const TOTALS: usize = 100;
/// How many labels to be decided.
const LABELS: usize = 25;
/// How many findings.
const FINDINGS: usize = 50;
/// How many questions.
const ASKS: usize = 40;

/// One file to be written, by its path inside the output folder.
pub(super) struct Paper {
    pub(super) path: String,
    pub(super) bytes: Vec<u8>,
}

/// What is known of a return besides what its file row says.
pub(super) struct About<'a> {
    pub(super) findings: &'a [Finding],
    pub(super) asks: Vec<Ask>,
    /// Why its figures are not final, a sentence each.
    pub(super) provisional: &'a [String],
    /// What was read of it.
    pub(super) content: Option<Content<'a>>,
}

/// What was read of a return.
pub(super) struct Content<'a> {
    pub(super) read: &'a Read,
    pub(super) totals: &'a [CheckedTotal<'a>],
    pub(super) queue: &'a Queue,
    /// Lines that do not count, for the reason that the file row gives.
    pub(super) excluded: Counted,
    /// What a later return says again, so that it is taken back where that counts.
    pub(super) reversed: Money,
    /// That reason, where only some lines do not count.
    pub(super) why_excluded: &'a str,
}

/// The path of a return's card inside the output folder.
pub(super) fn card_path(item: &Item<'_>, area: FileArea, mappings: &Mappings) -> String {
    format!("{}/{}.html", area_folder(area, mappings), item.page)
}

/// The card of a return.
pub(super) fn card(row: &FileRow, about: About<'_>, mappings: &Mappings) -> Card {
    let settings = &mappings.settings;
    let (mood, headline) = headline::of(row, about.content.as_ref());
    let area = match row.area {
        FileArea::NotKnown => String::from(AREA_NOT_KNOWN),
        FileArea::Several => String::from("several areas"),
        FileArea::One(area) => {
            mappings.areas.get(area.index()).map_or(String::new(), |area| words(&area.name))
        }
    };
    let period = row.period.map_or(String::from("not known"), |period| {
        let (label, days) = (period.label(settings.financial_year_start), period);
        let day = |day: crate::model::Date| day.strftime("%-d %B %Y").to_string();
        format!("{label} ({} to {})", day(days.start), day(days.end))
    });
    let mut card = Card {
        programme: words(&settings.programme),
        file: words(&row.file),
        sha256: row.sha256.to_string(),
        format: row.format.map_or("", |format| format.as_str()),
        area,
        period,
        verdict: row.verdict,
        mood,
        headline,
        rests_on: headline::rests_on(row, about.content.as_ref()),
        provisional: about.provisional.to_vec(),
        entries: row.entries,
        entries_sum: row.entries_sum,
        sheets: Capped::default(),
        printed: Capped::default(),
        unproven: Capped::default(),
        left_out: Vec::new(),
        unread: about.findings.iter().any(|finding| finding.code.is_amount_unread()),
        review: Capped::default(),
        waiting: (0, Money::ZERO),
        findings: Capped::new(about.findings.iter().map(finding), FINDINGS),
        asks: Capped::new(about.asks.into_iter().map(|ask| words(&ask.says)), ASKS),
        marked: MarkedCopy::NotMeant,
    };
    if card.mood == Mood::Good && !card.provisional.is_empty() {
        card.mood = Mood::Warn;
    }
    if let Some(content) = about.content {
        fill(&mut card, row, &content);
    }
    card
}

/// What is written about a return: its card and its marked copy, if there is one.
pub(super) fn papers(
    path: &str,
    card: &Card,
    marked: Option<Vec<u8>>,
) -> Result<Vec<Paper>, String> {
    let bytes = card_html::render(card).map_err(|error| error.to_string())?;
    let mut papers = vec![Paper { path: path.to_owned(), bytes }];
    papers.extend(marked.map(|bytes| Paper { path: marked_path(path), bytes }));
    Ok(papers)
}

/// The marked copy of a return, if one is wanted; the card tells where it is or why there is none.
pub(super) fn marked_copy(
    card: &mut Card,
    path: &str,
    about: &MarkedAbout<'_>,
    mappings: &Mappings,
) -> Option<Vec<u8>> {
    let marks = match about.marks {
        Ok(marks) => marks,
        Err(none) => {
            card.marked = none.clone();
            return None;
        }
    };
    let rendered = marked_xlsx::render(
        &MarkedReturn {
            card,
            workbook: &about.read.workbook,
            layouts: &about.read.layouts,
            totals: about.totals,
            findings: about.findings,
            marks,
        },
        mappings,
    );
    match rendered {
        Ok(bytes) => {
            let path = marked_path(path);
            let name = path.rsplit('/').next().unwrap_or(&path);
            card.marked = MarkedCopy::Beside(name.to_owned());
            Some(bytes)
        }
        Err(error) => {
            card.marked = MarkedCopy::None(format!("No marked copy could be made: {error}."));
            None
        }
    }
}

/// What goes into a marked copy besides the card.
pub(super) struct MarkedAbout<'a> {
    pub(super) read: &'a Read,
    pub(super) totals: &'a [CheckedTotal<'a>],
    pub(super) findings: &'a [Finding],
    /// What became of the entries, or why no copy is made.
    pub(super) marks: Result<&'a Marks, &'a MarkedCopy>,
}

/// The path of the marked copy beside the card at `path`.
fn marked_path(path: &str) -> String {
    format!("{}.marked.xlsx", path.strip_suffix(".html").unwrap_or(path))
}

fn fill(card: &mut Card, row: &FileRow, content: &Content<'_>) {
    let Read { workbook, layouts } = content.read;
    card.sheets = sheets::read(workbook, layouts);
    card.printed = printed(content);
    card.unproven = sheets::unproven(workbook, layouts);
    card.left_out = left_out(workbook, layouts)
        .into_iter()
        .map(|one| LeftOutRead {
            reason: words(one.reason),
            rows: one.rows,
            cells: one.cells,
            amount: one.amount,
        })
        .collect();
    if content.excluded.lines > 0 {
        card.left_out.push(LeftOutRead {
            reason: words(if row.reason.is_empty() { content.why_excluded } else { &row.reason }),
            rows: content.excluded.lines,
            cells: content.excluded.lines,
            amount: content.excluded.amount,
        });
    }
    let questions = content.queue.questions();
    let all = content.queue.all();
    card.waiting = (all.lines, all.amount);
    card.review = Capped::new(
        questions.iter().map(|question| ToDecide {
            label: words(question.label),
            lines: question.sum.lines,
            amount: question.sum.amount,
            place: question
                .places
                .first()
                .map_or(String::new(), |place| sheets::place(&place.sheet_name, place.cell)),
        }),
        LABELS,
    );
}

/// The printed totals that a card shows: of too many, those that differ and then the first others.
fn printed(content: &Content<'_>) -> Capped<TotalRead> {
    let mut chosen: Vec<usize> = (0..content.totals.len()).collect();
    chosen.sort_by_key(|&at| (content.totals[at].outcome != Outcome::Differs, at));
    let more = chosen.len().saturating_sub(TOTALS) as u64;
    chosen.truncate(TOTALS);
    chosen.sort_unstable();
    let shown = chosen.into_iter().map(|at| sheets::total(content.read, &content.totals[at]));
    Capped { shown: shown.collect(), more }
}

fn finding(finding: &Finding) -> FindingRead {
    FindingRead {
        severity: finding.severity(),
        place: words(&finding.place()),
        says: words(&finding.says),
        remedy: words(&finding.remedy),
    }
}

/// `text` on one line, without what hides text or turns its direction.
fn words(text: &str) -> String {
    without_controls(text).into_owned()
}

/// The name of a page for each file of the inbox.
pub(super) fn pages<'a>(names: impl Iterator<Item = &'a Arc<str>> + Clone) -> Vec<String> {
    crate::publish::return_names(names.map(|name| &**name))
}
