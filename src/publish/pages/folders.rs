//! Where the pages of each area are.

use crate::mapping::Mappings;

use super::super::return_names::safe_names;

/// The folder for the areas' pages, inside the output folder.
const AREAS: &str = "areas";

/// The folder of each area of `areas.csv`, in its order, inside the output folder: `areas/noel-park`. Whatever
/// the ids are, the names are safe and no two are the same.
pub fn area_folders(mappings: &Mappings) -> Vec<String> {
    let ids = mappings.areas.iter().map(|area| area.id.as_str());
    safe_names(ids).into_iter().map(|name| format!("{AREAS}/{name}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::Area;

    #[test]
    fn every_area_has_a_folder_of_its_own() {
        let area = |id: &str| Area { id: id.to_owned(), ..Area::default() };
        // An area that is named after a person has its name all the same.
        let areas = ["william-morris", "../x", "X"].map(area).to_vec();
        let mappings = Mappings { areas, ..Mappings::default() };
        let folders = area_folders(&mappings);
        assert_eq!(folders[0], "areas/william-morris");
        assert!(folders[1].starts_with("areas/x.") && folders[2].starts_with("areas/x."));
        assert_ne!(folders[1], folders[2]);
    }
}
