"""Sentences of every day at the end of an article of the frozen package, and passages in them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import regex

from sandhi.package import Package, Trust
from sandhi.review.composer.passage import SelectedPassage, passage_at, row_cells
from sandhi.table import csv_text

_SEED = "S004"
_TABLES = {"A": ("actors", "actor_id"), "P": ("places", "place_id")}  # by how their keys begin
_MARKS = regex.compile(r"[][{}]")
_TOLD = ("events", "event_mentions")
_AS_TOLD = {
    "events": {"class": "act", "status": "occurred"},
    "event_mentions": {"modality": "asserted", "attribution": "own_word"},
}


class Line(NamedTuple):
    """A sentence in a line of its own, its passage between brackets, and the one before it.

    What stands between braces in it tells of an event of the type ``content``, and is coded.
    """

    sentence: str
    translation: str
    before: str = ""
    before_translation: str = ""
    content: str = ""


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
    rows, spans = tables["sentences"], list[tuple[int, int]]()
    told: dict[str, tuple[str, tuple[int, int]]] = {}

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
        quote = _MARKS.sub("", line.sentence)
        start = add(quote, line.translation, " " if line.before else "\n")
        spans.append(_between(line.sentence, "[]", start))
        if line.content:
            told[key_of_content(len(spans))] = (line.content, _between(line.sentence, "{}", start))
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
    for table in _TOLD if told else ():
        tables[table] = row_cells(package, table)
        blank = dict.fromkeys(package.schemas[table].names, "")
        for key, (type_, (start, end)) in told.items():
            place = {"seed_id": _SEED, "start": str(start), "end": str(end)}
            cells = {"event_id": key, "quote": text[start:end], **_AS_TOLD[table]}
            cells |= {"event_type": type_} if table == "events" else {"event_mention_id": f"M{key}"}
            tables[table].append({**blank, **place, **cells})
    columns = {table: package.schemas[table].names for table in tables}
    contents = {
        table: csv_text(columns[table], [[row[one] for one in columns[table]] for row in many])
        for table, many in tables.items()
    }
    package = Package.open(root, Trust.GIVEN).with_files(
        {table: content.encode() for table, content in contents.items()}
    )
    return package, [passage_at(package, _SEED, start, end) for start, end in spans]


def key_of_content(number: int) -> str:
    """The key of the event that what stands between braces in the line of a number tells of."""
    return f"E9{number:03}"


def _between(sentence: str, marks: str, start: int) -> tuple[int, int]:
    """Where what stands between two marks begins and ends, in a text in which they are left out."""
    begin, end = (len(_MARKS.sub("", sentence[: sentence.index(mark)])) for mark in marks)
    return start + begin, start + end
