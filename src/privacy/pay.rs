//! What one worker is paid. `Staff costs` and `workers' salaries` are several people's; a post in the
//! singular is one's.

use super::patterns::AnyOf;
use super::text::{Gap, Text, Word};
use super::words::{Words, words};

/// Posts that one person holds: alone or with a word of pay they are what that person is paid.
const POSTS: &str = "worker coordinator manager officer administrator assistant leader organiser organizer caretaker cleaner \
    gardener apprentice intern trainee bookkeeper clerk director supervisor facilitator mentor adviser advisor counsellor \
    motivator navigator connector ranger warden driver keyworker playworker receptionist groundsman groundskeeper \
    handyman handyperson practitioner researcher ceo sessional freelancer catalyst enabler broker housekeeper steward concierge \
    nurse therapist chaplain vicar curate animator developer engager cdw cdo janitor matron";

/// What may be a firm's or a volunteer's work: only with a word that pays people is it one worker's.
const TRADES: &str = "fundraiser tutor trainer coach teacher instructor artist consultant accountant evaluator chair chairperson \
    chairman secretary treasurer rep champion ambassador editor designer photographer musician bursar \
    cook chef builder plumber electrician decorator joiner mechanic admin lead head project part person staff member";

/// Words that pay people.
const WAGES: &str = "salary wage wages pay stipend honorarium remuneration redundancy pension overtime bonus paye nic nics \
    payslip severance";

/// Words that, behind a post, are about its pay and not about something else.
const ABOUT_PAY: &str = "salaries payroll cost costs fee fees hour hours hrs ni ers ees oncost oncosts on contract \
    contracts post role position fte pt ft part full time hourly weekly monthly annual tax employment employer employers budget \
    funding contribution contributions cover expenses mileage payment payments sickness maternity leave appointment \
    for in at to of with based and or x per year yr month week q jan feb mar apr may jun jul aug sep sept oct nov dec \
    january february march april june july august september october november december grant";

/// Words before `salary` that make it several people's.
const SEVERAL: &str = "staff team workers all total combined";

/// Words behind `salary` that leave open whose it is.
const OPEN: &str =
    "cost costs budget contribution contributions support related review survey sacrifice";

/// What only a worker gets, whoever it is: pay for a month, for leave, for sickness, on leaving.
const ONES: [&str; 3] = [
    r"\b(?:gross|net|back|holiday|sick|maternity|paternity|basic|notice|take[ -]?home) (?:pay|wages?|salary)\b|\b(?:pay|wages?|salary) (?:arrears|advance|overpayments?|underpayments?)\b|\b(?:arrears|advance|over-?payments?|underpayments?) of (?:pay|wages?|salary)\b",
    r"\bp ?(?:45|46|60|11d)s?\b|\b(?:ssp|smp|spp|shpp|pilon)\b|\bpay in lieu\b|\bsettlement agreements?\b",
    r"\bredundanc(?:y|ies)(?: (?:pay\w*|costs?|packages?|lump sum|settlement|for|of|[0-9]\w*)\b| ?[-(:,/&]| ?$)",
];

#[derive(Debug)]
pub(super) struct Pay {
    ones: AnyOf,
    posts: Words,
    trades: Words,
    wages: Words,
    about: Words,
    several: Words,
    open: Words,
}

impl Pay {
    pub(super) fn new() -> Pay {
        Pay {
            ones: AnyOf::new(&ONES),
            posts: words(POSTS),
            trades: words(TRADES),
            wages: words(WAGES),
            about: words(ABOUT_PAY),
            several: words(SEVERAL),
            open: words(OPEN),
        }
    }

    /// Whether `text` tells what one worker is paid.
    pub(super) fn of_one_is_in(&self, text: &Text) -> bool {
        let words = together(&text.words);
        self.ones.found_in(&text.small)
            || words.iter().enumerate().any(|(at, word)| {
                let after = words.get(at + 1);
                let before = at.checked_sub(1).and_then(|at| words.get(at));
                self.is_post(word, after, text) || self.is_wage(word, before, after)
            })
    }

    fn is_post(&self, word: &Word, after: Option<&Word>, text: &Text) -> bool {
        let posts = self.posts.contains(&*word.text);
        let paid = |after: &Word| self.wages.contains(&*after.text);
        let Some(after) = after else {
            return posts && (!word.possessive || text.end != Gap::Space);
        };
        // `WORKERS SALARY` is one worker's, the apostrophe forgotten.
        if paid(after) {
            let singular = word.text.strip_suffix('s').unwrap_or(&word.text);
            let one = matches!(&*after.text, "salary" | "wage");
            let owner = word.possessive && word.text.ends_with('s');
            return posts
                || self.trades.contains(&*word.text) && !matches!(&*word.text, "staff")
                || one && !owner && self.posts.contains(singular);
        }
        // `Cleaner and greener` is no post.
        let compares = word.text == "cleaner" && after.text == "and";
        // `Worker's costs`: what a worker spends.
        let spends = word.text == "worker" && word.possessive && after.text == "costs";
        posts
            && !spends
            && !compares
            && (after.gap != Gap::Space
                || self.about.contains(&*after.text)
                || after.text.bytes().all(|byte| byte.is_ascii_digit()))
    }

    /// `Salary`, whoever's: one's, unless it says that it is several people's.
    fn is_wage(&self, word: &Word, before: Option<&Word>, after: Option<&Word>) -> bool {
        word.text == "salary"
            && !before.is_some_and(|before| {
                self.several.contains(&*before.text)
                    || before.possessive && before.text.ends_with('s')
            })
            && !after.is_some_and(|after| self.open.contains(&*after.text))
    }
}

/// The words with `co-ordinator` and the like in one.
fn together(words: &[Word]) -> Vec<Word> {
    let mut joined: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        match joined.last_mut() {
            Some(co) if co.text == "co" && word.text.starts_with("ordinat") => {
                co.text.push_str(&word.text);
                co.possessive = word.possessive;
            }
            Some(two) if matches!(&*two.text, "key" | "play") && word.text == "worker" => {
                two.text = String::from("worker");
                two.possessive = word.possessive;
            }
            _ => joined.push(word.clone()),
        }
    }
    joined
}
