//! How the cells of a marked copy look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::super::xlsx_cell::pounds;
use super::status::Tone;

/// What kind of content a cell has.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Words.
    Text,
    /// Words of ours beside figures.
    Beside,
    /// Words that a spreadsheet program would run if somebody typed them.
    Guarded,
    /// A number that is no amount.
    Number,
    /// An amount.
    Money,
    /// A share.
    Percent,
    /// A day.
    Day,
    /// Something that stands for what could not be copied.
    Missing,
}

const CONTENTS: usize = 8;
const TONES: usize = 7;

/// The formats, made once for a workbook.
pub(super) struct Styles {
    /// By content, boldness and tone.
    cells: Vec<Format>,
    /// The headings of the added columns.
    pub(super) added: Format,
    pub(super) title: Format,
    pub(super) strong: Format,
    pub(super) wrapped: Format,
    pub(super) head: Format,
    pub(super) head_right: Format,
    pub(super) money: Format,
}

impl Styles {
    pub(super) fn new(currency: &str) -> Styles {
        let pounds = pounds(currency);
        let mut cells = Vec::with_capacity(CONTENTS * 2 * TONES);
        for content in CONTENT {
            for bold in [false, true] {
                for tone in TONE {
                    let mut format = content_format(content, &pounds);
                    if bold {
                        format = format.set_bold();
                    }
                    if let Some(colour) = colour(tone) {
                        format = format.set_background_color(colour);
                    }
                    cells.push(format);
                }
            }
        }
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let head = Format::new()
            .set_bold()
            .set_background_color(Color::RGB(0xE8_EE_F4))
            .set_border_bottom(FormatBorder::Thin);
        Styles {
            cells,
            added: head.clone().set_text_wrap().set_align(FormatAlign::Top).set_indent(1),
            title: Format::new().set_bold().set_font_size(14),
            strong: wrapped.clone().set_bold().set_font_size(12),
            money: Format::new().set_num_format(&pounds).set_align(FormatAlign::Top),
            wrapped,
            head_right: head.clone().set_align(FormatAlign::Right),
            head: head.set_indent(1),
        }
    }

    /// The format of a cell.
    pub(super) fn cell(&self, content: Content, bold: bool, tone: Tone) -> &Format {
        let at = (content as usize * 2 + usize::from(bold)) * TONES + tone as usize;
        &self.cells[at]
    }
}

const CONTENT: [Content; CONTENTS] = [
    Content::Text,
    Content::Beside,
    Content::Guarded,
    Content::Number,
    Content::Money,
    Content::Percent,
    Content::Day,
    Content::Missing,
];

pub(super) const TONE: [Tone; TONES] = [
    Tone::Plain,
    Tone::Head,
    Tone::Counted,
    Tone::Waits,
    Tone::Agrees,
    Tone::Differs,
    Tone::LeftOut,
];

fn content_format(content: Content, pounds: &str) -> Format {
    let format = Format::new();
    match content {
        Content::Text | Content::Number => format,
        Content::Beside => format.set_indent(1),
        Content::Guarded => format.set_quote_prefix(),
        Content::Money => format.set_num_format(pounds),
        Content::Percent => format.set_num_format("0.00%"),
        Content::Day => format.set_num_format("dd/mm/yyyy"),
        Content::Missing => format.set_italic().set_font_color(Color::RGB(0x57_60_6A)),
    }
}

/// Soft enough for black words on them; what they mean stands in words beside them, too.
fn colour(tone: Tone) -> Option<Color> {
    let rgb = match tone {
        Tone::Plain => return None,
        Tone::Head => 0xE8_EE_F4,
        Tone::Counted => 0xE2_F0_E3,
        Tone::Waits => 0xFD_F0_CC,
        Tone::Agrees => 0xDC_E8_F6,
        Tone::Differs => 0xF8_D3_D6,
        Tone::LeftOut => 0xE6_E6_E6,
    };
    Some(Color::RGB(rgb))
}
