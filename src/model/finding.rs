//! What the run has to say, as data: a stable code, a severity, a place, words and a remedy.

use std::fmt;
use std::sync::Arc;

use super::CellAt;

/// How much a finding matters.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Good to know; nothing to do.
    Note,
    /// Somebody should look; the figures stand.
    Warning,
    /// Figures are missing or disagree.
    Error,
}

impl Severity {
    /// The severity as the outputs spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Declares the codes once, each with its spelling and severity.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $spelling:literal, $severity:ident;)+) => {
        /// What kind of thing was found. The spelling is stable: other programs read it.
        #[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $doc])+ $name,)+ }

        impl Code {
            /// Every code.
            pub const ALL: &[Code] = &[$(Code::$name,)+];

            /// The code as the outputs spell it.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $spelling,)+ }
            }

            /// How much it matters.
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)+ }
            }
        }
    };
}

codes! {
    // Gathering and opening.
    /// The file cannot be read at all.
    FileRefused = "file-refused", Error;
    /// The file is byte for byte another one in the inbox.
    DuplicateFile = "duplicate-file", Warning;
    /// One sheet of a file cannot be read.
    SheetUnreadable = "sheet-unreadable", Error;
    /// A sheet of charts, dialogues or macros is left out.
    SheetLeftOut = "sheet-left-out", Note;
    /// A cell cannot be read.
    CellUnreadable = "cell-unreadable", Warning;
    /// A sheet is hidden.
    HiddenSheet = "hidden-sheet", Note;
    /// Rows are hidden or filtered away.
    HiddenRows = "hidden-rows", Warning;
    /// Columns are hidden.
    HiddenColumns = "hidden-columns", Note;
    /// The format does not say which rows are hidden.
    HiddenNotChecked = "hidden-not-checked", Note;
    /// A formula was never calculated, so its cell has no value.
    NeverCalculated = "never-calculated", Warning;
    /// A cell holds an error such as `#REF!`.
    ErrorCell = "error-cell", Warning;
    /// The characters of a text file are doubtful.
    EncodingDoubtful = "encoding-doubtful", Warning;
    /// A quotation mark is not closed.
    UnclosedQuote = "unclosed-quote", Warning;
    /// A limit was reached and the rest was not read.
    LimitReached = "limit-reached", Error;
    // Detecting.
    /// No table of money was found.
    NoTable = "no-table", Warning;
    /// A table has no header row.
    NoHeader = "no-header", Warning;
    /// The sheet has amounts and none of them is spend.
    NoSpendColumn = "no-spend-column", Warning;
    /// Several columns could be the spend, and one was taken.
    SpendColumnChosen = "spend-column-chosen", Warning;
    /// Only cumulative amounts are given.
    CumulativeOnly = "cumulative-only", Note;
    /// Gross and net stand side by side, and one was taken.
    GrossAndNet = "gross-and-net", Note;
    /// A printed total differs from the sum of its lines.
    TotalDiffers = "total-differs", Error;
    /// A printed total agrees when rounding in the sheet is allowed for.
    TotalRounded = "total-rounded", Note;
    /// Usual causes that would explain why a printed total differs.
    DifferenceExplained = "difference-explained", Note;
    /// A row says that it is a total and no lines add up to it.
    TotalUnproven = "total-unproven", Warning;
    /// A row adds up to the lines around it and does not say that it is a total.
    TotalUnnamed = "total-unnamed", Note;
    /// Amounts in a spend column are no spend.
    AmountsLeftOut = "amounts-left-out", Note;
    /// Amounts stand in thousands or millions of pounds.
    AmountsScaled = "amounts-scaled", Warning;
    /// The sheet prints its spend as negatives.
    SpendNegative = "spend-negative", Warning;
    /// Refunds in a credit column are taken off the spend.
    CreditsTakenOff = "credits-taken-off", Note;
    /// Money coming in stands among the spend.
    IncomeAmongSpend = "income-among-spend", Warning;
    /// Budget less spend is not what the sheet says remains.
    RemainingDiffers = "remaining-differs", Warning;
    /// Net and VAT do not add up to gross.
    VatDiffers = "vat-differs", Warning;
    /// VAT stands at none of the usual rates.
    VatRateUnusual = "vat-rate-unusual", Note;
    /// What was spent before and in this period does not add up to what was spent to date.
    ToDateDiffers = "to-date-differs", Warning;
    /// Lines stand outside every total that is printed.
    LinesOutsideTotals = "lines-outside-totals", Warning;
    /// A table says again what other tables add up to.
    TableRepeats = "table-repeats", Warning;
    /// No total is printed, so the sum cannot be proved.
    NoTotalPrinted = "no-total-printed", Note;
    /// A mapping file's word about this file does not fit it.
    FileWordUnused = "file-word-unused", Note;
    // Extracting.
    /// An amount cannot be read exactly.
    AmountUnreadable = "amount-unreadable", Error;
    /// An amount was joined to its neighbour by a lost separator and was set apart again.
    AmountRepaired = "amount-repaired", Warning;
    /// An amount is promised in words (`TBC`).
    AmountPending = "amount-pending", Warning;
    /// An amount has parts of a penny and was rounded.
    AmountRounded = "amount-rounded", Note;
    /// A line has an amount and no words.
    LabelMissing = "label-missing", Warning;
    /// A date cannot be read or does not exist.
    DateUnreadable = "date-unreadable", Warning;
    /// It cannot be told which area the money belongs to.
    AreaUnknown = "area-unknown", Warning;
    /// The area was found by a likeness, not an exact name.
    AreaLikely = "area-likely", Note;
    /// It cannot be told which period the money belongs to.
    PeriodUnknown = "period-unknown", Warning;
    /// A period is given by its number only ("Year 3").
    PeriodRelative = "period-relative", Note;
    // Across files.
    /// Another return says the same money, and counts.
    ReturnRepeats = "return-repeats", Warning;
    /// A later version of the return counts in its place.
    ReturnSuperseded = "return-superseded", Warning;
    /// It cannot be told whether two returns say the same money; both count.
    ReturnsOverlap = "returns-overlap", Warning;
    /// A later return that counts from the beginning takes back what this one says.
    CumulativeNetted = "cumulative-netted", Note;
    /// What is given as spent to date is not what the return before and this one come to.
    CarriedDiffers = "carried-forward-differs", Warning;
    /// An area spent more than it was given.
    OverAllocation = "over-allocation", Warning;
    /// An area sent returns before and after a year, and none for it.
    AreaSilent = "area-silent", Warning;
    /// A year of an area cost many times its usual year.
    SpendJumps = "spend-jumps", Warning;
    /// Areas sent no return that counts.
    AreasMissing = "areas-missing", Note;
    /// Labels that may tell of a person are on no public page.
    LabelsWithheld = "labels-withheld", Note;
    /// The inbox has no line of spend.
    NoSpend = "no-spend", Warning;
    // Mapping files.
    /// A mapping file is not in its folder.
    MappingMissing = "mapping-missing", Note;
    /// A rule matched nothing in this run.
    RuleUnused = "rule-unused", Note;
    /// A rule matches labels that were decided otherwise.
    RuleAcross = "rule-across", Note;
    /// A rule alone decides a large part of all labels.
    RuleWide = "rule-wide", Note;
    /// A label is decided differently in different areas.
    LabelDiffers = "label-differs", Note;
    /// A rule matched, but something more certain always decided.
    RuleBeaten = "rule-beaten", Note;
    /// Two rules gave the same label different categories.
    RulesDisagree = "rules-disagree", Warning;
    /// A decided label did not occur in this run.
    LabelUnused = "label-unused", Note;
    // Ourselves.
    /// A promise of this program was broken while it read a file.
    Internal = "internal", Error;
}

impl Code {
    /// Whether it says that an amount is there and cannot be read, so that money is missing.
    pub fn is_amount_unread(self) -> bool {
        matches!(self, Code::AmountUnreadable | Code::AmountPending | Code::NeverCalculated)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Why a file cannot be read at all: one plain sentence, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Why, in plain English.
    pub reason: String,
    /// What to do.
    pub remedy: String,
}

impl Refusal {
    /// A refusal for `reason`, mended by `remedy`.
    pub fn new(reason: impl Into<String>, remedy: impl Into<String>) -> Refusal {
        Refusal { reason: reason.into(), remedy: remedy.into() }
    }
}

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of thing.
    pub code: Code,
    /// The file as the inbox names it; empty until the pipeline fills it in.
    pub file: Arc<str>,
    /// The sheet, if it is about one.
    pub sheet: Option<Arc<str>>,
    /// The cell, if it is about one.
    pub cell: Option<CellAt>,
    /// What is so, in plain English.
    pub says: String,
    /// What to do about it; empty when there is nothing to do.
    pub remedy: String,
}

impl Finding {
    /// A finding about a file as a whole.
    pub fn new(code: Code, says: impl Into<String>, remedy: impl Into<String>) -> Finding {
        Finding {
            code,
            file: Arc::from(""),
            sheet: None,
            cell: None,
            says: says.into(),
            remedy: remedy.into(),
        }
    }

    /// The same finding, about one sheet.
    pub fn on_sheet(mut self, sheet: &str) -> Finding {
        self.sheet = Some(Arc::from(sheet));
        self
    }

    /// The same finding, about one cell.
    pub fn at(mut self, cell: CellAt) -> Finding {
        self.cell = Some(cell);
        self
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// Where, as people read it: `Q1!D9`, `Q1`, `D9` or nothing.
    pub fn place(&self) -> String {
        match (&self.sheet, self.cell) {
            (Some(sheet), Some(cell)) if !sheet.is_empty() => format!("{sheet}!{cell}"),
            (_, Some(cell)) => cell.to_string(),
            (Some(sheet), None) => sheet.to_string(),
            (None, None) => String::new(),
        }
    }
}
