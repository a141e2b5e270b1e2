"""What a text is gone through for, since it may tell of rows: most is what a reader coded."""

from typing import TYPE_CHECKING

from sandhi.review.composer.passage import row_cells
from sandhi.review.composer.reading.suggested_passages import suggested_passages
from sandhi.review.composer.shape import shape_of
from sandhi.table import csv_text
from sandhi.text import Span

if TYPE_CHECKING:
    from sandhi.package import Package
    from tests.conftest import Copy

EXACT, USEFUL = 0.35, 0.45  # of what readers coded; and of what is suggested


def uncoded(package: "Package", *seeds: str) -> "Package":
    """The package without the events and the mentions that some texts have."""
    tables = {}
    for table in ("events", "event_mentions"):
        names = package.schemas[table].names
        rows = [row for row in row_cells(package, table) if row["seed_id"] not in seeds]
        tables[table] = csv_text(names, [[row[name] for name in names] for row in rows]).encode()
    return package.with_files(tables)


def suggested(package: "Package", seed: str) -> list[Span]:
    return [*suggested_passages(package, shape_of(package, "events"), seed)]


def mentions(package: "Package", seed: str) -> set[Span]:
    rows = (row for row in row_cells(package, "event_mentions") if row["seed_id"] == seed)
    return {Span(int(row["start"]), int(row["end"])) for row in rows}


def test_what_readers_coded_is_suggested_and_little_else(original: "Copy") -> None:
    package = original.package
    exact = useful = coded = every = 0
    for seed in package.texts:
        spans, own = suggested(uncoded(package, seed), seed), mentions(package, seed)
        assert len(spans) == len({*spans})
        exact += len(own.intersection(spans))
        coded += len(own)
        every += len(spans)
        useful += sum(any(_overlap(span, one) > 0.7 for one in own) for span in spans)
    assert exact >= EXACT * coded
    assert useful >= USEFUL * every


def _overlap(span: Span, other: Span) -> float:
    common = min(span.end, other.end) - max(span.start, other.start)
    return common / max(span.length, other.length)


def test_what_is_coded_is_suggested_no_longer(original: "Copy") -> None:
    package = original.package
    before = suggested(uncoded(package, "S003"), "S003")
    left = suggested(package, "S003")
    assert {*left} < {*before}
    assert mentions(package, "S003").isdisjoint(left)


def test_what_is_said_comes_before_that_it_is_said(original: "Copy") -> None:
    package = uncoded(original.package, "S003")
    quotes = [package.texts["S003"][slice(*span)] for span in suggested(package, "S003")]
    told = next(at for at, one in enumerate(quotes) if one.endswith("कुर्स्क क्षेत्र में तैनात हैं"))
    saying = next(at for at, one in enumerate(quotes) if "ब्लिंकन ने पिछले सप्ताह कहा था कि" in one)
    assert told < saying
