"""Every program that is measured: what it is, how it is run in a package, and who is beside it."""

import sys
from pathlib import Path
from typing import NamedTuple

from benchmarks.speed import peers

OURS = (sys.executable, "-m", "sandhi", "--trust")
TASKS = "benchmarks.speed.tasks"
BIN = peers.PYTHON.parent


class Program(NamedTuple):
    """A program that is run in the folder of a package.

    ``beside`` names the program of the same part whose time its own is divided by. In the command
    ``{target}`` is a database that it may write. Where it does not hang on the size of a package,
    it is run in one alone.
    """

    name: str
    title: str
    part: str
    command: tuple[str, ...]
    beside: str = ""
    of_any_size: bool = True


def _task(module: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", f"{TASKS}.{module}", *arguments)


def _code(line: str) -> tuple[str, ...]:
    return (sys.executable, "-c", line)


FLOOR, CHECK, BUILD, SUGGEST, STARTS = "floor", "check", "build", "suggest", "starts"
BARE, FRICTIONLESS, EXECUTEMANY, WORDS = "bare", "frictionless", "executemany", "words"
IMPORTS, DATABASE = "imports", "database"

PROGRAMS = (
    Program("read", "read", FLOOR, _task("floor", "read"), "parse"),
    Program("hash", "read and hash", FLOOR, _task("floor", "hash"), "parse"),
    Program("decode", "read and decode", FLOOR, _task("floor", "decode"), "parse"),
    Program("parse", "parse the tables", FLOOR, _task("floor", "parse")),
    Program("insert", "parse and insert, no keys", FLOOR, _task("floor", "insert"), "parse"),
    Program(FRICTIONLESS, "`frictionless validate`", CHECK,
            (sys.executable, "-m", "frictionless", "validate", "datapackage.json")),
    Program("csvw", "`csvwvalidate`", CHECK,
            (str(BIN / "csvwvalidate"), "--lax", "../csv-metadata.json"), FRICTIONLESS),
    Program("pandas", "pandas, an afternoon's check", CHECK, _task("checks", "pandas"),
            FRICTIONLESS),
    Program("pandera", "Pandera, from the Table Schemas (takes empty cells for doubles)", CHECK,
            _task("checks", "pandera"), FRICTIONLESS),
    Program("check-own", "**`sandhi check --no-rules`**", CHECK,
            (*OURS[:-1], "--no-rules", "check"), FRICTIONLESS),
    Program("check", "**`sandhi check`**, all rules", CHECK, (*OURS, "check"), FRICTIONLESS),
    Program(EXECUTEMANY, "`executemany`, the same tables, indexes, FTS5, folding", BUILD,
            _task("databases", "executemany", "{target}")),
    Program("to_sql", "`DataFrame.to_sql`, tables alone", BUILD,
            _task("databases", "to_sql", "{target}"), EXECUTEMANY),
    Program("sqlite-utils", "sqlite-utils, with keys, indexes, FTS5", BUILD,
            (str(peers.PYTHON), "-c", peers.SQLITE_UTILS), EXECUTEMANY),
    Program("csvs-to-sqlite", "`csvs-to-sqlite`, tables alone", BUILD,
            (str(BIN / "csvs-to-sqlite"), "--replace-tables", "data", "{target}"), EXECUTEMANY),
    Program(DATABASE, "**the database alone**", BUILD, _task("databases", "sandhi", "{target}"),
            EXECUTEMANY),
    Program("build", "**`sandhi build`**: check, database, downloads, charts", BUILD,
            (*OURS, "build"), EXECUTEMANY),
    Program(WORDS, "a bare scan for words", SUGGEST, _task("words")),
    Program("suggest", "**`sandhi suggest`**", SUGGEST, (*OURS, "suggest", "--format", "jsonl"),
            WORDS),
    Program("suggest-2", "**`sandhi suggest --jobs 2`**", SUGGEST,
            (*OURS, "suggest", "--format", "jsonl", "--jobs", "2"), WORDS),
    Program(BARE, "a bare interpreter", STARTS, _code("pass"), of_any_size=False),
    Program(IMPORTS, "`import pandas, pandera, frictionless`", STARTS,
            _code("import pandas, pandera.pandas, frictionless"), BARE, False),
    Program("import", "**`import sandhi`**", STARTS, _code("import sandhi"), BARE, False),
    Program("help", "**`sandhi --help`**", STARTS, (*OURS[:-1], "--help"), BARE, False),
    Program("check-help", "**`sandhi check --help`**", STARTS, (*OURS[:-1], "check", "--help"),
            BARE, False),
    Program("cite", "**`sandhi cite E0001`**", STARTS, (*OURS, "cite", "E0001"), BARE),
    Program("watch", "**`sandhi check --watch`**, one cell changed: what the tables' rules find",
            STARTS, _task("watch", "findings"), BARE, False),
    Program("watch-rest", "the same, until all is tried", STARTS, _task("watch", "rest"), BARE,
            False),
)  # fmt: skip
BY_NAME = {program.name: program for program in PROGRAMS}
PEERS = {program.name: program.beside for program in PROGRAMS if program.beside}


def command(program: Program, target: Path) -> list[str]:
    """The command of a program that writes to a target, if it writes."""
    return [
        part.format(target=str(target)) if "{target" in part else part for part in program.command
    ]
