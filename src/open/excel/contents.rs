//! The sheets of a workbook, and where its parts are. The same for the XML and the binary form.

use std::io;

use crate::open::package::{Package, resolve};
use crate::open::serial::Epoch;
use crate::open::sheet::Visibility;
use crate::open::xml::Token;

/// What kind of sheet a part holds.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(in crate::open) enum SheetKind {
    /// Cells.
    Cells,
    /// A chart, a dialogue or macros of the 1990s.
    Other,
}

/// One sheet as the workbook lists it.
#[derive(Debug)]
pub(in crate::open) struct Listed {
    /// Its key in the workbook's list of parts.
    pub(in crate::open) id: Option<String>,
    /// Its name.
    pub(in crate::open) name: String,
    /// Whether it is shown.
    pub(in crate::open) visibility: Visibility,
    /// Its part, if it is told.
    pub(in crate::open) part: Option<String>,
    /// What it holds.
    pub(in crate::open) kind: SheetKind,
}

/// What the workbook says of itself.
#[derive(Debug, Default)]
pub(in crate::open) struct Contents {
    /// From which day it counts.
    pub(in crate::open) epoch: Epoch,
    /// Its sheets in order.
    pub(in crate::open) sheets: Vec<Listed>,
    /// Whether the list of parts is damaged, so that sheets are taken in the usual order.
    pub(in crate::open) relations_lost: bool,
    /// The part of shared texts.
    pub(in crate::open) strings: Option<String>,
    /// The part of styles.
    pub(in crate::open) styles: Option<String>,
}

/// A workbook's list of its parts.
pub(super) struct Relations(Vec<Relation>);

/// One line of a part's list of other parts.
struct Relation {
    id: String,
    kind: String,
    part: String,
}

impl Contents {
    /// Finds the parts of the workbook whose own part is `main`; `ending` is that of its
    /// parts where the workbook does not say.
    pub(super) fn with_parts(
        package: &mut Package<'_>,
        main: &str,
        ending: &str,
    ) -> (Contents, Relations) {
        let (relations, relations_lost) = match relations(package, main) {
            Ok(relations) => (relations, false),
            Err(_) => (Vec::new(), true),
        };
        let usual = |name: &str| format!("xl/{name}.{ending}");
        let contents = Contents {
            relations_lost,
            strings: related(&relations, "/sharedstrings", package, &usual("sharedStrings")),
            styles: related(&relations, "/styles", package, &usual("styles")),
            ..Contents::default()
        };
        (contents, Relations(relations))
    }

    /// Finds the part of each sheet.
    pub(super) fn place(&mut self, relations: &Relations, package: &Package<'_>, ending: &str) {
        for (at, listed) in self.sheets.iter_mut().enumerate() {
            let id = listed.id.as_deref();
            let relation = id.and_then(|id| relations.0.iter().find(|own| own.id == id));
            match relation {
                Some(relation) => {
                    let others = ["chartsheet", "dialogsheet", "macrosheet"];
                    if others.iter().any(|kind| relation.kind.ends_with(kind)) {
                        listed.kind = SheetKind::Other;
                    }
                    listed.part = Some(relation.part.clone());
                }
                // Without a list of parts the sheets stand where everybody puts them.
                None => {
                    let usual = format!("xl/worksheets/sheet{}.{ending}", at + 1);
                    listed.part = package.has(&usual).then_some(usual);
                }
            }
        }
    }
}

/// Where the list of sheets is: where the package says, where its types say, or where
/// everybody puts it.
pub(super) fn main_part(package: &mut Package<'_>, usual: &str) -> io::Result<String> {
    let told = relations(package, "")
        .unwrap_or_default()
        .into_iter()
        .find(|relation| relation.kind.ends_with("/officedocument"))
        .map(|relation| relation.part)
        .filter(|part| package.has(part));
    let usual = || Some(usual.to_string()).filter(|part| package.has(part));
    if let Some(part) = told.or_else(usual) {
        return Ok(part);
    }
    let missing = || io::Error::other("its list of sheets is missing");
    let mut xml = package.xml("[Content_Types].xml").map_err(|_| missing())?;
    while let Some(token) = xml.next()? {
        let Token::Start(tag) = token else { continue };
        if let (Some(kind), Some(part)) = (tag.text("ContentType"), tag.text("PartName"))
            && (kind.ends_with(".main+xml") || kind.ends_with(".main"))
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
    let list = format!("{folder}{slash}_rels/{file}.rels");
    if !package.has(&list) {
        return Ok(relations);
    }
    let mut xml = package.xml(&list)?;
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
