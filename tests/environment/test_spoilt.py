"""Whatever a descriptor, a schema or a cell says, each command refuses it in words, or works."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.conftest import CRICKET, Copy, Run
from tests.environment.commands import COMMANDS, DOCUMENTED
from tests.harness.extent import THOROUGH, some

MISSING = object()
VALUES: list[Any] = [MISSING, {}, [], "", "no-such", 7, None]
# In each, `{}` is what stands there.
CELLS = ["-", "∞", "", "9" * 5000, "{}" + "9" * 5000, "-5", "٥", "a\0b", "\u200b"]
FILES = sorted(
    file.relative_to(CRICKET).as_posix()
    for file in (CRICKET / "datapackage.json", *CRICKET.glob("schemas/*.json"))
)
# That a server starts takes long, and others do not read the package of the command.
LEFT_OUT = {
    "serve",
    "review",
    "diff",
    "verify-release",
    "resolve",
    "export-site",
    "build",
    "export",
}
READING = [*(COMMANDS.keys() - LEFT_OUT - {"check"})]
AT_ONCE = len(READING) if THOROUGH else 3


def leaves(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The places of all that stands in a JSON document, but for the document itself."""
    inner: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, dict | list):
        inner = value.items() if isinstance(value, dict) else enumerate(value)
    for name, part in inner:
        yield (*place, name)
        yield from leaves(part, (*place, name))


def places() -> list[tuple[str, tuple[Any, ...], Any]]:
    """Each place of each descriptor with each value, in an order that is the same everywhere."""
    every = [
        (file, place, value)
        for file in FILES
        for place in leaves(json.loads((CRICKET / file).read_text("utf-8")))
        for value in VALUES
    ]
    Random("spoilt").shuffle(every)
    return every


def spoilt(text: str, place: tuple[Any, ...], value: Any) -> str:
    document = json.loads(text)
    part = document
    for name in place[:-1]:
        part = part[name]
    if value is MISSING:
        del part[place[-1]]
    else:
        part[place[-1]] = value
    return json.dumps(document, ensure_ascii=False)


@pytest.mark.parametrize(("file", "place", "value"), some(places(), 14))
def test_a_descriptor_is_refused_in_words_or_does(
    sandhi: Run, cricket: Copy, file: str, place: tuple[Any, ...], value: Any
) -> None:
    path = cricket.root / file
    path.write_text(spoilt(path.read_text("utf-8"), place, value), "utf-8")
    (cricket.root / "new.txt").write_text("नई बात है।\n", "utf-8")
    for name in Random(f"{file} {place}").sample(sorted(READING), AT_ONCE):
        done = sandhi("--package", cricket.root, *COMMANDS[name], cwd=cricket.root)
        assert done.returncode in DOCUMENTED, name
        is_refused = done.returncode == 2 and "`sandhi check` shows all of it." in done.stderr
        if is_refused:  # then it is so for each command, and the check says why
            assert sandhi("--package", cricket.root, "check").returncode == 1


def cells() -> list[tuple[str, str, str]]:
    """Each column of each table with each odd cell."""
    every: list[tuple[str, str, str]] = []
    for file in sorted(CRICKET.glob("data/*.csv")):
        header = file.read_text("utf-8").partition("\n")[0].split(",")
        every += [(file.name, *one) for one in product(header, CELLS)]
    Random("spoilt").shuffle(every)
    return every


@pytest.mark.parametrize(("file", "column", "cell"), some(cells(), 10))
def test_a_cell_is_told_or_passed_over(
    sandhi: Run, cricket: Copy, file: str, column: str, cell: str
) -> None:
    path: Path = cricket.root / "data" / file
    rows = [*csv.reader(io.StringIO(path.read_text("utf-8")))]
    place = rows[0].index(column)
    rows[-1][place] = cell.format(rows[-1][place])
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(rows)
    (cricket.root / "new.txt").write_text("नई बात है।\n", "utf-8")
    for name in Random(f"{file} {column}").sample(sorted(READING), AT_ONCE):
        done = sandhi("--package", cricket.root, *COMMANDS[name], cwd=cricket.root)
        assert done.returncode in DOCUMENTED, name
