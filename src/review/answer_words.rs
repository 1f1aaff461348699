//! An answer as people write it.

use rust_decimal::Decimal;

use crate::mapping::{Answer, Mappings};

/// `spaces`, `unclear`, or `arts 40; spaces 60`.
pub fn answer_words(answer: &Answer, mappings: &Mappings) -> String {
    let shares = answer.shares();
    let whole = shares.len() == 1;
    let words = shares.into_iter().map(|(category, share)| {
        let category = category.and_then(|category| mappings.categories.get(category.index()));
        let id = category.map_or("unclear", |category| category.id.as_str());
        let percent = Decimal::new(i64::from(share), 2).normalize();
        if whole { id.to_owned() } else { format!("{id} {percent}") }
    });
    words.collect::<Vec<_>>().join("; ")
}
