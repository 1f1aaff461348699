//! Numbers of telephones, accounts, cards and people, and of single payments.

use super::Concern;
use super::patterns::AnyOf;
use super::text::Text;

/// Digits, together or with a few signs between them.
const RUN: &str = r"\+?\(?[0-9](?:[ ._/()·•|:+-]{0,3}[0-9])*";

/// Runs of digits that are no numbers of anybody: amounts, and times of the day.
const HARMLESS: &str = r"[1-9][0-9]{0,8}\.[0-9]{1,2}|0?\.[0-9]{1,2}|[1-9][0-9]{0,2}(?: 000){1,3}|[1-9][0-9]{0,2}(?: [0-9]{3}){1,2}\.[0-9]{2}|[0-9]{1,2}[.:][0-9]{2} ?- ?[0-9]{1,2}[.:][0-9]{2}";

/// A date, a stretch of years, a year.
const DATES: &str = r"(?:[0-3]?[0-9][./-](?:0?[1-9]|1[0-2])[./-](?:(?:19|20)[0-9]{2}|[012][0-9])|(?:19|20)[0-9]{2}[./-](?:0[1-9]|1[0-2])[./-][0-3][0-9]|(?:19|20)[0-9]{2} ?[-/] ?[0-9]{2}|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9]|[0-3][0-9](?:0[1-9]|1[0-2])(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2})";

/// A whole date, which is taken out before digits are looked at.
const WHOLE_DATE: &str = r"\b(?:[0-3]?[0-9][./-](?:0?[1-9]|1[0-2])[./-](?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}[./-](?:0[1-9]|1[0-2])[./-][0-3][0-9])\b";

/// Numbers of people: national insurance, NHS, accounts abroad.
const PEOPLE: [&str; 6] = [
    r"\bcard (?:ending|ends)(?: in| with)?[ :]*[0-9]{4}\b",
    r"\b[a-z] ?[a-z][ -]?(?:[0-9][ -]?){6}[a-d]\b",
    r"\bgb[0-9]{2} ?[a-z]{4}(?: ?[0-9]){14}\b",
    r"\b(?:nhs|ni|nino|national insurance|passport|licence|driving licence|utr|patient) ?(?:no|number|num|nr|#)?[. :#-]*[0-9][0-9 -]{4,}",
    r"\b(?:sort ?code|s/c|account|acct|a/c|acc|iban|bic|card) ?(?:no|number|num|nr|#)?[. :#-]*[0-9][0-9 -]{3,}",
    r"\b[0-9]{3}[ -][0-9]{3}[ -][0-9]{4}\b",
];

/// Two digits three times: a sort code, unless it is a date.
const SORT_CODE: &str = r"\b([0-9]{2})-([0-9]{2})-([0-9]{2})\b";

/// A telephone by its word.
const TELEPHONES: [&str; 1] = [
    r"\b(?:tel|telephone|phone|mob|mobile|call|ring|text|whatsapp|fax)\b[ .:no#-]{0,8}(\+?[0-9][0-9 ()-]{4,})",
];

/// The number of a payment behind its word.
const REFERENCES: [&str; 3] = [
    r"\b(?:inv|invoices?|ref|refs|reference|receipt|chq|cheque|bacs|transaction|txn|voucher|payroll|remittance)[ .:#_/-]*(?:no|number|num|nr)?[ .:#_/-]*([a-z]{0,4}[-_/ .]?[0-9][0-9a-z/_-]*)",
    r"\b(?:po|p/o|purchase order|order|claim|application|grant|booking|case|policy|customer|member|membership|employee|staff|supplier|account|id|pay|job|file|doc|document|contract) ?(?:no|number|num|nr|id|ref|#)?[ .:#_/-]*([a-z]{0,4}[-_/]?[0-9]{3,}[0-9a-z/_-]*)",
    r"(?:\bno\.? ?|\bnumber |\bnr\.? ?|#)([0-9]{3,}[0-9a-z/_-]*)",
];

/// Letters and digits together, as in `GR-20413`.
const CODES: [&str; 3] = [
    r"\b([a-z]{1,6}[-_/#]?[0-9]{4,}[0-9a-z/_-]*)\b",
    r"\b([a-z]{2,6}[-_/][0-9]{2,4}[-_/][0-9]{2,}[0-9a-z/_-]*)\b",
    // Nothing else: `ZQ-771A`, `00091`.
    r"^\s*([a-z]{0,6}[-_/#]?[0-9]{3,}[a-z]?)\s*$",
];

#[derive(Debug)]
pub(super) struct Numbers {
    runs: regex::Regex,
    dates: regex::Regex,
    harmless: regex::Regex,
    sort_code: regex::Regex,
    people: AnyOf,
    telephones: AnyOf,
    references: AnyOf,
    codes: AnyOf,
}

impl Numbers {
    #[expect(clippy::expect_used, reason = "the patterns are in the code; a test makes a screen")]
    pub(super) fn new() -> Numbers {
        let pattern =
            |pattern: &str| regex::Regex::new(pattern).expect("a pattern of the code is right");
        let harmless = format!("^(?:{HARMLESS}|{DATES}(?:[ /:-]{{1,3}}{DATES})*)$");
        Numbers {
            runs: pattern(RUN),
            dates: pattern(WHOLE_DATE),
            harmless: pattern(&harmless),
            sort_code: pattern(SORT_CODE),
            people: AnyOf::new(&PEOPLE),
            telephones: AnyOf::new(&TELEPHONES),
            references: AnyOf::new(&REFERENCES),
            codes: AnyOf::new(&CODES),
        }
    }

    /// What number `text` holds.
    pub(super) fn concern(&self, text: &Text) -> Option<Concern> {
        let small = &text.small;
        if !small.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        if self.people.found_in(small) || self.has_sort_code(small) {
            return Some(Concern::Account);
        }
        let telephone =
            |number: &str| digits(number).len() >= 5 && !self.harmless.is_match(number.trim());
        if self.telephones.groups(small).any(telephone) {
            return Some(Concern::Telephone);
        }
        let small = &*self.dates.replace_all(small, ";");
        if let Some(concern) = self.runs.find_iter(small).find_map(|run| self.run(small, run)) {
            return Some(concern);
        }
        let is_reference = |number: &str| !number.is_empty() && !is_years(number);
        let code = |code: &str| is_reference(code) && !is_road(code);
        let reference =
            self.references.groups(small).any(is_reference) || self.codes.groups(small).any(code);
        reference.then_some(Concern::Reference)
    }

    fn run(&self, small: &str, run: regex::Match<'_>) -> Option<Concern> {
        let mut written = run.as_str();
        // An amount ends at the first sign that parts digits and is no decimal point.
        if small[..run.start()].trim_end().ends_with(['£', '$', '€']) {
            let amount =
                written.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(written.len());
            let rest = &written[amount..];
            written = if self.is_amount(written) { "" } else { rest };
        }
        let written = written.trim_matches(|c: char| !c.is_ascii_digit() && c != '+');
        let all = digits(written);
        let begins = all.starts_with('0') || all.starts_with("44") && all.len() >= 12;
        if begins && (10..=15).contains(&all.len()) && !self.harmless.is_match(written) {
            return Some(Concern::Telephone);
        }
        if all.len() < 6 || self.harmless.is_match(written) || is_years(written) {
            return None;
        }
        // What years leave over is what speaks.
        let left: usize = written
            .split(|c: char| !c.is_ascii_digit())
            .filter(|group| !is_year(group))
            .map(str::len)
            .sum();
        let round = all.len() < 10
            && all.ends_with(if all.len() == 6 { "00" } else { "000" })
            && !written.starts_with('0');
        match left {
            0..=5 => None,
            _ if round => None,
            6 => Some(Concern::Reference),
            _ => Some(Concern::Account),
        }
    }

    fn is_amount(&self, written: &str) -> bool {
        written.split_once(' ').is_some_and(|(first, rest)| {
            first.len() <= 3
                && rest
                    .split(' ')
                    .all(|group| group.split('.').next().is_some_and(|whole| whole.len() == 3))
        })
    }

    fn has_sort_code(&self, small: &str) -> bool {
        self.sort_code.captures_iter(small).any(|found| {
            let part = |at: usize| found[at].parse::<u8>().unwrap_or(u8::MAX);
            let date = (1..=31).contains(&part(1))
                && (1..=12).contains(&part(2))
                && (5..=40).contains(&part(3));
            !date
        })
    }
}

/// Whether `digits` are a year of our time.
pub(super) fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// `2016`, `2016/17`, `fy201617`, `q12019`, `2019 2020`.
fn is_years(code: &str) -> bool {
    let code = code.trim_start_matches(|c: char| !c.is_ascii_digit());
    let mut groups =
        code.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).peekable();
    let mut year_before = false;
    let years = groups.peek().is_some()
        && groups.all(|group| {
            let year = is_year(group)
                || year_before && group.len() == 2
                || group.len() == 6 && group.get(..4).is_some_and(is_year)
                || group.len() == 5 && group.get(1..).is_some_and(is_year)
                || group.len() == 8
                    && group.get(..4).is_some_and(is_year)
                    && group.get(4..).is_some_and(is_year);
            year_before = year;
            year
        });
    years && code.bytes().all(|byte| !byte.is_ascii_alphabetic())
}

/// `A1058`: a road.
fn is_road(code: &str) -> bool {
    code.len() <= 5
        && code.starts_with(['a', 'b', 'm'])
        && code[1..].bytes().all(|byte| byte.is_ascii_digit())
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
