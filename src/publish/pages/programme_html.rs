//! The programme's article: the whole page to look at, and the article to paste into another one.

use askama::Template;

use crate::figure::Printed;
use crate::pages::{Across, Line, ProgrammePage, RegionAreas};

#[derive(Template)]
#[template(path = "programme.html")]
struct Page<'a> {
    page: &'a ProgrammePage,
}

#[derive(Template)]
#[template(path = "programme_article.html")]
struct Article<'a> {
    page: &'a ProgrammePage,
}

/// The whole page. Fails only by a mistake of this program.
pub fn page(page: &ProgrammePage) -> askama::Result<Vec<u8>> {
    Page { page }.render().map(closed)
}

/// Its `<article>` alone, legible without a style sheet. Fails only by a mistake of this program.
pub fn article(page: &ProgrammePage) -> askama::Result<Vec<u8>> {
    Article { page }.render().map(closed)
}

fn closed(mut html: String) -> Vec<u8> {
    html.push('\n');
    html.into_bytes()
}

impl Page<'_> {
    /// The other files of the folder, and what each holds.
    fn files(&self) -> Vec<(&'static str, &'static str)> {
        let mut files = vec![
            ("programme.xlsx", "A workbook with all tables and charts (Excel)"),
            ("categories.csv", "Spend by category, exact (CSV)"),
            ("years.csv", "Spend by year, exact (CSV)"),
            ("regions.csv", "Spend by region, exact (CSV)"),
            ("delivery.csv", "Delivery costs of each area, exact (CSV)"),
            ("totals.json", "All of it for programs (JSON)"),
            ("page.md", "This page as text (Markdown)"),
            ("fragment.html", "The article alone, to paste into another page (HTML)"),
            ("chart.svg", "Chart of spend by category (SVG)"),
            ("years.svg", "Chart of spend by year (SVG)"),
            ("regions.svg", "Chart of spend by region (SVG)"),
            ("delivery.svg", "Chart of areas by share of delivery costs (SVG)"),
        ];
        let page = self.page;
        files.retain(|&(file, _)| match file {
            "delivery.csv" | "delivery.svg" => page.delivery.is_some(),
            "chart.svg" => !page.categories.table.lines.is_empty(),
            "years.svg" => !page.years.lines.is_empty(),
            "regions.svg" => !page.regions.table.lines.is_empty(),
            _ => true,
        });
        files
    }

    fn categories(&self) -> impl Iterator<Item = (&Line, [&Option<Printed>; 5])> {
        categories(self.page)
    }

    fn regions(&self) -> impl Iterator<Item = (&Line, &RegionAreas)> {
        regions(self.page)
    }
}

impl Article<'_> {
    fn categories(&self) -> impl Iterator<Item = (&Line, [&Option<Printed>; 5])> {
        categories(self.page)
    }

    fn regions(&self) -> impl Iterator<Item = (&Line, &RegionAreas)> {
        regions(self.page)
    }
}

fn categories(page: &ProgrammePage) -> impl Iterator<Item = (&Line, [&Option<Printed>; 5])> {
    let across = page.categories.across.iter().map(Across::figures);
    page.categories.table.lines.iter().zip(across)
}

fn regions(page: &ProgrammePage) -> impl Iterator<Item = (&Line, &RegionAreas)> {
    page.regions.table.lines.iter().zip(&page.regions.areas)
}
