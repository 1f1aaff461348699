"""Invented returns that differ in where things stand: headers, groups, totals, periods, tables."""

import shutil
from datetime import date
from decimal import Decimal as D

from reference import Reference, pounds
from writing import Sheet, libreoffice, ods, text, xls, xlsb, xlsx

LARKMOOR_Q1 = "larkmoor-and-tansy-green/Q1 return Apr-Jun 2019.xlsx"


def larkmoor_quarter_one(inbox):
    """Parameters above a merged two-row header; groups with subtotals below; formulas; signatures."""
    groups = [
        ("Bringing people together", [
            ("Summer fayre", "2500", "2318.40"),
            ("Community newsletter (2 issues)", "1400", "1386.00"),
            ("Volunteer thank you event", "400", "212.75"),
            ("Tansy Green tea tent", "250", "250.00")]),
        ("Our young people", [
            ("Youth club sessions", "3600", "3240.00"),
            ("Detached youth work", "2800", "2800.00"),
            ("Trip to the climbing centre", "600", None)]),
        ("Running the partnership", [
            ("Community development worker salary", "7250", "7249.98"),
            ("LTO management fee", "950", "922.86"),
            ("Room hire", "180", "165.00"),
            ("Jubilee Tin", "500", "412.50")]),
    ]
    sheet = Sheet("Q1", widths={"B": 14, "C": 14, "D": 14, "E": 40})
    sheet.add("Larkmoor & Tansy Green Big Local", bold=True)
    sheet.add("Quarterly spend return", bold=True)
    sheet.add("Period:", "1 April 2019 to 30 June 2019")
    sheet.add("Prepared for the partnership meeting of", date(2019, 7, 16))
    sheet.gap()
    sheet.add("Activity", "This quarter (£)", None, None, "Comments", bold=True)
    sheet.add(None, "Budget", "Actual", "Remaining", None, bold=True)
    sheet.merged = ["A6:A7", "B6:D6", "E6:E7"]
    comments = {"Trip to the climbing centre": "moved to the summer holidays", "Jubilee Tin": "five awards"}
    subtotals = []
    for heading, lines in groups:
        sheet.add(heading, bold=True)
        first = sheet.last + 1
        for label, budget, actual in lines:
            row = sheet.last + 1
            sheet.add(label, D(budget), D(actual) if actual else None, f"=B{row}-C{row}", comments.get(label))
        end = sheet.last
        sheet.add(f"Sub-total {heading.lower()}", *(f"=SUM({c}{first}:{c}{end})" for c in "BCD"), bold=True)
        subtotals.append(sheet.last)
    sheet.add("TOTAL", *("=" + "+".join(f"{c}{row}" for row in subtotals) for c in "BCD"), bold=True)
    sheet.gap()
    sheet.add("Figures agree with the LTO's ledger at 30 June 2019.")
    sheet.add("Signed (treasurer): ......................", None, None, "Date: ..............")
    libreoffice(inbox / LARKMOOR_Q1, sheet)
    amounts = [D(line[2]) for _, lines in groups for line in lines if line[2]]
    return Reference(LARKMOOR_Q1, "example-larkmoor", amounts, D("18957.49"))


def larkmoor_resent(inbox):
    """The same file again, byte for byte."""
    file = "larkmoor-and-tansy-green/resent in August/Q1 return Apr-Jun 2019.xlsx"
    (inbox / file).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(inbox / LARKMOOR_Q1, inbox / file)
    return Reference(file, "example-larkmoor", [], status="duplicate", note=f"the same bytes as {LARKMOOR_Q1}")


def larkmoor_quarter_two(inbox):
    """Two sheets whose columns stand in different places."""
    file = "larkmoor-and-tansy-green/Q2 return Jul-Sep 2019.xls"
    activities = [
        ("1.1", "Summer play scheme", "4200", "4187.35"), ("1.2", "Youth club sessions", "3600", "2880.00"),
        ("1.3", "Trip to the climbing centre", "600", "574.50"), ("2.1", "Hanging baskets", "800", "816.20"),
        ("2.2", "Litter pick", "120", "64.99"), ("3.1", "Jubilee Tin", "500", "337.50"),
    ]
    running = [
        ("Community development worker salary", "7249.98", "7250"), ("LTO management fee", "948.03", "950"),
        ("Public liability insurance", "312.48", "320"), ("Stationery and printing", "87.61", "100"),
    ]
    one = Sheet("Activities", widths={"A": 8, "B": 34})
    one.add("Larkmoor and Tansy Green - Q2, July to September 2019", bold=True)
    one.gap()
    one.add("Ref", "Activity", "Budget £", "Actual £", bold=True)
    for ref, label, budget, actual in activities:
        one.add(ref, label, D(budget), D(actual))
    one.add(None, "Total", "=SUM(C4:C9)", "=SUM(D4:D9)", bold=True)
    two = Sheet("Running costs")
    two.gap()
    two.add("Heading", "Actual £", "Budget £", "Notes", bold=True)
    for label, actual, budget in running:
        two.add(label, D(actual), D(budget))
    two.add("Total", "=SUM(B3:B6)", "=SUM(C3:C6)", bold=True)
    libreoffice(inbox / file, one, two)
    amounts = [D(line[3]) for line in activities] + [D(line[1]) for line in running]
    return Reference(file, "example-larkmoor", amounts, D("17458.64"),
                     note="two sheets with a total each: 8,860.54 and 8,598.10")


def quillhaven_half_year(inbox):
    """A header over three rows; group sums above their lines; a total of totals at the top level."""
    file = "Quillhaven Docks half-year to 30 September 2018.xlsb"
    groups = [
        ("Theme A: Places we share", [
            ("The Bothy rent", "5400.00", "4000"), ("The Bothy kitchen refit", "11872.16", "0"),
            ("Quayside benches", "1960.00", "500"), ("Community garden", "743.28", "0")]),
        ("Theme B: Work and money", [
            ("Job club", "3150.00", "0"), ("Debt advice", "4800.00", "2400"), ("Food pantry", "2216.47", "1150")]),
        ("Theme C: Making it happen", [
            ("Big Local co-ordinator", "13250.04", "0"), ("Dock Doctors", "1380.00", "690"),
            ("Independent examination", "540.00", "0")]),
    ]
    sheet = Sheet("Half-year", widths={"B": 30, "C": 16, "D": 16, "E": 16})
    sheet.add("QUILLHAVEN DOCKS", bold=True)
    sheet.add("Spend return for the half-year ended 30 September 2018", bold=True)
    sheet.gap()
    sheet.add("Plan theme", "Budget heading", "Money in the half-year", None, None, bold=True)
    sheet.add(None, None, "Big Local", None, "Others", bold=True)
    sheet.add(None, None, "Budget", "Spent", "Match", bold=True)
    sheet.merged = ["A4:A6", "B4:B6", "C4:E4", "C5:D5"]
    heads = []
    for heading, lines in groups:
        first, end = sheet.last + 2, sheet.last + 1 + len(lines)
        sheet.add(heading, None, *(f"=SUM({c}{first}:{c}{end})" for c in "CDE"), bold=True)
        heads.append(sheet.last)
        for label, spent, match in lines:
            budget = (D(spent) / 100).to_integral_value() * 100
            sheet.add(None, label, budget, D(spent), D(match))
    sheet.add("Grand total", None, *("=" + "+".join(f"{c}{row}" for row in heads) for c in "CDE"), bold=True)
    sheet.gap()
    sheet.add("Match is cash from the housing association and the parish; it does not pass through our books.")
    xlsb(inbox / file, sheet)
    amounts = [D(line[1]) for _, lines in groups for line in lines]
    return Reference(file, "example-quillhaven", amounts, D("45311.95"), note="group sums stand above their lines; match money is not spend")


def quillhaven_quarters(inbox):
    """Quarters across the columns, with a total column and a total row."""
    file = "quillhaven/Year 3 by quarter.ods"
    lines = [
        ("The Bothy rent", "2700 2700 2700 2700"), ("Community engagement", "318.20 0 1244.75 96.40"),
        ("Youth worker", "3125.01 3125.01 3125.01 3124.97"), ("Work club", "0 1575 1575 1575"),
        ("Small grants", "1500 750 0 2250"), ("Dock Doctors", "690 690 690 690"),
        ("Admin costs", "412.08 388.54 401.17 433.90"),
    ]
    sheet = Sheet("Year 3", widths={"A": 28})
    sheet.add("Quillhaven Docks Big Local - Year 3 (April 2019 to March 2020)", bold=True)
    sheet.add("Spend by quarter, £")
    sheet.gap()
    sheet.add("Heading", "Q1", "Q2", "Q3", "Q4", "Year", bold=True)
    amounts = []
    for label, quarters in lines:
        row = sheet.last + 1
        shown = [amount or None for amount in pounds(quarters)]
        amounts += [amount for amount in shown if amount is not None]
        sheet.add(label, *shown, f"=SUM(B{row}:E{row})")
    sheet.add("Total", *(f"=SUM({c}5:{c}11)" for c in "BCDEF"), bold=True)
    libreoffice(inbox / file, sheet)
    return Reference(file, "example-quillhaven", amounts, D("38580.04"),
                     note="each quarter is a spend column; the year column repeats them")


def umberlow_years(inbox):
    """Financial years across the columns, a blank for each year in which nothing was spent."""
    file = "umberlow/Spend by year 2013-18.xlsx"
    years = ["2013/14", "2014/15", "2015/16", "2016/17", "2017/18"]
    lines = [
        ("Getting Started engagement", "9120.55 10214.80 - - -"), ("Plan coordinator", "- 18200.00 24310.12 24796.32 25291.98"),
        ("Community chest", "- 4980.00 9850.00 10000.00 7425.00"), ("Crane Hill play area", "- - 38412.00 1140.00 -"),
        ("Lunch club", "- 1260.00 2520.00 2520.00 2730.00"), ("Credit union", "- - 5000.00 5000.00 2500.00"),
        ("Area based work", "- - 3200.00 4150.00 -"),
    ]
    sheet = Sheet("Spend by year", widths={"A": 30})
    sheet.add("Umberlow & Crane Hill Big Local", bold=True)
    sheet.add("What we have spent, by financial year (£)", bold=True)
    sheet.gap()
    sheet.add("Budget heading", *years, "All years", bold=True)
    amounts = []
    for label, spent in lines:
        row = sheet.last + 1
        shown = [None if amount == "-" else D(amount) for amount in spent.split()]
        amounts += [amount for amount in shown if amount is not None]
        sheet.add(label, *shown, f"=SUM(B{row}:F{row})")
    sheet.add("TOTALS", *(f"=SUM({c}5:{c}11)" for c in "BCDEFG"), bold=True)
    libreoffice(inbox / file, sheet)
    return Reference(file, "example-umberlow", amounts, D("212620.77"),
                     note="each year is a spend column; the last column repeats them")


def ironmere_two_tables(inbox):
    """Two tables above one another, each with its own header and total, and a total of both."""
    file = "ironmere/Ironmere annual return 2016-17.xlsx"
    staff = [("Big Local worker", "16480.00"), ("Employer's NI and pension", "1893.16"), ("Staff travel", "412.65"),
             ("Payroll charges", "96.00")]
    plan = [
        ("Health and wellbeing", "Walking group", "385.00", "600"), ("Health and wellbeing", "Counselling", "4320.00", "4320"),
        ("Health and wellbeing", "The Shed at Ironmere", "2750.40", "3000"), ("Environment", "Ironmere in Bloom", "688.32", "700"),
        ("Environment", "Clean-up day", "141.90", "250"), ("Grants", "Community chest", "6500.00", "7500"),
        ("Grants", "School uniform exchange", "500.00", "500"),
    ]
    sheet = Sheet("Annual return", widths={"B": 28, "C": 14, "D": 14})
    sheet.add("Ironmere Together: annual return, year ended 31 March 2017", bold=True)
    sheet.gap()
    sheet.add("1. Staff", bold=True)
    sheet.add("Item", None, "Spent (£)", bold=True)
    for label, spent in staff:
        sheet.add(label, None, D(spent))
    sheet.add("Total staff", None, "=SUM(C5:C8)", bold=True)
    sheet.gap()
    sheet.add("2. The plan", bold=True)
    sheet.add("Theme", "Activity", "Spent (£)", "Budget (£)", bold=True)
    for theme, label, spent, budget in plan:
        sheet.add(theme, label, D(spent), D(budget))
    sheet.add("Total plan", None, "=SUM(C13:C19)", "=SUM(D13:D19)", bold=True)
    sheet.gap()
    sheet.add("TOTAL SPENT IN THE YEAR", None, "=C9+C20", bold=True)
    libreoffice(inbox / file, sheet)
    amounts = [D(line[1]) for line in staff] + [D(line[2]) for line in plan]
    return Reference(file, "example-ironmere", amounts, D("34167.43"))


def ironmere_side_by_side(inbox):
    """Two tables beside each other with an empty column between them."""
    file = "ironmere/Final six months.ods"
    core = [("Big Local worker", "8652.00"), ("LTO costs", "1200.00"), ("Bank charges", "31.50"), ("Insurance", "284.20")]
    projects = [("Walking group", "210.00"), ("The Shed at Ironmere", "1418.75"), ("Defibrillator", "1095.00"),
                ("Legacy book", "640.00"), ("Tree planting", "372.88"), ("Celebration event", "903.16")]
    sheet = Sheet("Oct 17 - Mar 18", widths={"D": 28})
    sheet.add("Ironmere Together", None, None, "October 2017 to March 2018")
    sheet.gap()
    sheet.add("Core costs", "Amount £", None, "Projects", "Amount £")
    for row in range(len(projects)):
        left = core[row] if row < len(core) else ("Total core", sum(D(a) for _, a in core)) if row == len(core) else (None, None)
        label, spent = projects[row]
        sheet.add(left[0], D(left[1]) if left[1] else None, None, label, D(spent))
    sheet.add(None, None, None, "Total projects", sum(D(a) for _, a in projects))
    ods(inbox / file, sheet)
    amounts = [D(line[1]) for line in core + projects]
    return Reference(file, "example-ironmere", amounts, D("14807.49"),
                     note="two tables with a total each: 10,167.70 and 4,639.79")


def gorsebeck_pages(inbox):
    """A printed list: the header comes again on each page; one total at the end."""
    file = "gorsebeck/Gorsebeck payments Jan-Mar 2021.xlsb"
    paid = [
        ("05/01/2021", "Parish hall committee", "Room hire", "60.00"), ("08/01/2021", "Fenwright Print", "Newsletter printing and delivery", "418.00"),
        ("11/01/2021", "Payroll bureau", "Worker salary", "1486.12"), ("19/01/2021", "Gorsebeck Rovers", "Junior football", "350.00"),
        ("22/01/2021", "Co-operative wholesale", "Food parcels", "612.44"), ("29/01/2021", "TOTAL GAS & POWER LTD", "Community hub running costs", "238.71"),
        ("05/02/2021", "Co-operative wholesale", "Food parcels", "588.19"), ("11/02/2021", "Payroll bureau", "Worker salary", "1486.12"),
        ("16/02/2021", "Bright Laptops CIC", "Laptops for residents", "2340.00"), ("19/02/2021", "Advice Bureau", "Benefits advice", "900.00"),
        ("24/02/2021", "Parish hall committee", "Covid screens", "174.99"), ("01/03/2021", "TOTAL GAS & POWER LTD", "Community hub running costs", "226.05"),
        ("11/03/2021", "Payroll bureau", "Worker salary", "1486.12"), ("15/03/2021", "Gorsebeck Gardeners", "Planters", "285.60"),
        ("22/03/2021", "Gorsebeck Rovers", "Refund of unused pitch hire", "-40.00"), ("30/03/2021", "LTO", "LTO management fee", "505.62"),
    ]
    header = ["Date paid", "Paid to", "Budget heading", "Amount (£)"]
    sheet = Sheet("Payments", widths={"A": 14, "B": 28, "C": 34})
    sheet.add("Gorsebeck - payments January to March 2021", None, None, "Page 1", bold=True)
    sheet.add(*header, bold=True)
    for place, (when, payee, label, amount) in enumerate(paid):
        if place in (6, 12):
            sheet.gap()
            sheet.add("Gorsebeck - payments January to March 2021", None, None, f"Page {place // 6 + 1}", bold=True)
            sheet.add(*header, bold=True)
        day, month, year = (int(part) for part in when.split("/"))
        sheet.add(date(year, month, day), payee, label, D(amount))
    amounts = [D(line[3]) for line in paid]
    sheet.add(None, None, "Total payments", sum(amounts), bold=True)
    xlsb(inbox / file, sheet)
    return Reference(file, "example-gorsebeck", amounts, D("11117.96"),
                     note="the supplier TOTAL GAS & POWER LTD is not a total; one line is a refund")


def kestrelby_months(inbox):
    """A sheet a month; only the first has a header."""
    file = "kestrelby/Monthly sheets Apr-Jun 2020.xlsx"
    months = {
        "April 2020": [("Food parcels", "1840.22"), ("Hardship fund", "2500.00"), ("Phone and internet", "48.00"),
                       ("Big Local worker", "2104.17")],
        "May 2020": [("Food parcels", "1722.90"), ("Hardship fund", "1750.00"), ("Activity packs for children", "631.08"),
                     ("Big Local worker", "2104.17"), ("Phone and internet", "48.00")],
        "June 2020": [("Food parcels", "1180.35"), ("Tablets for residents", "1499.90"), ("Big Local worker", "2104.17")],
    }
    sheets = []
    for name, lines in months.items():
        sheet = Sheet(name)
        if not sheets:
            sheet.add("Kestrelby Big Local: spend by month", bold=True)
            sheet.add("Heading", "Spent £", bold=True)
        first = sheet.last + 1
        for label, spent in lines:
            sheet.add(label, D(spent))
        sheet.add("Total", f"=SUM(B{first}:B{sheet.last})", bold=True)
        sheets.append(sheet)
    libreoffice(inbox / file, *sheets)
    amounts = [D(line[1]) for lines in months.values() for line in lines]
    return Reference(file, "example-kestrelby", amounts, D("17532.96"),
                     note="three sheets with a total each: 6,492.39, 6,256.15 and 4,784.42")


def cobblewick_wrapped(inbox):
    """Long lines carried over two or three rows, and the pound sign in a column of its own."""
    file = "cobblewick/Cobblewick autumn 2015.xlsx"
    lines = [
        (["Community hub refurbishment:", "new windows to the front and", "repairs to the back wall"], "8416.00"),
        (["Film nights"], "236.50"),
        (["Digital champions: six weeks of", "drop-ins at the library"], "720.00"),
        (["Family trips"], "1105.00"),
        (["Alley gates, Mill Street to", "Corner Row"], "2980.00"),
        (["Partnership meetings"], "94.35"),
        (["People"], "600.00"),
    ]
    sheet = Sheet("Autumn", widths={"B": 3, "C": 14})
    sheet.add("The Cobblewick Million", bold=True)
    sheet.add("Spending, September to November 2015")
    sheet.gap()
    sheet.add("What for", None, "Amount", bold=True)
    for words, amount in lines:
        sheet.add(words[0], "£", D(amount))
        for rest in words[1:]:
            sheet.add("   " + rest)
    sheet.add("Total", "£", sum(D(line[1]) for line in lines), bold=True)
    xlsx(inbox / file, sheet)
    return Reference(file, "example-cobblewick", [D(line[1]) for line in lines], D("14151.85"))


def joint_return(inbox):
    """One organisation's list for two areas, told apart by a column that spells them in several ways."""
    file = "Joint LTO export 2021-22.csv"
    lines = [
        ("Tillerby Sidings", "Heritage trail", "1450.00"), ("Gorsebeck", "Food pantry", "986.40"),
        ("TILLERBY", "Youth club", "2160.00"), ("Gorsebeck Big Local", "Outdoor gym", "7820.00"),
        ("Tillerby sidings", "Community minibus", "1318.77"), ("Gorsebeck", "Adult learning", "640.00"),
        ("Tillerby Sidings", "LTO management fee", "246.44"), ("Gorsebeck", "LTO management fee", "472.32"),
        ("Tillerby Sidings", "Platform group", "300.00"),
    ]
    text(inbox / file, [["Area", "Financial year", "Budget heading", "Amount"]] + [[a, "2021/22", b, c] for a, b, c in lines],
         encoding="utf-8-sig")
    by_area = {"example-tillerby": [], "example-gorsebeck": []}
    for area, _, amount in lines:
        by_area["example-tillerby" if area.lower().startswith("tillerby") else "example-gorsebeck"].append(D(amount))
    return [Reference(file, area, amounts, note="one of two areas in the file") for area, amounts in by_area.items()]


def umberlow_no_label(inbox):
    """A total row without a word: only the sum tells what it is."""
    file = "umberlow/Umberlow year 6.xls"
    lines = [("Plan coordinator", "25797.84"), ("Community chest", "8210.00"), ("Lunch club", "2730.00"),
             ("Community allotment", "1864.35"), ("Bursary fund", "3000.00"), ("Board projects", "1925.00")]
    sheet = Sheet("Sheet1")
    sheet.add("Umberlow - Year 6, 2018/19", bold=True)
    sheet.add("Heading", "Spent", "Left", bold=True)
    for label, spent in lines:
        sheet.add(label, D(spent))
    amounts = [D(line[1]) for line in lines]
    sheet.add(None, sum(amounts))
    xls(inbox / file, sheet)
    return Reference(file, "example-umberlow", amounts, D("43527.19"), note="the total row has no label")


RETURNS = [larkmoor_quarter_one, larkmoor_resent, larkmoor_quarter_two, quillhaven_half_year, quillhaven_quarters,
           umberlow_years, umberlow_no_label, ironmere_two_tables, ironmere_side_by_side, gorsebeck_pages,
           kestrelby_months, cobblewick_wrapped, joint_return]
