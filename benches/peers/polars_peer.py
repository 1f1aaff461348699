"""polars + fastexcel + rapidfuzz: polars_peer.py INBOX MAPPINGS OUT."""

import sys

import fastexcel
import polars as pl

import spend


def tables(path):
    """Label and amount of the rows below the header of each sheet, both as text or numbers."""
    if path.suffix == ".csv":
        if found := spend.csv_header(path):
            above, label, amount = found
            table = pl.read_csv(
                path, skip_rows=above, truncate_ragged_lines=True, columns=[label, amount]
            )
            names = table.columns if label < amount else table.columns[::-1]
            yield table.select(pl.col(names[0]).alias("label"), pl.col(names[1]).alias("amount"))
        return
    book = fastexcel.read_excel(path)
    for name in book.sheet_names:
        # Without a known header the columns hold both words and numbers: text keeps both.
        sheet = book.load_sheet(name, header_row=None, dtypes="string").to_polars()
        for at, cells in enumerate(sheet.iter_rows()):
            if found := spend.columns(cells):
                label, amount = (sheet.columns[column] for column in found)
                below = sheet.slice(at + 1)
                yield below.select(pl.col(label).alias("label"), pl.col(amount).alias("amount"))
                break


def sums(path):
    """Lines and pence of each label of a file, without sums."""
    label = pl.col("label").str.to_lowercase()
    is_sum = label.str.starts_with("subtotal") | label.str.starts_with("total")
    pence = (pl.col("amount").cast(pl.Float64, strict=False) * 100).round().cast(pl.Int64)
    parts = [
        table.lazy()
        .select("label", pence.alias("pence"), is_sum.alias("is_sum"))
        .drop_nulls()
        .filter(~pl.col("is_sum"))
        .group_by("label")
        .agg(pl.len().alias("lines"), pl.col("pence").sum())
        .collect()
        for table in tables(path)
    ]
    return pl.concat(parts) if parts else None


def main(inbox, mappings, out):
    # A pool of threads brings nothing: the reader holds the interpreter's lock.
    parts = [part for path in spend.files(inbox) if (part := sums(path)) is not None]
    whole = pl.concat(parts).group_by("label").agg(pl.col("lines").sum(), pl.col("pence").sum())
    spend.publish({label: (n, pence) for label, n, pence in whole.iter_rows()}, mappings, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
