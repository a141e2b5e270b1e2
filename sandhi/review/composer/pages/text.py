"""The page of a text: a passage is selected in it, and made into rows or left out."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from sandhi.files import PackageError
from sandhi.package import Package
from sandhi.review.composer.passage import pieces, sentence_rows
from sandhi.review.composer.shape import composed_tables, shape_of
from sandhi.review.pages import Sitting
from sandhi.text import Span


class TextPage:
    """The page, over the seeds of a sitting."""

    def __init__(self, sitting: Sitting) -> None:
        """Serve a sitting."""
        self._sitting = sitting

    async def show(self, request: Request) -> Response:
        """A text in its words, of which the coded ones are marked."""
        seed = request.path_params["seed"]
        return await self._sitting.answered(lambda: self._shown(seed))

    def _shown(self, seed: str) -> Response:
        package = self._sitting.package()
        if seed not in self._sitting.seeds_of(package):
            raise PackageError(f"the sitting has no seed {seed[:40]!a}")
        text, tables = package.texts[seed], composed_tables(package)
        coded = _coded(package, seed, tables)
        lines = [
            (
                key,
                row,
                [
                    (text[slice(*part)], part, word, _is_in(part, coded))
                    for part, word in pieces(text, span)
                ],
            )
            for key, span, row in sentence_rows(package, seed)
        ]
        values = {
            "seed": seed,
            "lines": lines,
            "tables": [(name, package.schemas[name].title) for name in tables],
            "message": self._sitting.taken_message(),
        }
        return self._sitting.rendered("text.html", package, values)


def _coded(package: Package, seed: str, tables: Sequence[str]) -> list[Span]:
    """The passages of a seed that rows of some tables, or their mentions, code."""
    names = {name for table in tables for name in (table, shape_of(package, table).mention) if name}
    spans = []
    for name in names:
        cells = package.table(name)
        rows = cells[cells["seed_id"].eq(seed) & cells["start"].notna() & cells["end"].notna()]
        spans += [Span(int(a), int(b)) for a, b in zip(rows["start"], rows["end"], strict=True)]
    return spans


def _is_in(part: Span, spans: Sequence[Span]) -> bool:
    return any(span.start <= part.start and part.end <= span.end for span in spans)
