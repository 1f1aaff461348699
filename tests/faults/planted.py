"""The workbooks with one planted fault each. Every function states what it planted."""

import datetime
import random
from decimal import Decimal

from writing import Formula, Sheet

WORDS = [
    "Hall hire", "Youth worker wages", "Coach to the seaside", "Printing of leaflets", "Summer fun day",
    "Boxing club kit", "Allotment fencing", "First aid course", "Minibus insurance", "Tea and biscuits",
    "Website hosting", "Community garden tools", "Choir accompanist", "Noticeboard repairs", "Chair covers",
    "Laptop for the hub", "Volunteer expenses", "Football pitch booking", "Litter pick bags", "Play scheme staff",
]
PAYEES = ["A Jones", "Parish Hall Trust", "Northern Coaches", "Print Works", "Green Shoots CIC"]


def money(*amounts):
    return [Decimal(amount) for amount in amounts]


def pence(name, count, low=4_000, high=390_000):
    """Amounts with pence that no one typed in round numbers."""
    dice = random.Random(name)
    found = []
    while len(found) < count:
        amount = Decimal(dice.randint(low, high)) / 100
        if amount % 1 and amount not in found:
            found.append(amount)
    return found


def total(letter, first, last, shows):
    return Formula(f"SUM({letter}{first}:{letter}{last})", shows)


class Plain:
    """Two columns and a total."""

    letter = "B"

    def __init__(self, amounts, titles=(), heading="Amount", words=WORDS):
        self.sheet = Sheet()
        for title in titles:
            self.sheet.add(title)
        if titles:
            self.sheet.gap()
        self.sheet.add("Activity", heading)
        self.rows = [self.sheet.add(word, amount) for word, amount in zip(words, amounts)]
        self.amounts = list(amounts)

    def at(self, line):
        return f"{self.letter}{self.rows[line]}"

    def close(self, printed, label="Total"):
        """Prints the total, and returns its cell."""
        return f"{self.letter}{self.sheet.add(label, printed)}"

    def formula(self, shows=None, first=0, last=-1, function="SUM("):
        first, last = self.rows[first], self.rows[last]
        shows = sum(self.amounts) if shows is None else shows
        return Formula(f"{function}{self.letter}{first}:{self.letter}{last})", shows)


class Titled(Plain):
    """Title rows, a reference, notes to the right."""

    letter = "D"

    def __init__(self, amounts, heading="Spent this period (£)"):
        self.sheet = Sheet("Q1 2016-17")
        self.sheet.add("Mill Lane Big Local")
        self.sheet.add("Return for April to June 2016")
        self.sheet.gap()
        self.sheet.add("Ref", "Activity", "Paid to", heading, "Notes")
        self.rows = []
        for at, amount in enumerate(amounts):
            note = "see minutes" if at % 3 == 0 else None
            self.rows.append(self.sheet.add(f"ML/{at + 11}", WORDS[at], PAYEES[at % 5], amount, note))
        self.amounts = list(amounts)

    def close(self, printed, label="Total spent"):
        return f"D{self.sheet.add(None, label, None, printed)}"


class Ledger(Plain):
    """Payments with dates and payees."""

    letter = "D"

    def __init__(self, amounts, words=WORDS, payees=PAYEES):
        self.sheet = Sheet("Payments")
        self.sheet.add("Date", "Payee", "Description", "Amount")
        self.rows = []
        for at, amount in enumerate(amounts):
            day = datetime.date(2017, 4, 3) + datetime.timedelta(days=5 * at)
            self.rows.append(self.sheet.add(day, payees[at % len(payees)], words[at], amount))
        self.amounts = list(amounts)

    def close(self, printed, label="Total"):
        return f"D{self.sheet.add(None, None, label, printed)}"


class Sections:
    """Three sections with subtotals and a grand total."""

    def __init__(self, groups, formulas=False, wrong=None):
        """`wrong` is what a section's subtotal prints instead, by its number."""
        self.sheet = Sheet("Spend")
        self.sheet.add("Leaf Hall Big Local: spend by theme")
        self.sheet.gap()
        self.sheet.add("Theme and activity", "Spend")
        self.rows, self.subtotals = [], []
        words = iter(WORDS)
        self.sums = []
        for at, (name, amounts) in enumerate(groups):
            self.sheet.add(name)
            rows = [self.sheet.add(next(words), amount) for amount in amounts]
            self.rows.append(rows)
            shows = (wrong or {}).get(at, sum(amounts))
            self.sums.append(shows)
            cell = total("B", rows[0], rows[-1], shows) if formulas else shows
            self.subtotals.append(f"B{self.sheet.add(f'Total {name.lower()}', cell)}")
        self.amounts = [amount for _, amounts in groups for amount in amounts]

    def at(self, group, line):
        return f"B{self.rows[group][line]}"

    def close(self, printed):
        return f"B{self.sheet.add('Grand total', printed)}"


def groups(name):
    amounts = pence(name, 10)
    return [("Young people", amounts[:4]), ("Environment", amounts[4:7]), ("Running the hub", amounts[7:])]


FAULTS = []


def fault(name, verdict="differs", code="total-differs", cause=""):
    """Names a workbook and what is expected of it. The function returns its sheets, the cell of
    the finding, the cell that the cause is about, what counts as spend, and what was planted."""

    def keep(make):
        FAULTS.append((name, verdict, code, cause, make))
        return make

    return keep


# One line.


@fault("line-missing.csv", cause="one_line")
def _(name):
    t = Plain(pence(name, 7))
    cell = t.close(sum(t.amounts) - t.amounts[3])
    return t.sheet, cell, t.at(3), sum(t.amounts), "the typed total leaves out one line"


@fault("line-missing-titled.xlsx", cause="one_line")
def _(name):
    t = Titled(pence(name, 9))
    cell = t.close(sum(t.amounts) - t.amounts[8])
    return t.sheet, cell, t.at(8), sum(t.amounts), "the typed total leaves out the last line"


@fault("line-missing-sections.csv", cause="one_line")
def _(name):
    t = Sections(groups(name))
    cell = t.close(sum(t.amounts) - t.amounts[5])
    return t.sheet, cell, t.at(1, 1), sum(t.amounts), "the grand total leaves out one line that its subtotal has"


@fault("line-twice-ledger.csv", cause="one_line")
def _(name):
    t = Ledger(pence(name, 8))
    cell = t.close(sum(t.amounts) + t.amounts[2])
    return t.sheet, cell, t.at(2), sum(t.amounts), "the typed total has one line twice"


@fault("line-twice.ods", cause="one_line")
def _(name):
    t = Titled(pence(name, 6))
    shows = sum(t.amounts) + t.amounts[4]
    row, rows = t.rows[4], t.rows
    cell = t.close(Formula(f"SUM(D{rows[0]}:D{rows[-1]})+D{row}", shows))
    return t.sheet, cell, t.at(4), sum(t.amounts), "the formula adds one line a second time"


# Signs.


@fault("sign-refund.csv", cause="sign")
def _(name):
    amounts = pence(name, 6) + money("-85.40")
    t = Plain(amounts, words=WORDS[:6] + ["Refund of hall deposit"])
    cell = t.close(sum(amounts) + 2 * Decimal("85.40"))
    return t.sheet, cell, t.at(6), sum(amounts), "the total adds a refund instead of taking it off"


@fault("sign-credit-note.xlsx", cause="sign")
def _(name):
    amounts = pence(name, 7)
    amounts[3] = Decimal("-212.65")
    t = Titled(amounts)
    cell = t.close(sum(amounts) + 2 * Decimal("212.65"))
    return t.sheet, cell, t.at(3), sum(amounts), "the total adds a credit note instead of taking it off"


@fault("sign-minus-lost.csv", cause="sign")
def _(name):
    amounts = pence(name, 7)
    t = Ledger(amounts, words=WORDS[:5] + ["Credit for cancelled coach", "Chair covers"])
    cell = t.close(sum(amounts) - 2 * amounts[5])
    return t.sheet, cell, t.at(5), sum(amounts), "a credit lost its minus sign in its line"


@fault("sign-formula.xlsx", cause="sign")
def _(name):
    t = Plain(pence(name, 5))
    r, a = t.rows, t.amounts
    formula = f"B{r[0]}+B{r[1]}-B{r[2]}+B{r[3]}+B{r[4]}"
    cell = t.close(Formula(formula, sum(a) - 2 * a[2]))
    return t.sheet, cell, t.at(2), sum(a), "the formula takes off a line that it should add"


# Digits.


@fault("digits-line.csv", cause="transposed")
def _(name):
    amounts = money("812.40", "4518.75", "96.31", "1203.08", "377.62", "58.19")
    t = Plain(amounts)
    cell = t.close(sum(amounts) - Decimal("4518.75") + Decimal("5418.75"))
    return t.sheet, cell, t.at(1), sum(amounts), "5,418.75 was typed as 4,518.75 in its line"


@fault("digits-total.xlsx", cause="transposed")
def _(name):
    amounts = money("641.20", "1250.36", "88.97", "730.05", "412.18")
    t = Titled(amounts)
    assert sum(amounts) == Decimal("3122.76")
    cell = t.close(Decimal("3127.26"))
    return t.sheet, cell, cell, sum(amounts), "3,122.76 was typed as 3,127.26 in the total"


@fault("digits-line-ledger.ods", cause="transposed")
def _(name):
    amounts = money("145.90", "2388.41", "67.25", "904.13", "551.78", "1320.66", "43.02")
    t = Ledger(amounts)
    cell = t.close(sum(amounts) - Decimal("551.78") + Decimal("515.78"))
    return t.sheet, cell, t.at(4), sum(amounts), "515.78 was typed as 551.78 in its line"


# Hidden rows.


@fault("hidden-subtotal-function.xlsx", cause="hidden")
def _(name):
    t = Titled(pence(name, 9))
    t.sheet.hidden |= {t.rows[3], t.rows[4]}
    shows = sum(t.amounts) - t.amounts[3] - t.amounts[4]
    cell = t.close(t.formula(shows, function="SUBTOTAL(109,"))
    return t.sheet, cell, t.at(3), sum(t.amounts), "two rows are hidden and SUBTOTAL passes over them"


@fault("hidden-filtered.xlsx", cause="hidden")
def _(name):
    t = Ledger(pence(name, 8))
    t.sheet.hidden |= {t.rows[1], t.rows[6]}
    shows = sum(t.amounts) - t.amounts[1] - t.amounts[6]
    cell = t.close(t.formula(shows, function="SUBTOTAL(9,"))
    return t.sheet, cell, t.at(1), sum(t.amounts), "two rows are filtered away and SUBTOTAL passes over them"


@fault("hidden-typed.ods", cause="hidden")
def _(name):
    t = Plain(pence(name, 7))
    t.sheet.hidden |= {t.rows[2]}
    cell = t.close(sum(t.amounts) - t.amounts[2])
    return t.sheet, cell, t.at(2), sum(t.amounts), "the total was typed from what can be seen: a row is hidden"


# VAT.


@fault("vat-on-total.csv", cause="vat")
def _(name):
    amounts = money("250.00", "1310.50", "84.25", "622.75", "197.40")
    t = Plain(amounts)
    cell = t.close((sum(amounts) * Decimal("1.2")).quantize(Decimal("0.01")))
    return t.sheet, cell, cell, sum(amounts), "the total is with VAT of 20 %, the lines without"


@fault("vat-on-lines.xlsx", cause="vat")
def _(name):
    net = money("310.25", "1204.60", "87.15", "455.40", "902.35", "61.70")
    amounts = [(one * Decimal("1.2")).quantize(Decimal("0.01")) for one in net]
    t = Titled(amounts)
    cell = t.close(sum(net))
    return t.sheet, cell, cell, sum(amounts), "the lines are with VAT of 20 %, the total without"


@fault("vat-five.csv", cause="vat")
def _(name):
    amounts = money("412.40", "1180.20", "96.60", "233.80", "1771.40")
    t = Ledger(amounts)
    cell = t.close(sum(amounts) * Decimal("1.05"))
    return t.sheet, cell, cell, sum(amounts), "the total is with VAT of 5 %, the lines without"


# A line printed twice.


@fault("repeated-ledger.csv", cause="repeated")
def _(name):
    amounts = pence(name, 8)
    amounts[5] = amounts[2]
    words = WORDS[:5] + [WORDS[2]] + WORDS[6:8]
    t = Ledger(amounts, words=words)
    cell = t.close(sum(amounts) - amounts[2])
    return t.sheet, cell, t.at(5), sum(amounts), "one payment is printed twice and the total has it once"


@fault("repeated.xlsx", cause="repeated")
def _(name):
    amounts = pence(name, 6)
    amounts.insert(4, amounts[3])
    t = Plain(amounts, words=WORDS[:4] + WORDS[3:6])
    cell = t.close(sum(amounts) - amounts[3])
    return t.sheet, cell, t.at(4), sum(amounts), "a line is printed twice, one below the other"


# Rounding.


@fault("rounded-lines.csv", cause="rounding")
def _(name):
    exact = money("412.48", "1203.41", "88.37", "640.46", "97.29", "2310.44", "515.38")
    amounts = [one.quantize(Decimal(1)) for one in exact]
    t = Plain(amounts)
    cell = t.close(sum(exact))
    return t.sheet, cell, cell, sum(amounts), "each line was rounded to the pound and the total was not"


@fault("rounded-lines-titled.xlsx", cause="rounding")
def _(name):
    exact = money("310.61", "94.72", "1788.58", "250.66", "73.81", "905.69")
    amounts = [one.quantize(Decimal(1)) for one in exact]
    t = Titled(amounts)
    cell = t.close(sum(exact))
    return t.sheet, cell, cell, sum(amounts), "each line was rounded to the pound and the total was not"


# Subtotals.


@fault("subtotals-in-range.xlsx", cause="subtotal_included")
def _(name):
    t = Sections(groups(name), formulas=True)
    last = t.subtotals[-1][1:]
    cell = t.close(Formula(f"SUM(B{t.rows[0][0]}:B{last})", 2 * sum(t.amounts)))
    return t.sheet, cell, t.subtotals[0], sum(t.amounts), "the grand total's range takes in every subtotal"


@fault("subtotal-counted.csv", cause="subtotal_included")
def _(name):
    t = Sections(groups(name))
    cell = t.close(sum(t.amounts) + t.sums[1])
    return t.sheet, cell, t.subtotals[1], sum(t.amounts), "the grand total has one subtotal as well as its lines"


@fault("subtotals-doubled.csv", cause="subtotal_included")
def _(name):
    t = Sections(groups(name))
    cell = t.close(2 * sum(t.amounts))
    return t.sheet, cell, t.subtotals[0], sum(t.amounts), "the grand total has all lines and all subtotals"


@fault("subtotal-left-out.xlsx", cause="subtotal_missing")
def _(name):
    t = Sections(groups(name))
    cell = t.close(t.sums[0] + t.sums[2])
    return t.sheet, cell, t.subtotals[1], sum(t.amounts), "the grand total leaves out a section"


@fault("subtotal-left-out.csv", cause="subtotal_missing")
def _(name):
    t = Sections(groups(name))
    cell = t.close(t.sums[0] + t.sums[1])
    return t.sheet, cell, t.subtotals[2], sum(t.amounts), "the grand total leaves out the last section"


@fault("subtotal-not-in-formula.xlsx", cause="outside_range")
def _(name):
    t = Sections(groups(name), formulas=True)
    cell = t.close(Formula(f"{t.subtotals[0]}+{t.subtotals[1]}", t.sums[0] + t.sums[1]))
    return t.sheet, cell, t.at(2, 0), sum(t.amounts), "the grand total's formula leaves out a subtotal"


@fault("subtotal-wrong.csv", cause="carried")
def _(name):
    planted = groups(name)
    wrong = sum(planted[1][1]) + Decimal("171.13")
    t = Sections(planted, wrong={1: wrong})
    cell = t.close(sum(t.sums))
    return t.sheet, cell, t.subtotals[1], sum(t.amounts), "a subtotal is wrong and the grand total adds it up"


@fault("subtotal-wrong.xlsx", cause="carried")
def _(name):
    planted = groups(name)
    wrong = sum(planted[0][1]) - Decimal("64.27")
    t = Sections(planted, wrong={0: wrong})
    cell = t.close(sum(t.sums))
    return t.sheet, cell, t.subtotals[0], sum(t.amounts), "a subtotal is wrong and the grand total adds it up"


# Formulas.


@fault("range-too-short.xlsx", cause="outside_range")
def _(name):
    t = Titled(pence(name, 8))
    cell = t.close(t.formula(sum(t.amounts[:-1]), last=-2))
    return t.sheet, cell, t.at(7), sum(t.amounts), "a line was added below the range that the formula adds"


@fault("range-two-short.xlsx", cause="outside_range")
def _(name):
    t = Plain(pence(name, 9), titles=("Coach Road Partnership", "January to March 2018"))
    cell = t.close(t.formula(sum(t.amounts[:-2]), last=-3))
    return t.sheet, cell, t.at(8), sum(t.amounts), "two lines stand below the range that the formula adds"


@fault("range-too-short.ods", cause="outside_range")
def _(name):
    t = Ledger(pence(name, 7))
    cell = t.close(t.formula(sum(t.amounts[:-1]), last=-2))
    return t.sheet, cell, t.at(6), sum(t.amounts), "a payment was added below the range that the formula adds"


@fault("range-hole.xlsx", cause="outside_range")
def _(name):
    t = Plain(pence(name, 8))
    r, a = t.rows, t.amounts
    formula = Formula(f"SUM(B{r[0]}:B{r[2]},B{r[4]}:B{r[7]})", sum(a) - a[3])
    return t.sheet, t.close(formula), t.at(3), sum(a), "the formula jumps over a line in the middle"


@fault("range-too-short-wide.xlsx", cause="outside_range")
def _(name):
    sheet = Sheet("Plan")
    sheet.add("Activity", "Theme", "Budget", "Spent", "Notes")
    spent, budget = pence(name, 7), money(*range(900, 8000, 1000))[:7]
    rows = [sheet.add(WORDS[at], "Hub", budget[at], spent[at], None) for at in range(7)]
    row = sheet.add("Total", None, total("C", rows[0], rows[-1], sum(budget)),
                    total("D", rows[0], rows[-2], sum(spent[:-1])))
    return sheet, f"D{row}", f"D{rows[-1]}", sum(spent), "the spend's formula is one row shorter than the budget's"


@fault("stale.xlsx", cause="not_recalculated")
def _(name):
    t = Titled(pence(name, 6))
    cell = t.close(t.formula(sum(t.amounts) - Decimal("137.19")))
    return t.sheet, cell, cell, sum(t.amounts), "the formula shows what it came to before a line was changed"


@fault("stale.ods", cause="not_recalculated")
def _(name):
    t = Plain(pence(name, 8))
    cell = t.close(t.formula(sum(t.amounts) + Decimal("402.77")))
    return t.sheet, cell, cell, sum(t.amounts), "the formula shows what it came to before a line was changed"


@fault("typed-over.xlsx", cause="not_recalculated")
def _(name):
    sheet = Sheet("Plan")
    sheet.add("Activity", "Budget", "Spent")
    spent, budget = pence(name, 6), money(1500, 2500, 700, 4000, 3100, 900)
    rows = [sheet.add(WORDS[at], budget[at], spent[at]) for at in range(6)]
    row = sheet.add("Total", total("B", rows[0], rows[-1], sum(budget)), sum(spent) - Decimal("318.53"))
    return sheet, f"C{row}", f"C{row}", sum(spent), "the total of spend was typed over its formula, long ago"


@fault("number-as-text.xlsx", cause="text_amount")
def _(name):
    amounts = pence(name, 7)
    t = Titled(amounts[:4] + [f"{amounts[4]:,.2f}"] + amounts[5:])
    t.amounts = amounts
    cell = t.close(t.formula(sum(amounts) - amounts[4]))
    return t.sheet, cell, t.at(4), sum(amounts), "an amount is kept as text and SUM passes over it"


@fault("number-as-text.ods", cause="text_amount")
def _(name):
    amounts = pence(name, 6)
    t = Plain(amounts[:2] + [f"£{amounts[2]}", f"£{amounts[3]}"] + amounts[4:])
    t.amounts = amounts
    cell = t.close(t.formula(sum(amounts) - amounts[2] - amounts[3]))
    return t.sheet, cell, t.at(2), sum(amounts), "two amounts are kept as text and SUM passes over them"


# What columns say of each other.


@fault("remaining-wrong.xlsx", verdict="ties", code="remaining-differs")
def _(name):
    spent, budget = pence(name, 6, high=90_000), money(1500, 2500, 1700, 4000, 3100, 1900)
    remaining = [b - s for b, s in zip(budget, spent)]
    remaining[3] -= 100
    sheet = Sheet("Plan")
    sheet.add("Activity", "Budget", "Spent", "Remaining")
    rows = [sheet.add(*row) for row in zip(WORDS, budget, spent, remaining)]
    sheet.add("Total", sum(budget), sum(spent), sum(remaining))
    return sheet, f"D{rows[3]}", "", sum(spent), "budget less spent is £100 more than what is said to remain"


@fault("remaining-wrong-committed.csv", verdict="ties", code="remaining-differs")
def _(name):
    spent, budget = pence(name, 5, high=50_000), money(1500, 2500, 1700, 4000, 3100)
    committed = money(100, 250, 0, 75, 310)
    remaining = [b - s - c for b, s, c in zip(budget, spent, committed)]
    remaining[1] += committed[1]
    sheet = Sheet()
    sheet.add("Activity", "Budget", "Spent", "Committed", "Balance remaining")
    rows = [sheet.add(*row) for row in zip(WORDS, budget, spent, committed, remaining)]
    sheet.add("Total", sum(budget), sum(spent), sum(committed), sum(remaining))
    return sheet, f"E{rows[1]}", "", sum(spent), "what is committed was not taken off in one line"


@fault("vat-wrong.csv", verdict="ties", code="vat-differs")
def _(name):
    net = money("250.00", "1310.50", "84.25", "622.75", "197.40", "61.15")
    vat = [(one * Decimal("0.2")).quantize(Decimal("0.01")) for one in net]
    gross = [n + v for n, v in zip(net, vat)]
    gross[2] += Decimal("9.99")
    sheet = Sheet()
    sheet.add("Item", "Net", "VAT", "Gross")
    rows = [sheet.add(*row) for row in zip(WORDS, net, vat, gross)]
    sheet.add("Total", sum(net), sum(vat), sum(gross))
    return sheet, f"D{rows[2]}", "", sum(gross), "net and VAT are £9.99 less than gross in one line"


@fault("vat-wrong-ledger.xlsx", verdict="ties", code="vat-differs")
def _(name):
    net = money("310.25", "1204.60", "87.15", "455.40", "902.35")
    vat = [(one * Decimal("0.2")).quantize(Decimal("0.01")) for one in net]
    gross = [n + v for n, v in zip(net, vat)]
    vat[4] = Decimal("108.47")
    sheet = Sheet("Payments")
    sheet.add("Date", "Paid to", "Description", "Net amount", "VAT amount", "Gross amount")
    rows = []
    for at in range(5):
        day = datetime.date(2018, 1, 4) + datetime.timedelta(days=at)
        rows.append(sheet.add(day, PAYEES[at], WORDS[at], net[at], vat[at], gross[at]))
    sheet.add(None, None, "Total", sum(net), sum(vat), sum(gross))
    return sheet, f"F{rows[4]}", "", sum(gross), "the VAT of one line is not what lies between net and gross"


@fault("to-date-wrong.csv", verdict="ties", code="to-date-differs")
def _(name):
    before, now = pence(name, 6), pence(name + "2", 6)
    to_date = [b + n for b, n in zip(before, now)]
    to_date[2] -= Decimal("55.00")
    sheet = Sheet()
    sheet.add("Activity", "Previously spent", "Spent this quarter", "Spent to date")
    rows = [sheet.add(*row) for row in zip(WORDS, before, now, to_date)]
    sheet.add("Total", sum(before), sum(now), sum(to_date))
    return sheet, f"D{rows[2]}", "", sum(now), "before and this quarter are £55 more than to date in one line"


@fault("to-date-wrong-titled.xlsx", verdict="ties", code="to-date-differs")
def _(name):
    before, now = pence(name, 7), pence(name + "2", 7)
    to_date = [b + n for b, n in zip(before, now)]
    to_date[5] += Decimal("10.01")
    sheet = Sheet("Q3")
    sheet.add("Coach Road Partnership")
    sheet.add("Quarter 3, 2017-18")
    sheet.gap()
    sheet.add("Theme", "Activity", "Previous period", "Spend this period", "Total to date")
    rows = [sheet.add("Hub", WORDS[at], before[at], now[at], to_date[at]) for at in range(7)]
    sheet.add("Total", None, sum(before), sum(now), sum(to_date))
    return sheet, f"E{rows[5]}", "", sum(now), "to date is £10.01 more than before and this period in one line"


# Units, signs, income.


@fault("thousands-heading.csv", verdict="ties", code="amounts-scaled")
def _(name):
    amounts = money("12.5", "4.2", "30.1", "8.7", "2.4")
    t = Plain(amounts, heading="Spend £000")
    t.close(sum(amounts))
    return t.sheet, t.at(0), "", 1000 * sum(amounts), "the heading says that amounts are in thousands"


@fault("thousands-title.xlsx", verdict="ties", code="amounts-scaled")
def _(name):
    amounts = money("18", "9", "44", "7", "120", "61")
    t = Plain(amounts, titles=("Leaf Hall: spend in 2017-18", "All figures in £'000s"), heading="Spent")
    t.close(sum(amounts))
    return t.sheet, t.at(0), "", 1000 * sum(amounts), "a title says that amounts are in thousands"


@fault("income-negative.csv", verdict="ties", code="income-among-spend")
def _(name):
    amounts = pence(name, 5) + money("-1250.00", "-86.40")
    t = Plain(amounts, words=WORDS[:5] + ["Grant received from the council", "Income from the café"])
    t.close(sum(amounts))
    return t.sheet, t.at(5), "", sum(amounts), "income stands among the spend as negatives"


@fault("income-positive.xlsx", verdict="ties", code="income-among-spend")
def _(name):
    amounts = pence(name, 5)
    amounts.insert(2, Decimal("5000.00"))
    t = Ledger(amounts, words=WORDS[:2] + ["Grant received, second payment"] + WORDS[2:5])
    t.close(sum(amounts))
    return t.sheet, t.at(2), "", sum(amounts), "a grant received stands among the payments and is added"


@fault("negative-spend.csv", verdict="ties", code="spend-negative")
def _(name):
    amounts = [-one for one in pence(name, 8)]
    t = Ledger(amounts)
    t.close(sum(amounts))
    return t.sheet, t.at(0), "", -sum(amounts), "a bank export prints what was paid out with a minus sign"


@fault("negative-spend.xlsx", verdict="ties", code="spend-negative")
def _(name):
    amounts = [-one for one in pence(name, 6)]
    t = Titled(amounts)
    t.close(t.formula(sum(amounts)))
    return t.sheet, t.at(0), "", -sum(amounts), "all spend is printed as negatives"


# What stands outside or cannot be proved.


@fault("line-below-total.xlsx", verdict="ties", code="lines-outside-totals")
def _(name):
    t = Plain(pence(name, 7))
    t.close(t.formula())
    late = Decimal("231.17")
    row = t.sheet.add("Late invoice for printing", late)
    return t.sheet, f"B{row}", "", sum(t.amounts) + late, "a line was written below the total"


@fault("line-above-range.xlsx", cause="outside_range")
def _(name):
    t = Titled(pence(name, 7))
    cell = t.close(t.formula(sum(t.amounts[1:]), first=1))
    return t.sheet, cell, t.at(0), sum(t.amounts), "a line was put in above the range that the formula adds"


@fault("first-line-missing.csv", cause="one_line")
def _(name):
    t = Ledger(pence(name, 6))
    cell = t.close(sum(t.amounts[1:]))
    return t.sheet, cell, t.at(0), sum(t.amounts), "the typed total leaves out the first line"
