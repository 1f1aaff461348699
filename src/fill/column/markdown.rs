//! Pipe tables of Markdown.

use std::ops::Range;

use super::Column;

/// For each of the placeholders at these bytes its column in a pipe table.
pub(super) fn columns(text: &str, at: &[Range<usize>]) -> Vec<Option<Column>> {
    let mut found = vec![None; at.len()];
    let mut next = 0;
    let (mut table, mut tables, mut is_code, mut from) = (None, 0, false, 0);
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let to = from + line.len();
        let fence = is_fence(line);
        is_code ^= fence;
        if is_code || fence || body(line).is_empty() {
            table = None;
        } else if table.is_none()
            && has_pipe(line)
            && lines.peek().is_some_and(|below| is_rule(below))
        {
            table = Some(tables);
            tables += 1;
        }
        let border = usize::from(body(line).starts_with('|'));
        let (mut pipes, mut counted) = (0, from);
        while let Some(place) = at.get(next).filter(|place| place.start < to) {
            if let Some(table) = table {
                pipes += pipes_in(text, counted..place.start, at);
                counted = place.start;
                found[next] = Some((table, pipes.saturating_sub(border)));
            }
            next += 1;
        }
        from = to;
    }
    found
}

/// A line without blanks and the marks of a quotation around it.
fn body(line: &str) -> &str {
    line.trim().trim_start_matches(['>', ' ', '\t'])
}

fn is_fence(line: &str) -> bool {
    let line = body(line);
    line.starts_with("```") || line.starts_with("~~~")
}

fn has_pipe(line: &str) -> bool {
    line.contains('|')
}

/// The line below the headings: `|---|--:|`.
fn is_rule(line: &str) -> bool {
    let line = body(line);
    line.contains('-')
        && line.contains('|')
        && line.chars().all(|letter| matches!(letter, '|' | '-' | ':' | ' ' | '\t'))
}

/// How many pipes part cells in this stretch of a line. One in a placeholder or behind a `\` parts nothing.
fn pipes_in(text: &str, stretch: Range<usize>, placeholders: &[Range<usize>]) -> usize {
    let inside = |at: usize| {
        let next = placeholders.partition_point(|place| place.end <= at);
        placeholders.get(next).is_some_and(|place| place.contains(&at))
    };
    let pipes = text[stretch.clone()].match_indices('|').map(|(at, _)| stretch.start + at);
    pipes.filter(|&at| !text[..at].ends_with('\\') && !inside(at)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<Option<Column>> {
        let (pieces, _) = super::super::super::scan::pieces(text);
        let at: Vec<Range<usize>> = pieces.into_iter().map(|piece| piece.at).collect();
        columns(text, &at)
    }

    #[test]
    fn cells_of_pipe_tables_are_found() {
        let text = "\
a {{1}} | b

| head | {{2}} |
|------|------:|
| {{3 | share}} | x {{4 \\| share}} |\r
a \\| b | {{5}}

> h | {{6}}
> :-- | --
> {{7}} | {{8}}

```
| a | b |
|---|---|
| {{9}} |
```
{{10}} | no rule
";
        let expected = [
            None,
            Some((0, 1)),
            Some((0, 0)),
            Some((0, 1)),
            Some((0, 1)),
            Some((1, 1)),
            Some((1, 0)),
            Some((1, 1)),
            None,
            None,
        ];
        assert_eq!(told(text), expected);
    }
}
