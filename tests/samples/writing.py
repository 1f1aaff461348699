"""Writes grids of cells as workbooks and text files, each format by a program of its own.

xlsx: openpyxl, or LibreOffice when formulas need their values.  xls: xlwt or LibreOffice.
ods: odfpy or LibreOffice.  xlsb: SheetJS.  Text: Python's csv.
"""

import csv
import datetime
import io
import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl.styles import Alignment, Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HERE = Path(__file__).parent
FIXED = datetime.datetime(2026, 11, 21)


@dataclass
class Sheet:
    """One sheet. Cells are text, Decimal, int, float, date, None, or a formula (text with `=`)."""

    name: str
    rows: list = field(default_factory=list)
    merged: list = field(default_factory=list)
    bold: set = field(default_factory=set)
    hidden_rows: set = field(default_factory=set)
    hidden: bool = False
    filter: str = ""
    money: str = "#,##0.00"
    date: str = "dd/mm/yyyy"
    widths: dict = field(default_factory=dict)

    def add(self, *cells, bold=False):
        """Adds a row and returns its number as the spreadsheet shows it."""
        self.rows.append(list(cells))
        if bold:
            self.bold.add(len(self.rows))
        return len(self.rows)

    def gap(self, rows=1):
        """Adds empty rows."""
        for _ in range(rows):
            self.rows.append([])

    @property
    def last(self):
        """The number of the last row."""
        return len(self.rows)


def xlsx(path, *sheets, epoch_1904=False):
    """By openpyxl: a formula is written without its value."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    if epoch_1904:
        book.epoch = CALENDAR_MAC_1904
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    path.parent.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    book.save(buffer)
    path.write_bytes(buffer.getvalue())
    settle(path)


def _fill(page, sheet):
    for r, row in enumerate(sheet.rows, 1):
        for c, value in enumerate(row, 1):
            if value is None:
                continue
            cell = page.cell(r, c)
            cell.value = float(value) if isinstance(value, Decimal) else value
            if isinstance(value, (Decimal, float)) or str(value).startswith("="):
                cell.number_format = sheet.money
            elif isinstance(value, datetime.date):
                cell.number_format = sheet.date
            elif isinstance(value, str) and len(value) > 60:
                cell.alignment = Alignment(wrap_text=True)
            if r in sheet.bold:
                cell.font = Font(bold=True)
    for area in sheet.merged:
        page.merge_cells(area)
    for row in sheet.hidden_rows:
        page.row_dimensions[row].hidden = True
    if sheet.hidden:
        page.sheet_state = "hidden"
    if sheet.filter:
        page.auto_filter.ref = sheet.filter
    page.column_dimensions["A"].width = 34
    for letter, width in sheet.widths.items():
        page.column_dimensions[letter].width = width


def libreoffice(path, *sheets):
    """By LibreOffice, in the format that the ending of `path` names: formulas get their values."""
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "in" / f"{path.stem}.xlsx"
        xlsx(draft, *sheets)
        kind = path.suffix[1:]
        filters = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "xls": "xls:MS Excel 97", "ods": "ods:calc8"}
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{tempfile.gettempdir()}/samples-office",
             "--convert-to", filters[kind], "--outdir", folder, str(draft)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(Path(folder) / path.name, path)
    if kind != "xls":
        settle(path)


def xlsb(path, *sheets):
    """By SheetJS, from a workbook whose formulas LibreOffice has calculated."""
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / f"{path.stem}.xlsx"
        libreoffice(draft, *sheets)
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["node", str(HERE / "to_xlsb.js"), str(draft), str(path)], check=True, env=os.environ)
    settle(path)


def xls(path, *sheets):
    """By xlwt, without formulas."""
    book = xlwt.Workbook(encoding="utf-8")
    plain, bold = xlwt.easyxf(""), xlwt.easyxf("font: bold on")
    for sheet in sheets:
        page = book.add_sheet(sheet.name)
        money = xlwt.easyxf(num_format_str=sheet.money)
        date = xlwt.easyxf(num_format_str=sheet.date)
        heads = {}
        for area in sheet.merged:
            low, high = (openpyxl.utils.cell.coordinate_to_tuple(end) for end in area.split(":"))
            heads[low] = high
        for r, row in enumerate(sheet.rows, 1):
            for c, value in enumerate(row, 1):
                style = bold if r in sheet.bold else plain
                if isinstance(value, (Decimal, float)):
                    value, style = float(value), money
                elif isinstance(value, datetime.date):
                    style = date
                if (r, c) in heads:
                    page.write_merge(r - 1, heads[r, c][0] - 1, c - 1, heads[r, c][1] - 1, value, style)
                elif value is not None:
                    page.write(r - 1, c - 1, value, style)
        page.col(0).width = 256 * 34
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(str(path))


def ods(path, *sheets):
    """By odfpy, without formulas: bare tables, as small programs write them."""
    book = OpenDocumentSpreadsheet()
    for sheet in sheets:
        table = Table(name=sheet.name)
        for row in sheet.rows:
            line = TableRow()
            for value in row:
                line.addElement(_ods_cell(value))
            if not row:
                line.addElement(TableCell())
            table.addElement(line)
        book.spreadsheet.addElement(table)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(str(path))
    settle(path)


def _ods_cell(value):
    if value is None:
        return TableCell()
    if isinstance(value, (Decimal, int, float)):
        cell = TableCell(valuetype="float", value=str(value))
        cell.addElement(P(text=f"{value:,.2f}"))
    elif isinstance(value, datetime.date):
        cell = TableCell(valuetype="date", datevalue=value.isoformat())
        cell.addElement(P(text=value.strftime("%d/%m/%Y")))
    else:
        cell = TableCell(valuetype="string")
        cell.addElement(P(text=str(value)))
    return cell


def text(path, rows, encoding="utf-8", delimiter=",", newline="\r\n"):
    """Delimited text; every value as the partnership's program printed it."""
    page = io.StringIO(newline="")
    csv.writer(page, delimiter=delimiter, lineterminator=newline).writerows(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(page.getvalue().encode(encoding))


def settle(path):
    """Rewrites a zipped workbook without clock times, so that the same data gives the same bytes."""
    stamp = FIXED.strftime("%Y-%m-%dT%H:%M:%S")
    with zipfile.ZipFile(path) as old:
        entries = [(item, old.read(item.filename)) for item in old.infolist()]
    with zipfile.ZipFile(path, "w") as new:
        for item, content in entries:
            if item.filename in ("docProps/core.xml", "meta.xml"):
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?", stamp.encode(), content)
            fresh = zipfile.ZipInfo(item.filename, FIXED.timetuple()[:6])
            fresh.compress_type = item.compress_type
            if fresh.compress_type == zipfile.ZIP_STORED and item.filename != "mimetype":
                fresh.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fresh, content)
