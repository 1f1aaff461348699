//! `summary.json`: every figure that a page may quote; [`crate::figure`] says which there are.

use serde::Serialize;

use crate::figure::Figure;

/// The name of the file in the output folder.
pub const NAME: &str = "summary.json";

/// The whole file.
pub fn render(programme: &str, figures: &[Figure]) -> serde_json::Result<Vec<u8>> {
    #[derive(Serialize)]
    struct Summary<'a> {
        programme: &'a str,
        figures: &'a [Figure],
    }
    let mut out = serde_json::to_vec_pretty(&Summary { programme, figures })?;
    out.push(b'\n');
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_json_with_values_as_strings() {
        let figure = Figure {
            id: String::from("programme.total"),
            value: String::from("55.00"),
            unit: String::from("GBP"),
            lines: Some(3),
            provisional: false,
        };
        let text = String::from_utf8(render("Programme", &[figure]).unwrap()).unwrap();
        let expected = r#"{
  "programme": "Programme",
  "figures": [
    {
      "id": "programme.total",
      "value": "55.00",
      "unit": "GBP",
      "lines": 3,
      "provisional": false
    }
  ]
}
"#;
        assert_eq!(text, expected);
    }
}
