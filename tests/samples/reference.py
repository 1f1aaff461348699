"""What each return truly says, worked out from the lines that were put into it."""

import csv
from dataclasses import dataclass, field
from decimal import Decimal

COLUMNS = ["file", "area", "lines", "spend", "printed_total", "difference", "basis", "status", "note"]


def pounds(words):
    """`"12.50 7.00"` as a list of exact amounts."""
    return [Decimal(word) for word in words.split()]


@dataclass
class Reference:
    """The truth about one return (or about one area of a return that covers several)."""

    file: str
    area: str
    amounts: list = field(default_factory=list)
    printed: Decimal | None = None
    basis: str = "spent"
    status: str = ""
    note: str = ""

    def row(self):
        """The line of `reference.csv`."""
        spend = sum(self.amounts, Decimal("0.00"))
        difference = None if self.printed is None else self.printed - spend
        status = self.status or ("no_total" if difference is None else "differs" if difference else "ties")
        shown = ["" if value is None else f"{value:.2f}" for value in (spend, self.printed, difference)]
        return [self.file, self.area, len(self.amounts), *shown, self.basis, status, self.note]


def write(path, references):
    """Writes `reference.csv`, by file and area."""
    with open(path, "w", newline="", encoding="utf-8") as page:
        lines = csv.writer(page, lineterminator="\n")
        lines.writerow(COLUMNS)
        lines.writerows(sorted(reference.row() for reference in references))
