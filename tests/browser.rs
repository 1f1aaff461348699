//! What a run's pages are like in a browser: for people who see them small, large or dark, and for those
//! who have them read out. axe-core looks at each page at three widths, in light and in dark.
//!
//! Needs Chromium (`CROSSCAST_CHROMIUM`, or on the path) and axe-core (`CROSSCAST_AXE`, or
//! `target/browser/axe.min.js`); without them the test says that it is skipped, unless
//! `CROSSCAST_BROWSER=required`. `.ci/run` installs both.

#![expect(clippy::unwrap_used, reason = "what fails here is a failed test")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;

/// Widths of a phone, a tablet and a desktop.
const WIDTHS: [u32; 3] = [360, 768, 1280];

/// Runs in a copy of each page, and tells the page around it what it found.
const RUNNER: &str = include_str!("browser/runner.js");
/// Shows the copy at each width and gathers what is told.
const FRAMES: &str = include_str!("browser/frames.html");

/// What one page is like at one width.
#[derive(Deserialize)]
struct Told {
    width: u32,
    /// How wide its content is.
    content: u32,
    dark: bool,
    violations: Vec<Violation>,
    /// How many rules were held.
    passes: usize,
}

#[derive(Deserialize)]
struct Violation {
    id: String,
    help: String,
    nodes: Vec<String>,
}

#[expect(clippy::print_stderr, reason = "a test that is skipped must say so")]
fn skipped(says: &str) {
    eprintln!("skipped: {says}");
}

struct Browser {
    chromium: PathBuf,
    axe: String,
}

impl Browser {
    fn find() -> Option<Browser> {
        let named = std::env::var_os("CROSSCAST_CHROMIUM").map(PathBuf::from);
        let path = std::env::var_os("PATH").unwrap_or_default();
        let known = ["chromium", "chromium-browser", "google-chrome"];
        let mut places =
            std::env::split_paths(&path).flat_map(|dir| known.map(|name| dir.join(name)));
        let chromium = named.or_else(|| places.find(|place| place.is_file()));
        let axe = std::env::var_os("CROSSCAST_AXE").map_or_else(
            || Path::new(env!("CARGO_MANIFEST_DIR")).join("target/browser/axe.min.js"),
            PathBuf::from,
        );
        match (chromium, fs::read_to_string(&axe)) {
            (Some(chromium), Ok(axe)) => Some(Browser { chromium, axe }),
            (chromium, axe) => {
                let required =
                    std::env::var("CROSSCAST_BROWSER").is_ok_and(|word| word == "required");
                let has = |is: bool| if is { "is there" } else { "is missing" };
                let says =
                    format!("Chromium {}, axe-core {}", has(chromium.is_some()), has(axe.is_ok()));
                assert!(!required, "{says}");
                skipped(&says);
                None
            }
        }
    }

    /// Looks at `page` at each width, in light or in dark.
    fn look(&self, page: &str, dark: bool) -> Vec<Told> {
        let home = tempfile::tempdir().unwrap();
        let (head, policy) =
            page.split_once("<meta http-equiv=\"Content-Security-Policy\"").unwrap();
        let (_, rest) = policy.split_once('>').unwrap();
        let (body, end) = rest.rsplit_once("</body>").unwrap();
        let axe = self.axe.replace("</script", "<\\/script");
        let copy =
            format!("{head}{body}<script>{axe}</script><script>{RUNNER}</script></body>{end}");
        fs::write(home.path().join("page.html"), copy).unwrap();
        let frames: String = WIDTHS.iter().fold(String::new(), |mut frames, width| {
            let _ = write!(
                frames,
                "<iframe title=\"{width}\" src=\"page.html\" width=\"{width}\" height=\"900\"></iframe>"
            );
            frames
        });
        let around = home.path().join("frames.html");
        fs::write(&around, FRAMES.replace("FRAMES", &frames)).unwrap();
        let mut command = Command::new(&self.chromium);
        command
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--dump-dom"])
            .args([
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ])
            .args(["--virtual-time-budget=60000", "--window-size=1400,1000"])
            .arg(format!("--user-data-dir={}", home.path().join("profile").display()))
            .arg(format!("--blink-settings=preferredColorScheme={}", i32::from(!dark)))
            .arg(format!("file://{}", around.display()))
            .stderr(Stdio::null());
        let dom = String::from_utf8(command.output().unwrap().stdout).unwrap();
        let told =
            dom.split_once("<pre id=\"told\">").and_then(|(_, rest)| rest.split_once("</pre>"));
        let (told, _) = told.unwrap_or_else(|| panic!("the browser showed nothing: {dom}"));
        told.lines().map(|line| serde_json::from_str(&decoded(line)).unwrap()).collect()
    }
}

/// What `encodeURIComponent` made of a text, as it was.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let hex = [rest.next().unwrap(), rest.next().unwrap()];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// What is wrong with a page, in words.
fn wrong(name: &str, told: &[Told], dark: bool) -> String {
    let mut wrong = String::new();
    let widths: Vec<u32> = told.iter().map(|one| one.width).collect();
    let mut sorted = widths.clone();
    sorted.sort_unstable();
    if sorted != WIDTHS {
        let _ = writeln!(wrong, "{name}: looked at only at {widths:?}");
    }
    for one in told {
        let at = format!("{name} at {} pixels, {}", one.width, if dark { "dark" } else { "light" });
        if one.dark != dark {
            let _ = writeln!(wrong, "{at}: shown in the other colours");
        }
        if one.content > one.width {
            let _ = writeln!(wrong, "{at}: the content is {} pixels wide", one.content);
        }
        if one.passes < 10 {
            let _ = writeln!(wrong, "{at}: only {} rules were tried", one.passes);
        }
        for violation in &one.violations {
            let places = violation.nodes.join("\n    ");
            let _ = writeln!(wrong, "{at}: {} ({})\n    {places}", violation.help, violation.id);
        }
    }
    wrong
}

#[test]
fn every_page_is_accessible_at_every_width_in_light_and_dark() {
    let Some(browser) = Browser::find() else { return };
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("out");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    Command::new(env!("CARGO_BIN_EXE_crosscast"))
        .args(["run", "samples", "--quiet", "--out"])
        .arg(&out)
        .current_dir(root)
        .output()
        .unwrap();
    let mut said = String::new();
    for name in [
        "index.html",
        "programme/page.html",
        "areas/example-umberlow/page.html",
        "areas/west-end-morecambe/page.html",
        "areas/example-tillerby/page.html",
        "returns/example-fernbrook/fernbrook--fernbrook-hall-works-xlsx.html",
    ] {
        let page =
            fs::read_to_string(out.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(!page.contains("<script"), "{name} needs a script");
        for dark in [false, true] {
            said.push_str(&wrong(name, &browser.look(&page, dark), dark));
        }
    }
    assert!(said.is_empty(), "\n{said}");
}

/// A test that finds nothing in a page full of faults would find nothing anywhere.
#[test]
fn faults_are_found() {
    let Some(browser) = Browser::find() else { return };
    let page = "<!doctype html><html><head><meta http-equiv=\"Content-Security-Policy\" content=\"x\">\
        <title>t</title></head><body><main><p style=\"color:#aaa;background:#fff\">pale</p>\
        <div style=\"width:900px\">wide</div><table><tr><td>1</td></tr></table></main></body></html>";
    let told = browser.look(page, false);
    let said = wrong("a page", &told, false);
    for fault in ["color-contrast", "html-has-lang", "at 360 pixels, light: the content is"] {
        assert!(said.contains(fault), "{fault} was not found in:\n{said}");
    }
}
