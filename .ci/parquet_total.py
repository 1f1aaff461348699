"""Adds up entries.parquet with DuckDB, and holds the sum against the published total."""

import json
import sys
from decimal import Decimal
from pathlib import Path

import duckdb

out = Path(sys.argv[1])
figures = json.loads((out / "summary.json").read_text("utf-8"))["figures"]
total = Decimal(next(one["value"] for one in figures if one["id"] == "programme.total"))
[(found, amount, day)] = duckdb.sql(
    "select sum(amount), typeof(any_value(amount)), typeof(any_value(date)) "
    f"from read_parquet('{out / 'entries.parquet'}')"
).fetchall()
print(f"entries.parquet adds up to {found}, the programme's total is {total}")
if (found, amount, day) != (total, "DECIMAL(18,2)", "DATE"):
    sys.exit(f"the sum should be {total}, of DECIMAL(18,2), with DATE; it is {found}, {amount}, {day}")
