"""Fills in the list of lines to test of the project in `sample.in`, as an auditor would, and has LibreOffice save it.

    cd sample.in && crosscast run; crosscast sample --tolerable 10% --seed 3 && python3 ../sample_fill.py audit-sample.xlsx .

writes `tested.xlsx`, `tested.csv` (the same, its one sheet), `begun.csv` and `wrong.csv`. The answers are typed with openpyxl,
the rows turned round and one of them hidden as by a filter; then LibreOffice opens the file and saves it, with everything
that it changes on the way. They hold only for the results that they were drawn from: make them anew when `entries.csv` changes.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl

CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1"


def fill(source: Path, target: Path, answers) -> None:
    book = openpyxl.load_workbook(source)
    sheet = book["Sample"]
    top = next(row for row in range(1, 20) if sheet.cell(row, 1).value == "number")
    columns = {cell.value: cell.column for cell in sheet[top] if cell.value}
    rows = [row for row in range(top + 1, sheet.max_row + 1) if sheet.cell(row, columns["entry"]).value]
    values = [[cell.value for cell in sheet[row]] for row in rows]
    for row, line in zip(rows, reversed(values)):
        for column, value in enumerate(line, 1):
            sheet.cell(row, column).value = value
        for name, answer in answers(sheet.cell(row, columns["number"]).value).items():
            sheet.cell(row, columns[name]).value = answer
    sheet.row_dimensions[rows[1]].hidden = True
    book.save(target)


def tested(number: int) -> dict:
    found = {"amount found": "ok", "category found": "ok", "tested by": "Ada"}
    if number == 2:
        found |= {"amount found": 5000, "note": "the invoice says £5,000.00"}
    if number == 4:
        found |= {"category found": "Community spaces", "note": "paid to the hall"}
    return found


def begun(number: int) -> dict:
    return {"amount found": "ok"} if number <= 3 else {}


def wrong(number: int) -> dict:
    found = {
        1: {"amount found": "about £50"},
        2: {"amount found": -5},
        3: {"category found": "spaecs"},
        4: {"amount": 1},
    }
    return found.get(number, {"amount found": "ok", "category found": "ok"})


def main() -> None:
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as place:
        for name, answers, formats in (
            ("tested", tested, ("xlsx", CSV)),
            ("begun", begun, (CSV,)),
            ("wrong", wrong, (CSV,)),
        ):
            typed = Path(place) / f"{name}.xlsx"
            fill(source, typed, answers)
            for form in formats:
                out = Path(place) / "out"
                subprocess.run(
                    ["soffice", "--headless", "--convert-to", form, "--outdir", str(out), str(typed)],
                    check=True,
                    capture_output=True,
                )
                end = form.split(":")[0]
                made = out / (f"{name}-Sample.csv" if end == "csv" else f"{name}.{end}")
                (folder / f"{name}.{end}").write_bytes(made.read_bytes())


main()
