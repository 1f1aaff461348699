//! Which labels may speak of a person, and are not published before somebody has looked at them.
//!
//! | part | looks for |
//! |---|---|
//! | `names` | people, without a title |
//! | `titles` | people by their titles |
//! | `payees` | people of whose names only the payment tells |
//! | `contact` | e-mail addresses and names on social networks |
//! | `address` | postcodes and the addresses of houses |
//! | `numbers` | telephone, account, card and insurance numbers, and those of single payments |
//! | `pay` | what one worker is paid |
//! | `special` | health, belief, origin, orientation, bereavement, crime and the like |
//!
//! Recall comes first: what is held back wrongly costs a researcher a word in `labels.csv`; what is
//! published wrongly cannot be taken back. A researcher's word ([`Clearance`]) stands above the screen. `words` holds the lists, `text` the form in which a label is read.

mod address;
mod clearance;
mod concern;
mod contact;
mod famous;
mod names;
mod numbers;
mod patterns;
mod pay;
mod payees;
mod special;
mod text;
mod titles;
mod words;

pub use clearance::Clearance;
pub use concern::Concern;

use rustc_hash::FxHashSet;

use address::Addresses;
use contact::Contact;
use names::Names;
use numbers::Numbers;
use pay::Pay;
use special::Special;
use text::Text;

/// Letters of a heading, at most: what is longer is free text.
const LONGEST: usize = 160;

/// Looks at labels. Made once for a run.
#[derive(Debug)]
pub struct Screen {
    names: Names,
    contact: Contact,
    addresses: Addresses,
    numbers: Numbers,
    pay: Pay,
    special: Special,
}

impl Screen {
    /// With everything that it looks for.
    pub fn new() -> Screen {
        Screen {
            names: Names::new(),
            contact: Contact::new(),
            addresses: Addresses::new(),
            numbers: Numbers::new(),
            pay: Pay::new(),
            special: Special::new(),
        }
    }

    /// What `text`, as an area wrote it, may give away; `None` when nothing speaks against publishing it.
    /// Takes time in proportion to the text.
    pub fn concern(&self, text: &str) -> Option<Concern> {
        let text = Text::of(text);
        if text.written.chars().nth(LONGEST).is_some() {
            return Some(Concern::FreeText);
        }
        if self.contact.is_in(&text) {
            return Some(Concern::Contact);
        }
        if self.addresses.are_in(&text) {
            return Some(Concern::Address);
        }
        if let Some(concern) = self.numbers.concern(&text) {
            return Some(concern);
        }
        if self.pay.of_one_is_in(&text) {
            return Some(Concern::PayOfOne);
        }
        if self.special.is_in(&text) {
            return Some(Concern::Special);
        }
        self.names.are_in(&text).then_some(Concern::Name)
    }

    /// The words of a label that names somebody by which the same person could be known elsewhere; none when
    /// it names nobody, and none of free text.
    pub fn name_words(&self, text: &str) -> Vec<String> {
        let text = Text::of(text);
        if text.written.chars().nth(LONGEST).is_some() {
            return Vec::new();
        }
        self.names.words_of(&text)
    }

    /// Whether `text` holds one of `names`, which are words of names, in any case and as possessive or
    /// plural, too.
    pub fn holds(&self, text: &str, names: &FxHashSet<String>) -> bool {
        let known = |word: &str| names.contains(word);
        !names.is_empty()
            && Text::of(text)
                .words
                .iter()
                .any(|word| known(&word.text) || word.text.strip_suffix('s').is_some_and(known))
    }

    /// What the name of a file may give away, path and all; its ending does not count.
    pub fn file_concern(&self, path: &str) -> Option<Concern> {
        let stem = match path.rsplit_once('.') {
            Some((stem, ending)) if !ending.contains(['/', '\\', ' ']) => stem,
            _ => path,
        };
        let words = stem.replace(['_', '-', '+', '.'], " ");
        let parts = words.split(['/', '\\', '!']);
        parts.map(str::trim).chain(stem.split(['/', '\\', '!'])).find_map(|part| self.concern(part))
    }
}

impl Default for Screen {
    fn default() -> Screen {
        Screen::new()
    }
}
