"""Runs crosscast and the peers in turn on the same inbox and prints a Markdown table.

Every tool must find the same money to the penny, or nothing is printed. See README.md.
"""

import argparse
import csv
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent


def main():
    asked = arguments()
    inbox, mappings = asked.folder / "inbox", asked.folder / "mappings"
    truth = sums(asked.folder / "truth.csv")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        tools = commands(asked, inbox, mappings, out)
        # Once over every file, so that each tool reads them from memory.
        subprocess.run(tools["floor"].command, check=True, stdout=subprocess.DEVNULL)
        for turn in range(asked.rounds):
            for tool in tools.values():
                if turn < tool.rounds:
                    tool.run(truth["programme", ""])
                    print(f"round {turn + 1}: {tool.name} {tool.seconds[-1]:.2f} s", file=sys.stderr)
        check_areas(out / "crosscast/totals/areas.csv", truth)
    show(tools, asked)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="made by `cargo bench --bench scale -- make`")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--slow-rounds", type=int, default=3, help="of those with pandas")
    parser.add_argument("--threads", type=int, default=2, help="of the floor and of crosscast")
    parser.add_argument("--only", nargs="*", help="crosscast, the floor and these peers")
    parser.add_argument(
        "--crosscast", type=Path, default=REPOSITORY / "target/release/crosscast"
    )
    parser.add_argument("--scale", type=Path, help="the built bench, where it is not found")
    asked = parser.parse_args()
    if asked.scale is None:
        built = (REPOSITORY / "target/release/deps").glob("scale-*")
        built = [path for path in built if os.access(path, os.X_OK) and not path.suffix]
        if not built:
            parser.error("build the floor first: cargo bench --bench scale --no-run")
        asked.scale = max(built, key=lambda path: path.stat().st_mtime)
    return asked


def commands(asked, inbox, mappings, out):
    """The tools in the order in which they take turns."""
    threads = str(asked.threads)
    run = [asked.crosscast, "run", inbox, "--mappings", mappings, "--out", out / "crosscast"]
    run += ["--threads", threads]
    peer = lambda script, *engine: [  # noqa: E731
        sys.executable, "-W", "ignore", HERE / script, *engine, inbox, mappings, out / "peer",
    ]
    every, few = asked.rounds, asked.slow_rounds
    tools = {
        "floor": Tool("calamine's streaming read alone", [asked.scale, "floor", inbox, threads], every),
        "crosscast": Tool("**crosscast run**, all outputs", run, every, out / "crosscast", of_crosscast),
        "again": Tool("crosscast run again, nothing changed", run, every, None, of_crosscast),
        "calamine": Tool(
            "python-calamine + rapidfuzz, two processes", peer("calamine_peer.py"), every,
            out / "peer", in_pence,
        ),
        "polars": Tool(
            "polars + fastexcel + rapidfuzz", peer("polars_peer.py"), every, out / "peer", in_pence
        ),
        "pandas-calamine": Tool(
            "pandas, calamine engine + rapidfuzz", peer("pandas_peer.py", "calamine"), few,
            out / "peer", in_pence,
        ),
        "pandas-openpyxl": Tool(
            "pandas + openpyxl + rapidfuzz", peer("pandas_peer.py", "openpyxl"), few,
            out / "peer", in_pence,
        ),
    }
    always = {"floor", "crosscast", "again"}
    chosen = tools.keys() if asked.only is None else always | set(asked.only)
    return {name: tool for name, tool in tools.items() if name in chosen}


class Tool:
    def __init__(self, name, command, rounds, fresh=None, pence=None):
        self.name, self.command, self.rounds = name, [str(part) for part in command], rounds
        self.fresh, self.pence = fresh, pence
        self.seconds, self.megabytes = [], []

    def run(self, truth):
        """One run, timed, with the most memory that it and its children held together."""
        if self.fresh:
            shutil.rmtree(self.fresh, ignore_errors=True)
        with tempfile.TemporaryFile("w+") as said, tempfile.TemporaryFile("w+") as wrong:
            start = time.perf_counter()
            process = subprocess.Popen(self.command, stdout=said, stderr=wrong)
            watch = Watch(process.pid)
            watch.start()
            _, status, used = os.wait4(process.pid, 0)
            self.seconds.append(time.perf_counter() - start)
            process.returncode = os.waitstatus_to_exitcode(status)
            watch.done.set()
            watch.join()
            self.megabytes.append(max(watch.peak, used.ru_maxrss) / 1024)
            said.seek(0)
            wrong.seek(0)
            says = said.read()
            # crosscast ends with 1 when something is left for people to decide.
            if process.returncode not in (0, 1 if self.pence is of_crosscast else 0):
                sys.exit(f"{self.name} ended with {process.returncode}:\n{wrong.read()}")
        if self.pence and (found := self.pence(says)) != truth:
            sys.exit(f"{self.name} found {found} pence, where {truth} were spent")


class Watch(threading.Thread):
    """Looks at the memory of a process and its children, fifty times a second."""

    def __init__(self, pid):
        super().__init__()
        self.pid, self.peak, self.done = pid, 0, threading.Event()

    def run(self):
        while not self.done.wait(0.02):
            self.peak = max(self.peak, sum(map(kilobytes, family(self.pid))))


def family(pid):
    """A process and all that it started."""
    found = [pid]
    for parent in found:
        try:
            for task in Path(f"/proc/{parent}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
        except OSError:
            pass
    return found


def kilobytes(pid):
    """Resident memory, what is shared counted in part."""
    try:
        return int(re.search(r"^Pss: *(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M)[1])
    except (OSError, TypeError):
        return 0


def sums(path):
    """Pence by level and name."""
    with open(path, newline="", encoding="utf-8") as file:
        return {
            (row["level"], row["name"]): in_pence(row["sum"].replace(".", ""))
            for row in csv.DictReader(file)
        }


def check_areas(path, truth):
    """Whether crosscast's totals of each area make the truth."""
    found = Counter()
    with open(path, newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            found["area", row["area"]] += in_pence(row["amount"].replace(".", ""))
    wrong = [area for area in truth if area[0] == "area" and truth[area] != found[area]]
    if wrong:
        sys.exit(f"crosscast's totals of {len(wrong)} areas are not the truth, such as {wrong[0][1]}")


def in_pence(says):
    return int(says.split()[-1])


def of_crosscast(says):
    found = re.search(r"^Programme: £([\d,]+\.\d\d) ", says, re.M)
    return int(re.sub(r"[,.]", "", found[1])) if found else None


def show(tools, asked):
    middle = {key: statistics.median(tool.seconds) for key, tool in tools.items()}
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()};", end=" ")
    print(f"medians of {asked.rounds} rounds ({asked.slow_rounds} of those with pandas), taken in turn.\n")
    print("| tool | seconds | from – to | of crosscast | of the floor | peak memory |")
    print("|---|---|---|---|---|---|")
    for key, tool in tools.items():
        seconds, memory = middle[key], statistics.median(tool.megabytes)
        span = f"{min(tool.seconds):.2f} – {max(tool.seconds):.2f}"
        ratios = f"{seconds / middle['crosscast']:.2f} × | {seconds / middle['floor']:.2f} ×"
        print(f"| {tool.name} | {seconds:.2f} | {span} | {ratios} | {memory:.0f} MB |")


if __name__ == "__main__":
    main()
