"""Reads samples/ back with python-calamine and holds reference.csv against the cells.

The places below were set by hand, by looking at each file: which cells are spend lines, and
which hold the printed total. Run it after make_samples.py; it ends with 1 when anything differs.
"""

import csv
import re
import sys
from decimal import Decimal as D
from pathlib import Path

from openpyxl.utils.cell import range_boundaries
from python_calamine import CalamineWorkbook

HERE = Path(__file__).resolve().parent
INBOX = HERE.parents[1] / "samples"

# file, area: (spend cells, cells of the printed total). A `-` before a range takes it away.
PLACES = {
    ("Brackenholt spend report Jan-Jun 2022.xlsx", "example-brackenholt"): ("C6:C12", "C13"),
    ("Joint LTO export 2021-22.csv", "example-gorsebeck"): ("D3 D5 D7 D9", ""),
    ("Joint LTO export 2021-22.csv", "example-tillerby"): ("D2 D4 D6 D8 D10", ""),
    ("Pennyroyal Estate spend log 2018.xlsx", "example-pennyroyal"): ("Log!D4:D13", "Log!D14"),
    ("Quillhaven Docks half-year to 30 September 2018.xlsb", "example-quillhaven"): ("D8:D11 D13:D15 D17:D19", "D20"),
    ("Thistlecombe Rise VAT analysis Q3 2018-19.xlsx", "example-thistlecombe"): ("E5:E11", "E12"),
    ("Unicode export 2020.txt", "example-sandmarten"): ("D2:D11", "D12"),
    ("William Morris Big Local - funds allocated.csv", "william-morris"): ("", ""),
    ("brackenholt/petty-cash.csv", "example-brackenholt"): ("D3:D8", ""),
    ("cobblewick/Cobblewick autumn 2015.xlsx", "example-cobblewick"): ("C5:C15", "C16"),
    ("cobblewick/Investment decisions 2016.xls", "example-cobblewick"): ("D4:D9", "D10"),
    ("dunnockby/Report to 30 September 2016.ods", "example-dunnockby"): ("C5:C10", "C11"),
    ("dunnockby/Report to 31 March 2017.ods", "example-dunnockby"): ("C5:C10", "C11"),
    ("fernbrook/Fernbrook Hall works.xlsx", "example-fernbrook"): ("B4:B8", "B9"),
    ("fernbrook/Treasurer's book 2017.xlsx", "example-fernbrook"): ("E4:E15", "E16"),
    ("gorsebeck/Gorsebeck payments Jan-Mar 2021.xlsb", "example-gorsebeck"): ("D3:D8 D12:D17 D21:D24", "D25"),
    ("ironmere/Final six months.ods", "example-ironmere"): ("B4:B7 E4:E9", "B8 E10"),
    ("ironmere/Ironmere annual return 2016-17.xlsx", "example-ironmere"): ("C5:C8 C13:C19", "C22"),
    ("kestrelby/KESTRELBY Q4 2019-20.xls", "example-kestrelby"): ("B3:B9", "B10"),
    ("kestrelby/Monthly sheets Apr-Jun 2020.xlsx", "example-kestrelby"): (
        "April_2020!B3:B6 May_2020!B1:B5 June_2020!B1:B3", "April_2020!B7 May_2020!B6 June_2020!B4"),
    ("larkmoor-and-tansy-green/Q1 return Apr-Jun 2019.xlsx", "example-larkmoor"): ("C9:C12 C15:C17 C20:C23", "C25"),
    ("larkmoor-and-tansy-green/Q2 return Jul-Sep 2019.xls", "example-larkmoor"): (
        "Activities!D4:D9 Running_costs!B3:B6", "Activities!D10 Running_costs!B7"),
    ("larkmoor-and-tansy-green/resent in August/Q1 return Apr-Jun 2019.xlsx", "example-larkmoor"): ("", ""),
    ("noel-park/Getting Started Budget Summary.xlsx", "noel-park"): ("C5:C26", "C27"),
    ("ottersby/Cash book 2017-18.csv", "example-ottersby"): ("D5:D19", "D20"),
    ("ottersby/Expenditure ledger 2018-19.csv", "example-ottersby"): ("C3:C12 -D3:D12", "C13 -D13"),
    ("pennyroyal/Bank export.xls", "example-pennyroyal"): ("", ""),
    ("quillhaven/Year 3 by quarter.ods", "example-quillhaven"): ("B5:E11", "F12"),
    ("return final v2.csv", "example-umberlow"): ("B2:B6", "B7"),
    ("sandmarten-bay/Half year Apr-Sep 2021.ods", "example-sandmarten"): ("C4:C12", "C13"),
    ("thistlecombe/Costs net of VAT Jan-Mar 2019.xls", "example-thistlecombe"): ("B3:B8", "B9"),
    ("tillerby/Tillerby Sidings ledger 2014.xlsx", "example-tillerby"): ("C2:C8", "C9"),
    ("tillerby/Tillerby final claim 2022-23.xlsx", "example-tillerby"): ("B3:B8", "B9"),
    ("umberlow/Spend by year 2013-18.xlsx", "example-umberlow"): ("B5:F11", "G12"),
    ("umberlow/Umberlow year 6.xls", "example-umberlow"): ("B3:B8", "B9"),
    ("west-end-morecambe/Projects and work.ods", "west-end-morecambe"): ("B5:B14 B16:B19", ""),
}


def sheets(path):
    """The grids of a file by sheet name, and the first of them under the name ``""``."""
    start = path.read_bytes()[:4]
    if start[:2] in (b"PK", b"\xd0\xcf"):
        with open(path, "rb") as file:
            book = CalamineWorkbook.from_filelike(file)
            grids = {name.replace(" ", "_"): book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                     for name in book.sheet_names}
    else:
        grids = {"text": _text(path.read_bytes())}
    return {"": next(iter(grids.values())), **grids}


def _text(content):
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        page = content.decode("utf-16")
    else:
        try:
            page = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            page = content.decode("cp1252")
    delimiter = max("\t;,", key=page.count)
    return list(csv.reader(page.splitlines(), delimiter=delimiter))


def amount(value):
    """A cell as an exact amount, or None when it holds none."""
    if isinstance(value, (int, float)):
        return round(D(repr(value)), 6)
    words = str(value).strip()
    if words in ("", "TBC", "n/a"):
        return None
    if words == "£-":
        return D(0)
    sign = -1 if words[0] in "(-" or words.endswith(("-", "CR")) else 1
    scale = 1000 if words.endswith("k") else 1
    return round(D(re.sub(r"[^\d.]", "", words)) * sign * scale, 6)


def read(grids, places):
    """The amounts in `places`, in order."""
    found = []
    for place in places.split():
        sign, place = (-1, place[1:]) if place.startswith("-") else (1, place)
        name, _, cells = place.rpartition("!")
        left, top, right, bottom = range_boundaries(cells)
        grid = grids[name]
        for row in grid[top - 1:bottom]:
            found += [sign * known for value in row[left - 1:right] if (known := amount(value)) is not None]
    return found


def main():
    """Says what differs."""
    wrong = 0
    with open(HERE / "reference.csv", encoding="utf-8") as page:
        rows = list(csv.DictReader(page))
    known = {(row["file"], row["area"]) for row in rows}
    wrong += len(known ^ set(PLACES))
    for key in sorted(known ^ set(PLACES)):
        print("only on one side:", key)
    present = {str(path.relative_to(INBOX)) for path in INBOX.rglob("*")
               if path.is_file() and not path.name.startswith("README")}
    for file in sorted(present ^ {row["file"] for row in rows}):
        wrong += 1
        print("no reference, or no file:", file)
    table = [line.split(" | ") for line in (INBOX / "README.md").read_text(encoding="utf-8").splitlines()]
    shown = {(cells[0][2:], cells[1]): cells[5].split(" (")[0].replace(",", "") for cells in table if len(cells) == 7}
    for row in rows:
        if shown.get((row["file"], row["area"]), "absent") not in (row["spend"], "–"):
            wrong += 1
            print("samples/README.md has another total for", row["file"], row["area"])
        lines, total = PLACES[row["file"], row["area"]]
        if not lines:
            continue
        grids = sheets(INBOX / row["file"])
        spent, printed = read(grids, lines), read(grids, total)
        said = (str(len(spent)), f"{sum(spent):.2f}", f"{sum(printed):.2f}" if printed else "")
        if said != (row["lines"], row["spend"], row["printed_total"]):
            wrong += 1
            print(row["file"], "holds", said, "reference", row["lines"], row["spend"], row["printed_total"])
    print(f"{len(rows)} references checked, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
