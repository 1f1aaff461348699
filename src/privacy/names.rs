//! People's names.

use super::famous::FAMOUS;
use super::text::{Gap, Text, Word};
use super::words::{Words, given, surnames, vocabulary, words};

/// Titles that only people have.
const TITLES: &str = "mr mrs miss ms mx messrs dr doctor rev revd reverend cllr cllrs councillor prof \
    professor mstr sgt";

/// Words that are titles only before a name.
const ALSO_TITLES: &str = "sir dame lady lord father fr sister brother pastor canon imam rabbi uncle aunt auntie \
    aunty nan gran grandma grandad captain capt major bishop mayor nurse vicar minister coach";

/// Titles of orders and of families, behind which a name that nobody knows is likely, too.
const HOUSE_TITLES: &str = "father sister uncle aunt auntie aunty pastor imam rabbi";

/// What stands behind a title without being anybody's name.
const NOT_NAMES: &str = "martens who barnardo barnardos whippy motivator tumble men bean punch claus bun potato \
    incredible office excel word teams society christmas out world universe circle act day days bay";

/// Whose names have become names of places: `St Mary`, `King George`.
const ABOVE_NAMES: &str = "st saint saints san santa king queen prince princess duke";

/// What is named after people.
const NAMED_AFTER: &str = "park road street avenue lane close court house hall school schools academy college centre \
    center church chapel trust foundation estate garden gardens library hospital hospice museum theatre arms inn ward square \
    terrace field fields primary junior infant infants bridge mill farm ambulance big quay quays drive \
    crescent way place mews grove rd st ave cathedral building pavilion stadium ground playing recreation rec fc afc rfc tower \
    lodge cottage institute university nursery festival society cross island bay hill green wood";

/// What a person uses of a hall or a school, so that the hall is not the name's.
const USED: &str = "hire fees fee uniform uniforms trip trips visit visits rent clearance move deposit books dinner \
    dinners lunch lunches transport";

/// Words of payment.
const PAID: &str = "grant grants payment payments paid pay loan loans gift gifts award awards reimbursement reimburse reimbursed \
    refund refunded repay repayment donation wage wages salary salaries fee fees expenses mileage stipend bursary honorarium \
    thanks thank flowers leaving retirement birthday payroll invoice owed petty";

/// Given names of [`given::ALSO_WORDS`] that, with a family name that is a word, too, are still plainly people.
const PLAIN_GIVEN: &str = "bob bobby billy bill charlotte dan dawn fred georgina heather jack jo josie mark matilda mick mike nick ray \
    rob robyn ron rory stan sue ted";

/// What knows names.
#[derive(Debug)]
pub(super) struct Names {
    titles: Words,
    also_titles: Words,
    house_titles: Words,
    not_names: Words,
    above: Words,
    named_after: Words,
    used: Words,
    paid: Words,
    given: Words,
    given_too: Words,
    plain_given: Words,
    surnames: Words,
    surnames_too: Words,
    vocabulary: Words,
    famous: rustc_hash::FxHashSet<(&'static str, &'static str)>,
}

impl Names {
    pub(super) fn new() -> Names {
        Names {
            titles: words(TITLES),
            also_titles: words(ALSO_TITLES),
            house_titles: words(HOUSE_TITLES),
            not_names: words(NOT_NAMES),
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
            let found = next.is_some_and(|next| self.is_title(text, at, word, next))
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

    fn is_title(&self, text: &Text, at: usize, title: &Word, next: &Word) -> bool {
        if !matches!(next.gap, Gap::Space | Gap::Stop) || self.not_names.contains(&*next.text) {
            return false;
        }
        let known = self.is_name(next) || self.surnames_too.contains(&*next.text);
        let unknown = text.may_be_name(next) || !title.capital;
        let unknown = unknown && next.text.len() > 1 && !self.is_other_word(next);
        if self.titles.contains(&*title.text) {
            let name =
                unknown && is_letters(next) || known && (text.may_be_name(next) || !title.capital);
            return name || next.is_initial() && title.text != "miss";
        }
        if !self.also_titles.contains(&*title.text) || self.is_place(text, at + 1) {
            return false;
        }
        let in_house =
            self.house_titles.contains(&*title.text) && text.cased && next.capital && unknown;
        self.is_name(next) || in_house && is_letters(next)
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
                    && "fghjlmnprsw".contains(&*word.text);
                let paid = !self.is_other_word(next) && self.pays(text);
                let read = text.cased || paid && !matches!(&*word.text, "a" | "e" | "i" | "x");
                likely
                    && (known && !word_like || (too || paid) && read)
                    && !self.is_place(text, at + 1)
            }
            _ => false,
        }
    }

    fn is_surname(&self, text: &Text, at: usize, word: &Word) -> bool {
        if !self.surnames.contains(&*word.text)
            || !text.may_be_name(word)
            || self.is_place(text, at)
        {
            return false;
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
        initial_after || family || given || self.pays(text)
    }

    /// Two words that no budget uses, where somebody was paid; or a family of an unknown name.
    fn is_paid(&self, text: &Text, at: usize) -> bool {
        if !text.cased {
            return false;
        }
        let one = &text.words[at];
        let name = |word: &Word| {
            word.capital && is_letters(word) && word.text.len() > 1 && !self.is_other_word(word)
        };
        let before = |steps: usize| {
            at.checked_sub(steps).and_then(|at| text.words.get(at)).map(|word| &*word.text)
        };
        if !name(one) {
            return false;
        }
        let Some(two) = text.words.get(at + 1) else { return false };
        if &*two.text == "family" && two.gap == Gap::Space && before(1) == Some("the") {
            return true;
        }
        if two.gap != Gap::Space || !name(two) || self.is_place(text, at) {
            return false;
        }
        let to = matches!(before(1), Some("to" | "for" | "from" | "of" | "by"))
            && before(2).is_some_and(|paid| self.paid.contains(paid));
        to || text.words.get(at + 2).is_some_and(|paid| self.paid.contains(&*paid.text))
    }

    /// Whether somebody is paid.
    fn pays(&self, text: &Text) -> bool {
        text.words.iter().any(|word| self.paid.contains(&*word.text))
    }

    fn is_name(&self, word: &Word) -> bool {
        self.given.contains(&*word.text) || self.surnames.contains(&*word.text)
    }

    /// Whether budgets use it, or it says what is named after people.
    fn is_other_word(&self, word: &Word) -> bool {
        let singular = word.text.strip_suffix('s').unwrap_or(&word.text);
        self.vocabulary.contains(&*word.text)
            || self.vocabulary.contains(singular)
            || self.named_after.contains(&*word.text)
    }

    /// Whether the name at `at` is that of a place: `William Morris Big Local`, `James Street`.
    fn is_place(&self, text: &Text, at: usize) -> bool {
        let mut named = false;
        for (step, word) in text.phrase(at).enumerate() {
            if named {
                return !self.used.contains(&*word.text);
            }
            if step > 3 {
                return false;
            }
            if step > 0 && self.named_after.contains(&*word.text) && text.may_be_name(word) {
                named = true;
            } else if step > 0 && text.cased && !word.capital {
                return false;
            }
        }
        named
    }
}

fn is_letters(word: &Word) -> bool {
    word.text.chars().all(char::is_alphabetic)
}
