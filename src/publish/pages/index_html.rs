//! The run at a glance as a page: every link is relative, so that it works from the file system.

use std::fmt::Write;

use askama::Template;

use crate::pages::{IndexArea, IndexPage, ReturnLink, Returns};
use crate::reconcile::Verdict;

#[derive(Template)]
#[template(path = "index.html")]
struct Page<'a> {
    page: &'a IndexPage,
    /// Of each area of `areas.csv`, inside the output folder.
    folders: &'a [String],
}

/// A list or a queue: its file inside the output folder, and what it is.
type Listed = (&'static str, &'static str);

/// What may be passed on: sums, and own labels that are fit to be published.
const PUBLIC: [Listed; 5] = [
    ("programme/page.html", "The programme’s article"),
    ("summary.json", "Every figure that may be quoted, by its id"),
    ("totals/programme.csv", "The programme by category"),
    ("totals/areas.csv", "Each area by category"),
    ("totals/periods.csv", "Each area by year"),
];

/// What stays inside the organisation: it repeats words of the returns, which can name people.
const INTERNAL: [Listed; 12] = [
    ("review.xlsx", "Labels that wait for a decision, to be filled in"),
    ("review.csv", "The same as text"),
    ("withheld.csv", "Labels that are not published as they are written"),
    ("findings.csv", "What was found, and what to do about it"),
    ("files.csv", "Every file and what became of it"),
    ("register.csv", "Who sent what, and how far it is settled"),
    ("control.csv", "The control account: nothing went missing on the way"),
    ("entries.csv", "Every line of spend with its words and its category"),
    ("rows.csv", "Every row of every sheet and what it was taken for"),
    ("totals.xlsx", "All sums in one workbook"),
    ("totals/labels.csv", "Each area’s own labels"),
    ("run.json", "What went into this run"),
];

/// So many names stand in a list that is open.
const SHORT: usize = 12;

/// The whole page. `folders` are those of the areas' pages, by area. Fails only by a mistake of this program.
pub fn render(page: &IndexPage, folders: &[String]) -> askama::Result<Vec<u8>> {
    let mut html = Page { page, folders }.render()?;
    html.push('\n');
    Ok(html.into_bytes())
}

impl Page<'_> {
    fn public(&self) -> [Listed; 5] {
        PUBLIC
    }

    fn internal(&self) -> [Listed; 12] {
        INTERNAL
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
