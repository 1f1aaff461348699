"""Invented returns in which something is wrong, hidden or not what its name says."""

import shutil
from datetime import date
from decimal import Decimal as D

from reference import Reference
from writing import Sheet, libreoffice, text, xlsx


def fernbrook_hall(inbox):
    """Lines that are 2,000 short of the printed total."""
    file = "fernbrook/Fernbrook Hall works.xlsx"
    lines = [("Disabled access and toilets", "8000"), ("Cherry picker hire", "2130"), ("Facade and upper hall", "40000"),
             ("Traffic consultancy", "1600"), ("Building improvements", "20000")]
    sheet = Sheet("Hall works", money="£#,##0", widths={"B": 14})
    sheet.add("Fernbrook Hall works 2016/17", bold=True)
    sheet.gap()
    sheet.add("Item", "Cost", bold=True)
    for label, cost in lines:
        sheet.add(label, D(cost))
    sheet.add("Total", D("73730"), bold=True)
    xlsx(inbox / file, sheet)
    return Reference(file, "example-fernbrook", [D(line[1]) for line in lines], D("73730"),
                     note="the lines are 2,000.00 short of the total that was typed under them")


def kestrelby_wrong_total(inbox):
    """A workbook of today with yesterday's ending, and a total with two digits swapped."""
    file = "kestrelby/KESTRELBY Q4 2019-20.xls"
    lines = [("Big Local worker", "2104.17"), ("Community fridge", "811.33"), ("Boxing club", "1500.00"), ("ESOL classes", "1260.00"),
             ("Website hosting", "120.00"), ("Coffee morning", "86.50"), ("Valley voices", "546.50")]
    sheet = Sheet("Q4")
    sheet.add("Kestrelby Big Local, January to March 2020", bold=True)
    sheet.add("Heading", "Spent £", bold=True)
    for label, spent in lines:
        sheet.add(label, D(spent))
    sheet.add("Total", D("6482.50"), bold=True)
    made = inbox / file.replace(".xls", ".xlsx")
    xlsx(made, sheet)
    shutil.move(made, inbox / file)
    return Reference(file, "example-kestrelby", [D(line[1]) for line in lines], D("6482.50"),
                     note="an xlsx that is named .xls; the lines add to 6,428.50: 2 and 8 changed places")


def pennyroyal_hidden(inbox):
    """A filtered list with hidden rows, and a hidden sheet that feeds its drop-down."""
    file = "Pennyroyal Estate spend log 2018.xlsx"
    lines = [
        (date(2018, 1, 15), "Youth club", "Hut Trust", "480.00"), (date(2018, 2, 2), "Community garden", "Seed Barn", "137.18"),
        (date(2018, 2, 19), "Youth club", "Hut Trust", "480.00"), (date(2018, 3, 8), "Debt advice", "Advice Bureau", "1500.00"),
        (date(2018, 4, 11), "Community garden", "Timber Yard", "912.60"), (date(2018, 5, 3), "Staff costs", "Payroll", "2950.00"),
        (date(2018, 6, 6), "Youth club", "Hut Trust", "480.00"), (date(2018, 7, 20), "Fun day", "Marquee Hire", "1365.00"),
        (date(2018, 9, 14), "Staff costs", "Payroll", "2950.00"), (date(2018, 11, 1), "Projects", "Various", "775.25"),
    ]
    sheet = Sheet("Log", widths={"A": 13, "B": 24, "C": 20})
    sheet.add("Pennyroyal Estate: spend log 2018", bold=True)
    sheet.gap()
    sheet.add("Date", "Budget heading", "Payee", "Amount", bold=True)
    for when, label, payee, amount in lines:
        sheet.add(when, label, payee, D(amount))
        if label == "Youth club":
            sheet.hidden_rows.add(sheet.last)
    sheet.filter = f"A3:D{sheet.last}"
    sheet.add("Total", None, None, "=SUM(D4:D13)", bold=True)
    lists = Sheet("Lists", hidden=True)
    lists.add("Headings", bold=True)
    for label in sorted({line[1] for line in lines}):
        lists.add(label)
    libreoffice(inbox / file, sheet, lists)
    return Reference(file, "example-pennyroyal", [D(line[3]) for line in lines], D("12030.03"),
                     note="three lines are hidden by a filter and count; the total includes them")


def pennyroyal_web_page(inbox):
    """What an online bank calls an Excel file: a web page."""
    file = "pennyroyal/Bank export.xls"
    rows = [("Date", "Details", "Amount"), ("04/02/2019", "Marquee hire", "400.00"), ("18/02/2019", "Payroll", "2950.00")]
    page = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    path = inbox / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<html><head><title>Export</title></head><body><table>\n{page}\n</table></body></html>\n", encoding="utf-8")
    return Reference(file, "example-pennyroyal", [], status="refused",
                     note="a web page named .xls: to be opened and saved as a workbook")


def tillerby_1904(inbox):
    """Dates counted from 1904, as old Macs did, and pence that a multiplication left as floats."""
    file = "tillerby/Tillerby Sidings ledger 2014.xlsx"
    lines = [
        (date(2014, 1, 20), "Oral history", 3 * 327.1, "981.30"), (date(2014, 2, 17), "Platform group", 250.0, "250.00"),
        (date(2014, 3, 3), "Door knocking", 3 * 41.85, "125.55"), (date(2014, 4, 28), "Residents' survey", 1480.0, "1480.00"),
        (date(2014, 6, 9), "Jubilee street party", 6 * 293.85, "1763.10"), (date(2014, 9, 1), "Apprenticeship", 7 * 411.1, "2877.70"),
        (date(2014, 10, 13), "Minute taking", 6 * 36.88, "221.28"),
    ]
    sheet = Sheet("2014", widths={"A": 14, "B": 28, "C": 14})
    sheet.add("Date", "Activity", "Spent (£)", bold=True)
    for when, label, shown, _ in lines:
        sheet.add(when, label, shown)
    sheet.add(None, "Total", sum(line[2] for line in lines), bold=True)
    xlsx(inbox / file, sheet, epoch_1904=True)
    return Reference(file, "example-tillerby", [D(line[3]) for line in lines], D("7698.93"),
                     note="cells hold 981.3000000000001 and the like")


def tillerby_never_calculated(inbox):
    """An export by a program that writes formulas without their values, and one error cell."""
    file = "tillerby/Tillerby final claim 2022-23.xlsx"
    sheet = Sheet("Claim", widths={"B": 14})
    sheet.add("Tillerby Sidings - final claim, 2022/23", bold=True)
    sheet.add("Item of expenditure", "Amount (£)", bold=True)
    known = [("Community shop fit-out", "6240.00"), ("Traffic calming", "3150.00"), ("Nature trail", "815.40"), ("Impact report", "1800.00")]
    for label, amount in known[:2]:
        sheet.add(label, D(amount))
    sheet.add("Youth worker (26 weeks)", "=26*148.5")
    sheet.add(known[2][0], D(known[2][1]))
    sheet.add("Platform group", "#REF!")
    sheet.add(known[3][0], D(known[3][1]))
    sheet.add("Total", "=SUM(B3:B8)", bold=True)
    xlsx(inbox / file, sheet)
    return Reference(file, "example-tillerby", [D(line[1]) for line in known],
                     note="B5 was never calculated and B7 is #REF!: both count as nothing; nor is there a total")


def no_name(inbox):
    """A file that does not say whose it is: `mappings/files.csv` does."""
    file = "return final v2.csv"
    lines = [("Plan coordinator", "6449.46"), ("Community chest", "1500.00"), ("Crane Hill play area", "312.00"), ("Newsletter", "276.80"),
             ("Lunch club", "682.50")]
    amounts = [D(line[1]) for line in lines]
    text(inbox / file, [["Heading", "Spent"]] + [list(line) for line in lines] + [["Total", f"{sum(amounts)}"]])
    return Reference(file, "example-umberlow", amounts, D("9220.76"), note="area and year come from mappings/files.csv")


RETURNS = [fernbrook_hall, kestrelby_wrong_total, pennyroyal_hidden, pennyroyal_web_page, tillerby_1904, tillerby_never_calculated, no_name]
