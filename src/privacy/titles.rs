//! People by their titles.

use super::names::{Names, is_letters};
use super::text::{Gap, Text, Word};
use super::words::{Words, words};

/// Titles that only people have.
const TITLES: &str = "mr mrs miss ms mx messrs dr doctor rev revd reverend cllr cllrs councillor prof \
    professor mstr mister sgt";

/// Words that are titles only before a name.
const ALSO_TITLES: &str = "sir dame lady lord father fr sister brother pastor canon imam rabbi uncle aunt auntie nana \
    aunty nan gran grandma grandad captain capt major bishop mayor nurse vicar minister coach";

/// Titles of orders and of families, behind which a name that nobody knows is likely, too.
const HOUSE_TITLES: &str = "father sister uncle aunt auntie aunty pastor imam rabbi";

/// What stands behind a title without being anybody's name.
const NOT_NAMES: &str = "martens who barnardo barnardos whippy motivator tumble men bean punch claus bun potato \
    incredible office excel word teams society christmas out world universe circle act day days bay";

/// Titles that may stand behind a name, or be joined to it by a sign.
const SHORT: &str = "mr mrs miss ms mx dr rev revd cllr prof sgt";

/// Titles before names that are other words, too: `Rabbi Green`.
const BEFORE_WORDS: &str = "deacon canon lady lord dame rabbi imam pc pcso coun sir sheikh vicar bishop mayor \
    alderman coach";

/// Behind `lady` and the like these are what places are called.
const PLACES: &str = "park hall church field day wood lane cross cole white bird well";

/// What knows titles.
#[derive(Debug)]
pub(super) struct Titles {
    always: Words,
    also: Words,
    of_houses: Words,
    short: Words,
    before_words: Words,
    places: Words,
    not_names: Words,
}

impl Titles {
    pub(super) fn new() -> Titles {
        Titles {
            always: words(TITLES),
            also: words(ALSO_TITLES),
            of_houses: words(HOUSE_TITLES),
            short: words(SHORT),
            before_words: words(BEFORE_WORDS),
            places: words(PLACES),
            not_names: words(NOT_NAMES),
        }
    }

    /// Whether `word` is one of them.
    pub(super) fn hold(&self, word: &str) -> bool {
        self.always.contains(word) || self.also.contains(word) || self.before_words.contains(word)
    }
}

impl Names {
    /// Whether the word at `at` is a title with a name before or behind it, or glued to it.
    pub(super) fn is_titled(&self, text: &Text, at: usize, word: &Word) -> bool {
        let next = text.words.get(at + 1);
        next.is_some_and(|next| self.is_title(text, at, word, next))
            || self.is_title_behind(text, at, word)
            || self.is_glued(word)
    }

    fn is_title(&self, text: &Text, at: usize, title: &Word, next: &Word) -> bool {
        let titles = &self.titles;
        // `Mrs-Patel`, `Mrs_Patel`.
        let joined = next.gap == Gap::Break
            && titles.short.contains(&*title.text)
            && (self.is_name(next)
                || text.cased && next.capital
                || !text.cased && matches!(&*title.text, "mr" | "mrs" | "cllr"));
        if !joined && !matches!(next.gap, Gap::Space | Gap::Stop)
            || titles.not_names.contains(&*next.text)
        {
            return false;
        }
        let known =
            self.is_name(next) || self.surnames_too.contains(&*next.text) || next.text == "street";
        let unknown = text.may_be_name(next) || !title.capital;
        let unknown = unknown && next.text.len() > 1 && !self.is_other_word(next);
        if titles.always.contains(&*title.text) {
            let name =
                unknown && is_letters(next) || known && (text.may_be_name(next) || !title.capital);
            return name
                || next.is_initial() && (title.text != "miss" || self.is_missing(text, at));
        }
        if self.is_word_titled(text, at, title, next) {
            return true;
        }
        if !titles.also.contains(&*title.text) || self.is_place(text, at + 1) {
            return false;
        }
        let in_house =
            titles.of_houses.contains(&*title.text) && text.cased && next.capital && unknown;
        self.is_name(next) || in_house && is_letters(next)
    }

    /// Whether `miss` at `at` stands before an initial and a family name.
    fn is_missing(&self, text: &Text, at: usize) -> bool {
        text.words.get(at + 2).is_some_and(|name| {
            text.may_be_name(name)
                && (self.is_name(name)
                    || self.surnames_too.contains(&*name.text)
                    || text.cased && !self.is_other_word(name))
        })
    }

    /// `Rabbi Green`, and neither `Lady Park` nor `Mayor's ball`.
    fn is_word_titled(&self, text: &Text, at: usize, title: &Word, next: &Word) -> bool {
        let name =
            self.surnames_too.contains(&*next.text) || self.plain_given.contains(&*next.text);
        let place = matches!(&*title.text, "lady" | "coach" | "pc")
            && self.titles.places.contains(&*next.text);
        let ends =
            text.words.len() == at + 2 || text.gap_after(at + 1) != Gap::Space || next.possessive;
        let house =
            text.words.get(at + 2).is_some_and(|word| self.named_after.contains(&*word.text));
        self.titles.before_words.contains(&*title.text)
            && !title.possessive
            && name
            && !place
            && text.may_be_name(next)
            && (ends
                || !house && !matches!(&*title.text, "pc" | "coach" | "coun" | "lady" | "lord"))
    }

    /// `Patel (Mrs)` and `Patel, Mrs`.
    fn is_title_behind(&self, text: &Text, at: usize, title: &Word) -> bool {
        let Some(name) = at.checked_sub(1).and_then(|before| text.words.get(before)) else {
            return false;
        };
        let listed = matches!(title.gap, Gap::Comma | Gap::Break) && self.is_name(name);
        let ends = text.words.len() == at + 1 || text.gap_after(at) != Gap::Space;
        let known = self.is_name(name) || self.surnames_too.contains(&*name.text);
        let apart = text.cased && name.capital || !text.cased && title.gap != Gap::Space;
        let unknown = apart && name.text.len() > 2 && !self.is_other_word(name);
        self.titles.short.contains(&*title.text)
            && text.may_be_name(name)
            && is_letters(name)
            && (listed || ends && (known || unknown))
    }

    /// `mrspatel`.
    fn is_glued(&self, word: &Word) -> bool {
        ["mr", "mrs", "ms", "miss", "dr", "rev", "cllr"].iter().any(|title| {
            word.text.strip_prefix(title).is_some_and(|name| {
                name.len() > 3 && (self.surnames.contains(name) || self.given.contains(name))
            })
        })
    }
}
