//! What was detected on a sheet.

use rust_decimal::Decimal;

use crate::model::period::PeriodWords;
use crate::model::{Basis, CellAt, Counted, Finding, Money, Role, RowRole, Tally};

/// The layout of one sheet.
#[derive(Debug, Default)]
pub struct SheetLayout {
    /// The role of each non-empty row, in the order of [`crate::open::Sheet::rows`], and why it
    /// was left out if it was.
    pub rows: Vec<(RowRole, Option<&'static str>)>,
    /// The tables, from top to bottom and left to right.
    pub tables: Vec<Table>,
    /// What is to be said of the sheet.
    pub findings: Vec<Finding>,
}

/// One table.
#[derive(Debug, Default)]
pub struct Table {
    /// Rows (from zero) of its header; may lie on an earlier sheet when `carried`.
    pub header_rows: Vec<u32>,
    /// Whether the header is taken over from an earlier sheet.
    pub carried: bool,
    /// First and last row, from zero, header included.
    pub span: (u32, u32),
    /// Its columns, from left to right.
    pub columns: Vec<Column>,
    /// Its lines of money, from top to bottom, each a row with role [`RowRole::Entry`].
    pub lines: Vec<Line>,
    /// Rows of lines none of whose amounts can be read, from zero.
    pub unpriced: Vec<u32>,
    /// Its printed totals against what they sum.
    pub checks: Vec<Check>,
    /// Every readable amount in the columns of its spend.
    pub amounts: Amounts,
}

/// The readable amounts in the columns of spend of a table, counted cell by cell. What is neither in
/// a total nor left out is in a line.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Amounts {
    /// All of them.
    pub read: Counted,
    /// Those in printed totals.
    pub totals: Counted,
    /// Those in rows that are left out.
    pub left_out: Counted,
}

/// The printed totals of one column that no other total sums, taken together.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// What they come to.
    pub total: Money,
    /// What the lines that they close come to.
    pub sum: Money,
}

impl Printed {
    /// Printed less sum.
    pub fn difference(&self) -> Money {
        self.total - self.sum
    }
}

impl Table {
    /// For each column the lines that have an amount in it, and what they come to.
    pub fn sums(&self) -> Vec<Tally> {
        let mut sums = vec![Tally::ZERO; self.columns.len()];
        for &(column, _, money) in self.lines.iter().flat_map(|line| &line.amounts) {
            sums[usize::from(column)] += Tally::one(money);
        }
        sums
    }

    /// The printed totals of the `at`-th column; `None` when there are none.
    pub fn printed(&self, at: usize) -> Option<Printed> {
        self.checks
            .iter()
            .filter(|check| usize::from(check.column) == at && check.role == RowRole::Total)
            .map(|check| Printed { total: check.printed, sum: check.sum })
            .reduce(|one, other| Printed {
                total: one.total + other.total,
                sum: one.sum + other.sum,
            })
    }
}

/// One column of a table.
#[derive(Debug, Clone)]
pub struct Column {
    /// Column, from zero.
    pub col: u16,
    /// Its heading: the header cells above it, joined by spaces.
    pub heading: String,
    /// Its role.
    pub role: Role,
    /// Its basis, for amounts.
    pub basis: Option<Basis>,
    /// The period its heading names, for periods across columns.
    pub period: Option<PeriodWords>,
    /// Whether its amounts are taken as the spend of the table.
    pub taken: bool,
    /// Whether its amounts are taken off: refunds in a credit column beside a debit column. The
    /// table's lines and checks hold them with the opposite sign.
    pub credit: bool,
    /// Whether the sheet prints spend as negatives in it, as a bank export does. The table's
    /// lines and checks hold them with the opposite sign.
    pub turned: bool,
    /// What one of its figures is worth. The table's lines and checks hold pounds.
    pub unit: Unit,
}

impl Column {
    /// A column that holds no amounts yet.
    pub fn new(col: u16, heading: impl Into<String>, role: Role) -> Column {
        Column {
            col,
            heading: heading.into(),
            role,
            basis: None,
            period: None,
            taken: false,
            credit: false,
            turned: false,
            unit: Unit::Pound,
        }
    }

    /// The amount that counts for what is printed: in pounds, and with the sign of spend.
    pub fn counted(&self, printed: Money) -> Money {
        let pounds = self.unit.pounds(printed);
        if self.credit == self.turned { pounds } else { -pounds }
    }
}

/// What one of a column's figures is worth.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// A pound.
    #[default]
    Pound,
    /// A thousand pounds.
    Thousand,
    /// A million pounds.
    Million,
}

impl Unit {
    /// What `printed` is in pounds. What is then too large to be money stays as it is printed.
    pub fn pounds(self, printed: Money) -> Money {
        let worth = match self {
            Unit::Pound => return printed,
            Unit::Thousand => Decimal::ONE_THOUSAND,
            Unit::Million => Decimal::new(1_000_000, 0),
        };
        printed.exact().checked_mul(worth).and_then(Money::new).unwrap_or(printed)
    }
}

/// One line of money.
#[derive(Debug, Clone)]
pub struct Line {
    /// Row, from zero.
    pub row: u32,
    /// The rows of the sections that it stands in, outermost first.
    pub sections: Vec<u32>,
    /// Further rows that carry on its words.
    pub continued: Vec<u32>,
    /// Its readable amounts by column: index into [`Table::columns`], place and money.
    pub amounts: Vec<(u16, CellAt, Money)>,
}

/// A printed total against the lines that it should be the sum of.
#[derive(Debug, Clone)]
pub struct Check {
    /// Where it is printed.
    pub at: CellAt,
    /// Index into [`Table::columns`].
    pub column: u16,
    /// [`RowRole::Subtotal`] or [`RowRole::Total`].
    pub role: RowRole,
    /// What is printed.
    pub printed: Money,
    /// What its lines add up to.
    pub sum: Money,
    /// First and last row, from zero, of the lines that it closes.
    pub lines: (u32, u32),
    /// Whether the table's arithmetic shows that the row is a total; otherwise only its words do.
    pub proven: bool,
    /// Whether nothing in it can have been rounded: payments with dates or payees, all of them and
    /// the total in whole pence.
    pub exact: bool,
}

impl Check {
    /// Printed less sum.
    pub fn difference(&self) -> Money {
        self.printed - self.sum
    }
}
