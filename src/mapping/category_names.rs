//! Which category somebody means who writes its id, its name or another name of it.

use rustc_hash::FxHashMap;

use super::Meaning;
use super::category::{Category, UNCLEAR};
use super::nearest::nearest;
use crate::model::CategoryId;
use crate::model::key::{LabelKey, name_key};

/// The categories by everything that they are called.
#[derive(Debug)]
pub struct CategoryNames<'a> {
    ids: FxHashMap<&'a str, CategoryId>,
    names: FxHashMap<LabelKey, CategoryId>,
    unclear: LabelKey,
    /// Each name in small letters and as it is written.
    written: Vec<(String, &'a str)>,
}

impl<'a> CategoryNames<'a> {
    /// Makes ready to find any of `categories`.
    pub fn new(categories: &'a [Category]) -> CategoryNames<'a> {
        let numbered = || categories.iter().zip((0..=u16::MAX).map(CategoryId));
        let names = |category: &'a Category| {
            let aliases = category.aliases.iter().map(String::as_str);
            [category.id.as_str(), category.name.as_str()].into_iter().chain(aliases)
        };
        CategoryNames {
            ids: numbered().map(|(category, id)| (category.id.as_str(), id)).collect(),
            names: numbered()
                .flat_map(|(category, id)| names(category).map(move |name| (name_key(name), id)))
                .collect(),
            unclear: name_key(UNCLEAR),
            written: categories
                .iter()
                .flat_map(names)
                .chain([UNCLEAR])
                .map(|name| (name.to_lowercase(), name))
                .collect(),
        }
    }

    /// What `written` means; case, punctuation and a remark in square brackets before the name
    /// make no difference.
    pub fn find(&self, written: &str) -> Option<Meaning> {
        let name = without_remark(written);
        if name_key(name) == self.unclear {
            return Some(Meaning::Unclear);
        }
        let id = self.ids.get(name).or_else(|| self.names.get(&name_key(name)))?;
        Some(Meaning::Category(*id))
    }

    /// The name that `written` may be a slip of.
    pub fn nearest(&self, written: &str) -> Option<&'a str> {
        let known = self.written.iter().map(|(small, _)| small.as_str());
        let found = nearest(without_remark(written), known)?;
        self.written.iter().find(|(small, _)| small == found).map(|(_, name)| *name)
    }
}

/// `Housing` of `[provisional] Housing`.
fn without_remark(written: &str) -> &str {
    let rest = written.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    match rest.map(|(_, name)| name.trim()) {
        Some(name) if !name.is_empty() => name,
        _ => written,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_category_is_known_by_id_name_and_other_names() {
        let category = |id: &str, name: &str, aliases: &[&str]| Category {
            id: id.to_owned(),
            name: name.to_owned(),
            aliases: aliases.iter().map(|alias| String::from(*alias)).collect(),
            definition: String::new(),
            source: String::new(),
        };
        let categories = [
            category("small-grants", "Small grants", &[]),
            category("young-people", "Children and young people", &["Investing in young people"]),
        ];
        let names = CategoryNames::new(&categories);
        let (grants, young) =
            (Some(Meaning::Category(CategoryId(0))), Some(Meaning::Category(CategoryId(1))));
        for (written, meaning) in [
            ("small-grants", grants),
            ("SMALL GRANTS", grants),
            ("[provisional] Small grants", grants),
            ("Children & young people", young),
            ("investing in young people", young),
            ("Unclear", Some(Meaning::Unclear)),
            ("Smal grants", None),
            ("[small-grants]", grants),
            ("[]", None),
            ("…", None),
        ] {
            assert_eq!(names.find(written), meaning, "{written}");
        }
        assert_eq!(names.nearest("[provisional] Smal grants"), Some("Small grants"));
        assert_eq!(names.nearest("Zebras"), None);
    }
}
