//! The page of an area: the whole page to look at, and its article to paste into another one.

use askama::Template;

use crate::pages::AreaPage;

#[derive(Template)]
#[template(path = "area.html")]
struct Page<'a> {
    page: &'a AreaPage,
}

#[derive(Template)]
#[template(path = "area_article.html")]
struct Article<'a> {
    page: &'a AreaPage,
}

/// The whole page. Fails only by a mistake of this program.
pub fn page(page: &AreaPage) -> askama::Result<Vec<u8>> {
    Page { page }.render().map(closed)
}

/// Its `<article>` alone, legible without a style sheet. Fails only by a mistake of this program.
pub fn article(page: &AreaPage) -> askama::Result<Vec<u8>> {
    Article { page }.render().map(closed)
}

fn closed(mut html: String) -> Vec<u8> {
    html.push('\n');
    html.into_bytes()
}
