"""python-calamine + rapidfuzz on two processes: calamine_peer.py INBOX MAPPINGS OUT."""

import csv
import sys
from multiprocessing import Pool

from python_calamine import CalamineWorkbook

import spend


def sheets(path):
    """The rows of each sheet."""
    if path.suffix == ".csv":
        with open(path, newline="", encoding="utf-8-sig") as file:
            yield csv.reader(file)
        return
    with CalamineWorkbook.from_path(path) as book:
        for name in book.sheet_names:
            yield iter(book.get_sheet_by_name(name).to_python(skip_empty_area=False))


def sums(path):
    """Lines and pence of each label of a file, without sums."""
    sums = {}
    is_text = path.suffix == ".csv"
    for rows in sheets(path):
        found = next((at for cells in rows if (at := spend.columns(cells))), None)
        if found is None:
            continue
        label, amount = found
        for cells in rows:
            if len(cells) <= amount or not (name := cells[label]):
                continue
            paid = cells[amount]
            if is_text and paid:
                paid = float(paid)
            if type(paid) is not float and type(paid) is not int:
                continue
            if name[:8].lower().startswith(spend.TOTALS):
                continue
            pence = round(paid * 100)
            if held := sums.get(name):
                held[0] += 1
                held[1] += pence
            else:
                sums[name] = [1, pence]
    return sums


def main(inbox, mappings, out):
    whole = {}
    with Pool(2) as pool:
        # The largest first, so that neither process waits for the other at the end.
        files = sorted(spend.files(inbox), key=lambda path: -path.stat().st_size)
        for part in pool.imap_unordered(sums, files, chunksize=4):
            for label, (lines, pence) in part.items():
                held = whole.setdefault(label, [0, 0])
                held[0] += lines
                held[1] += pence
    spend.publish(whole, mappings, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
