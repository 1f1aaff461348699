//! One row of the list that a tester fills in.

use sha2::{Digest, Sha256};

use super::Hits;
use crate::model::{Money, Period};

/// A line to test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleRow {
    /// Its number in the list, from 1.
    pub number: u32,
    /// The id of the entry.
    pub entry: String,
    /// Path inside the inbox.
    pub file: String,
    /// The sheet; empty for a text file.
    pub sheet: String,
    /// The cell of the amount.
    pub cell: String,
    /// The area's id; empty when it is not known.
    pub area: String,
    /// When it was spent, if known.
    pub period: Option<Period>,
    /// The sections that it stands in.
    pub section: String,
    /// The label.
    pub label: String,
    /// The amount as read.
    pub amount: Money,
    /// What it was coded as.
    pub coded: Coded,
    /// Which step coded it.
    pub method: String,
    /// Why.
    pub reason: String,
    /// How it came into the sample.
    pub hits: Hits,
}

/// The categories of a line by their ids, with shares in ten-thousandths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coded(pub Vec<(String, u32)>);

impl Coded {
    /// What [`Coded`] prints, read back; `None` for anything else.
    pub fn read(text: &str) -> Option<Coded> {
        if !text.contains(';') {
            return (!text.is_empty()).then(|| Coded(vec![(text.to_owned(), WHOLE)]));
        }
        let share = |part: &str| {
            let (id, percent) = part.trim().rsplit_once(' ')?;
            let (whole, parts) = percent.split_once('.')?;
            let share = whole.parse::<u32>().ok()?.checked_mul(100)? + parts.parse::<u32>().ok()?;
            (parts.len() == 2).then(|| (id.to_owned(), share))
        };
        text.split(';').map(share).collect::<Option<_>>().map(Coded)
    }
}

/// A share that is the whole, in ten-thousandths.
const WHOLE: u32 = 10_000;

/// `spaces`, or `spaces 60.00; arts 40.00`
impl std::fmt::Display for Coded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let [(one, _)] = self.0.as_slice() {
            return f.write_str(one);
        }
        for (at, (id, share)) in self.0.iter().enumerate() {
            let between = if at == 0 { "" } else { "; " };
            write!(f, "{between}{id} {}.{:02}", share / 100, share % 100)?;
        }
        Ok(())
    }
}

impl Hits {
    /// What the list prints, read back; `None` for anything else.
    pub fn read(text: &str) -> Option<Hits> {
        match text {
            "certain" => Some(Hits::Certain),
            number => number.parse().ok().filter(|&many| many > 0).map(Hits::Drawn),
        }
    }
}

/// `certain`, or how many of its pennies were drawn.
impl std::fmt::Display for Hits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Hits::Certain => f.pad("certain"),
            Hits::Drawn(many) => many.fmt(f),
        }
    }
}

/// What the judgement of a row rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn<'a> {
    /// Its number in the list.
    pub number: u32,
    /// The id of the entry.
    pub entry: &'a str,
    /// The amount as read.
    pub amount: Money,
    /// What it was coded as.
    pub coded: &'a Coded,
    /// How it came into the sample.
    pub hits: Hits,
}

impl Drawn<'_> {
    /// Eight letters that are others when any of it, or the run, is another. Letters alone, so that no
    /// spreadsheet program makes a number or a date of them.
    pub fn check(&self, run: &str) -> String {
        let mut hasher = Sha256::new();
        let Drawn { number, entry, amount, coded, hits } = self;
        for part in [
            run,
            &number.to_string(),
            entry,
            &amount.to_string(),
            &coded.to_string(),
            &hits.to_string(),
        ] {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        hasher.finalize().iter().take(8).map(|byte| char::from(b'a' + byte % 26)).collect()
    }
}

impl SampleRow {
    /// What its judgement rests on.
    pub fn drawn(&self) -> Drawn<'_> {
        let SampleRow { number, ref entry, amount, ref coded, hits, .. } = *self;
        Drawn { number, entry, amount, coded, hits }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coded(parts: &[(&str, u32)]) -> Coded {
        Coded(parts.iter().map(|&(id, share)| (id.to_owned(), share)).collect())
    }

    #[test]
    fn what_is_printed_is_read_back() {
        for (one, text) in [
            (coded(&[("spaces", 10_000)]), "spaces"),
            (coded(&[("spaces", 6_005), ("arts", 3_995)]), "spaces 60.05; arts 39.95"),
        ] {
            assert_eq!(one.to_string(), text);
            assert_eq!(Coded::read(text), Some(one));
        }
        for text in ["", "spaces 60; arts 40", ";", "spaces 99999999999.00; a 1.00"] {
            assert_eq!(Coded::read(text), None, "{text}");
        }
        for hits in [Hits::Certain, Hits::Drawn(2)] {
            assert_eq!(Hits::read(&hits.to_string()), Some(hits));
        }
        assert_eq!((Hits::read("0"), Hits::read("sure")), (None, None));
    }

    #[test]
    fn any_change_of_what_counts_is_noticed() {
        let (spaces, arts) = (coded(&[("spaces", 10_000)]), coded(&[("arts", 10_000)]));
        let one = Drawn {
            number: 1,
            entry: "3fa85f64-1-D9",
            amount: Money::from_pence(1_050),
            coded: &spaces,
            hits: Hits::Drawn(1),
        };
        let check = one.check("run");
        assert!(check.len() == 8 && check.bytes().all(|byte| byte.is_ascii_lowercase()), "{check}");
        for other in [
            Drawn { number: 2, ..one.clone() },
            Drawn { entry: "3fa85f64-1-D8", ..one.clone() },
            Drawn { amount: Money::from_pence(1_051), ..one.clone() },
            Drawn { coded: &arts, ..one.clone() },
            Drawn { hits: Hits::Certain, ..one.clone() },
        ] {
            assert_ne!(other.check("run"), check);
        }
        assert_ne!(one.check("another run"), check);
    }
}
