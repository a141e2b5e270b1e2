"""What the tests of one process work out once and share: it depends on its input alone.

Each is remembered by all that goes into it, and handed out so that no test can change it for
another: tables parsed, what our demands say of a descriptor, which takes longer than to judge the
rows of a small table, and what a database tells a site. The site itself keeps templates compiled.
"""

import gc
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from pandas import DataFrame

from sandhi.check.standard import demands
from sandhi.check.watch.states import mark_of
from sandhi.files import looked_at, read_text
from sandhi.package import Fault, Package
from sandhi.package import package as package_module
from sandhi.package.descriptor import Resource
from sandhi.package.schema import TableSchema, read_schema

if TYPE_CHECKING:
    from sandhi.site.store.contents import Contents

_FILES = pytest.StashKey[int]()  # of tests that are done
_FILES_AT_ONCE = 8
_Read = TypeVar("_Read")
Place = tuple[str | int, ...]
# Descriptors of these kinds are judged as a whole; what stands in them is part of that.
WHOLES = {"package", "schema"}


def pytest_collection_finish() -> None:
    """Look for garbage no more among what is loaded and collected by now: it stays to the end."""
    _let_go()
    # What is old is gone through between files of tests alone: a process comes to hold a gigabyte.
    gc.set_threshold(20_000, 20, 100_000)


def _let_go() -> None:
    """Free what nothing holds any more, and look no more at what is held."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """Between files of tests, once for several of them, free what the tests have left."""
    yield
    if nextitem is not None and nextitem.path != item.path:
        done = item.config.stash[_FILES] = item.config.stash.get(_FILES, 0) + 1
        if done % _FILES_AT_ONCE == 0:
            _let_go()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Look for none at the end either: pytest would go through all that is held, five times.

    That took half a minute of each process, after its last test.
    """
    gc.freeze()


def _spelled(schema: TableSchema) -> str:
    """A schema in full, spelled out once and kept with it: it is frozen."""
    held = vars(schema)
    if "spelled" not in held:
        held["spelled"] = repr(schema)
    return str(held["spelled"])


@pytest.fixture(autouse=True, scope="session")
def parsed() -> Iterator[None]:
    """Have tables of the same bytes and schema parsed once: copies of a package differ in few.

    What a package hands out are copies on write, so that no test can change another's.
    """
    kept: dict[tuple[str, bytes, str], DataFrame] = {}

    def once(parse: Callable[[Package, str], DataFrame]) -> Callable[[Package, str], DataFrame]:
        def parsed(package: Package, table: str) -> DataFrame:
            looked_at(package.paths[table])
            file = package.root / package.paths[table]
            held = package.held_tables[table]
            given = held.content is not None or table in package.given_tables
            if given or held.table is not None or not file.is_file():
                return parse(package, table)
            key = (parse.__name__, file.read_bytes(), _spelled(package.schemas[table]))
            if key not in kept:
                kept[key] = parse(package, table)
            return kept[key].copy(deep=False)

        return parsed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Package, "_read", once(Package._read))
        patch.setattr(Package, "table", once(Package.table))
        yield


@pytest.fixture(autouse=True, scope="session")
def described() -> Iterator[None]:
    """Have Table Schemas that say the same read once."""
    kept: dict[tuple[str, str, str, str], TableSchema] = {}

    def described(resource: Resource) -> TableSchema:
        said = resource.inline or read_text(resource.root, resource.schema_path)
        key = (resource.name, resource.schema_place, str(said), str(resource.words))
        if key not in kept:
            kept[key] = read_schema(resource)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(package_module, "read_schema", described)
        yield


@pytest.fixture(autouse=True, scope="session")
def judged() -> Iterator[None]:
    """Have descriptors that say the same judged once by our demands."""
    kept: dict[tuple[str, str, Place], tuple[Fault, ...]] = {}
    of_demands = demands.faults

    def demanded(kind: str, described: Any, place: Place = ()) -> Iterator[Fault]:
        if kind not in WHOLES:
            return of_demands(kind, described, place)
        key = (kind, json.dumps(described), place)
        if key not in kept:
            kept[key] = (*of_demands(kind, described, place),)
        return iter(kept[key])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demands, "faults", demanded)
        yield


def _apart(read: "Contents") -> "Contents":
    """What was read of a database, with mappings of its own: a test may change what a site has."""
    catalogue = replace(read.catalogue, **_mappings(read.catalogue))
    return replace(read, **_mappings(read) | {"catalogue": catalogue})


def _mappings(read: Any) -> dict[str, Any]:
    held = {field.name: getattr(read, field.name) for field in fields(read)}
    return {name: {**value} for name, value in held.items() if isinstance(value, dict)}


@pytest.fixture(scope="session")
def one_reading_of_builds() -> Iterator[None]:
    """Have a build read and inspected once by the sites that are opened over it.

    As long as the system says that its files are the same; each site has a record of its own.
    """
    from sandhi.site import app  # whoever opens no site pays nothing
    from sandhi.site.store import published_folder as beside
    from sandhi.site.store.contents import read_contents

    def once(
        read: Callable[[Path], _Read], files: Callable[[Path], Iterable[Path]]
    ) -> Callable[[Path], _Read]:
        kept: dict[tuple[tuple[str, tuple[int, ...]], ...], _Read] = {}

        def reading(path: Path) -> _Read:
            key = tuple((str(file), mark_of(str(file))) for file in files(path))
            if key not in kept:
                kept[key] = read(path)
            return kept[key]

        return reading

    contents = once(read_contents, lambda database: [database])
    charts = once(beside._charts, lambda folder: sorted((folder / "charts").glob("*.json")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "read_contents", lambda database: _apart(contents(database)))
        patch.setattr(
            beside,
            "_charts",
            lambda folder: {code: {**drawn} for code, drawn in charts(folder).items()},
        )
        yield
