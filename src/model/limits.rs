//! How much of anything is read. Spreadsheets are hostile until proven otherwise.
//!
//! Every bound stands here, and nowhere else. Those of [`Limits`] can be set in `crosscast.toml`
//! under `[limits]`; the constants below them cannot. When one is reached, nothing is cut in
//! silence: a finding or a refusal names the key and says what to do.

const KIB: u64 = 1024;
const MIB: u64 = 1024 * KIB;
const GIB: u64 = 1024 * MIB;

/// A limit that can be set: its key in `crosscast.toml`, and what may be written there.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The key under `[limits]`.
    pub key: &'static str,
    /// What holds when nothing is written.
    pub default: u64,
    /// The least that makes sense.
    pub least: u64,
    /// The greatest that makes sense.
    pub greatest: u64,
}

/// Declares the limits once, each with its default and what it may be set to.
macro_rules! limits {
    ($($(#[doc = $doc:literal])+ $key:ident: $kind:ty = $default:expr, $least:expr, $greatest:expr;)+) => {
        /// The bounds that the readers keep. Each can be set in `crosscast.toml` under `[limits]`.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Limits { $($(#[doc = $doc])+ pub $key: $kind,)+ }

        impl Limits {
            /// Every limit, in the order in which they are explained.
            pub const BOUNDS: &[Bound] = &[$(Bound {
                key: stringify!($key),
                default: $default,
                least: $least,
                greatest: $greatest,
            },)+];

            /// The limit of this key; nothing when there is no such key.
            pub fn get(&self, key: &str) -> Option<u64> {
                match key {
                    $(stringify!($key) => u64::try_from(self.$key).ok(),)+
                    _ => None,
                }
            }

            /// Sets the limit of this key, whatever is sensible, and says whether there is one.
            pub fn set(&mut self, key: &str, value: u64) -> bool {
                match key {
                    $(stringify!($key) => self.$key = <$kind>::try_from(value).unwrap_or(<$kind>::MAX),)+
                    _ => return false,
                }
                true
            }
        }

        impl Default for Limits {
            fn default() -> Limits {
                Limits { $($key: $default as $kind,)+ }
            }
        }
    };
}

limits! {
    /// Bytes of one file as it lies on the disk; a larger one is refused.
    file_bytes: u64 = 512 * MIB, KIB, 4 * GIB;
    /// Files of one inbox; with more the run does not begin.
    files: usize = 100_000, 1, 10_000_000;
    /// Bytes of one workbook once unpacked; one that would unpack to more is refused.
    unpacked_bytes: u64 = 2 * GIB, MIB, 16 * GIB;
    /// How many times its own size a large workbook may unpack to (a usual one, ten times); one
    /// that would unpack to more is refused. Large is what is above `apart_bytes`.
    unpacked_ratio: u64 = 250, 10, 1_100;
    /// Parts of the archive that a workbook is; one with more is refused.
    zip_entries: usize = 65_535, 10, 1_000_000;
    /// Bytes of a workbook once unpacked, from which on it is read in a process of its own.
    apart_bytes: u64 = 256 * MIB, 0, 16 * GIB;
    /// Bytes of memory that a process that reads one file may take; the file is refused beyond.
    child_memory_bytes: u64 = 2 * GIB, 256 * MIB, 64 * GIB;
    /// Seconds of computing that such a process may take, and twice as many by the clock; the
    /// file is refused beyond.
    child_seconds: u64 = 60, 1, 3_600;
    /// Sheets of one workbook; the rest is not read, with a finding.
    sheets: usize = 1_000, 1, 100_000;
    /// Non-empty cells of one sheet; the rest is not read, with a finding.
    cells: usize = 50_000_000, 1, 1_000_000_000;
    /// Rows with content of one sheet; the rest is not read, with a finding. A text file of a few
    /// bytes a line could else take a hundred times its size while its lines are coded.
    rows: usize = 3_000_000, 1, 1_000_000_000;
    /// Bytes of the texts of one workbook; the rest is not read, with a finding.
    text_bytes: u64 = GIB, MIB, 4 * GIB - 1;
    /// Columns of one sheet; what stands further to the right is not read, with a finding.
    columns: usize = 16_384, 1, 65_535;
    /// Characters of one cell; the rest is cut, with a finding.
    cell_chars: usize = 32_767, 1, 1_000_000;
    /// Findings of one kind for one sheet; the rest are counted in one line.
    findings: usize = 100, 1, 1_000_000;
    /// Bytes of one rule of `rules.csv`, made ready for use; a larger one is a mistake in the file.
    rule_bytes: usize = MIB, 16 * KIB, 256 * MIB;
}

/// Bytes of a mapping file or of `crosscast.toml`; a larger one is a mistake.
pub const MAPPING_BYTES: u64 = 64 * MIB;

/// Bytes of all rules for one field made ready for use together. When they come to more, each
/// is tried by itself, which is slower and finds the same.
pub const RULES_TOGETHER_BYTES: usize = (64 * MIB) as usize;

/// Bytes that the search by all rules together may remember as it goes; what is forgotten is
/// worked out again.
pub const RULES_CACHE_BYTES: usize = (16 * MIB) as usize;

/// Bytes of one piece of a file: a tag or a text between tags, a binary record, a line of a text
/// file. A sheet breaks off there, with a finding.
pub const PIECE_BYTES: usize = (64 * MIB) as usize;

/// Cells that all sheets of an old workbook (xls) together may span, empty ones included, because
/// its reader holds each; one that spans more is refused.
pub const XLS_SPANNED_CELLS: u64 = 8_000_000;

/// Cells that an OpenDocument may have by repeating others: a few bytes can claim thousands
/// of millions, and no return repeats a line so often. The rest is not read, with a finding.
pub const ODS_REPEATED_CELLS: u64 = 2_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_default_is_sensible_and_each_key_can_be_set() {
        let mut limits = Limits::default();
        for (nth, bound) in (7..).zip(Limits::BOUNDS) {
            assert!((bound.least..=bound.greatest).contains(&bound.default), "{bound:?}");
            assert_eq!(limits.get(bound.key), Some(bound.default));
            assert!(limits.set(bound.key, nth));
            assert_eq!(limits.get(bound.key), Some(nth));
        }
        assert!(!limits.set("zebra", 1));
        assert_eq!(limits.get("zebra"), None);
    }
}
