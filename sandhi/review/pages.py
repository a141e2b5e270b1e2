"""What the pages of a review have in common: one sitting, one decision at a time, one layout.

No page holds more of a text than can be read and sent: a long one is parted.
"""

import logging
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from threading import Lock
from typing import Any, TypeVar

import regex
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
from sandhi.text import UNWRITABLE, Span

_TEMPLATES = Environment(
    loader=PackageLoader("sandhi.review"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)

_LOG = logging.getLogger(__name__)
_OURS = (
    "Something is wrong with this page, and not with the package: where `sandhi review` runs, it "
    "says what. Go back, and see whether your last decision is there.\n"
)

MOST_CHARACTERS = 20_000  # on a page; each of its words is an element
MOST_SENTENCES = 200
_BLANK = regex.compile(r"\s")
_MARK = regex.compile(r"[\p{M}\u200c\u200d]")

_Form = TypeVar("_Form")  # what a form says, as its page reads it


class Sitting:
    """One sitting over some seeds: its decisions, and what the last one has to say.

    The package is as it is at each request, so that a page and an editor can be used by turns.
    """

    def __init__(self, session: Session, seeds: Sequence[str]) -> None:
        """A sitting over some seeds; over all, if none is named."""
        self.session, self.seeds = session, seeds
        self.message = ""
        self.marked: dict[tuple[str, int, int], str] = {}  # passages that differ, by their places
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


def stretches(text: str, sentences: Sequence[Span]) -> list[list[tuple[int, Span]]]:
    """What each page holds: the number of a sentence, and of it as much as one page has room for.

    A sentence goes on over several pages only where it alone fills one.
    """
    pages: list[list[tuple[int, Span]]] = []
    characters = 0
    for number, sentence in enumerate(sentences):
        for part in _parts(text, sentence):
            has_room = characters + part.length <= MOST_CHARACTERS
            if not pages or not has_room or len(pages[-1]) == MOST_SENTENCES:
                pages.append([])
                characters = 0
            pages[-1].append((number, part))
            characters += part.length
    return pages


def page_at(pages: Sequence[Sequence[tuple[int, Span]]], offset: int) -> int:
    """The number of the page on which a character stands; that before it, where none has it."""
    begins = [page[0][1].start for page in pages]
    return max(0, bisect_right(begins, offset) - 1)


def window(count: int, at: int) -> range:
    """Which of so many items are listed beside the one at a position: no more than a page has."""
    first = at - at % MOST_SENTENCES
    return range(first, min(first + MOST_SENTENCES, count))


def _parts(text: str, sentence: Span) -> Iterator[Span]:
    """A sentence whole, or, where it is too long, in parts that end between two words."""
    at = sentence.start
    while sentence.end - at > MOST_CHARACTERS:
        end = at + MOST_CHARACTERS
        blank = next(_BLANK.finditer(text, end - MOST_CHARACTERS // 10, end), None)
        if blank:
            end = blank.end()
        while end < sentence.end and _MARK.match(text, end):
            end += 1  # no letter is parted from its signs
        yield Span(at, end)
        at = end
    if at < sentence.end:
        yield Span(at, sentence.end)
