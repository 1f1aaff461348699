use super::*;

fn read_settings(text: &str) -> (Settings, Vec<String>) {
    let mut complaints = Complaints::about("crosscast.toml");
    let settings = read(text, &mut complaints);
    (settings, complaints.into_mistakes().iter().map(ToString::to_string).collect())
}

#[test]
fn every_setting_can_be_given_and_every_one_left_out() {
    assert_eq!(read_settings(""), (Settings::default(), Vec::new()));
    let (settings, mistakes) = read_settings(
        "programme = \"Big Local\"\ncurrency = \"EUR\"\ndelivery = \"running\"\nlicence = \"CC-BY-4.0\"\nfinancial_year_start = 1\n\
         year_one = 2012-04-01\n[thresholds]\nfuzzy_score = 0.925\nfuzzy_margin = 0\n[history]\nkeep = 0\n[limits]\n\
         file_bytes = 1_024\nunpacked_bytes = 2_000_000\nsheets = 3\ncells = 4\ncell_chars = 5\nfindings = 6\n\
         [returns]\nmarked = \"none\"\n",
    );
    assert_eq!(mistakes, [""; 0]);
    let expected = Settings {
        programme: String::from("Big Local"),
        currency: String::from("EUR"),
        financial_year_start: 1,
        year_one: Some(jiff::civil::date(2012, 4, 1)),
        fuzzy_score: 9_250,
        fuzzy_margin: 0,
        history_keep: 0,
        limits: Limits {
            file_bytes: 1_024,
            unpacked_bytes: 2_000_000,
            sheets: 3,
            cells: 4,
            cell_chars: 5,
            findings: 6,
            ..Limits::default()
        },
        licence: Some(String::from("CC-BY-4.0")),
        delivery: String::from("running"),
        delivery_line: Some(3),
        marked: MarkedCopies::None,
    };
    assert_eq!(settings, expected);
}

#[test]
fn mistakes_have_their_lines() {
    let (_, mistakes) = read_settings(
        "program = \"x\"\ncurrency = \"pounds\"\nfinancial_year_start = 13\nyear_one = 2012-02-30T00:00:00\n\
         [thresholds]\nfuzzy_score = 88\nfuzy_margin = 0.1\n[limits]\ncells = -1\nzebra = 1\n\
         [returns]\nmarked = \"some\"\n",
    );
    let expected = [
        "crosscast.toml, line 1, program: there is no such setting; did you mean `programme`?",
        "crosscast.toml, line 2, currency: this is not three capital letters, like \"GBP\"; \
         change it, or leave it out for the default",
        "crosscast.toml, line 3, financial_year_start: this is not a whole number from 1 to 12; \
         change it, or leave it out for the default",
        "crosscast.toml, line 6, fuzzy_score: this is not a number from 0 to 1, like 0.7; \
         change it, or leave it out for the default",
        "crosscast.toml, line 7, fuzy_margin: there is no such setting; did you mean \
         `fuzzy_margin`?",
        "crosscast.toml, line 9, cells: this is not a whole number from 1 to 1000000000; change \
         it, or leave it out for the default",
        "crosscast.toml, line 10, zebra: there is no such setting; the settings here are \
         file_bytes, files, unpacked_bytes, unpacked_ratio, zip_entries, apart_bytes, \
         child_memory_bytes, child_seconds, sheets, cells, rows, text_bytes, columns, cell_chars, findings, rule_bytes",
        "crosscast.toml, line 12, marked: this is not one of \"asked\", \"all\", \"none\"; change \
         it, or leave it out for the default",
    ];
    for mistake in expected {
        assert!(mistakes.iter().any(|found| found == mistake), "{mistake}\n{mistakes:#?}");
    }
    assert!(mistakes.iter().any(|found| found.contains("line 4")), "{mistakes:#?}");
}

#[test]
fn what_is_no_toml_is_said_with_its_line() {
    let (_, mistakes) = read_settings("programme = \"x\"\ncurrency = \n");
    assert_eq!(mistakes.len(), 1, "{mistakes:?}");
    assert!(mistakes[0].starts_with("crosscast.toml, line 2"), "{mistakes:?}");
}

#[test]
fn every_limit_can_be_set_from_its_least_to_its_greatest_and_no_further() {
    for bound in Limits::BOUNDS {
        for (value, is_sensible) in [
            (Some(bound.least), true),
            (Some(bound.greatest), true),
            (bound.least.checked_sub(1), false),
            (bound.greatest.checked_add(1), false),
        ] {
            let Some(value) = value else { continue };
            let (settings, mistakes) =
                read_settings(&format!("[limits]\n{} = {value}\n", bound.key));
            assert_eq!(mistakes.is_empty(), is_sensible, "{} = {value}: {mistakes:?}", bound.key);
            let held = if is_sensible { value } else { bound.default };
            assert_eq!(settings.limits.get(bound.key), Some(held));
        }
    }
}
