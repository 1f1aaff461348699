//! Charts in one hue with direct labels, drawn from the cells of a table.

use rust_xlsxwriter::{Chart, ChartDataLabel, ChartFormat, ChartSolidFill, Color};

/// What a chart shows: the rows of a table, from the first to the last.
pub(super) struct Shown<'a> {
    /// The sheet that the table is in.
    pub(super) sheet: &'a str,
    /// Its first and last line.
    pub(super) rows: (u32, u32),
    /// The column with the figures; the names are in the first one.
    pub(super) column: u16,
    /// What stands above it.
    pub(super) title: &'a str,
    /// How the figures at the bars are written.
    pub(super) format: &'a str,
}

/// The height of a bar with what is between it and the next, in pixels.
const BAR: u32 = 26;
/// The height of the title and the edges.
const REST: u32 = 90;
const WIDTH: u32 = 860;
const COLUMNS_HIGH: u32 = 380;
/// About the height of a row of a sheet, in pixels.
const ROW: u32 = 20;

/// Bars that lie, the first line on top.
pub(super) fn bars(shown: &Shown<'_>) -> Chart {
    let mut chart = plain(Chart::new_bar(), shown);
    chart.y_axis().set_reverse();
    chart.x_axis().set_hidden(true);
    chart
}

/// Columns from left to right.
pub(super) fn columns(shown: &Shown<'_>) -> Chart {
    let mut chart = plain(Chart::new_column(), shown);
    chart.y_axis().set_hidden(true);
    chart.set_height(COLUMNS_HIGH);
    chart
}

/// How many rows of the sheet a chart of so many bars covers.
pub(super) fn rows(bars: u32) -> u32 {
    (bars * BAR + REST).max(COLUMNS_HIGH).div_ceil(ROW)
}

fn plain(mut chart: Chart, shown: &Shown<'_>) -> Chart {
    let Shown { sheet, rows: (first, last), column, title, format } = *shown;
    let fill = ChartSolidFill::new().set_color(Color::RGB(0x2F_5D_8A)).clone();
    chart
        .add_series()
        .set_name(title)
        .set_categories((sheet, first, 0, last, 0))
        .set_values((sheet, first, column, last, column))
        .set_format(ChartFormat::new().set_solid_fill(&fill))
        .set_gap(40)
        .set_data_label(ChartDataLabel::new().show_value().set_num_format(format));
    chart.title().set_name(title);
    chart.legend().set_hidden();
    chart.x_axis().set_major_gridlines(false);
    chart.y_axis().set_major_gridlines(false);
    chart.set_width(WIDTH).set_height((last - first + 1) * BAR + REST);
    chart.set_alt_text(format!("{title}: the figures are in the table above."));
    chart
}
