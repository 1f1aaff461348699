//! The picture of an area's spend in its own words.

use super::chart_svg::{Bar, Chart, render};
use crate::pages::{AreaPage, Line};

/// The whole file; `None` when there is nothing to show. Fails only by a mistake of this program.
pub fn chart(page: &AreaPage) -> Option<askama::Result<Vec<u8>>> {
    let table = page.tables.first()?;
    let bar = |line: &Line| Bar {
        label: line.name.to_string(),
        text: match &line.share {
            Some(share) => format!("{} ({})", line.pounds.text, share.text),
            None => line.pounds.text.clone(),
        },
        value: line.sum.amount.exact(),
    };
    let lines: Vec<String> =
        table.lines.iter().map(|line| format!("{}: {}", line.name, line.pounds.text)).collect();
    let mark = if page.provisional { " (provisional)" } else { "" };
    Some(render(&Chart {
        title: format!("{}: spend in its own words{mark}", page.name),
        description: format!("{}. Total: {}.", lines.join("; "), table.total.text),
        bars: table.lines.iter().map(bar).collect(),
    }))
}
