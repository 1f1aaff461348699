//! One form for each word.

/// Words that join others and say nothing themselves.
const JOINING: [&str; 6] = ["a", "an", "and", "for", "of", "the"];

/// Words written apart, with a hyphen or together. After the plural is taken off.
const APART: [(&str, &str, &str); 23] = [
    ("bill", "board", "billboard"),
    ("book", "keeping", "bookkeeping"),
    ("broad", "band", "broadband"),
    ("child", "care", "childcare"),
    ("clean", "up", "cleanup"),
    ("clean", "ups", "cleanup"),
    ("co", "op", "coop"),
    ("co", "ordination", "coordination"),
    ("co", "ordinator", "coordinator"),
    ("covid", "19", "covid"),
    ("drop", "in", "dropin"),
    ("drop", "ins", "dropin"),
    ("food", "bank", "foodbank"),
    ("fund", "raising", "fundraising"),
    ("mini", "bus", "minibus"),
    ("new", "letter", "newsletter"),
    ("news", "letter", "newsletter"),
    ("notice", "board", "noticeboard"),
    ("play", "ground", "playground"),
    ("play", "scheme", "playscheme"),
    ("web", "site", "website"),
    ("well", "being", "wellbeing"),
    ("work", "shop", "workshop"),
];

/// Irregular plurals, American and short forms, and misspellings that are seen often.
const VARIANTS: [(&str, &str); 85] = [
    ("accomodation", "accommodation"),
    ("acommodation", "accommodation"),
    ("adminstration", "administration"),
    ("advertisment", "advertisement"),
    ("adverts", "advert"),
    ("allottment", "allotment"),
    ("benifit", "benefit"),
    ("buisness", "business"),
    ("buses", "bus"),
    ("bussiness", "business"),
    ("calender", "calendar"),
    ("cemetary", "cemetery"),
    ("center", "centre"),
    ("children", "child"),
    ("childrens", "child"),
    ("comittee", "committee"),
    ("commitee", "committee"),
    ("committe", "committee"),
    ("commmunity", "community"),
    ("comunication", "communication"),
    ("comunity", "community"),
    ("constultation", "consultation"),
    ("consultaion", "consultation"),
    ("covid19", "covid"),
    ("developement", "development"),
    ("develpment", "development"),
    ("enviroment", "environment"),
    ("enviromental", "environmental"),
    ("equipement", "equipment"),
    ("equiptment", "equipment"),
    ("excercise", "exercise"),
    ("excluding", "excl"),
    ("exclusive", "excl"),
    ("facilites", "facility"),
    ("feasability", "feasibility"),
    ("fundrasing", "fundraising"),
    ("gardning", "gardening"),
    ("goverment", "government"),
    ("governence", "governance"),
    ("including", "incl"),
    ("inclusive", "incl"),
    ("independant", "independent"),
    ("lesure", "leisure"),
    ("liason", "liaison"),
    ("libary", "library"),
    ("lisence", "licence"),
    ("lives", "life"),
    ("maintainance", "maintenance"),
    ("maintenence", "maintenance"),
    ("managment", "management"),
    ("men", "man"),
    ("mens", "man"),
    ("mgmt", "management"),
    ("miscellanous", "miscellaneous"),
    ("neighborhood", "neighbourhood"),
    ("organisaton", "organisation"),
    ("organization", "organisation"),
    ("partnershp", "partnership"),
    ("people", "person"),
    ("peoples", "person"),
    ("personell", "personnel"),
    ("program", "programme"),
    ("programs", "programme"),
    ("publicty", "publicity"),
    ("questionaire", "questionnaire"),
    ("reccuring", "recurring"),
    ("recruitement", "recruitment"),
    ("refurbishement", "refurbishment"),
    ("refurbisment", "refurbishment"),
    ("resturant", "restaurant"),
    ("saftey", "safety"),
    ("seperate", "separate"),
    ("signange", "signage"),
    ("stationary", "stationery"),
    ("theater", "theatre"),
    ("traning", "training"),
    ("volenteer", "volunteer"),
    ("volounteer", "volunteer"),
    ("volunter", "volunteer"),
    ("voluteer", "volunteer"),
    ("wellfare", "welfare"),
    ("women", "woman"),
    ("womens", "woman"),
    ("xmas", "christmas"),
    ("yth", "youth"),
];

/// Words that end like a plural and are none.
const SINGULAR: [&str; 8] =
    ["always", "canvas", "christmas", "news", "perhaps", "series", "species", "swings"];

/// The words of `text`, each in its one form, without the joining ones where others remain.
pub(super) fn joined(text: &str) -> String {
    let mut words: Vec<String> = split(text).map(one_form).collect();
    let mut at = 0;
    while at + 1 < words.len() {
        let together = APART
            .iter()
            .find(|(first, second, _)| words[at] == *first && words[at + 1] == *second)
            .map(|(.., together)| *together);
        if let Some(together) = together {
            words[at] = together.to_owned();
            words.remove(at + 1);
        }
        at += 1;
    }
    if words.iter().any(|word| !JOINING.contains(&word.as_str())) {
        words.retain(|word| !JOINING.contains(&word.as_str()));
    }
    words.join(" ")
}

/// The words of `text` as they stand.
pub(super) fn plain(text: &str) -> String {
    split(text).collect::<Vec<_>>().join(" ")
}

/// Letters and digits; an apostrophe joins what stands on its sides.
fn split(text: &str) -> impl Iterator<Item = String> {
    let mut words = vec![String::new()];
    for c in text.chars() {
        match (c, words.last_mut()) {
            ('\'', _) => {}
            ('&' | '+', _) => words.extend([String::from("and"), String::new()]),
            (c, Some(word)) if c.is_alphanumeric() || is_mark(c) => word.push(c),
            (_, Some(word)) if !word.is_empty() => words.push(String::new()),
            _ => {}
        }
    }
    words.into_iter().filter(|word| !word.is_empty())
}

/// Vowel signs and the like, which stand inside words of other scripts.
fn is_mark(c: char) -> bool {
    !c.is_ascii() && unicode_normalization::char::is_combining_mark(c)
}

fn one_form(mut word: String) -> String {
    if let Ok(at) = VARIANTS.binary_search_by_key(&word.as_str(), |(variant, _)| variant) {
        return VARIANTS[at].1.to_owned();
    }
    word.truncate(word.len() - plural_ending(&word));
    if word.ends_with("ie") && word.len() > 4 {
        word.truncate(word.len() - 2);
        word.push('y');
    }
    word
}

/// How many letters of `word` only make it a plural: 1 for `clubs` and `families` (whose `ie`
/// then becomes `y`), 2 for `churches`, 0 for `bus`, `grass` and `news`.
fn plural_ending(word: &str) -> usize {
    let stays = word.len() <= 3
        || !word.is_ascii()
        || !word.ends_with('s')
        || ["ss", "us", "is"].iter().any(|ending| word.ends_with(ending))
        || word.bytes().any(|byte| byte.is_ascii_digit())
        || SINGULAR.contains(&word);
    if stays {
        0
    } else if ["ches", "shes", "xes", "sses", "buses"].iter().any(|ending| word.ends_with(ending)) {
        2
    } else {
        1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_and_variants_have_one_form() {
        for (words, form) in [
            ("clubs club", "club club"),
            ("families family", "family family"),
            ("movies movie", "movy movy"),
            ("churches church", "church church"),
            ("classes class", "class class"),
            ("bus buses minibuses", "bus bus minibus"),
            ("news gas premises", "news gas premise"),
            ("women's men's", "woman man"),
            ("drop-ins clean ups", "dropin cleanup"),
            ("arts & crafts", "art craft"),
            ("60s", "60s"),
        ] {
            assert_eq!(joined(words), form);
        }
    }

    #[test]
    fn the_tables_can_be_searched_and_come_to_rest() {
        assert!(VARIANTS.is_sorted_by_key(|(variant, _)| variant));
        for (_, form) in VARIANTS {
            assert_eq!(one_form(form.to_owned()), form);
        }
        for (.., together) in APART {
            assert_eq!(joined(together), together);
        }
    }
}
