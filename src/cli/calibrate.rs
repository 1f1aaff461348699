//! `crosscast calibrate`: the thresholds that keep a wanted precision.

use std::fmt::Write as _;

use crate::evaluate::{self, Calibration, Evaluation, Mode, Reached, Share};
use crate::mapping::set_thresholds;
use crate::publish::evaluation_json;

use super::args;
use super::exit::Exit;
use super::labelled;
use super::measured::{Judging, Parts, ranged};
use super::project;
use super::terminal::{Terminal, shown};

/// Chooses the thresholds and writes them.
pub fn calibrate(arguments: &args::Calibrate, terminal: &Terminal) -> Exit {
    let mode = if arguments.by_area { Mode::ByArea } else { Mode::Folds(arguments.folds) };
    let (set, mappings) = match labelled::read(&arguments.labelled, terminal) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    if mode == Mode::ByArea && !labelled::has_areas(&set, terminal) {
        return Exit::Usage;
    }
    let found = evaluate::calibrate(&set, &mappings, mode, arguments.precision);
    let path = project::settings_file(&arguments.labelled.mapped.mappings);
    let name = shown(&path.to_string_lossy(), 200);
    let chosen = found.chosen.thresholds;
    let changes = chosen != found.now.thresholds;
    if changes
        && !arguments.dry_run
        && let Err(error) = set_thresholds(&path, chosen.score, chosen.margin)
    {
        terminal.error(&format!("{name} cannot be changed, and is as it was: {error}"));
        return Exit::CannotWrite;
    }
    let written = (changes && !arguments.dry_run).then_some(name.as_str());
    if arguments.json {
        let file = arguments.labelled.file.to_string_lossy();
        match evaluation_json::render_calibration(&file, &set, &found, &mappings, written) {
            Ok(text) => terminal.result(&(text + "\n")),
            Err(error) => {
                terminal.error(&error.to_string());
                return Exit::Internal;
            }
        }
        return Exit::TiedOut;
    }
    let judging = Judging { labelled: &arguments.labelled, set: &set, mappings: &mappings };
    let mut text = judging.what(&found.now);
    table(&mut text, &found);
    verdict(&mut text, &found);
    match written {
        Some(name) => {
            let _ = writeln!(text, "\n{name} has the chosen thresholds");
        }
        None => text.push_str("\nnothing was written\n"),
    }
    terminal.result(&text);
    Exit::TiedOut
}

fn table(text: &mut String, found: &Calibration) {
    let _ = writeln!(
        text,
        "\n{:<9} {:>6} {:>7}   {:<28}right, of what is coded",
        "", "score", "margin", "coded without a person"
    );
    let mut line = |name: &str, one: &Evaluation| {
        let _ = writeln!(
            text,
            "  {name:<7} {:>6} {:>7}   {:<28}{}",
            Parts(one.thresholds.score).to_string(),
            Parts(one.thresholds.margin).to_string(),
            ranged(one.coverage.labels),
            ranged(one.precision.labels)
        );
    };
    line("now", &found.now);
    line("chosen", &found.chosen);
}

fn verdict(text: &mut String, found: &Calibration) {
    let wanted = Share::from_ten_thousandths(found.wanted);
    let (coded, right) = found.likeness;
    let times = match found.dealings {
        1 => String::new(),
        times => format!(", in {times} dealings of the folds together"),
    };
    let others = match found.others {
        (0, _) => String::new(),
        (coded, right) => format!("; exact labels and rules: {coded}, {right} rightly"),
    };
    let _ = writeln!(text, "\nlikeness codes {coded} labels, {right} rightly{others}{times}");
    let _ = match found.reached {
        Reached::Yes => writeln!(text, "{wanted} is kept"),
        Reached::LikenessOnly => writeln!(text, "likeness keeps {wanted}"),
        Reached::TooFew if found.chosen.thresholds == found.now.thresholds => writeln!(
            text,
            "likeness decides too few labels to know whether it keeps {wanted}, and none of them wrongly: the \
             thresholds stay as they are"
        ),
        Reached::TooFew => writeln!(
            text,
            "likeness decides too few labels to know whether it keeps {wanted}: thresholds are chosen at which it was \
             never wrong"
        ),
        Reached::No => writeln!(
            text,
            "no thresholds keep {wanted}: the strictest are chosen, at which likeness decides next to nothing"
        ),
    };
    let (coded, right) = found.others;
    if right * 10_000 < coded * u64::from(found.wanted) {
        text.push_str(
            "exact labels and rules do not keep it, and no threshold changes that: areas may mean \
             different things by\none label, or a rule may be too wide; `crosscast evaluate` lists \
             what is wrong\n",
        );
    }
    match found.chosen.precision.labels {
        Some(precision) if precision.low < wanted && wanted <= precision.share => {
            let _ = writeln!(
                text,
                "{} coded labels are too few to be sure: the precision may be as low as {}",
                found.chosen.coded.labels, precision.low
            );
        }
        _ => {}
    }
}
