//! Writers' pages, and the ids of figures that people type.

use std::sync::LazyLock;

use crosscast::figure::{self, Figure, Figures, Format, PERCENT, part_and_whole, share_id};
use crosscast::fill::{Filled, Kind, Memory, Origin, Quote, fill, holds, print_again};
use crosscast::pipeline::FigureId;

use super::packed;

static FIGURES: LazyLock<Figures> = LazyLock::new(|| {
    let figure = |&(id, value, unit, lines): &(&str, &str, &str, Option<u64>)| Figure {
        id: id.into(),
        value: value.into(),
        unit: unit.into(),
        lines,
        provisional: id.starts_with("area.b"),
    };
    let list = [
        ("area.a.category.arts", "33.40", "GBP", Some(1)),
        ("area.a.category.arts.share", "33.40", PERCENT, Some(1)),
        ("area.a.category.review", "33.20", "GBP", Some(4)),
        ("area.a.category.review.share", "33.20", PERCENT, Some(4)),
        ("area.a.category.sport", "33.40", "GBP", Some(2)),
        ("area.a.category.sport.share", "33.40", PERCENT, Some(2)),
        ("area.a.total", "100.00", "GBP", Some(7)),
        ("area.b.category.arts", "36462.42", "GBP", Some(9)),
        ("area.b.category.arts.share", "3.50", PERCENT, Some(9)),
        ("area.b.total", "1043215.37", "GBP", Some(1_204)),
        ("area-not-known.total", "-0.50", "GBP", Some(1)),
        ("count.areas", "17", "areas", None),
        ("coverage.money", "99.95", PERCENT, None),
        ("programme.period.2014-15", "0.00", "GBP", Some(0)),
        ("programme.category.arts.median", "12.00", "GBP", None),
        ("programme.total", "1043314.87", "GBP", Some(1_212)),
    ];
    Figures::new(list.iter().map(figure).collect())
});

/// A template: a page on which every quote stands where the memory says, or mistakes with their places.
/// The first byte chooses the kind of page.
pub fn templates(bytes: &[u8]) {
    let Some((first, template)) = bytes.split_first() else { return };
    let kind = [Kind::Markdown, Kind::Html, Kind::Text][usize::from(first % 3)];
    let Some(filled) = filled(kind, template) else { return };
    let page = std::str::from_utf8(&filled.page).expect("text stays text");
    if !template.windows(2).any(|pair| pair == b"{{") {
        assert_eq!(filled.page, template);
    }
    let lines: Vec<&str> = page.strip_prefix('\u{feff}').unwrap_or(page).split('\n').collect();
    for Quote { line, column, printed, .. } in &filled.quotes {
        let from = lines[line - 1].char_indices().nth(column - 1).map(|(at, _)| at);
        let at = from.map(|from| &lines[line - 1][from..]);
        assert!(
            at.is_some_and(|text| text.starts_with(printed.as_str())),
            "{line}:{column} {page}"
        );
    }
    let _ = holds(kind, &filled.page, &filled.quotes);
}

/// A Word document whose text is made of any bytes.
pub fn documents(bytes: &[u8]) {
    let template = packed::docx(bytes);
    if let Some(filled) = filled(Kind::Word, &template) {
        let _ = holds(Kind::Word, &filled.page, &filled.quotes);
        let again = fill(Kind::Word, &filled.page, &FIGURES);
        // A literal `\{{` is a placeholder once it is filled: nothing else may be wrong then.
        assert!(again.is_ok() || bytes.contains(&b'\\'), "{again:?}");
    }
    let _ = fill(Kind::Word, bytes, &FIGURES);
}

/// The filled page; nothing when the template has mistakes.
fn filled(kind: Kind, template: &[u8]) -> Option<Filled> {
    let filled = match fill(kind, template, &FIGURES) {
        Ok(filled) => filled,
        Err(mistakes) => {
            assert!(!mistakes.is_empty(), "refused for no reason");
            assert!(mistakes.iter().all(|mistake| !mistake.says.is_empty()));
            // Not by column: in a paragraph of Word, columns begin anew behind a line feed.
            assert!(mistakes.is_sorted_by_key(|mistake| mistake.line), "{mistakes:?}");
            return None;
        }
    };
    for (quote, again) in filled.quotes.iter().zip(print_again(&filled.quotes, &FIGURES)) {
        assert_eq!(Some(&quote.printed), again.as_ref(), "{quote:?}");
    }
    let memory = Memory::new(Origin::default(), &filled.page, filled.quotes.clone());
    assert_eq!(Memory::read(&memory.to_json().unwrap()).as_ref(), Ok(&memory));
    assert!(memory.is_of(&filled.page));
    Some(filled)
}

/// Any text as the id of a figure, and as a format.
pub fn figure_ids(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for id in text.lines() {
        let kind = figure::Kind::of(id);
        if let Some(asked) = FigureId::read(id) {
            assert!(kind != figure::Kind::Derived, "{id} is {asked:?} and {kind:?}");
        }
        let (part, whole) = part_and_whole(id);
        assert!(!whole.is_empty() && part.len() <= id.len() + ".total".len(), "{id}");
        assert_eq!(
            FIGURES.get(&share_id(id)).is_some(),
            FIGURES.get(&(id.to_owned() + ".share")).is_some()
        );
        if let Ok(format) = id.parse::<Format>() {
            assert_eq!(format.to_string(), id);
        }
        for format in [Format::Pounds, Format::Rounded, Format::Share(1), Format::Words] {
            let _ = FIGURES.print(id, format);
            let _ = FIGURES.column(&[id.to_owned(), "area.a.total".into()], Some(id), format);
        }
    }
}
