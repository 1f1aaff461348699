//! The zip archive that a modern workbook is.

use std::io::{self, Read, Seek, SeekFrom};

use rustc_hash::FxHashMap;
use zip::ZipArchive;

use super::xml::Xml;
use crate::model::{Limits, Refusal};

/// A workbook packs to a tenth or so; one that packs to less than this part is made to harm,
/// unless it is small.
const DENSEST: u64 = 250;
/// Up to this size once unpacked, it does not matter how densely a workbook is packed.
const SMALL: u64 = 256 * 1024 * 1024;

/// Bytes that can be read and gone back in.
pub(super) trait Source: Read + Seek {}

impl<T: Read + Seek> Source for T {}

/// An archive whose parts are found whatever the case and slashes of their names.
pub(super) struct Package<'s> {
    archive: ZipArchive<Box<dyn Source + 's>>,
    parts: FxHashMap<String, usize>,
}

impl<'s> Package<'s> {
    /// Opens the archive in `source`, and refuses one that would unpack to more than the limit.
    /// An archive cannot hide its size: no part is unpacked beyond what it declares.
    pub(super) fn open(
        mut source: impl Read + Seek + 's,
        limits: &Limits,
    ) -> Result<Package<'s>, Refusal> {
        let packed = source.seek(SeekFrom::End(0)).map_err(|error| damaged(&error.to_string()))?;
        let source: Box<dyn Source + 's> = Box::new(source);
        let archive = ZipArchive::new(source).map_err(|error| damaged(&error.to_string()))?;
        let sizes = (0..archive.len()).flat_map(|at| archive.by_index_data(at));
        let declared = sizes.fold(0_u64, |sum, part| sum.saturating_add(part.size()));
        if declared > limits.unpacked_bytes {
            let mib = |bytes: u64| bytes.div_ceil(1024 * 1024);
            return Err(Refusal::new(
                format!(
                    "it is too large: it would unpack to {} MiB, where the limit is {} MiB",
                    mib(declared),
                    mib(limits.unpacked_bytes)
                ),
                "Remove what is not needed, or raise `unpacked_bytes` in crosscast.toml.",
            ));
        }
        if declared > SMALL && declared / DENSEST > packed {
            return Err(Refusal::new(
                format!(
                    "it would unpack to {} times its size, as only harmful files do",
                    declared / packed.max(1)
                ),
                "Do not open it; ask who sent it.",
            ));
        }
        let mut parts = FxHashMap::default();
        for index in 0..archive.len() {
            if let Some(Ok(name)) = archive.name_for_index(index) {
                parts.insert(plain_name(&name), index);
            }
        }
        Ok(Package { archive, parts })
    }

    /// Whether there is a part called `name`.
    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&plain_name(name))
    }

    /// Begins to read the part called `name`.
    pub(super) fn part(&mut self, name: &str) -> io::Result<impl Read + '_> {
        let index = self.parts.get(&plain_name(name));
        let &index = index.ok_or_else(|| io::Error::other("the file does not hold it"))?;
        self.archive.by_index(index).map_err(io::Error::other)
    }

    /// Begins to read the part called `name` as XML.
    pub(super) fn xml(&mut self, name: &str) -> io::Result<Xml<'_>> {
        Xml::new(self.part(name)?)
    }
}

/// The refusal of an archive whose inside is broken; `why` is the reader's own word.
pub(super) fn damaged(why: &str) -> Refusal {
    Refusal::new(
        format!("it is damaged: {why}"),
        "Open it in the program that made it, save it again as .xlsx, or ask for it again.",
    )
}

/// The part that `target` means when the part `from` refers to it.
pub(super) fn resolve(from: &str, target: &str) -> String {
    let mut path: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => from.rsplit_once('/').map_or(Vec::new(), |(folder, _)| folder.split('/').collect()),
    };
    let target = target.replace('\\', "/");
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

fn plain_name(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches("./").trim_start_matches('/').to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_that_unpacks_to_a_flood_is_refused() {
        use std::io::Write;
        let mut writer = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
        writer.start_file("a", zip::write::SimpleFileOptions::default()).unwrap();
        let noughts = vec![0; 1024 * 1024];
        for _ in 0..257 {
            writer.write_all(&noughts).unwrap();
        }
        let bytes = writer.finish().unwrap().into_inner();
        let refusal = Package::open(io::Cursor::new(bytes), &Limits::default()).err().unwrap();
        assert!(refusal.reason.contains("times its size"), "{}", refusal.reason);
    }

    #[test]
    fn targets_are_resolved_from_the_part_that_names_them() {
        for (from, target, part) in [
            ("xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/workbook.xml", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/workbook.xml", "../other/a.xml", "other/a.xml"),
            ("xl/workbook.xml", "./a\\b.xml", "xl/a/b.xml"),
            ("workbook.xml", "../../a.xml", "a.xml"),
        ] {
            assert_eq!(resolve(from, target), part);
        }
    }
}
