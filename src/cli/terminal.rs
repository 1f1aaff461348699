//! The terminal: the only place that prints.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "this is the terminal")]

use std::ffi::OsStr;
use std::io::{IsTerminal, Write};

use crate::publish::safe_text::without_controls;

/// How much is said.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Volume {
    /// Only what went wrong.
    Quiet,
    /// What a person wants to know.
    Normal,
    /// More.
    Verbose,
}

/// Where results and messages go.
#[derive(Copy, Clone, Debug)]
pub struct Terminal {
    /// How much is said.
    pub volume: Volume,
    colour: bool,
}

impl Terminal {
    /// A terminal that honours `NO_COLOR` and whether anybody looks.
    pub fn new(volume: Volume) -> Terminal {
        let no_color = std::env::var_os("NO_COLOR");
        let colour = wants_colour(no_color.as_deref(), std::io::stdout().is_terminal());
        Terminal { volume, colour }
    }

    /// One that shows colours, for text that is printed by [`Terminal::painted_result`].
    pub fn painting() -> Terminal {
        Terminal { volume: Volume::Normal, colour: true }
    }

    /// The same terminal for text that does not go to stdout, where nobody may look.
    pub fn plain(self) -> Terminal {
        Terminal { colour: false, ..self }
    }

    /// Prints results to stdout. A reader that has gone away is no error.
    pub fn result(&self, text: &str) {
        let mut out = std::io::stdout().lock();
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }

    /// The same for text with colours, which are shown where they are wanted.
    pub fn painted_result(&self, text: &str) {
        match self.colour {
            true => self.result(text),
            false => self.result(&unpainted(text)),
        }
    }

    /// Says something to a person, on stderr.
    pub fn say(&self, text: &str) {
        if self.volume >= Volume::Normal {
            eprintln!("{text}");
        }
    }

    /// Says what went wrong with the returns, on stderr, even when little is to be said.
    pub fn complain(&self, text: &str) {
        eprint!("{text}");
    }

    /// Says what went wrong, on stderr.
    pub fn error(&self, text: &str) {
        eprintln!("crosscast: {text}");
    }

    /// Whether a progress bar would be seen.
    pub fn shows_progress(&self) -> bool {
        self.volume >= Volume::Normal && std::io::stderr().is_terminal()
    }

    /// `text` in bold, where colours are shown.
    pub fn bold(&self, text: &str) -> String {
        self.painted("1", text)
    }

    /// `text` in green: it agrees.
    pub fn good(&self, text: &str) -> String {
        self.painted("32", text)
    }

    /// `text` in red: it disagrees.
    pub fn bad(&self, text: &str) -> String {
        self.painted("31", text)
    }

    fn painted(&self, code: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// Takes the colours out. Nothing else in what is printed holds the sign that begins them.
fn unpainted(text: &str) -> String {
    let mut pieces = text.split('\u{1b}');
    let first = pieces.next().unwrap_or_default();
    let rest = pieces.map(|piece| piece.split_once('m').map_or(piece, |(_, rest)| rest));
    std::iter::once(first).chain(rest).collect()
}

/// Makes a file that may not grow any further an error that is told, as a full disk is, and not the
/// end of the program.
pub fn outlive_limits() {
    #[cfg(unix)]
    {
        let noted = std::sync::Arc::default();
        // Where this cannot be asked for, the limit ends the program, which leaves everything whole.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, noted);
    }
}

/// Colours are for people who look, unless `NO_COLOR` says anything.
fn wants_colour(no_color: Option<&OsStr>, looked_at: bool) -> bool {
    looked_at && no_color.is_none_or(OsStr::is_empty)
}

/// Text from a spreadsheet or a file name, made harmless for a terminal and cut to `width`.
pub fn shown(text: &str, width: usize) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let clean = without_controls(&flat);
    if clean.chars().count() <= width {
        clean.into_owned()
    } else {
        clean.chars().take(width.saturating_sub(1)).chain(['…']).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_for_people_who_want_them() {
        for (no_color, looked_at, wants) in [
            (None, true, true),
            (Some(""), true, true),
            (Some("1"), true, false),
            (None, false, false),
        ] {
            assert_eq!(wants_colour(no_color.map(OsStr::new), looked_at), wants, "{no_color:?}");
        }
    }

    #[test]
    fn colours_are_taken_out_again() {
        let painted = Terminal::painting();
        let text = format!("{} mm, {}", painted.bold("5"), painted.bad("no\nmore"));
        assert_eq!(unpainted(&text), "5 mm, no\nmore");
        assert_eq!(unpainted("plain"), "plain");
    }

    #[test]
    fn text_from_outside_cannot_move_the_cursor() {
        assert_eq!(shown("a\u{1b}[2Jb\nc", 20), "a[2Jb c");
        assert_eq!(shown("abcdef", 4), "abc…");
    }
}
