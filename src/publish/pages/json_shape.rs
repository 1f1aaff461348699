//! Figures and sentences as the pages' JSON files have them.

use serde::Serialize;

use crate::figure::Printed;
use crate::pages::{Piece, Sentence};

/// A figure: its id and value in `summary.json`, and how it is printed.
#[derive(Clone, Serialize)]
pub(super) struct Figure<'a> {
    figure: &'a str,
    value: &'a str,
    text: &'a str,
}

/// A sentence, and the figures in it in their order.
#[derive(Serialize)]
pub(super) struct Said<'a> {
    text: String,
    figures: Vec<Figure<'a>>,
}

impl<'a> Figure<'a> {
    pub(super) fn of(printed: &'a Printed) -> Figure<'a> {
        Figure { figure: &printed.id, value: &printed.value, text: &printed.text }
    }

    pub(super) fn or_null(printed: &'a Option<Printed>) -> Option<Figure<'a>> {
        printed.as_ref().map(Figure::of)
    }
}

impl<'a> Said<'a> {
    pub(super) fn of(sentence: &'a Sentence) -> Said<'a> {
        let figure = |piece: &'a Piece| match piece {
            Piece::Figure(printed) => Some(Figure::of(printed)),
            _ => None,
        };
        let figures = sentence.pieces.iter().filter_map(figure).collect();
        Said { text: sentence.to_string(), figures }
    }
}
