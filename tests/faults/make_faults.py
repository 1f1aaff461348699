"""Makes the workbooks of this folder and expected.csv, which says what was planted in them.

    python3 tests/faults/make_faults.py

expected.csv comes from what this script plants, never from what crosscast says about it.
"""

import csv
from pathlib import Path

from clean import CLEAN
from planted import FAULTS
from writing import write

HERE = Path(__file__).parent
COLUMNS = ["file", "verdict", "code", "sheet", "cell", "cause", "about", "spend", "planted"]


def main():
    for folder in ("faulty", "clean"):
        (HERE / folder).mkdir(exist_ok=True)
        for old in (HERE / folder).iterdir():
            old.unlink()
    with open(HERE / "expected.csv", "w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(COLUMNS)
        for name, verdict, code, cause, make in FAULTS:
            sheet, cell, about, spend, planted = make(name)
            path = HERE / "faulty" / name
            write(path, [sheet])
            shown = "" if path.suffix == ".csv" else sheet.name
            rows.writerow([f"faulty/{name}", verdict, code, shown, cell, cause, about, f"{spend:.2f}", planted])
        for name, verdict, code, make in CLEAN:
            sheets, spend = make(name)
            path = HERE / "clean" / name
            write(path, sheets if isinstance(sheets, list) else [sheets])
            rows.writerow([f"clean/{name}", verdict, code, "", "", "", "", f"{spend:.2f}", ""])
    print(len(FAULTS), "with a fault,", len(CLEAN), "without")


if __name__ == "__main__":
    main()
