//! Whom each output is for: what may be published, and what stays inside the organisation. The index and
//! `README.txt` show these lists; `datapackage.json` says the same of each CSV file.

use super::safe_text::without_controls;

/// An output: its name inside the output folder, and what it is.
pub type Listed = (&'static str, &'static str);

/// What may be published: sums, and own labels that are fit to be.
pub const PUBLIC: [Listed; 5] = [
    ("programme/page.html", "The programme’s article"),
    ("summary.json", "Every figure that may be quoted, by its id"),
    ("totals/programme.csv", "The programme by category"),
    ("totals/areas.csv", "Each area by category"),
    ("totals/periods.csv", "Each area by year"),
];

/// What stays inside the organisation: it repeats words of the returns, which can name people.
pub const INTERNAL: [Listed; 14] = [
    ("review.xlsx", "Labels that wait for a decision, to be filled in"),
    ("review.csv", "The same as text"),
    ("withheld.csv", "Labels that are not published as they are written"),
    ("findings.csv", "What was found, and what to do about it"),
    ("files.csv", "Every file and what became of it"),
    ("register.csv", "Who sent what, and how far it is settled"),
    ("control.csv", "The control account: nothing went missing on the way"),
    ("entries.csv", "Every line of spend with its words and its category"),
    ("entries.parquet", "The lines that count, for DuckDB, pandas and Spark"),
    ("rows.csv", "Every row of every sheet and what it was taken for"),
    ("totals.xlsx", "All sums in one workbook"),
    ("totals/labels.csv", "Each area’s own labels"),
    ("run.json", "What went into this run"),
    ("datapackage.json", "What stands in each CSV file, for other programs"),
];

/// The name of the file that says so to whoever opens the output folder.
pub const README: &str = "README.txt";

/// That file.
pub fn readme(programme: &str) -> String {
    let programme = without_controls(programme);
    let mut text = format!(
        "{programme}: spend, read and added up by crosscast\n\n\
         Open index.html first; it leads to everything here.\n\n\
         FOR PUBLICATION: sums, and own labels that do not seem to speak of a person.\n\
         No screen finds everything: read a page before you publish it.\n\n"
    );
    let folders = [("areas/", "A page for each area"), ("index.html", "The run at a glance")];
    let list = |text: &mut String, listed: &mut dyn Iterator<Item = Listed>| {
        for (name, what) in listed {
            text.push_str(&format!("  {name:<22} {what}\n"));
        }
    };
    list(&mut text, &mut folders.into_iter().chain(PUBLIC));
    text.push_str(
        "\nINTERNAL: everything else. It repeats words of the returns, which can name people.\n\
         Keep it inside the organisation.\n\n",
    );
    let folders = [
        ("returns/", "A tie-out card for each return, and marked copies"),
        ("history/", "Former runs, to be compared with"),
    ];
    list(&mut text, &mut folders.into_iter().chain(INTERNAL));
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::datapackage::is_public;

    #[test]
    fn every_list_is_for_those_whom_its_description_names() {
        for (listed, public) in [(&PUBLIC[..], true), (&INTERNAL[..], false)] {
            for (name, _) in listed.iter().filter(|(name, _)| name.ends_with(".csv")) {
                assert_eq!(is_public(name), Some(public), "{name}");
            }
        }
    }

    #[test]
    fn the_file_names_what_is_internal() {
        let text = readme("Big Local");
        let (public, internal) = text.split_once("INTERNAL").unwrap();
        assert!(public.contains("  areas/ ") && !public.contains("entries.csv"));
        assert!(internal.contains("  entries.csv ") && internal.contains("  returns/ "));
    }
}
