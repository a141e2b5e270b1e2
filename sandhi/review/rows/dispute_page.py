"""The page on which passages that differ stand side by side, and in what they do is said."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sandhi.files import PackageError
from sandhi.package import Package
from sandhi.printing import visible
from sandhi.review.composer.pages.layout import shortcuts
from sandhi.review.composer.passage import SelectedPassage, passage_at
from sandhi.review.form import MisshapenForm, entries, texts_of
from sandhi.review.pages import Sitting
from sandhi.review.rows.disputes import (
    DisputeTables,
    dispute_tables,
    proposed_cells,
    stage_dispute,
)
from sandhi.review.rows.listed import ListedRow, rows_at
from sandhi.review.staging import Refused
from sandhi.text import Span

_DIGITS = re.compile(r"[0-9]{1,9}")
_OF_BUTTONS = frozenset("aebqcm")
_FEWEST = 2  # passages that differ


class GivenDispute(NamedTuple):
    """A form as it was sent: what is to be done with a passage, or with rows as members."""

    action: str
    seed: str
    start: int
    end: int
    cells: dict[str, str]
    members: tuple[tuple[str, str], ...]


def read_dispute(form: FormData) -> GivenDispute:
    """Return what a form says; MisshapenForm where no page of ours sends such a one."""
    fields = texts_of(form)
    offsets, cells, members = {"start": 0, "end": 0}, dict[str, str](), []
    for name, value in fields.items():
        head, dot, rest = name.partition(".")
        if dot and head == "cell" and rest:
            cells[rest] = value.strip()
        elif dot and head == "take" and "/" in rest:
            table, _, key = rest.partition("/")
            members.append((table, key))
        elif name in offsets:
            if not _DIGITS.fullmatch(value):
                raise MisshapenForm(f"the form does not say in digits where the passage {name}s")
            offsets[name] = int(value)
        # The text page sends with it what it has for other buttons.
        elif name not in ("action", "seed", "kind", "reason"):
            raise MisshapenForm(f"no page of ours has a field {ascii(name)[:60]}")
    action, seed = fields.get("action", ""), fields.get("seed", "")
    return GivenDispute(action, seed, offsets["start"], offsets["end"], cells, tuple(members))


class DisputePage:
    """The page, over a sitting, which remembers the passages that were marked."""

    def __init__(self, sitting: Sitting) -> None:
        """Serve a sitting."""
        self._sitting = sitting

    async def show(self, request: Request) -> Response:
        """The passages that are marked, with the rows at each, and the form of how they differ."""
        return await self._sitting.answered(lambda: self._rendered(None))

    async def decide(self, request: Request) -> Response:
        """Mark a passage, forget those that are marked, or write what they disagree on."""
        return await self._sitting.decided(request, read_dispute, self._decided)

    def _decided(self, form: GivenDispute) -> Response:
        package = self._sitting.package()
        tables = _tables(package)
        marked = self._sitting.marked
        match form.action:
            case "mark":
                if form.seed not in self._sitting.seeds_of(package):
                    raise PackageError(f"the sitting has no seed {form.seed[:40]!a}")
                passage = passage_at(package, form.seed, form.start, form.end)
                marked[form.seed, form.start, form.end] = passage.quote
                self._sitting.message = _of_marked(len(marked), passage.quote)
                return RedirectResponse(f"/text/{form.seed}?at={form.start}", status_code=303)
            case "forget":
                marked.clear()
                self._sitting.message = "no passage is marked any longer"
                return RedirectResponse("/", status_code=303)
        try:
            self._write(package, tables, form)
        except Refused as refused:
            return self._rendered(form, refused.faults, 422)
        *_, (seed, start, _) = marked
        marked.clear()
        self._sitting.message = self._sitting.session.decisions[-1].message
        return RedirectResponse(f"/text/{seed}?at={start}", status_code=303)

    def _write(self, package: Package, tables: DisputeTables, form: GivenDispute) -> None:
        if form.action != "write":
            what = visible(form.action[:40])
            raise Refused([f"“{what}” is nothing that is done with passages that differ"])
        names = {*package.schemas[tables.disputes].names}
        if strange := [name for name in form.cells if name not in names]:
            raise Refused([f"{visible(strange[0][:40])}: {tables.disputes} has no such column"])
        offered = {one[:2] for rows in self._rows(package).values() for one in rows}
        if not (form.members and {*form.members} <= offered):
            raise Refused(["tick a row of each passage that is marked, whose side it takes"])
        self._sitting.session.compose(
            f"{tables.disputes}: added",
            lambda opened, staging: stage_dispute(
                opened, staging, tables, form.cells, form.members
            ),
        )

    def _rows(self, package: Package) -> dict[tuple[str, int, int], list[ListedRow]]:
        """The rows at each passage that is marked; of one that is no passage any longer, none."""
        return {
            (seed, start, end): rows_at(package, seed, Span(start, end))
            for (seed, start, end), quote in self._sitting.marked.items()
            if package.texts.get(seed, "")[start:end] == quote
        }

    def _rendered(
        self, form: GivenDispute | None, faults: Sequence[str] = (), status: int = 200
    ) -> Response:
        package = self._sitting.package()
        tables, at = _tables(package), self._rows(package)
        ticked = {*form.members} if form else _nearest(at.values())
        members = [one[:2] for rows in at.values() for one in rows if one[:2] in ticked]
        proposed = proposed_cells(package, tables, [*dict.fromkeys(members)])
        row: Mapping[str, str] = {
            **dict.fromkeys(package.schemas[tables.disputes].names, ""),
            **proposed,
            **(form.cells if form else {}),
            package.schemas[tables.disputes].primary_key: "-",
        }
        fields = entries(package, tables.disputes, row)
        titles = [(f"cell.{one.field.name}", one.field.title) for one in fields]
        passages: list[tuple[SelectedPassage, list[ListedRow]]] = [
            (passage_at(package, *place), rows) for place, rows in at.items()
        ]
        values = {
            "table": package.schemas[tables.disputes],
            "passages": passages,
            "ticked": ticked,
            "entries": fields,
            "drafted": [
                name
                for name in proposed
                if not package.schemas[tables.disputes].field(name).categories
            ],
            "keys": shortcuts(titles, _OF_BUTTONS),
            "enough": len(passages) >= _FEWEST,
            "back": f"/text/{passages[-1][0].seed_id}?at={passages[-1][0].span.start}"
            if passages
            else "/",
            "faults": faults,
            "message": self._sitting.taken_message(),
        }
        return self._sitting.rendered("differ.html", package, values, status)


def _tables(package: Package) -> DisputeTables:
    tables = dispute_tables(package)
    if tables is None:
        raise PackageError("the package has no table of where its texts disagree")
    return tables


def _nearest(rows_of_passages: Iterable[Sequence[ListedRow]]) -> set[tuple[str, str]]:
    """The nearest row of each passage, with the others of its table at the same words, by keys."""
    return {
        one[:2]
        for rows in rows_of_passages
        for one in rows
        if (one.table, one.line) == (rows[0].table, rows[0].line)
    }


def _of_marked(count: int, quote: str) -> str:
    """What is told of passages that are marked, of which a quote was the last."""
    if count < _FEWEST:
        return f"“{quote}” is marked; select what differs from it, in whichever text, and press d"
    return f"“{quote}” is marked, and {count} are; y says in what they differ"
