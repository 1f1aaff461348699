//! `run.json`: what the run read and wrote, with which version and when. The only output in which
//! the clock shows: all others are the same, byte for byte, for the same input.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

/// The name of the file in the output folder. A folder that holds it is one that crosscast wrote.
pub const NAME: &str = "run.json";

/// The program, as the file spells it.
const PROGRAM: &str = "crosscast";

/// What is recorded of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The program's version.
    pub version: String,
    /// When the results were written; see [`now`].
    pub written_at: String,
    /// The inbox as it was given.
    pub inbox: String,
    /// The first month of the financial year, 1 to 12, by which periods were named.
    pub financial_year_start: u8,
    /// What tells these results from those of other inputs or mapping files; see [`edition`].
    pub edition: String,
    /// The files of the inbox, in order.
    pub inputs: Vec<Input>,
    /// The mapping files and settings, by name.
    pub mappings: Vec<Hashed>,
    /// Size in bytes of each file that was written before this one, by name. A file of another
    /// size was changed by somebody.
    pub outputs: BTreeMap<String, u64>,
}

/// One file of the inbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Input {
    /// Path inside the inbox.
    pub file: String,
    /// SHA-256 of its content; empty when it could not be read.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: u64,
}

/// One mapping file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hashed {
    /// Its name inside the mappings folder.
    pub file: String,
    /// SHA-256 of its content.
    pub sha256: String,
}

/// Eight hexadecimal digits that pages carry: the beginning of the SHA-256 of what the inputs and mapping
/// files hold, and of the version. Results with the same edition are the same.
pub fn edition(inputs: &[Input], mappings: &[Hashed]) -> String {
    use sha2::Digest as _;
    let mut hasher = sha2::Sha256::new();
    hasher.update(env!("CARGO_PKG_VERSION"));
    for (name, sha256) in inputs
        .iter()
        .map(|input| (&input.file, &input.sha256))
        .chain(mappings.iter().map(|hashed| (&hashed.file, &hashed.sha256)))
    {
        hasher.update([0]);
        hasher.update(name);
        hasher.update([0]);
        hasher.update(sha256);
    }
    hasher.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// The clock, to the second, in UTC.
pub fn now() -> String {
    let now = jiff::Timestamp::now();
    let second = jiff::Timestamp::from_second(now.as_second()).unwrap_or(now);
    second.to_string()
}

/// The whole file.
pub fn render(run: &Run) -> serde_json::Result<Vec<u8>> {
    #[derive(Serialize)]
    struct Signed<'a> {
        program: &'static str,
        #[serde(flatten)]
        run: &'a Run,
    }
    let mut out = serde_json::to_vec_pretty(&Signed { program: PROGRAM, run })?;
    out.push(b'\n');
    Ok(out)
}

/// What the run that wrote the file at `path` says that it wrote; `None` when it is no such file.
pub(super) fn outputs_of(path: &Path) -> Option<BTreeMap<String, u64>> {
    #[derive(Deserialize)]
    struct Said {
        program: String,
        outputs: BTreeMap<String, u64>,
    }
    let said: Said = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    (said.program == PROGRAM).then_some(said.outputs)
}

/// The mapping files that the run which wrote the file at `path` went by; `None` when it is no such
/// file.
pub(super) fn mappings_of(path: &Path) -> Option<Vec<Hashed>> {
    #[derive(Deserialize)]
    struct Said {
        program: String,
        mappings: Vec<Hashed>,
    }
    let said: Said = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    (said.program == PROGRAM).then_some(said.mappings)
}

/// The edition of the results of the run that wrote the file at `path`; see [`edition`].
pub fn edition_of(path: &Path) -> Option<String> {
    #[derive(Deserialize)]
    struct Said {
        edition: String,
    }
    let said: Said = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    Some(said.edition)
}

/// When the run that wrote the file at `path` says that it was written.
pub fn written_at_of(path: &Path) -> Option<String> {
    #[derive(Deserialize)]
    struct Said {
        written_at: String,
    }
    let said: Said = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    Some(said.written_at)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A run that wrote `outputs`, for the tests of this room.
    pub(in crate::publish) fn run(outputs: &[(&str, u64)]) -> Run {
        Run {
            version: String::from("0.1.0"),
            written_at: String::from("2026-01-02T03:04:05Z"),
            inbox: String::from("samples"),
            financial_year_start: 4,
            edition: String::from("0a1b2c3d"),
            inputs: vec![Input { file: "a.csv".into(), sha256: "00ff".into(), bytes: 12 }],
            mappings: vec![Hashed { file: "labels.csv".into(), sha256: "aa".into() }],
            outputs: outputs.iter().map(|&(name, bytes)| (name.into(), bytes)).collect(),
        }
    }

    #[test]
    fn the_file_says_what_was_read_and_written() {
        let text = String::from_utf8(render(&run(&[("files.csv", 5)])).unwrap()).unwrap();
        let expected = r#"{
  "program": "crosscast",
  "version": "0.1.0",
  "written_at": "2026-01-02T03:04:05Z",
  "inbox": "samples",
  "financial_year_start": 4,
  "edition": "0a1b2c3d",
  "inputs": [
    {
      "file": "a.csv",
      "sha256": "00ff",
      "bytes": 12
    }
  ],
  "mappings": [
    {
      "file": "labels.csv",
      "sha256": "aa"
    }
  ],
  "outputs": {
    "files.csv": 5
  }
}
"#;
        assert_eq!(text, expected);
    }

    #[test]
    fn only_a_file_of_ours_tells_what_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        assert_eq!(outputs_of(&path), None);
        fs::write(&path, r#"{"program": "another", "outputs": {}}"#).unwrap();
        assert_eq!(outputs_of(&path), None);
        fs::write(&path, render(&run(&[("a", 1)])).unwrap()).unwrap();
        assert_eq!(outputs_of(&path), Some(BTreeMap::from([(String::from("a"), 1)])));
        assert_eq!(mappings_of(&path), Some(run(&[]).mappings));
    }

    #[test]
    fn the_clock_is_told_in_whole_seconds_of_utc() {
        let now = now();
        assert!(now.ends_with('Z') && now.len() == "2026-01-02T03:04:05Z".len(), "{now}");
    }
}
