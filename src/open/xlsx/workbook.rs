//! The list of sheets of a workbook, and where its parts are.

use std::io;

use super::super::package::{Package, resolve};
use super::super::serial::Epoch;
use super::super::sheet::Visibility;
use super::super::xml::Token;

/// What kind of sheet a part holds.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum SheetKind {
    /// Cells.
    Cells,
    /// A chart, a dialogue or macros of the 1990s.
    Other,
}

/// One sheet as the workbook lists it.
#[derive(Debug)]
pub(super) struct Listed {
    /// Its name.
    pub(super) name: String,
    /// Whether it is shown.
    pub(super) visibility: Visibility,
    /// Its part, if it is told.
    pub(super) part: Option<String>,
    /// What it holds.
    pub(super) kind: SheetKind,
}

/// What the workbook says of itself.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// From which day it counts.
    pub(super) epoch: Epoch,
    /// Its sheets in order.
    pub(super) sheets: Vec<Listed>,
    /// Whether the list of parts is damaged, so that sheets are taken in the usual order.
    pub(super) relations_lost: bool,
    /// The part of shared texts.
    pub(super) strings: Option<String>,
    /// The part of styles.
    pub(super) styles: Option<String>,
}

/// One line of a part's list of other parts.
struct Relation {
    id: String,
    kind: String,
    part: String,
}

/// Reads the workbook's own part, wherever the package has put it.
pub(super) fn read_contents(package: &mut Package<'_>) -> io::Result<Contents> {
    let part = workbook_part(package)?;
    let (relations, relations_lost) = match relations(package, &part) {
        Ok(relations) => (relations, false),
        Err(_) => (Vec::new(), true),
    };
    let mut contents = Contents {
        relations_lost,
        strings: related(&relations, "/sharedstrings", package, "xl/sharedStrings.xml"),
        styles: related(&relations, "/styles", package, "xl/styles.xml"),
        ..Contents::default()
    };
    let Some(mut xml) = package.xml(&part)? else {
        return Err(io::Error::other("its list of sheets is missing"));
    };
    let mut ids = Vec::new();
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
                ids.push(
                    tag.attributes()
                        .find(|(own, _)| own.ends_with(b":id"))
                        .map(|(_, id)| id.to_vec()),
                );
                contents.sheets.push(Listed {
                    name,
                    visibility,
                    part: None,
                    kind: SheetKind::Cells,
                });
            }
            _ => {}
        }
    }
    drop(xml);
    for (at, (listed, id)) in contents.sheets.iter_mut().zip(ids).enumerate() {
        let relation = id.and_then(|id| relations.iter().find(|own| own.id.as_bytes() == id));
        match relation {
            Some(relation) => {
                if ["chartsheet", "dialogsheet", "macrosheet"]
                    .iter()
                    .any(|kind| relation.kind.ends_with(kind))
                {
                    listed.kind = SheetKind::Other;
                }
                listed.part = Some(relation.part.clone());
            }
            // Without a list of parts the sheets stand where everybody puts them.
            None => {
                let usual = format!("xl/worksheets/sheet{}.xml", at + 1);
                listed.part = package.has(&usual).then_some(usual);
            }
        }
    }
    Ok(contents)
}

/// Where the list of sheets is: where the package says, where its types say, or where
/// everybody puts it.
fn workbook_part(package: &mut Package<'_>) -> io::Result<String> {
    let told = relations(package, "")
        .unwrap_or_default()
        .into_iter()
        .find(|relation| relation.kind.ends_with("/officedocument"))
        .map(|relation| relation.part)
        .filter(|part| package.has(part));
    let usual = || Some("xl/workbook.xml".to_string()).filter(|part| package.has(part));
    if let Some(part) = told.or_else(usual) {
        return Ok(part);
    }
    let missing = || io::Error::other("its list of sheets is missing");
    let mut xml = package.xml("[Content_Types].xml")?.ok_or_else(missing)?;
    while let Some(token) = xml.next()? {
        let Token::Start(tag) = token else { continue };
        if let (Some(kind), Some(part)) = (tag.text("ContentType"), tag.text("PartName"))
            && kind.to_lowercase().ends_with(".main+xml")
        {
            return Ok(part);
        }
    }
    Err(missing())
}

/// Reads which parts `part` refers to; the package itself when `part` is empty.
fn relations(package: &mut Package<'_>, part: &str) -> io::Result<Vec<Relation>> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let slash = if folder.is_empty() { "" } else { "/" };
    let mut relations = Vec::new();
    let Some(mut xml) = package.xml(&format!("{folder}{slash}_rels/{file}.rels"))? else {
        return Ok(relations);
    };
    while let Some(token) = xml.next()? {
        let Token::Start(tag) = token else { continue };
        if tag.name != b"Relationship" {
            continue;
        }
        if let (Some(id), Some(kind), Some(target)) =
            (tag.text("Id"), tag.text("Type"), tag.text("Target"))
        {
            relations.push(Relation {
                id,
                kind: kind.to_lowercase(),
                part: resolve(part, &target),
            });
        }
    }
    Ok(relations)
}

fn related(
    relations: &[Relation],
    kind: &str,
    package: &Package<'_>,
    usual: &str,
) -> Option<String> {
    relations
        .iter()
        .find(|relation| relation.kind.ends_with(kind) && package.has(&relation.part))
        .map(|relation| relation.part.clone())
        .or_else(|| package.has(usual).then(|| usual.to_string()))
}
