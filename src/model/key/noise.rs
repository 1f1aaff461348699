//! What stands in labels and says nothing of their kind: amounts, percentages, dates, periods,
//! reference codes.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

const MONTH: &str = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?\
                     |aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

/// Looked for one after the other, because a financial year is also the shape of a code.
static NOISE: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let b = r"(?-u:\b)";
    let patterns = [
        // Amounts and percentages: £1,500 · £5k · 1,234.56 · 5 %
        r"[£$€][ ]?[0-9][0-9,.]*(?:[ ]?(?:k|m|bn|million|thousand)(?-u:\b))?".to_owned(),
        format!(r"{b}[0-9][0-9,.]*[ ]?(?:%|per[ ]?cent{b})"),
        format!(r"{b}[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?{b}|{b}[0-9]+\.[0-9]{{2}}{b}"),
        // Dates: 03/04/2016 · 2016-04-03 · 3rd April 2016 · April 2016 · Apr-16 · 3 April
        format!(r"{b}[0-9]{{1,2}}[/.-][0-9]{{1,2}}[/.-](?:[0-9]{{4}}|[0-9]{{2}}){b}"),
        format!(r"{b}[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}{b}"),
        format!(
            r"{b}[0-9]{{1,2}}(?:st|nd|rd|th)?[ -](?:of )?{MONTH}(?:[ -](?:(?:19|20)[0-9]{{2}}|[0-9]{{2}}))?{b}"
        ),
        format!(r"{b}{MONTH}[ ,'-]{{1,2}}(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}}){b}"),
        // Financial years and other periods: 2016/17 · 2016 - 2017 · FY16 · Q3 · year 2
        format!(r"{b}(?:19|20)[0-9]{{2}}[ /-]{{1,3}}(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}}){b}"),
        format!(r"{b}(?:fy ?[0-9]{{2,4}}|q[1-4]|(?:quarter|year|yr|y) ?[0-9]{{1,2}}){b}"),
        // Codes with several numbers: BL/2016/004 · ref 12/34
        format!(r"{b}[a-z]{{1,4}}[/-][0-9]{{2,}}[/-][0-9]{{2,}}{b}"),
        format!(
            r"{b}(?:ref|reference|invoice|inv|cheque|chq)[ .:#]{{1,3}}[0-9][0-9a-z/-]+{b}|#[0-9]+"
        ),
        // Years, then other codes: 2016 · PO-1234
        format!(r"{b}(?:19|20)[0-9]{{2}}{b}"),
        format!(r"{b}[a-z]{{1,4}}[/-]?[0-9]{{3,}}{b}|{b}[0-9]{{4,}}{b}"),
    ];
    #[expect(clippy::unwrap_used, reason = "the patterns are constant and a test compiles them")]
    patterns.iter().map(|pattern| Regex::new(pattern).unwrap()).collect()
});

/// `folded` without its noise. A label without digits has none.
pub(super) fn without(folded: &str) -> Cow<'_, str> {
    if !folded.bytes().any(|byte| byte.is_ascii_digit()) {
        return Cow::Borrowed(folded);
    }
    let mut quiet = Cow::Borrowed(folded);
    for noise in NOISE.iter() {
        if let Cow::Owned(quieter) = noise.replace_all(&quiet, " ") {
            quiet = Cow::Owned(quieter);
        }
    }
    quiet
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_goes_and_meaning_stays() {
        for (label, left) in [
            ("hall hire £1,500.00", "hall hire"),
            ("hall hire £5k", "hall hire"),
            ("fee @ 5 %", "fee @"),
            ("fee 5 per cent", "fee"),
            ("grant 1,234.56", "grant"),
            ("fete 03/04/2016", "fete"),
            ("fete 3rd april 2016", "fete"),
            ("fete apr-16", "fete"),
            ("fete april 2016", "fete"),
            ("arts/2016-17", "arts/"),
            ("arts 2016 - 2017", "arts"),
            ("plan year 2 q3", "plan"),
            ("bl/2016/004 hall", "hall"),
            ("hall inv: 00123", "hall"),
            ("hall po-1234", "hall"),
            ("may day", "may day"),
            ("covid-19 relief", "covid-19 relief"),
            ("over 60s", "over 60s"),
            ("3d printer", "3d printer"),
            ("phase 2", "phase 2"),
        ] {
            assert_eq!(without(label).trim(), left, "{label}");
        }
    }
}
