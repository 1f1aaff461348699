//! The category of delivery costs, held against the categories that there are.

use crate::mapping::Category;
use crate::mapping::mistake::Mistake;
use crate::mapping::nearest::did_you_mean;

use super::Settings;

/// A mistake in the settings file called `file` when it gives a category that there is none of. A project
/// that gives none need not have the built-in one: it has no figures across areas of delivery then.
pub fn check(settings: &Settings, categories: &[Category], file: &str) -> Option<Mistake> {
    let line = settings.delivery_line?;
    let mut ids = categories.iter().map(|category| category.id.as_str());
    if ids.any(|id| id == settings.delivery) {
        return None;
    }
    let ids = categories.iter().map(|category| category.id.as_str());
    Some(Mistake {
        file: file.to_owned(),
        line,
        column: String::from("delivery"),
        says: format!("there is no category `{}` in categories.csv", settings.delivery),
        remedy: did_you_mean(&settings.delivery, ids, "give the id of one that is there"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_category_that_is_given_must_be_there() {
        let category = Category {
            id: "delivery".into(),
            name: "Delivery".into(),
            aliases: Vec::new(),
            definition: String::new(),
            source: String::new(),
        };
        let given = |id: &str, line| Settings {
            delivery: id.into(),
            delivery_line: line,
            ..Settings::default()
        };
        let check = |settings: &Settings| {
            check(settings, std::slice::from_ref(&category), "crosscast.toml")
                .map(|mistake| mistake.to_string())
        };
        assert_eq!(check(&given("delivery", Some(4))), None);
        assert_eq!(check(&given("running", None)), None);
        assert_eq!(
            check(&given("delivry", Some(4))).as_deref(),
            Some(
                "crosscast.toml, line 4, delivery: there is no category `delivry` in categories.csv; \
                 did you mean `delivery`?"
            )
        );
    }
}
