//! The list of sheets in XML.

use std::io;

use crate::open::excel::contents::{Contents, Listed, SheetKind};
use crate::open::serial::Epoch;
use crate::open::sheet::Visibility;
use crate::open::xml::{Token, Xml};

/// Reads the workbook's own part into `contents`.
pub(in crate::open) fn read_workbook(xml: &mut Xml<'_>, contents: &mut Contents) -> io::Result<()> {
    while let Some(token) = xml.next()? {
        let Token::Start(tag) = token else { continue };
        match tag.name {
            b"workbookPr" if tag.is_true("date1904") => contents.epoch = Epoch::From1904,
            b"sheet" => {
                let Some(name) = tag.text("name") else { continue };
                let visibility = match tag.get("state") {
                    Some(b"hidden") => Visibility::Hidden,
                    Some(b"veryHidden") => Visibility::VeryHidden,
                    _ => Visibility::Visible,
                };
                let id = tag.attributes().find(|(own, _)| own.ends_with(b":id"));
                contents.sheets.push(Listed {
                    id: id.map(|(_, id)| String::from_utf8_lossy(id).into_owned()),
                    name,
                    visibility,
                    part: None,
                    kind: SheetKind::Cells,
                });
            }
            _ => {}
        }
    }
    Ok(())
}
