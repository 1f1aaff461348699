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
        let follow = match page.follow.contains('`') {
            true => escaped(&page.follow),
            false => format!("`{}`", page.follow),
        };
        writeln!(out, "\nTo follow a figure to the lines that make it up: {follow}")?;
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
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_sign = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' | '$' => true,
            // What makes a bare address into a link.
            ':' => letters.peek() == Some(&'/'),
            '.' => out
                .get(out.len().saturating_sub(3)..)
                .is_some_and(|www| www.eq_ignore_ascii_case("www")),
            '@' => letters.peek().is_some_and(|next| next.is_alphanumeric()),
            _ => false,
        };
        if is_sign {
            out.push('\\');
        }
        out.push(if matches!(letter, '\n' | '\r') { ' ' } else { letter });
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
            ("[x](http://a.b)", r"\[x\](http\://a.b)"),
            ("www.a.b, 2.5 & a@b.c @ 5%", r"www\.a.b, 2.5 \& a\@b.c @ 5%"),
            (r"\`_", r"\\\`\_"),
        ] {
            assert_eq!(escaped(label), expected);
        }
    }
}
