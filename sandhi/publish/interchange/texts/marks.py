"""Which passages of a text are coded, and as what: what every format of annotations begins with."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sandhi.package import Package
from sandhi.package.settings import VERBATIM
from sandhi.text import span_in


class AnchoredRow(NamedTuple):
    """A row that is anchored in a text: its key, table, label, and code points, end-exclusive.

    A package that is built in spite of findings may have one that ``is_quoted`` by no cell.
    """

    key: str
    table: str
    label: str
    start: int
    end: int
    is_quoted: bool = True


class CodedText(NamedTuple):
    """A source text with what is coded in it, in the order of the text."""

    seed: str
    text: str
    language: str
    passages: list[AnchoredRow]


def coded_texts(package: Package) -> Iterator[CodedText]:
    """Yield each source text with its anchored rows; PackageError where one cannot be read."""
    marks = _marks(package)
    seeds = package.rows("seeds") if package.texts else {}
    for seed, text in package.texts.items():
        yield CodedText(seed, text, str(seeds[seed].get("language") or ""), marks[seed])


@lru_cache(maxsize=1)  # several formats ask for those of one package
def _marks(package: Package) -> dict[str, list[AnchoredRow]]:
    """The anchored rows of each source text, in its order.

    A row whose bounds are not in its text, as a package has that is built in spite of findings, is
    in no format: none could say where it stands.
    """
    marks: dict[str, list[AnchoredRow]] = {seed: [] for seed in package.texts}
    for name, schema in package.schemas.items():
        if schema.anchored and package.settings.of(name).role not in VERBATIM:
            for key, row in package.rows(name).items():
                seed, span = str(row["seed_id"]), span_in(row)
                if span and seed in marks and span.end <= len(package.texts[seed]):
                    label = package.labels.of(name, key)
                    quoted = row["quote"] is not None
                    marks[seed].append(AnchoredRow(key, name, label, *span, quoted))
    for of_text in marks.values():
        of_text.sort(key=lambda mark: (mark.start, -mark.end, mark.key))
    return marks
