"""Packages of any size for measurements: copies of a package's texts and of all that is coded.

    python -m benchmarks.speed.synthetic TARGET --copies 20 [--files 4] [--source PACKAGE]

Each copy has texts, and keys, of its own; the keys of the first are those of the package. What the
copies speak of together (actors, places, the works that are referred to) stands there once. The
texts differ in the white space at their end, so that no two files are the same, and what must be
unique in letters, for a number in words would have to be borne out by a text; nothing is drawn by
lot, so that the same call makes the same bytes.
"""

import argparse
import csv
import hashlib
import json
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
# Of these there is one copy: things in the world, which all texts speak of.
SHARED = {
    "actors", "event_types", "group_members", "places", "references", "states", "treaties",
    "treaty_parties",
}  # fmt: skip
OWN_NAMES = {"measures": "measure"}  # tables whose keys are words, by the column that has them
# Tables whose copies are not all as long: their rows, which no other names, are numbered through.
NUMBERED = {"reference_uses", "exclusions"}
LEDGER = "ledger"  # of what was published, which nothing of a made-up package was
KEY = re.compile(r"([A-Z]{1,2})([0-9]+)(-[0-9]+)?")
KEY_IN_WORDS = re.compile(r"\b[A-Z]{1,2}[0-9]{3,}(?:-[0-9]{2,})?\b")

Row = dict[str, str]


class Tables(NamedTuple):
    """The rows of a package by table, with the names of the columns of each.

    ``unique`` has those columns of words of which no two rows of the package may have the same.
    """

    names: dict[str, list[str]]
    rows: dict[str, list[Row]]
    unique: dict[str, list[str]]

    def prefix(self, table: str) -> str:
        """What stands before the digits of a table's keys; nothing where they are words."""
        key = KEY.fullmatch(self.rows[table][0][self.names[table][0]])
        return key[1] if key else ""


def read(source: Path, resources: Iterable[dict[str, Any]]) -> Tables:
    """The tables of a package, from what its descriptor says of each."""
    tables = Tables({}, {}, {})
    for one in resources:
        table = one["name"]
        with (source / one["path"]).open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            tables.rows[table] = [*reader]
            tables.names[table] = [*(reader.fieldnames or ())]
        schema = json.loads((source / one["schema"]).read_text("utf-8"))
        _, *fields = schema["fields"]  # the first is the key
        tables.unique[table] = [
            field["name"] for field in fields if field.get("constraints", {}).get("unique")
        ]
    return tables


class Keys:
    """The keys of copies: each follows those of the copy before it."""

    def __init__(self, tables: Tables) -> None:
        """Count the keys of each table that is copied."""
        self._counts: dict[str, int] = {}
        for table, rows in tables.rows.items():
            prefix = tables.prefix(table)
            if table in SHARED or not prefix or table == "sentences":
                continue
            parts = [KEY.fullmatch(row[tables.names[table][0]]) for row in rows]
            numbers = [int(part[2]) for part in parts if part]
            self._counts[prefix] = max(numbers) + (0 if min(numbers) else 1)

    def of(self, key: str, copy: int) -> str:
        """The key in a copy that stands for one of the package."""
        parts = KEY.fullmatch(key)
        if not parts or parts[1] not in self._counts:
            return key
        number = int(parts[2]) + copy * self._counts[parts[1]]
        return f"{parts[1]}{number:0{len(parts[2])}d}{parts[3] or ''}"

    def in_words(self, text: str, copy: int) -> str:
        """Words in which keys stand, as a copy has them."""
        return KEY_IN_WORDS.sub(lambda key: self.of(key[0], copy), text)

    def is_copied(self, key: str) -> bool:
        """Whether the row of a key has a copy of its own in each copy."""
        parts = KEY.fullmatch(key)
        return parts is not None and parts[1] in self._counts


def letters(number: int) -> str:
    """A number as four letters, which are in its order."""
    return "".join(chr(97 + number // 26**place % 26) for place in (3, 2, 1, 0))


def copied(table: str, tables: Tables, keys: Keys, copies: int) -> Iterator[Row]:
    """Yield the rows of a table, copy by copy."""
    keyed = [
        name
        for name in tables.names[table]
        if name.endswith("_id") or name == "part_of" or name == tables.names[table][0]
    ]
    worded = {*tables.names[table]} - {*keyed, "quote"}
    number = 0
    for copy in range(copies):
        more = lone_names(tables) if copy and table == "exclusions" else []
        for row in [*tables.rows[table], *more]:
            if copy and table == "reference_uses" and not keys.is_copied(row["record_id"]):
                continue  # what is referred to once is not referred to again
            new = row | {name: keys.of(row[name], copy) for name in keyed}
            if copy:
                new |= {name: keys.in_words(row[name], copy) for name in worded}
            if copy:
                new |= {
                    name: f"{new[name]} ({letters(copy)})"
                    for name in tables.unique[table]
                    if new[name]
                }
            for of, column in OWN_NAMES.items():
                if copy and column in row and table in (of, "figures"):
                    new[column] = f"{row[column]}_{letters(copy)}"
            if table in NUMBERED:
                number += 1
                new[tables.names[table][0]] = f"{tables.prefix(table)}{number:04d}"
            yield new


def seeds(tables: Tables, keys: Keys, copies: int, source: Path, target: Path) -> Iterator[Row]:
    """Write the texts of each copy, and yield their rows."""
    for copy in range(copies):
        blank = "".join("\n" if copy >> bit & 1 else " " for bit in range(16))
        for row in tables.rows["seeds"]:
            key = keys.of(row["seed_id"], copy)
            data = (source / row["path"]).read_bytes() + f"\n{blank}\n".encode()
            path = f"seeds/{key[1:]}_{Path(row['path']).name.rpartition('_')[2]}"
            (target / path).write_bytes(data)
            yield row | {
                "seed_id": key,
                "path": path,
                "sha256": hashlib.sha256(data).hexdigest(),
                "characters": str(len(data.decode("utf-8"))),
            }


def write(path: Path, names: list[str], rows: Iterable[Row]) -> int:
    """Write a table in its canonical form; how many rows it has."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        number = 0
        for number, row in enumerate(rows, 1):  # noqa: B007 (it is what is returned)
            writer.writerow(row)
        return number


def lone_names(tables: Tables) -> list[Row]:
    """Exclusions of the places that are named by their own rows alone, and so coded in no copy."""
    coded = {
        (row["seed_id"], row["start"], row["end"])
        for table, rows in tables.rows.items()
        if table not in SHARED
        for row in rows
        if "quote" in row
    }
    places = {(row["seed_id"], row["start"], row["end"]): row for row in tables.rows["places"]}
    return [
        {
            "exclusion_id": "",
            **{name: row[name] for name in ("seed_id", "start", "end", "quote")},
            "kind": "name",
            "reason": "place",
        }
        for place, row in places.items()
        if place not in coded
    ]


def descriptor_of_copies(source: Path, target: Path) -> dict[str, Any]:
    """The descriptor without the table of what was published and without the texts as sources.

    Their words in other languages are taken out as well.
    """
    descriptor: dict[str, Any] = json.loads((source / "datapackage.json").read_text("utf-8"))
    descriptor["resources"] = [one for one in descriptor["resources"] if one["name"] != LEDGER]
    descriptor["sandhi"]["tables"].pop(LEDGER, None)
    ledger = target / "schemas" / f"{LEDGER}.json"
    own = json.dumps(descriptor.pop("sources", []), ensure_ascii=False)
    if ledger.is_file():
        own += ledger.read_text("utf-8")
        ledger.unlink()
    others = [file.read_text("utf-8") for file in (target / "schemas").rglob("*.*")]
    for language in descriptor["sandhi"].get("languages", {}).values():
        file = target / language["words"]
        words = json.loads(file.read_text("utf-8"))
        elsewhere = json.dumps(descriptor) + "".join(
            text for text in others if text != file.read_text("utf-8")
        )
        kept = {
            word: other
            for word, other in words.items()
            if not _is_said(word, own) or _is_said(word, elsewhere)
        }
        file.write_text(json.dumps(kept, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return descriptor


def _is_said(word: str, document: str) -> bool:
    """Whether a word stands in JSON as a value, and not as the name of a property alone."""
    quoted = re.escape(json.dumps(word, ensure_ascii=False))
    return re.search(rf"{quoted}(?!\s*:)", document) is not None


def make(source: Path, target: Path, copies: int) -> dict[str, int]:
    """Write a package of so many copies; how many rows each table has."""
    if target.exists():
        shutil.rmtree(target)
    (target / "seeds").mkdir(parents=True)
    for name in ("schemas", "codings"):
        if (source / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source / name, target / name, ignore=ignored)
    for name in ("LICENSE", "CITATION.cff"):
        if (source / name).is_file():
            shutil.copy(source / name, target / name)
    descriptor = descriptor_of_copies(source, target)
    paths = {one["name"]: one["path"] for one in descriptor["resources"]}
    tables = read(source, descriptor["resources"])
    keys = Keys(tables)
    counts = {}
    for table, path in paths.items():
        if table == "seeds":
            rows = seeds(tables, keys, copies, source, target)
        else:
            rows = copied(table, tables, keys, 1 if table in SHARED else copies)
        if table in OWN_NAMES:
            rows = iter(sorted(rows, key=lambda row: row[OWN_NAMES[table]]))
        counts[table] = write(target / path, tables.names[table], rows)
    with (target / paths["seeds"]).open(encoding="utf-8", newline="") as file:
        descriptor["sources"] = [
            {"title": f"Seed {row['seed_id']}", "path": row["path"]} for row in csv.DictReader(file)
        ]
    (target / "datapackage.json").write_text(
        json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", "utf-8"
    )
    return counts


def divide(target: Path, files: int) -> None:
    """Let each table with rows of seeds lie in so many files, the rows of a seed in one of them."""
    descriptor = json.loads((target / "datapackage.json").read_text("utf-8"))
    tables = read(target, descriptor["resources"])
    every = sorted(row["seed_id"] for row in tables.rows["seeds"])
    file_of = {seed: place * files // len(every) for place, seed in enumerate(every)}
    for resource in descriptor["resources"]:
        name = resource["name"]
        if "seed_id" not in tables.names[name]:
            continue
        parts: list[list[Row]] = [[] for _ in range(files)]
        for row in tables.rows[name]:
            parts[file_of[row["seed_id"]]].append(row)
        whole = target / resource["path"]
        whole.unlink()
        for place, rows in enumerate(parts):
            if rows:
                write(whole.with_stem(f"{whole.stem}-{place}"), tables.names[name], rows)
        resource["path"] = f"data/{whole.stem}-*.csv"
    (target / "datapackage.json").write_text(
        json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", "utf-8"
    )


def mentions(counts: dict[str, int]) -> int:
    """How many mentions a package has, by which its size is told."""
    return sum(rows for table, rows in counts.items() if table.endswith("_mentions"))


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("target", type=Path)
    arguments.add_argument("--copies", type=int, default=20)
    arguments.add_argument("--files", type=int, default=1)
    arguments.add_argument("--source", type=Path, default=ROOT)
    given = arguments.parse_args()
    made = make(given.source, given.target, given.copies)
    if given.files > 1:
        divide(given.target, given.files)
    print(f"{mentions(made):,} mentions, {sum(made.values()):,} rows, {made['seeds']:,} seeds")
