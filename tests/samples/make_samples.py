"""Makes samples/ and tests/samples/reference.csv.

How to run, from the root of the project:

    pip install openpyxl xlwt odfpy python-calamine
    npm install --prefix BUILD xlsx@0.16.9                      (BUILD: any folder outside the project)
    NODE_PATH=BUILD/node_modules python3 tests/samples/make_samples.py
    python3 tests/samples/check_reference.py

LibreOffice (`soffice`) must be installed. SheetJS stays at 0.16.9: newer ones write cells that
many readers skip (see traps/README.md). The references are worked out here, from the lines
below, before anything is written; `check_reference.py` then reads the files with another program.
xlsx, xlsb, ods and text come out the same byte for byte each time; xls carries the clock of
the program that wrote it.
"""

import shutil
from pathlib import Path

import amounts
import layouts
import oddities
import published
import reference

ROOT = Path(__file__).resolve().parents[2]
INBOX = ROOT / "samples"


def main():
    """Writes every return, then the references."""
    for old in INBOX.glob("*"):
        if not old.name.startswith("README"):
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    found = []
    for room in (published, layouts, amounts, oddities):
        for make in room.RETURNS:
            made = make(INBOX)
            found.extend(made if isinstance(made, list) else [made])
    reference.write(ROOT / "tests" / "samples" / "reference.csv", found)
    print(f"{len(found)} references, {sum(1 for path in INBOX.rglob('*') if path.is_file())} files")


if __name__ == "__main__":
    main()
