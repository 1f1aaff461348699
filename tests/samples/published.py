"""Returns made of figures that partnerships published themselves, under their own names."""

from decimal import Decimal as D

from reference import Reference
from writing import Sheet, libreoffice, text, xlsx


def noel_park(inbox):
    """The "Getting Started Budget Summary": allocations beside cumulative spend, blanks = not spent."""
    file = "noel-park/Getting Started Budget Summary.xlsx"
    groups = [
        ("Partnership & Communications", [
            ("Establishing the brand/message/central marketing materials", 1750, "1253.36"),
            ("Translation/Interpretation", 1000, None),
            ("Survey design, materials and distribution", 1000, None),
            ("Development of Noel Park Net and Social Media", 500, "49.18"),
            ("Noel Park Motivator/Co-ordinator", 5000, "4700"),
            ("HAVCO Management Fee @ 5%", 1000, "1000"),
            ("Bill Boards", 250, None)]),
        ("Training and Consultation Costs", [
            ("Training champions, residents and volunteers", 500, "5.90"),
            ("Mobile Focus Groups", 250, None),
            ("Space rentals in schools, shops and other venue hires", 1000, "201")]),
        (None, [
            ("Small Grants Fund", 3000, "542.12")]),
        ("Projects", [
            ("Mural Project", 500, None),
            ("Picnic in the park", 1000, "995.82"),
            ("Coffee mornings in people's houses", 250, None),
            ("Sandlings/Sky City/Page High open days/drop ins", 750, "400"),
            ("Church fete", 250, None),
            ("Fun run", 250, None),
            ("Photo exhibition", 250, "175"),
            ("Young person's project", 1500, "50.14")]),
    ]
    sheet = Sheet("Getting Started", money="General", widths={"A": 58, "B": 20, "C": 24})
    sheet.add("Noel Park Big Local", bold=True)
    sheet.add("Getting Started Budget Summary", bold=True)
    sheet.gap()
    sheet.add("Item or activity", "Total Allocated (£)", "Total Spent to date (£)", bold=True)
    for heading, lines in groups:
        if heading:
            sheet.add(heading, bold=True)
        for label, allocated, spent in lines:
            shown = f"{allocated:,}" if allocated >= 1000 else allocated
            sheet.add(label, shown, D(spent) if spent else None)
    sheet.add("Sub-total", "20,000", D("9372.52"), bold=True)
    xlsx(inbox / file, sheet)
    spent = [D(line[2]) for _, lines in groups for line in lines if line[2]]
    return Reference(file, "noel-park", spent, D("9372.52"), basis="to_date",
                     note="published figures; 20,000.00 allocated; eight lines were not spent on")


def william_morris(inbox):
    """Allocations of one plan period and no spend: nothing here may be counted."""
    file = "William Morris Big Local - funds allocated.csv"
    rows = [
        ["Funds allocated from February 2016 to August 2017", ""],
        ["Theme", "Funds allocated (£)"],
        ["Infrastructure", "45,000"],
        ["Communications", "10,000"],
        ["Community spaces", "17,000"],
        ["Intergenerational working", "50,000"],
        ["Green Spaces", "12,000"],
        ["Local economy", "5,000"],
    ]
    text(inbox / file, rows, encoding="utf-8-sig")
    return Reference(file, "william-morris", [], basis="budget",
                     note="published figures; 139,000 allocated over six themes; no spend in the file")


def west_end(inbox):
    """A list of grants and projects with one match figure beside; no total was published."""
    file = "west-end-morecambe/Projects and work.ods"
    grants = [
        ("Morecambe Pride website", "500"), ("resident flu programme", "500"),
        ("day trip for grieving members", "670"), ("community Christmas event", "500"),
        ("giant inflatable film screen and projector", "500"), ("Hobby Hut", "500"),
        ("free 'Help in Morecambe' booklets", "500"),
        ("training volunteers in safeguarding and first aid", "500"),
        ("Horror Film Festival", "500"), ("West End Community Choir", "555"),
    ]
    projects = [
        ("free Credit Union membership for 150 residents", "600", None),
        ("'pocket park' regeneration of parts of the park", "20000", "20000"),
        ("foundation project for the new 'hub' centre", "20000", None),
        ("giant whole school 'theatre for all' visit", "2304", None),
    ]
    sheet = Sheet("Nov 2018 - Nov 2019", money="£#,##0", widths={"A": 52, "B": 14, "C": 18})
    sheet.add("Big Local in the West End of Morecambe: projects and work, November 2018 to November 2019", bold=True)
    sheet.gap()
    sheet.add("Project", "Amount", "Match funding", bold=True)
    sheet.add("Community Chest grants", bold=True)
    for label, amount in grants:
        sheet.add(label, D(amount))
    sheet.add("Larger projects", bold=True)
    for label, amount, match in projects:
        sheet.add(label, D(amount), D(match) if match else None)
    libreoffice(inbox / file, sheet)
    amounts = [D(line[1]) for line in grants + projects]
    return Reference(file, "west-end-morecambe", amounts,
                     note="published figures; 20,000 of match money is not spend; grants of unknown size left out")


RETURNS = [noel_park, william_morris, west_end]
