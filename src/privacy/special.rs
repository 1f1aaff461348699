//! Words that tell of somebody's health, belief, origin, orientation, losses or record.
//!
//! They follow the special categories of personal data and the data about offences of data protection law,
//! with losses and abuse beside them. Names of what is there for everybody stay: `Disabled access`,
//! `Counselling`, `Church fete`.

use super::patterns::AnyOf;
use super::text::Text;

/// What is always of concern.
const ALWAYS: [&str; 9] = [
    // One person's body, debts, habits or upbringing.
    r"\b(?:born (?:in |on )?(?:19[0-9]|200)[0-9]|sufferers?|heroin|cocaine|vasectom\w+|bankrupt\w*|evicted|overstayers?|bnp|tory|tories|(?:anxious|overweight|drunk|tagged) (?:teens?|teenagers?|child|children|youths?|m[ae]n|lads?|boys?|girls?|residents?)|(?:foster|adopted|looked[ -]after) child(?:ren)?|child(?:ren)? in care|down'?s (?:lads?|boys?|girls?|child))\b",
    // Conditions and illness.
    r"\b(?:hiv|cancers?|tumours?|leukaemia|chemo\w*|radiotherapy|oncology|dementia|alzheimer'?s?|parkinson'?s?|stroke|autis\w+|asperger'?s?|asd|adhd|neurodi\w+|dyslexi\w+|dyspraxi\w+|epilep\w+|diabet\w+|depress(?:ion|ed|ive)|bipolar|schizophreni\w+|psychos[ie]s|psychiatr\w+|psychotherap\w+|ptsd|trauma\w*|anxiety|suicid\w+|self[ -]?harm\w*|anorexi\w+|bulimi\w+|eating disorders?|obes\w+|arthritis|asthma\w*|copd|dialysis|transplants?|amput\w+|paraly\w+|paraplegi\w+|cerebral palsy|multiple sclerosis|muscular dystrophy|down'?s syndrome|tourette'?s?|hepatitis|tuberculosis|sickle cell|long covid|heart (?:attack|disease|condition|failure)|brain injur\w+|head injur\w+|ms (?:society|group|therapy|support|nurse)|m\.?e\.? (?:support|group)|fibromyalgia|menopaus\w+|incontinen\w+|terminal\w* ill\w*|terminally|palliative|ill health|illness(?:es)?|sick pay|sickness|mental(?:ly)?[ -](?:health|ill\w*)|mental disorders?|nervous breakdown)\b",
    // Care and aids of a person, and families in the making.
    r"\b(?:medicat\w+|medicines?|prescriptions?|insulin|prosthe\w+|stair ?lifts?|hearing aids?|mobility (?:scooters?|aids?)|blue badges?|guide dogs?|physio\w*|speech therapy|rehab\w*|hospital (?:visits?|travel|transport|appointments?|parking|stay|fares?|taxis?|trips?)|medical (?:treatments?|bills?|costs?|fees?|expenses|appointments?|needs?|conditions?|certificates?)|(?:knee|hip|eye|heart|back|cosmetic|dental|gender) (?:surgery|operation|treatment)|operation for|treatments? for|pregnan\w+|maternity|miscarriages?|stillb\w+|abortions?|ivf|fertility|infertil\w+|sterili[sz]ation|contracepti\w+|sexual health|std|stds|sti|stis|syphilis|genetic tests?|dna|biometric\w*|date of birth|dob|d\.o\.b)\b",
    // Disability of people.
    r"\b(?:special (?:educational )?needs|sen|send (?:children|pupils|group|families|club|provision|support)|learning (?:disab\w+|difficult\w+)|handicap\w*|deaf\w*|blind (?:man|woman|person|people|child|children|residents?|society|club|group|veterans?)|(?:registered|for the|partially) (?:blind|sighted)|visual(?:ly)? impair\w+|sight loss|partially sighted|hearing (?:loss|impair\w+)|impairments?|pip (?:appeals?|claims?|forms?|assessments?|support)|disability (?:living|benefits?|allowance)|attendance allowance|carer'?s allowance|dla|wheelchairs? (?:for|users?|to|repairs?|purchase)|crutches)\b",
    // Belief and politics.
    r"\b(?:muslims?|islam\w*|jew|jews|jewish|judaism|hindus?|hinduism|sikhs?|sikhism|buddhis\w+|jehovah'?s?|mormons?|evangelical\w*|pentecostal\w*|prayers?|worship\w*|bible|bibles|qur'?an|koran|baptis(?:m|ms|ed)|christening|confirmation classes|pilgrim(?:age|ages|s)|hajj|umrah|bar mitzvah|bat mitzvah|converts?|congregation\w*|parishioners?|faith (?:group|groups|school|leaders?|communit\w+|women|youth)|religio\w+|zakat|halal|kosher|atheis\w+|labour party|conservative party|lib(?:eral)? dem\w*|green party|reform uk|ukip|political part\w+|party membership|election campaign)\b",
    // Origin and status.
    r"\b(?:asylum|refugees?|migrants?|immigra\w+|deport\w+|leave to remain|no recourse|nrpf|undocumented|stateless|traffick\w+|modern slavery|ethnic\w*|minority|bme|bame|racial\w*|mixed race|roma|romany|gyps(?:y|ies)|travellers|somalis|poles|romanians|ukrainians|syrians|afghans|kurds|pakistanis|bangladeshis|nigerians|albanians|eritreans|iranians|iraqis|sudanese|visa (?:applications?|fees?|costs?|renewals?)|citizenship (?:fees?|tests?|applications?)|nationality)\b",
    // Orientation and identity.
    r"\b(?:lgbt\w*|lgb|gay|gays|lesbians?|bisexual\w*|transgender\w*|trans (?:teens?|teenagers?|girls?|boys?|kids?|lads?|youth|people|woman|women|man|men|group|support|community|person)|transsexual\w*|non-binary|queer|same[ -]sex|homosexual\w*|gender (?:identity|reassignment|clinic|transition)|coming out|sexuality|sexual orientation)\b",
    // Abuse, addiction and losses.
    r"\b(?:domestic (?:abuse|violence)|dv|sexual (?:abuse|assaults?|violence|exploitation)|rape|honou?r[ -]based|fgm|child (?:abuse|protection|exploitation)|cse|women'?s refuge|refuge (?:beds?|places?|support|for|costs?)|abus(?:ed|ive|er|ers)|survivors?|victims?|safeguarding (?:case|cases|referrals?|concerns?)|addict\w*|alcoholics?|alcoholism|alcohol (?:support|misuse|abuse|depend\w+|treatment|recovery|services?|problems?|and drugs?|& drugs?)|(?:substance|drugs?|solvent) (?:misuse|abuse|use|users?|treatment|rehab\w*|depend\w+|support|recovery|services?|problems?|addict\w*|and alcohol|& alcohol)|detox\w*|methadone|needle exchange|narcotics|gambl\w+|in recovery|recovery (?:group|cafe|meetings?|support)|bereave\w*|grief|griev\w+|mourn\w*|funerals?|burials?|cremat\w+|headstones?|gravestones?|widow\w*|deceased|death of|died|condolence\w*|late (?:wife|husband|mother|father|son|daughter|member|chair|resident)|loss of (?:a |her |his |their )?(?:child|baby|son|daughter|mother|father|parent|partner|husband|wife|member|resident)|baby loss)\b",
    // Offences, and membership of a union.
    r"\b(?:offend(?:er|ers|ing)|ex-?offend\w+|criminal records?|criminal convictions?|convict\w*|prison\w*|probation|parole|bail|custod\w+|young offend\w+|community payback|arrest\w*|court (?:fines?|costs?|orders?|cases?|hearings?|fees?|appearance)|asbos?|gang members?|trades? unions?|unison|gmb|usdaw|unite the union|union (?:dues|subs|subscriptions?|fees?|rep|reps))\b",
];

/// Words of origin that are of concern with people behind them: `Polish families`, and not `Polish food`.
const ORIGINS: &str = r"(?:black|white|asian|african|caribbean|afro-?caribbean|indian|pakistani|bangladeshi|bengali|chinese|vietnamese|filipino|turkish|kurdish|arab|arabic|iranian|iraqi|syrian|afghan|somali|eritrean|ethiopian|sudanese|nigerian|ghanaian|congolese|polish|romanian|bulgarian|lithuanian|latvian|slovak|czech|hungarian|albanian|ukrainian|russian|portuguese|brazilian|latin american|spanish|irish|jamaican|tamil|punjabi|gujarati|nepali|nepalese|eastern european|european|traveller|christian|catholic|orthodox|methodist|baptist|quaker|non-white|overseas|foreign|disabled|vulnerable|homeless)";

/// The people behind them.
const PEOPLE: &str = r"(?:women|woman|men|man|mothers?|mums?|fathers?|dads?|parents?|famil(?:y|ies)|girls?|boys?|child(?:ren)?|youths?|young|teens?|elders?|elderly|older|pensioners?|people|persons?|residents?|communit(?:y|ies)|members?|tenants?|neighbours?|students?|pupils?|learners?|workers?|ladies|lads?|seniors?|nationals|speakers?|origin|background|heritage group|groups?|clubs?|association|society|support|lunch|adults?|kids|volunteers?|individuals?|carers?|users?|asylum|working class|british|welsh)";

/// What is there for all who need it, and says of nobody that they do.
const FOR_ALL: [&str; 5] = [
    r"\b(?:mental health|[a-z]+)[ -]friendly\b|\b(?:mental health|(?:breast |bowel |prostate |skin )?cancer|(?:domestic|sexual|child|substance|alcohol|drugs?) (?:abuse|violence|misuse)|modern slavery|faith|(?:alcohol|drugs?|sickle cell|stroke|autism|suicide|hiv|diabetes|menopause|grief|deaf|trauma|adhd|dyslexia|epilepsy|asthma|anxiety|obesity|refugee|lgbt\w*|religious|gambling))[ -]awareness\b",
    r"\bmental health first aid(?:ers?)?\b|\brefugee week\b|\bstroke clubs?\b|\btravellers'? tales\b",
    r"\b(?:cancer research(?: uk)?|macmillan(?: cancer)?(?: support)?|alzheimer'?s society|stroke association|diabetes uk|parkinson'?s uk) (?:fund ?rais\w+|coffee mornings?|(?:cake|bake) sales?|quiz|raffle|race for life|charity|donations?)\b",
    r"\b(?:disabled|disability|wheelchair|autism|deaf|dementia)[ -](?:access\w*|toilets?|wc|loo|parking|bays?|ramps?|facilit(?:y|ies)|entrances?|lifts?|adaptations?|swings?|equality|discrimination act|awareness(?: training)?|confident)\b(?: toilets?| ramps?| parking| training)?",
    r"\b(?:credit union\w*|(?:war|remembrance) (?:memorials?|graves?)|european (?:social|regional) \w+|stroke play|(?:tennis|basketball|netball|badminton|squash|sports?|games|ball|food) courts?)\b",
];

/// Disability and the like with nothing behind it that is for all.
const DISABILITY: [&str; 2] = [r"\b(?:disab\w+|wheelchairs?)\b", r"\bAIDS\b"];

/// Help of the kind that the sick get, for one person.
const FOR_ONE: &str = r"\b(?:counselling|therapy|treatment|respite|care|carer|support worker|detox|hospital|medical|doctor)\b.*\b(?:for|of|to) (?:a |an |the |one |her |his |my |their |young |elderly |local )*(?:resident|man|woman|lady|gentleman|boy|girl|mother|mum|father|dad|son|daughter|husband|wife|widow|partner|brother|neighbour|child|pupil|student|individual|person|member|family|pensioner|victim|staff member)\b";

#[derive(Debug)]
pub(super) struct Special {
    always: AnyOf,
    people: AnyOf,
    for_all: Vec<regex::Regex>,
    disability: AnyOf,
    aids: regex::Regex,
}

impl Special {
    #[expect(clippy::expect_used, reason = "the patterns are in the code; a test makes a screen")]
    pub(super) fn new() -> Special {
        let pattern =
            |pattern: &str| regex::Regex::new(pattern).expect("a pattern of the code is right");
        let origin = format!(r"\b{ORIGINS}(?: and \w+| & \w+|/\w+)?'?s?(?: \w+)? {PEOPLE}\b");
        Special {
            always: AnyOf::new(&ALWAYS),
            people: AnyOf::new(&[&origin, FOR_ONE]),
            for_all: FOR_ALL.iter().map(|one| pattern(one)).collect(),
            disability: AnyOf::new(&DISABILITY[..1]),
            aids: pattern(DISABILITY[1]),
        }
    }

    /// Whether `text` holds such a word.
    pub(super) fn is_in(&self, text: &Text) -> bool {
        let mut small = std::borrow::Cow::Borrowed(text.small.as_str());
        for pattern in &self.for_all {
            if pattern.is_match(&small) {
                small = std::borrow::Cow::Owned(pattern.replace_all(&small, "-").into_owned());
            }
        }
        self.always.found_in(&small)
            || self.people.found_in(&small)
            || self.disability.found_in(&small)
            || text.cased && self.aids.is_match(&text.written)
    }
}
