//! The areas and categories that either run names. No mapping file is asked: a run may be older than
//! any of them.

use std::collections::HashMap;

use crate::model::{AreaId, CategoryId};
use crate::total::{AreaBucket, CategoryBucket};

const UNCLEAR: &str = "unclear";
const REVIEW: &str = "review";

/// Ids by handle, in the order in which they are met.
#[derive(Debug, Default)]
pub(super) struct Names {
    areas: Numbered,
    categories: Numbered,
    /// Whether there were more than can be numbered; what is known of the others is wrong then.
    pub(super) too_many: bool,
}

#[derive(Debug, Default)]
struct Numbered {
    names: Vec<Box<str>>,
    numbers: HashMap<Box<str>, u16>,
}

impl Names {
    /// The bucket of an area's id.
    pub(super) fn area(&mut self, id: &str) -> AreaBucket {
        if id.is_empty() {
            return AreaBucket::NotKnown;
        }
        let number = self.areas.number(id);
        self.too_many |= number.is_none();
        number.map_or(AreaBucket::NotKnown, |number| AreaBucket::Area(AreaId(number)))
    }

    /// The bucket of a category's id, of `unclear`, or of nothing.
    pub(super) fn category(&mut self, id: &str) -> CategoryBucket {
        match id {
            "" => CategoryBucket::Review,
            UNCLEAR => CategoryBucket::Unclear,
            id => {
                let number = self.categories.number(id);
                self.too_many |= number.is_none();
                let bucket = |number| CategoryBucket::Category(CategoryId(number));
                number.map_or(CategoryBucket::Unclear, bucket)
            }
        }
    }

    /// How many categories there are.
    pub(super) fn categories(&self) -> usize {
        self.categories.names.len()
    }

    /// The id of an area; `None` when it is not known.
    pub(super) fn area_id(&self, area: AreaBucket) -> Option<&str> {
        area.area().and_then(|area| self.areas.names.get(area.index())).map(|id| &**id)
    }

    /// The id of a category, `unclear` or `review`.
    pub(super) fn category_id(&self, category: CategoryBucket) -> &str {
        match category {
            CategoryBucket::Category(category) => {
                self.categories.names.get(category.index()).map_or("", |id| id)
            }
            CategoryBucket::Unclear => UNCLEAR,
            CategoryBucket::Review => REVIEW,
        }
    }
}

impl Numbered {
    fn number(&mut self, name: &str) -> Option<u16> {
        if let Some(&number) = self.numbers.get(name) {
            return Some(number);
        }
        let number = u16::try_from(self.names.len()).ok()?;
        self.names.push(Box::from(name));
        self.numbers.insert(Box::from(name), number);
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_number_and_there_is_an_end_to_them() {
        let mut names = Names::default();
        let leaf = names.area("leaf");
        assert_eq!(names.area("leaf"), leaf);
        assert_ne!(names.area("mill"), leaf);
        assert_eq!(
            (names.area_id(leaf), names.area_id(AreaBucket::NotKnown)),
            (Some("leaf"), None)
        );
        for id in ["arts", "unclear", "review"] {
            let bucket = names.category(if id == "review" { "" } else { id });
            assert_eq!(names.category_id(bucket), id);
        }
        assert_eq!(names.categories(), 1);
        for id in 1..65_536 {
            names.category(&id.to_string());
        }
        assert!(!names.too_many);
        names.category("one more");
        assert!(names.too_many);
    }
}
