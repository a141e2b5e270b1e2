"""The pages of the composer: a text in which a passage is selected, and the form for its rows."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import accumulate

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from sandhi.curate.keys import next_key
from sandhi.files import PackageError
from sandhi.package import ANCHOR, Package
from sandhi.review.composer.composition import stage
from sandhi.review.composer.form import CANDIDATES, GivenPassage, read_passage
from sandhi.review.composer.known_rows import known_rows
from sandhi.review.composer.layout import fieldsets, letters_of, likely_types, mention_entries
from sandhi.review.composer.learnt import Learnt
from sandhi.review.composer.passage import SelectedPassage, passage_at, pieces, sentence_rows
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.proposing.offers import given_offers
from sandhi.review.composer.proposing.offices import usual_mention
from sandhi.review.composer.proposing.wording import wording
from sandhi.review.composer.shape import Shape, composed_tables, is_named, shape_of
from sandhi.review.form import entries
from sandhi.review.kept import KeptForms
from sandhi.review.pages import Sitting, page_at, stretches
from sandhi.review.staging import Refused
from sandhi.text import Span

_OFFSET = re.compile(r"[0-9]{1,9}")


class ComposerPages:
    """Both pages, over the seeds of a sitting."""

    def __init__(self, sitting: Sitting) -> None:
        """Serve a sitting."""
        self._sitting = sitting
        self._refused_forms = KeptForms[GivenPassage]()

    async def text(self, request: Request) -> Response:
        """A text in its words, of which the coded ones are marked: the page with an offset."""
        seed, at = request.path_params["seed"], request.query_params.get("at", "")
        offset = int(at) if _OFFSET.fullmatch(at) else 0
        return await self._sitting.answered(lambda: self._text(seed, offset))

    async def show(self, request: Request) -> Response:
        """The form for the rows of a passage that is named in the address."""
        return await self._sitting.answered(lambda: self._from_address(dict(request.query_params)))

    async def wording(self, request: Request) -> Response:
        """The words that our prose on a passage may go on with, as JSON."""
        query = dict(request.query_params)
        return await self._sitting.answered(lambda: self._wording(query))

    async def decide(self, request: Request) -> Response:
        """Write all that the form says, or show it again with what keeps it."""
        return await self._sitting.decided(request, read_passage, self._decided)

    async def follow(self, request: Request) -> Response:
        """The cells that follow from what a form says so far, as JSON."""
        return await self._sitting.decided(request, read_passage, self._following)

    def _text(self, seed: str, offset: int) -> Response:
        package = self._sitting.package()
        if seed not in self._sitting.seeds_of(package):
            raise PackageError(f"the sitting has no seed {seed[:40]!a}")
        text, tables = package.texts[seed], composed_tables(package)
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
                    for word, is_word in pieces(text, part)
                ],
            )
            for at, part in page
        ]
        values = {
            "seed": seed,
            "lines": lines,
            "page": number + 1,
            "pages": [one[0][1].start for one in pages],
            "tables": [(name, package.schemas[name].title) for name in tables],
            "message": self._sitting.taken_message(),
        }
        return self._sitting.rendered("text.html", package, values)

    def _wording(self, query: Mapping[str, str]) -> Response:
        package = self._sitting.package()
        passage = passage_at(package, query.get("seed", ""), *_offsets(query))
        return JSONResponse(wording(package, passage)._asdict())

    def _from_address(self, query: Mapping[str, str]) -> Response:
        """The form for a passage: what was refused there is in it again, unless it begins anew."""
        start, end = _offsets(query)
        form = GivenPassage(
            *("", query.get("seed", ""), start, end, query.get("table", ""), ""),
            *({}, {}, {}, (), False, query.get("page") == CANDIDATES),
        )
        if query.get("anew"):
            self._refused_forms.drop(form.place)
        chosen, kept_form = query.get("type", ""), self._refused_forms.at(form.place)
        if query.get("as"):
            near = self._near(form)
            kept_form = near and near.moved(start, end, self._sitting.package().texts[form.seed])
        if kept_form and not chosen:
            kept_form = kept_form._replace(from_candidates=form.from_candidates)
            return self._form(kept_form, is_kept=True)
        return self._form(form, chosen=chosen)

    def _near(self, form: GivenPassage) -> GivenPassage | None:
        """What was refused last of a passage that meets this one, and is another."""
        span = Span(form.start, form.end)
        near = (
            one
            for one in self._refused_forms.last_first()
            if (one.seed, one.table) == (form.seed, form.table)
            and span.meets(Span(one.start, one.end))
            and one.place != form.place
        )
        return next(near, None)

    def _decided(self, form: GivenPassage) -> Response:
        package = self._sitting.package()
        if form.seed not in self._sitting.seeds_of(package):
            raise PackageError(f"the sitting has no seed {form.seed[:40]!a}")
        try:
            self._sitting.session.compose(
                form.seed,
                "mention of " + form.known_key if form.known_key else "coded as",
                lambda opened, staging: stage(opened, staging, form),
            )
        except Refused as refused:
            answer = self._form(form, faults=refused.faults, status=422)
            self._refused_forms.keep(form.place, form)
            return answer
        self._refused_forms.drop(form.place)
        self._sitting.message = self._sitting.session.decisions[-1].message
        back = CANDIDATES if form.from_candidates else f"/text/{form.seed}?at={form.start}"
        return RedirectResponse(back, status_code=303)

    def _following(self, form: GivenPassage) -> Response:
        package = self._sitting.package()
        if form.table not in composed_tables(package):
            raise PackageError(f"{form.table[:40]!a} is no table that is made of passages")
        shape = shape_of(package, form.table)
        passage = passage_at(package, form.seed, form.start, form.end)
        names = {*package.schemas[shape.table].names} - {*ANCHOR}
        curator_cells = {name: cell for name, cell in form.cells.items() if name in names}
        joined = given_offers(package, shape, form.joins)
        learnt, chosen = Learnt(package, shape), curator_cells.get(shape.type, "")
        proposed = proposal(
            package, shape, learnt, passage, chosen, curator_cells=curator_cells, joined=joined
        )
        return JSONResponse({name: proposed.cells[name] for name in names - curator_cells.keys()})

    def _form(
        self,
        form: GivenPassage,
        *,
        chosen: str = "",
        faults: Sequence[str] = (),
        status: int = 200,
        is_kept: bool = False,
    ) -> Response:
        package = self._sitting.package()
        if form.table not in composed_tables(package):
            raise PackageError(f"{form.table[:40]!a} is no table that is made of passages")
        shape = shape_of(package, form.table)
        passage = passage_at(package, form.seed, form.start, form.end)
        learnt = Learnt(package, shape)
        proposed = proposal(package, shape, learnt, passage, chosen)
        row = {**proposed.cells, **form.cells}
        key = package.schemas[shape.table].primary_key
        row[key] = next_key(package, shape.table) or row[key]  # is asked for where keys are words
        likely_rows = known_rows(package, shape, learnt, passage)
        rows = package.rows(shape.table)
        usual = partial(_usual, package, shape, learnt, passage)
        near = None if form.action else self._near(form)
        values = {
            "passage": passage,
            "before": passage.sentence_quote[: form.start - passage.sentence.start],
            "after": passage.sentence_quote[form.end - passage.sentence.start :],
            "shape": shape,
            "table": package.schemas[shape.table],
            "entries": entries(package, shape.table, row),
            "other": form.known_key if form.action == "known" else "",
            "labels": package.labels.table(shape.table),
            "known": [
                (
                    one,
                    usual({name: str(value or "") for name, value in rows[one.key].items()}),
                )
                for one in likely_rows
            ],
            "proposed": proposed,
            "type": row.get(shape.type, ""),
            "types": likely_types(learnt, shape, proposed),
            "usual": usual(row),
            "mention": [
                (entry, form.mention.get(entry.field.name, ""))
                for entry in mention_entries(package, shape, [one.key for one in likely_rows])
            ],
            "keys": letters_of(package, shape, row),
            "term": entries(package, shape.vocabulary, form.term) if shape.vocabulary else [],
            "has_term": any(form.term.values()),
            "back": CANDIDATES if form.from_candidates else "",
            "may_be_named": is_named(package, shape),
            "is_other_name": form.is_other_name,
            "joins": fieldsets(package, shape, proposed.offers, form),
            "faults": faults,
            "is_kept": is_kept,
            "near": near and package.texts[near.seed][near.start : near.end],
            "message": "",
        }
        return self._sitting.rendered("compose.html", package, values, status)


def _offsets(query: Mapping[str, str]) -> tuple[int, int]:
    """Where an address says that its passage stands."""
    offsets = [query.get(name, "") for name in ("start", "end")]
    if not all(map(_OFFSET.fullmatch, offsets)):
        raise PackageError("the address does not say in digits where the passage stands")
    start, end = map(int, offsets)
    return start, end


def _usual(
    package: Package,
    shape: Shape,
    learnt: Learnt,
    passage: SelectedPassage,
    cells: Mapping[str, str],
) -> tuple[str, str]:
    """How a mention is usually put, without a source and with one."""
    if not shape.mention:
        return "", ""
    alone, sourced = (
        ", ".join(
            filter(None, usual_mention(package, shape, learnt, cells, rests, passage).values())
        )
        for rests in (False, True)
    )
    return alone, sourced if shape.sources else alone


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
