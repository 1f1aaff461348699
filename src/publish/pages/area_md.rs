//! The page of an area as Markdown.

use std::fmt::Write;

use crate::pages::{AreaPage, Piece, Sentence, Table};

/// The whole file.
pub fn render(page: &AreaPage) -> Vec<u8> {
    let mut out = String::with_capacity(4096);
    // Writing into a string cannot fail.
    let _ = write(&mut out, page);
    out.into_bytes()
}

fn write(out: &mut String, page: &AreaPage) -> std::fmt::Result {
    writeln!(out, "# {}\n\n{}\n", escaped(&page.name), escaped(&page.programme))?;
    if page.provisional {
        writeln!(out, "**Provisional.** {}\n", AreaPage::PROVISIONAL)?;
    }
    for said in &page.sentences {
        writeln!(out, "- {}", sentence(said))?;
    }
    writeln!(out)?;
    for (term, said) in &page.facts {
        writeln!(out, "- **{term}:** {}", sentence(said))?;
    }
    for table in &page.tables {
        writeln!(out, "\n## {}\n\n{}\n", table.heading, sentence(&table.caption))?;
        write_table(out, table)?;
    }
    writeln!(out, "\n{}", sentence(&page.provenance))?;
    if page.total.is_some() {
        writeln!(
            out,
            "To follow a figure to the lines that make it up: {}",
            escaped(&page.follow)
        )?;
    }
    Ok(())
}

/// A table with pipes.
pub fn write_table(out: &mut String, table: &Table) -> std::fmt::Result {
    let (head, rule, whole) = match table.has_shares {
        true => (" Share |", "---:|", " **100%** |"),
        false => ("", "", ""),
    };
    writeln!(out, "| {} | Pounds |{head}\n|---|---:|{rule}", table.of)?;
    for line in &table.lines {
        write!(out, "| {} | {} |", sentence(&line.name), line.pounds.text)?;
        match &line.share {
            Some(share) => writeln!(out, " {} |", share.text)?,
            None => writeln!(out)?,
        }
    }
    writeln!(out, "| **Total** | **{}** |{whole}", table.total.text)
}

/// A sentence, with what is somebody else's words made plain text.
pub fn sentence(sentence: &Sentence) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Words(words) => escaped(words),
        piece => piece.as_str().to_owned(),
    };
    sentence.pieces.iter().map(piece).collect()
}

/// `text` on one line, with no letter in it that Markdown would take for a sign.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '\n' | '\r' => out.push(' '),
            // The point and the colon are what makes a bare address into a link.
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' | '@' | '$'
            | ':' | '.' => {
                out.push('\\');
                out.push(letter);
            }
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_label_becomes_markup() {
        for (label, expected) in [
            ("Hall hire (Q1), £5", "Hall hire (Q1), £5"),
            ("a|b\nc", r"a\|b c"),
            ("<b>*x*</b>", r"\<b\>\*x\*\</b\>"),
            ("[x](http://a.b)", r"\[x\](http\://a\.b)"),
            (r"\`_", r"\\\`\_"),
        ] {
            assert_eq!(escaped(label), expected);
        }
    }
}
