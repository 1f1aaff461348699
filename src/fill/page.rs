//! A template becomes a page.

use std::ops::Range;

use crate::figure::Figures;

use super::column;
use super::docx;
use super::memory::Quote;
use super::mistake::Mistake;
use super::print::print;
use super::scan::{Places, UNCLOSED, pieces};
use super::suggest::Known;
use super::wish::{self, Wish};

/// What kind of page a template is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Markdown.
    Markdown,
    /// HTML, whole or in part.
    Html,
    /// Plain text.
    Text,
    /// A Word document.
    Word,
}

impl Kind {
    /// Told from the ending of a file's name.
    pub fn of(name: &str) -> Option<Kind> {
        let (_, ending) = name.rsplit_once('.')?;
        Some(match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Kind::Markdown,
            "html" | "htm" => Kind::Html,
            "txt" | "text" => Kind::Text,
            "docx" => Kind::Word,
            _ => return None,
        })
    }
}

/// A page, and what it quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// Its bytes.
    pub page: Vec<u8>,
    /// What it quotes, in order.
    pub quotes: Vec<Quote>,
}

/// Fills a template.
///
/// # Errors
///
/// Every mistake that is in it, in order.
pub fn fill(kind: Kind, template: &[u8], figures: &Figures) -> Result<Filled, Vec<Mistake>> {
    if kind == Kind::Word {
        return docx::fill(template, figures);
    }
    let text = utf8(template).map_err(|mistake| vec![mistake])?;
    let mut mistakes = Vec::new();
    let read = Template::read(text, &Known::of(figures), figures, &mut mistakes);
    if !mistakes.is_empty() {
        let mut places = Places::of(text);
        return Err(mistakes.into_iter().map(|(at, says)| places.mistake(at, says)).collect());
    }
    let at: Vec<Range<usize>> = read.wishes().map(|(at, _)| at).collect();
    let columns = column::columns(kind, text, &at);
    let wishes: Vec<Wish> = read.wishes().map(|(_, wish)| wish.clone()).collect();
    let words = print(&wishes, &columns, figures);
    let replacements = read.replacements(&mut words.iter().map(|words| words.text.as_deref()));
    let (page, printed) = read.write(&replacements);
    let mut places = Places::of(&page);
    let quotes = printed.iter().zip(&wishes).zip(&words);
    let quotes = quotes.filter_map(|((at, wish), words)| {
        quote(wish, words.together, &page[at.clone()], places.place(at.start), figures)
    });
    let quotes = quotes.collect();
    Ok(Filled { page: page.into_bytes(), quotes })
}

/// For each quote the line of the page on which its words still stand, the nearest to where they stood; `None`
/// for words that somebody took away. `None` for all where the page cannot be read any more.
pub fn holds(kind: Kind, page: &[u8], quotes: &[Quote]) -> Vec<Option<usize>> {
    let text = match kind {
        Kind::Word => docx::text(page),
        _ => utf8(page).ok().map(str::to_owned),
    };
    let text = text.unwrap_or_default();
    let lines: Vec<&str> = text.split('\n').collect();
    let line = |quote: &Quote| {
        let holds = (1..).zip(&lines).filter(|(_, line)| has_word(line, &quote.printed));
        holds.map(|(at, _)| at).min_by_key(|at: &usize| at.abs_diff(quote.line))
    };
    quotes.iter().map(line).collect()
}

/// Whether `word` stands in `line`, and not as a part of a longer number or word.
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        !before.is_some_and(|one| one.is_alphanumeric() || one == '£')
            && !after.is_some_and(char::is_alphanumeric)
    })
}

fn utf8(bytes: &[u8]) -> Result<&str, Mistake> {
    std::str::from_utf8(bytes).map_err(|_| {
        Mistake::whole(
            "it is not text in UTF-8: save it with the encoding UTF-8, and fill it again",
        )
    })
}

/// What is remembered of a wish that was printed as `printed`.
pub(super) fn quote(
    wish: &Wish,
    in_column: Option<u32>,
    printed: &str,
    (line, column): (usize, usize),
    figures: &Figures,
) -> Option<Quote> {
    let figure = figures.get(&wish.figure)?;
    Some(Quote {
        line,
        column,
        figure: figure.id.clone(),
        format: wish.format,
        printed: printed.to_owned(),
        value: figure.value.clone(),
        unit: figure.unit.clone(),
        lines: figure.lines,
        provisional: figure.provisional,
        in_column,
    })
}

/// A text, and what in it is not to stay as it is.
pub(super) struct Template<'t> {
    text: &'t str,
    /// In order; without a wish a literal `{{`.
    pieces: Vec<(Range<usize>, Option<Wish>)>,
}

impl<'t> Template<'t> {
    /// Reads `text`, and puts what is wrong with it, byte by byte, into `mistakes`.
    pub(super) fn read(
        text: &'t str,
        known: &Known<'_>,
        figures: &Figures,
        mistakes: &mut Vec<(usize, String)>,
    ) -> Template<'t> {
        let (found, unclosed) = pieces(text);
        mistakes.extend(unclosed.into_iter().map(|at| (at, UNCLOSED.to_owned())));
        let mut pieces = Vec::with_capacity(found.len());
        for piece in found {
            match piece.inside.map(|inside| wish::read(inside, figures, known)) {
                None => pieces.push((piece.at, None)),
                Some(Ok(wish)) => pieces.push((piece.at, Some(wish))),
                Some(Err(says)) => mistakes.push((piece.at.start, says)),
            }
        }
        mistakes.sort_by_key(|(at, _)| *at);
        Template { text, pieces }
    }

    /// The wishes and their bytes, in order.
    pub(super) fn wishes(&self) -> impl Iterator<Item = (Range<usize>, &Wish)> {
        self.pieces.iter().filter_map(|(at, wish)| Some((at.clone(), wish.as_ref()?)))
    }

    /// Every piece with what takes its place, the next of `texts` for a wish, and whether that is a figure.
    pub(super) fn replacements<'p>(
        &self,
        texts: &mut impl Iterator<Item = Option<&'p str>>,
    ) -> Vec<(Range<usize>, &'p str, bool)> {
        let pieces = self.pieces.iter();
        pieces
            .map(|(at, wish)| match wish {
                None => (at.clone(), "{{", false),
                // What is no figure has been said as a mistake.
                Some(_) => (at.clone(), texts.next().flatten().unwrap_or_default(), true),
            })
            .collect()
    }

    /// The text with its pieces replaced, and the bytes at which the figures stand in it.
    pub(super) fn write(
        &self,
        replacements: &[(Range<usize>, &str, bool)],
    ) -> (String, Vec<Range<usize>>) {
        let (mut page, mut printed) = (String::with_capacity(self.text.len()), Vec::new());
        let mut from = 0;
        for (at, words, is_wish) in replacements {
            page.push_str(&self.text[from..at.start]);
            let start = page.len();
            page.push_str(words);
            if *is_wish {
                printed.push(start..page.len());
            }
            from = at.end;
        }
        page.push_str(&self.text[from..]);
        (page, printed)
    }
}
