"""pandas + rapidfuzz: pandas_peer.py ENGINE INBOX MAPPINGS OUT, where ENGINE is openpyxl or calamine.

With openpyxl, xls is read by xlrd and ods by odfpy: openpyxl reads neither.
"""

import sys

import pandas as pd

import spend

OPENPYXL = {".xlsx": "openpyxl", ".xls": "xlrd", ".ods": "odf"}


def tables(path, engine):
    """Label and amount of the rows below the header of each sheet."""
    if path.suffix == ".csv":
        if found := spend.csv_header(path):
            above, label, amount = found
            table = pd.read_csv(path, skiprows=above, usecols=[label, amount])
            # The columns keep the order of the file.
            yield table if label < amount else table.iloc[:, ::-1]
        return
    reader = OPENPYXL[path.suffix] if engine == "openpyxl" else engine
    for sheet in pd.read_excel(path, sheet_name=None, header=None, engine=reader).values():
        for at, cells in enumerate(sheet.itertuples(index=False)):
            if found := spend.columns(cells):
                yield sheet.iloc[at + 1 :, list(found)]
                break


def lines(table):
    """The rows that say what was paid for and how much, without sums."""
    table = table.set_axis(["label", "amount"], axis=1)
    table = table.assign(amount=pd.to_numeric(table["amount"], errors="coerce")).dropna()
    table = table[~table["label"].astype(str).str.lower().str.startswith(spend.TOTALS)]
    return table.assign(pence=(table["amount"] * 100).round().astype("int64"))[["label", "pence"]]


def main(engine, inbox, mappings, out):
    parts = [lines(table) for path in spend.files(inbox) for table in tables(path, engine)]
    sums = pd.concat(parts).groupby("label")["pence"].agg(["size", "sum"])
    spend.publish(
        {label: (int(size), int(pence)) for label, size, pence in sums.itertuples()}, mappings, out
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
