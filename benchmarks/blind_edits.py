"""Measures how many single edits of a right package its check catches.

Each edit is made blindly, by a seeded generator, to a copy of the package: one thing is changed, as
a slip or an ill-meant hand would, and nothing is mended beside it. Caught is an edit after which
the check has a finding. The kinds, and how many there are of each, are those of an audit of version
0.1.0, so that shares can be compared.

    python benchmarks/blind_edits.py [--package DIR] [--seed N] [--share F] [--list]
"""

import argparse
import csv
import hashlib
import io
import json
import random
import shutil
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sandhi.check.run import check
from sandhi.files import PackageError
from sandhi.package import ANCHOR, Package, TableSchema, Trust
from sandhi.publish.rules import RULES

ROOT = Path(__file__).parents[1]
LATIN_LIKE = str.maketrans("aeocpxyABEHKMOPT", "аеосрхуАВЕНКМОРТ")
ZERO_WIDTH = "\u200b"


Files = dict[str, bytes | None]  # what becomes of each; None: it is removed
Made = tuple[Files, str] | None  # an edit in words as well; None where chance found no place
At = tuple["Table", int, str, str]  # a cell: its table, row, column and text


class Edit(NamedTuple):
    """What is done to a package: the new bytes of files (None: removed), and words for it."""

    kind: str
    files: Files
    words: str


class Outcome(NamedTuple):
    """An edit, and whether the check saw it."""

    kind: str
    words: str
    caught: bool


@dataclass
class Table:
    """A table of the package as the edits see it."""

    path: str
    schema: TableSchema
    header: list[str]
    rows: list[list[str]]

    @property
    def references(self) -> dict[str, str]:
        """The table that each foreign key leads to, by column."""
        return {key.field: key.table for key in self.schema.foreign_keys}

    def written(self, rows: list[list[str]], header: list[str] | None = None) -> dict[str, bytes]:
        """The file with other rows."""
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows([header or self.header, *rows])
        return {self.path: text.getvalue().encode()}

    def changed(self, row: int, column: str, cell: str) -> dict[str, bytes]:
        """The file with one other cell."""
        rows = [[*cells] for cells in self.rows]
        rows[row][self.header.index(column)] = cell
        return self.written(rows)


class Editor:
    """Makes edits of each kind, by chance."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.chance = root, random.Random(seed)
        self.package = Package.open(root)
        self.tables = {}
        for name, schema in self.package.schemas.items():
            path = self.package.paths[name]
            header, *rows = csv.reader(io.StringIO((root / path).read_text("utf-8"), newline=""))
            if rows:
                self.tables[name] = Table(path, schema, header, rows)

    def edits(self, kind: str, count: int) -> Iterator[Edit]:
        """Distinct edits of a kind, as many as asked for, or as can be found in many trials."""
        make: Callable[[], Made]
        make = getattr(self, kind.replace("-", "_"))
        seen: set[str] = set()
        for _ in range(200 * count):
            made = make()
            if made and made[1] not in seen:
                seen.add(made[1])
                yield Edit(kind, *made)
            if len(seen) == count:
                return

    # Where an edit is made.

    def _table(self, suits: Callable[[Table], bool] = lambda table: True) -> Table | None:
        """A table, the likelier the more rows it has."""
        suiting = [table for table in self.tables.values() if suits(table)]
        weights = [len(table.rows) for table in suiting]
        return self.chance.choices(suiting, weights)[0] if suiting else None

    def _cell(self, suits: Callable[[Table, str], bool]) -> At | None:
        """A cell that is not empty, in a column that suits: its table, row, column and text."""
        table = self._table(lambda one: any(suits(one, name) for name in one.header))
        if table is None:
            return None
        column = self.chance.choice([name for name in table.header if suits(table, name)])
        row = self.chance.randrange(len(table.rows))
        text = table.rows[row][table.header.index(column)]
        return (table, row, column, text) if text else None

    @staticmethod
    def _is_prose(table: Table, column: str) -> bool:
        field = table.schema.field(column)
        own = column not in (*ANCHOR, "path", "sha256", "address")
        plain = not field.constraints.keys() & {"enum", "pattern"}
        return (
            own and plain and field.type == "string" and column not in table.references
            and column in ("label", "summary", "description", "translation", "note", "assessment",
                           "definition", "dating", "states", "name")
        )  # fmt: skip

    def _prose(self, edit: Callable[[str], str | None]) -> Made:
        at = self._cell(self._is_prose)
        if at is None:
            return None
        table, row, column, text = at
        new = edit(text)
        if new is None or new == text:
            return None
        return {**table.changed(row, column, new)}, f"{_where(at)}: {_shown(text, new)}"

    def _replaced(self, at: At | None, new: str | None) -> Made:
        if at is None or new is None or new == at[3]:
            return None
        table, row, column, text = at
        return {**table.changed(row, column, new)}, f"{_where(at)}: {_shown(text, new)}"

    # Form: what a check of form should catch whole.

    def header(self) -> Made:
        """A column's name misspelt, or two columns' names exchanged."""
        table = self._table()
        assert table
        header = [*table.header]
        i, j = self.chance.sample(range(len(header)), 2)
        if self.chance.random() < 0.5:
            header[i], header[j] = header[j], header[i]
        else:
            header[i] += "s"
        return {**table.written(table.rows, header)}, f"{table.path}: {','.join(header)}"

    def row_doubled(self) -> Made:
        """A row that stands twice."""
        table = self._table()
        assert table
        row = self.chance.randrange(len(table.rows))
        rows = [*table.rows[: row + 1], *table.rows[row:]]
        return {**table.written(rows)}, f"{table.path}: {table.rows[row][0]} twice"

    def row_invented(self) -> Made:
        """The last row once more, under the next key but one."""
        table = self._table(lambda one: one.rows[-1][0][-4:].isdigit())
        assert table
        last = table.rows[-1]
        key = f"{last[0][:-4]}{int(last[0][-4:]) + 2:04}"
        return {**table.written([*table.rows, [key, *last[1:]]])}, f"{table.path}: {key}"

    def homoglyph_in_quote(self) -> Made:
        """A character of a quote exchanged for one that looks like it."""
        at = self._cell(lambda table, column: table.schema.anchored and column == "quote")
        swaps = {"।": "|", "ि": "ी", "व": "ब", "-": "‑", "0": "o", "1": "l", "र": "ऱ", "न": "ऩ"}
        present = [one for one in swaps if at and one in at[3]]
        one = self.chance.choice(present) if present else None
        return self._replaced(at, at[3].replace(one, swaps[one], 1) if at and one else None)

    def zero_width(self) -> Made:
        """A character of no width put into a cell."""
        at = self._cell(lambda table, column: table.schema.field(column).type == "string")
        if at is None:
            return None
        place = self.chance.randrange(len(at[3]) + 1)
        return self._replaced(at, at[3][:place] + ZERO_WIDTH + at[3][place:])

    def stray_space(self) -> Made:
        """A space at the end of a cell, or a second one within it."""
        at = self._cell(lambda table, column: table.schema.field(column).type == "string")
        if at is None:
            return None
        doubled = at[3].replace(" ", "  ", 1)
        return self._replaced(at, self.chance.choice([f"{at[3]} ", f" {at[3]}", doubled]))

    def seed_byte(self) -> Made:
        """A character of a seed changed, its hash left as it is."""
        path, text = self._seed()
        place = self.chance.randrange(len(text))
        new = f"{text[:place]}{'क' if text[place] != 'क' else 'ख'}{text[place + 1 :]}"
        return {path: new.encode()}, f"{path} at {place}"

    def case(self) -> Made:
        """A coded value or a key in other letters."""
        at = self._cell(
            lambda table, column: (
                "enum" in table.schema.field(column).constraints or column in table.references
            )
        )
        return self._replaced(at, at[3].swapcase() if at else None)

    # Our own words.

    def prose_homoglyph(self) -> Made:
        """A Latin letter of our own words exchanged for a Cyrillic one."""

        def edit(text: str) -> str | None:
            places = [i for i, one in enumerate(text) if one.translate(LATIN_LIKE) != one]
            if not places:
                return None
            i = self.chance.choice(places)
            return text[:i] + text[i].translate(LATIN_LIKE) + text[i + 1 :]

        return self._prose(edit)

    def prose_negated(self) -> Made:
        """The word "not" put into our own words."""
        return self._prose(lambda text: _inserted(text, "not", self.chance))

    def prose_word_lost(self) -> Made:
        """A word of our own words taken away."""

        def edit(text: str) -> str | None:
            words = text.split(" ")
            if len(words) < 4:
                return None
            del words[self.chance.randrange(len(words))]
            return " ".join(words)

        return self._prose(edit)

    def prose_name_exchanged(self) -> Made:
        """The name of an actor in our own words exchanged for another's."""
        actors = self.tables.get("actors")
        if actors is None:
            return None
        names = [row[actors.header.index("name")] for row in actors.rows]

        def edit(text: str) -> str | None:
            present = [name for name in names if name in text]
            if not present:
                return None
            old = self.chance.choice(present)
            return text.replace(old, self.chance.choice([one for one in names if one != old]), 1)

        return self._prose(edit)

    def prose_number(self) -> Made:
        """A number in our own words changed in one digit."""

        def edit(text: str) -> str | None:
            places = [i for i, one in enumerate(text) if one in "0123456789"]
            if not places:
                return None
            i = self.chance.choice(places)
            return (
                text[:i]
                + self.chance.choice([d for d in "0123456789" if d != text[i]])
                + text[i + 1 :]
            )

        return self._prose(edit)

    def coordinate(self) -> Made:
        """A coordinate changed by a degree or more."""
        at = self._cell(lambda table, column: column in ("latitude", "longitude"))
        return self._replaced(
            at, str(round(float(at[3]) + self.chance.randint(1, 9), 4)) if at else None
        )

    def wikidata(self) -> Made:
        """A Wikidata item with another last digit."""
        at = self._cell(lambda table, column: column == "wikidata")
        digits = "0123456789"
        return self._replaced(at, at[3][:-1] + self.chance.choice(digits) if at else None)

    def stray_file(self) -> Made:
        """A file that no descriptor names, among the data, the schemas or the seeds."""
        folder = self.chance.choice(["data", "seeds", "schemas", "schemas/views"])
        name = self.chance.choice(["copy.csv", "events (1).csv", "notes.txt", "old.json", "x.txt"])
        return {f"{folder}/{name}": b"stray\n"}, f"{folder}/{name}"

    def chart_description(self) -> Made:
        """A word in the declaration of a chart, a view or a question changed."""
        files = sorted(self.root.glob("schemas/charts/*.json"))
        files += sorted(self.root.glob("schemas/*/*.sql"))
        file = self.chance.choice(files)
        lines = file.read_text("utf-8").split("\n")
        told = [i for i, line in enumerate(lines) if '"description"' in line or '"title"' in line
                or line.startswith("-- ")]  # fmt: skip
        place = self.chance.choice(told)
        line = _inserted(lines[place], "not", self.chance, least=2)
        if line is None:
            return None
        new = "\n".join([*lines[:place], line, *lines[place + 1 :]])
        path = file.relative_to(self.root).as_posix()
        return {path: new.encode()}, f"{path}: {line.strip()}"

    def seed_with_hash(self) -> Made:
        """A character of a seed changed, and its hash with it."""
        path, text = self._seed()
        places = [i for i, one in enumerate(text) if unicodedata.category(one) == "Lo"]
        place = self.chance.choice(places)
        new = (text[:place] + ("क" if text[place] != "क" else "ख") + text[place + 1 :]).encode()
        seeds = self.tables["seeds"]
        row = next(i for i, cells in enumerate(seeds.rows) if path in cells)
        changed = seeds.changed(row, "sha256", hashlib.sha256(new).hexdigest())
        return {path: new, **changed}, f"{path} at {place}, with its hash"

    # Meaning: one right value exchanged for another.

    def quote_by_a_word(self) -> Made:
        """A quote longer or shorter by a word, its offsets with it."""
        table = self._table(lambda one: one.schema.anchored)
        assert table
        row = self.chance.randrange(len(table.rows))
        seed, start, end, quote = self._anchor(table, row)
        text = self.package.texts[seed]
        if self.chance.random() < 0.5:
            after = text[end:].split(" ", 2)
            if len(after) < 2 or after[0] or not after[1].strip():
                return None
            end += 1 + len(after[1])
        elif " " in quote:
            end = start + quote.rindex(" ")
        else:
            return None
        return self._moved(table, row, start, end, text)

    def another_occurrence(self) -> Made:
        """The anchor moved to another place where the same words stand."""
        table = self._table(lambda one: one.schema.anchored)
        assert table
        row = self.chance.randrange(len(table.rows))
        seed, start, _, quote = self._anchor(table, row)
        text = self.package.texts[seed]
        places = [i for i in range(len(text)) if text.startswith(quote, i) and i != start]
        if not places:
            return None
        other = self.chance.choice(places)
        return self._moved(table, row, other, other + len(quote), text)

    def cells_swapped(self) -> Made:
        """Two cells of one column, not empty, exchanged."""
        at = self._cell(lambda table, column: column != table.header[0] and column not in ANCHOR)
        if at is None:
            return None
        table, row, column, text = at
        place = table.header.index(column)
        others = [i for i, cells in enumerate(table.rows) if cells[place] not in ("", text)]
        if not others:
            return None
        other = self.chance.choice(others)
        rows = [[*cells] for cells in table.rows]
        rows[row][place], rows[other][place] = rows[other][place], text
        words = f"{_where(at)} with {rows[other][0]}: {_shown(text, rows[row][place])}"
        return {**table.written(rows)}, words

    def another_value(self) -> Made:
        """A coded value exchanged for another of its enumeration."""
        at = self._cell(lambda table, column: "enum" in table.schema.field(column).constraints)
        if at is None:
            return None
        values = at[0].schema.field(at[2]).constraints["enum"]
        return self._replaced(
            at, self.chance.choice([one for one in values if one != at[3]] or [at[3]])
        )

    def another_reference(self) -> Made:
        """A foreign key exchanged for another that exists."""
        at = self._cell(
            lambda table, column: (
                column in table.references and column != "seed_id" and column != table.header[0]
            )
        )
        if at is None:
            return None
        target = self.tables[at[0].references[at[2]]]
        return self._replaced(at, self.chance.choice(target.rows)[0])

    def row_deleted(self) -> Made:
        """A row taken away."""
        table = self._table()
        assert table
        row = self.chance.randrange(len(table.rows))
        rows = [*table.rows[:row], *table.rows[row + 1 :]]
        return {**table.written(rows)}, f"{table.path}: {table.rows[row][0]}"

    def _seed(self) -> tuple[str, str]:
        seeds = self.tables["seeds"]
        path = self.chance.choice(seeds.rows)[seeds.header.index("path")]
        return path, (self.root / path).read_bytes().decode()

    def _anchor(self, table: Table, row: int) -> tuple[str, int, int, str]:
        seed, start, end, quote = (table.rows[row][table.header.index(one)] for one in ANCHOR)
        return seed, int(start), int(end), quote

    def _moved(self, table: Table, row: int, start: int, end: int, text: str) -> tuple[Files, str]:
        rows = [[*cells] for cells in table.rows]
        values = {"start": str(start), "end": str(end), "quote": text[start:end]}
        before = dict(zip(table.header, table.rows[row], strict=True))
        for name, value in values.items():
            rows[row][table.header.index(name)] = value
        words = f"{before['start']}–{before['end']} to {start}–{end}"
        return {**table.written(rows)}, f"{table.path} {rows[row][0]}: {words}"


# Kinds, and how many edits of each.
FORM = ("header", "row-doubled", "row-invented", "homoglyph-in-quote", "zero-width", "stray-space",
        "seed-byte", "case")  # fmt: skip
KINDS = {
    **dict.fromkeys(FORM, 57),
    "prose-homoglyph": 11,
    "prose-negated": 10,
    "prose-word-lost": 9,
    "prose-name-exchanged": 9,
    "prose-number": 13,
    "coordinate": 7,
    "wikidata": 8,
    "stray-file": 5,
    "chart-description": 11,
    "seed-with-hash": 6,
    "quote-by-a-word": 28,
    "another-occurrence": 25,
    "cells-swapped": 26,
    "another-value": 36,
    "another-reference": 32,
    "row-deleted": 24,
}


def outcome(root: Path, edit: Edit) -> Outcome:
    """Make an edit to a copy of the package, and check it."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "package"
        for name in ("data", "schemas", "seeds", "codings"):
            if (root / name).exists():
                ignored = shutil.ignore_patterns("__pycache__")
                shutil.copytree(root / name, copy / name, ignore=ignored)
        for name in ("datapackage.json", "CHANGELOG.md"):
            shutil.copy(root / name, copy)
        for path, data in edit.files.items():
            if data is None:
                (copy / path).unlink()
            else:
                (copy / path).write_bytes(data)
        try:
            caught = bool(check(copy, beside=RULES, trust=Trust.GIVEN).findings)
        except PackageError:
            caught = True
        return Outcome(edit.kind, edit.words, caught)


def _where(at: At) -> str:
    table, row, column, _ = at
    return f"{table.path} {table.rows[row][0]} {column}"


def _shown(old: str, new: str) -> str:
    """Where two texts part, with a little around it."""
    part = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
    return f"{old[max(part - 15, 0) : part + 20]!r} to {new[max(part - 15, 0) : part + 20]!r}"


def _inserted(text: str, word: str, chance: random.Random, least: int = 1) -> str | None:
    words = text.split(" ")
    if len(words) <= least + 1:
        return None
    words.insert(chance.randrange(least, len(words)), word)
    return " ".join(words)


def main() -> None:
    """Make the edits, check each, and print what was caught, by kind."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--package", type=Path, default=ROOT, help="the package that is edited")
    parser.add_argument("--seed", type=int, default=8, help="of the generator")
    parser.add_argument("--share", type=float, default=1, help="of the edits of each kind")
    parser.add_argument("--list", action="store_true", help="list what was not caught")
    parser.add_argument("--json", action="store_true", help="print JSON instead")
    given = parser.parse_args()
    if check(given.package, beside=RULES, trust=Trust.GIVEN).findings:
        parser.error("the package has findings before any edit; mend them first")
    editor = Editor(given.package, given.seed)
    counts = {kind: max(round(count * given.share), 1) for kind, count in KINDS.items()}
    edits = [one for kind, count in counts.items() for one in editor.edits(kind, count)]
    with ProcessPoolExecutor() as pool:
        outcomes = [*pool.map(outcome, [given.package] * len(edits), edits, chunksize=8)]
    tried = Counter(one.kind for one in outcomes)
    caught = Counter(one.kind for one in outcomes if one.caught)
    if given.json:
        print(json.dumps([one._asdict() for one in outcomes], ensure_ascii=False, indent=1))
        return
    for kind in tried:
        print(f"{kind:22} {caught[kind]:4} of {tried[kind]:4}")
    total, seen = tried.total(), caught.total()
    print(f"{'all':22} {seen:4} of {total:4}  {seen / total:.1%}")
    for one in outcomes if given.list else ():
        if not one.caught:
            print(f"not caught: {one.kind}: {one.words}")


if __name__ == "__main__":
    main()
