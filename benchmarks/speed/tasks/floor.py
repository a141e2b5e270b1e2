"""What nobody needs less than: the files of a package read, hashed, decoded, parsed, inserted.

    python -m benchmarks.speed.tasks.floor STEP

Run in the folder of a package. Each step does what it needs of those before it, and no more.
"""

import csv
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.speed.tasks.descriptor import files, tables


def read() -> None:
    """Read each file."""
    for file in files():
        file.read_bytes()


def hashed() -> None:
    """Read and hash each file."""
    for file in files():
        sha256(file.read_bytes()).digest()


def decode() -> None:
    """Read and decode each file."""
    for file in files():
        file.read_bytes().decode("utf-8")


def parse() -> None:
    """Decode the tables, and parse them."""
    for table in tables():
        with table.path.open(encoding="utf-8", newline="") as file:
            for _ in csv.reader(file):
                pass


def insert() -> None:
    """Parse the tables, and insert their cells as they are: no keys, indexes or types."""
    with TemporaryDirectory() as folder, closing(sqlite3.connect(Path(folder) / "a.db")) as plain:
        plain.execute("PRAGMA journal_mode = OFF")
        plain.execute("PRAGMA synchronous = OFF")
        for table in tables():
            columns = ", ".join(f'"{name}"' for name in table.columns)
            plain.execute(f'CREATE TABLE "{table.name}" ({columns})')
            places = ", ".join("?" * len(table.columns))
            with table.path.open(encoding="utf-8", newline="") as file:
                rows = csv.reader(file)
                next(rows)
                plain.executemany(f'INSERT INTO "{table.name}" VALUES ({places})', rows)
        plain.commit()


STEPS: dict[str, Callable[[], None]] = {
    "read": read,
    "hash": hashed,
    "decode": decode,
    "parse": parse,
    "insert": insert,
}

if __name__ == "__main__":
    STEPS[sys.argv[1]]()
