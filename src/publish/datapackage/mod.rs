//! `datapackage.json`: what stands in the CSV files, for programs that never saw one, as a
//! [Frictionless Data Package](https://specs.frictionlessdata.io/tabular-data-package/) (version 1).
//!
//! The columns of each file are taken from the file as it was written, and each column's type and meaning
//! from one dictionary: a word means the same in every file. A file or a column that is not known here is a
//! mistake of this program.

mod columns;
mod resources;

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read as _};
use std::path::Path;

use serde::Serialize;

use self::columns::Field;
use self::resources::Resource;
use crate::mapping::Settings;
use crate::model::slug;

/// The name of the file in the output folder.
pub const NAME: &str = "datapackage.json";

/// Longer than any line of column names.
const LONGEST_HEADER: u64 = 1 << 16;

/// Why the package cannot be described.
#[derive(Debug, thiserror::Error)]
pub enum NotDescribed {
    /// A file cannot be read back.
    #[error("{0} cannot be read: {1}")]
    Io(String, #[source] io::Error),
    /// No description fits the file.
    #[error("nothing is said of the file {0}")]
    File(String),
    /// No description fits the column.
    #[error("nothing is said of the column `{1}` of {0}")]
    Column(String, String),
}

#[derive(Serialize)]
struct Package<'a> {
    profile: &'a str,
    name: String,
    title: &'a str,
    description: &'a str,
    edition: &'a str,
    licenses: [License<'a>; 1],
    resources: Vec<Described>,
}

#[derive(Serialize)]
struct License<'a> {
    name: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct Described {
    profile: &'static str,
    name: String,
    path: String,
    title: &'static str,
    description: &'static str,
    /// `public` or `internal`.
    audience: &'static str,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    bytes: u64,
    dialect: Dialect,
    schema: Schema,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Dialect {
    delimiter: &'static str,
    line_terminator: &'static str,
    double_quote: bool,
    header: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    fields: Vec<Field>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    primary_key: Vec<&'static str>,
    missing_values: [&'static str; 1],
}

/// Describes the CSV files among `written`, which are names inside `folder` with their sizes.
///
/// # Errors
///
/// A file cannot be read back, or is of a kind that nobody described.
pub fn render(
    folder: &Path,
    written: &[(String, u64)],
    settings: &Settings,
    edition: &str,
) -> Result<Vec<u8>, NotDescribed> {
    let mut resources = Vec::new();
    for (path, bytes) in written {
        if path.ends_with(".csv") && !path.starts_with("history/") {
            resources.push(described(folder, path, *bytes, &settings.currency)?);
        }
    }
    let licence = settings.licence.as_deref();
    let package = Package {
        profile: "tabular-data-package",
        name: Some(slug(&settings.programme))
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| String::from("programme")),
        title: &settings.programme,
        description: "Spend of the programme's areas, from the returns of their partnerships. Resources with the \
                      audience `internal` hold the partnerships' own words and may name people: they are not to be published.",
        edition,
        licenses: [License {
            name: licence.unwrap_or("notspecified"),
            title: licence.unwrap_or(
                "No licence is given: set one in crosscast.toml before anything is published",
            ),
        }],
        resources,
    };
    let mut out = serde_json::to_vec_pretty(&package)
        .map_err(|error| NotDescribed::Io(NAME.to_owned(), error.into()))?;
    out.push(b'\n');
    Ok(out)
}

fn described(
    folder: &Path,
    path: &str,
    bytes: u64,
    currency: &str,
) -> Result<Described, NotDescribed> {
    let resource = Resource::of(path).ok_or_else(|| NotDescribed::File(path.to_owned()))?;
    let (marked, header) =
        header(&folder.join(path)).map_err(|error| NotDescribed::Io(path.to_owned(), error))?;
    let mut fields = Vec::new();
    for column in &header {
        let field = Field::of(column, resource.name, currency);
        fields.push(field.ok_or_else(|| NotDescribed::Column(path.to_owned(), column.clone()))?);
    }
    Ok(Described {
        profile: "tabular-data-resource",
        name: resource.name_of(path),
        path: path.to_owned(),
        title: resource.title,
        description: resource.description,
        audience: if resource.public { "public" } else { "internal" },
        format: "csv",
        mediatype: "text/csv",
        encoding: if marked { "utf-8-sig" } else { "utf-8" },
        bytes,
        dialect: Dialect {
            delimiter: ",",
            line_terminator: "\n",
            double_quote: true,
            header: true,
        },
        schema: Schema { fields, primary_key: resource.key.to_vec(), missing_values: [""] },
    })
}

/// Whether the file `path` is described as fit to be published; `None` for what is no CSV file of ours.
#[cfg(test)]
pub(super) fn is_public(path: &str) -> Option<bool> {
    Resource::of(path).map(|resource| resource.public)
}

/// Whether the file begins with a byte order mark, and the names of its columns.
fn header(path: &Path) -> io::Result<(bool, Vec<String>)> {
    let mut line = String::new();
    BufReader::new(File::open(path)?).take(LONGEST_HEADER).read_line(&mut line)?;
    let unmarked = line.strip_prefix('\u{feff}');
    let names = unmarked.unwrap_or(&line).trim_end().split(',').map(str::to_owned).collect();
    Ok((unmarked.is_some(), names))
}
