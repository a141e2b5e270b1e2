"""What a package declares of its charts: two files for each, in the folder ``sandhi.charts``.

``NAME.sql`` says what is drawn, a row for each mark, with a header that says what each column is;
``NAME.json`` how: ``profile.json`` beside this module says what it may hold. NAME is that of the
chart's page. A kind of chart asks for columns of certain names (``KINDS``); others are for filters
and for the table.
"""

import json
import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from sandhi.check.standard.json_schema import JsonSchema
from sandhi.files import PackageError, inside, parse_json, read_json
from sandhi.package import Package
from sandhi.package.declarations import Declaration, declaration
from sandhi.package.labels import names_in_results
from sandhi.package.opening.memory import memoized
from sandhi.publish.answers import fill_slots
from sandhi.publish.contract.rows import oddity
from sandhi.publish.languages.numbers import number_words
from sandhi.publish.metadata import DATABASE
from sandhi.publish.sqlite.limits import StatementError
from sandhi.publish.sqlite.reading import Reader

# What a row has in each column; a cell that is a list in JSON is that list.
Row = dict[str, Any]

KINDS = {
    "claims": "key panel claimants value lower upper qualifier corrected earliest latest "
    "place article quote".split(),
    "matrix": "key panel counted type".split(),
    "network": "key source target class direction".split(),
    "timeline": "key label status earliest latest".split(),
}
# The column of each that is an enumeration.
_VALUES = {"claims": "qualifier", "matrix": "panel", "network": "class", "timeline": "status"}
_KEYS = ("key", "source", "target")
_DAYS = ("earliest", "latest")
_SEVERAL = ("claimants", "article")  # columns in which a cell may be a list
NUMBERS = ("value", "lower", "upper", "corrected")
OTHER = "Other"  # the group of values that are in none
_UNKNOWN = "?"
_NAME = "[a-z][a-z0-9-]*"


class Chart(NamedTuple):
    """A chart as it is declared: ``how`` is the JSON of its file at ``path``; ``rows`` its SQL."""

    name: str
    path: str
    how: dict[str, Any]
    rows: Declaration

    @property
    def kind(self) -> str:
        """Which kind of chart it is."""
        return str(self.how["kind"])


class ChartRows(NamedTuple):
    """What the SQL of a chart yields, and what it finds for the slots of its title."""

    slots: dict[str, str]
    rows: list[Row]


def charts(package: Package) -> list[Chart]:
    """Return the charts of a package by name; PackageError where one is not as its kind asks."""
    folder = package.settings.charts
    if folder is None:
        return []
    names = sorted(file.name for file in inside(package.root, folder).glob("*.json"))
    return [_chart(package, f"{folder}/{name}") for name in names]


def answer(package: Package, reader: Reader, chart: Chart, *, lenient: bool = False) -> ChartRows:
    """Return what a chart draws; PackageError where its SQL does not run or lacks a column.

    So it is where a slot of the title has no value; a ``lenient`` answer says that it is not known.
    Where a chart has groups, a row has the title of its own as ``group``.
    """
    columns, rows = _select(reader, chart.rows.path, chart.rows.sql, lenient=lenient)
    parts = (chart.how.get(name, {}) for name in ("columns", "filters", "values", "lanes"))
    for name in chain(KINDS[chart.kind], *parts):
        if name not in columns:
            what = f"it yields no {name}, but {', '.join(columns)}"
            raise PackageError(f"{chart.rows.path}: {what}; mend its SELECT")
    naming = names_in_results(package.settings, package.schemas.values())
    slots = {
        slot: _slot(
            reader, chart, f"WITH rows AS ({chart.rows.sql}) {sql}", naming, lenient=lenient
        )
        for slot, sql in chart.how.get("slots", {}).items()
    }
    title(chart, slots)
    cell = lru_cache(None, typed=True)(_cell)  # most are alike, and are held once
    single = {*KINDS[chart.kind]}.difference(_KEYS, _SEVERAL)
    drawn = [
        {name: one if name in single else cell(one) for name, one in zip(columns, row, strict=True)}
        for row in rows
    ]
    groups = {value: one["title"] for one in chart.how.get("groups", ()) for value in one["values"]}
    parts_drawn = {str(row.get("panel")) for row in drawn}
    parts_drawn |= {period["title"] for period in chart.how.get("periods", ())}
    if unknown := {*chart.how.get("opens", ())} - parts_drawn if not lenient else ():
        what = f"the chart has no part {min(unknown)!r}"
        raise PackageError(f"{chart.path} at /opens: {what}; name one, or leave it out")
    for row in drawn:
        _see_drawable(chart, row, lenient=lenient)
        if groups:
            row["group"] = groups.get(row["type"], OTHER)
    return ChartRows(slots, drawn)


def title(chart: Chart, slots: Mapping[str, str]) -> str:
    """Return the title of a chart with its slots filled; PackageError where it has another."""
    try:
        return fill_slots(chart.how["title"], slots)
    except KeyError as error:
        what = f"the title has a slot that is not filled: {error}"
        raise PackageError(f"{chart.path}: {what}") from None


def values(package: Package, chart: Chart) -> dict[str, dict[str, str]]:
    """Return the labels of the values of each enumeration of a chart, in the order of its schema.

    PackageError where there is none of that name.
    """
    labels = {}
    for name in dict.fromkeys([_VALUES[chart.kind], *chart.how["values"]]):
        table, _, column = chart.how["values"].get(name, "").partition(".")
        schema = package.schemas.get(table)
        if schema is None or column not in schema.names or not schema.field(column).categories:
            what = f"{table}.{column} is no enumeration"
            mend = f"give under values, as {name}, TABLE.COLUMN of one"
            raise PackageError(f"{chart.path}: {what}; {mend}")
        labels[name] = {one.value: one.label for one in schema.field(column).categories}
    return labels


def _see_drawable(chart: Chart, row: Row, *, lenient: bool) -> None:
    """Make the keys of a row text, as an address has them; PackageError where it has none.

    So it is where another cell is not what its column holds, which a ``lenient`` answer leaves out.
    """
    path = chart.rows.path
    for name in KINDS[chart.kind]:
        cell = row[name]
        if name in _KEYS:
            if cell in (None, "") or isinstance(cell, list):
                raise PackageError(f"{path}: a row has no key under {name}; mend its SELECT")
            row[name] = str(cell)
        elif fault := _fault(name, cell):
            if not lenient:
                what = f"{name} of {row['key']} is {cell!r}, {fault}"
                raise PackageError(f"{path}: {what}; mend its SELECT")
            row[name] = None
    first, last = row.get("earliest"), row.get("latest")
    if not lenient and first and last and last < first:
        what = f"{row['key']} ends on {last}, before it begins on {first}"
        raise PackageError(f"{path}: {what}; mend its SELECT")


def _fault(name: str, cell: Any) -> str:
    """Why a cell is not what its column holds; empty where it is."""
    if name in NUMBERS and not isinstance(cell, int | float | None):
        return "no number"
    return "no day" if name in _DAYS and cell is not None and not _is_day(cell) else ""


def _is_day(cell: object) -> bool:
    with suppress(ValueError):
        return isinstance(cell, str) and date.fromisoformat(cell).isoformat() == cell
    return False


def _select(
    reader: Reader, path: str, sql: str, *, lenient: bool
) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """The columns and rows of a statement in a file; PackageError where it does not run.

    So it is where it yields what no page can hold, which a ``lenient`` answer leaves out.
    """
    try:
        columns, rows = reader.select(sql)
    except StatementError as error:
        raise PackageError(f"{path}: {error}; mend its SQL") from None
    if odd := next(filter(None, map(oddity, rows)), ""):
        if not lenient:
            raise PackageError(f"{path}: {odd}; mend its SELECT")
        rows = [tuple(None if oddity([cell]) else cell for cell in row) for row in rows]
    return columns, rows


def _slot(reader: Reader, chart: Chart, sql: str, naming: Collection[str], *, lenient: bool) -> str:
    """The one value that fills a slot of a title."""
    columns, rows = _select(reader, chart.path, sql, lenient=lenient)
    value = rows[0][0] if len(rows) == 1 and len(rows[0]) == 1 else None
    if value is None:
        if lenient:
            return _UNKNOWN
        raise PackageError(f"{chart.path}: a slot is filled by one value; mend its SELECT")
    is_quantity = isinstance(value, int | float) and columns[0] not in naming
    return number_words(value) if is_quantity else str(value)


def _cell(cell: Any) -> Any:
    """A cell, or the list of texts and numbers that it holds in JSON."""
    if not isinstance(cell, str) or not cell.startswith("["):
        return cell
    with suppress(ValueError):
        members = parse_json(cell)
        json.dumps(members, ensure_ascii=False, allow_nan=False).encode()  # no half characters
        if all(isinstance(one, str | int | float | None) for one in members) and not oddity(
            members
        ):
            return members
    return cell


@memoized
def _chart(package: Package, path: str) -> Chart:
    how, name = read_json(package.root, path), PurePosixPath(path).stem
    if not re.fullmatch(_NAME, name) or name == DATABASE:
        raise PackageError(f"{path}: no page can have this name; give it one like who-takes-part")
    kind = how.get("kind")
    if kind not in KINDS:
        has = "it has no kind" if kind is None else f"the kind is {kind!r}"
        raise PackageError(f"{path}: {has}; give one of {', '.join(KINDS)}")
    if errors := [*_profile(kind).errors(how)]:
        from jsonschema.exceptions import best_match

        error = best_match(errors)
        place = "/" + "/".join(map(str, error.absolute_path))
        raise PackageError(f"{path} at {place}: {error.message}; mend it there")
    for period in how.get("periods", ()):
        if period["last"] < period["first"]:
            what = f"the period {period['title']!r} ends before it begins"
            raise PackageError(f"{path} at /periods: {what}; mend it there")
    values = [value for group in how.get("groups", ()) for value in group["values"]]
    if several := sorted({value for value in values if values.count(value) > 1}):
        what = f"{several[0]!r} falls into a group twice"
        raise PackageError(f"{path} at /groups: {what}; name it in one")
    return Chart(name, path, how, declaration(package, path.removesuffix("json") + "sql"))


@cache
def _profile(kind: str) -> JsonSchema:
    """What the file of a chart of a kind may hold."""
    profile = parse_json((files("sandhi.publish.charts") / "profile.json").read_text("utf-8"))
    return JsonSchema({**profile, "$ref": f"#/$defs/{kind}"}, {"date": _is_day})
