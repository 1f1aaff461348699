//! Word documents. Only the words of those runs change in which a placeholder stands; every other part of the file is
//! copied as it is packed.

mod paragraph;

use std::io::{Cursor, Read as _, Write as _};

use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, ZipArchive};

use crate::figure::Figures;

use super::column::numbered;
use super::memory::Quote;
use super::mistake::Mistake;
use super::page::{Filled, Template, quote};
use super::print::print;
use super::scan::Places;
use super::suggest::Known;
use super::wish::Wish;
use paragraph::{Paragraph, paragraphs, rewritten};

/// No part that a person writes unpacks to more.
const LARGEST: u64 = 64 * 1024 * 1024;
/// No document has more parts.
const MOST: usize = 10_000;
/// The part that holds the text itself.
const DOCUMENT: &str = "word/document.xml";

/// Fills a document.
///
/// # Errors
///
/// Every mistake that is in it; lines are paragraphs.
pub(super) fn fill(template: &[u8], figures: &Figures) -> Result<Filled, Vec<Mistake>> {
    let parts = parts(template).map_err(|mistake| vec![mistake])?;
    let known = Known::of(figures);
    let all: Vec<(usize, Paragraph)> = (0..)
        .zip(&parts)
        .flat_map(|(at, part)| paragraphs(&part.xml).into_iter().map(move |one| (at, one)))
        .collect();
    let mut mistakes = Vec::new();
    let mut read = Vec::with_capacity(all.len());
    for (line, (part, paragraph)) in (1..).zip(&all) {
        let mut wrong = Vec::new();
        read.push(Template::read(&paragraph.text, &known, figures, &mut wrong));
        let mut places = Places::of(&paragraph.text);
        mistakes.extend(wrong.into_iter().map(|(at, says)| {
            let says = match parts.get(*part).map(|part| part.name.as_str()) {
                Some(name) if name != DOCUMENT => format!("{says} (in {name})"),
                _ => says,
            };
            Mistake { line, ..places.mistake(at, says) }
        }));
    }
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let wishes: Vec<Wish> =
        read.iter().flat_map(|one| one.wishes().map(|(_, wish)| wish.clone())).collect();
    let columns = read.iter().zip(&all).flat_map(|(one, (part, paragraph))| {
        let column = paragraph.column.map(|column| (*part, column));
        std::iter::repeat_n(column, one.wishes().count())
    });
    let columns = numbered(columns);
    let words = print(&wishes, &columns, figures);
    let mut next = words.iter().map(|words| words.text.as_deref());
    let mut of_wish = wishes.iter().zip(&words);
    let mut edits: Vec<Vec<(std::ops::Range<usize>, String)>> = vec![Vec::new(); parts.len()];
    let mut quotes: Vec<Quote> = Vec::with_capacity(wishes.len());
    for (line, (one, (part, paragraph))) in (1..).zip(read.iter().zip(&all)) {
        let replacements = one.replacements(&mut next);
        edits[*part].extend(rewritten(&parts[*part].xml, paragraph, &replacements));
        let (text, printed) = one.write(&replacements);
        let mut places = Places::of(&text);
        for at in printed {
            let Some((wish, words)) = of_wish.next() else { break };
            let (_, of_line) = places.place(at.start);
            quotes.extend(quote(wish, words.together, &text[at], (line, of_line), figures));
        }
    }
    let page = packed(template, &parts, &edits).map_err(|error| vec![damaged(&error)])?;
    Ok(Filled { page, quotes })
}

/// The text of a document, a line for each paragraph; `None` where it cannot be read.
pub(super) fn text(page: &[u8]) -> Option<String> {
    let parts = parts(page).ok()?;
    let all = parts.iter().flat_map(|part| paragraphs(&part.xml));
    Some(all.map(|one| one.text).collect::<Vec<_>>().join("\n"))
}

/// A part that holds text.
struct TextPart {
    /// Its position in the archive.
    at: usize,
    name: String,
    xml: String,
}

/// The parts that hold text, the document itself first.
fn parts(bytes: &[u8]) -> Result<Vec<TextPart>, Mistake> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| {
        Mistake::whole(
            "it is no Word document, or protected by a password: save it as .docx without one",
        )
    })?;
    if archive.len() > MOST {
        return Err(Mistake::whole("it has more parts than any document: do not open it"));
    }
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let name = match archive.name_for_index(at) {
            Some(Ok(name)) if holds_text(&name) => name.into_owned(),
            _ => continue,
        };
        let entry = archive.by_index(at).map_err(|error| damaged(&error))?;
        let mut xml = Vec::new();
        entry.take(LARGEST + 1).read_to_end(&mut xml).map_err(|error| damaged(&error))?;
        if xml.len() as u64 > LARGEST {
            return Err(Mistake::whole("its text unpacks to more than 64 MiB: do not open it"));
        }
        let xml = String::from_utf8(xml).map_err(|error| damaged(&error))?;
        parts.push(TextPart { at, name, xml });
    }
    if !parts.iter().any(|part| part.name == DOCUMENT) {
        return Err(Mistake::whole("it holds no text of a Word document: save it again as .docx"));
    }
    parts.sort_by_key(|part| (part.name != DOCUMENT, part.name.clone()));
    Ok(parts)
}

fn holds_text(name: &str) -> bool {
    let Some(part) = name.strip_prefix("word/").and_then(|part| part.strip_suffix(".xml")) else {
        return false;
    };
    matches!(part, "document" | "footnotes" | "endnotes")
        || part.strip_prefix("header").or(part.strip_prefix("footer")).is_some_and(is_number)
}

fn is_number(text: &str) -> bool {
    text.chars().all(|letter| letter.is_ascii_digit())
}

fn damaged(error: &dyn std::fmt::Display) -> Mistake {
    Mistake::whole(format!("it is damaged: {error}; save it again as .docx"))
}

/// The archive with the edits made.
fn packed(
    template: &[u8],
    parts: &[TextPart],
    edits: &[Vec<(std::ops::Range<usize>, String)>],
) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(template))?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(template.len())));
    for at in 0..archive.len() {
        let of_part = parts.iter().position(|part| part.at == at);
        match of_part.filter(|&part| !edits[part].is_empty()) {
            None => writer.raw_copy_file(archive.by_index_raw(at)?)?,
            Some(part) => {
                let mut edits = edits[part].clone();
                // Of paragraphs in a text box the outer one comes first.
                edits.sort_by_key(|(range, _)| range.start);
                let TextPart { name, xml, .. } = &parts[part];
                let options =
                    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
                writer.start_file(name.as_str(), options)?;
                let mut from = 0;
                for (range, words) in edits {
                    writer.write_all(&xml.as_bytes()[from..range.start])?;
                    writer.write_all(words.as_bytes())?;
                    from = range.end;
                }
                writer.write_all(&xml.as_bytes()[from..])?;
            }
        }
    }
    Ok(writer.finish()?.into_inner())
}

#[cfg(test)]
mod tests;
