//! `crosscast fill`

use std::path::PathBuf;

use clap::Args;

/// `crosscast fill`
#[derive(Debug, Args)]
#[command(after_help = "\
Write a page of your own (.md, .html, .txt or .docx), with the id of a figure wherever it is to stand, and behind a | how it is \
to be printed:

  Noel Park spent {{area:noel-park.total}}, {{area:noel-park.category:small-grants | share}} of it on small grants.

Every figure of out/summary.json can be named, with : or . between its parts. Formats: pounds (£1,043,215), pounds:pence, \
pounds:rounded (£1.04 million), share (34%), share:1 (33.7%), count (1,204: of money the lines behind it) and words \
(seventeen). Without one, money is printed in pounds, a percentage as a share, and a count as a count. \\{{ is a literal {{.

In one column of a table, parts of one whole add up as they are printed: to the total row if there is one, else to their own \
rounded sum.

  crosscast fill story.md            writes filled/story.md, and beside it filled/story.md.quotes.json
  crosscast fill --check             says which quoted figures moved since, and why
  crosscast fill --check story.md    the same for one page

A page that somebody changed since it was filled, or that came from another template, is never overwritten, unless --force \
says so. If anything is wrong with a \
template, all of it is said and its page is not written.

Ends with 0 when all pages are written, 2 when a template is wrong or cannot be read, 64 when there are no results, 74 when a page \
cannot be written or was changed by somebody. With --check: 0 when nothing moved, 1 when a figure moved, a page is \
gone or lost what it quoted, or a template changed; 64 when there is nothing to check, or a page cannot be checked.")]
pub struct Fill {
    /// The templates; with --check filled pages, their templates or their .quotes.json (if none is given, all in the
    /// folder of pages).
    #[arg(value_name = "PAGE", required_unless_present = "check")]
    pub pages: Vec<PathBuf>,
    /// Write nothing, and say which figures moved since they were quoted.
    #[arg(long)]
    pub check: bool,
    /// The folder for the filled pages.
    #[arg(long, value_name = "DIR", default_value = "filled")]
    pub into: PathBuf,
    /// Overwrite pages that somebody changed, or that came from another template.
    #[arg(long, conflicts_with = "check")]
    pub force: bool,
    /// The folder with the results of the last run.
    #[arg(long, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,
}
