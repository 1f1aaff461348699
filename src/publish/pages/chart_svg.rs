//! Horizontal bars with direct labels, as an SVG file that stands by itself.

use askama::Template;
use rust_decimal::Decimal;

/// Bars, the longest first or in their own order.
#[derive(Clone, Debug)]
pub struct Chart {
    /// What is shown.
    pub title: String,
    /// The same in a sentence, for those who do not see it.
    pub description: String,
    /// The bars.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// The figure, as it is printed.
    pub text: String,
    /// The figure itself; a bar of less than nothing has no length.
    pub value: Decimal,
}

#[derive(Template)]
#[template(path = "chart.svg", escape = "html")]
struct Page<'a> {
    chart: &'a Chart,
}

const ROW: usize = 28;
const TOP: usize = 40;
const WIDEST: u32 = 300;

/// The whole file. Fails only by a mistake of this program.
pub fn render(chart: &Chart) -> askama::Result<Vec<u8>> {
    Page { chart }.render().map(String::into_bytes)
}

impl Page<'_> {
    fn height(&self) -> usize {
        TOP + self.chart.bars.len() * ROW + 12
    }

    fn y(&self, at: &usize) -> usize {
        TOP + at * ROW
    }

    fn text_y(&self, at: &usize) -> usize {
        self.y(at) + 15
    }

    /// Units of length, of [`WIDEST`].
    fn width(&self, value: &Decimal) -> Decimal {
        let most = self.chart.bars.iter().map(|bar| bar.value).max().unwrap_or_default();
        let part = value.max(&Decimal::ZERO).checked_div(most).unwrap_or_default();
        (part * Decimal::from(WIDEST)).round_dp(1)
    }

    fn text_x(&self, value: &Decimal) -> Decimal {
        self.width(value) + Decimal::from(248)
    }
}
