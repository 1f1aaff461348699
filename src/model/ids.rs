//! Small handles for what the mapping files list.

/// An area, by its position in `areas.csv`.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaId(pub u16);

/// A category, by its position in `categories.csv`.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CategoryId(pub u16);

impl AreaId {
    /// The position in the list of areas.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl CategoryId {
    /// The position in the list of categories.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}
