//! The ids of figures of spend, for those who know a figure by what it adds up.

use crate::compare::{Comparison, FigureKey, FigureOf};

/// The id under which `summary.json` has the figure.
pub fn spend_id(key: FigureKey, found: &Comparison) -> String {
    let stem = match key.area {
        None => String::from("programme"),
        Some(area) => match found.area_id(area) {
            Some(id) => format!("area.{id}"),
            None => String::from("area-not-known"),
        },
    };
    match key.of {
        FigureOf::Total => format!("{stem}.total"),
        FigureOf::Category(category) => format!("{stem}.category.{}", found.category_id(category)),
        FigureOf::Period(period) => {
            format!("{stem}.period.{}", period.to_string().replace(['/', ' '], "-"))
        }
    }
}
