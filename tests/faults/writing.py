"""Writes small sheets as xlsx (openpyxl), ods (odfpy), xls (xlwt) and csv.

openpyxl and xlwt keep no value beside a formula, as a spreadsheet program does. What a formula
shows is therefore stated by whoever plants it, and put into the file's XML here.
"""

import csv
import datetime
import re
import zipfile
from decimal import Decimal

import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl.utils import get_column_letter

WHEN = (2026, 11, 22, 0, 0, 0)


class Formula:
    """A formula and what its cell shows."""

    def __init__(self, text, shows):
        self.text, self.shows = text, Decimal(shows)


class Sheet:
    """One sheet: rows of cells, which are text, numbers, dates, formulas or None."""

    def __init__(self, name="Return"):
        self.name, self.rows, self.hidden = name, [], set()

    def add(self, *cells):
        """Adds a row and returns its number as the spreadsheet shows it."""
        self.rows.append(list(cells))
        return len(self.rows)

    def gap(self):
        return self.add()


def write(path, sheets):
    {".xlsx": xlsx, ".ods": ods, ".xls": xls, ".csv": text}[path.suffix](path, sheets)


def shown(cell):
    return cell.shows if isinstance(cell, Formula) else cell


def text(path, sheets):
    (sheet,) = sheets
    with open(path, "w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out, lineterminator="\r\n")
        for cells in sheet.rows:
            row = ["" if cell is None else shown(cell) for cell in cells]
            rows.writerow([c.strftime("%d/%m/%Y") if isinstance(c, datetime.date) else c for c in row])


def xls(path, sheets):
    book = xlwt.Workbook()
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for sheet in sheets:
        page = book.add_sheet(sheet.name)
        for r, cells in enumerate(sheet.rows):
            for c, cell in enumerate(cells):
                cell = shown(cell)
                if isinstance(cell, datetime.date):
                    page.write(r, c, cell, day)
                elif cell is not None:
                    page.write(r, c, float(cell) if isinstance(cell, Decimal) else cell)
        for row in sheet.hidden:
            page.row(row - 1).hidden = True
    book.save(str(path))


def xlsx(path, sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    values = []
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        of_sheet = {}
        for r, cells in enumerate(sheet.rows, 1):
            for c, cell in enumerate(cells, 1):
                if cell is None:
                    continue
                if isinstance(cell, Formula):
                    of_sheet[f"{get_column_letter(c)}{r}"] = cell.shows
                    page.cell(r, c, "=" + cell.text).number_format = "#,##0.00"
                    continue
                page.cell(r, c, float(cell) if isinstance(cell, Decimal) else cell)
                if isinstance(cell, Decimal):
                    page.cell(r, c).number_format = "#,##0.00"
                elif isinstance(cell, datetime.date):
                    page.cell(r, c).number_format = "dd/mm/yyyy"
        for row in sheet.hidden:
            page.row_dimensions[row].hidden = True
        values.append(of_sheet)
    book.save(path)
    finished(path, values)


def finished(path, values):
    """Puts the values beside the formulas, and one fixed time on everything in the file."""
    with zipfile.ZipFile(path) as old:
        parts = [(name, old.read(name)) for name in old.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts:
            sheet = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name)
            if sheet:
                xml = data.decode()
                for cell, value in values[int(sheet[1]) - 1].items():
                    pattern = rf'(<c r="{cell}"[^>]*><f>[^<]*</f>)<v\s*/>|(<c r="{cell}"[^>]*><f>[^<]*</f>)<v></v>'
                    xml, found = re.subn(pattern, lambda m: f"{m[1] or m[2]}<v>{value}</v>", xml)
                    assert found == 1, (path, cell)
                data = xml.encode()
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-11-22T00:00:00Z", data)
            new.writestr(zipfile.ZipInfo(name, WHEN), data, zipfile.ZIP_DEFLATED)


def ods(path, sheets):
    book = OpenDocumentSpreadsheet()
    for sheet in sheets:
        table = Table(name=sheet.name)
        for r, cells in enumerate(sheet.rows, 1):
            row = TableRow(visibility="collapse") if r in sheet.hidden else TableRow()
            for cell in cells:
                if cell is None:
                    made = TableCell()
                elif isinstance(cell, Formula):
                    dotted = re.sub(r"\b([A-Z]+\d+)\b", r".\1", cell.text).replace(",", ";")
                    dotted = re.sub(r"(\.[A-Z]+\d+)(:\.[A-Z]+\d+)?", r"[\g<0>]", dotted)
                    made = TableCell(formula="of:=" + dotted, valuetype="float", value=str(cell.shows))
                elif isinstance(cell, (Decimal, int)):
                    made = TableCell(valuetype="float", value=str(cell))
                elif isinstance(cell, datetime.date):
                    made = TableCell(valuetype="date", datevalue=cell.isoformat())
                else:
                    made = TableCell(valuetype="string")
                    made.addElement(P(text=cell))
                row.addElement(made)
            table.addElement(row)
        book.spreadsheet.addElement(table)
    book.save(str(path))
    with zipfile.ZipFile(path) as old:
        parts = [(name, old.read(name)) for name in old.namelist()]
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts:
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            if name == "meta.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", b"2026-11-22T00:00:00", data)
            new.writestr(zipfile.ZipInfo(name, WHEN), data, kind)
