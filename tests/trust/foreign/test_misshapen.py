"""What a build stores, misshapen in every way: refused in a line, or all of its pages answer."""

import copy
import json
import random
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sandhi.package import PackageError
from sandhi.publish.contract.shapes import MisshapenError, read_stored, see_shape
from sandhi.publish.publication import CHANGES
from sandhi.site.store.contents import STORED, read_contents
from sandhi.site.store.published_folder import read_published
from tests.generated.answers import dead
from tests.harness.extent import examples
from tests.trust.foreign.builds import describe, run

ODD: list[Any] = [None, True, 0, -1, 1.5, "", "x", "../x", [], [None], ["x"], {}, {"x": "x"}, [[]]]
# Misshapen metas of each kind that are tried; the order is by chance, and fixed.
SAMPLE = examples(4, 10_000)


def put_in_place(changed: dict[str, Any], one: dict[str, Any]) -> None:
    """Let one object hold what another does, and nothing else."""
    one.clear()
    one.update(changed)


def places(value: Any, *at: str | int) -> Iterator[tuple[str | int, ...]]:
    """Each place in something stored."""
    if at:
        yield at
    if isinstance(value, dict | list):
        for name, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(one, *at, name)


def misshapen(whole: Any, at: tuple[str | int, ...], odd: Any) -> Any:
    """A copy in which one place holds something else; nothing at all where that is ``...``."""
    changed = copy.deepcopy(whole)
    *way, last = at
    inner = changed
    for step in way:
        inner = inner[step]
    if odd is ...:
        del inner[last]
    else:
        inner[last] = odd
    return changed


def stored(database: Path, kind: str) -> Any:
    taken: list[Any] = []
    describe(database, kind, taken.append)
    return copy.deepcopy(taken[0])


async def outcome(database: Path) -> str:
    """How a database is refused, or which of its pages do not answer; empty where all do."""
    try:
        read_contents(database)
    except PackageError as error:
        line = re.fullmatch(r"sandhi\.db is not [^\n]{10,}", str(error))
        return "refused" if line else f"unclear: {error}"
    wrong = [one for one in await dead(database) if not one.endswith((": 404", ": 400"))]
    return "; ".join(wrong)


@pytest.mark.parametrize("kind", STORED)
async def test_a_misshapen_description_is_refused_or_answers(kind: str, built: Path) -> None:
    whole = stored(built, kind)
    chance = random.Random(kind)
    ways = [(at, odd) for at in places(whole) for odd in (*ODD, ...)]
    outcomes = []
    for at, odd in chance.sample(ways, min(len(ways), SAMPLE)):
        changed = misshapen(whole, at, odd)
        describe(built, kind, partial(put_in_place, changed))
        got = await outcome(built)
        assert got in ("", "refused"), (at, odd, got)
        outcomes.append(got)
    assert outcomes.count("refused") > SAMPLE / 4


@pytest.mark.parametrize("kind", STORED)
@pytest.mark.parametrize("text", ["", "[]", "null", "1", "{}", "[" * 100, "[" * 100_000])
def test_so_is_one_that_is_none(kind: str, text: str, built: Path) -> None:
    run(built, f"UPDATE meta SET value = '{text}' WHERE name = '{kind}'")
    with pytest.raises(PackageError, match=r"^sandhi\.db is not what [^\n]*`sandhi build`$"):
        read_contents(built)


@pytest.mark.parametrize(
    ("kind", "place", "text"),
    [
        ("descriptor", "title", "a\0b"),
        ("descriptor", "title", "\ud800"),
        ("codebook", "\udc00", "a"),
    ],
)
def test_so_is_one_that_no_page_can_hold(kind: str, place: str, text: str, built: Path) -> None:
    describe(built, kind, lambda one: one.update({place: text}))
    with pytest.raises(PackageError, match=r"it is not what|holds what no page can"):
        read_contents(built)


@pytest.mark.parametrize("name", ["rows.records", "rows.scores", "findings", "checked"])
@pytest.mark.parametrize("text", ["", "many", "-1", "1" * 5000])
def test_so_is_a_count_that_is_none(name: str, text: str, built: Path) -> None:
    run(built, f"UPDATE meta SET value = '{text}' WHERE name = '{name}'")
    with pytest.raises(PackageError, match=r"^sandhi\.db is not what [^\n]*misshapen at /"):
        read_contents(built)


@pytest.mark.parametrize("name", ["title", "version", "codebook", "descriptor", "search"])
def test_so_is_a_name_that_is_not_told(name: str, built: Path) -> None:
    run(built, f"DELETE FROM meta WHERE name = '{name}'")
    with pytest.raises(PackageError, match=r"^sandhi\.db is not what [^\n]*misshapen at /"):
        read_contents(built)


DANGLING = [
    ("catalogue", ("tables", "scores", "primaryKey"), ["other"]),
    ("catalogue", ("tables", "scores", "foreignKeys", 0, "reference", "resource"), "other"),
    ("catalogue", ("settings", "tables", "scores"), {"role": "part", "of": "quote"}),
    ("catalogue", ("settings", "tables", "scores"), {"facets": ["other"]}),
    ("codebook", ("tables", 0, "name"), "other"),
]


@pytest.mark.parametrize(("kind", "at", "odd"), DANGLING)
def test_a_name_that_leads_nowhere_is_refused(
    kind: str, at: tuple[str | int, ...], odd: Any, built: Path
) -> None:
    describe(built, kind, lambda one: one.update(misshapen(one, at, odd)))
    with pytest.raises(PackageError, match=r"it names [^\n]*, which it does not have; run"):
        read_contents(built)


@pytest.mark.parametrize("file", ["downloads/manifest.json", f"{CHANGES}"])
def test_what_lies_beside_the_database_is_held_to_its_shape_too(file: str, built: Path) -> None:
    path = built.parent / file
    listed = [{"version": "1.0.0", "day": "2024-06-19", "text": "Words."}]
    whole = listed if file == CHANGES else json.loads(path.read_text("utf-8"))
    refused = 0
    for at in [*places(whole)][:10]:
        for odd in ODD:
            path.write_text(json.dumps(misshapen(whole, at, odd)), encoding="utf-8")
            try:
                read_published(built.parent)
            except PackageError as error:
                refused += "\n" not in str(error)
    assert refused > 20


def test_nesting_has_a_bound() -> None:
    see_shape("changes", [])
    with pytest.raises(MisshapenError, match="nested too deep"):
        read_stored("changes", "[" * 80 + "]" * 80)
