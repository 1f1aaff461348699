//! `crosscast sample`: lines to test, and what their test says of everything.

use std::path::Path;

use crate::audit::{Plan, Terms};
use crate::mapping::Mappings;
use crate::model::{Money, Tally};
use crate::pipeline::{NoSample, NotAList, Since, draw_sample, filled_sample, since};
use crate::publish::sample_xlsx::{SampleList, render};
use crate::publish::{PublishedRun, sample_json};

use super::args;
use super::exit::Exit;
use super::read_apart::this_program;
use super::sample_words::{SampleWords, is_within};
use super::summary::counted;
use super::terminal::{Terminal, shown};
use super::{new_file, project, results};

/// Writes the list, or judges a filled one.
pub fn sample(arguments: &args::Sample, terminal: &Terminal) -> Exit {
    let done = match &arguments.evaluate {
        Some(list) => evaluate(list, arguments, terminal),
        None => draw(arguments, terminal),
    };
    match done {
        Ok(exit) | Err(exit) => exit,
    }
}

fn draw(arguments: &args::Sample, terminal: &Terminal) -> Result<Exit, Exit> {
    let failed = |says: &str, exit: Exit| {
        terminal.error(&shown(says, 2_000));
        exit
    };
    let mappings = project::mappings(&arguments.mapped.mappings, terminal)?;
    let run = results::of_last_run(&arguments.out, terminal)?;
    let args::Sample { tolerable, expected, confidence, seed, .. } = *arguments;
    let terms = Terms { tolerable, expected, confidence, seed };
    let drawn = draw_sample(&run, terms).map_err(|error| match error {
        NoSample::Damaged(error) => results::damaged(&error, terminal),
        NoSample::Terms(error) => failed(&error.to_string(), Exit::Usage),
    })?;
    let out = arguments.out.display();
    if drawn.rows.is_empty() {
        let says =
            format!("no line of more than nothing is coded in {out}/: there is nothing to test");
        return Err(failed(&says, Exit::Usage));
    }
    let follows = "the sample is drawn from these";
    results::say_if_older(&run, &arguments.out, &mappings, follows, terminal);
    let list = SampleList { plan: &drawn.plan, rows: &drawn.rows, mappings: &mappings };
    let bytes = render(&list).map_err(|error| failed(&error.to_string(), Exit::Internal))?;
    new_file::write(&arguments.to, &bytes, "--to", terminal)?;
    let to = shown(&arguments.to.to_string_lossy(), 200);
    terminal.say(&drawn_words(&drawn.plan, &to, &out.to_string()));
    Ok(Exit::TiedOut)
}

/// What was drawn from what.
fn drawn_words(plan: &Plan, to: &str, out: &str) -> String {
    let terms = plan.terms;
    let expected = match terms.expected.millionths() {
        0 => String::from("none expected"),
        _ => format!("{} expected", terms.expected),
    };
    let interval = Money::from_pence(i64::try_from(plan.interval).unwrap_or(i64::MAX)).in_pounds();
    let outside = plan.outside;
    let left = [
        (outside.credits, "below nothing"),
        (outside.zero, "of nothing"),
        (outside.unclear, "unclear"),
        (outside.review, "in review"),
    ];
    let left: Vec<String> =
        left.iter().filter(|(sum, _)| sum.lines > 0).map(|&(sum, what)| said(sum, what)).collect();
    let outside = match left.is_empty() {
        true => String::new(),
        false => format!("Outside the sample: {}.\n", left.join("; ")),
    };
    format!(
        "{to}: {} to test, of {} coded lines with {} in {out}/\n\
         \x20 {} tolerable ({}), {expected}, {} sure: {} selections, one for each {interval} (seed {})\n\
         \x20 {} of {interval} or more, {}, all tested; {} drawn from the others\n\
         {outside}\
         Test them, fill in the shaded columns, and say\n\
         \x20 crosscast sample --evaluate {to}",
        counted(plan.lines.into(), "line", "lines"),
        plan.population.lines,
        plan.population.amount.in_pounds(),
        terms.tolerable,
        plan.tolerable().in_pounds(),
        terms.confidence,
        plan.planned,
        terms.seed,
        counted(plan.certain.lines, "line", "lines"),
        plan.certain.amount.in_pounds(),
        counted(plan.drawn.into(), "penny", "pennies"),
    )
}

fn said(sum: Tally, what: &str) -> String {
    let lines = counted(sum.lines, "line", "lines");
    match sum.amount.is_zero() {
        true => format!("{lines} {what}"),
        false => format!("{lines} {what} with {}", sum.amount.in_pounds()),
    }
}

fn evaluate(list: &Path, arguments: &args::Sample, terminal: &Terminal) -> Result<Exit, Exit> {
    let mappings: Mappings = project::mappings(&arguments.mapped.mappings, terminal)?;
    let file = list.to_string_lossy();
    if !list.is_file() {
        let says =
            format!("there is no file `{file}`: name the list that `crosscast sample` wrote");
        terminal.error(&shown(&says, 1_000));
        return Err(Exit::Usage);
    }
    let sample = filled_sample(list, &mappings, &this_program())
        .map_err(|why| wrong(&file, &why, terminal))?;
    if !sample.is_begun() {
        let says = format!(
            "{file}: nothing is filled in yet: write ok, or what you find, into the shaded columns"
        );
        terminal.error(&shown(&says, 1_000));
        return Err(Exit::Usage);
    }
    let since = match PublishedRun::at(&arguments.out) {
        Some(run) => {
            Some(since(&run, &sample).map_err(|error| results::damaged(&error, terminal))?)
        }
        None => None,
    };
    let found = sample.judge();
    let changed = since.map(|since| since != Since::Same);
    if arguments.json {
        let json = sample_json::render(&file, &sample, &found, changed).map_err(|error| {
            terminal.error(&error.to_string());
            Exit::Internal
        })?;
        terminal.result(&(json + "\n"));
    } else {
        let words =
            SampleWords { file: &file, sample: &sample, found: &found, mappings: &mappings };
        terminal.result(&words.text(terminal));
    }
    say_since(since, &arguments.out, terminal);
    Ok(if is_within(&sample, &found) && changed != Some(true) {
        Exit::TiedOut
    } else {
        Exit::NeedsPerson
    })
}

fn say_since(since: Option<Since>, out: &Path, terminal: &Terminal) {
    let out = out.display();
    let says = match since {
        Some(Since::Same) => return,
        None => format!(
            "there are no results in {out}/: whether they changed since the sample was drawn cannot be told"
        ),
        Some(Since::Changed { gone, other }) => format!(
            "the results in {out}/ changed since the sample was drawn, and it speaks of what they were (lines of the sample that \
             are gone or no longer coded: {gone}; with another amount or category: {other}); draw another for the results as they stand"
        ),
    };
    terminal.say(&shown(&says, 2_000));
}

/// Says what is wrong with the list.
fn wrong(file: &str, why: &NotAList, terminal: &Terminal) -> Exit {
    match why {
        NotAList::Refused(refusal) => {
            terminal
                .error(&shown(&format!("{file}: {}. {}", refusal.reason, refusal.remedy), 1_000));
        }
        NotAList::Mistakes(mistakes) => {
            let count = counted(mistakes.len() as u64, "mistake", "mistakes");
            terminal.error(&format!("{count} in the list of tested lines; nothing was judged:"));
            for mistake in mistakes {
                terminal.error(&shown(&mistake.to_string(), 1_000));
            }
        }
    }
    Exit::Config
}
