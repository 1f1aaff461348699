//! People's names.

use super::famous::FAMOUS;
use super::payees::Payees;
use super::text::{Gap, Text, Word};
use super::titles::Titles;
use super::words::{Words, given, surnames, vocabulary, words};

/// Whose names have become names of places: `St Mary`, `King George`.
const ABOVE_NAMES: &str = "st saint saints san santa king queen prince princess duke";

/// What is named after people.
const NAMED_AFTER: &str = "park road street avenue lane close court house hall school schools academy college centre \
    center church chapel trust foundation estate garden gardens library hospital hospice museum theatre arms inn gallery ward square \
    terrace field fields primary junior infant infants bridge mill farm ambulance big quay quays drive \
    crescent way place mews grove rd st ave cathedral building pavilion stadium ground playing recreation rec fc afc rfc tower \
    lodge cottage institute university nursery festival society cross island bay hill green wood";

/// What a person uses of a hall or a school, so that the hall is not the name's.
const USED: &str = "hire fees fee uniform uniforms trip trips visit visits rent clearance move deposit books dinner \
    dinners lunch lunches transport";

/// Words of payment.
const PAID: &str = "grant grants payment payments paid pay loan loans gift gifts award awards reimbursement reimburse reimbursed \
    refund refunded repay repayment donation wage wages salary salaries fee fees expenses mileage stipend bursary honorarium \
    thanks thank flowers leaving retirement birthday payroll invoice owed petty translation translating interpreting tutoring \
    tuition catering storytelling";

/// Given names of [`given::ALSO_WORDS`] that, with a family name that is a word, too, are still plainly people.
const PLAIN_GIVEN: &str = "bob bobby billy bill charlotte dan dawn fred georgina heather jack jo josie mark matilda mick mike nick ray \
    rob robyn ron rory stan sue ted";

/// What knows names.
#[derive(Debug)]
pub(super) struct Names {
    pub(super) titles: Titles,
    pub(super) payees: Payees,
    above: Words,
    pub(super) named_after: Words,
    used: Words,
    pub(super) paid: Words,
    pub(super) given: Words,
    given_too: Words,
    pub(super) plain_given: Words,
    pub(super) surnames: Words,
    pub(super) surnames_too: Words,
    vocabulary: Words,
    famous: rustc_hash::FxHashSet<(&'static str, &'static str)>,
}

impl Names {
    pub(super) fn new() -> Names {
        Names {
            titles: Titles::new(),
            payees: Payees::new(),
            above: words(ABOVE_NAMES),
            named_after: words(NAMED_AFTER),
            used: words(USED),
            paid: words(PAID),
            given: words(given::GIVEN),
            given_too: words(given::ALSO_WORDS),
            plain_given: words(PLAIN_GIVEN),
            surnames: words(surnames::SURNAMES),
            surnames_too: words(surnames::ALSO_WORDS),
            vocabulary: words(vocabulary::VOCABULARY),
            famous: FAMOUS.lines().filter_map(|line| line.trim().split_once(' ')).collect(),
        }
    }

    /// Whether `text` names a person.
    pub(super) fn are_in(&self, text: &Text) -> bool {
        let mut famous_until = 0;
        if self.has_lone_payee(text) {
            return true;
        }
        for (at, word) in text.words.iter().enumerate() {
            if at < famous_until {
                continue;
            }
            let next = text.words.get(at + 1);
            if next.is_some_and(|next| self.famous.contains(&(&*word.text, &*next.text))) {
                // `Jack and Jill` are three words.
                famous_until = at + 2 + usize::from(next.is_some_and(|next| next.text == "and"));
                continue;
            }
            let found = self.is_titled(text, at, word)
                || self.is_given(text, at, word)
                || next.is_some_and(|next| self.is_initial(text, at, word, next))
                || self.is_surname(text, at, word)
                || self.is_paid(text, at);
            if found {
                return true;
            }
        }
        false
    }

    fn is_given(&self, text: &Text, at: usize, word: &Word) -> bool {
        let above = at.checked_sub(1).and_then(|before| text.words.get(before));
        if above.is_some_and(|above| self.above.contains(&*above.text)) {
            return false;
        }
        if self.given.contains(&*word.text) {
            return !self.is_place(text, at);
        }
        if !self.given_too.contains(&*word.text) || !text.may_be_name(word) {
            return false;
        }
        let Some(next) = text.words.get(at + 1).filter(|next| next.gap == Gap::Space) else {
            return false;
        };
        if !text.may_be_name(next) || next.text.len() < 2 {
            return false;
        }
        let both_words = self.surnames_too.contains(&*next.text);
        if both_words && self.plain_given.contains(&*word.text) {
            return text.phrase(at + 1).skip(1).all(|word| !self.named_after.contains(&*word.text))
                && !matches!(&*next.text, "park" | "hall" | "church" | "field");
        }
        if both_words && text.words.len() == 2 && !self.named_after.contains(&*next.text) {
            return true;
        }
        if self.is_place(text, at) {
            return false;
        }
        self.surnames.contains(&*next.text)
            || text.cased
                && is_letters(next)
                && !self.is_other_word(next)
                && !word.possessive
                && !both_words
    }

    fn is_initial(&self, text: &Text, at: usize, word: &Word, next: &Word) -> bool {
        if !word.is_initial() || !text.may_be_name(word) {
            return false;
        }
        let known = self.surnames.contains(&*next.text);
        let likely = text.may_be_name(next) && next.text.len() > 2 && is_letters(next);
        match next.gap {
            Gap::Stop => {
                likely
                    && (known
                        || self.surnames_too.contains(&*next.text)
                        || !self.is_other_word(next))
            }
            // `A Safe Clean environment`, `A King`: only where no word is meant.
            Gap::Space => {
                let word_like = matches!(&*word.text, "a" | "i") && !text.cased;
                let ends = text.gap_after(at + 1) != Gap::Space || text.words.len() == at + 2;
                let too = self.surnames_too.contains(&*next.text)
                    && ends
                    && "fghjklmnprstw".contains(&*word.text);
                let alone = too && !text.cased && text.words.len() == 2;
                let paid = !self.is_other_word(next) && self.pays(text);
                let read = text.cased || paid && !matches!(&*word.text, "a" | "e" | "i" | "x");
                likely
                    && (known && !word_like || (too || paid) && read || alone)
                    && !self.is_place(text, at + 1)
            }
            _ => false,
        }
    }

    fn is_surname(&self, text: &Text, at: usize, word: &Word) -> bool {
        if !text.may_be_name(word) || self.is_place(text, at) {
            return false;
        }
        if !self.surnames.contains(&*word.text) {
            return self.surnames_too.contains(&*word.text) && self.has_initial(text, at);
        }
        let near = |at: Option<usize>| at.and_then(|at| text.words.get(at));
        let (before, after) = (near(at.checked_sub(1)), near(Some(at + 1)));
        let initial_after = after.is_some_and(|after| {
            after.is_initial()
                && matches!(after.gap, Gap::Space | Gap::Comma)
                && text.may_be_name(after)
                && (text.gap_after(at + 1) != Gap::Space || text.words.len() == at + 2)
        });
        let family =
            after.is_some_and(|after| matches!(&*after.text, "family" | "household" | "families"));
        // A given name that the lists do not hold.
        let given = before.is_some_and(|before| {
            text.cased
                && before.capital
                && word.gap == Gap::Space
                && is_letters(before)
                && before.text.len() > 1
                && !self.is_other_word(before)
                && !before.possessive
        });
        // `Okafor, Blessing` and `Smith & Sons`.
        let listed = after.is_some_and(|after| match after.gap {
            Gap::Comma => {
                self.given.contains(&*after.text) || self.given_too.contains(&*after.text)
            }
            Gap::And => matches!(&*after.text, "son" | "sons" | "daughter" | "daughters" | "bros"),
            _ => false,
        });
        initial_after || family || given || listed || self.pays(text)
    }

    /// `Green, T` and `Green T.`, where nothing else is meant.
    fn has_initial(&self, text: &Text, at: usize) -> bool {
        let Some(after) = text.words.get(at + 1) else { return false };
        let ends = text.words.len() == at + 2;
        let read = text.may_be_name(after) && "ghjklmnprstw".contains(&*after.text);
        let listed = after.gap == Gap::Comma || text.words.len() == 2 || self.pays(text);
        after.is_initial() && read && ends && listed && matches!(after.gap, Gap::Space | Gap::Comma)
    }

    /// The words of the names in `text`, as far as they could tell who is meant elsewhere: those that no
    /// budget uses, of three letters or more, with a capital where capitals tell names from other words.
    pub(super) fn words_of(&self, text: &Text) -> Vec<String> {
        if !self.are_in(text) {
            return Vec::new();
        }
        let name = |word: &&Word| {
            text.may_be_name(word)
                && is_letters(word)
                && word.text.chars().nth(2).is_some()
                && !self.is_other_word(word)
                && !self.paid.contains(&*word.text)
                && !self.titles.hold(&word.text)
                && !self.payees.are_work(&word.text)
        };
        text.words.iter().filter(name).map(|word| word.text.clone()).collect()
    }

    /// Whether somebody is paid.
    pub(super) fn pays(&self, text: &Text) -> bool {
        text.words.iter().any(|word| self.paid.contains(&*word.text))
    }

    pub(super) fn is_name(&self, word: &Word) -> bool {
        self.given.contains(&*word.text) || self.surnames.contains(&*word.text)
    }

    /// Whether budgets use it, or it says what is named after people.
    pub(super) fn is_other_word(&self, word: &Word) -> bool {
        let singular = word.text.strip_suffix('s').unwrap_or(&word.text);
        self.vocabulary.contains(&*word.text)
            || self.vocabulary.contains(singular)
            || self.named_after.contains(&*word.text)
    }

    /// Whether the name at `at` is that of a place: `William Morris Big Local`, `James Street`.
    pub(super) fn is_place(&self, text: &Text, at: usize) -> bool {
        let (mut named, mut museum) = (false, false);
        for (step, word) in text.phrase(at).enumerate() {
            if named {
                let goes = matches!(&*word.text, "visit" | "visits" | "trip" | "trips");
                return museum && goes || !self.used.contains(&*word.text);
            }
            if step > 3 {
                return false;
            }
            if step > 0
                && self.named_after.contains(&*word.text)
                && (text.may_be_name(word) || &*word.text == "playing")
            {
                named = true;
                museum =
                    matches!(&*word.text, "gallery" | "museum" | "theatre" | "park" | "gardens");
            } else if step > 0 && text.cased && !word.capital {
                return false;
            }
        }
        named
    }
}

pub(super) fn is_letters(word: &Word) -> bool {
    word.text.chars().all(char::is_alphabetic)
}
