//! Which files of one run are which of the other.

use std::collections::{HashMap, VecDeque};

use crate::model::Money;

/// A file as one run saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileState {
    /// Path inside the inbox.
    pub file: String,
    /// SHA-256 of its content; empty when it could not be read.
    pub sha256: String,
    /// The answer that it got, as `files.csv` spells it.
    pub verdict: String,
    /// Number of its lines that count as spend.
    pub entries: u64,
    /// What they come to.
    pub sum: Money,
    /// Why it got that answer.
    pub reason: String,
}

/// What happened to a file.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// It was not there.
    Added,
    /// It is not there any more.
    Removed,
    /// Same path, other bytes.
    Changed,
    /// Same bytes, other path.
    Moved,
    /// Same path and bytes, and another answer.
    Verdict,
}

impl FileKind {
    /// Every kind, in the order in which they are told.
    pub const ALL: [FileKind; 5] =
        [FileKind::Added, FileKind::Removed, FileKind::Changed, FileKind::Moved, FileKind::Verdict];
}

/// One file that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileChange {
    /// What happened.
    pub kind: FileKind,
    /// As the old run saw it.
    pub old: Option<FileState>,
    /// As the new run saw it.
    pub new: Option<FileState>,
}

/// The files that are not as they were, kind by kind, each in the order of its run.
pub(super) fn changes(old: &[FileState], new: &[FileState]) -> Vec<FileChange> {
    let all = |_: &FileState| true;
    let mut changes: Vec<FileChange> = pairs(old, new, all)
        .into_iter()
        .filter_map(|(one, other)| {
            let (one, other) = (one.and_then(|at| old.get(at)), other.and_then(|at| new.get(at)));
            let kind = match (one, other) {
                (None, _) => FileKind::Added,
                (_, None) => FileKind::Removed,
                (Some(one), Some(other)) if one.file != other.file => FileKind::Moved,
                (Some(one), Some(other)) if one.sha256 != other.sha256 => FileKind::Changed,
                (Some(one), Some(other)) if one.verdict != other.verdict => FileKind::Verdict,
                _ => return None,
            };
            Some(FileChange { kind, old: one.cloned(), new: other.cloned() })
        })
        .collect();
    changes.sort_by_key(|change| change.kind);
    changes
}

type Pair = (Option<usize>, Option<usize>);

/// Matches files: same path and bytes first, then same bytes, then same path.
fn pairs(old: &[FileState], new: &[FileState], wanted: impl Fn(&FileState) -> bool) -> Vec<Pair> {
    type Key<'f> = Option<(&'f str, &'f str)>;
    let tiers: [for<'f> fn(&'f FileState) -> Key<'f>; 3] = [
        |file| Some((&file.file, &file.sha256)),
        |file| Some(("", &*file.sha256)).filter(|(_, hash)| !hash.is_empty()),
        |file| Some((&file.file, "")),
    ];
    let open = |files: &[FileState]| -> Vec<usize> {
        files.iter().enumerate().filter(|(_, file)| wanted(file)).map(|(at, _)| at).collect()
    };
    let (mut left, mut right) = (open(old), open(new));
    let mut pairs: Vec<Pair> = Vec::new();
    for key in tiers {
        let mut waiting: HashMap<(&str, &str), VecDeque<usize>> = HashMap::new();
        for &at in &left {
            if let Some(key) = old.get(at).and_then(key) {
                waiting.entry(key).or_default().push_back(at);
            }
        }
        let mut met = vec![false; old.len()];
        right.retain(|&at| {
            let found =
                new.get(at).and_then(key).and_then(|key| waiting.get_mut(&key)?.pop_front());
            if let Some(found) = found {
                met[found] = true;
                pairs.push((Some(found), Some(at)));
            }
            found.is_none()
        });
        left.retain(|&at| !met[at]);
    }
    pairs.extend(left.into_iter().map(|at| (Some(at), None)));
    pairs.extend(right.into_iter().map(|at| (None, Some(at))));
    pairs.sort_by_key(|&(one, other)| (other.is_none(), other, one));
    pairs
}

/// Which lines may be the same: those of files that are the same.
#[derive(Debug, Default)]
pub(super) struct FilePairs {
    old: HashMap<String, u32>,
    new: HashMap<String, u32>,
    /// Whether both files of a pair have the same bytes, by the number of the pair.
    same_bytes: Vec<bool>,
}

impl FilePairs {
    /// The pairs of two runs. A file that is the same as another one of its run has no lines of its
    /// own, and could take away the partner of one that has.
    pub(super) fn of(old: &[FileState], new: &[FileState]) -> FilePairs {
        let mut found = FilePairs::default();
        let has_lines = |file: &FileState| file.verdict != "duplicate";
        for (one, other) in pairs(old, new, has_lines) {
            let number = found.same_bytes.len() as u32;
            let (one, other) = (one.and_then(|at| old.get(at)), other.and_then(|at| new.get(at)));
            let bytes = |file: Option<&FileState>| file.map(|file| file.sha256.clone());
            found.same_bytes.push(
                bytes(one).is_some_and(|hash| !hash.is_empty()) && bytes(one) == bytes(other),
            );
            found.old.extend(one.map(|file| (file.file.clone(), number)));
            found.new.extend(other.map(|file| (file.file.clone(), number)));
        }
        found
    }

    /// The pair of a file of the old run.
    pub(super) fn of_old(&mut self, file: &str) -> u32 {
        FilePairs::number(&mut self.old, &mut self.new, &mut self.same_bytes, file)
    }

    /// The pair of a file of the new run.
    pub(super) fn of_new(&mut self, file: &str) -> u32 {
        FilePairs::number(&mut self.new, &mut self.old, &mut self.same_bytes, file)
    }

    pub(super) fn same_bytes(&self, pair: u32) -> bool {
        self.same_bytes.get(pair as usize).is_some_and(|&same| same)
    }

    /// Lines of a file that no list of files names belong to those of that name in the other run.
    fn number(
        mine: &mut HashMap<String, u32>,
        others: &mut HashMap<String, u32>,
        same_bytes: &mut Vec<bool>,
        file: &str,
    ) -> u32 {
        if let Some(&number) = mine.get(file) {
            return number;
        }
        let next = same_bytes.len() as u32;
        let number = others.get(file).copied().unwrap_or(next);
        if number == next {
            same_bytes.push(false);
        }
        mine.insert(file.to_owned(), number);
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, hash: &str, verdict: &str) -> FileState {
        FileState {
            file: name.into(),
            sha256: hash.into(),
            verdict: verdict.into(),
            entries: 1,
            sum: Money::from_pence(100),
            reason: String::new(),
        }
    }

    fn told(old: &[FileState], new: &[FileState]) -> Vec<String> {
        let name =
            |file: &Option<FileState>| file.as_ref().map_or("-".into(), |file| file.file.clone());
        changes(old, new)
            .iter()
            .map(|one| format!("{:?} {} {}", one.kind, name(&one.old), name(&one.new)))
            .collect()
    }

    #[test]
    fn a_file_is_known_by_its_bytes_and_then_by_its_path() {
        let old = [
            file("a", "1", "ties"),
            file("b", "2", "ties"),
            file("c", "3", "ties"),
            file("d", "4", "no_total"),
            file("e", "", "refused"),
            file("f", "6", "ties"),
        ];
        let new = [
            file("b", "22", "ties"),
            file("c2", "3", "ties"),
            file("d", "4", "ties"),
            file("e", "", "refused"),
            file("f", "6", "ties"),
            file("g", "7", "ties"),
        ];
        let expected = ["Added - g", "Removed a -", "Changed b b", "Moved c c2", "Verdict d d"];
        assert_eq!(told(&old, &new), expected);
        let back = ["Added - a", "Removed g -", "Changed b b", "Moved c2 c", "Verdict d d"];
        assert_eq!(told(&new, &old), back);
        assert_eq!(told(&old, &old), [""; 0]);
    }

    #[test]
    fn names_that_were_exchanged_are_two_moves() {
        let old = [file("a", "1", "ties"), file("b", "2", "ties")];
        let new = [file("a", "2", "ties"), file("b", "1", "ties")];
        assert_eq!(told(&old, &new), ["Moved b a", "Moved a b"]);
    }

    #[test]
    fn lines_of_a_file_pass_to_its_duplicate() {
        let old = [file("a", "1", "ties"), file("b", "1", "duplicate")];
        let new = [file("b", "1", "ties")];
        assert_eq!(told(&old, &new), ["Removed a -", "Verdict b b"]);
        let mut pairs = FilePairs::of(&old, &new);
        let pair = pairs.of_old("a");
        assert_eq!(pairs.of_new("b"), pair);
        assert!(pairs.same_bytes(pair));
        let unlisted = pairs.of_old("z");
        assert_eq!(pairs.of_new("z"), unlisted);
        assert!(!pairs.same_bytes(unlisted));
    }
}
