"""``/seeds/S000``: a source text as it stands, with all that is coded in it.

``?at=START-END`` marks a span of it, in code points, and tells what is coded there.
"""

import re
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from datasette.app import Datasette
from datasette.utils import tilde_decode
from datasette.utils.asgi import NotFound, Response

from sandhi.language import language_of
from sandhi.publish.metadata import DATABASE
from sandhi.site.anchored import SENTENCES
from sandhi.site.contents import Contents, contents
from sandhi.site.facts import place_path
from sandhi.site.layers import Layer, layers
from sandhi.site.panel import Panel, panel
from sandhi.site.segments import Mark, Segment, flatten
from sandhi.text import Span

_AT = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


class Run(NamedTuple):
    """A segment as the page shows it; ``path`` is empty where nothing is coded."""

    text: str
    classes: str
    path: str
    here: bool
    first: bool


class Sentence(NamedTuple):
    """A sentence; ``gap`` is what lies between it and what stands before it."""

    gap: str
    key: str
    kind: str
    dim: bool
    language: str
    runs: list[Run]
    translation: str
    note: str


class Article(NamedTuple):
    """A seed as the reader shows it; each paragraph a list of sentences, ``rest`` what follows."""

    seed: dict[str, Any]
    paragraphs: list[tuple[str, list[Sentence]]]
    rest: str
    layers: list[tuple[Layer, int]]
    seeds: list[str]
    panel: Panel | None


async def reader(datasette: Datasette, request: Any) -> Response:
    """Answer for ``/seeds/S000``; NotFound where there is no such seed."""
    key, asked = tilde_decode(request.url_vars["seed"]), request.args.get("at")
    site = contents(datasette)
    article = await datasette.get_database(DATABASE).execute_fn(
        lambda connection: read(connection, site, key, asked)
    )
    if article is None:
        raise NotFound(f"There is no source text {key}.")
    variables = {"article": article, "asked": asked, "page": site.tables["seeds"]}
    return Response.html(await datasette.render_template("reader.html", variables, request=request))


def read(
    connection: sqlite3.Connection, site: Contents, key: str, asked: str | None
) -> Article | None:
    """Return a seed with its marks, and the panel of the span asked for; None without such a seed.

    A span that is not in the text is as none.
    """
    keys = [row[0] for row in connection.execute("SELECT seed_id FROM seeds ORDER BY 1")]
    if key not in keys:
        return None
    (seed,) = connection.execute("SELECT * FROM seeds WHERE seed_id = ?", [key])
    at = _span(asked or "", len(seed["text"]))
    known = layers(site)
    marks, rows = _marks(connection, known, key)
    paragraphs, rest = _paragraphs(connection, site, seed, marks, at)
    return Article(
        dict(seed),
        paragraphs,
        rest,
        [(layer, rows.get(layer.number, 0)) for layer in known],
        keys,
        panel(connection, site, known, seed, at) if at else None,
    )


def _span(asked: str, length: int) -> Span | None:
    """A span that lies in a text of that length."""
    if match := _AT.fullmatch(asked):
        span = Span(int(match[1]), int(match[2]))
        if span.start < span.end <= length:
            return span
    return None


def _marks(
    connection: sqlite3.Connection, known: Sequence[Layer], key: str
) -> tuple[list[Mark], dict[int, int]]:
    """The anchors of all layers in a seed, and how many rows each layer has there."""
    numbers = {table: layer.number for layer in known for table in layer.tables}
    marks: dict[Mark, None] = {}
    rows: dict[int, int] = {}
    for table, start, end in connection.execute(
        'SELECT "table", start, "end" FROM records WHERE seed_id = ? AND start IS NOT NULL', [key]
    ):
        if number := numbers.get(table):
            marks[Mark(Span(start, end), number)] = None
            rows[number] = rows.get(number, 0) + 1
    return [*marks], rows


def _paragraphs(
    connection: sqlite3.Connection,
    site: Contents,
    seed: sqlite3.Row,
    marks: Sequence[Mark],
    at: Span | None,
) -> tuple[list[tuple[str, list[Sentence]]], str]:
    """The sentences of a seed by paragraph, each with what lies before it; and the rest."""
    text, reached, shown = seed["text"], 0, at is None
    dimmed = {*site.metadata["plugins"]["sandhi"]["no_facts_in"]}
    kinds = site.tables[SENTENCES].values.get("kind", {})
    paragraphs: list[tuple[str, list[Sentence]]] = []
    for row in connection.execute(
        "SELECT * FROM sentences WHERE seed_id = ? ORDER BY start", [seed["seed_id"]]
    ):
        cells = dict(row)
        span = Span(max(row["start"], reached), row["end"])
        gap = text[reached : span.start]
        segments = flatten(span, marks, at or ())
        runs = [_run(seed, segment, at) for segment in segments]
        if at and not shown and any(run.here for run in runs):
            shown = True
            first = next(place for place, run in enumerate(runs) if run.here)
            runs[first] = runs[first]._replace(first=True)
        if not paragraphs or "\n" in gap:
            paragraphs.append((gap, []))
            gap = ""
        kind = cells.get("kind") or ""
        paragraphs[-1][1].append(
            Sentence(
                gap,
                row[site.tables[SENTENCES].key],
                kinds.get(kind, ""),
                kind in dimmed,
                language_of(text[span.start : span.end]),
                runs,
                cells.get("translation") or "",
                cells.get("note") or "",
            )
        )
        reached = span.end
    return paragraphs, text[reached:]


def _run(seed: sqlite3.Row, segment: Segment, at: Span | None) -> Run:
    """A segment with the classes that the styles know: layers, those doubled, those that end."""
    here = at is not None and at.holds(segment.span)
    classes = [f"l{number}" for number in segment.layers]
    classes += [f"d{number}" for number, marks in segment.layers.items() if marks > 1]
    classes += [f"x{number}" for number in sorted(segment.ending)]
    narrowest = segment.narrowest
    return Run(
        seed["text"][segment.span.start : segment.span.end],
        " ".join([*classes, *(["here"] if here else [])]),
        place_path(seed["seed_id"], *narrowest) if narrowest else "",
        here,
        False,
    )
