//! What a zip archive is.

use std::io::{Read, Seek};

use zip::ZipArchive;

use super::Format;
use super::archive::{NotOpened, archive};
use crate::model::{Limits, Refusal};

/// How much of a small descriptive part is read.
const PART: u64 = 1024 * 1024;

/// Tells what the archive in `content` is.
pub(super) fn format_of(content: impl Read + Seek, limits: &Limits) -> Result<Format, Refusal> {
    let mut archive = archive(content, limits).map_err(|error| match error {
        NotOpened::TooMany(refusal) => refusal,
        NotOpened::Damaged(_) => Refusal::new(
            "it is cut short or damaged: it begins like a workbook and its end is missing",
            "Ask for the file again: it may have been cut off on the way.",
        ),
    })?;
    let names: Vec<String> = archive
        .file_names()
        .flatten()
        .map(|name| name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase())
        .collect();
    let mimetype = part(&mut archive, "mimetype");
    if mimetype.contains("opendocument.spreadsheet") {
        return open_document(&mut archive);
    }
    if mimetype.contains("opendocument") {
        return Err(other("an OpenDocument text or presentation"));
    }
    let types = part(&mut archive, "[content_types].xml");
    if types.contains("ms-excel.sheet.binary.macroenabled.main") {
        return Ok(Format::Xlsb);
    }
    if types.contains("spreadsheetml") || types.contains("ms-excel.sheet") {
        return Ok(if ends(&names, "workbook.bin") && !ends(&names, "workbook.xml") {
            Format::Xlsb
        } else {
            Format::Xlsx
        });
    }
    if types.contains("wordprocessingml") {
        return Err(other("a Word document"));
    }
    if types.contains("presentationml") {
        return Err(other("a PowerPoint presentation"));
    }
    if ends(&names, "workbook.bin") {
        return Ok(Format::Xlsb);
    }
    if ends(&names, "workbook.xml") {
        return Ok(Format::Xlsx);
    }
    if names.iter().any(|name| name == "content.xml")
        && part(&mut archive, "content.xml").contains("office:spreadsheet")
    {
        return open_document(&mut archive);
    }
    if names.iter().any(|name| name.ends_with(".iwa")) {
        return Err(Refusal::new(
            "it is an Apple Numbers (or Pages) document",
            "Open it in Numbers and export it as Excel (.xlsx).",
        ));
    }
    Err(Refusal::new(
        "it is a zip archive, not a spreadsheet",
        "Unpack it and put the spreadsheets that are in it into the folder.",
    ))
}

fn ends(names: &[String], ending: &str) -> bool {
    names.iter().any(|name| name.ends_with(ending))
}

fn other(what: &str) -> Refusal {
    Refusal::new(
        format!("it is {what}, not a spreadsheet"),
        "Copy the table into a spreadsheet and save that as .xlsx.",
    )
}

fn open_document<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<Format, Refusal> {
    if part(archive, "meta-inf/manifest.xml").contains("encryption-data") {
        return Err(password_protected());
    }
    Ok(Format::Ods)
}

/// The refusal of a file that only opens with a password.
pub(super) fn password_protected() -> Refusal {
    Refusal::new(
        "it is protected by a password",
        "Open it with the password, remove the password (File › Info › Protect), and save it again.",
    )
}

/// The beginning of a part in lower case; empty when it is missing or cannot be read.
fn part<R: Read + Seek>(archive: &mut ZipArchive<R>, name: &str) -> String {
    let index = (0..archive.len()).find(|&index| {
        matches!(archive.name_for_index(index), Some(Ok(own)) if own.trim_start_matches('/').eq_ignore_ascii_case(name))
    });
    let mut bytes = Vec::new();
    if let Some(Ok(entry)) = index.map(|index| archive.by_index(index)) {
        // A part that breaks off is judged by what came before.
        let _ = entry.take(PART).read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(content.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn told(parts: &[(&str, &str)]) -> Result<Format, String> {
        format_of(Cursor::new(zip(parts)), &Limits::default()).map_err(|refusal| refusal.reason)
    }

    const SPREADSHEET: &str = "application/vnd.oasis.opendocument.spreadsheet";

    #[test]
    fn each_archive_is_told_by_its_parts() {
        let xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
        assert_eq!(told(&[("[Content_Types].xml", xlsx)]), Ok(Format::Xlsx));
        assert_eq!(told(&[("xl/workbook.xml", "")]), Ok(Format::Xlsx));
        assert_eq!(told(&[("XL\\Workbook.xml", "")]), Ok(Format::Xlsx));
        assert_eq!(told(&[("xl/workbook.bin", "")]), Ok(Format::Xlsb));
        let xlsb = "application/vnd.ms-excel.sheet.binary.macroEnabled.main";
        assert_eq!(told(&[("[Content_Types].xml", xlsb)]), Ok(Format::Xlsb));
        assert_eq!(told(&[("mimetype", SPREADSHEET)]), Ok(Format::Ods));
        assert_eq!(told(&[("content.xml", "<office:spreadsheet/>")]), Ok(Format::Ods));
        assert!(told(&[("a.txt", "")]).unwrap_err().contains("zip archive"));
        assert!(told(&[("[Content_Types].xml", "wordprocessingml")]).unwrap_err().contains("Word"));
        let locked = [("mimetype", SPREADSHEET), ("META-INF/manifest.xml", "<encryption-data>")];
        assert!(told(&locked).unwrap_err().contains("password"));
    }

    #[test]
    fn a_truncated_archive_is_refused() {
        let mut bytes = zip(&[("xl/workbook.xml", "<workbook/>")]);
        bytes.truncate(bytes.len() - 30);
        let reason = format_of(Cursor::new(bytes), &Limits::default()).unwrap_err().reason;
        assert!(reason.contains("cut short"), "{reason}");
    }
}
