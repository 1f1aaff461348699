//! What a run of the program takes: time, and memory with all that it starts.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// One run.
#[derive(Clone, Copy)]
pub struct Taken {
    /// From start to end.
    pub time: Duration,
    /// The most that was held at one moment, in megabytes; 0 where the system does not tell.
    pub megabytes: u64,
}

/// Runs the program over a folder that `programme::make` made, into a new results folder.
pub fn run(folder: &Path, threads: usize) -> Taken {
    let out = folder.join("out");
    if out.exists() {
        fs::remove_dir_all(&out).unwrap();
    }
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_crosscast"))
        .arg("run")
        .arg(folder.join("inbox"))
        .arg("--mappings")
        .arg(folder.join("mappings"))
        .arg("--out")
        .arg(&out)
        .args(["--threads", &threads.to_string()])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let (pid, ended) = (child.id(), AtomicBool::new(false));
    let (time, status, kilobytes) = std::thread::scope(|scope| {
        let watch = scope.spawn(|| watched(pid, &ended));
        let status = child.wait().unwrap();
        let time = start.elapsed();
        ended.store(true, Ordering::Relaxed);
        (time, status, watch.join().unwrap())
    });
    assert!(matches!(status.code(), Some(0 | 1)), "the run ended with {status}");
    Taken { time, megabytes: kilobytes / 1_024 }
}

/// The one in the middle, for time and for memory.
pub fn median(all: &[Taken]) -> Taken {
    let mut times: Vec<Duration> = all.iter().map(|taken| taken.time).collect();
    let mut megabytes: Vec<u64> = all.iter().map(|taken| taken.megabytes).collect();
    times.sort_unstable();
    megabytes.sort_unstable();
    Taken { time: times[all.len() / 2], megabytes: megabytes[all.len() / 2] }
}

/// The peak of a process and its children together, in kilobytes.
fn watched(pid: u32, ended: &AtomicBool) -> u64 {
    let mut peak = 0;
    while !ended.load(Ordering::Relaxed) {
        let family: u64 = children(pid).into_iter().map(|child| status(child, "VmRSS:")).sum();
        let own = status(pid, "VmRSS:") + family;
        peak = peak.max(own).max(status(pid, "VmHWM:"));
        std::thread::sleep(Duration::from_millis(5));
    }
    peak
}

fn children(pid: u32) -> Vec<u32> {
    let Ok(tasks) = fs::read_dir(format!("/proc/{pid}/task")) else { return Vec::new() };
    let lists =
        tasks.flatten().filter_map(|task| fs::read_to_string(task.path().join("children")).ok());
    lists
        .flat_map(|list| list.split(' ').filter_map(|pid| pid.parse().ok()).collect::<Vec<_>>())
        .collect()
}

fn status(pid: u32, field: &str) -> u64 {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(field));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}
