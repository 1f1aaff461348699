//! Arguments, the terminal and exit codes: the only room that knows them.

mod agree;
mod apply;
mod args;
mod calibrate;
mod check;
mod compare;
mod composition;
mod evaluate;
mod exit;
mod explain;
mod fill;
mod init;
mod labelled;
mod lineage;
mod list;
mod mark;
mod measured;
mod moves;
mod new_file;
mod project;
mod read_apart;
mod results;
mod review;
mod run;
mod sample;
mod sample_words;
mod story;
mod summary;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};
use exit::Exit;
use terminal::{Terminal, Volume};

/// Runs the command line and gives its exit code.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let wrong = error.use_stderr();
            let _ = error.print();
            return if wrong { Exit::Usage.into() } else { Exit::TiedOut.into() };
        }
    };
    let volume = match (arguments.quiet, arguments.verbose) {
        (true, _) => Volume::Quiet,
        (_, true) => Volume::Verbose,
        _ => Volume::Normal,
    };
    let terminal = Terminal::new(volume);
    // A reader that panics costs its file and is said as a finding; its own words help nobody.
    std::panic::set_hook(Box::new(|_| {}));
    terminal::outlive_limits();
    let exit = match arguments.command {
        Command::Check(check) => check::check(&check, &terminal),
        Command::Mark(arguments) => mark::mark(&arguments, &terminal),
        Command::Run(arguments) => run::run(&arguments, &terminal),
        Command::Explain(arguments) => explain::explain(&arguments, &terminal),
        Command::Evaluate(arguments) => evaluate::evaluate(&arguments, &terminal),
        Command::Calibrate(arguments) => calibrate::calibrate(&arguments, &terminal),
        Command::Apply(arguments) => apply::apply(&arguments, &terminal),
        Command::Review(arguments) => review::review(&arguments, &terminal),
        Command::Agree(arguments) => agree::agree(&arguments, &terminal),
        Command::Sample(arguments) => sample::sample(&arguments, &terminal),
        Command::Compare(arguments) => compare::compare(&arguments, &terminal),
        Command::Fill(arguments) => fill::fill(&arguments, &terminal),
        Command::Init(arguments) => init::init(&arguments, &terminal),
        Command::ReadApart(arguments) => read_apart::read_apart(&arguments, &terminal),
    };
    exit.into()
}
