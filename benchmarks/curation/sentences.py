"""Sentences of every day at the end of an article of the frozen package, and passages in them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from sandhi.package import Package, Trust
from sandhi.review.composer.passage import SelectedPassage, passage_at, row_cells
from sandhi.table import csv_text

_SEED = "S004"
_TABLES = {"A": ("actors", "actor_id"), "P": ("places", "place_id")}  # by how their keys begin


class Line(NamedTuple):
    """A sentence in a line of its own, its passage between brackets, and the one before it."""

    sentence: str
    translation: str
    before: str = ""
    before_translation: str = ""


def with_lines(
    root: Path, lines: Sequence[Line], names: Sequence[Mapping[str, str]] = ()
) -> tuple[Package, list[SelectedPassage]]:
    """The package with some lines, and the passage of each; and with ``names`` that these have."""
    package = Package.open(root, Trust.GIVEN)
    seeds = row_cells(package, "seeds")
    path = root / next(row["path"] for row in seeds if row["seed_id"] == _SEED)
    text, tables = (
        path.read_text("utf-8").rstrip("\n"),
        {"sentences": row_cells(package, "sentences")},
    )
    rows, spans = tables["sentences"], []

    def add(quote: str, translation: str, mark: str) -> int:
        nonlocal text
        start, key = len(text) + 1, f"{_SEED}-9{len(rows):03}"
        text += f"{mark}{quote}"
        place = {"start": str(start), "end": str(len(text)), "quote": quote}
        told = {"sentence_id": key, "seed_id": _SEED, "kind": "body", "note": ""}
        rows.append({**rows[-1], **told, **place, "translation": translation})
        return start

    for line in lines:
        if line.before:
            add(line.before, line.before_translation, "\n")
        quote = line.sentence.replace("[", "").replace("]", "")
        start = add(quote, line.translation, " " if line.before else "\n")
        begin, end = line.sentence.index("["), line.sentence.index("]") - 1
        spans.append((start + begin, start + end))
    path.write_text(text + "\n", encoding="utf-8")
    for table, key in _TABLES.values():
        blank = dict.fromkeys(package.schemas[table].names, "")
        rows_of_table = row_cells(package, table)
        for name in names:
            if _TABLES[name["key"][0]][0] == table and name["form"] in text:
                start = text.index(name["form"])
                place = {"seed_id": _SEED, "start": str(start), "quote": name["form"]}
                place |= {"end": str(start + len(name["form"])), key: name["key"]}
                place |= {"name_hi": name["form"], "form_hi": name["form"]}
                shared = {one: name[one] for one in ("name", "kind", "country")}
                rows_of_table.append({**blank, **shared, **place})
        tables[table] = rows_of_table
    columns = {table: package.schemas[table].names for table in tables}
    contents = {
        table: csv_text(columns[table], [[row[one] for one in columns[table]] for row in many])
        for table, many in tables.items()
    }
    package = Package.open(root, Trust.GIVEN).with_files(
        {table: content.encode() for table, content in contents.items()}
    )
    return package, [passage_at(package, _SEED, start, end) for start, end in spans]
