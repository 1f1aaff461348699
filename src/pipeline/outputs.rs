//! What a run writes when everything is summed.

use crate::figure::{self, Figures, Sources};
use crate::mapping::Mappings;
use crate::model::Finding;
use crate::own_labels::AreaLabels;
use crate::pages::Context;
use crate::publish::{
    OutFolder, ReviewList, audience, control_csv, files_csv, findings_csv, register_csv,
    review_csv, review_xlsx, summary_json, totals_csv, totals_xlsx, withheld_csv,
};
use crate::reconcile::FileRow;
use crate::reconcile::control::ControlLine;
use crate::register::Register;
use crate::total::Tables;

use super::{RunError, pages};

/// What a run came to, to be written.
pub(super) struct Outputs<'a> {
    pub(super) folder: &'a OutFolder,
    pub(super) mappings: &'a Mappings,
    pub(super) edition: &'a str,
    pub(super) tables: &'a Tables<'a>,
    pub(super) own: &'a [AreaLabels],
    pub(super) register: &'a Register,
    pub(super) files: &'a [FileRow],
    pub(super) account: &'a [ControlLine],
    pub(super) findings: &'a [Finding],
    /// How many of them are notes, warnings and errors.
    pub(super) by_severity: [usize; 3],
    pub(super) review: &'a ReviewList<'a>,
}

impl Outputs<'_> {
    /// Writes every output but those that grew with the files. Which is written first does not show.
    pub(super) fn write(&self) -> Result<(), RunError> {
        let (lists, books) = rayon::join(
            || self.lists().and_then(|()| self.figures()),
            || {
                let (review, totals) = rayon::join(|| self.review_book(), || self.totals_book());
                review.and(totals)
            },
        );
        lists.and(books)
    }

    fn lists(&self) -> Result<(), RunError> {
        let Outputs { folder, mappings, tables, own, register, files, .. } = *self;
        let readme = audience::readme(&mappings.settings.programme);
        folder.write(audience::README, readme.as_bytes())?;
        folder.write("files.csv", &files_csv::render(files, mappings))?;
        folder.write("control.csv", &control_csv::render(self.account))?;
        let mut said = findings_csv::head();
        findings_csv::render(&mut said, self.findings);
        folder.write("findings.csv", &said)?;
        folder.write("review.csv", &review_csv::render(self.review))?;
        folder.write(register_csv::NAME, &register_csv::render(register, mappings))?;
        let lists = totals_csv::Lists { tables, register, mappings };
        folder.write("totals/areas.csv", &totals_csv::areas(&lists))?;
        folder.write("totals/programme.csv", &totals_csv::programme(&lists))?;
        folder.write("totals/labels.csv", &totals_csv::labels(&lists))?;
        folder.write("totals/periods.csv", &totals_csv::periods(&lists))?;
        Ok(folder.write(withheld_csv::NAME, &withheld_csv::render(own, mappings))?)
    }

    fn review_book(&self) -> Result<(), RunError> {
        let workbook = review_xlsx::render(self.review).map_err(|error| internal(&error))?;
        Ok(self.folder.write("review.xlsx", &workbook)?)
    }

    fn totals_book(&self) -> Result<(), RunError> {
        let Outputs { mappings, tables, register, files, account: control, .. } = *self;
        let book = totals_xlsx::Book { tables, register, control, files, mappings };
        let workbook = totals_xlsx::render(&book).map_err(|error| internal(&error))?;
        Ok(self.folder.write("totals.xlsx", &workbook)?)
    }

    fn figures(&self) -> Result<(), RunError> {
        let Outputs { folder, mappings, tables, own, register, files, .. } = *self;
        let findings = self.by_severity;
        let figures =
            figure::figures(&Sources { tables, own, files, register, findings, mappings });
        let summary = summary_json::render(&mappings.settings.programme, &figures)
            .map_err(|error| internal(&error))?;
        folder.write("summary.json", &summary)?;
        let (figures, edition) = (&Figures::new(figures), self.edition);
        pages::write(folder, &Context { tables, own, figures, files, register, mappings, edition })
    }
}

fn internal(error: &dyn std::fmt::Display) -> RunError {
    RunError::Internal(error.to_string())
}
