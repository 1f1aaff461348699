//! Which amount columns of a table are its spend. Unlike bases are never added together.

use crate::model::{Basis, Code, Finding, Role};

use super::numbers::{MISSING, Numbers};
use super::table::Column;

/// How the figures of some columns hang together, line by line.
#[derive(Debug, Default)]
pub(super) struct Across {
    /// Columns (positions among the amount columns) that are the sum of the others named.
    pub(super) sums: Vec<(usize, Vec<usize>)>,
    /// Columns that are the product of two others: price times quantity.
    pub(super) products: Vec<(usize, (usize, usize))>,
}

/// How many lines are looked at.
const SAMPLE: usize = 400;
/// More amount columns than this are not searched for sums of neighbours.
const WIDTH: usize = 40;

/// Looks for columns that are the sum of a run of columns before them, or the product of two.
pub(super) fn across(numbers: &Numbers, lines: &[usize]) -> Across {
    let width = numbers.columns.len().min(WIDTH);
    let lines = &lines[..lines.len().min(SAMPLE)];
    let mut found = Across::default();
    for total in 2..width {
        for first in 0..total - 1 {
            if is_sum(numbers, lines, total, first..total) {
                found.sums.push((total, (first..total).collect()));
                break;
            }
        }
        let pair = (0..total - 1)
            .flat_map(|one| (one + 1..total).map(move |other| (one, other)))
            .find(|&(one, other)| is_product(numbers, lines, total, one, other));
        if let Some(pair) = pair {
            found.products.push((total, pair));
        }
    }
    found
}

fn is_sum(numbers: &Numbers, lines: &[usize], total: usize, parts: std::ops::Range<usize>) -> bool {
    let (mut right, mut several) = (0, 0);
    for &line in lines {
        let printed = numbers.columns[total].values[line];
        let mut sum = 0i128;
        let mut filled = 0;
        for part in parts.clone() {
            let value = numbers.columns[part].values[line];
            if value != MISSING && value != 0 {
                sum += i128::from(value);
                filled += 1;
            }
        }
        let printed = if printed == MISSING { 0 } else { printed };
        if (sum - i128::from(printed)).abs() > 100 {
            return false;
        }
        right += usize::from(printed != 0);
        several += usize::from(filled >= 2);
    }
    right >= 2 && several >= 1
}

fn is_product(numbers: &Numbers, lines: &[usize], total: usize, one: usize, other: usize) -> bool {
    let mut told = 0;
    for &line in lines {
        let value =
            |column: usize| Some(numbers.columns[column].values[line]).filter(|&v| v != MISSING);
        let (Some(product), Some(one), Some(other)) = (value(total), value(one), value(other))
        else {
            continue;
        };
        let exact = i128::from(one) * i128::from(other) / 10_000;
        if (exact - i128::from(product)).abs() > 200 {
            return false;
        }
        told += usize::from(one != 10_000 && other != 10_000 && product != 0);
    }
    told >= 2
}

/// Gives every amount column a basis and marks those that are taken as the spend.
/// `amounts` are the positions in `columns` that `across` speaks of.
pub(super) fn settle(
    columns: &mut [Column],
    amounts: &[usize],
    across: &Across,
    by_person: Option<Basis>,
) -> Vec<Finding> {
    for (_, (one, other)) in &across.products {
        for part in [*one, *other] {
            columns[amounts[part]].basis = Some(Basis::Other);
        }
    }
    keep_match_apart(columns, amounts, across);
    let undecided: Vec<usize> =
        amounts.iter().copied().filter(|&at| columns[at].basis.is_none()).collect();
    let has = |columns: &[Column], basis: Basis| {
        amounts.iter().any(|&at| columns[at].basis == Some(basis))
    };
    let any_spend = [Basis::Spent, Basis::Gross, Basis::Net, Basis::ToDate]
        .iter()
        .any(|&basis| has(columns, basis));
    for at in undecided {
        let heads_a_total = super::lexicon::named(&columns[at].heading) != super::sums::Named::No;
        let basis = if columns[at].period.is_some() || !any_spend || heads_a_total {
            Basis::Spent
        } else {
            Basis::Other
        };
        columns[at].basis = Some(basis);
    }
    net_credits(columns, amounts);
    take(columns, amounts, across, by_person)
}

/// A column that sums other people's money with ours is no spend; ours is the part that nothing
/// else is said of.
fn keep_match_apart(columns: &mut [Column], amounts: &[usize], across: &Across) {
    let others = |column: &Column| matches!(column.basis, Some(Basis::Match | Basis::InKind));
    for (total, parts) in &across.sums {
        if !parts.iter().any(|&part| others(&columns[amounts[part]])) {
            continue;
        }
        columns[amounts[*total]].basis = Some(Basis::Other);
        for &part in parts {
            columns[amounts[part]].basis.get_or_insert(Basis::Spent);
        }
    }
}

/// A credit column beside a debit column holds refunds, unless a running balance shows that the
/// sheet is an account into which money is paid.
fn net_credits(columns: &mut [Column], amounts: &[usize]) {
    let says = |columns: &[Column], at: usize, word: &str| {
        super::lexicon::plain(&columns[at].heading).split(' ').any(|part| part == word)
    };
    let only = |columns: &[Column], word: &str| {
        let mut found = amounts.iter().copied().filter(|&at| says(columns, at, word));
        found.next().filter(|_| found.next().is_none())
    };
    let account = amounts.iter().any(|&at| columns[at].basis == Some(Basis::Remaining));
    if let (Some(debit), Some(credit), false) =
        (only(columns, "debit"), only(columns, "credit"), account)
        && debit != credit
    {
        columns[debit].basis = Some(Basis::Spent);
        columns[credit].basis = Some(Basis::Spent);
        columns[credit].credit = true;
    }
}

fn take(
    columns: &mut [Column],
    amounts: &[usize],
    across: &Across,
    by_person: Option<Basis>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let with = |columns: &[Column], basis: Basis| -> Vec<usize> {
        amounts.iter().copied().filter(|&at| columns[at].basis == Some(basis)).collect()
    };
    let order = match by_person {
        Some(basis) => vec![basis],
        None => vec![Basis::Spent, Basis::Gross, Basis::Net, Basis::ToDate],
    };
    let Some((basis, mut taken)) = order
        .into_iter()
        .map(|basis| (basis, with(columns, basis)))
        .find(|(_, found)| !found.is_empty())
    else {
        if !amounts.is_empty() {
            findings.push(Finding::new(
                Code::NoSpendColumn,
                format!(
                    "no column of the table is spend: its amounts are {}",
                    list(amounts.iter().map(|&at| describe(&columns[at])))
                ),
                "Say in mappings/columns.csv which heading is spend, or in mappings/files.csv what \
                 the file's basis is.",
            ));
        }
        return findings;
    };
    if basis == Basis::Gross && !with(columns, Basis::Net).is_empty() {
        findings.push(Finding::new(
            Code::GrossAndNet,
            "gross and net amounts stand side by side: gross, what was paid, is taken",
            "Write basis net for this file in mappings/files.csv if VAT is recovered.",
        ));
    }
    if basis == Basis::ToDate {
        findings.push(Finding::new(
            Code::CumulativeOnly,
            "the only spend given is spend to date: it counts from the beginning of the grant",
            "",
        ));
    }
    let position = |at: usize| amounts.iter().position(|&amount| amount == at);
    // A total across counts once: its parts are taken when each has a period of its own.
    for (total, parts) in &across.sums {
        let total = amounts[*total];
        let parts: Vec<usize> = parts.iter().map(|&part| amounts[part]).collect();
        let among = parts.iter().filter(|part| taken.contains(part)).count();
        if !taken.contains(&total) || among < 2 {
            continue;
        }
        if parts.iter().all(|&part| columns[part].period.is_some()) {
            taken.retain(|&at| at != total);
            columns[total].basis = Some(Basis::Other);
        } else {
            taken.retain(|at| !parts.contains(at));
        }
    }
    let credits: Vec<usize> = taken.iter().copied().filter(|&at| columns[at].credit).collect();
    taken.retain(|&at| !columns[at].credit);
    let dated = taken.iter().filter(|&&at| columns[at].period.is_some()).count();
    if taken.len() > 1 && dated >= 2 {
        taken.retain(|&at| columns[at].period.is_some());
    } else if taken.len() > 1 {
        let multiplied = taken
            .iter()
            .copied()
            .find(|&at| across.products.iter().any(|(total, _)| Some(*total) == position(at)));
        let chosen = multiplied.unwrap_or_else(|| most_telling(columns, &taken));
        findings.push(Finding::new(
            Code::SpendColumnChosen,
            format!(
                "{} columns could be the spend ({}): {} is taken",
                taken.len(),
                list(taken.iter().map(|&at| describe(&columns[at]))),
                describe(&columns[chosen])
            ),
            "Say in mappings/columns.csv what each heading means.",
        ));
        taken = vec![chosen];
    }
    for at in taken.into_iter().chain(credits) {
        columns[at].taken = true;
    }
    findings
}

/// Of several spend columns the one whose heading says most: "actual" before "total" before
/// whatever stands first.
fn most_telling(columns: &[Column], taken: &[usize]) -> usize {
    let rank = |at: usize| {
        let heading = super::lexicon::plain(&columns[at].heading);
        let says = |word: &str| heading.split(' ').any(|part| part == word);
        if says("actual") || says("spent") || says("spend") || says("expenditure") {
            2
        } else if says("total") {
            1
        } else {
            0
        }
    };
    taken.iter().copied().max_by_key(|&at| (rank(at), std::cmp::Reverse(at))).unwrap_or(taken[0])
}

fn describe(column: &Column) -> String {
    let letter = crate::model::place::Letters(u32::from(column.col));
    match (column.heading.is_empty(), column.basis) {
        (false, Some(basis)) => format!("{letter} “{}” ({basis})", column.heading),
        (false, None) => format!("{letter} “{}”", column.heading),
        (true, _) => format!("{letter}"),
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

/// The positions of the amount columns.
pub(super) fn amounts(columns: &[Column]) -> Vec<usize> {
    columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.role == Role::Amount)
        .map(|(at, _)| at)
        .collect()
}
