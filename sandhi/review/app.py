"""The review page as an application: one candidate at a time, and what can be done with it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock

from jinja2 import Environment, PackageLoader
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from sandhi.coverage.account import languages
from sandhi.files import PackageError, in_one_line
from sandhi.package import Package, Trust
from sandhi.printing import visible
from sandhi.review.decisions import Session, exclusions
from sandhi.review.form import GivenForm, MisshapenForm, entries, read_form
from sandhi.review.guard import Guard
from sandhi.review.queue import QueueItem, items
from sandhi.review.staging import Refused

_TEMPLATES = Environment(
    loader=PackageLoader("sandhi.review"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)

# What comes up where the files of a package are not as its schemas have them.
UNREADABLE = (LookupError, ValueError, TypeError, AttributeError, OSError)


def review_app(
    root: Path, seeds: Sequence[str], token: str, trust: Trust = Trust.REMEMBERED
) -> ASGIApp:
    """The application for some seeds of a package (all, if none is named), behind a token.

    ``trust`` says whether the package's own rules may run on what is decided.
    """
    page = Page(Session(root, trust), seeds)
    own, site = (
        StaticFiles(packages=[(name, "static")]) for name in ("sandhi.review", "sandhi.site")
    )
    routes = [
        Route("/", page.show),
        Route("/decide", page.decide, methods=["POST"]),
        Mount("/static", own),
        Mount("/style", site),
    ]
    return Guard(Starlette(routes=routes), token)


class Page:
    """The page: it shows the first candidate that is open, and carries out what is decided.

    The package is read anew for each request, so that the page and an editor can be used by turns.
    """

    def __init__(self, session: Session, seeds: Sequence[str]) -> None:
        """A page for one sitting over some seeds."""
        self.session, self.seeds = session, seeds
        self.message = ""
        self._deciding = Lock()  # one decision after the other: each is made on what the last left

    async def show(self, request: Request) -> Response:
        """The first open candidate, or what there is to say when none is left."""
        message, self.message = self.message, ""
        return await run_in_threadpool(self._answered, lambda: self._rendered(message=message))

    async def decide(self, request: Request) -> Response:
        """Carry out a decision, and go on; or show the form again with what keeps it."""
        try:
            given = read_form(await request.form(max_files=0))
        except MisshapenForm as error:
            return _sentence(str(error), 400)
        return await run_in_threadpool(self._answered, lambda: self._decided(given))

    def _answered(self, answer: Callable[[], Response]) -> Response:
        """An answer; or a sentence, where the package cannot be read as it stands."""
        try:
            with self._deciding:
                return answer()
        except PackageError as error:
            return _sentence(str(error), 409)
        except UNREADABLE as error:
            why = f"the package cannot be read as it is ({in_one_line(error)})"
            return _sentence(f"{why}; `sandhi check` says where to mend it", 409)

    def _decided(self, given: GivenForm) -> Response:
        try:
            if given.action == "undo":
                self.message = self.session.undo()
            else:
                self._carry_out(given, self._item(given.item))
                self.message = self.session.decisions[-1].message
        except Refused as refused:
            return self._rendered(
                faults=refused.faults, given=given.cells, name=given.item, status=422
            )
        except PackageError as error:
            return self._rendered(faults=[str(error)], status=409)
        return RedirectResponse("/", status_code=303)

    def _carry_out(self, given: GivenForm, item: QueueItem) -> None:
        match given.action:
            case "accept" if item.table:
                self.session.accept(item, given.cells)
            case "exclude":
                self.session.exclude(item, given.reason)
            case "skip":
                self.session.skip(item)
            case action:
                what = visible(action[:40])
                raise Refused([f"“{what}” is nothing that can be done with “{item.quote}”"])

    def _open(self) -> list[QueueItem]:
        skipped = self.session.skipped
        package = Package.open(self.session.root)
        return [item for item in items(package, self.seeds) if item.name not in skipped]

    def _item(self, name: str) -> QueueItem:
        for item in self._open():
            if item.name == name:
                return item
        raise PackageError("this candidate has been decided already; here is the next")

    def _rendered(
        self,
        *,
        message: str = "",
        faults: Sequence[str] = (),
        given: dict[str, str] | None = None,
        name: str = "",
        status: int = 200,
    ) -> Response:
        package = Package.open(self.session.root)
        left = self._open()
        item = next((item for item in left if item.name == name), left[0] if left else None)
        row = {**item.row, **(given or {})} if item else {}
        table = package.schemas[item.table] if item and item.table else None
        html = _TEMPLATES.get_template("review.html").render(
            title=package.descriptor.get("title", "Review"),
            languages=languages(package),
            item=item,
            left=len(left),
            done=len(self.session.decisions),
            table=table,
            entries=entries(package, item.table, row) if item and table else [],
            known=_label(package, item) if item else "",
            reasons=_reasons(package),
            message=message,
            faults=faults,
        )
        return HTMLResponse(html, status_code=status)


def _sentence(why: str, status: int) -> Response:
    return PlainTextResponse(f"Nothing was written: {why}.\n", status_code=status)


def _reasons(package: Package) -> list[tuple[str, str, str]]:
    field = package.schemas[exclusions(package)].field("reason")
    return [(value.value, value.label, value.description) for value in field.categories]


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
