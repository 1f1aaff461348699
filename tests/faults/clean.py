"""Workbooks in which nothing is wrong, some of which look as if something were."""

import datetime
from decimal import Decimal

from planted import PAYEES, WORDS, Ledger, Plain, Sections, Titled, groups, money, pence, total
from writing import Formula, Sheet

CLEAN = []


def clean(name, verdict="ties", code=""):
    """Names a workbook in which nothing is wrong; `code` is a note that is expected all the same.
    The function returns its sheets and what counts as spend."""

    def keep(make):
        CLEAN.append((name, verdict, code, make))
        return make

    return keep


def closed(t, printed=None):
    t.close(sum(t.amounts) if printed is None else printed)
    return t.sheet, sum(t.amounts)


@clean("plain.csv")
def _(name):
    return closed(Plain(pence(name, 7)))


@clean("plain.xls")
def _(name):
    return closed(Plain(pence(name, 9)))


@clean("plain-titles.ods")
def _(name):
    return closed(Plain(pence(name, 8), titles=("Coach Road Partnership", "Spend in 2016")))


@clean("formulas.xlsx")
def _(name):
    t = Titled(pence(name, 8))
    return closed(t, t.formula())


@clean("formulas.ods")
def _(name):
    t = Plain(pence(name, 6))
    return closed(t, t.formula())


@clean("sections.csv")
def _(name):
    return closed(Sections(groups(name)))


@clean("sections-formulas.xlsx")
def _(name):
    t = Sections(groups(name), formulas=True)
    return closed(t, Formula("+".join(t.subtotals), sum(t.amounts)))


@clean("sections-sum-of-subtotals.xlsx")
def _(name):
    t = Sections(groups(name), formulas=True)
    return closed(t, Formula(f"SUM({','.join(t.subtotals)})", sum(t.amounts)))


@clean("ledger.csv")
def _(name):
    return closed(Ledger(pence(name, 12)))


@clean("ledger.ods")
def _(name):
    t = Ledger(pence(name, 10))
    return closed(t, t.formula())


@clean("ledger-total-gas.csv")
def _(name):
    return closed(Ledger(pence(name, 10), payees=["A Jones", "Total Gas & Power", "Print Works"]))


@clean("no-total.csv", verdict="no_total")
def _(name):
    t = Plain(pence(name, 6))
    return t.sheet, sum(t.amounts)


@clean("no-total.xlsx", verdict="no_total")
def _(name):
    t = Titled(pence(name, 5))
    return t.sheet, sum(t.amounts)


@clean("refund.csv")
def _(name):
    t = Plain(pence(name, 6) + money("-85.40"), words=WORDS[:6] + ["Refund of hall deposit"])
    return closed(t)


@clean("credit-note.xlsx")
def _(name):
    amounts = pence(name, 7)
    amounts[4] = -amounts[2]
    t = Ledger(amounts, words=WORDS[:4] + ["Credit note for " + WORDS[2].lower()] + WORDS[5:7])
    return closed(t, t.formula())


@clean("two-equal-lines.csv")
def _(name):
    amounts = pence(name, 7)
    amounts[5] = amounts[1]
    return closed(Ledger(amounts, words=WORDS[:5] + [WORDS[1]] + WORDS[6:7]))


@clean("rent-each-month.xlsx")
def _(name):
    amounts = money(*["450.00"] * 6)
    t = Ledger(amounts, words=["Rent of the hub"] * 6, payees=["Parish Hall Trust"])
    return closed(t, t.formula())


@clean("vat-column.csv")
def _(name):
    net = money("250.00", "1310.50", "84.25", "622.75", "197.40")
    vat = [(one * Decimal("0.2")).quantize(Decimal("0.01")) for one in net]
    gross = [n + v for n, v in zip(net, vat)]
    sheet = Sheet()
    sheet.add("Item", "Net", "VAT", "Gross")
    for row in zip(WORDS, net, vat, gross):
        sheet.add(*row)
    sheet.add("Total", sum(net), sum(vat), sum(gross))
    return sheet, sum(gross)


@clean("vat-mixed-rates.xlsx")
def _(name):
    net = money("310.25", "1204.60", "87.15", "455.40", "902.35", "40.00")
    rates = money("0.2", "0.05", "0", "0.2", "0.05", "0")
    vat = [(n * r).quantize(Decimal("0.01")) for n, r in zip(net, rates)]
    sheet = Sheet("Payments")
    sheet.add("Paid to", "Description", "Net amount", "VAT amount", "Gross amount")
    rows = [sheet.add(PAYEES[at % 5], WORDS[at], net[at], vat[at], net[at] + vat[at]) for at in range(6)]
    sums = [total(c, rows[0], rows[-1], s) for c, s in zip("CDE", (sum(net), sum(vat), sum(net) + sum(vat)))]
    sheet.add(None, "Total", *sums)
    return sheet, sum(net) + sum(vat)


@clean("hidden-and-counted.xlsx")
def _(name):
    t = Titled(pence(name, 8))
    t.sheet.hidden |= {t.rows[2], t.rows[5]}
    return closed(t, t.formula())


@clean("filtered-subtotal-all-shown.xlsx")
def _(name):
    t = Ledger(pence(name, 7))
    return closed(t, t.formula(function="SUBTOTAL(9,"))


@clean("total-in-whole-pounds.csv")
def _(name):
    t = Plain(money("412.48", "1203.41", "88.37", "640.46", "97.29"))
    assert sum(t.amounts) == Decimal("2442.01")
    return closed(t, Decimal("2442"))


@clean("total-in-whole-pounds.xlsx")
def _(name):
    t = Titled(money("310.61", "94.72", "1788.58", "250.66", "73.81", "905.69"))
    assert sum(t.amounts) == Decimal("3424.07")
    return closed(t, Decimal("3424"))


@clean("a-penny-of-rounding.csv")
def _(name):
    t = Plain(pence(name, 9))
    return closed(t, sum(t.amounts) + Decimal("0.01"))


@clean("budget-spent-remaining.csv")
def _(name):
    spent, budget = pence(name, 6, high=200_000), money(1500, 2500, 1700, 4000, 3100, 1900)
    sheet = Sheet()
    sheet.add("Activity", "Budget", "Spent", "Remaining")
    for word, b, s in zip(WORDS, budget, spent):
        sheet.add(word, b, s, b - s)
    sheet.add("Total", sum(budget), sum(spent), sum(budget) - sum(spent))
    return sheet, sum(spent)


@clean("variance-the-other-way.xlsx")
def _(name):
    spent, budget = pence(name, 6, high=300_000), money(1500, 2500, 1700, 4000, 3100, 1900)
    sheet = Sheet("Plan")
    sheet.add("Activity", "Budget", "Actual", "Variance")
    rows = [sheet.add(word, b, s, s - b) for word, b, s in zip(WORDS, budget, spent)]
    sums = [total(c, rows[0], rows[-1], s) for c, s in zip("BC", (sum(budget), sum(spent)))]
    sheet.add("Total", *sums, sum(spent) - sum(budget))
    return sheet, sum(spent)


@clean("committed-too.xlsx")
def _(name):
    spent, budget = pence(name, 5, high=60_000), money(1500, 2500, 1700, 4000, 3100)
    committed = money(100, 250, 0, 75, 310)
    sheet = Sheet("Plan")
    sheet.add("Activity", "Budget", "Spent", "Committed", "Remaining")
    for word, b, s, c in zip(WORDS, budget, spent, committed):
        sheet.add(word, b, s, c, b - s - c)
    left = sum(budget) - sum(spent) - sum(committed)
    sheet.add("Total", sum(budget), sum(spent), sum(committed), left)
    return sheet, sum(spent)


@clean("before-now-to-date.csv")
def _(name):
    before, now = pence(name, 6), pence(name + "2", 6)
    sheet = Sheet()
    sheet.add("Activity", "Previously spent", "Spent this quarter", "Spent to date")
    for word, b, n in zip(WORDS, before, now):
        sheet.add(word, b, n, b + n)
    sheet.add("Total", sum(before), sum(now), sum(before) + sum(now))
    return sheet, sum(now)


@clean("match-and-in-kind.csv")
def _(name):
    ours, match = pence(name, 6), pence(name + "2", 6)
    kind = money(100, 0, 250, 0, 75, 60)
    sheet = Sheet()
    sheet.add("Activity", "Spent", "Match funding", "In kind")
    for row in zip(WORDS, ours, match, kind):
        sheet.add(*row)
    sheet.add("Total", sum(ours), sum(match), sum(kind))
    return sheet, sum(ours)


@clean("match-summed.xlsx")
def _(name):
    ours, match = pence(name, 6), pence(name + "2", 6)
    sheet = Sheet("Spend")
    sheet.add("Activity", "Big Local", "Match funding", "Total")
    for word, o, m in zip(WORDS, ours, match):
        sheet.add(word, o, m, o + m)
    sheet.add("Total", sum(ours), sum(match), sum(ours) + sum(match))
    return sheet, sum(ours)


@clean("debit-and-credit.csv", code="credits-taken-off")
def _(name):
    debit = pence(name, 6)
    sheet = Sheet()
    sheet.add("Date", "Description", "Debit", "Credit")
    for at, amount in enumerate(debit):
        sheet.add(datetime.date(2017, 5, 2 + at), WORDS[at], amount, None)
    sheet.add(datetime.date(2017, 5, 20), "Hall deposit returned", None, Decimal("75.00"))
    sheet.add(None, "Total", sum(debit), Decimal("75.00"))
    return sheet, sum(debit) - 75


@clean("quarters.xlsx")
def _(name):
    quarters = [pence(name + str(at), 5) for at in range(4)]
    sheet = Sheet("2016-17")
    sheet.add("Activity", "Apr-Jun 2016", "Jul-Sep 2016", "Oct-Dec 2016", "Jan-Mar 2017", "Year")
    rows = []
    for at in range(5):
        line = [quarter[at] for quarter in quarters]
        rows.append(sheet.add(WORDS[at], *line, sum(line)))
    sums = [sum(quarter) for quarter in quarters]
    cells = [total(c, rows[0], rows[-1], s) for c, s in zip("BCDEF", [*sums, sum(sums)])]
    sheet.add("Total", *cells)
    return sheet, sum(sums)


@clean("two-tables.xlsx")
def _(name):
    first, second = pence(name, 5), pence(name + "2", 4)
    sheet = Sheet("Spend")
    sheet.add("Staff", "Spent")
    for row in zip(WORDS, first):
        sheet.add(*row)
    sheet.add("Total staff", sum(first))
    sheet.gap()
    sheet.gap()
    sheet.add("Activities", "Spent")
    for row in zip(WORDS[5:], second):
        sheet.add(*row)
    sheet.add("Total activities", sum(second))
    return sheet, sum(first) + sum(second)


@clean("two-sheets.xlsx")
def _(name):
    first, second = Plain(pence(name, 6)), Plain(pence(name + "2", 8))
    first.sheet.name, second.sheet.name = "Q1", "Q2"
    for t in (first, second):
        t.close(t.formula())
    return [first.sheet, second.sheet], sum(first.amounts) + sum(second.amounts)


@clean("total-on-top.csv")
def _(name):
    amounts = pence(name, 7)
    sheet = Sheet()
    sheet.add("Activity", "Spent")
    sheet.add("Total", sum(amounts))
    for row in zip(WORDS, amounts):
        sheet.add(*row)
    return sheet, sum(amounts)


@clean("amounts-in-words-of-people.csv")
def _(name):
    amounts = money("1234.50", "85.00", "-40.00", "0", "612.25", "-7.30")
    sheet = Sheet()
    sheet.add("Activity", "Amount")
    for word, text in zip(WORDS, ["£1,234.50", "£85", "(40.00)", "£-", "612.25 ", "7.30 CR"]):
        sheet.add(word, text)
    sheet.add("Total", "£1,884.45")
    assert sum(amounts) == Decimal("1884.45")
    return sheet, sum(amounts)


@clean("all-amounts-as-text.xlsx")
def _(name):
    amounts = pence(name, 6)
    t = Titled([f"{amount:,.2f}" for amount in amounts])
    t.amounts = amounts
    return closed(t, f"{sum(amounts):,.2f}")


@clean("label-income-advice.csv")
def _(name):
    words = ["Income maximisation worker", "Advice for people on low income", *WORDS[2:7]]
    return closed(Plain(pence(name, 7), words=words))


@clean("grant-in-title.csv")
def _(name):
    return closed(Plain(pence(name, 6), titles=("Grant of £50,000 for 3 years", "£12 000 paid so far")))


@clean("notes-below.xlsx")
def _(name):
    t = Titled(pence(name, 6))
    t.close(t.formula())
    t.sheet.gap()
    t.sheet.add("All receipts are kept at the hub.")
    t.sheet.add("Signed: P Walker, treasurer", None, None, None, datetime.date(2017, 7, 14))
    return t.sheet, sum(t.amounts)


@clean("blank-amounts.csv")
def _(name):
    amounts = pence(name, 8)
    t = Plain(amounts[:3] + [None] + amounts[4:6] + [None] + amounts[7:])
    t.amounts = [amount for at, amount in enumerate(amounts) if at not in (3, 6)]
    return closed(t)


@clean("round-amounts.csv")
def _(name):
    t = Plain(money("500", "250", "750", "1000", "500", "300", "200", "450"))
    return closed(t)


@clean("income-section.csv")
def _(name):
    amounts = pence(name, 5)
    sheet = Sheet()
    sheet.add("Item", "Amount")
    sheet.add("Income")
    sheet.add("Grant from Local Trust", Decimal("20000.00"))
    sheet.add("Expenditure")
    for row in zip(WORDS, amounts):
        sheet.add(*row)
    sheet.add("Total expenditure", sum(amounts))
    return sheet, sum(amounts)
