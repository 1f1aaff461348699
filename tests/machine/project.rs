//! A project folder of a few returns, and what stands in it.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use walkdir::WalkDir;

/// Nothing here takes longer, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(120);

/// What stands in a folder: bytes by name.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A project, removed in the end.
pub struct Project {
    _home: tempfile::TempDir,
    /// Where it is, which may be a disk of its own.
    root: PathBuf,
}

impl Project {
    /// The project of the review loop.
    pub fn new() -> Project {
        let home = tempfile::tempdir().unwrap();
        let root = home.path().to_path_buf();
        copy(&root);
        Project { _home: home, root }
    }

    /// The same, laid out by `prepare` in the folder `disk` of a new home.
    pub fn on(prepare: impl FnOnce(&Path)) -> Project {
        let home = tempfile::tempdir().unwrap();
        let root = home.path().join("disk");
        fs::create_dir(&root).unwrap();
        prepare(&root);
        copy(&root);
        Project { _home: home, root }
    }

    /// A path inside.
    pub fn at(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// `crosscast` with these words, to be started in the project.
    pub fn crosscast(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_crosscast"));
        command.args(words).current_dir(&self.root).stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// The same under a limit of 512-byte blocks for each file that it writes.
    pub fn limited(&self, blocks: u64, words: &[&str]) -> Command {
        let mut command = Command::new("sh");
        let script = format!("ulimit -f {blocks}; exec \"$0\" \"$@\"");
        command.args(["-c", &script, env!("CARGO_BIN_EXE_crosscast")]);
        command.args(words).current_dir(&self.root);
        command
    }

    /// Runs to the end; the run must have written its results.
    pub fn run(&self) -> Output {
        let done = self.crosscast(&["run"]).output().unwrap();
        assert!(matches!(done.status.code(), Some(0..=2)), "{done:?}");
        done
    }

    /// Puts a return into the inbox, or takes it out: another result is due.
    pub fn toggle(&self) {
        let extra = self.at("inbox/leaf-hall/extra.csv");
        if extra.exists() {
            fs::remove_file(extra).unwrap();
        } else {
            fs::write(extra, "Item,Amount\nHall hire,120.50\nTrips,30.00\nTotal,150.50\n").unwrap();
        }
    }

    /// A return that takes a while to read, first in the inbox.
    pub fn put_slow_return(&self) {
        let mut file = fs::File::create(self.at("inbox/0 slow.csv")).unwrap();
        let mut lines = String::from("Date,Payee,Description,Amount\n");
        for line in 0..60_000 {
            lines.push_str(&format!(
                "0{}/05/2019,Payee {line},Thing {line},{line}.25\n",
                line % 9 + 1
            ));
        }
        file.write_all(lines.as_bytes()).unwrap();
    }

    /// The results, but for the clock and for what former runs left.
    pub fn out(&self) -> Files {
        let mut files = files(&self.at("out"));
        files.retain(|name, _| !name.starts_with("history/"));
        if let Some(run) = files.get_mut("run.json") {
            *run = without_clock(run);
        }
        files
    }

    /// The mapping files, but for the lock.
    pub fn mappings(&self) -> Files {
        let mut files = files(&self.at("mappings"));
        files.remove(".crosscast.lock");
        files
    }

    /// What lies beside the results that no finished run leaves.
    pub fn litter(&self) -> Vec<String> {
        let known = [
            "out",
            "out.cache",
            "out.cache.partial",
            "inbox",
            "mappings",
            "filled.xlsx",
            "fill.py",
            "lost+found",
        ];
        let beside = fs::read_dir(&self.root).unwrap().map(|item| item.unwrap().file_name());
        let beside = beside.map(|name| name.into_string().unwrap());
        let mut litter: Vec<String> =
            beside.filter(|name| !known.contains(&name.as_str())).collect();
        litter.extend(self.mappings().into_keys().filter(|name| name.starts_with('.')));
        litter
    }
}

/// What was said on stderr.
pub fn said(done: &Output) -> String {
    String::from_utf8_lossy(&done.stderr).into_owned()
}

/// Waits until something holds; a child that ends meanwhile ends the wait, too. Says whether it held.
pub fn wait_until(child: &mut Child, holds: impl Fn() -> bool) -> bool {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < PATIENCE, "nothing happens");
        if child.try_wait().unwrap().is_some() {
            return holds();
        }
        std::thread::sleep(Duration::from_micros(200));
    }
    true
}

/// Waits for the end, but not for ever.
pub fn finished(mut child: Child) -> Output {
    let began = Instant::now();
    // Little is said: it fits into the pipes.
    while child.try_wait().unwrap().is_none() {
        if began.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("it hangs");
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    child.wait_with_output().unwrap()
}

/// How many times something is tried: what the environment variable says, else `few`.
pub fn times(variable: &str, few: usize) -> usize {
    std::env::var(variable).ok().and_then(|times| times.parse().ok()).unwrap_or(few)
}

/// Numbers that look random and are the same each time.
pub struct Dice(pub u64);

impl Dice {
    /// A number from 0 to 1.
    pub fn part(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }
}

fn files(folder: &Path) -> Files {
    let items = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let items = items.filter(|item| !item.file_type().is_dir());
    let read = |item: walkdir::DirEntry| {
        let name = item.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
        match fs::read(item.path()) {
            // A program at work gave it its name between two looks.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            content => Some((name, content.unwrap())),
        }
    };
    items.filter_map(read).collect()
}

fn without_clock(run: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(run);
    let lines = text.lines().filter(|line| !line.contains("\"written_at\""));
    lines.collect::<Vec<_>>().join("\n").into_bytes()
}

fn copy(to: &Path) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/review_loop");
    for item in WalkDir::new(&from) {
        let item = item.unwrap();
        let to = to.join(item.path().strip_prefix(&from).unwrap());
        if item.file_type().is_dir() {
            fs::create_dir_all(&to).unwrap();
        } else {
            fs::copy(item.path(), &to).unwrap();
        }
    }
}
