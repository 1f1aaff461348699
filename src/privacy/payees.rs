//! People of whose names only the payment tells.

use super::names::{Names, is_letters};
use super::text::{Gap, Text, Word};
use super::words::{Words, words};

/// Words beside those of payment that stand around the name of somebody who is paid or thanked.
const AROUND: &str = "to for from of by the a an and our you card present do cake";

/// What people do who are paid for an hour or a day.
const WORK: &str = "tutor teacher trainer coach instructor cleaner caretaker caterer artist photographer facilitator speaker \
    driver translator interpreter storyteller gardener cook chef musician designer plumber electrician builder dj therapist";

/// What is paid and thanked without being a person, or is taught.
const NOT_PEOPLE: &str = "hmrc paye acas dwp nhs bt edf tesco asda aldi lidl argos ikea amazon wilko boots groundwork barnardo \
    paypal eventbrite barclays natwest lloyds hsbc locality nesta sainsbury morrison ofcom capita serco veolia npower british \
    karate judo pilates ukulele guitar bollywood ballet ceilidh salsa taekwondo badminton basketball netball piano drumming pottery \
    april june august may charity cash cheque card bacs providers contractors suppliers beneficiaries winners";

/// What knows who is paid.
#[derive(Debug)]
pub(super) struct Payees {
    around: Words,
    work: Words,
    not_people: Words,
}

impl Payees {
    pub(super) fn new() -> Payees {
        Payees { around: words(AROUND), work: words(WORK), not_people: words(NOT_PEOPLE) }
    }

    /// Whether `word` is what somebody does, or what is taught.
    pub(super) fn are_work(&self, word: &str) -> bool {
        let singular = word.strip_suffix('s').unwrap_or(word);
        [word, singular]
            .iter()
            .any(|word| self.work.contains(word) || self.not_people.contains(word))
    }
}

impl Names {
    /// Whether a single word that no budget uses stands alone with words of payment, or with what somebody
    /// does: `Grant to Mo`, `Tutor: Bukola`.
    pub(super) fn has_lone_payee(&self, text: &Text) -> bool {
        let known = |word: &Word| {
            self.paid.contains(&*word.text) || self.payees.around.contains(&*word.text)
        };
        if let [rest @ .., last] = text.words.as_slice()
            && let Some(before) = rest.last()
            && rest.iter().all(known)
            && self.may_be_payee(text, last)
        {
            let to = matches!(&*before.text, "to" | "for" | "by" | "from");
            let verb = matches!(
                &*before.text,
                "reimburse" | "reimbursed" | "refund" | "repay" | "thank" | "paid"
            );
            let paid = rest.iter().any(|word| self.paid.contains(&*word.text));
            if paid && (to || verb || last.gap == Gap::Break) {
                return true;
            }
        }
        let works = || text.words.iter().any(|word| self.payees.work.contains(&*word.text));
        let mut alone = text.words.iter().enumerate().filter(|&(at, word)| {
            let begins = at == 0 || word.gap == Gap::Break;
            let ends = at + 1 == text.words.len() || text.gap_after(at) == Gap::Break;
            text.words.len() > 1 && begins && ends && self.may_be_payee(text, word)
        });
        alone.next().is_some() && works()
    }

    fn may_be_payee(&self, text: &Text, word: &Word) -> bool {
        text.may_be_name(word)
            && !(text.cased && word.shouted)
            && is_letters(word)
            && word.text.len() > 1
            && !self.payees.are_work(&word.text)
            && !self.paid.contains(&*word.text)
            && !self.payees.around.contains(&*word.text)
            && (!self.is_other_word(word) || self.plain_given.contains(&*word.text))
    }

    /// Two words that no budget uses, where somebody was paid; or a family of an unknown name.
    pub(super) fn is_paid(&self, text: &Text, at: usize) -> bool {
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
        if two.gap != Gap::Space || one.possessive || !name(two) || self.is_place(text, at) {
            return false;
        }
        let to = matches!(before(1), Some("to" | "for" | "from" | "of" | "by"))
            && before(2).is_some_and(|paid| self.paid.contains(paid));
        to || text.words.get(at + 2).is_some_and(|paid| self.paid.contains(&*paid.text))
    }
}
