"""What follows from what the composer's form says so far: other cells, and what keeps it out."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sandhi.files import PackageError
from sandhi.package import ANCHOR, UntrustedError
from sandhi.review.composer.form import GivenPassage, read_passage
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.pages.layout import usual_in_words
from sandhi.review.composer.pages.types import type_of
from sandhi.review.composer.passage import passage_at
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.proposing.offer import given_offers
from sandhi.review.composer.proposing.offers import offers
from sandhi.review.composer.shape import composed_tables, shape_of
from sandhi.review.composer.writing.composition import cells_of_term, stage
from sandhi.review.pages import Sitting


class FollowingAnswers:
    """What the form asks for while it is filled in, over the seeds of a sitting."""

    def __init__(self, sitting: Sitting) -> None:
        """Answer for a sitting."""
        self._sitting = sitting
        self._foresights = 0

    async def follow(self, request: Request) -> Response:
        """The cells that follow from what a form says so far, as JSON."""
        return await self._sitting.decided(request, read_passage, self._following)

    async def foresee(self, request: Request) -> Response:
        """What would keep a form from being written as it stands, as JSON; nothing is written."""
        self._foresights += 1
        number = self._foresights
        return await self._sitting.decided(
            request, read_passage, lambda form: self._foreseen(form, number)
        )

    def _foreseen(self, form: GivenPassage, number: int) -> Response:
        if number < self._foresights:  # while it waited, more was typed, which is asked about too
            return JSONResponse({"faults": [], "open": []})
        if form.seed not in self._sitting.seeds_of(self._sitting.package()):
            raise PackageError(f"the sitting has no seed {form.seed[:40]!a}")
        try:
            faults, open_yet = self._sitting.session.prospect(
                lambda opened, staging: stage(opened, staging, form)
            )
        except UntrustedError as error:
            faults, open_yet = [], [str(error)]
        return JSONResponse({"faults": faults, "open": open_yet})

    def _following(self, form: GivenPassage) -> Response:
        package = self._sitting.package()
        if form.table not in composed_tables(package):
            raise PackageError(f"{form.table[:40]!a} is no table that is made of passages")
        shape = shape_of(package, form.table)
        passage = passage_at(package, form.seed, form.start, form.end)
        names = {*package.schemas[shape.table].names} - {*ANCHOR}
        learnt = Learnt(package, shape)
        curator_cells = {name: cell for name, cell in form.cells.items() if name in names}
        joined = given_offers(package, shape, form.joins)
        # From a type that is being defined nothing can follow but what its definition says.
        chosen = type_of(package, shape, form)
        cells = {**curator_cells, shape.type: chosen} if chosen else curator_cells
        proposed = proposal(
            package,
            shape,
            learnt,
            passage,
            chosen,
            curator_cells=cells,
            joined=joined,
        )
        of_term = cells_of_term(package, shape, form.term) if shape.vocabulary else {}
        following = {**proposed.cells, **of_term}
        # Nobody has a role in a type that is not there yet, but for what the words say.
        new_type = form.cells.get(shape.type, "") if of_term or any(form.term.values()) else ""
        parts = offers(package, shape, learnt, passage, new_type) if new_type else ()
        return JSONResponse(
            {
                "roles": {f"{one.join.table}.{one.key}": one.role for one in parts if one.role},
                "cells": {name: following[name] for name in names - curator_cells.keys()},
                "usual": usual_in_words(
                    package, shape, learnt, passage, {**following, **curator_cells}
                ),
            }
        )
