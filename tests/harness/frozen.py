"""The package on which the tool is tested: the rows of a release under today's declarations.

Rows and texts are frozen (tests/packages/treaty), so that no test of the tool depends on what the
dataset holds today; descriptor, schemas and rules are those of the repository, so that a test sees
what is declared now. Tests of the dataset itself stand in tests/dataset.
"""

import atexit
import csv
import json
import os
import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

ROOT = Path(__file__).parents[2]
RELEASE = ROOT / "tests" / "packages" / "treaty"
DESCRIPTOR, CHANGELOG = "datapackage.json", "CHANGELOG.md"
ROWS, TEXTS, CODINGS, DECLARATIONS = "data", "seeds", "codings", "schemas"
_NO_CACHES = shutil.ignore_patterns("__pycache__")
_SINCE = re.compile(r'(?<=\bsince=")[^"]+')


def make(root: Path) -> None:
    """Write the package into a folder, which may be there and is empty."""
    for origin in (*(RELEASE / of for of in (ROWS, TEXTS, CODINGS)), ROOT / DECLARATIONS):
        shutil.copytree(origin, root / origin.name, ignore=_NO_CACHES)
    shutil.copy(RELEASE / CHANGELOG, root)
    declared = json.loads((ROOT / DESCRIPTOR).read_text("utf-8"))
    of_release = json.loads((RELEASE / "release.json").read_text("utf-8"))
    text = json.dumps(declared | of_release, ensure_ascii=False, indent=2)
    (root / DESCRIPTOR).write_text(f"{text}\n", encoding="utf-8")
    for path in (root / DECLARATIONS).rglob("*.py"):
        _hold_since(path, of_release["version"])
    from tests.harness.dataset import unheard  # a plugin, which pytest imports first

    with unheard():
        later = _cells(ROOT / ROWS) - _cells(RELEASE / ROWS)
    for path in (root / DECLARATIONS / "words").glob("*.json"):
        _leave_out_words(path, later)


def _cells(folder: Path) -> set[str]:
    """All texts of the tables in a folder."""
    texts: set[str] = set()
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as lines:
            texts.update(cell for row in csv.reader(lines) for cell in row)
    return texts


def _leave_out_words(path: Path, later: set[str]) -> None:
    """Leave out what is said in another language for texts of rows that came after the release."""
    words = json.loads(path.read_text("utf-8"))
    held = {english: said for english, said in words.items() if english not in later}
    if held != words:
        path.write_text(f"{json.dumps(held, ensure_ascii=False, indent=2)}\n", encoding="utf-8")


def _hold_since(path: Path, version: str) -> None:
    """Have the rules of a module that came after a release be rules of it: they are put to it."""
    source = path.read_text("utf-8")
    held = _SINCE.sub(lambda since: min(since[0], version, key=_numbers), source)
    if held != source:
        path.write_text(held, encoding="utf-8")


def _numbers(version: str) -> list[int]:
    return [int(number) for number in version.split(".")]


@cache
def contents(root: Path) -> tuple[list[Path], dict[Path, bytes]]:
    """The folders and the files of a package that nobody changes while the tests run."""
    paths = [path for path in sorted(root.rglob("*")) if "__pycache__" not in path.parts]
    files = {path.relative_to(root): path.read_bytes() for path in paths if path.is_file()}
    return [path.relative_to(root) for path in paths if path.is_dir()], files


def unpack(origin: Path, root: Path) -> None:
    """Write a package that nobody changes once more: its files are read once for all copies.

    Hundreds of tests begin so, and what `pathlib` does for each path takes as long as the writing.
    """
    folders, files = contents(origin)
    root.mkdir(parents=True)
    for path in folders:
        os.mkdir(f"{root}/{path}")  # noqa: PTH102
    for path, data in files.items():
        with open(f"{root}/{path}", "xb", buffering=0) as file:  # noqa: PTH123
            file.write(data)


@cache
def folder() -> Path:
    """The package in a folder of this process, to be read alone: for what modules begin with."""
    root = Path(mkdtemp(prefix="frozen-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    make(root)
    return root
