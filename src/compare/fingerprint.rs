//! What tells whether two lines are the same in everything that is compared.

use sha2::{Digest, Sha256};

use super::line::Line;
use crate::model::{Date, Money};

/// The beginning of a SHA-256 over a line. Returns come from outside: a fingerprint that can be
/// forged would let a change go unseen.
pub(super) type Fingerprint = u128;

/// The fingerprint of `line`, which belongs to the pair of files `pair`. Method and reason are no
/// part of it: they name lines of mapping files, and move when somebody adds a line above.
pub(super) fn fingerprint(line: &Line<'_>, pair: u32, bytes: &mut Vec<u8>) -> Fingerprint {
    bytes.clear();
    bytes.extend(pair.to_le_bytes());
    bytes.extend(line.at.row.to_le_bytes());
    bytes.extend(line.at.col.to_le_bytes());
    for text in [line.sheet, line.area, line.section, line.label, line.description] {
        put_text(bytes, text);
    }
    let (start, end) =
        (line.period.map(|period| period.start), line.period.map(|period| period.end));
    for date in [start, end, line.date] {
        put_date(bytes, date);
    }
    bytes.push(u8::from(line.counts));
    put_money(bytes, line.amount);
    let put_part = |bytes: &mut Vec<u8>, at: usize| {
        if let Some(part) = line.parts.get(at) {
            put_text(bytes, part.category);
            bytes.extend(part.share.map_or(u32::MAX, |share| share).to_le_bytes());
            put_money(bytes, part.amount);
        }
    };
    if line.parts.len() > 1 {
        // Shares in another order are the same shares.
        let mut order: Vec<usize> = (0..line.parts.len()).collect();
        order.sort_by_key(|&at| {
            line.parts.get(at).map(|part| (part.category, part.share, part.amount))
        });
        order.into_iter().for_each(|at| put_part(bytes, at));
    } else {
        put_part(bytes, 0);
    }
    let digest = Sha256::digest(&*bytes);
    let mut first = [0; 16];
    first.iter_mut().zip(digest.iter()).for_each(|(byte, &of)| *byte = of);
    u128::from_le_bytes(first)
}

/// With its length, so that no two rows of texts run together into one.
fn put_text(bytes: &mut Vec<u8>, text: &str) {
    bytes.extend((text.len() as u64).to_le_bytes());
    bytes.extend(text.as_bytes());
}

fn put_date(bytes: &mut Vec<u8>, date: Option<Date>) {
    match date {
        None => bytes.push(0),
        Some(date) => {
            bytes.push(1);
            bytes.extend(date.year().to_le_bytes());
            bytes.extend([date.month() as u8, date.day() as u8]);
        }
    }
}

fn put_money(bytes: &mut Vec<u8>, money: Money) {
    bytes.extend(money.exact().normalize().serialize());
}

#[cfg(test)]
mod tests {
    use super::super::line::LinePart;
    use super::super::tests::line;
    use super::*;
    use crate::model::CellAt;

    #[test]
    fn whatever_is_compared_shows_in_the_fingerprint_and_nothing_else() {
        let of = |line: &Line<'_>, pair| fingerprint(line, pair, &mut Vec::new());
        let one = line("Hall hire", 500);
        let same = of(&one, 0);
        for (other, equal) in [
            (Line { method: "rule", reason: "rules.csv line 7", file: "renamed", ..one }, true),
            (Line { amount: Money::new("5".parse().unwrap()).unwrap(), ..one }, true),
            (Line { label: "Hall hir", section: "e", ..one }, false),
            (Line { label: "Hall", description: " hire", ..one }, false),
            (Line { amount: Money::from_pence(-500), ..one }, false),
            (Line { at: CellAt::new(0, 1), ..one }, false),
            (Line { at: CellAt::new(1, 0), ..one }, false),
            (Line { sheet: "Q2", ..one }, false),
            (Line { area: "mill", ..one }, false),
            (Line { period: None, ..one }, false),
            (Line { date: one.period.map(|period| period.start), ..one }, false),
            (Line { counts: false, ..one }, false),
            (Line { parts: &[], ..one }, false),
        ] {
            assert_eq!(of(&other, 0) == same, equal, "{other:?}");
        }
        assert_ne!(of(&one, 1), same);
        let part = |category, share, pence| LinePart {
            category,
            share: Some(share),
            amount: Money::from_pence(pence),
        };
        let (arts, spaces) = (part("arts", 4_000, 200), part("spaces", 6_000, 300));
        let split = of(&Line { parts: &[arts, spaces], ..one }, 0);
        assert_eq!(of(&Line { parts: &[spaces, arts], ..one }, 0), split);
        let other = [part("arts", 6_000, 200), part("spaces", 4_000, 300)];
        assert_ne!(of(&Line { parts: &other, ..one }, 0), split);
    }
}
