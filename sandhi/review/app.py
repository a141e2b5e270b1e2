"""The review pages as an application: one candidate at a time, or a passage of one's own choice."""

import re
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from sandhi.check.rule import Rule
from sandhi.files import PackageError
from sandhi.package import Package, TableSchema, Trust
from sandhi.printing import visible
from sandhi.review.composer.pages.composing import ComposerPage
from sandhi.review.composer.pages.following import FollowingAnswers
from sandhi.review.composer.pages.text import TextPage
from sandhi.review.composer.passage import passage_at
from sandhi.review.composer.proposing.new_names import table_of_place
from sandhi.review.composer.shape import composed_tables, shape_of
from sandhi.review.decisions import Session
from sandhi.review.form import GivenForm, entries, read_form
from sandhi.review.guard import Guard
from sandhi.review.kept import KeptForms
from sandhi.review.pages import Sitting
from sandhi.review.queue import (
    QueueItem,
    around,
    first_items,
    open_items,
    within_each,
)
from sandhi.review.reasons import reasons_of
from sandhi.review.rows.dispute_page import DisputePage
from sandhi.review.rows.mending_page import MendingPage
from sandhi.review.rows.row_page import AnyRowPage
from sandhi.review.sentences.page import SentencePage
from sandhi.review.staging import Refused

# Those that have a button to undo.
_PAGES = re.compile(r"/mend|/(?:text|sentences)/[A-Za-z0-9_-]+(?:\?at=[0-9]{1,9})?")


def review_app(
    root: Path,
    seeds: Sequence[str],
    token: str,
    trust: Trust = Trust.REMEMBERED,
    on_the_whole: Sequence[Rule] = (),
) -> ASGIApp:
    """The application for some seeds of a package (all, if none is named), behind a token.

    ``trust`` says whether the package's own rules may run on what is decided, ``on_the_whole``
    which rules on the package as a whole do.
    """
    sitting = Sitting(Session(root, trust, on_the_whole=on_the_whole), seeds)
    page, composer, following = (
        CandidatePage(sitting),
        ComposerPage(sitting),
        FollowingAnswers(sitting),
    )
    sentences, texts = SentencePage(sitting), TextPage(sitting)
    row, mending, dispute = AnyRowPage(sitting), MendingPage(sitting), DisputePage(sitting)
    review_files, site_files = (
        StaticFiles(packages=[(name, "static")]) for name in ("sandhi.review", "sandhi.site")
    )
    routes = [
        Route("/", page.show),
        Route("/decide", page.decide, methods=["POST"]),
        Route("/text/{seed}", texts.show),
        Route("/exclude", texts.exclude, methods=["POST"]),
        Route("/compose", composer.show),
        Route("/compose", composer.decide, methods=["POST"]),
        Route("/follow", following.follow, methods=["POST"]),
        Route("/foresee", following.foresee, methods=["POST"]),
        Route("/wording", composer.wording),
        Route("/sentences/{seed}", sentences.show),
        Route("/sentences/{seed}", sentences.decide, methods=["POST"]),
        Route("/translation/{seed}", sentences.give, methods=["POST"]),
        Route("/mend", mending.show),
        Route("/row/{table}", row.show),
        Route("/row/{table}", row.decide, methods=["POST"]),
        Route("/row/{table}/{key}", row.show),
        Route("/row/{table}/{key}", row.decide, methods=["POST"]),
        Route("/differ", dispute.show),
        Route("/differ", dispute.decide, methods=["POST"]),
        Mount("/static", review_files),
        Mount("/style", site_files),
    ]
    return Guard(Starlette(routes=routes), token)


class Candidates(NamedTuple):
    """The candidates that no row codes or leaves out yet, and those of them that were skipped.

    Of long texts they are the first; ``is_whole`` tells whether they are all.
    """

    open: list[QueueItem]
    skipped: list[QueueItem]
    is_whole: bool


class CandidatePage:
    """The page of candidates: it shows the first that is open, and carries out what is decided."""

    def __init__(self, sitting: Sitting) -> None:
        """A page of a sitting."""
        self._sitting = sitting
        self._refused_forms = KeptForms[GivenForm]()

    @property
    def _session(self) -> Session:
        return self._sitting.session

    async def show(self, request: Request) -> Response:
        """The first open candidate, or one that is named; or what there is to say without any."""
        name = request.query_params.get("item", "")
        if request.query_params.get("anew"):
            self._refused_forms.drop(name)
        return await self._sitting.answered(
            lambda: self._rendered(message=self._sitting.taken_message(), name=name)
        )

    async def decide(self, request: Request) -> Response:
        """Carry out a decision, and go on; or show the form again with what keeps it."""
        return await self._sitting.decided(request, read_form, self._decided)

    def _decided(self, form: GivenForm) -> Response:
        try:
            if form.action == "undo":
                self._sitting.message = self._session.undo()
            elif form.action == "bring all back":
                self._session.bring_back(self._candidates().skipped)
                self._sitting.message = self._session.decisions[-1].message
            else:
                self._carry_out(form, self._item(form.item))
                self._refused_forms.drop(form.item)
                self._sitting.message = self._session.decisions[-1].message
        except Refused as refused:
            if form.cells:
                self._refused_forms.keep(form.item, form)
            return self._rendered(faults=refused.faults, form=form, name=form.item, status=422)
        except PackageError as error:
            return self._rendered(faults=[str(error)], status=409)
        back = form.page if _PAGES.fullmatch(form.page) else "/"
        return RedirectResponse(back, status_code=303)

    def _carry_out(self, form: GivenForm, item: QueueItem) -> None:
        match form.action:
            case "accept" | "accept all" if item.table:
                others = self._candidates(item.name).open
                neighbours = around(item, others)
                inner = [one for one in neighbours.inner if one.name in form.inner]
                same_row = neighbours.same_row if form.action == "accept all" else []
                inner = within_each(item, same_row, inner, others)
                self._session.accept(item, form.cells, inner, same_row)
            case "exclude" | "exclude all":
                same_words = around(item, self._candidates(item.name).open).same_words
                same_words = same_words if form.action == "exclude all" else []
                self._session.exclude(item, form.reason, same_words)
            case "skip":
                self._session.skip(item)
            case "bring back":
                self._session.bring_back([item])
            case action:
                what = visible(action[:40])
                raise Refused([f"“{what}” is nothing that can be done with “{item.quote}”"])

    def _candidates(self, name: str = "") -> Candidates:
        """The first candidates, those that were skipped, and those around the one of this name."""
        package, is_skipped = self._sitting.package(), self._session.is_skipped
        names = [name, *self._session.skipped_names]
        every, is_whole = first_items(package, self._sitting.seeds, is_skipped, names)
        if all(map(is_skipped, every)):
            proposed = {item.name for item in every}
            left = open_items(package, self._sitting.seeds)
            every += [
                one
                for one in left
                if one.name not in proposed and not any(item.holds(one) for item in every)
            ]
        return Candidates(
            [item for item in every if not is_skipped(item)],
            [item for item in every if is_skipped(item)],
            is_whole,
        )

    def _item(self, name: str) -> QueueItem:
        candidates = self._candidates(name)
        for item in chain(candidates.open, candidates.skipped):
            if item.name == name:
                return item
        raise PackageError("this candidate has been decided already; here is the next")

    def _rendered(
        self,
        *,
        message: str = "",
        faults: Sequence[str] = (),
        form: GivenForm | None = None,
        name: str = "",
        status: int = 200,
    ) -> Response:
        package = self._sitting.package()
        left, skipped, is_whole = self._candidates(name)
        matching = (item for item in chain(left, skipped) if item.name == name)
        item = next(matching, left[0] if left else None)
        kept_form = self._refused_forms.at(item.name) if item and not faults else None
        back = kept_form or form
        row = {**item.row, **(back.cells if back else {})} if item else {}
        table = package.schemas[item.table] if item and item.table else None
        values = {
            "item": item,
            "left": len(left),
            "is_whole": is_whole,
            "skipped": skipped,
            "is_skipped": item in skipped,
            "around": around(item, left) if item else None,
            "table": table,
            "entries": entries(package, item.table, row, typed_key=not item.row[table.primary_key])
            if item and table
            else [],
            "is_unticked": lambda name: back and back.cells and name not in back.inner,
            "reason": (back and back.reason) or (item.reason if item else ""),
            "known": _label(package, item) if item else "",
            "composer": _composer(package, item) if item else None,
            "reasons": reasons_of(package, item.accounted_as) if item else [],
            "message": message,
            "faults": faults,
            "is_kept": bool(kept_form),
        }
        return self._sitting.rendered("review.html", package, values, status)


def _composer(package: Package, item: QueueItem) -> TableSchema | None:
    """The table of which the composer can make a row out of a candidate's passage, if there is one.

    It is that of the candidate's row, or that of which such a row is a mention; of a name that
    nobody has yet, that of names like it where it tells where something is.
    """
    if item.kind == "unknown_name":
        passage = passage_at(package, item.seed_id, item.start, item.end)
        if table := table_of_place(package, passage):
            return package.schemas[table]
    for name in composed_tables(package):
        if item.table and item.table in (name, shape_of(package, name).mention):
            return package.schemas[name]
    return None


def _label(package: Package, item: QueueItem) -> str:
    """What the row would refer to, by its label: whose name the candidate is a form of."""
    if not item.table:
        return ""
    labels = [
        package.labels.of(key.table, item.row[key.field])
        for key in package.schemas[item.table].foreign_keys
        if key.field != "seed_id" and item.row.get(key.field)
    ]
    return ", ".join(filter(None, labels))
