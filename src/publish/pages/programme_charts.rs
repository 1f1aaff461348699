//! The pictures of the programme's article.

use rust_decimal::Decimal;

use super::chart_svg::{Bar, Chart, render};
use crate::pages::{ProgrammePage, Table};

/// The pictures by the names of their files. Fails only by a mistake of this program.
pub fn charts(page: &ProgrammePage) -> askama::Result<Vec<(&'static str, Vec<u8>)>> {
    let mut charts = vec![
        ("chart.svg", of_table(page, &page.categories.table)),
        ("years.svg", of_table(page, &page.years)),
        ("regions.svg", of_table(page, &page.regions.table)),
    ];
    charts.extend(delivery(page).map(|chart| ("delivery.svg", chart)));
    charts.retain(|(_, chart)| !chart.bars.is_empty());
    charts.into_iter().map(|(name, chart)| Ok((name, render(&chart)?))).collect()
}

/// A bar for each line.
fn of_table(page: &ProgrammePage, table: &Table) -> Chart {
    let bars: Vec<Bar> = table
        .lines
        .iter()
        .map(|line| Bar {
            label: line.name.to_string(),
            text: match &line.share {
                Some(share) => format!("{} ({})", line.pounds.text, share.text),
                None => line.pounds.text.clone(),
            },
            value: line.sum.amount.exact(),
        })
        .collect();
    let total = format!(" Total: {}. {}", table.total.text, page.coverage);
    chart(page, &table.heading.to_lowercase(), bars, &total)
}

/// Areas by how large a share of their spend delivery costs are.
fn delivery(page: &ProgrammePage) -> Option<Chart> {
    let bands = &page.delivery.as_ref()?.bands;
    let bars = bands.iter().map(|band| Bar {
        label: band.name.clone(),
        text: band.areas.text.clone(),
        value: Decimal::from_str_exact(&band.areas.value).unwrap_or_default(),
    });
    let title = "areas by the share of their spend that is delivery costs";
    Some(chart(page, title, bars.collect(), &format!(" {}", page.coverage)))
}

fn chart(page: &ProgrammePage, title: &str, bars: Vec<Bar>, rest: &str) -> Chart {
    let told: Vec<String> = bars.iter().map(|bar| format!("{}: {}", bar.label, bar.text)).collect();
    Chart {
        title: format!("{}: {title}", page.programme),
        description: format!("{}.{rest}", told.join("; ")),
        bars,
    }
}
