//! The order of the stages, parallel over files.
//!
//! Each file is opened, detected, extracted, coded, checked, rendered and reduced by one thread,
//! and only its rendered lines and its sums are kept: memory grows with the largest file and the
//! number of distinct labels. Results are taken in the order of the inbox, so that the bytes do not
//! depend on the number of threads. When all files are read it is settled which of them say the
//! same money; those about which that tells something are read once more, and take their place.

mod apply;
mod bounded;
mod coding;
mod compare;
mod composition;
mod decided;
mod desk;
mod error;
mod exports;
mod file;
mod filled;
mod groups;
mod lineage;
mod mark;
mod moves;
mod ordered;
mod outputs;
mod pages;
mod papers;
mod parts;
mod quotes;
mod read;
mod register;
mod results;
mod sample;
mod spend;
mod suggestions;
mod sums;
mod unchanged;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::gather::{self, Inbox, SourceFile};
use crate::mapping::{Action, FileWord, Mappings};
use crate::model::{Code, Counted, Finding};
use crate::open::Apart;
use crate::publish::{Finished, OutFolder, run_json};
use crate::reconcile::returns::FileRulings;

pub use apply::{ApplyError, Proposal, Proposing, propose};
pub use compare::compare_runs;
pub use composition::{Composition, MadeOf, Way};
pub use decided::decided_labels;
pub use desk::Desk;
pub use error::RunError;
pub use filled::{NotAList, filled_list};
pub use lineage::{Author, FigureId, Lineage, Made, NoLineage, Of, Part, Recount, follow};
pub use mark::{Marked, mark};
pub use moves::{AnswerMove, FigureMove, Flow, Follower, Moves};
pub use quotes::{Moved, Now, QuoteCheck};
pub use read::Read;
pub use results::Outcome;
pub use sample::{DrawnSample, NoSample, Since, draw_sample, filled_sample, since};
pub use unchanged::{RunKey, Unchanged, remember, unchanged};

use file::Fate;
use results::{Finish, Results};

/// How far a run has come: files done, files in all, and the last one done.
pub type Progress<'p> = &'p dyn Fn(usize, usize, &str);

/// What a run is asked to do.
#[derive(Debug)]
pub struct Request<'a> {
    /// The folder with the spreadsheets.
    pub inbox: &'a Path,
    /// The folder to write.
    pub out: &'a Path,
    /// What people decided.
    pub mappings: &'a Mappings,
    /// How many threads read files.
    pub threads: usize,
    /// Whether files may be read in processes of their own.
    pub apart: &'a Apart,
}

/// Reads the inbox, ties it out, codes it, and writes everything into the output folder, which is
/// replaced as a whole or not at all.
pub fn run(request: &Request<'_>, progress: Progress<'_>) -> Result<Outcome, RunError> {
    run_over(request, &gathered(request)?, progress)
}

/// What is in the inbox.
pub fn gathered(request: &Request<'_>) -> Result<Inbox, RunError> {
    Ok(gather::gather(request.inbox, &request.mappings.settings.limits)?)
}

/// The same as [`run`], over an inbox that was [`gathered`] a moment ago.
pub fn run_over(
    request: &Request<'_>,
    inbox: &Inbox,
    progress: Progress<'_>,
) -> Result<Outcome, RunError> {
    let mappings = request.mappings;
    if inbox.files.is_empty() {
        return Err(RunError::Empty(request.inbox.to_path_buf(), inbox.skipped.len()));
    }
    let folder = OutFolder::begin(request.out)?;
    let interrupted = folder.interrupted().cloned();
    let desk = Desk::new(mappings, request.apart);
    let items = items(inbox, mappings);
    let mut results = Results::begin(&folder, mappings)?;
    let alone = FileRulings::default();
    ordered::in_order(
        &items,
        request.threads,
        |item| desk.work(item, &alone).written(&folder),
        |done| {
            progress(done.at + 1, items.len(), &done.row.file);
            results.take(done)
        },
    )?;
    settle(&items, &desk, (&folder, request.threads), &mut results)?;
    let mut unused = desk.coder.findings();
    unused.extend(file_words_unused(mappings, inbox));
    unused.extend(mappings.missing().map(missing));
    results.mappings_used(unused);
    let edition = run_json::edition(&inputs(inbox), &mapping_files(mappings));
    let finish = Finish {
        folder: &folder,
        coder: desk.coder.coder(),
        finder: &desk.finder,
        threads: request.threads,
        found: inbox.files.iter().map(|file| Counted::file(&file.sha256)).sum(),
        skipped: inbox.skipped.len(),
        edition: &edition,
    };
    let threads = rayon::ThreadPoolBuilder::new().num_threads(request.threads).build();
    let threads = threads.map_err(|error| RunError::Internal(error.to_string()))?;
    let outcome = threads.install(|| results.finish(&finish))?;
    exports::described(&folder, &mappings.settings, &edition)?;
    write_run(&folder, request, inbox)?;
    folder.keep_history(mappings.settings.history_keep)?;
    let Finished { out, kept } = folder.finish()?;
    Ok(Outcome { out, kept, interrupted, ..outcome })
}

/// Works again on the files about which the others tell something: that they say the same, or
/// say it again.
fn settle(
    items: &[Item<'_>],
    desk: &Desk<'_>,
    (folder, threads): (&OutFolder, usize),
    results: &mut Results<'_>,
) -> Result<(), RunError> {
    let rulings: Vec<(usize, FileRulings)> = results.settle().into_iter().collect();
    ordered::in_order(
        &rulings,
        threads,
        |(at, rulings)| desk.work(&items[*at], rulings).written(folder),
        |done| results.take_again(done),
    )
}

/// One file with what is known of it before it is opened.
struct Item<'i> {
    at: usize,
    source: &'i SourceFile,
    fate: Fate,
    /// What its card is called, without ending.
    page: String,
}

/// The files of the inbox; of files with the same bytes all but the first are left out. A person's
/// word comes first: what is ignored stands for no other, and what is to count is read.
fn items<'i>(inbox: &'i Inbox, mappings: &Mappings) -> Vec<Item<'i>> {
    let said = |name: &str| mappings.words_about(name, "").find_map(|word| word.action);
    let mut first: BTreeMap<&str, &Arc<str>> = BTreeMap::new();
    let pages = papers::pages(inbox.files.iter().map(|source| &source.name));
    inbox
        .files
        .iter()
        .zip(pages)
        .enumerate()
        .map(|(at, (source, page))| {
            let fate = match &source.format {
                Err(refusal) => Fate::Refused(refusal.clone()),
                Ok(_) => match (said(&source.name), first.get(&*source.sha256)) {
                    (None, Some(name)) => Fate::Duplicate(Arc::clone(name)),
                    (Some(Action::Ignore), _) | (Some(_), Some(_)) => Fate::Read,
                    (_, None) => {
                        first.insert(&source.sha256, &source.name);
                        Fate::Read
                    }
                },
            };
            Item { at, source, fate, page }
        })
        .collect()
}

/// Words in `files.csv` about files that are not in the inbox.
fn missing(name: &str) -> Finding {
    let says = "the file is not in the folder of mapping files, so that nothing is known of what it may say";
    let remedy = "Put it back if it should be there.";
    Finding { file: Arc::from(name), ..Finding::new(Code::MappingMissing, says, remedy) }
}

fn file_words_unused(mappings: &Mappings, inbox: &Inbox) -> Vec<Finding> {
    let is_about = |word: &FileWord, file: &SourceFile| {
        mappings.words_about(&file.name, &word.sheet).any(|said| std::ptr::eq(said, word))
    };
    mappings
        .files
        .iter()
        .filter(|word| !inbox.files.iter().any(|file| is_about(word, file)))
        .map(|word| {
            let says = format!(
                "line {} is about “{}”, and no such file is in the inbox",
                word.line, word.file
            );
            let remedy = "Check the name if the file should be there.";
            Finding {
                file: Arc::from("files.csv"),
                ..Finding::new(Code::FileWordUnused, says, remedy)
            }
        })
        .collect()
}

fn inputs(inbox: &Inbox) -> Vec<run_json::Input> {
    let input = |file: &SourceFile| run_json::Input {
        file: file.name.to_string(),
        sha256: file.sha256.to_string(),
        bytes: file.bytes,
    };
    inbox.files.iter().map(input).collect()
}

fn mapping_files(mappings: &Mappings) -> Vec<run_json::Hashed> {
    let hashed = |(file, sha256): &(String, String)| run_json::Hashed {
        file: file.clone(),
        sha256: sha256.clone(),
    };
    mappings.hashes.iter().map(hashed).collect()
}

fn write_run(folder: &OutFolder, request: &Request<'_>, inbox: &Inbox) -> Result<(), RunError> {
    let (inputs, mappings) = (inputs(inbox), mapping_files(request.mappings));
    let run = run_json::Run {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        written_at: run_json::now(),
        inbox: request.inbox.to_string_lossy().into_owned(),
        financial_year_start: request.mappings.settings.financial_year_start,
        edition: run_json::edition(&inputs, &mappings),
        inputs,
        mappings,
        outputs: folder.written()?.into_iter().collect(),
    };
    let bytes = run_json::render(&run).map_err(|error| RunError::Internal(error.to_string()))?;
    Ok(folder.write(run_json::NAME, &bytes)?)
}
