//! `crosscast agree`: how far two coders agree.

use std::fmt::Write as _;
use std::path::Path;

use crate::evaluate::Agreement;
use crate::mapping::{Answer, Coding, Mappings, Mistake};
use crate::model::AreaId;
use crate::pipeline::decided_labels;
use crate::publish::agreement_json;
use crate::review::{FilledList, ListFor, answer_words, codings};
use crate::total::AREA_NOT_KNOWN;

use super::args;
use super::exit::Exit;
use super::measured::ranged;
use super::summary::counted;
use super::terminal::{Terminal, shown};
use super::{list, project, results};

/// Width of what was written by others.
const WIDTH: usize = 60;
/// Width of the name of a category.
const NAME: usize = 40;

/// Compares the lists, or the list with the last run.
pub fn agree(arguments: &args::Agree, terminal: &Terminal) -> Exit {
    match try_agree(arguments, terminal) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn try_agree(arguments: &args::Agree, terminal: &Terminal) -> Result<Exit, Exit> {
    let mappings = project::mappings(&arguments.mapped.mappings, terminal)?;
    let limits = &mappings.settings.limits;
    let paths: Vec<&Path> = [Some(&arguments.first), arguments.second.as_ref()]
        .into_iter()
        .flatten()
        .map(|path| &**path)
        .collect();
    // All are opened before any is given up, so that all that is wrong is said.
    let open = |path: &&Path| list::open(path, limits, ListFor::Comparing, terminal);
    let opened: Vec<_> = paths.iter().map(open).collect();
    let opened: Vec<FilledList> = opened.into_iter().collect::<Result<_, _>>()?;
    let mut wrong = Vec::new();
    let mut sides: Vec<Side> = paths
        .iter()
        .zip(opened)
        .map(|(path, list)| Side::of(path, list, &mappings, &mut wrong))
        .collect();
    if !wrong.is_empty() {
        let count = counted(wrong.len() as u64, "mistake", "mistakes");
        terminal.error(&format!("{count} in what is filled in; nothing was compared:"));
        wrong.iter().for_each(|says| terminal.error(says));
        return Err(Exit::Config);
    }
    if sides.len() == 1 {
        sides.push(Side::of_last_run(arguments, &mappings, terminal)?);
    }
    let [first, second] = sides.as_slice() else { return Err(Exit::Internal) };
    let found = Agreement::of(&first.codings, &second.codings);
    if found.both == 0 {
        let says = format!(
            "no label has an answer both in {} and in {}: there is nothing to compare",
            first.name, second.name
        );
        terminal.error(&shown(&says, 1_000));
        return Err(Exit::Usage);
    }
    let shown = Shown { first, second, found: &found, mappings: &mappings };
    if arguments.json {
        let json = agreement_json::render((&first.name, &second.name), &found, &mappings);
        let json = json.map_err(|error| {
            terminal.error(&error.to_string());
            Exit::Internal
        })?;
        terminal.result(&(json + "\n"));
    } else {
        terminal.result(&shown.text(terminal));
    }
    Ok(Exit::TiedOut)
}

/// What one coder says.
struct Side {
    /// What the coder is called.
    name: String,
    codings: Vec<Coding>,
    /// Rows of the list without an answer.
    blank: usize,
}

impl Side {
    fn of(path: &Path, list: FilledList, mappings: &Mappings, wrong: &mut Vec<String>) -> Side {
        let name = path.to_string_lossy().into_owned();
        let said = codings(&list.rows, mappings);
        let unreadable = list.unreadable.iter().map(|one: &Mistake| shown(&one.to_string(), 1_000));
        wrong.extend(unreadable);
        wrong.extend(said.problems.iter().map(|one| {
            let label = shown(&one.label, WIDTH);
            shown(
                &format!("{name}, row {}, “{label}”: {}; {}", one.row, one.says, one.remedy),
                1_000,
            )
        }));
        Side { name, codings: said.codings, blank: said.blank }
    }

    fn of_last_run(
        arguments: &args::Agree,
        mappings: &Mappings,
        terminal: &Terminal,
    ) -> Result<Side, Exit> {
        let run = results::of_last_run(&arguments.out, terminal)?;
        let labels =
            decided_labels(&run, mappings).map_err(|error| results::damaged(&error, terminal))?;
        let follows = "what it decided is compared, not what would be decided now";
        results::say_if_older(&run, &arguments.out, mappings, follows, terminal);
        let codings = labels.into_iter().map(|label| label.coding).collect();
        let name = format!("the last run in {}/", arguments.out.display());
        Ok(Side { name, codings, blank: 0 })
    }

    /// What it is called, and how much it says.
    fn said(&self) -> String {
        let labels = counted(self.codings.len() as u64, "label coded", "labels coded");
        let blank = match self.blank {
            0 => String::new(),
            many => format!(", {} without an answer", counted(many as u64, "row", "rows")),
        };
        format!("{}: {labels}{blank}", shown(&self.name, 80))
    }
}

/// What is told of an agreement.
struct Shown<'a> {
    first: &'a Side,
    second: &'a Side,
    found: &'a Agreement,
    mappings: &'a Mappings,
}

impl Shown<'_> {
    fn text(&self, terminal: &Terminal) -> String {
        let found = self.found;
        let mut text = format!(
            "first:  {}\nsecond: {}\n{} coded by both, {} by the first only, {} by the second only\n\n",
            self.first.said(),
            self.second.said(),
            counted(found.both, "label", "labels"),
            found.only_first,
            found.only_second
        );
        let kappa = match found.kappa {
            Some(kappa) => {
                format!("{kappa:>7}  (1 is full agreement, 0 what chance alone would give)")
            }
            None => String::from("undefined: both gave one and the same answer to every label"),
        };
        let _ = writeln!(
            text,
            "  {:<16}{}, the same answer for {} of {}\n  {:<16}{kappa}\n",
            "agreement",
            ranged(found.share),
            found.agreed,
            found.both,
            "Cohen's kappa",
        );
        self.table(&mut text);
        self.disagreements(&mut text, terminal);
        text
    }

    /// Each answer against all others.
    fn table(&self, text: &mut String) {
        let head = "  category";
        let _ = writeln!(
            text,
            "{head:<42} {:>6} {:>11} {:>12} {:>8}",
            "both", "only first", "only second", "kappa"
        );
        for one in &self.found.answers {
            let kappa = one.kappa.map_or_else(|| String::from("–"), |kappa| kappa.to_string());
            let _ = writeln!(
                text,
                "  {:<NAME$} {:>6} {:>11} {:>12} {kappa:>8}",
                shown(&self.name(&one.answer), NAME),
                one.both,
                one.only_first,
                one.only_second
            );
        }
        let is_split = |answer: &Answer| matches!(answer, Answer::Split(_));
        if self.found.answers.iter().any(|one| is_split(&one.answer)) {
            text.push_str(
                "  A split is an answer of its own, and agrees with the very same split only.\n",
            );
        }
    }

    fn disagreements(&self, text: &mut String, terminal: &Terminal) {
        let differ = &self.found.disagreements;
        if differ.is_empty() {
            text.push_str("\nThey differ on no label.\n");
            return;
        }
        let labels = counted(differ.len() as u64, "label", "labels");
        text.push_str(
            &terminal.bold(&format!("\nThey differ on {labels}, the largest categories first:\n")),
        );
        for one in differ {
            let _ = writeln!(
                text,
                "  “{}” ({})\n      first {}, second {}",
                shown(&one.label, WIDTH),
                self.area(one.area),
                self.name(&one.first),
                self.name(&one.second)
            );
        }
    }

    /// A category by its name; a split by its ids, which are shorter.
    fn name(&self, answer: &Answer) -> String {
        match answer {
            Answer::One(category) => self
                .mappings
                .categories
                .get(category.index())
                .map_or_else(String::new, |category| shown(&category.name, WIDTH)),
            _ => answer_words(answer, self.mappings),
        }
    }

    fn area(&self, area: Option<AreaId>) -> &str {
        let area = area.and_then(|area| self.mappings.areas.get(area.index()));
        area.map_or(AREA_NOT_KNOWN, |area| area.id.as_str())
    }
}
