//! Mapping files as Excel, an accident or an enemy leaves them.

use std::fs;
use std::time::{Duration, Instant};

use super::project::{Project, finished, said};

/// Read as what they are meant to be.
#[test]
fn what_excel_makes_of_a_mapping_file_is_read() {
    let project = Project::new();
    project.run();
    let out = project.out();
    let labels = fs::read_to_string(project.at("mappings/labels.csv")).unwrap();
    let utf16 = |text: &str| {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
    };
    for bytes in [
        format!("\u{feff}{labels}").into_bytes(),
        labels.replace(',', ";").into_bytes(),
        labels.replace(',', "\t").replace('\n', "\r\n").into_bytes(),
        utf16(&labels.replace(',', "\t")),
    ] {
        fs::write(project.at("mappings/labels.csv"), bytes).unwrap();
        project.run();
        let mut now = project.out();
        for name in ["run.json", "programme/page.html", "programme/fragment.html"] {
            assert!(now.contains_key(name), "{name}");
        }
        // The edition tells other bytes of a mapping file; every figure is the same.
        now.retain(|name, _| name.starts_with("totals/") || name == "entries.csv");
        assert!(!now.is_empty() && now.iter().all(|(name, bytes)| out[name] == *bytes));
    }
}

/// Refused with the line, quickly, and in few words.
#[test]
fn what_cannot_be_meant_is_refused_by_file_and_line() {
    let rules = |line: &str| ("rules.csv", format!("{line}\n").into_bytes());
    let labels = |bytes: &[u8]| ("labels.csv", bytes.to_vec());
    let deep = format!(",{}a{},,spaces,", "(".repeat(300), ")".repeat(300));
    let many = ",thing,,nowhere,whole programme,,,\n".repeat(20_000);
    for ((name, bytes), wanted) in [
        (rules(",(a{1000}){1000},,spaces,"), "raise `rule_bytes`"),
        (rules(",((((a{50}){50}){50}){50}){50},,spaces,"), "raise `rule_bytes`"),
        (rules(&deep), "is not a pattern"),
        (rules(",(unclosed,,spaces,"), "is not a pattern"),
        (rules(",.*,,spaces,"), "matches everything"),
        (labels(&[0; 1_000]), "not text"),
        (labels(&vec![b'x'; 5_000_000]), "labels.csv, line "),
        (labels(&vec![b'x'; 65 * 1024 * 1024]), "larger than 64 MB"),
        (labels(b",\"never closed,spaces\n"), "never closed"),
        (labels(many.as_bytes()), "more: mend these first"),
        (("areas.csv", b"../../evil,Evil\n/abs,Abs\n".to_vec()), "is not an id"),
        (("files.csv", b"../../etc/passwd\n/etc/passwd\nC:\\x\n".to_vec()), "not inside the inbox"),
    ] {
        let project = Project::new();
        let path = project.at("mappings").join(name);
        let mut whole = fs::read(&path).unwrap();
        whole.extend_from_slice(&bytes);
        fs::write(&path, whole).unwrap();
        let began = Instant::now();
        let done = finished(project.crosscast(&["run"]).spawn().unwrap());
        assert_eq!(done.status.code(), Some(78), "{wanted}: {}", said(&done));
        assert!(said(&done).contains(wanted), "{wanted}: {}", said(&done));
        assert!(
            said(&done).len() < 60_000 && began.elapsed() < Duration::from_secs(60),
            "{wanted}"
        );
        assert!(!project.at("out").exists() && project.litter().is_empty());
    }
}

#[test]
fn ten_thousand_rules_are_read() {
    let project = Project::new();
    let mut text = fs::read_to_string(project.at("mappings/rules.csv")).unwrap();
    (0..10_000).for_each(|at| text.push_str(&format!(",word{at} .* thing,,spaces,\n")));
    fs::write(project.at("mappings/rules.csv"), text).unwrap();
    project.run();
}
