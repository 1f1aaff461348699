//! Postcodes and the addresses of houses. `SO18` is the name of an area and no address.

use super::numbers::is_year;
use super::patterns::AnyOf;
use super::text::Text;
use super::words::{Words, words};

/// The areas that postcodes begin with.
const AREAS: &str = "ab al b ba bb bd bf bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec \
    eh en ex fk fy g gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw \
    ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w wa wc wd wf wn wr ws wv yo ze";

/// A whole postcode; its first group is the area, its second the end.
const TOGETHER: &str = r"\b([a-z]{1,2})[0-9][a-z0-9]?[ -]?([0-9][abd-hjlnp-uw-z]{2})\b";

/// A whole postcode in capitals, its letters and digits apart.
const APART: &str =
    r"\b([A-Z] ?[A-Z]?) ?[0-9] ?[A-Z0-9]? ?-? ?[0-9] ?[ABD-HJLNP-UW-Z] ?[ABD-HJLNP-UW-Z]\b";

/// The number of a flat.
const FLATS: [&str; 1] =
    [r"\b(?:flat|apt|apartment|maisonette|bedsit) ?(?:no\.? ?)?[0-9]+[a-z]?\b"];

/// The number of a house, and up to four words that end in what streets are called.
const HOUSES: &str = r"\b([0-9]{1,4})[a-z]?(?: ?[-/] ?[0-9]{1,4}[a-z]?)?,? ((?:[a-z'.-]+ ){1,4}?)(street|st|road|rd|avenue|ave|lane|close|drive|crescent|cres|terrace|grove|mews|gardens|way|place|walk|court|square|view|rise|row|hill|green|park)\b";

/// What streets are called and little else is.
const ONLY_STREETS: &str =
    "street road rd avenue ave lane close crescent cres terrace grove mews drive";

/// Words that stand in no name of a street behind a number.
const NOT_STREETS: &str = "mph new hours hour days day weeks week months miles x of for to in on at by and with per \
    extra people children families places sessions events more the a off from years year no residents metres \
    benches planters signs trees lights cameras bins";

/// `1st` to `9th` look like the end of a postcode.
const ORDINALS: [&str; 9] = ["1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th"];

#[derive(Debug)]
pub(super) struct Addresses {
    areas: Words,
    together: regex::Regex,
    apart: regex::Regex,
    flats: AnyOf,
    houses: regex::Regex,
    only_streets: Words,
    not_streets: Words,
}

impl Addresses {
    #[expect(clippy::expect_used, reason = "the patterns are in the code; a test makes a screen")]
    pub(super) fn new() -> Addresses {
        let pattern = |pattern| regex::Regex::new(pattern).expect("a pattern of the code is right");
        Addresses {
            areas: words(AREAS),
            together: pattern(TOGETHER),
            apart: pattern(APART),
            flats: AnyOf::new(&FLATS),
            houses: pattern(HOUSES),
            only_streets: words(ONLY_STREETS),
            not_streets: words(NOT_STREETS),
        }
    }

    /// Whether `text` says where somebody lives.
    pub(super) fn are_in(&self, text: &Text) -> bool {
        let together = self.together.captures_iter(&text.small).any(|found| {
            let end = &found[2];
            self.areas.contains(&found[1])
                && (!ORDINALS.contains(&end) || text.written.contains(&end.to_uppercase()))
        });
        let apart = self.apart.captures_iter(&text.written).any(|found| {
            let area = found[1].replace(' ', "").to_lowercase();
            self.areas.contains(&*area)
        });
        together || apart || self.flats.found_in(&text.small) || self.has_house(text)
    }

    fn has_house(&self, text: &Text) -> bool {
        // Accents are gone, so that both forms have the same letters at the same places.
        let same = text.written.len() == text.small.len();
        self.houses.captures_iter(&text.small).any(|found| {
            if is_year(&found[1]) {
                return false;
            }
            let (Some(name), Some(kind)) = (found.get(2), found.get(3)) else { return false };
            if name.as_str().split_whitespace().any(|word| self.not_streets.contains(word)) {
                return false;
            }
            let capitals = || {
                let written = text.written.get(name.start()..kind.end()).unwrap_or_default();
                written.split_whitespace().all(|word| word.starts_with(|c: char| c.is_uppercase()))
            };
            self.only_streets.contains(kind.as_str()) && (!text.cased || !same || capitals())
                || text.cased && same && capitals()
        })
    }
}
