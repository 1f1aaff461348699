//! `crosscast explain --figure ID`: what a published figure is made of, down to the cells and the people.

mod words;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::mapping::Mappings;
use crate::model::{Money, Tally};
use crate::pipeline::{Author, FigureId, Lineage, Made, NoLineage, Of, Part, Recount, follow};
use crate::publish::FileVerdict;
use crate::publish::lineage_csv::{self, LineageLine};
use crate::total::AREA_NOT_KNOWN;

use super::args;
use super::exit::Exit;
use super::summary::counted;
use super::terminal::{Terminal, shown};
use super::{new_file, results};
use words::{author_words, categories, coded_words, place, value, verdict_words};

/// How many entries are told of unless all are asked for.
const SHOWN: usize = 20;

type Verdicts = BTreeMap<String, FileVerdict>;

/// Prints what the figure is made of.
pub fn explain(
    arguments: &args::Explain,
    mappings: &Mappings,
    figure: &str,
    terminal: &Terminal,
) -> Exit {
    try_explain(arguments, mappings, figure.trim(), terminal).unwrap_or_else(|exit| exit)
}

fn try_explain(
    arguments: &args::Explain,
    mappings: &Mappings,
    figure: &str,
    terminal: &Terminal,
) -> Result<Exit, Exit> {
    let run = results::of_last_run(&arguments.out, terminal)?;
    let found = follow(&run, mappings, figure).map_err(|error| match error {
        NoLineage::Damaged(error) => results::damaged(&error, terminal),
        NoLineage::NoFigure(..) => {
            terminal.error(&shown(&error.to_string(), 1_000));
            Exit::Usage
        }
        NoLineage::Sums(_) => {
            terminal.error(&shown(&error.to_string(), 1_000));
            Exit::Internal
        }
    })?;
    let verdicts = run.verdicts().map_err(|error| results::damaged(&error, terminal))?;
    let follows = "this is what it published; who decided is what the mapping files say now";
    results::say_if_older(&run, &arguments.out, mappings, follows, terminal);
    let out = arguments.out.display().to_string();
    let shown = Shown { found: &found, mappings, verdicts: &verdicts, out: &out };
    let most = if arguments.all { usize::MAX } else { SHOWN };
    terminal.result(&shown.text(most, terminal));
    if let (Some(path), Made::Sum { parts, .. }) = (&arguments.csv, &found.made) {
        let categories: Vec<[String; 2]> = parts.iter().map(categories).collect();
        let lines =
            parts.iter().zip(&categories).map(|(part, coding)| line(part, coding, &verdicts));
        new_file::write(path, &lineage_csv::render(&found.figure.id, lines), "--csv", terminal)?;
    }
    Ok(match (&found.made, found.difference()) {
        (Made::Unknown, _) => Exit::NeedsPerson,
        (_, Some(difference)) if !difference.is_zero() => Exit::Disagrees,
        _ => Exit::TiedOut,
    })
}

struct Shown<'a> {
    found: &'a Lineage,
    mappings: &'a Mappings,
    verdicts: &'a Verdicts,
    out: &'a str,
}

impl Shown<'_> {
    fn text(&self, most: usize, terminal: &Terminal) -> String {
        let figure = &self.found.figure;
        let is_money = matches!(self.found.made, Made::Sum { .. });
        let lines = figure.lines.map(|lines| format!(" in {}", counted(lines, "line", "lines")));
        let unit = if is_money { String::new() } else { format!(" {}", shown(&figure.unit, 20)) };
        let head = format!(
            "{} = {}{unit}{}, as published in {}/{}\n",
            shown(&figure.id, 200),
            value(figure.value.as_str(), is_money),
            lines.filter(|_| is_money).unwrap_or_default(),
            shown(self.out, 200),
            if figure.provisional {
                "; provisional: it rests on an area that is not settled, see register.csv"
            } else {
                ""
            },
        );
        let mut text = terminal.bold(&head);
        match &self.found.made {
            Made::Sum { says, parts, sum } => {
                let rule = if says.is_empty() { self.rule() } else { says.clone() };
                self.sum(&mut text, &rule, (parts, *sum), most, terminal);
            }
            Made::Count(counted) => self.count(&mut text, counted, most, terminal),
            Made::Unknown => {
                text.push_str("this figure cannot be followed: what it counts is not told line by line in what the run wrote\n")
            }
        }
        text
    }

    fn sum(
        &self,
        text: &mut String,
        rule: &str,
        (parts, sum): (&[Part], Tally),
        most: usize,
        terminal: &Terminal,
    ) {
        let _ = writeln!(text, "{rule}\n");
        for part in parts.iter().take(most) {
            self.part(text, part);
        }
        let rest = parts.get(most..).unwrap_or_default();
        if !rest.is_empty() {
            let left: Money = rest.iter().map(|part| part.amount).sum();
            let more = counted(rest.len() as u64, "more line", "more lines");
            let _ = writeln!(
                text,
                "{:>16}  … {more} (--all shows them, --csv FILE writes all)",
                left.in_pounds().to_string()
            );
        }
        let lines = counted(sum.lines, "line", "lines");
        let total = format!("{:>16}  in {lines}", sum.amount.in_pounds().to_string());
        text.push_str(&terminal.bold(&total));
        self.agrees(text, terminal);
    }

    fn count(&self, text: &mut String, found: &Recount, most: usize, terminal: &Terminal) {
        let _ = writeln!(text, "{}", found.says);
        for item in found.items.iter().take(most) {
            let _ = writeln!(text, "  {}", shown(item, 120));
        }
        if found.items.len() > most {
            let _ = writeln!(text, "  … {} more (--all shows them)", found.items.len() - most);
        }
        let again = found.value.map_or_else(
            || String::from("there is nothing to count"),
            |value| format!("counted again: {}", value.exact().normalize()),
        );
        text.push_str(&again);
        self.agrees(text, terminal);
    }

    fn agrees(&self, text: &mut String, terminal: &Terminal) {
        let is_money = matches!(self.found.made, Made::Sum { .. });
        let says = match self.found.difference() {
            None => String::from("\n"),
            Some(difference) if difference.is_zero() => terminal.good(if is_money {
                ": the figure, to the penny\n"
            } else {
                ": the figure\n"
            }),
            Some(difference) => {
                let by = if is_money {
                    difference.in_pounds().to_string()
                } else {
                    difference.exact().normalize().to_string()
                };
                terminal.bad(&format!(
                    ", and NOT the figure: it differs by {by}; somebody changed {}/, or this is a fault of crosscast\n",
                    shown(self.out, 200)
                ))
            }
        };
        text.push_str(&says);
    }

    /// How the figure is summed.
    fn rule(&self) -> String {
        let Some(FigureId::Spend { area, of }) = FigureId::read(&self.found.figure.id) else {
            return String::new();
        };
        let whose = match area {
            None => String::from("of the whole programme"),
            Some("") => String::from("of no known area"),
            Some(area) => {
                let name = self.mappings.areas.iter().find(|one| one.id == area);
                let name = name.map_or(area, |area| area.name.as_str());
                format!("of {}", shown(name, 80))
            }
        };
        match of {
            Of::All => format!("The sum of the lines of spend {whose}."),
            Of::Period(period) => {
                format!(
                    "The sum of the lines of spend {whose} in the period {}.",
                    shown(period, 40)
                )
            }
            Of::Category("review") => {
                format!("The sum of the lines {whose} that wait for a decision.")
            }
            Of::Category("unclear") => {
                format!(
                    "The sum of the lines {whose} of which nobody can know what they were spent on."
                )
            }
            Of::Category(category) => {
                let name = self.mappings.categories.iter().find(|one| one.id == category);
                let name = name.map_or(category, |category| category.name.as_str());
                format!(
                    "The sum of the lines {whose} that are coded as {}; of a split line, its share.",
                    shown(name, 80)
                )
            }
        }
    }

    fn part(&self, text: &mut String, part: &Part) {
        let label = match shown(&part.label, 60) {
            label if label.is_empty() => String::from("(no label)"),
            label => format!("“{label}”"),
        };
        let area = if part.area.is_empty() { AREA_NOT_KNOWN } else { &part.area };
        let _ = writeln!(
            text,
            "{:>16}  {}  {label}, {}",
            part.amount.in_pounds().to_string(),
            shown(&place(part), 120),
            shown(area, 60)
        );
        let how = format!("{}{}", coded_words(part), shown(&part.reason, 160));
        let _ = writeln!(text, "{:>18}{how}", "");
        let author = part.author.as_ref().map(|author| author_words(author, &part.method));
        if let Some(author) = author.filter(|words| !words.is_empty()) {
            let _ = writeln!(text, "{:>18}{}", "", shown(&author, 200));
        }
        if let Some(verdict) = self.verdicts.get(&part.file) {
            let _ = writeln!(text, "{:>18}{}", "", shown(&verdict_words(verdict), 200));
        }
    }
}

fn line<'a>(part: &'a Part, coding: &'a [String; 2], verdicts: &'a Verdicts) -> LineageLine<'a> {
    let (author, file) = (part.author.as_ref(), verdicts.get(&part.file));
    let of = |field: fn(&Author) -> &String| author.map_or("", |author| field(author).as_str());
    LineageLine {
        place: [&part.entry, &part.file, &part.sheet, &part.cell, &part.area],
        period: part.period,
        words: [&part.section, &part.label],
        amounts: [part.amount, part.whole],
        coding: [&coding[0], &coding[1]],
        status: part.status,
        decision: [
            &part.method,
            &part.matched,
            &part.reason,
            of(|author| &author.line),
            of(|author| &author.decided_by),
            of(|author| &author.decided_on),
            of(|author| &author.note),
        ],
        file: file.map_or([""; 3], |file| [&file.verdict, &file.printed_total, &file.difference]),
    }
}
