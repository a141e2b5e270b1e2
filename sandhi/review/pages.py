"""What the pages of a review have in common: one sitting, one decision at a time, one layout."""

import logging
from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import Any, TypeVar

from jinja2 import Environment, PackageLoader
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from sandhi.coverage.account import languages
from sandhi.files import PackageError, in_one_line
from sandhi.package import Package
from sandhi.review.composer.shape import composed_tables
from sandhi.review.decisions import Session
from sandhi.review.form import MisshapenForm
from sandhi.text import UNWRITABLE

_TEMPLATES = Environment(
    loader=PackageLoader("sandhi.review"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)

_LOG = logging.getLogger(__name__)
_OURS = (
    "Something is wrong with this page, and not with the package: where `sandhi review` runs, it "
    "says what. Go back, and see whether your last decision is there.\n"
)

_Form = TypeVar("_Form")  # what a form says, as its page reads it


class Sitting:
    """One sitting over some seeds: its decisions, and what the last one has to say.

    The package is as it is at each request, so that a page and an editor can be used by turns.
    """

    def __init__(self, session: Session, seeds: Sequence[str]) -> None:
        """A sitting over some seeds; over all, if none is named."""
        self.session, self.seeds = session, seeds
        self.message = ""
        self._deciding = Lock()  # one decision after the other: each is made on what the last left

    def package(self) -> Package:
        """The package as it is now."""
        return self.session.package()

    def seeds_of(self, package: Package) -> list[str]:
        """The seeds of the sitting."""
        return [seed for seed in package.texts if not self.seeds or seed in self.seeds]

    async def answered(self, answer: Callable[[], Response]) -> Response:
        """An answer; or a sentence, where the package cannot be read as it stands."""
        return await run_in_threadpool(self._answered, answer)

    async def decided(
        self,
        request: Request,
        read: Callable[[FormData], _Form],
        decide: Callable[[_Form], Response],
    ) -> Response:
        """What comes of a form that was sent; or a sentence, where no page of ours sends it."""
        try:
            form = read(await request.form(max_files=0))
        except MisshapenForm as error:
            return sentence(str(error), 400)
        return await self.answered(lambda: decide(form))

    def _answered(self, answer: Callable[[], Response]) -> Response:
        try:
            with self._deciding, self.session.followed.noting():
                return answer()
        except PackageError as error:
            return sentence(str(error), 409)
        except Exception as error:  # whoever is to blame
            with self._deciding:
                return self._failure(error)

    def _failure(self, error: Exception) -> Response:
        """What to say where no answer could be made: whether the package is at fault, or we."""
        if why := self.session.unsoundness():
            _LOG.warning("a page cannot be shown, for %s (%s)", why, in_one_line(error))
            return sentence(
                f"the package cannot be read as it is, for {why}; see what `sandhi check` says", 409
            )
        _LOG.error("a page cannot be shown", exc_info=error)
        return PlainTextResponse(_OURS, status_code=500)

    def taken_message(self) -> str:
        """What the last decision has to say, once."""
        message, self.message = self.message, ""
        return message

    def rendered(
        self, name: str, package: Package, values: Mapping[str, Any], status: int = 200
    ) -> Response:
        """A page of the layout that all have."""
        seeds = self.seeds_of(package)
        html = _TEMPLATES.get_template(name).render(
            title=package.descriptor.get("title", "Review"),
            languages=languages(package),
            seeds=seeds,
            composes=bool(seeds and composed_tables(package)),
            done=len(self.session.decisions),
            **values,
        )
        # What was sent in a cell, and no page can say again, is shown as a sign for it.
        return HTMLResponse(UNWRITABLE.sub("\ufffd", html), status_code=status)


def sentence(why: str, status: int) -> Response:
    """What keeps a page from being shown, or a decision from being made."""
    return PlainTextResponse(f"Nothing was written: {why}.\n", status_code=status)
