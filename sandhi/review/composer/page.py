"""The pages of the composer: a text in which a passage is selected, and the form for its rows."""

import re
from collections.abc import Mapping, Sequence
from functools import partial

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from sandhi.curate.keys import next_key
from sandhi.files import PackageError
from sandhi.package import ANCHOR, Package
from sandhi.review.composer.composition import stage
from sandhi.review.composer.given import CANDIDATES, GivenJoin, GivenPassage, read_passage
from sandhi.review.composer.known_rows import known_rows
from sandhi.review.composer.learnt import Learnt
from sandhi.review.composer.passage import SelectedPassage, passage_at, pieces, sentence_rows
from sandhi.review.composer.proposal import Proposal, proposal
from sandhi.review.composer.proposing.beside import usual_mention
from sandhi.review.composer.proposing.offer import Offer
from sandhi.review.composer.proposing.offers import given_offers
from sandhi.review.composer.proposing.wording import wording
from sandhi.review.composer.shape import Shape, composed_tables, is_named, shape_of
from sandhi.review.composer.shortcuts import shortcuts
from sandhi.review.form import Entry, entries
from sandhi.review.pages import Sitting
from sandhi.review.staging import Refused
from sandhi.text import Span

_DIGITS = 9  # types that can be chosen by a digit
_OFFSET = re.compile(r"[0-9]{1,9}")


class ComposerPages:
    """Both pages, over the seeds of a sitting."""

    def __init__(self, sitting: Sitting) -> None:
        """Serve a sitting."""
        self._sitting = sitting

    async def text(self, request: Request) -> Response:
        """A text in its words, of which the coded ones are marked."""
        seed = request.path_params["seed"]
        return await self._sitting.answered(lambda: self._text(seed))

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

    def _text(self, seed: str) -> Response:
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

    def _wording(self, query: Mapping[str, str]) -> Response:
        package = self._sitting.package()
        passage = passage_at(package, query.get("seed", ""), *_offsets(query))
        return JSONResponse(wording(package, passage)._asdict())

    def _from_address(self, query: Mapping[str, str]) -> Response:
        start, end = _offsets(query)
        form = GivenPassage(
            *("", query.get("seed", ""), start, end, query.get("table", ""), ""),
            *({}, {}, {}, (), False, query.get("page") == CANDIDATES),
        )
        return self._form(form, chosen=query.get("type", ""))

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
            return self._form(form, faults=refused.faults, status=422)
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
            "types": _types(learnt, shape, proposed),
            "usual": usual(row),
            "mention": [
                (entry, form.mention.get(entry.field.name, ""))
                for entry in _of_mention(package, shape)
            ],
            "keys": _shortcuts(package, shape, row),
            "term": entries(package, shape.vocabulary, form.term) if shape.vocabulary else [],
            "has_term": any(form.term.values()),
            "back": CANDIDATES if form.from_candidates else "",
            "may_be_named": is_named(package, shape),
            "is_other_name": form.is_other_name,
            "joins": _joins(package, shape, proposed.offers, form),
            "faults": faults,
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


def _types(learnt: Learnt, shape: Shape, proposed: Proposal) -> list[str]:
    """The types that a passage may be of, as many as there are digits: those of like ones first."""
    if not shape.type:
        return []
    return [*dict.fromkeys([*proposed.types, *learnt.usual_types()])][:_DIGITS]


def _shortcuts(package: Package, shape: Shape, row: Mapping[str, str]) -> dict[str, str]:
    """The letters of the lists that may be ticked, and of the fields, by their names."""
    lists = [(join.table, package.schemas[join.table].title) for join in shape.joins]
    fields = [
        *((f"mention.{one.field.name}", one.field.title) for one in _of_mention(package, shape)),
        *(
            (f"cell.{one.field.name}", one.field.title)
            for one in sorted(entries(package, shape.table, row), key=lambda one: not one.required)
        ),
    ]
    defined = [("term", "Define a new one")] * bool(shape.type)
    return shortcuts([("also", "Named")] * is_named(package, shape) + defined + lists + fields)


def _of_mention(package: Package, shape: Shape) -> list[Entry]:
    """The columns of a mention that can be filled in: all but its place, its key and its row."""
    if not shape.mention:
        return []
    fixed = {*ANCHOR, shape.mention_of, package.schemas[shape.mention].primary_key}
    return [one for one in entries(package, shape.mention, {}) if one.field.name not in fixed]


def _joins(
    package: Package, shape: Shape, offers: Sequence[Offer], form: GivenPassage
) -> list[dict[str, object]]:
    """The fieldsets of parts, sources and links: what is offered in each, and what was given."""
    sent = {(join.table, join.key): join for join in form.joins}
    fieldsets: list[dict[str, object]] = []
    for join in shape.joins:
        schema = package.schemas[join.table]
        roles = schema.field(join.role).categories if join.role else ()
        join_offers = [offer for offer in offers if offer.join == join]
        rows = [_as_given(offer, sent, bool(form.action)) for offer in join_offers]
        offered_keys = {offer.key for offer in join_offers}
        others = [
            one
            for (table, key), one in sent.items()
            if table == join.table and key not in offered_keys
        ]
        labels = package.labels.table(join.target)
        fieldsets.append(
            {
                "join": join,
                "title": schema.title,
                "roles": roles,
                "offers": rows,
                "other": others[0] if others else GivenJoin(join.table, "", "", ""),
                "labels": labels,
                "is_source": join in shape.sources,
            }
        )
    return fieldsets


def _as_given(offer: Offer, sent: Mapping[tuple[str, str], GivenJoin], answered: bool) -> Offer:
    """An offer as the curator sent it, where the form comes back."""
    given_join = sent.get((offer.join.table, offer.key))
    if given_join is None:
        return offer._replace(is_taken=offer.is_taken and not answered)
    return offer._replace(
        is_taken=True, role=given_join.role, quote=given_join.words or offer.quote
    )


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
