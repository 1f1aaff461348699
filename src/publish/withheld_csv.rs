//! `withheld.csv`: the labels that no public page shows, for those who decide on them. Internal.

use crate::mapping::Mappings;
use crate::model::{Code, Finding, Money};
use crate::own_labels::AreaLabels;
use crate::privacy::Concern;

use super::csv_field::{Reader, Record, header};
use super::names::{area_id, area_name};

/// The name of the file in the output folder.
pub const NAME: &str = "withheld.csv";

/// The columns, in order.
pub const COLUMNS: [&str; 8] =
    ["area", "area_name", "label", "concern", "published_as", "amount", "lines", "do"];

/// The whole file: by area, the most money first.
pub fn render(own: &[AreaLabels], mappings: &Mappings) -> Vec<u8> {
    let mut out = header(Reader::Person, &COLUMNS);
    for of_area in own {
        for kept in &of_area.kept_back {
            let mut line = Record::begin(&mut out);
            line.text(area_id(mappings, of_area.area.area()));
            line.text(area_name(mappings, of_area.area));
            line.text(&kept.label);
            line.text(kept.concern.as_str());
            line.text(&kept.published_as);
            line.exact(kept.sum.amount);
            line.count(kept.sum.lines);
            line.text(remedy(kept.concern));
            line.end();
        }
    }
    out
}

/// What the run says of them: one note, when there are any.
pub fn finding(own: &[AreaLabels]) -> Option<Finding> {
    let labels: usize = own.iter().map(|of_area| of_area.withheld.labels).sum();
    let sum: Money = own.iter().map(|of_area| of_area.withheld.sum.amount).sum();
    let (what, stand) = if labels == 1 { ("label", "stands") } else { ("labels", "stand") };
    let says = format!(
        "{labels} {what} that may tell of a person {stand} on no public page; {} of spend is shown \
         there by category only",
        sum.in_pounds(),
    );
    let remedy = "withheld.csv lists them. Write `yes` in the column `public` of labels.csv for each that may \
                  be published.";
    (labels > 0).then(|| Finding::new(Code::LabelsWithheld, says, remedy))
}

fn remedy(concern: Concern) -> &'static str {
    match concern {
        Concern::SaidNo => "nothing: labels.csv says so",
        _ => {
            "write `yes` in the column `public` of labels.csv if it may be published as it stands here"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::names::tests::mappings;
    use super::*;
    use crate::model::{AreaId, Tally};
    use crate::own_labels::{Gathered, KeptBack};
    use crate::total::AreaBucket;

    fn own() -> Vec<AreaLabels> {
        let sum = Tally::one(Money::from_pence(123_456));
        let kept = |label: &str, concern| KeptBack {
            label: label.to_owned(),
            concern,
            sum,
            published_as: String::from("Small grants"),
        };
        let kept_back = vec![kept("=Mr Patel", Concern::Name), kept("Hub", Concern::SaidNo)];
        vec![AreaLabels {
            area: AreaBucket::Area(AreaId(1)),
            total: sum + sum,
            labels: 2,
            groups: Vec::new(),
            other: None,
            withheld: Gathered { labels: 2, sum: sum + sum, by_category: Vec::new() },
            kept_back,
            sections: Vec::new(),
        }]
    }

    #[test]
    fn each_label_stands_with_its_reason_and_what_to_do() {
        let text = String::from_utf8(render(&own(), &mappings())).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], format!("\u{feff}{}", COLUMNS.join(",")));
        let begins = |line: &str, label: &str| {
            assert!(line.contains(label) && line.contains(",Small grants,1234.56,1,"), "{line}");
        };
        begins(lines[1], ",'=Mr Patel,may name a person,");
        begins(lines[2], ",Hub,");
        assert!(lines[1].starts_with("leaf-hall,") && lines[2].ends_with("labels.csv says so"));
    }

    #[test]
    fn one_note_tells_how_many_there_are() {
        let found = finding(&own()).unwrap();
        assert!(
            found.says.starts_with("2 labels that may tell of a person stand"),
            "{}",
            found.says
        );
        assert!(found.says.contains("2,469.12"), "{}", found.says);
        assert_eq!(finding(&[]), None);
    }
}
