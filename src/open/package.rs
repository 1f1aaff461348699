//! The zip archive that a modern workbook is.

use std::cell::Cell;
use std::io::{self, Read, Seek, SeekFrom};

use rustc_hash::FxHashMap;
use zip::ZipArchive;

use super::xml::Xml;
use crate::gather::{Metered, NotOpened, archive};
use crate::model::{Limits, Refusal};

/// Bytes that may be unpacked beyond what all parts declare together, for small parts that are
/// looked at twice. Who unpacks much more than that names one part many times.
const TWICE: u64 = 1024 * 1024;

/// Bytes that can be read and gone back in.
pub(super) trait Source: Read + Seek {}

impl<T: Read + Seek> Source for T {}

/// An archive whose parts are found whatever the case and slashes of their names.
pub(super) struct Package<'s> {
    archive: ZipArchive<Metered<Box<dyn Source + 's>>>,
    parts: FxHashMap<String, usize>,
    /// What all parts declare that they unpack to, in bytes.
    declared: u64,
    /// How many bytes may still be unpacked.
    left: Cell<u64>,
}

impl<'s> Package<'s> {
    /// Opens the archive in `source`, and refuses one that would unpack to more than the limit.
    /// An archive cannot hide its size: no part is unpacked beyond what it declares, and all that
    /// is read of it does not come to much more than all parts together declare.
    pub(super) fn open(
        mut source: impl Read + Seek + 's,
        limits: &Limits,
    ) -> Result<Package<'s>, Refusal> {
        let packed = source.seek(SeekFrom::End(0)).map_err(|error| damaged(&error.to_string()))?;
        let source: Box<dyn Source + 's> = Box::new(source);
        let archive = archive(source, limits).map_err(|error| match error {
            NotOpened::TooMany(refusal) => refusal,
            NotOpened::Damaged(why) => damaged(&why),
        })?;
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
        if declared > limits.apart_bytes && declared / limits.unpacked_ratio.max(1) > packed {
            return Err(Refusal::new(
                format!(
                    "it would unpack to {} times its size, as only harmful files do",
                    declared / packed.max(1)
                ),
                "Do not open it; ask who sent it. If it is sound all the same, raise `unpacked_ratio` in crosscast.toml.",
            ));
        }
        let mut parts = FxHashMap::default();
        for index in 0..archive.len() {
            if let Some(Ok(name)) = archive.name_for_index(index) {
                parts.insert(plain_name(&name), index);
            }
        }
        let left = Cell::new(declared.saturating_add(TWICE));
        Ok(Package { archive, parts, declared, left })
    }

    /// What all parts declare that they unpack to, in bytes.
    pub(super) fn unpacked(&self) -> u64 {
        self.declared
    }

    /// Whether there is a part called `name`.
    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&plain_name(name))
    }

    /// Begins to read the part called `name`.
    pub(super) fn part(&mut self, name: &str) -> io::Result<impl Read + '_> {
        let index = self.parts.get(&plain_name(name));
        let &index = index.ok_or_else(|| io::Error::other("the file does not hold it"))?;
        let part = self.archive.by_index(index).map_err(io::Error::other)?;
        Ok(Unpacked { part, left: &self.left })
    }

    /// Begins to read the part called `name` as XML.
    pub(super) fn xml(&mut self, name: &str) -> io::Result<Xml<'_>> {
        Xml::new(self.part(name)?)
    }
}

/// A part that counts what is unpacked.
struct Unpacked<'p, R> {
    part: R,
    left: &'p Cell<u64>,
}

impl<R: Read> Read for Unpacked<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.part.read(buffer)?;
        let left = self.left.get().checked_sub(read as u64);
        self.left.set(left.unwrap_or(0));
        left.ok_or_else(|| {
            io::Error::other(
                "the same parts of it are named again and again, as only harmful files do",
            )
        })?;
        Ok(read)
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
mod tests;
