//! Every figure that a run publishes follows from the entries that it wrote.

use std::path::Path;

use crosscast::figure::{Figure, Kind};
use crosscast::mapping::Mappings;
use crosscast::model::Money;
use crosscast::open::Apart;
use crosscast::pipeline::{Made, NoLineage, Request, follow, run};
use crosscast::publish::PublishedRun;

#[test]
fn every_figure_of_the_samples_can_be_followed_and_adds_up() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let settings = root.join("crosscast.toml");
    let mappings = Mappings::load(&root.join("mappings"), Some(&settings)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let inbox = root.join("samples");
    let request = Request {
        inbox: &inbox,
        out: &out,
        mappings: &mappings,
        threads: 2,
        apart: &Apart::default(),
    };
    run(&request, &|_, _, _| {}).unwrap();
    let published = PublishedRun::at(&out).unwrap();
    let figures = published.figures().unwrap();
    assert!(figures.len() > 100);
    // Figures that follow from sums are worked out from all entries each time: those of the programme and
    // of some areas have to do.
    let areas = ["noel-park", "west-end-morecambe", "example-tillerby", "example-dunnockby"];
    let is_tried = |figure: &&Figure| match figure.id.strip_prefix("area.") {
        Some(of_area) if Kind::of(&figure.id) == Kind::Derived => {
            areas.iter().any(|area| of_area.starts_with(area))
        }
        _ => true,
    };
    for figure in figures.iter().filter(is_tried) {
        // How many returns an area sent is told by no output line by line.
        if figure.id.ends_with(".returns") {
            continue;
        }
        let found = follow(&published, &mappings, &figure.id).unwrap();
        assert_ne!(found.made, Made::Unknown, "{}", figure.id);
        assert_eq!(found.difference(), Some(Money::ZERO), "{}", figure.id);
        if let Made::Sum { parts, sum, .. } = &found.made {
            assert_eq!(figure.lines, Some(sum.lines), "{}", figure.id);
            let coded = parts.iter().filter(|part| part.reason.starts_with("labels.csv line"));
            assert!(coded.clone().all(|part| part.author.is_some()), "{}", figure.id);
        }
    }
    let unknown = follow(&published, &mappings, "programme.totl").unwrap_err();
    assert!(matches!(unknown, NoLineage::NoFigure(_, near) if near.contains("programme.total")));

    // A figure that does not follow from its entries is noticed.
    let entries = out.join("entries.csv");
    let text = std::fs::read_to_string(&entries).unwrap();
    assert!(text.contains(",9418.22,spaces,"));
    std::fs::write(&entries, text.replace(",9418.22,spaces,", ",9418.23,spaces,")).unwrap();
    for (id, pence) in
        [("programme.total", 1), ("programme.category.spaces", 1), ("programme.category.arts", 0)]
    {
        let found = follow(&published, &mappings, id).unwrap();
        assert_eq!(found.difference(), Some(Money::from_pence(pence)), "{id}");
    }
}
