//! Damaged workbooks, each through the real program: it ends within its time and its memory, with
//! entries or with a refusal that says why and what to do.
//!
//! A few hundred by default. `CROSSCAST_MUTATIONS=10000 CROSSCAST_CORPORA=folder` makes as many, and
//! of the workbooks under `folder/workbooks` too, which are also read as they are.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "what fails here is a failed test")]

mod mutation;

use std::fmt::Write as _;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use mutation::{Dice, Mutation};

/// Seconds of computing that no file may take more of, however busy the computer is.
const MOST_SECONDS: u64 = 10;
/// By the clock, on a computer that does much else.
const LONGEST: Duration = Duration::from_secs(60);
/// Nor may the program, nor any process that it starts, ask for more memory: 500 MB, in the KiB
/// that the shell counts in.
const MOST_KIB: usize = 500_000_000 / 1024;
/// As many at a time.
const THREADS: usize = 2;

/// What all files came to.
#[derive(Debug, Default)]
struct Tally {
    read: usize,
    refused: usize,
    slowest: Option<(Duration, String)>,
    wrong: String,
}

/// How one file ended.
enum End {
    Read,
    Refused,
    Wrong(String),
}

#[test]
fn every_damaged_workbook_is_read_or_refused_in_time_and_within_memory() {
    let asked = std::env::var("CROSSCAST_MUTATIONS").ok();
    let count: usize = asked.map_or(280, |count| count.parse().unwrap());
    let files = workbooks();
    let originals = if std::env::var_os("CROSSCAST_CORPORA").is_some() { files.len() } else { 0 };
    let next = AtomicUsize::new(0);
    let tally = Mutex::new(Tally::default());
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                let folder = tempfile::tempdir().unwrap();
                loop {
                    let nth = next.fetch_add(1, Ordering::Relaxed);
                    if nth >= originals + count {
                        break;
                    }
                    one(nth, originals, &files, folder.path(), &tally);
                }
            });
        }
    });
    let Tally { read, refused, slowest, wrong } = tally.into_inner().unwrap();
    println!("{originals} as they are and {count} damaged: {read} read, {refused} refused");
    println!("the slowest: {slowest:?}");
    assert!(wrong.is_empty(), "{wrong}");
    assert!(read > count / 10 && refused > count / 10, "{read} read, {refused} refused");
}

/// Damages one file, or takes it as it is, and has it read.
fn one(nth: usize, originals: usize, files: &[PathBuf], folder: &Path, tally: &Mutex<Tally>) {
    let seed = nth.saturating_sub(originals);
    let mut dice = Dice::new(seed as u64 + 1);
    let (file, mutation) = if nth < originals {
        (&files[nth], None)
    } else {
        (&files[dice.below(files.len())], Some(Mutation::ALL[seed % Mutation::ALL.len()]))
    };
    let bytes = fs::read(file).unwrap();
    let bytes = mutation.map_or_else(|| bytes.clone(), |damage| damage.done_to(&bytes, &mut dice));
    let ending = file.extension().unwrap_or_default().to_string_lossy();
    let path = folder.join(format!("damaged.{ending}"));
    fs::write(&path, &bytes).unwrap();
    let start = Instant::now();
    let end = checked(&path, folder);
    let took = start.elapsed();
    let name = format!("{} {mutation:?} seed {seed}", file.display());
    let mut tally = tally.lock().unwrap();
    match end {
        End::Read => tally.read += 1,
        End::Refused => tally.refused += 1,
        End::Wrong(why) => {
            let kept =
                Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("mutated-{nth}.{ending}"));
            fs::write(&kept, &bytes).unwrap();
            writeln!(tally.wrong, "{name}: {why}; kept as {}", kept.display()).unwrap();
        }
    }
    if tally.slowest.as_ref().is_none_or(|(slowest, _)| *slowest < took) {
        tally.slowest = Some((took, name));
    }
}

/// Has the program read the file at `path`, as whoever checks a return does.
fn checked(path: &Path, folder: &Path) -> End {
    let (out, err) = (folder.join("out.json"), folder.join("err.txt"));
    // The shell binds itself, and becomes the program.
    let mut child = Command::new("sh")
        .arg("-c")
        .arg(format!(
            "ulimit -v {MOST_KIB}; ulimit -t {MOST_SECONDS}; ulimit -c 0; exec \"$0\" \"$@\""
        ))
        .arg(env!("CARGO_BIN_EXE_crosscast"))
        .args(["--quiet", "check", "--json", "--mappings", "none"])
        .arg(path)
        .stdin(Stdio::null())
        .stdout(File::create(&out).unwrap())
        .stderr(File::create(&err).unwrap())
        .spawn()
        .unwrap();
    let start = Instant::now();
    let mut wait = Duration::from_millis(1);
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if start.elapsed() > LONGEST {
            child.kill().unwrap();
            child.wait().unwrap();
            return End::Wrong(format!("it takes longer than {LONGEST:?}"));
        }
        thread::sleep(wait);
        wait = (wait * 2).min(Duration::from_millis(10));
    };
    let said = fs::read_to_string(&err).unwrap();
    if !matches!(status.code(), Some(0..=2)) || said.contains("panicked") {
        return End::Wrong(format!("{status}, {said}"));
    }
    let json: serde_json::Value = match serde_json::from_slice(&fs::read(&out).unwrap()) {
        Ok(json) => json,
        Err(error) => return End::Wrong(format!("its answer is no JSON: {error}")),
    };
    let refused = &json["refused"];
    if refused.is_null() {
        return match json["sheets"].is_array() {
            true => End::Read,
            false => End::Wrong(String::from("neither sheets nor a refusal")),
        };
    }
    let word = |key: &str| refused[key].as_str().unwrap_or_default().to_owned();
    let (reason, remedy) = (word("reason"), word("remedy"));
    if reason.is_empty() || remedy.is_empty() {
        return End::Wrong(format!("a refusal without words: {refused}"));
    }
    // Of old workbooks the reader is not ours; ours have no such excuse.
    let is_ours = json["format"] != "xls";
    if reason.contains("crosscast itself")
        || is_ours && reason.contains("makes no sense to the reader")
    {
        return End::Wrong(format!("a panic: {reason}"));
    }
    End::Refused
}

/// The workbooks and texts of the repository and, if asked for, of the corpora, in order.
fn workbooks() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("samples"), root.join("tests")];
    if let Some(corpora) = std::env::var_os("CROSSCAST_CORPORA") {
        folders = vec![Path::new(&corpora).join("workbooks")];
    }
    let mut files: Vec<PathBuf> = folders
        .iter()
        .flat_map(walkdir::WalkDir::new)
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .filter(|path| {
            path.extension().is_some_and(|ending| {
                let ending = ending.to_string_lossy();
                matches!(&*ending, "xls" | "ods" | "xlsx" | "xlsb" | "xlsm" | "csv" | "tsv")
            })
        })
        .collect();
    files.sort();
    // By their order alone half of the damage would go to small text files.
    files.retain(|path| fs::metadata(path).is_ok_and(|about| about.len() > 0));
    files
}
