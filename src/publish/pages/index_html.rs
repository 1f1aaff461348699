//! The run at a glance as a page: every link is relative, so that it works from the file system.

use std::fmt::Write;

use askama::Template;

use super::super::audience::{INTERNAL, Listed, PUBLIC};
use crate::pages::{IndexArea, IndexPage, ReturnLink, Returns};
use crate::reconcile::Verdict;

#[derive(Template)]
#[template(path = "index.html")]
struct Page<'a> {
    page: &'a IndexPage,
    /// Of each area of `areas.csv`, inside the output folder.
    folders: &'a [String],
}

/// So many names stand in a list that is open.
const SHORT: usize = 12;

/// The whole page. `folders` are those of the areas' pages, by area. Fails only by a mistake of this program.
pub fn render(page: &IndexPage, folders: &[String]) -> askama::Result<Vec<u8>> {
    let mut html = Page { page, folders }.render()?;
    html.push('\n');
    Ok(html.into_bytes())
}

impl Page<'_> {
    fn public(&self) -> &'static [Listed] {
        &PUBLIC
    }

    fn internal(&self) -> &'static [Listed] {
        &INTERNAL
    }

    /// The page of an area.
    fn page_of(&self, area: &IndexArea) -> String {
        let folder = self.folders.get(area.id.index()).map_or("", String::as_str);
        encoded(&format!("{folder}/page.html"))
    }

    fn card(&self, link: &ReturnLink) -> String {
        encoded(&link.card)
    }

    fn is_short(&self) -> bool {
        self.page.missing.len() <= SHORT
    }

    fn verdict(&self, verdict: &Verdict) -> &'static str {
        match verdict {
            Verdict::Ties => "ties out with its printed totals",
            Verdict::Differs => "differs from a printed total",
            Verdict::NoTotal => "read; no total is printed to hold it against",
            Verdict::NoSpend => "read; there is no spend in it",
            Verdict::Refused => "cannot be read",
            Verdict::Duplicate => "left out: other files say the same",
            Verdict::Superseded => "left out: a later version counts",
            Verdict::Ignored => "left out, as somebody decided",
        }
    }

    /// Whether something is to be done about one of the returns.
    fn is_open(&self, returns: &Returns) -> bool {
        let open = |link: &ReturnLink| matches!(link.verdict, Verdict::Differs | Verdict::Refused);
        returns.links.iter().any(open)
    }

    /// What needs a person stands out; it is said in words, too.
    fn mood(&self, verdict: &Verdict) -> &'static str {
        match verdict {
            Verdict::Ties => "good",
            Verdict::Differs | Verdict::Refused => "bad",
            _ => "quiet",
        }
    }
}

/// A path as a relative link.
fn encoded(path: &str) -> String {
    let mut link = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                link.push(char::from(byte));
            }
            // Writing into a string cannot fail.
            _ => {
                let _ = write!(link, "%{byte:02X}");
            }
        }
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_link_whatever_is_in_it() {
        for (path, link) in [
            ("returns/noel-park/q1-xlsx.html", "returns/noel-park/q1-xlsx.html"),
            ("a b/50%?#é\".html", "a%20b/50%25%3F%23%C3%A9%22.html"),
        ] {
            assert_eq!(encoded(path), link);
        }
    }
}
