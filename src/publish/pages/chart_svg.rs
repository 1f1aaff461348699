//! Horizontal bars with direct labels, as an SVG file that stands by itself.

use askama::Template;
use rust_decimal::Decimal;

use super::text_width::{in_two_lines, on_one_line, width};

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

/// All lengths are in units of the picture: at its natural size, pixels.
const WIDTH: u32 = 720;
const MARGIN: u32 = 12;
const TOP: u32 = 44;
/// Between a label, its bar and its figure.
const GAP: u32 = 8;
/// A label takes no more, and goes on in a second line.
const LONGEST_LABEL: u32 = 250;
const LINE: u32 = 18;
const BAR: u32 = 18;
/// Between one bar and the next.
const APART: u32 = 8;
/// How much larger the letters of the title are, in per cent.
const TITLE: u32 = 115;

#[derive(Template)]
#[template(path = "chart.svg", escape = "html")]
struct Page {
    title: String,
    description: String,
    shown_title: String,
    height: u32,
    rows: Vec<Row>,
}

/// A bar, laid out.
struct Row {
    /// One line of its label, or two.
    label: Vec<(String, u32)>,
    label_x: u32,
    text: String,
    text_x: Decimal,
    text_y: u32,
    x: u32,
    y: u32,
    length: Decimal,
}

/// The whole file. Fails only by a mistake of this program.
pub fn render(chart: &Chart) -> askama::Result<Vec<u8>> {
    let labels: Vec<Vec<String>> =
        chart.bars.iter().map(|bar| in_two_lines(&plain(&bar.label), LONGEST_LABEL)).collect();
    let longest = labels.iter().flatten().map(|line| width(line)).max().unwrap_or_default();
    let figures = chart.bars.iter().map(|bar| width(&bar.text)).max().unwrap_or_default();
    let x = MARGIN + longest + GAP;
    let room = WIDTH.saturating_sub(x + GAP + figures + MARGIN);
    let most = chart.bars.iter().map(|bar| bar.value).max().unwrap_or_default();
    let mut y = TOP;
    let mut rows = Vec::with_capacity(labels.len());
    for (bar, lines) in chart.bars.iter().zip(labels) {
        let height = LINE * lines.len().max(1) as u32;
        let part = bar.value.max(Decimal::ZERO).checked_div(most).unwrap_or_default();
        let length = (part * Decimal::from(room)).round_dp(1).normalize();
        let middle = y + height / 2;
        // The line of the letters lies so far below their middle.
        let base = |line: u32| y + LINE * line + 14;
        rows.push(Row {
            label: lines.into_iter().zip((0..).map(base)).collect(),
            label_x: MARGIN + longest,
            text: plain(&bar.text),
            text_x: length + Decimal::from(x + GAP),
            text_y: middle + 5,
            x,
            y: middle - BAR / 2,
            length,
        });
        y += height + APART;
    }
    let page = Page {
        title: plain(&chart.title),
        description: plain(&chart.description),
        shown_title: on_one_line(&plain(&chart.title), (WIDTH - 2 * MARGIN) * 100 / TITLE),
        height: y - APART + MARGIN,
        rows,
    };
    page.render().map(String::into_bytes)
}

/// Without what hides text, and without the two letters that no XML file may hold.
fn plain(text: &str) -> String {
    let text = crate::model::control::without_controls(text);
    text.chars().filter(|letter| !matches!(letter, '\u{fffe}' | '\u{ffff}')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(label: &str, text: &str, value: i64) -> Bar {
        Bar { label: label.into(), text: text.into(), value: value.into() }
    }

    fn chart(bars: Vec<Bar>) -> String {
        let chart =
            Chart { title: "<T> & \"t\"".into(), description: "a\u{0}\u{ffff}b".into(), bars };
        String::from_utf8(render(&chart).unwrap()).unwrap()
    }

    #[test]
    fn any_label_is_text_in_a_well_formed_file() {
        let hostile = ["</text><script>x</script>", "a & b]]>", "\u{202e}\u{1}\u{fffe}", "", "'\""];
        let svg = chart(hostile.iter().map(|label| bar(label, "£1", 1)).collect());
        let signs = ["<svg ", "<title ", "<desc ", "<style>", "<rect ", "<text "];
        let opened: usize = signs.iter().map(|sign| svg.matches(sign).count()).sum();
        let closed = svg.matches("</").count() + svg.matches("/>").count();
        assert_eq!(opened, closed, "{svg}");
        assert_eq!(svg.matches('<').count(), opened + svg.matches("</").count(), "{svg}");
        assert_eq!(svg.matches("<text ").count(), 1 + 2 * 5 - 2, "no line for an empty label");
        let is_entity = |after: &str| after.split_once(';').is_some_and(|(name, _)| name.len() < 6);
        assert!(svg.split('&').skip(1).all(is_entity), "{svg}");
        assert!(!svg.contains(['\u{202e}', '\u{1}', '\u{fffe}', '\u{ffff}', '\u{0}']));
    }

    #[test]
    fn bars_are_as_long_as_their_amounts_and_stay_in_the_picture() {
        let long = "community ".repeat(20);
        let svg = chart(vec![
            bar(&long, "£1,000,000 (100%)", 200),
            bar("b", "-£5", -5),
            bar("c", "£1", 100),
        ]);
        let length = |at: usize| -> Decimal {
            let rect = svg.split("<rect class=\"bar\"").nth(at + 1).unwrap();
            rect.split("width=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
        };
        assert_eq!(length(1), Decimal::ZERO);
        assert!((length(0) - length(2) * Decimal::TWO).abs() <= Decimal::new(1, 1));
        assert!(length(0) > Decimal::from(200), "there is room for bars\n{svg}");
        assert!(svg.contains('…'), "a long label is cut\n{svg}");
    }
}
