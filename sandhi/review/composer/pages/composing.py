"""The page of the composer: the form for the rows of a passage that was selected in a text."""

import re
from collections.abc import Mapping, Sequence
from functools import partial

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from sandhi.curate.keys import next_key
from sandhi.files import PackageError
from sandhi.package import Package
from sandhi.review.composer.form import CANDIDATES, GivenPassage, back_to, read_passage
from sandhi.review.composer.known_rows import known_rows
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.pages.layout import (
    fieldsets,
    is_keyed,
    letters_of,
    mention_entries,
    newcomers,
    usual_in_words,
    whole_clause,
    with_usual_roles,
    without_own,
    words_to_show,
)
from sandhi.review.composer.pages.types import every_type, likely_types, type_of, usual_term
from sandhi.review.composer.passage import passage_at, sentence_rows
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.proposing.offer import Offer
from sandhi.review.composer.proposing.wording import wording
from sandhi.review.composer.shape import composed_tables, is_named, shape_of
from sandhi.review.composer.writing.composition import known_key, stage
from sandhi.review.form import entries, searchable_labels
from sandhi.review.kept import KeptForms
from sandhi.review.pages import Sitting
from sandhi.review.staging import Refused
from sandhi.text import Span

_OFFSET = re.compile(r"[0-9]{1,9}")


class ComposerPage:
    """The page, over the seeds of a sitting."""

    def __init__(self, sitting: Sitting) -> None:
        """Serve a sitting."""
        self._sitting = sitting
        self._refused_forms = KeptForms[GivenPassage]()

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

    def _wording(self, query: Mapping[str, str]) -> Response:
        package = self._sitting.package()
        passage = passage_at(package, query.get("seed", ""), *_offsets(query))
        return JSONResponse(wording(package, passage)._asdict())

    def _from_address(self, query: Mapping[str, str]) -> Response:
        """The form for a passage: what was refused there is in it again, unless it begins anew."""
        start, end = _offsets(query)
        form = GivenPassage(
            *("", query.get("seed", ""), start, end, query.get("table", ""), ""),
            *({}, {}, {}, (), False, back_to(query.get("page", ""))),
        )
        if query.get("anew"):
            self._refused_forms.drop(form.place)
        chosen, kept_form = query.get("type", ""), self._refused_forms.at(form.place)
        if query.get("as"):
            near = self._near(form)
            kept_form = near and near.moved(start, end, self._sitting.package().texts[form.seed])
        if kept_form and not chosen:
            kept_form = kept_form._replace(back=form.back)
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
            if form.action == "more":
                return self._with_more(package, form)
            self._sitting.session.compose(
                f"{form.seed}: mention of {form.known_key}"
                if form.known_key
                else f"{form.seed}: coded as",
                lambda opened, staging: stage(opened, staging, form),
            )
        except Refused as refused:
            answer = self._form(form, faults=refused.faults, status=422)
            self._refused_forms.keep(form.place, form)
            return answer
        self._refused_forms.drop(form.place)
        self._sitting.message = self._sitting.session.decisions[-1].message
        back = form.back or f"/text/{form.seed}?at={form.start}"
        return RedirectResponse(back, status_code=303)

    def _with_more(self, package: Package, form: GivenPassage) -> Response:
        """The form for a mention of a known row, and for what the passage tells beyond of that.

        What was ticked for a new row is left there: of the known one it may not be so.
        """
        if form.table not in composed_tables(package):
            raise PackageError(f"{form.table[:40]!a} is no table that is made of passages")
        shape = shape_of(package, form.table)
        known_key(package, shape, form.known_key)
        tables = {join.table for join in shape.sources}
        joins = tuple(one for one in form.joins if one.table in tables)
        untaken = tuple(one for one in form.untaken if one.table in tables)
        return self._form(form._replace(joins=joins, untaken=untaken, cells={}))

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
        learnt, rows = Learnt(package, shape), package.rows(shape.table)
        more = rows.get(form.known_key, {}) if form.is_more else {}
        chosen = chosen or str(more.get(shape.type) or "") or type_of(package, shape, form)
        proposed = proposal(package, shape, learnt, passage, chosen)
        offers: Sequence[Offer] = proposed.offers
        if more:
            offers = without_own(package, shape, form.known_key, offers)
        type_ = chosen or proposed.cells.get(shape.type, "")
        offers = with_usual_roles(package, shape, type_, offers)
        own_cells = {name: str(cell or "") for name, cell in more.items()}
        row = {**proposed.cells, **own_cells, **form.cells}
        key = package.schemas[shape.table].primary_key
        # Where keys are words, it is asked for.
        row[key] = form.known_key if more else next_key(package, shape.table) or row[key]
        likely_rows = known_rows(package, shape, learnt, passage)
        usual = partial(usual_in_words, package, shape, learnt, passage)
        near = None if form.action else self._near(form)
        whole = whole_clause(package, shape, passage)
        values = {
            "passage": passage,
            "before": passage.sentence_quote[: form.start - passage.sentence.start],
            "after": passage.sentence_quote[form.end - passage.sentence.start :],
            "shape": shape,
            "table": package.schemas[shape.table],
            "entries": [
                one
                for one in entries(
                    package, shape.table, row, typed_key=is_keyed(package, shape.table)
                )
                if not (more and one.field.name == key)
            ],
            "other": form.known_key if form.action == "known" else "",
            "more": (form.known_key, package.labels.of(shape.table, form.known_key))
            if more
            else (),
            "labels": searchable_labels(package, shape.table),
            "known": [
                (
                    one,
                    usual({name: str(value or "") for name, value in rows[one.key].items()}),
                )
                for one in likely_rows
            ],
            "proposed": proposed,
            "type": row.get(shape.type, ""),
            "base": type_,
            "types": likely_types(learnt, shape, proposed),
            "words_to_show": words_to_show(passage, sentence_rows(package, form.seed)),
            "every_type": every_type(package, shape),
            "usual": usual(row),
            "mention": [
                (entry, form.mention.get(entry.field.name, ""))
                for entry in mention_entries(package, shape, [one.key for one in likely_rows])
            ],
            "keys": letters_of(package, shape, row),
            "term": entries(package, shape.vocabulary, form.term, typed_key=True)
            if shape.vocabulary
            else [],
            "term_key": shape.vocabulary and package.schemas[shape.vocabulary].primary_key,
            "term_label": next(iter(package.settings.of(shape.vocabulary).label), "")
            if shape.vocabulary
            else "",
            "usual_term": usual_term(package, shape, passage, row),
            "has_term": any(form.term.values()),
            "back": form.back,
            "is_of_candidates": form.back == CANDIDATES,
            "newcomers": newcomers(package, shape, passage),
            "may_be_named": is_named(package, shape),
            "is_other_name": form.is_other_name,
            "joins": fieldsets(package, shape, offers, form),
            "of_nobody": {f"mention.{name}": one for name, one in learnt.cells_of_nobody().items()},
            "faults": faults,
            "is_kept": is_kept,
            "by_hand": form.by_hand,
            "near": near and package.texts[near.seed][near.start : near.end],
            "whole": whole,
            "added": whole and passage.text[passage.span.end : whole.end],
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
