//! `crosscast review --second`: a blind sample of decided labels for a second coder.

use std::path::PathBuf;

use crate::pipeline::decided_labels;
use crate::publish::review_xlsx::second::{SecondList, render};
use crate::review::second_sample;

use super::args;
use super::exit::Exit;
use super::terminal::{Terminal, shown};
use super::{new_file, project, results};

/// Writes the list.
pub fn review(arguments: &args::Review, terminal: &Terminal) -> Exit {
    match try_review(arguments, terminal) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn try_review(arguments: &args::Review, terminal: &Terminal) -> Result<Exit, Exit> {
    let failed = |says: &str, exit: Exit| {
        terminal.error(&shown(says, 2_000));
        exit
    };
    let coder = arguments.second.trim();
    let to = match (&arguments.to, name_of(coder)) {
        (_, None) => {
            let says = "--second needs the name or the initials of who codes a second time";
            return Err(failed(says, Exit::Usage));
        }
        (Some(to), _) => to.clone(),
        (None, Some(name)) => name,
    };
    let mappings = project::mappings(&arguments.mapped.mappings, terminal)?;
    let run = results::of_last_run(&arguments.out, terminal)?;
    let labels =
        decided_labels(&run, &mappings).map_err(|error| results::damaged(&error, terminal))?;
    let out = arguments.out.display();
    if labels.is_empty() {
        let says = format!("no label is decided in {out}/: there is nothing to code a second time");
        return Err(failed(&says, Exit::Usage));
    }
    let follows = "the sample is drawn from these";
    results::say_if_older(&run, &arguments.out, &mappings, follows, terminal);
    let wanted = usize::try_from(arguments.sample).unwrap_or(usize::MAX);
    let sample = second_sample(&labels, &mappings, wanted, arguments.seed);
    let list = SecondList { coder, labels: &sample, mappings: &mappings };
    let bytes = render(&list).map_err(|error| failed(&error.to_string(), Exit::Internal))?;
    new_file::write(&to, &bytes, "--to", terminal)?;
    let (shown_to, shown_coder) = (shown(&to.to_string_lossy(), 200), shown(coder, 60));
    let (many, all) = (sample.len(), labels.len());
    let which = match many == all {
        true => format!("all {all} decided labels of {out}/"),
        false => format!("{many} of {all} decided labels of {out}/ (seed {})", arguments.seed),
    };
    terminal.say(&format!(
        "{shown_to}: {which}, without their categories\n\
         Give this file alone to {shown_coder}: out/, mappings/ and review lists tell the answers. When it is filled in, say\n\
         \x20 crosscast agree {shown_to}"
    ));
    Ok(Exit::TiedOut)
}

/// `second-Ruth.xlsx`; `None` when the name has neither letter nor digit.
fn name_of(coder: &str) -> Option<PathBuf> {
    const LONGEST: usize = 40;
    let mut name = String::new();
    for letter in coder.chars().take(LONGEST) {
        if letter.is_alphanumeric() || letter == '_' {
            name.push(letter);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_matches(['-', '_']);
    (!name.is_empty()).then(|| PathBuf::from(format!("second-{name}.xlsx")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coder_is_made_safe_for_the_name_of_a_file() {
        for (coder, name) in [
            ("Ruth", Some("second-Ruth.xlsx")),
            ("R. O'Neill (UoB)", Some("second-R-O-Neill-UoB.xlsx")),
            ("../../etc/passwd", Some("second-etc-passwd.xlsx")),
            ("C:\\con\u{0}", Some("second-C-con.xlsx")),
            ("Zoë_2", Some("second-Zoë_2.xlsx")),
            ("-", None),
            ("", None),
        ] {
            assert_eq!(name_of(coder), name.map(PathBuf::from), "{coder}");
        }
        assert_eq!(name_of(&"x".repeat(500)).unwrap().as_os_str().len(), "second-.xlsx".len() + 40);
    }
}
