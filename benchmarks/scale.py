"""How cost grows with a package: check and build, beside their peers, in the same run.

    python -m benchmarks.scale [--mentions 10000 100000] [--repeat 3] [--only NAME …]

Packages are made by `synthetic.py`, of copies of this one. Each program runs in a process of its
own; what is counted is the processor's time (user and system) and the most memory that it held. The
ratios are those of runs of one round, so that what else the machine does tells on both sides.
"""

import argparse
import csv
import os
import re
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import closing
from math import log
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks import synthetic
from sandhi.package import Package, Trust
from sandhi.publish.database import build
from sandhi.publish.sqlite.ddl import create_indexes, create_table, identifier, literal
from sandhi.publish.sqlite.search import TOKENIZER, searched

ROOT = Path(__file__).parents[1]
OURS = [sys.executable, "-m", "sandhi", "--trust"]
SELF = [sys.executable, "-m", "benchmarks.scale", "--run"]
PROGRAMS = {
    "check": [*OURS, "check"],
    "frictionless": [sys.executable, "-m", "frictionless", "validate", "datapackage.json"],
    "bytes": [*SELF, "read"],
    "database": [*SELF, "database"],
    "executemany": [*SELF, "executemany"],
    "build": [*OURS, "build"],
}
TITLES = {
    "check": "`sandhi check`, all rules",
    "frictionless": "`frictionless validate`",
    "bytes": "each file read, hashed, decoded and parsed",
    "database": "the database alone",
    "executemany": "`sqlite3` `executemany`, the same tables, indexes and FTS5",
    "build": "`sandhi build`, with its check, downloads and charts",
}
BESIDE = {"check": "frictionless", "database": "executemany"}  # whose peer is which


Cell = int | float | str | None


class Cost(NamedTuple):
    """What a run has cost: seconds of the processor, and the most megabytes that it held."""

    seconds: float
    megabytes: float


def run(program: list[str], package: Path) -> Cost:
    """Run a program in a package; RuntimeError where it ends with another code than 0."""
    child = os.fork()
    if not child:
        os.chdir(package)
        os.environ["PYTHONPATH"] = str(ROOT)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.execv(program[0], program)
    _, status, usage = os.wait4(child, 0)
    if status:
        raise RuntimeError(f"{' '.join(program)} ended with {os.waitstatus_to_exitcode(status)}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def read(package: Path) -> None:
    """Read, hash, decode and parse all files of a package, and do no more: nobody needs less."""
    from hashlib import sha256

    for file in sorted(package.glob("data/*.csv")):
        with file.open(encoding="utf-8", newline="") as rows:
            for _ in csv.reader(rows):
                pass
    for file in sorted(package.glob("seeds/*")):
        data = file.read_bytes()
        sha256(data).digest()
        data.decode("utf-8")


def database(package: Path) -> None:
    """Build the database of a package, and nothing else."""
    with TemporaryDirectory() as folder:
        build(Package.open(package, Trust.GIVEN), Path(folder) / "sandhi.db")


def executemany(package: Path) -> None:
    """Fill a database with the same tables, indexes and full texts, in the shortest way."""
    opened = Package.open(package, Trust.GIVEN)
    with TemporaryDirectory() as folder, closing(sqlite3.connect(Path(folder) / "a.db")) as plain:
        plain.execute("PRAGMA journal_mode = OFF")
        plain.execute("PRAGMA synchronous = OFF")
        for name, schema in opened.schemas.items():
            plain.execute(create_table(schema))
            for statement in create_indexes(schema, opened.settings.of(name)):
                plain.execute(statement)
            with opened.path(name).open(encoding="utf-8", newline="") as file:
                rows = csv.reader(file)
                places = ", ".join("?" for _ in next(rows))
                plain.executemany(
                    f"INSERT INTO {identifier(name)} VALUES ({places})", _nulls(rows, schema.names)
                )
            words = ", ".join(map(identifier, searched(opened.settings.of(name), schema)))
            if words:
                index = identifier(f"{name}_fts")
                plain.execute(
                    f"CREATE VIRTUAL TABLE {index} USING fts5"
                    f"({words}, content={identifier(name)}, tokenize={literal(TOKENIZER)})"
                )
                plain.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
        plain.commit()


def _nulls(
    rows: Iterable[list[str]], names: Iterable[str]
) -> Iterable[list[int | float | str | None]]:
    """Rows with None for empty cells, and numbers for what is written as one, but in keys."""
    number = re.compile(r"-?[0-9]+")
    fraction = re.compile(r"-?[0-9]+\.[0-9]+")
    keys = {place for place, name in enumerate(names) if name.endswith(("_id", "numeric", "quote"))}
    for row in rows:
        yield [
            None
            if not cell
            else int(cell)
            if place not in keys and number.fullmatch(cell)
            else float(cell)
            if place not in keys and fraction.fullmatch(cell)
            else cell
            for place, cell in enumerate(row)
        ]


def measured(package: Path, programs: list[str], repeat: int) -> dict[str, list[Cost]]:
    """The costs of each program, round by round."""
    costs: dict[str, list[Cost]] = {name: [] for name in programs}
    for _ in range(repeat):
        for name in programs:
            costs[name].append(run(PROGRAMS[name], package))
            print(f"  {name}: {costs[name][-1]}", file=sys.stderr, flush=True)
    return costs


def table(sizes: dict[int, dict[str, list[Cost]]]) -> str:
    """What was measured, as a table in Markdown."""
    names = [*dict.fromkeys(name for costs in sizes.values() for name in costs)]
    head = ["CPU seconds (peak MB)", *(f"{size:,} mentions" for size in sizes), "growth"]
    lines = [head, ["---"] * len(head)]
    for name in names:
        medians = {
            size: Cost(*(median(part) for part in zip(*costs[name], strict=True)))
            for size, costs in sizes.items()
        }
        cells = [f"{one.seconds:.1f} ({one.megabytes:.0f})" for one in medians.values()]
        lines.append([TITLES[name], *cells, _exponent({s: c.seconds for s, c in medians.items()})])
    for name, peer in BESIDE.items():
        if {name, peer} <= {*names}:
            ratios = [
                median(
                    one.seconds / other.seconds
                    for one, other in zip(costs[name], costs[peer], strict=True)
                )
                for costs in sizes.values()
            ]
            lines.append([f"{name} / {peer}", *(f"{ratio:.2f}" for ratio in ratios), ""])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _exponent(seconds: dict[int, float]) -> str:
    """The power with which a cost grows from the smallest size to the largest; 1 is linear."""
    (small, first), *_, (large, last) = [*seconds.items(), *seconds.items()][: 2 * len(seconds)]
    return f"{log(last / first) / log(large / small):.2f}" if large > small else ""


def main() -> None:
    """Measure, and print."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--mentions", type=int, nargs="+", default=[10_000, 100_000])
    arguments.add_argument("--repeat", type=int, default=3)
    arguments.add_argument("--only", nargs="+", choices=PROGRAMS, default=[*PROGRAMS])
    arguments.add_argument("--run", choices=("read", "database", "executemany"))
    given = arguments.parse_args()
    if given.run:
        {"read": read, "database": database, "executemany": executemany}[given.run](Path.cwd())
        return
    sizes = {}
    with TemporaryDirectory() as folder:
        each = synthetic.mentions(synthetic.make(ROOT, Path(folder) / "one", 1))
        for mentions in given.mentions:
            package = Path(folder) / str(mentions)
            made = synthetic.mentions(synthetic.make(ROOT, package, max(1, mentions // each)))
            sizes[made] = measured(package, given.only, given.repeat)
            print(f"{made:,} mentions done", file=sys.stderr)
    print(table(sizes))


if __name__ == "__main__":
    main()
