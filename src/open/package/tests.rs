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

/// An archive of these parts, each packed.
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    let mut writer = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Where each entry of the list of parts begins.
fn listed(bytes: &[u8]) -> Vec<usize> {
    (0..bytes.len()).filter(|&at| bytes[at..].starts_with(b"PK\x01\x02")).collect()
}

/// Writes a number of four bytes.
fn put(bytes: &mut [u8], at: usize, number: u32) {
    bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
}

fn part(bytes: &[u8], name: &str, limits: &Limits) -> Result<Vec<u8>, String> {
    let mut package = Package::open(io::Cursor::new(bytes), limits).map_err(|no| no.reason)?;
    let mut content = Vec::new();
    let mut part = package.part(name).map_err(|error| error.to_string())?;
    part.read_to_end(&mut content).map_err(|error| error.to_string())?;
    Ok(content)
}

#[test]
fn a_part_that_lies_about_its_size_is_not_read_beyond_it() {
    let noughts = vec![b'0'; 300_000];
    let sound = zipped(&[("a", &noughts)]);
    let limits = Limits { unpacked_bytes: 1_000_000, ..Limits::default() };
    assert_eq!(part(&sound, "a", &limits).unwrap(), noughts);
    let mut too_small = sound.clone();
    let entry = listed(&sound)[0];
    // In the list of parts and in front of the part itself.
    put(&mut too_small, entry + 24, 10);
    put(&mut too_small, 22, 10);
    let error = part(&too_small, "a", &limits).unwrap_err();
    assert!(error.contains("larger than its declared"), "{error}");
    let mut too_large = sound;
    put(&mut too_large, entry + 24, 2_000_000);
    let refused = part(&too_large, "a", &limits).unwrap_err();
    assert!(refused.contains("would unpack to 2 MiB"), "{refused}");
    // Larger than it is, and within the limit: no more comes out than there is.
    put(&mut too_large, entry + 24, 400_000);
    assert!(part(&too_large, "a", &limits).is_ok_and(|content| content == noughts));
}

#[test]
fn a_part_that_is_named_again_and_again_is_not_unpacked_for_ever() {
    let noughts = vec![b'0'; 900_000];
    let bytes = zipped(&[("a", &noughts)]);
    let mut package = Package::open(io::Cursor::new(&bytes), &Limits::default()).unwrap();
    let mut unpack = || io::copy(&mut package.part("a").unwrap(), &mut io::sink());
    assert_eq!(unpack().unwrap(), 900_000);
    assert_eq!(unpack().unwrap(), 900_000);
    assert!(unpack().unwrap_err().to_string().contains("again and again"));
}

#[test]
fn parts_that_overlap_unpack_to_no_more_than_they_declare() {
    let noughts = vec![b'0'; 900_000];
    let mut bytes = zipped(&[("a", &noughts), ("b", &noughts), ("c", &noughts)]);
    // All three stand where the first one stands.
    for entry in listed(&bytes) {
        put(&mut bytes, entry + 42, 0);
    }
    let limits = Limits { unpacked_bytes: 2_000_000, ..Limits::default() };
    assert!(part(&bytes, "c", &limits).unwrap_err().contains("too large"));
    let mut package = Package::open(io::Cursor::new(&bytes), &Limits::default()).unwrap();
    let mut all = 0;
    for name in ["a", "b", "c", "a", "b", "c", "a"] {
        all += package
            .part(name)
            .and_then(|mut part| io::copy(&mut part, &mut io::sink()))
            .unwrap_or(0);
    }
    assert!(all <= 3 * 900_000 + TWICE, "{all}");
}

#[test]
fn names_are_only_names_whatever_they_say() {
    let names =
        ["../../out/a", "/etc/passwd", "C:\\b", "a\0b", "xl/sheet.xml", "xl\\Sheet.xml", ""];
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, &b"x"[..])).collect();
    let bytes = zipped(&parts);
    for name in names {
        assert_eq!(part(&bytes, name, &Limits::default()).unwrap(), b"x", "{name}");
    }
    // What leads out of the archive leads nowhere.
    assert!(part(&bytes, "../Cargo.toml", &Limits::default()).is_err());
    assert_eq!(resolve("xl/workbook.xml", "../../../../etc/passwd"), "etc/passwd");
}

#[test]
fn of_two_parts_with_one_name_one_is_read() {
    let mut bytes = zipped(&[("aa", b"first"), ("ab", b"second")]);
    while let Some(at) = bytes.windows(2).position(|pair| pair == b"ab") {
        bytes[at + 1] = b'a';
    }
    let content = part(&bytes, "aa", &Limits::default()).unwrap();
    assert!([&b"first"[..], b"second"].contains(&&content[..]));
}
