"""What stands around a row, small enough for its page: in time, in company, on a map."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from sandhi.site.elements.addresses import row_path
from sandhi.site.pages.row.lookup import Lookup
from sandhi.site.pages.row.map.drawing import PlaceMap, place_map
from sandhi.site.pages.search.row_days import day_html
from sandhi.site.store import Store
from sandhi.site.store.around.surroundings import DatedKey
from sandhi.site.store.rows import TableRow

BESIDE = 3  # rows before and after one in time
COMPANIONS = 12
POINTS = 200  # places that a map shows, at the most


class Moment(NamedTuple):
    """A row in the order of time; ``is_current`` is the row that the page is about."""

    label: str
    path: str
    date: Markup
    is_current: bool


class Companion(NamedTuple):
    """A row that takes part in the same: how often, and as how many per cent of the most often."""

    label: str
    path: str
    times: int
    percent: float


class Company(NamedTuple):
    """With whom a row takes part in what, the most often first."""

    what: str
    companions: list[Companion]


class Around(NamedTuple):
    """All that stands around a row; each empty, or None, where there is nothing of the kind."""

    moments: list[Moment]
    company: Company | None
    map: PlaceMap | None


def around(store: Store, row: TableRow, in_time: Sequence[DatedKey], lookup: Lookup) -> Around:
    """Return what stands around a row; ``in_time`` is what ``near_in_time`` has found."""
    moments = [_moment(row, one, lookup) for one in in_time]
    return Around(moments, _company(store, row), _map(store, row))


def near_in_time(store: Store, row: TableRow) -> list[DatedKey]:
    """Return the rows before and after one, itself among them; none where time orders none."""
    front = {table.name for table in store.contents.front}
    dated = store.around.days(row.table) if row.table.name in front else None
    if dated is None:
        return []
    before, after = store.around.in_time(dated, row, BESIDE)
    if not before and not after:
        return []
    return [*before, DatedKey(row.key, row.text(dated.earliest), row.text(dated.latest)), *after]


def _moment(row: TableRow, dated: DatedKey, lookup: Lookup) -> Moment:
    entry, cells = lookup.entries.get(dated.key), lookup.written_cells.get(dated.key, {})
    return Moment(
        entry.label if entry else dated.key,
        row_path(row.table.name, dated.key),
        day_html(_edtf(dated), next(iter(cells.values()), None)),
        dated.key == row.key,
    )


def _edtf(dated: DatedKey) -> str:
    if dated.earliest == dated.latest:
        return dated.earliest
    return f"{dated.earliest or '..'}/{dated.latest or '..'}"


def _company(store: Store, row: TableRow) -> Company | None:
    joint, counted = store.around.company(row, COMPANIONS)
    if joint is None:
        return None
    most = max(times for _, times in counted)
    companions = [
        Companion(
            store.contents.label(row.table.name, key),
            row_path(row.table.name, key),
            times,
            100 * times / most,
        )
        for key, times in counted
    ]
    return Company(joint.title.lower(), companions)


def _map(store: Store, row: TableRow) -> PlaceMap | None:
    if not row.table.settings.point or any(row[name] is None for name in row.table.settings.point):
        return None
    points = store.around.points(row.table, POINTS, row.key)
    # Of a row that lies beyond the poles no map can be drawn.
    is_on_earth = any(one.key == row.key for one in points)
    return place_map(store.contents, row, points) if is_on_earth else None
