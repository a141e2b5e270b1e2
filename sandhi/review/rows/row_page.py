"""The page of one row of whichever table: it is set right, withdrawn, or added."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sandhi.curate.countries import codes_of
from sandhi.curate.keys import next_key
from sandhi.curate.wanted import UsualUse, places_to_look, usual_uses
from sandhi.files import PackageError
from sandhi.package import ANCHOR, LEDGER, Package
from sandhi.package.settings import Role
from sandhi.printing import visible
from sandhi.review.composer.pages.layout import shortcuts
from sandhi.review.composer.passage import row_cells
from sandhi.review.form import Entry, GivenForm, entries, read_form
from sandhi.review.pages import Sitting
from sandhi.review.rows.listed import going_with, lacking_supplements
from sandhi.review.staging import Refused, Staging, told_of

_OF_BUTTONS = frozenset("adeqwrsm")  # the letters of what the page does beside its fields


class AnyRowPage:
    """The page, over a sitting; rows of every table but the texts and the ledger have one."""

    def __init__(self, sitting: Sitting) -> None:
        """Serve a sitting."""
        self._sitting = sitting

    async def show(self, request: Request) -> Response:
        """The form of a row that is there, or of a new one with the cells in the address."""
        table, key = request.path_params["table"], request.path_params.get("key", "")
        cells = dict(request.query_params)
        message = self._sitting.taken_message
        return await self._sitting.answered(
            lambda: self._rendered(table, key, cells, message=message())
        )

    async def decide(self, request: Request) -> Response:
        """Carry out what a form says, or show it again with what keeps it."""
        table, key = request.path_params["table"], request.path_params.get("key", "")
        return await self._sitting.decided(
            request, read_form, lambda form: self._decided(table, key, form)
        )

    def _decided(self, table: str, key: str, form: GivenForm) -> Response:
        package = self._sitting.package()
        row = _row(package, table, key)
        try:
            place = self._carry_out(package, table, row, form)
        except (Refused, PackageError) as error:
            faults = error.faults if isinstance(error, Refused) else [str(error)]
            return self._rendered(table, key, form.cells, faults=faults, status=422)
        self._sitting.message = self._sitting.session.decisions[-1].message
        return RedirectResponse(place, status_code=303)

    def _carry_out(
        self, package: Package, table: str, row: Mapping[str, str], form: GivenForm
    ) -> str:
        """Do what a form says with a row, and return the address to which that leads."""
        session, key = self._sitting.session, row[package.schemas[table].primary_key]
        for name in form.cells:
            if name not in row:
                raise Refused([f"{visible(name[:40])}: {table} has no such column"])
        match form.action:
            case "write" if key:
                changed = {name: one for name, one in form.cells.items() if one != row[name]}
                if not changed:
                    raise Refused([f"nothing is written otherwise than {key} has it"])
                session.edit(table, key, changed)
            case "withdraw" if key:
                going = [(table, key), *(one[:2] for one in going_with(package, table, key))]
                keys = ", ".join(one for _, one in going)
                session.compose(f"withdrawn: {keys}", lambda _, staging: staging.withdraw(going))
                return self._back(package, row)
            case "add" if not key:
                key = self._add(table, {**row, **form.cells})
            case action:
                raise Refused([f"“{visible(action[:40])}” is nothing that is done with a row"])
        package = self._sitting.package()
        is_done = not (told_of(package, table, key) or any(usual_uses(package, table, key)))
        return self._back(package, {**row, **form.cells}) if is_done else f"/row/{table}/{key}"

    def _add(self, table: str, cells: Mapping[str, str]) -> str:
        keys = []

        def stage(_: Package, staging: Staging) -> None:
            keys.append(staging.add(table, cells))

        self._sitting.session.compose(f"{table}: added", stage)
        return keys[-1]

    def _back(self, package: Package, row: Mapping[str, str]) -> str:
        """The text in which a row stands, or the page that lists what else is to be mended."""
        seed = row.get("seed_id", "")
        is_here = seed in self._sitting.seeds_of(package) and row.get("start")
        return f"/text/{seed}?at={row['start']}" if is_here else "/mend"

    def _rendered(
        self,
        table: str,
        key: str,
        cells: Mapping[str, str],
        *,
        faults: Sequence[str] = (),
        message: str = "",
        status: int = 200,
    ) -> Response:
        package = self._sitting.package()
        row = {**_row(package, table, key)}
        row |= {name: one for name, one in cells.items() if name in row}
        if not key:
            row |= codes_of(package, table, row)
        fields = _entries(package, table, row, is_new=not key)
        titles = [(f"cell.{one.field.name}", one.field.title) for one in fields]
        values = {
            "table": package.schemas[table],
            "key": key,
            "label": package.labels.of(table, key) if key else "",
            "row": row,
            "hidden": [name for name in ANCHOR if not key and row.get(name)],
            "entries": fields,
            "keys": shortcuts(titles, _OF_BUTTONS),
            "told": told_of(package, table, key) if key else [],
            "going": going_with(package, table, key) if key else [],
            "supplements": [
                (
                    package.schemas[name].title,
                    f"/row/{name}?{urlencode({package.schemas[name].primary_key: key})}",
                )
                for name in (lacking_supplements(package, table, key) if key else ())
            ],
            "uses": [(one, _address(one)) for one in usual_uses(package, table, key)]
            if key
            else [],
            "look": [] if key else [*places_to_look(package, table)],
            "back": self._back(package, row),
            "faults": faults,
            "message": message,
        }
        return self._sitting.rendered("row.html", package, values, status)


def _row(package: Package, table: str, key: str) -> dict[str, str]:
    """The cells of a row, or of a new one; PackageError where a table has no such, or no page."""
    if table not in package.schemas or table == LEDGER:
        raise PackageError(f"no rows of a table {table[:40]!a} are written here")
    schema = package.schemas[table]
    if not key and package.settings.of(table).role in (Role.SOURCE, Role.SENTENCE):
        raise PackageError(f"rows of {table} are made of a text, by `sandhi add-seed`")
    if not key:
        return dict.fromkeys(schema.names, "")
    rows = (one for one in row_cells(package, table) if one[schema.primary_key] == key)
    row = next(rows, None)
    if row is None:
        raise PackageError(f"{table} has no row {key[:40]!a}")
    return row


def _entries(package: Package, table: str, row: Mapping[str, str], *, is_new: bool) -> list[Entry]:
    """The columns that can be filled in; of a row that is there, also its passage, by its words."""
    is_typed = is_new and not next_key(package, table)
    if is_new:
        return entries(package, table, row, typed_key=is_typed)
    unquoted = {**row, "quote": ""} if package.schemas[table].anchored else row
    return [
        one._replace(value=row[one.field.name])
        for one in entries(package, table, unquoted, typed_key=is_typed)
    ]


def _address(use: UsualUse) -> str:
    """The page of a new row that would have another rest on a reference."""
    return f"/row/{use.table}?{urlencode(use.cells)}"
