"""Fills in the review list of the project beside this file, as a researcher would, and has LibreOffice save it.

    crosscast run && python3 fill.py out/review.xlsx filled.xlsx

In the project of `tests/cmd/agree.in` it fills in the list for a second coder:

    crosscast run && crosscast review --second Zoë && python3 fill.py second-Zoë.xlsx filled.xlsx

The answers are typed with openpyxl, the rows turned round and one of them hidden as by a filter. Then
LibreOffice opens the file and saves it, with everything that it changes on the way.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl

# By area and label: what is typed into which column.
ANSWERS = {
    ("leaf-hall", "Street mural painting"): {
        "category": "Community spaces",
        "scope": "whole programme",
        "note": "art on the hall",
    },
    ("leaf-hall", "Summer fete stalls"): {
        "split": "spaces 60; young-people 40 %",
        "scope": "this group",
        "decided_by": "Tom",
    },
    ("leaf-hall", "Board works"): {"category": "unclear"},
}
# The same for the list of a second coder, which has no column scope.
SECOND = {
    ("leaf-hall", "Youth club"): {"category": "Children and young people"},
    ("mill-lane", "Youth club"): {"category": "young-people"},
    ("leaf-hall", "Hall hire"): {"category": "Community spaces"},
    ("leaf-hall", "Street mural painting"): {"category": "Community spaces"},
    ("mill-lane", "STREET MURALS PAINTING"): {"category": "delivery", "note": "paid to staff?"},
    ("leaf-hall", "Summer fete stalls"): {"split": "young-people 40; spaces 60"},
    ("leaf-hall", "Board works"): {"category": "spaces"},
}
HIDDEN = ("leaf-hall", "Board works")


def fill(review: Path, filled: Path) -> None:
    book = openpyxl.load_workbook(review)
    sheet = next(sheet for sheet in book if header(sheet))
    top, columns = header(sheet)
    rows = range(top + 1, sheet.max_row + 1)
    rows = [row for row in rows if sheet.cell(row, columns["label"]).value]
    values = [[cell.value for cell in sheet[row]] for row in rows]
    for row, line in zip(rows, reversed(values)):
        for column, value in enumerate(line, 1):
            sheet.cell(row, column).value = value
    answers = ANSWERS if "scope" in columns else SECOND
    typed = set()
    for row in rows:
        place = tuple(sheet.cell(row, columns[name]).value for name in ("area", "label"))
        for name, value in answers.get(place, {}).items():
            sheet.cell(row, columns[name]).value = value
            typed.add(place)
        sheet.row_dimensions[row].hidden = place == HIDDEN
    assert typed == set(answers), typed
    book.save(filled)


def header(sheet):
    """The row that names the columns, and where each column stands."""
    for row in sheet.iter_rows(max_row=50):
        names = {cell.value: cell.column for cell in row if cell.value}
        if {"area", "label", "category"} <= names.keys():
            return row[0].row, names
    return None


def save_by_libreoffice(filled: Path, out: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        convert = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir"]
        subprocess.run([*convert, f"{folder}/saved", str(filled)], check=True, capture_output=True)
        shutil.copyfile(Path(folder) / "saved" / filled.name, out)


if __name__ == "__main__":
    review, out = map(Path, sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        typed = Path(folder) / "typed.xlsx"
        fill(review, typed)
        save_by_libreoffice(typed, out)
