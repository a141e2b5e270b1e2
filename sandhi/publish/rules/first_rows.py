"""The first rows of a large package, with what they refer to: what its SQL is tried on."""

import re
from collections.abc import Mapping
from math import ceil
from typing import TypeAlias

from pandas import DataFrame

from sandhi.check.engine.doubt import REFERENCE_ROWS
from sandhi.package import ANCHOR, Package, Role, TableSchema
from sandhi.package.declarations import exports, questions, views
from sandhi.publish.database import Rows
from sandhi.publish.sqlite.schemas import database_schemas

# As many as a package has of which somebody has read each row; what is wrong with SQL is wrong in
# the first of them, and a build tries all.
TRIED_ROWS = 5_000
SENTENCES = "sentences"
_KEY = re.compile(r"[\w.:-]+")

Schemas: TypeAlias = Mapping[str, TableSchema]
Cells: TypeAlias = Mapping[str, DataFrame]
Places: TypeAlias = dict[str, set[int]]


def first_rows(package: Package) -> Rows | None:
    """The places of the rows that are tried, table by table, in order; None where all are.

    Of each table they are the first, so that about ``TRIED_ROWS`` are tried, and those that the
    package's SQL or its questions name by their keys. Of the seeds in which they lie all rows are
    tried, and so is every row that another of these refers to, by however many steps, with
    what belongs to it.
    """
    schemas = database_schemas(package)
    cells = {name: package.cells(name) for name in schemas}
    total = sum(map(len, cells.values()))
    if total <= REFERENCE_ROWS:
        return None
    keys_in_sql = _keys_in_sql(package)
    row_places: Places = {}
    seeds: set[str] = set()
    for name, schema in schemas.items():
        of_table = cells[name]
        first = 0 if schema.anchored else ceil(len(of_table) * TRIED_ROWS / total)
        by_name = of_table[schema.primary_key].isin(keys_in_sql).to_numpy().nonzero()[0]
        row_places[name] = {*range(first), *by_name.tolist()}
        if name == "seeds":
            seeds.update(of_table[schema.primary_key].iloc[[*row_places[name]]])
        if schema.anchored:
            seeds.update(of_table[ANCHOR[0]].iloc[by_name])
    for name, schema in schemas.items():
        if schema.anchored:
            in_seeds = cells[name][ANCHOR[0]].isin(seeds).to_numpy().nonzero()[0]
            row_places[name].update(in_seeds.tolist())
    _follow(schemas, cells, row_places)
    _complete(package, schemas, cells, row_places)
    _follow(schemas, cells, row_places)
    return {name: sorted(places) for name, places in row_places.items()}


def _complete(package: Package, schemas: Schemas, cells: Cells, row_places: Places) -> None:
    """Add what belongs to rows without being referred to by them.

    Those are their parts, and the sentences of the seeds in which they lie.
    """
    touched = set[str]()
    for name, schema in schemas.items():
        settings = package.settings.of(name)
        whole = settings.of or ""
        target = schema.references.get(whole, "")
        if settings.role is Role.PART and target in schemas:
            keys = cells[target][schemas[target].primary_key].iloc[[*row_places[target]]]
            parts = cells[name][whole].isin(keys).to_numpy().nonzero()[0]
            row_places[name].update(parts.tolist())
        if schema.anchored:
            touched.update(cells[name][ANCHOR[0]].iloc[[*row_places[name]]])
    if SENTENCES in schemas:
        in_seeds = cells[SENTENCES][ANCHOR[0]].isin(touched).to_numpy().nonzero()[0]
        row_places[SENTENCES].update(in_seeds.tolist())


def _keys_in_sql(package: Package) -> set[str]:
    """What may be keys of rows in the SQL of a package, and in its questions."""
    declared = [one.sql for of in (views, questions, exports) for one in of(package)]
    passages = [key for question in package.settings.questions for key in question.passages]
    return {*_KEY.findall("\n".join(declared)), *passages}


def _follow(schemas: Schemas, cells: Cells, row_places: Places) -> None:
    """Add the rows that rows refer to."""
    places_of = {
        target: {key: place for place, key in enumerate(cells[target][schemas[target].primary_key])}
        for target in {one for schema in schemas.values() for one in schema.references.values()}
        if target in schemas
    }
    followed: Places = {name: set() for name in schemas}
    while ahead := {name: new for name in schemas if (new := row_places[name] - followed[name])}:
        for name, places in ahead.items():
            followed[name] |= places
            rows = cells[name].iloc[sorted(places)]
            for column, target in schemas[name].references.items():
                if column in rows and target in places_of:
                    leads = map(places_of[target].get, rows[column].unique())
                    row_places[target].update(place for place in leads if place is not None)
