//! Hostile shapes cost no more than their rows: none of them takes long, whatever it tempts to.

mod shapes;

use std::time::{Duration, Instant};

use crosscast::mapping::Mappings;
use crosscast::open::Apart;
use crosscast::pipeline::{self, Request};

/// Many times what the slowest shape takes on a slow machine, and far less than what comparing
/// every row with every other would.
const LONG: Duration = Duration::from_secs(30);

#[test]
fn hostile_shapes_cost_no_more_than_their_rows() {
    let mut slow = Vec::new();
    for (name, shape, rows) in shapes::SHAPES {
        let folder = tempfile::tempdir().unwrap();
        let (inbox, out) = (folder.path().join("inbox"), folder.path().join("out"));
        std::fs::create_dir(&inbox).unwrap();
        std::fs::write(inbox.join("return.csv"), shape(rows)).unwrap();
        let mappings = Mappings::default();
        let request = Request {
            inbox: &inbox,
            out: &out,
            mappings: &mappings,
            threads: 1,
            apart: &Apart::default(),
        };
        let start = Instant::now();
        pipeline::run(&request, &|_, _, _| {}).unwrap();
        let took = start.elapsed();
        println!("{took:>8.2?} {name}");
        if took > LONG {
            slow.push(name);
        }
    }
    assert_eq!(slow, Vec::<&str>::new());
}
