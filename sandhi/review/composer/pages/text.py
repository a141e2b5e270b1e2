"""The page of a text: a passage is selected in it, and made into rows or left out."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sandhi.coverage.account import languages
from sandhi.files import PackageError
from sandhi.package import Package
from sandhi.printing import visible
from sandhi.review.composer.attribution import ends_a_clause
from sandhi.review.composer.passage import PlacedRow, passage_at, pieces, sentence_rows
from sandhi.review.composer.reading.suggested_passages import suggested_passages
from sandhi.review.composer.reading.untold import UntoldClause, untold_clauses
from sandhi.review.composer.shape import composed_tables, shape_of
from sandhi.review.form import MisshapenForm, texts_of
from sandhi.review.pages import Sitting, page_at, stretches
from sandhi.review.queue import QueueItem
from sandhi.review.reasons import (
    CLAUSE,
    clause_reason,
    kinds_of,
    left_out_as,
    may_leave_out,
    reasons_of,
)
from sandhi.review.rows.disputes import dispute_tables
from sandhi.review.staging import Refused
from sandhi.review.texts.contexts import SentenceContext
from sandhi.suggest.candidates import Candidate
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
        """A text in its words, of which the coded ones are marked: the page with an offset."""
        seed, query = request.path_params["seed"], request.query_params
        at, end = query.get("at", ""), query.get("clause", "")
        offset = int(at) if _DIGITS.fullmatch(at) else 0
        clause_end = int(end) if _DIGITS.fullmatch(end) else 0
        return await self._sitting.answered(lambda: self._at_clause(seed, offset, clause_end))

    async def exclude(self, request: Request) -> Response:
        """Leave a passage out, or show the text again with what keeps it."""
        return await self._sitting.decided(request, read_left_out, self._excluded)

    def _at_clause(self, seed: str, start: int, end: int) -> Response:
        """The text, with a clause about to be left out as one that tells no event; or without."""
        reason = clause_reason(self._sitting.package()) if end > start else ""
        clause = LeftOut(seed, start, end, CLAUSE, reason) if reason else None
        return self._text_page(seed, start, clause)

    def _excluded(self, form: LeftOut) -> Response:
        package = self._sitting.package()
        passage = passage_at(package, form.seed, form.start, form.end)
        words = Candidate(*passage.span, passage.quote, form.kind, passage.span, {}, "")
        kind, reason = left_out_as(package, words, form.seed, form.kind, form.reason)
        if not (form.kind or reason) and ends_a_clause(passage):  # a clause that tells nothing
            reason = clause_reason(package)
            kind = CLAUSE if reason else kind
        context = SentenceContext(passage.sentence_id, "", "", "", "", "")
        item = QueueItem(
            *("", kind, form.seed, form.start, form.end, passage.quote),
            *("", "", "", {}, (), context),
        )
        try:
            if kind not in kinds_of(package):
                raise Refused([f"“{visible(kind[:40])}” is nothing that is left out"])
            self._sitting.session.exclude(item, reason)
        except Refused as refused:
            return self._text_page(form.seed, form.start, form, refused.faults)
        self._sitting.message = self._sitting.session.decisions[-1].message
        return RedirectResponse(f"/text/{form.seed}?at={form.start}", status_code=303)

    def _text_page(
        self, seed: str, offset: int, form: LeftOut | None = None, faults: Sequence[str] = ()
    ) -> Response:
        package = self._sitting.package()
        if seed not in self._sitting.seeds_of(package):
            raise PackageError(f"the sitting has no seed {seed[:40]!a}")
        text, tables = package.texts[seed], composed_tables(package)
        code = languages(package).get(seed, "")
        rows = sentence_rows(package, seed)
        pages = stretches(text, [span for _, span, _ in rows])
        number = page_at(pages, offset)
        page = pages[number] if pages else []
        coded = _coded(package, seed, tables)
        lines = [
            (
                *rows[at][::2],
                [
                    (text[slice(*word)], word, is_word, coded.hold(word))
                    for word, is_word in pieces(text, part, code)
                ],
            )
            for at, part in page
        ]
        values = {
            "seed": seed,
            "lines": lines,
            "untold": _untold(package, seed, [rows[at] for at, _ in page]),
            "suggested": _suggested(package, seed, [rows[at] for at, _ in page]),
            "page": number + 1,
            "pages": [one[0][1].start for one in pages],
            "tables": [(name, package.schemas[name].title) for name in tables],
            "kinds": kinds_of(package) if may_leave_out(package) else [],
            "reasons": reasons_of(package) if may_leave_out(package) else [],
            "clause_reason": clause_reason(package),
            "form": form,
            "marked": self._sitting.marked,
            "differs": dispute_tables(package) is not None,
            "faults": faults,
            "message": self._sitting.taken_message(),
        }
        return self._sitting.rendered("text.html", package, values, 422 if faults else 200)


def _untold(
    package: Package, seed: str, sentences: Sequence[PlacedRow]
) -> dict[str, list[tuple[str, UntoldClause]]]:
    """By sentences, what their clauses may tell of, of which no row tells: types and the clause."""
    of_sentence: dict[str, list[tuple[str, UntoldClause]]] = {}
    for clause in untold_clauses(package, seed, sentences):
        hint = " or ".join(clause.types), clause
        of_sentence.setdefault(clause.sentence_id, []).append(hint)
    return of_sentence


def _suggested(package: Package, seed: str, sentences: Sequence[PlacedRow]) -> list[Span]:
    """What of some sentences is to be gone through, in order, since it may tell of a row."""
    shapes = (shape_of(package, table) for table in composed_tables(package))
    return [span for one in shapes for span in suggested_passages(package, one, seed, sentences)]


class _CodedStretches:
    """Passages of one text, of which is asked what lies within one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Take the passages, in any order."""
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        # The furthest end of those that begin so far.
        self._ends = [*accumulate((span.end for span in ordered), max)]

    def hold(self, part: Span) -> bool:
        """Whether one of them holds a part of the text."""
        last = bisect_right(self._starts, part.start) - 1
        return last >= 0 and part.end <= self._ends[last]


def _coded(package: Package, seed: str, tables: Sequence[str]) -> _CodedStretches:
    """The passages of a seed that rows of some tables, or their mentions, code."""
    names = {name for table in tables for name in (table, shape_of(package, table).mention) if name}
    spans: list[Span] = []
    for name in names:
        cells = package.table(name)
        rows = cells[cells["seed_id"].eq(seed) & cells["start"].notna() & cells["end"].notna()]
        spans += [Span(int(a), int(b)) for a, b in zip(rows["start"], rows["end"], strict=True)]
    return _CodedStretches(spans)
