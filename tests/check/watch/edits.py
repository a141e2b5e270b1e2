"""Edits of a package at random, one at a time: what people and programs do to its files.

Run as a program, it holds the checks of a watched package against fresh ones, edit for edit:

    python -m tests.check.watch.edits FOLDER [EDITS [SEED]]
"""

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

from sandhi.check.registry import ON_THE_WHOLE
from sandhi.check.rule import Rule
from sandhi.check.run import Report, check
from sandhi.check.watch.rechecking import Rechecking
from sandhi.files import PackageError
from sandhi.package import Package
from sandhi.table import TableError, csv_text, records

ODD = ["", " ", "x", "007", "12", "-1", "true", "2024-02-30", "a  b", "=1", "नया", "E9999 of 4711"]
ENDINGS = [b"\r\n", b"\n\n", b"", b'"', b"\xff\n", b",\n"]
BEGINNINGS = [b"\xef\xbb\xbf", b"x", b"\n", b"<<<<<<< ours\n"]
FIELD = {"name": "added", "type": "string", "title": "Added", "description": "One more."}

Json = dict[str, Any]
Outcome = tuple[Any, ...] | str


class Edits:
    """Edits of the files in a folder, drawn by a seeded generator; each says what it did."""

    def __init__(self, root: Path, random: Random) -> None:
        self.root, self.random = root, random
        package = Package.as_it_stands(root)
        self.tables = [root / path for path in package.paths.values()]
        self.schemas = [root / path for path in package.schema_paths.values()]
        self.modules = [
            root / path for name in package.schemas for path in package.rule_paths(name)
        ]
        self.seeds = [root / path for path in package.seed_files]
        self.before = self._files()

    def _files(self) -> dict[Path, bytes]:
        files = (one for one in sorted(self.root.rglob("*")) if one.is_file())
        return {one: one.read_bytes() for one in files if "__pycache__" not in one.parts}

    def one(self) -> str:
        """Make one edit; or mend all that was broken before."""
        kinds: list[tuple[Callable[[], str], int]] = [
            (self.cell, 8), (self.rows, 4), (self.broken_file, 3), (self.lost_file, 1),
            (self.seed, 2), (self.schema, 2), (self.descriptor, 1), (self.module, 3),
            (self.another_file, 1), (self.mended, 4),
        ]  # fmt: skip
        (kind,) = self.random.choices([one for one, _ in kinds], [often for _, often in kinds])
        return kind()

    def cell(self) -> str:
        """Another text in a cell: one of its column, one of another cell, or an odd one."""
        file, names, rows = self._table()
        row, column = self.random.choice(rows), self.random.randrange(len(names))
        others = [one[column] for one in rows]
        row[column] = self.random.choice(
            [self.random.choice(others), self.random.choice(ODD), row[column] + "a", row[-1]]
        )
        return self._written(file, names, rows, f"cell of {names[column]}")

    def rows(self) -> str:
        """A row that is gone, stands twice, or stands elsewhere."""
        file, names, rows = self._table()
        row, kind = self.random.choice(rows), self.random.choice(("gone", "twice", "moved"))
        if kind != "twice":
            rows.remove(row)
        if kind != "gone":
            rows.insert(self.random.randrange(len(rows) + 1), [*row])
        return self._written(file, names, rows, f"row {kind}")

    def broken_file(self) -> str:
        """A table that is none any more, or not in its form."""
        file = self.random.choice(self.tables)
        data = file.read_bytes() if file.exists() else b""
        if self.random.random() < 0.5:
            file.write_bytes(data[:-1] + self.random.choice(ENDINGS))
        else:
            file.write_bytes(self.random.choice(BEGINNINGS) + data)
        return f"broke {file.name}"

    def lost_file(self) -> str:
        file = self.random.choice([*self.tables, *self.seeds])
        file.unlink(missing_ok=True)
        return f"lost {file.name}"

    def seed(self) -> str:
        """A seed that is another one, or is no text."""
        file = self.random.choice(self.seeds)
        text = self.before[file].decode()
        at = self.random.randrange(len(text))
        file.write_bytes(
            self.random.choice([(text[:at] + "क" + text[at:]).encode(), b"\xff", text.encode()])
        )
        return f"wrote {file.name}"

    def schema(self) -> str:
        """A schema with a constraint more, a column more, or a key of something else."""
        file = self.random.choice(self.schemas)
        schema = json.loads(self.before[file])
        field = self.random.choice(schema["fields"])
        kind = self.random.choice(("required", "unique", "column", "no JSON", "type"))
        if kind in ("required", "unique"):
            field.setdefault("constraints", {})[kind] = True
        elif kind == "column":
            schema["fields"].append(FIELD)
        elif kind == "type":
            field["type"] = "integer"
        text = "{" if kind == "no JSON" else json.dumps(schema, ensure_ascii=False, indent=2)
        file.write_text(text, encoding="utf-8")
        return f"{kind} in {file.name}"

    def descriptor(self) -> str:
        file = self.root / "datapackage.json"
        described: Json = json.loads(self.before[file])
        kind = self.random.choice(("a resource less", "a property that is none", "no title"))
        if kind == "a resource less":
            del described["resources"][self.random.randrange(len(described["resources"]))]
        elif kind == "no title":
            described.pop("title", None)
        else:
            described["sandhi"]["tabels"] = {}
        file.write_text(json.dumps(described, ensure_ascii=False, indent=2), encoding="utf-8")
        return f"{kind} in {file.name}"

    def module(self) -> str:
        """A module of rules that is another one, fails, is none, or is not there."""
        file = self.random.choice(self.modules)
        source = self.before[file].decode()
        kind = self.random.choice(("warns", "fails", "is no Python", "is gone", "is as before"))
        if kind == "warns":
            source = source.replace("@rule(\n", '@rule(\n    severity="warning",\n', 1)
        elif kind == "fails":
            source = source.replace(':\n    """', ':\n    """It fails. ', 1) + "\n_ = 1 / 0\n"
        elif kind == "is no Python":
            source += "def\n"
        file.write_bytes(source.encode())
        if kind == "is gone":
            file.unlink()
        return f"{file.name} {kind}"

    def another_file(self) -> str:
        """A file that nobody asked for, in one of the folders."""
        folder = self.random.choice([*self.tables, *self.schemas, *self.seeds]).parent
        name = self.random.choice(["copy.csv", "notes.txt", "other.py"])
        (folder / name).write_text("", encoding="utf-8")
        return f"added {folder.name}/{name}"

    def mended(self) -> str:
        for file in {*self._files()} - {*self.before}:
            file.unlink()
        for file, data in self.before.items():
            if not file.exists() or file.read_bytes() != data:
                file.write_bytes(data)
        return "mended"

    def _table(self) -> tuple[Path, list[str], list[list[str]]]:
        """A table that can be read, put back where it cannot, with its names and rows."""
        file = self.random.choice(self.tables)
        try:
            names, rows, _ = records(file.read_bytes())
            if rows and {len(names)} == {*map(len, rows)}:
                return file, names, rows
        except (OSError, TableError):
            pass
        names, rows, _ = records(self.before[file])
        return file, names, rows

    @staticmethod
    def _written(file: Path, names: Sequence[str], rows: list[list[str]], what: str) -> str:
        file.write_text(csv_text(names, rows), encoding="utf-8", newline="")
        return f"{what} in {file.name}"


def trust(root: Path) -> None:
    """Trust the code of a package as it is, where it can be read."""
    try:
        Package.as_it_stands(root).code.trust()
    except PackageError:
        return


def outcome(make: Callable[[], Report]) -> Outcome:
    """All that a check says; or what keeps it from being done."""
    try:
        report = make()
    except PackageError as error:
        return str(error)
    return report.findings, report.ran, report.rows, report.skipped


def of_tables(said: Outcome, rules: Sequence[Rule]) -> Any:
    """The findings but for those of rules on the package as a whole."""
    whole = {rule.id for rule in (*ON_THE_WHOLE, *rules)}
    return said if isinstance(said, str) else [one for one in said[0] if one.rule not in whole]


def _difference(one: Outcome, other: Outcome) -> str:
    """The first of the parts in which two outcomes differ, from where they do."""
    if isinstance(one, str) or isinstance(other, str):
        return f"{one!s:.500}\n{other!s:.500}"
    for left, right in zip(one, other, strict=True):
        if left != right:
            odd = [
                [part for part in side if part not in rest]
                for side, rest in ((left, right), (right, left))
            ]
            return f"{odd!s:.2000} ({len(left)}, {len(right)})"
    return ""


def main() -> None:
    """Hold the two against each other; print each edit, and what differs."""
    folder, count, seed = [*sys.argv[1:], "100", "0"][:3]
    spent = [0.0, 0.0, 0.0]
    with tempfile.TemporaryDirectory() as home:
        root = Path(home) / "package"
        shutil.copytree(folder, root)
        trust(root)
        edits, watched = Edits(root, Random(int(seed))), Rechecking(root)
        outcome(watched.report)
        for number in range(int(count)):
            what = edits.one()
            trust(root)
            watched.changed_paths()
            marks = [time.process_time()]
            said = []
            for make in (
                lambda: watched.report(in_haste=True),
                watched.report,
                lambda: check(root),
            ):
                said.append(outcome(make))
                marks.append(time.process_time())
            seconds = [after - before for before, after in pairwise(marks)]
            spent = [one + other for one, other in zip(spent, seconds, strict=True)]
            first, again, fresh = said
            same = again == fresh and of_tables(first, ()) == of_tables(fresh, ())
            findings = fresh if isinstance(fresh, str) else len(fresh[0])
            print(number, what, "-", findings, *(f"{one:.2f}" for one in seconds), flush=True)
            if not same:
                raise SystemExit(f"they differ: {_difference(again, fresh)}\n{first!s:.500}")
    print(*(f"{one:.1f} s" for one in spent))


if __name__ == "__main__":
    main()
