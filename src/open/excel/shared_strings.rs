//! The texts that the sheets of a workbook share.

use crate::open::reading::{Reading, within};
use crate::open::sheet::Text;

/// All shared texts of a workbook, one after another.
#[derive(Debug, Default)]
pub(in crate::open) struct SharedStrings {
    text: String,
    spans: Vec<(u32, u32)>,
    cut: usize,
}

impl SharedStrings {
    /// How many texts were too long and were cut.
    pub(in crate::open) fn cut(&self) -> usize {
        self.cut
    }

    /// Whether there are none.
    pub(in crate::open) fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Adds a text, cut to `chars`; blank ones are kept as empty.
    pub(in crate::open) fn push(&mut self, text: &str, chars: usize) {
        let kept = if text.trim().is_empty() { "" } else { within(text, chars) };
        self.cut += usize::from(!kept.is_empty() && kept.len() < text.len());
        let text = kept;
        let start = self.text.len();
        self.text.push_str(text);
        // The limit on unpacked bytes keeps the offsets within 32 bits; beyond it a text is lost.
        let is_near = u32::try_from(self.text.len()).is_ok();
        self.spans.push(if is_near { (start as u32, text.len() as u32) } else { (0, 0) });
    }
}

/// The shared texts as one sheet uses them.
pub(in crate::open) enum SheetStrings<'s> {
    /// Each text is copied into the sheet when it is first used; `kept` holds where, plus one.
    Copied { strings: &'s SharedStrings, kept: Vec<u32> },
    /// The sheet has all texts as they stand: no other sheet needs them.
    Adopted { spans: Vec<(u32, u32)> },
}

impl<'s> SheetStrings<'s> {
    /// For one of several sheets.
    pub(in crate::open) fn copied(strings: &'s SharedStrings) -> SheetStrings<'s> {
        SheetStrings::Copied { strings, kept: vec![0; strings.spans.len()] }
    }

    /// For the only sheet, which takes the texts over.
    pub(in crate::open) fn adopted(
        strings: SharedStrings,
        reading: &mut Reading<'_>,
    ) -> SheetStrings<'s> {
        reading.builder().adopt(strings.text);
        SheetStrings::Adopted { spans: strings.spans }
    }

    /// Text number `index` for the sheet: `None` when there is none, `Some(None)` when blank.
    pub(in crate::open) fn get(
        &mut self,
        index: usize,
        reading: &mut Reading<'_>,
    ) -> Option<Option<Text>> {
        match self {
            SheetStrings::Adopted { spans } => {
                let &(start, len) = spans.get(index)?;
                Some((len > 0).then(|| reading.builder().piece(start, len)))
            }
            SheetStrings::Copied { strings, kept } => {
                let &(start, len) = strings.spans.get(index)?;
                if len == 0 {
                    return Some(None);
                }
                if kept[index] > 0 {
                    return Some(Some(reading.builder().piece(kept[index] - 1, len)));
                }
                let text = &strings.text[start as usize..(start + len) as usize];
                let text = reading.keep_whole(text);
                kept[index] = text.start() + 1;
                Some(Some(text))
            }
        }
    }
}

#[cfg(test)]
impl SharedStrings {
    /// All texts in order.
    pub(in crate::open) fn all(&self) -> Vec<&str> {
        let text = |&(start, len): &(u32, u32)| &self.text[start as usize..(start + len) as usize];
        self.spans.iter().map(text).collect()
    }
}
