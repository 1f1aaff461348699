//! What somebody typed into the columns category, split and scope.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::mapping::{Answer, CategoryNames, Mappings, Meaning};
use crate::model::CategoryId;

use super::FilledRow;

/// What is wrong, and what would be right.
pub(super) type Wrong = (String, String);

/// Whom an answer is for.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Area,
    Group,
    Programme,
}

impl Scope {
    pub(super) fn read(text: &str) -> Result<Scope, Wrong> {
        let plain = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        match plain.as_str() {
            "" | "this area" => Ok(Scope::Area),
            "this group" => Ok(Scope::Group),
            "whole programme" => Ok(Scope::Programme),
            _ => Err((
                format!("`{text}` in the column scope is not known"),
                String::from("write `this area`, `this group` or `whole programme`"),
            )),
        }
    }
}

/// A whole in ten-thousandths.
const WHOLE: u32 = 10_000;

/// The categories by all their names.
pub(super) struct Categories<'m>(CategoryNames<'m>);

impl<'m> Categories<'m> {
    pub(super) fn new(mappings: &'m Mappings) -> Categories<'m> {
        Categories(CategoryNames::new(&mappings.categories))
    }

    /// The answer in a row; `None` when it has none.
    pub(super) fn answer(&self, row: &FilledRow) -> Result<Option<Answer>, Wrong> {
        let one = match &*row.category {
            "" => None,
            text => Some(Answer::from(self.category(text)?)),
        };
        let split = match &*row.split {
            "" => None,
            text => Some(self.split(text)?),
        };
        match (one, split) {
            (Some(one), Some(split)) if one.shares() != split.shares() => Err((
                format!("the category is `{}` and the split is `{}`", row.category, row.split),
                String::from("keep one of the two"),
            )),
            (one, split) => Ok(split.or(one)),
        }
    }

    fn category(&self, text: &str) -> Result<Meaning, Wrong> {
        self.0.find(text).ok_or_else(|| {
            let remedy = match self.0.nearest(text) {
                Some(near) => format!("did you mean `{near}`?"),
                None => String::from("use an id or a name from categories.csv, or `unclear`"),
            };
            (format!("there is no category `{text}`"), remedy)
        })
    }

    /// `spaces 60; arts 40`
    fn split(&self, text: &str) -> Result<Answer, Wrong> {
        let mut shares: Vec<(CategoryId, u32)> = Vec::new();
        let parts = text.split([';', '+', '\n', '\r']).map(str::trim);
        for part in parts.filter(|part| !part.is_empty()) {
            let (name, share) = share(part)?;
            let Meaning::Category(category) = self.category(name)? else {
                return Err((
                    String::from("`unclear` has a share"),
                    String::from("a label is unclear as a whole or not at all"),
                ));
            };
            if shares.iter().any(|&(known, _)| known == category) {
                return Err((
                    format!("`{name}` has two shares"),
                    String::from("give each category one share"),
                ));
            }
            shares.push((category, share));
        }
        let sum: u32 = shares.iter().map(|&(_, share)| share).sum();
        if sum != WHOLE {
            let sum = Decimal::new(i64::from(sum), 2).normalize();
            return Err((
                format!("the shares in `{text}` add up to {sum}, not 100"),
                String::from("let them add up to 100"),
            ));
        }
        Ok(match shares.as_slice() {
            &[(category, _)] => Answer::One(category),
            _ => Answer::Split(shares),
        })
    }
}

/// Reads answers of which a category and a split may stand in one place.
pub struct AnswerReader<'m>(Categories<'m>);

impl<'m> AnswerReader<'m> {
    /// Makes ready to read answers by the categories of `mappings`.
    pub fn new(mappings: &'m Mappings) -> AnswerReader<'m> {
        AnswerReader(Categories::new(mappings))
    }

    /// What `text` says: `spaces`, `Community spaces`, `unclear` or `spaces 60; arts 40`.
    ///
    /// # Errors
    ///
    /// What is wrong, and what would be right.
    pub fn read(&self, text: &str) -> Result<Answer, (String, String)> {
        match self.0.category(text) {
            Ok(meaning) => Ok(Answer::from(meaning)),
            Err(_) if text.contains(';') || share(text).is_ok() => self.0.split(text),
            Err(wrong) => Err(wrong),
        }
    }
}

/// The category and the share, in ten-thousandths, of `spaces 60 %`.
fn share(part: &str) -> Result<(&str, u32), Wrong> {
    let number = |text: &str| {
        let percent = Decimal::from_str_exact(&text.replace(',', ".")).ok()?;
        let share = percent.checked_mul(Decimal::ONE_HUNDRED)?;
        let share = if share.is_integer() { share.to_u32() } else { None };
        share.filter(|share| (1..=WHOLE).contains(share))
    };
    let bare = part.trim_end_matches('%').trim_end();
    let parted = bare.rsplit_once(|sign: char| sign.is_whitespace() || matches!(sign, ':' | '='));
    let read = parted
        .and_then(|(name, share)| Some((name.trim_end_matches([':', '=', ' ']), number(share)?)));
    read.ok_or_else(|| {
        let says = format!("`{part}` is not a category and its share in per cent");
        (says, String::from("write it like `spaces 60; arts 40`, with at most two decimals"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::Category;

    fn mappings() -> Mappings {
        let category = |id: &str, name: &str| Category {
            id: id.into(),
            name: name.into(),
            aliases: Vec::new(),
            definition: String::new(),
            source: String::new(),
        };
        Mappings {
            categories: vec![
                category("arts", "Arts & heritage"),
                category("spaces", "Community spaces"),
                category("grants", "Small grants"),
            ],
            ..Mappings::default()
        }
    }

    fn answer(category: &str, split: &str) -> Result<Option<Answer>, String> {
        let (category, split) = (category.to_owned(), split.to_owned());
        let row = FilledRow { category, split, ..FilledRow::default() };
        let mappings = mappings();
        let read = Categories::new(&mappings).answer(&row);
        read.map_err(|(says, remedy)| format!("{says}; {remedy}"))
    }

    #[test]
    fn answers_are_read_by_id_by_name_and_as_splits() {
        let (arts, spaces) = (CategoryId(0), CategoryId(1));
        let split = Some(Answer::Split(vec![(spaces, 6_000), (arts, 4_000)]));
        for (category, shares, expected) in [
            ("", "", None),
            ("arts", "", Some(Answer::One(arts))),
            ("ARTS AND HERITAGE", "", Some(Answer::One(arts))),
            ("community-spaces", "", Some(Answer::One(spaces))),
            ("Small grants", "", Some(Answer::One(CategoryId(2)))),
            ("Unclear.", "", Some(Answer::Unclear)),
            ("", "spaces 60; arts 40", split.clone()),
            ("", "Community spaces: 60 % + arts & heritage=40%", split.clone()),
            ("", "spaces 60,00\narts\t40.0;", split),
            ("", "arts 100", Some(Answer::One(arts))),
            ("arts", "arts 100 %", Some(Answer::One(arts))),
        ] {
            assert_eq!(answer(category, shares), Ok(expected), "{category} {shares}");
        }
    }

    #[test]
    fn what_is_wrong_with_an_answer_is_said() {
        let listed = "use an id or a name from categories.csv, or `unclear`";
        for (category, split, says) in [
            ("artz", "", "there is no category `artz`; did you mean `arts`?"),
            ("zebra", "", &*format!("there is no category `zebra`; {listed}")),
            ("", "arts 60; spaces 30", "add up to 90, not 100; let them add up to 100"),
            ("", "; +", "the shares in `; +` add up to 0, not 100"),
            ("", "arts 99.999; spaces 1", "`arts 99.999` is not a category and its share"),
            (
                "",
                "arts; spaces",
                "`arts` is not a category and its share in per cent; write it like",
            ),
            ("", "arts -10; spaces 110", "`arts -10` is not a category and its share"),
            ("", "arts 50; Arts & heritage 50", "`Arts & heritage` has two shares"),
            ("", "unclear 50; arts 50", "`unclear` has a share; a label is unclear as a whole"),
            ("", "artz 50; spaces 50", "there is no category `artz`"),
            (
                "arts",
                "spaces 100",
                "the category is `arts` and the split is `spaces 100`; keep one",
            ),
        ] {
            let said = answer(category, split).unwrap_err();
            assert!(said.contains(says), "{said}");
        }
    }

    #[test]
    fn a_scope_is_one_of_three_words() {
        assert_eq!(Scope::read(""), Ok(Scope::Area));
        assert_eq!(Scope::read("This  Area"), Ok(Scope::Area));
        assert_eq!(Scope::read("THIS GROUP"), Ok(Scope::Group));
        assert_eq!(Scope::read("whole programme"), Ok(Scope::Programme));
        assert!(Scope::read("everything").is_err());
    }
}
