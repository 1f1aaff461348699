//! How much of anything is read. Spreadsheets are hostile until proven otherwise.

/// The bounds that the readers keep. Each can be set in `crosscast.toml` under `[limits]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file.
    pub file_bytes: u64,
    /// Bytes of one file once unpacked.
    pub unpacked_bytes: u64,
    /// Sheets of one workbook.
    pub sheets: usize,
    /// Non-empty cells of one sheet.
    pub cells: usize,
    /// Characters of one cell; the rest is cut, with a finding.
    pub cell_chars: usize,
    /// Findings of one code for one file; the rest are counted in one line.
    pub findings: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            file_bytes: 512 * 1024 * 1024,
            unpacked_bytes: 2 * 1024 * 1024 * 1024,
            sheets: 1_000,
            cells: 50_000_000,
            cell_chars: 32_767,
            findings: 100,
        }
    }
}
