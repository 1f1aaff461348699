"""What every peer does alike: which headings count, how labels are matched, what is written."""

import csv
from collections import defaultdict
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

LABEL = {"activity", "project", "budget heading", "item", "cost heading"}
SPENT = {"actual spend", "spent", "amount spent", "expenditure", "actual", "amount"}
TOTALS = ("subtotal", "total")
LIKE_ENOUGH = 88


def columns(cells):
    """The places of label and amount, when a row is a header."""
    label = amount = None
    for at, cell in enumerate(cells):
        if isinstance(cell, str):
            heading = cell.strip().lower()
            if heading in LABEL:
                label = at
            elif heading in SPENT:
                amount = at
    return None if label is None or amount is None else (label, amount)


def csv_header(path):
    """How many lines of a text file are above its header, and the columns of label and amount."""
    with open(path, newline="", encoding="utf-8-sig") as file:
        for at, cells in enumerate(csv.reader(file)):
            if found := columns(cells):
                return at, *found
    return None


def files(inbox):
    return sorted(path for path in Path(inbox).iterdir() if path.is_file())


def match(labels, mappings):
    """The category of each label: that of the same known label, else of the one most like it."""
    with open(Path(mappings) / "labels.csv", newline="", encoding="utf-8-sig") as file:
        known = {row["label"].lower(): row["category"] for row in csv.DictReader(file)}
    found = {label: known.get(label.lower()) for label in labels}
    unsure = [label for label, category in found.items() if category is None]
    if unsure:
        names = list(known)
        scores = process.cdist(
            [label.lower() for label in unsure],
            names,
            scorer=fuzz.ratio,
            score_cutoff=LIKE_ENOUGH,
            dtype=np.uint8,
            workers=-1,
        )
        best = scores.argmax(axis=1)
        for row, (label, at) in enumerate(zip(unsure, best)):
            found[label] = known[names[at]] if scores[row, at] else ""
    return found


def publish(sums, mappings, out):
    """Writes totals by category and by label; prints the sum of all lines in pence.

    `sums` gives lines and pence for each label as it is written.
    """
    categories = match(sums, mappings)
    totals = defaultdict(lambda: [0, 0])
    for label, (lines, pence) in sums.items():
        total = totals[categories[label]]
        total[0] += lines
        total[1] += pence
    Path(out).mkdir(parents=True, exist_ok=True)
    with open(Path(out) / "categories.csv", "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["category", "lines", "amount"])
        rows.writerows([name, lines, pounds(p)] for name, (lines, p) in sorted(totals.items()))
    with open(Path(out) / "labels.csv", "w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["label", "category", "lines", "amount"])
        rows.writerows(
            [name, categories[name], lines, pounds(p)] for name, (lines, p) in sorted(sums.items())
        )
    print(sum(pence for _, pence in sums.values()))


def pounds(pence):
    return f"{pence // 100}.{pence % 100:02}"
