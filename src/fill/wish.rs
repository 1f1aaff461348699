//! Which figure a placeholder means, and how it is to be printed.

use crate::figure::{Figure, Figures, Format, PERCENT, share_id};

use super::suggest::Known;

/// What one placeholder asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wish {
    /// The id of the figure whose value is printed: of a share, that of the share.
    pub(super) figure: String,
    /// How.
    pub(super) format: Format,
}

/// Reads what stands between the braces.
///
/// # Errors
///
/// What is wrong with it, and what to do.
pub(super) fn read(inside: &str, figures: &Figures, known: &Known<'_>) -> Result<Wish, String> {
    let (id, format) = match inside.split_once('|') {
        // In a table of Markdown a `|` that parts no cells is written `\|`.
        Some((id, format)) => (id.strip_suffix('\\').unwrap_or(id).trim(), Some(format)),
        None => (inside.trim(), None),
    };
    if id.is_empty() {
        let says = "the placeholder is empty: write the id of a figure, like `{{programme.total}}`";
        return Err(says.to_owned());
    }
    let format: Option<Format> = match format {
        Some(word) => {
            let word: String = word.split_whitespace().collect();
            Some(word.parse().map_err(|error: crate::figure::NoFormat| error.to_string())?)
        }
        None => None,
    };
    let figure = figures.get(id).or_else(|| figures.get(&id.replace(':', ".")));
    let figure = figure.ok_or_else(|| known.no_figure(id))?;
    let is = Is::of(figure, figures);
    let format = format.unwrap_or(match is {
        Is::Money => Format::Pounds,
        Is::Percent => Format::Share(0),
        Is::Count => Format::Count,
    });
    let does_not_fit = |says: &str| Err(format!("`{format}` does not fit `{id}`: {says}"));
    match (format, is) {
        (Format::Share(_), Is::Money) => match figures.get(&share_id(&figure.id)) {
            Some(share) => Ok(Wish { figure: share.id.clone(), format }),
            None => does_not_fit("it is no share of anything"),
        },
        (Format::Share(_), Is::Count) => does_not_fit("it is a number of things, and no share"),
        (Format::Pounds | Format::Pence | Format::Rounded, Is::Percent) => {
            does_not_fit("it is a percentage, and no money")
        }
        (Format::Pounds | Format::Pence | Format::Rounded, Is::Count) => {
            does_not_fit("it is a number of things, and no money")
        }
        (Format::Count, Is::Percent) => does_not_fit("it is a percentage, and no number of things"),
        (Format::Count, Is::Money) if figure.lines.is_none() => {
            does_not_fit("it is no sum of lines of spend, so that there are none to count")
        }
        _ => Ok(Wish { figure: figure.id.clone(), format }),
    }
}

/// What a figure is a number of.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Is {
    Money,
    Percent,
    Count,
}

impl Is {
    pub(super) fn of(figure: &Figure, figures: &Figures) -> Is {
        let currency = figures.get("programme.total").map(|total| total.unit.as_str());
        match figure.unit.as_str() {
            PERCENT => Is::Percent,
            unit if Some(unit) == currency => Is::Money,
            _ => Is::Count,
        }
    }
}
