//! What the styles of a workbook say of its numbers.

use std::io;

use rustc_hash::FxHashMap;

use crate::open::number_format::{Shown, Style, built_in, of_code};
use crate::open::sheet::CellFlags;
use crate::open::xml::{Token, Xml};

/// Reads the cell styles, in the order in which cells name them.
pub(in crate::open) fn read_styles(xml: &mut Xml<'_>) -> io::Result<Vec<Style>> {
    let mut formats: FxHashMap<u32, Shown> = FxHashMap::default();
    let mut bold_fonts: Vec<bool> = Vec::new();
    let mut styles = Vec::new();
    let mut within = Section::Other;
    while let Some(token) = xml.next()? {
        match token {
            Token::Start(tag) => match tag.name {
                b"fonts" if !tag.empty => within = Section::Fonts,
                b"cellXfs" if !tag.empty => within = Section::Cells,
                b"numFmt" => {
                    // Formats inside conditional styles (dxf) come later and do not count.
                    if let (Some(id), Some(code)) = (tag.number("numFmtId"), tag.text("formatCode"))
                    {
                        formats.entry(id).or_insert_with(|| of_code(&code));
                    }
                }
                b"font" if within == Section::Fonts => bold_fonts.push(false),
                b"b" if within == Section::Fonts => {
                    let off = matches!(tag.get("val"), Some(b"0" | b"false"));
                    if let Some(bold) = bold_fonts.last_mut() {
                        *bold = !off;
                    }
                }
                b"xf" if within == Section::Cells => {
                    let format = tag.number("numFmtId").unwrap_or(0);
                    let font = tag.number("fontId").unwrap_or(0) as usize;
                    let bold = bold_fonts.get(font) == Some(&true);
                    styles.push(Style {
                        shown: formats.get(&format).copied().unwrap_or_else(|| built_in(format)),
                        flags: if bold { CellFlags::BOLD } else { CellFlags::default() },
                    });
                }
                _ => {}
            },
            Token::End(b"fonts" | b"cellXfs") => within = Section::Other,
            _ => {}
        }
    }
    Ok(styles)
}

#[derive(PartialEq, Eq)]
enum Section {
    Fonts,
    Cells,
    Other,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_and_bold_fonts_are_known_by_style() {
        let xml = "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='dd/mm/yyyy'/>\
            <numFmt numFmtId=\"171\" formatCode=\"&quot;d&quot;0.0%\"/></numFmts><fonts><font/>\
            <font><b/></font><font><b val='0'/></font></fonts><cellStyleXfs><xf numFmtId='14'/>\
            </cellStyleXfs><cellXfs><xf numFmtId='0' fontId='0'/><xf numFmtId='170' fontId='1'>\
            <alignment/></xf><xf numFmtId='171' fontId='2'/><xf numFmtId='21'/></cellXfs><dxfs>\
            <dxf><font><b/></font><numFmt numFmtId='170' formatCode='0'/></dxf></dxfs></styleSheet>";
        let styles = read_styles(&mut Xml::new(xml.as_bytes()).unwrap()).unwrap();
        let shown: Vec<_> = styles.iter().map(|style| style.shown).collect();
        assert_eq!(shown, [Shown::Number, Shown::Day, Shown::Percent, Shown::Time]);
        let bold: Vec<_> = styles.iter().map(|style| style.flags.has(CellFlags::BOLD)).collect();
        assert_eq!(bold, [false, true, false, false]);
    }
}
