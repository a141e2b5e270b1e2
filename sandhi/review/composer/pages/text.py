"""The page of a text: a passage is selected in it, and made into rows or left out."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sandhi.coverage.account import KINDS
from sandhi.files import PackageError
from sandhi.package import Package
from sandhi.printing import visible
from sandhi.review.composer.passage import passage_at, pieces, sentence_rows
from sandhi.review.composer.shape import composed_tables, shape_of
from sandhi.review.form import MisshapenForm, texts_of
from sandhi.review.pages import Sitting
from sandhi.review.queue import QueueItem, SentenceContext
from sandhi.review.reasons import kind_at, may_leave_out, reasons_of, usual_reason
from sandhi.review.staging import Refused
from sandhi.text import Span

_FIELDS = {"seed", "start", "end", "kind", "reason", "table"}
_DIGITS = re.compile(r"[0-9]{1,9}")


class LeftOut(NamedTuple):
    """A passage that is to be left out, as what, and for which reason, as a form says it."""

    seed: str
    start: int
    end: int
    kind: str
    reason: str


def read_left_out(form: FormData) -> LeftOut:
    """Return what a form says; MisshapenForm where no page of ours sends such a one."""
    fields = texts_of(form)
    for name in fields:
        if name not in _FIELDS:
            raise MisshapenForm(f"no page of ours has a field {ascii(name)[:60]}")
    for name in ("start", "end"):
        if not _DIGITS.fullmatch(fields.get(name, "")):
            raise MisshapenForm(f"the form does not say in digits where the passage {name}s")
    return LeftOut(
        fields.get("seed", ""),
        int(fields["start"]),
        int(fields["end"]),
        fields.get("kind", ""),
        fields.get("reason", ""),
    )


class TextPage:
    """The page, over the seeds of a sitting."""

    def __init__(self, sitting: Sitting) -> None:
        """Serve a sitting."""
        self._sitting = sitting

    async def show(self, request: Request) -> Response:
        """A text in its words, of which the coded ones are marked."""
        seed = request.path_params["seed"]
        return await self._sitting.answered(lambda: self._text_page(seed))

    async def exclude(self, request: Request) -> Response:
        """Leave a passage out, or show the text again with what keeps it."""
        return await self._sitting.decided(request, read_left_out, self._excluded)

    def _excluded(self, form: LeftOut) -> Response:
        package = self._sitting.package()
        passage = passage_at(package, form.seed, form.start, form.end)
        kind = form.kind or kind_at(package, form.seed, passage.span, form.reason)
        context = SentenceContext(passage.sentence_id, "", "", "", "", "")
        item = QueueItem(
            *("", kind, form.seed, form.start, form.end, passage.quote),
            *("", "", "", {}, (), context),
        )
        try:
            if kind not in KINDS:
                raise Refused([f"“{visible(kind[:40])}” is nothing that is left out"])
            usual = usual_reason(package, kind, passage.quote)
            self._sitting.session.exclude(item, form.reason or usual)
        except Refused as refused:
            return self._text_page(form.seed, form, refused.faults)
        self._sitting.message = self._sitting.session.decisions[-1].message
        return RedirectResponse(f"/text/{form.seed}?at={form.start}", status_code=303)

    def _text_page(
        self, seed: str, form: LeftOut | None = None, faults: Sequence[str] = ()
    ) -> Response:
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
            "kinds": KINDS,
            "reasons": reasons_of(package) if may_leave_out(package) else [],
            "form": form,
            "faults": faults,
            "message": self._sitting.taken_message(),
        }
        return self._sitting.rendered("text.html", package, values, 422 if faults else 200)


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
