"""Invented returns that differ in how money is written: bases, signs, text amounts, encodings."""

from datetime import date
from decimal import Decimal as D

from reference import Reference
from writing import Sheet, libreoffice, ods, text, xls


def ottersby_cash_book(inbox):
    """Windows-1252 text with amounts in all the ways that a hand writes them."""
    file = "ottersby/Cash book 2017-18.csv"
    lines = [  # date, payee, heading, as written, what it means
        ("03/04/2017", "Ottersby Village Hall", "Hall hire", "£48.00", "48.00"),
        ("12/04/2017", "Marl Pit Makers", "Craft group", "£1,234.56", "1234.56"),
        ("2 May 2017", "Bank", "Bank charges", "£-", "0.00"),
        ("15-May-17", "County playing fields", "Play area equipment", "£14,806.20", "14806.20"),
        ("01/06/2017", "TOTAL GAS & POWER LTD", "Hall heating", "312.07", "312.07"),
        ("21/06/2017", "Café Otter", "Tuesday Gang", "£96.50", "96.50"),
        ("30/06/2017", "County playing fields", "Play area equipment (refund)", "(1,200.00)", "-1200.00"),
        ("08/08/2017", "Coach firm", "Coach trip to the seaside", "£1.2k", "1200.00"),
        ("11/09/2017", "Stationer", "Stationery", "5.00 CR", "-5.00"),
        ("Oct 2017", "Youth service", "Youth club", "2,160.00", "2160.00"),
        ("14/11/2017", "Surveyor", "Village hall refurbishment", "TBC", None),
        ("04/12/2017", "Café Otter", "Pensioners' Christmas dinner", "£410.25", "410.25"),
        ("18/12/2017", "Coach firm", "Coach trip (overcharge returned)", "75.00-", "-75.00"),
        ("22/01/2018", "Hosting organisation", "LTO management fee", "949.37", "949.37"),
        ("19/03/2018", "Ottersby Village Hall", "Hall hire", " £ 52.50 ", "52.50"),
    ]
    rows = [["Ottersby & Marl Pits Big Local"], ["Cash book, April 2017 to March 2018"], [],
            ["Date", "Paid to", "Budget heading", "Amount (£)"]]
    rows += [list(line[:4]) for line in lines]
    rows += [["", "", "Total", "£19,989.45"], [], ["Checked against bank statements"]]
    text(inbox / file, rows, encoding="cp1252")
    amounts = [D(line[4]) for line in lines if line[4]]
    return Reference(file, "example-ottersby", amounts, D("19989.45"),
                     note="D15 TBC is not known and is no line; D7 £- is a line of nothing")


def ottersby_ledger(inbox):
    """Semicolons, and debit and credit in columns of their own."""
    file = "ottersby/Expenditure ledger 2018-19.csv"
    lines = [
        ("09.04.2018", "Youth club", "720.00", ""), ("14.05.2018", "Craft group", "186.40", ""),
        ("02.07.2018", "Village hall refurbishment", "9450.00", ""), ("16.07.2018", "Village hall refurbishment", "", "450.00"),
        ("13.08.2018", "Tuesday Gang", "118.75", ""), ("01.10.2018", "Speed indicator device", "2895.00", ""),
        ("12.11.2018", "Footpath improvements", "1640.00", ""), ("20.12.2018", "Footpath improvements", "", "82.00"),
        ("28.01.2019", "LTO management fee", "723.91", ""), ("25.02.2019", "Sundries", "14.99", ""),
    ]
    rows = [["Ottersby and Marl Pits", "", "", ""], ["Date", "Account", "Debit", "Credit"]]
    rows += [list(line) for line in lines] + [["", "Totals", "15749.05", "532.00"]]
    text(inbox / file, rows, delimiter=";")
    amounts = [D(debit or "0") - D(credit or "0") for _, _, debit, credit in lines]
    return Reference(file, "example-ottersby", amounts, D("15217.05"),
                     note="debit less credit; printed 15,749.05 less 532.00; eight debits and two credits")


def sandmarten_export(inbox):
    """Excel's "Unicode text": UTF-16, tabs, and the area in a column with a slip of spelling."""
    file = "Unicode export 2020.txt"
    lines = [
        ("06/07/2020", "Splash", "2250.00"), ("20/07/2020", "Holiday club", "3975.50"), ("03/08/2020", "Beach wheelchair hut", "6120.00"),
        ("17/08/2020", "Community radio", "845.00"), ("07/09/2020", "Neighbourhood watch", "134.95"), ("21/09/2020", "Cycle route", "4300.00"),
        ("05/10/2020", "Community choir", "560.00"), ("19/10/2020", "Home improvements", "1875.00"), ("02/11/2020", "Project coordinator", "6249.99"),
        ("30/11/2020", "Fête", "388.08"),
    ]
    rows = [["Big Local area", "Date", "Activity", "Spent (£)"]]
    rows += [["Sandmarten Bay" if place % 4 else "Sandmarton Bay", *line] for place, line in enumerate(lines, 1)]
    rows.append(["", "", "Total", "26698.52"])
    text(inbox / file, rows, encoding="utf-16", delimiter="\t")
    return Reference(file, "example-sandmarten", [D(line[2]) for line in lines], D("26698.52"),
                     note="the area is misspelt in two rows")


def sandmarten_text_cells(inbox):
    """A workbook whose amounts are all text, with a section column and two totals."""
    file = "sandmarten-bay/Half year Apr-Sep 2021.ods"
    lines = [
        ("On the sand", "Beach clean-up", "£164.20"), (None, "Splash", "£2,250.00"), (None, "Beach wheelchair hut", "£385.75"),
        ("In the town", "High street improvements", "£5,400.00"), (None, "Heritage trail", "£1,120.00"), (None, "Warm hub", "n/a"),
        ("Behind the scenes", "Project coordinator", "£12,499.98"), (None, "LTO fee", "£1,091.00"), (None, "Refund from printer", "-£32.10"),
    ]
    sheet = Sheet("Return")
    sheet.add("SANDMARTEN BAY BIG LOCAL")
    sheet.add("Six months to 30/09/2021")
    sheet.add("Theme", "What the money was for", "Amount spent")
    for theme, label, shown in lines:
        sheet.add(theme, label, shown)
    sheet.add("TOTAL SPEND", None, "£22,878.83")
    sheet.gap()
    sheet.add("n/a: the hub did not open")
    ods(inbox / file, sheet)
    amounts = [D(shown.replace("£", "").replace(",", "")) for _, _, shown in lines if shown != "n/a"]
    return Reference(file, "example-sandmarten", amounts, D("22878.83"), note="every amount is text; C9 n/a counts as nothing")


def thistlecombe_vat(inbox):
    """Net, VAT and gross beside each other: what was paid is the gross."""
    file = "Thistlecombe Rise VAT analysis Q3 2018-19.xlsx"
    lines = [
        ("Fence Right Ltd", "Community orchard", "1480.00", "296.00"), ("Office Direct", "Office equipment", "329.17", "65.83"),
        ("Thistlecombe School", "Homework club", "900.00", "0"), ("Gym Build Ltd", "Outdoor gym", "11250.00", "2250.00"),
        ("A1 Sound", "Christmas event", "415.83", "83.17"), ("Credit union", "Credit union", "2000.00", "0"),
        ("Hosting organisation", "LTO costs", "818.75", "0"),
    ]
    sheet = Sheet("Q3", widths={"A": 24, "B": 26})
    sheet.add("Thistlecombe Rise", bold=True)
    sheet.add("Purchases October to December 2018", bold=True)
    sheet.gap()
    sheet.add("Supplier", "Budget heading", "Net", "VAT", "Gross", bold=True)
    for payee, label, net, vat in lines:
        row = sheet.last + 1
        sheet.add(payee, label, D(net), D(vat) or None, f"=C{row}+D{row}")
    sheet.add("Totals", None, *(f"=SUM({c}5:{c}11)" for c in "CDE"), bold=True)
    libreoffice(inbox / file, sheet)
    return Reference(file, "example-thistlecombe", [D(net) + D(vat) for _, _, net, vat in lines], D("19888.75"),
                     basis="gross", note="net 17,193.75 and VAT 2,695.00 stand beside it")


def thistlecombe_net(inbox):
    """Only net amounts."""
    file = "thistlecombe/Costs net of VAT Jan-Mar 2019.xls"
    lines = [("Homework club", "900.00"), ("Community orchard", "212.50"), ("Toddler group", "640.00"), ("Street lighting", "3875.00"),
             ("Office rent", "1125.00"), ("LTO costs", "337.63")]
    sheet = Sheet("Jan-Mar 2019")
    sheet.add("Thistlecombe Rise: costs January to March 2019", bold=True)
    sheet.add("Budget heading", "Net amount (£)", bold=True)
    for label, net in lines:
        sheet.add(label, D(net))
    sheet.add("Total net of VAT", sum(D(line[1]) for line in lines), bold=True)
    xls(inbox / file, sheet)
    return Reference(file, "example-thistlecombe", [D(line[1]) for line in lines], D("7090.13"), basis="net",
                     note="no gross column")


def cobblewick_match(inbox):
    """Cash, match and in-kind value beside the partnership's own money."""
    file = "cobblewick/Investment decisions 2016.xls"
    lines = [
        ("Jan - Mar 2016", "Skate park", "asked for by the youth forum", "25000.00", "40000", None),
        ("Feb 2016", "Street party", "bring the two ends of town together", "1850.00", None, "900"),
        ("Mar 2016", "CCTV", "fly-tipping behind the shops", "3310.00", "3310", None),
        ("Apr 2016", "Stay and play", "nothing for under-fives", "2400.00", None, "1250"),
        ("May 2016", "Cobblewick Players", "lights for the stage", "780.00", "200", "150"),
        ("June 2016", "Participatory budgeting", "residents vote", "10000.00", "2500", None),
    ]
    sheet = Sheet("Decisions")
    sheet.add("The Cobblewick Million: investment decisions", bold=True)
    sheet.gap()
    sheet.add("Dates", "The project", "Rationale to invest", "Big Local spend", "Match", "In kind", "Total value", bold=True)
    value = D(0)
    for when, label, why, spend, match, in_kind in lines:
        cells = [D(spend), D(match) if match else None, D(in_kind) if in_kind else None]
        row_value = sum(cell for cell in cells if cell)
        value += row_value
        sheet.add(when, label, why, *cells, row_value)
    sheet.add("Total", None, None, D("43340.00"), D("46010"), D("2300"), value, bold=True)
    xls(inbox / file, sheet)
    return Reference(file, "example-cobblewick", [D(line[3]) for line in lines], D("43340.00"),
                     note="46,010.00 of match and 2,300.00 in kind are not spend")


def dunnockby_to_date(inbox):
    """Two returns that only give spend since the beginning of the plan."""
    made = []
    headings = ["Village hall kitchen", "Community bus", "Over 60s lunch", "Parish broadband", "Small grants fund", "LTO support"]
    returns = [("30 September 2016", "18400.00 2615.00 840.00 - 3250.00 1205.25", "26310.25"),
               ("31 March 2017", "31076.90 5230.00 1680.00 4400.00 5750.00 2406.85", "50543.75")]
    for when, spent, printed in returns:
        file = f"dunnockby/Report to {when}.ods"
        sheet = Sheet("Report", widths={"B": 16, "C": 18})
        sheet.add("Dunnockby Parishes Big Local", bold=True)
        sheet.add(f"Plan 2016-18: position at {when}", bold=True)
        sheet.gap()
        sheet.add("Budget heading", "Plan budget", "Spent to date", bold=True)
        amounts = []
        for label, amount, budget in zip(headings, spent.split(), "32000 10500 3500 4500 9000 2900".split()):
            sheet.add(label, D(budget), None if amount == "-" else D(amount))
            amounts += [] if amount == "-" else [D(amount)]
        sheet.add("Total", "=SUM(B5:B10)", "=SUM(C5:C10)", bold=True)
        libreoffice(inbox / file, sheet)
        made.append(Reference(file, "example-dunnockby", amounts, D(printed), basis="to_date",
                              note="cumulative since April 2016; the later report includes the earlier one"))
    return made


def fernbrook_book(inbox):
    """A treasurer's book: money in, money out and the balance after each line."""
    file = "fernbrook/Treasurer's book 2017.xlsx"
    opening = D("1204.16")
    lines = [  # date, details, heading, in, out
        (date(2017, 1, 9), "Drawdown from Local Trust", None, "12500.00", None), (date(2017, 1, 20), "Fern & Co", "Bookkeeping", None, "180.00"),
        (date(2017, 2, 3), "Mill lane scouts", "Scouts group", None, "750.00"), (date(2017, 2, 24), "Ridge roofing", "Community centre roof", None, "6480.00"),
        (date(2017, 3, 10), "Hall hire", "Toddler group", None, "96.00"), (date(2017, 3, 24), "Cook school", "Cook and eat sessions", None, "512.35"),
        (date(2017, 4, 7), "Drawdown from Local Trust", None, "5000.00", None), (date(2017, 5, 12), "Coach firm", "Pensioners' outing", None, "465.00"),
        (date(2017, 6, 30), "Hall hire", "Toddler group", None, "108.00"), (date(2017, 7, 14), "Marquee and band", "Gala", None, "1844.90"),
        (date(2017, 9, 1), "Signs Ltd", "Welcome to Fernbrook", None, "1390.00"),
    ]
    sheet = Sheet("Book", widths={"A": 13, "B": 28, "C": 26, "F": 14})
    sheet.add("Fernbrook partnership: bank book 2017", bold=True)
    sheet.gap()
    sheet.add("Date", "Details", "Budget heading", "Money in", "Money out", "Bank balance", bold=True)
    sheet.add(None, "Balance brought forward", None, None, None, opening)
    for when, details, label, received, paid in lines:
        row = sheet.last + 1
        sheet.add(when, details, label, received and D(received), paid and D(paid), f"=F{row - 1}+D{row}-E{row}")
    sheet.add(None, "Totals", None, "=SUM(D5:D15)", "=SUM(E5:E15)", None, bold=True)
    libreoffice(inbox / file, sheet)
    return Reference(file, "example-fernbrook", [D(line[4]) for line in lines if line[4]], D("11826.25"),
                     note="17,500.00 of drawdown and the balances are not spend")


def brackenholt_spend_report(inbox):
    """Budget, spent this period, spent to date, committed and remaining in one table."""
    file = "Brackenholt spend report Jan-Jun 2022.xlsx"
    lines = [  # heading, budget, this period, before, committed
        ("Community hub", "64000", "9418.22", "31200.00", "4800"), ("Youth work", "30000", "6240.00", "14800.00", "0"),
        ("Men's shed", "6000", "1127.40", "2310.00", "0"), ("CAB sessions", "9600", "2400.00", "4800.00", "2400"),
        ("Empty homes", "40000", None, "12500.00", "22000"), ("Volunteer expenses", "1500", "188.35", "402.10", "0"),
        ("Theme 2", "5000", "950.00", None, "0"),
    ]
    sheet = Sheet("Spend report", widths={"B": 14, "C": 18, "D": 16, "E": 14, "F": 14})
    sheet.add("Spend report", bold=True)
    sheet.add("Area:", "Brackenholt estate")
    sheet.add("From:", date(2022, 1, 1), "To:", date(2022, 6, 30))
    sheet.gap()
    sheet.add("Budget heading", "Budget", "Spent this period", "Spent to date", "Committed", "Remaining", bold=True)
    amounts = []
    for label, budget, period, before, committed in lines:
        row = sheet.last + 1
        amounts += [D(period)] if period else []
        to_date = D(period or 0) + D(before or 0)
        sheet.add(label, D(budget), D(period) if period else None, to_date, D(committed), f"=B{row}-D{row}-E{row}")
    sheet.add("Total", *(f"=SUM({c}6:{c}12)" for c in "BCDEF"), bold=True)
    libreoffice(inbox / file, sheet)
    return Reference(file, "example-brackenholt", amounts, D("20323.97"),
                     note="of five amount columns only this period's spend counts")


def brackenholt_petty_cash(inbox):
    """UTF-8 text with dates in several forms and pence as a program's float printed them."""
    file = "brackenholt/petty-cash.csv"
    lines = [
        ("2021-10-04", "Milk, tea and biscuits for open day", "Open day", "23.849999999999998", "23.85"),
        ("11/10/21", "Paint", "Mural", "86.40", "86.40"), ("25 October 2021", "Pumpkins", "Halloween event", "41.97", "41.97"),
        ("Mon 8 Nov 2021", "Stamps", "Postage", "15.839999999999998", "15.84"), ("22.11.2021", "Key cutting", "Odds and ends", "9.5", "9.50"),
        ("06-Dec-2021", "Hall, band and buffet", "Christmas party", "1253.3599999999999", "1253.36"),
    ]
    rows = [["Brackenholt Estate petty cash and card"], ["Date", "Details", "Heading", "Cost"]]
    rows += [list(line[:4]) for line in lines]
    text(inbox / file, rows, newline="\n")
    return Reference(file, "example-brackenholt", [D(line[4]) for line in lines], note="floats stand for whole pence")


RETURNS = [ottersby_cash_book, ottersby_ledger, sandmarten_export, sandmarten_text_cells, thistlecombe_vat, thistlecombe_net,
           cobblewick_match, fernbrook_book, dunnockby_to_date,
           brackenholt_spend_report, brackenholt_petty_cash]
