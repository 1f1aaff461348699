//! The programme's article as Markdown.

use std::fmt::Write;

use super::area_md::{escaped, sentence, write_table};
use crate::figure::Printed;
use crate::pages::{Across, Delivery, ProgrammePage};

/// The whole file.
pub fn render(page: &ProgrammePage) -> Vec<u8> {
    let mut out = String::with_capacity(1 << 13);
    // Writing into a string cannot fail.
    let _ = write(&mut out, page);
    out.into_bytes()
}

fn write(out: &mut String, page: &ProgrammePage) -> std::fmt::Result {
    writeln!(out, "# {}: how the money was spent\n", escaped(&page.programme))?;
    if page.provisional {
        writeln!(out, "**Provisional.** {}\n", ProgrammePage::PROVISIONAL)?;
    }
    writeln!(out, "{}\n", sentence(&page.coverage))?;
    for said in &page.sentences {
        writeln!(out, "- {}", sentence(said))?;
    }
    writeln!(out)?;
    for (term, said) in &page.facts {
        writeln!(out, "- **{term}:** {}", sentence(said))?;
    }
    categories(out, page)?;
    writeln!(out, "\n## {}\n\n{}\n", page.years.heading, sentence(&page.years.caption))?;
    write_table(out, &page.years)?;
    regions(out, page)?;
    if let Some(delivery) = &page.delivery {
        on_delivery(out, delivery)?;
    }
    writeln!(out, "\n## How the figures were made\n")?;
    for said in &page.method {
        writeln!(out, "- {}", sentence(said))?;
    }
    writeln!(out, "\nTo follow a figure to the lines that make it up: {}", escaped(&page.follow))
}

fn categories(out: &mut String, page: &ProgrammePage) -> std::fmt::Result {
    let table = &page.categories.table;
    writeln!(out, "\n## {}\n\n{}\n", table.heading, sentence(&table.caption))?;
    writeln!(
        out,
        "| {} | Pounds | Share | Areas | Largest in | Median | Least | Most |\n\
         |---|---:|---:|---:|---:|---:|---:|---:|",
        table.of
    )?;
    for (line, across) in table.lines.iter().zip(&page.categories.across) {
        write!(out, "| {} | {} | {} |", sentence(&line.name), line.pounds.text, text(&line.share))?;
        Across::figures(across).iter().try_for_each(|figure| write!(out, " {} |", text(figure)))?;
        writeln!(out)?;
    }
    let whole = if table.has_shares { "**100%**" } else { "" };
    writeln!(out, "| **Total** | **{}** | {whole} | | | | | |", table.total.text)
}

fn regions(out: &mut String, page: &ProgrammePage) -> std::fmt::Result {
    let table = &page.regions.table;
    writeln!(out, "\n## {}\n\n{}\n", table.heading, sentence(&table.caption))?;
    writeln!(out, "| {} | Pounds | Share | Areas |\n|---|---:|---:|---:|", table.of)?;
    for (line, areas) in table.lines.iter().zip(&page.regions.areas) {
        let (name, share) = (sentence(&line.name), text(&line.share));
        let (counted, listed) = (&areas.counted.text, &areas.listed.text);
        writeln!(out, "| {name} | {} | {share} | {counted} of {listed} |", line.pounds.text)?;
    }
    let whole = if table.has_shares { "**100%**" } else { "" };
    writeln!(out, "| **Total** | **{}** | {whole} | |", table.total.text)?;
    if !page.regions.missing.is_empty() {
        writeln!(
            out,
            "\nNo spend is counted of these regions, which is not to say that nothing was spent there:\n"
        )?;
    }
    page.regions.missing.iter().try_for_each(|said| writeln!(out, "- {}", sentence(said)))
}

fn on_delivery(out: &mut String, delivery: &Delivery) -> std::fmt::Result {
    writeln!(out, "\n## Delivery costs across areas\n\n{}\n", sentence(&delivery.note))?;
    writeln!(out, "| Share of the area’s spend | Areas |\n|---|---:|")?;
    for band in &delivery.bands {
        writeln!(out, "| {} | {} |", band.name, band.areas.text)?;
    }
    writeln!(out, "| **Total** | **{}** |\n", delivery.areas.text)?;
    writeln!(out, "| Area | Pounds | Share of its spend |\n|---|---:|---:|")?;
    for line in &delivery.lines {
        let pounds = line.pounds.as_ref().map_or("none counted", |pounds| &pounds.text);
        writeln!(out, "| {} | {pounds} | {} |", sentence(&line.name), text(&line.share))?;
    }
    writeln!(out, "| **Total** | **{}** | |", delivery.total.text)
}

fn text(figure: &Option<Printed>) -> &str {
    figure.as_ref().map_or("–", |printed| &printed.text)
}
