"""The kinds of commands that write, each on a small package: what it finds, does, and leaves."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from sandhi.cli import main
from sandhi.package import Package, Trust
from sandhi.review.decisions import Session
from sandhi.review.queue import QueueItem
from sandhi.review.texts.contexts import SentenceContext
from sandhi.table import csv_text, records

ROOT = Path(__file__).parents[3]
CRICKET = ROOT / "tests" / "packages" / "cricket"


class Kind(NamedTuple):
    """A kind of command; each part gets the folder in which the package is, as ``package``."""

    prepare: Callable[[Path], object]
    act: Callable[[Path], object]
    next: Callable[[Path], object]


def package(folder: Path) -> Path:
    """Make the package, whose keys have room for more rows."""
    root = folder / "package"
    shutil.copytree(CRICKET, root, ignore=shutil.ignore_patterns("__pycache__"))
    return root


def sandhi(*arguments: str) -> Callable[[Path], object]:
    """Run the command on the package; ``{}`` in an argument is the folder."""
    return lambda folder: main(
        [
            "--trust",
            "--package",
            str(folder / "package"),
            *(one.format(folder) for one in arguments),
        ],
        prog_name="sandhi",
    )


NEXT = sandhi("cite")  # a command that only reads


def _cells(root: Path, table: str, number: int, **cells: str) -> None:
    path = root / "data" / f"{table}.csv"
    names, rows, _ = records(path.read_bytes())
    for name, value in cells.items():
        rows[number][names.index(name)] = value
    path.write_text(csv_text(names, rows), encoding="utf-8", newline="")


def _unanchored(folder: Path) -> None:
    _cells(package(folder), "sides", 0, start="", end="")
    _cells(folder / "package", "scores", 0, start="", end="")


def _untidy(folder: Path) -> None:
    root = package(folder)
    for table in ("sides", "scores"):
        path = root / "data" / f"{table}.csv"
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def _corrected(folder: Path) -> None:
    root = package(folder)
    text = (root / "seeds" / "pune.txt").read_text("utf-8")
    (folder / "corrected.txt").write_text(f"ताज़ा: {text}", encoding="utf-8", newline="")


def _article(folder: Path) -> None:
    package(folder)
    (folder / "article.txt").write_text("भारत ने मैच जीता। कप्तान खुश थे।\n", encoding="utf-8")


def accept(root: Path, name: str) -> None:
    """Accept a row of a package as the review page does; whoever else does may take its key."""
    row = dict(Package.open(root).cells("sides").iloc[0])
    row |= {"side_id": "T3", "start": "0", "end": "4", "quote": "पुणे", "name": name}
    context = SentenceContext("M1-1", "", "", "", "", "")
    item = QueueItem("M1.0.4", "name", "M1", 0, 4, "पुणे", "", "", "sides", row, (), context)
    Session(root, Trust.GIVEN).accept(item, {})


def _accounted(folder: Path) -> None:
    """A package that says which of its tables code what."""
    path = package(folder) / "datapackage.json"
    descriptor = json.loads(path.read_text("utf-8"))
    descriptor["sandhi"]["coverage"] = {kind: ["scores"] for kind in ("number", "date", "name")}
    path.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")


def _built(folder: Path) -> None:
    root = package(folder)
    main(["--trust", "--package", str(root), "build"], standalone_mode=False)
    _cells(root, "sides", 0, name="Bharat")


def _smallest(folder: Path) -> None:
    """A build of one row: its site is a hundred files, where that of a match is four times as many.

    They are written and put in place alike.
    """
    fields = [{"name": "cup_id", "type": "string"}]
    schema = {"name": "cups", "title": "Cups", "primaryKey": ["cup_id"], "fields": fields}
    cups = {"name": "cups", "type": "table", "path": "cups.csv", "schema": schema}
    root = folder / "package"
    root.mkdir()
    (root / "cups.csv").write_text("cup_id\nC1\n", encoding="utf-8")
    descriptor = json.dumps({"name": "cups", "resources": [cups]})
    (root / "datapackage.json").write_text(descriptor, encoding="utf-8")
    main(["--package", str(root), "build"], standalone_mode=False)


def _told(action: Callable[[Path], object]) -> Callable[[Path], object]:
    """Do it where what is trusted is told to a folder beside the package."""

    def act(folder: Path) -> None:
        with patch.dict(os.environ, {"XDG_STATE_HOME": str(folder / "state")}):
            action(folder)

    return act


def _committed(folder: Path) -> None:
    """A package in git that says what its first version brings."""
    root = package(folder)
    (root / "CHANGELOG.md").write_text(
        "# Changelog\n\n## 0.9.0 (2026-11-27)\nThe first version.\n", encoding="utf-8"
    )
    (root / ".gitignore").write_text("/build\n.sandhi-*\n", encoding="utf-8")
    who = ("-c", "user.name=Curator", "-c", "user.email=curator@example.org")
    for given in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "-m", "Begin"]):
        git = ["git", "-C", str(root), *who, "-c", "commit.gpgsign=false", *given]
        subprocess.run(git, check=True, capture_output=True)


def _without_links(action: Callable[[Path], object]) -> Callable[[Path], object]:
    """Do it on a system that has no symbolic links."""

    def refuse(self: Path, target: object, target_is_directory: bool = False) -> None:
        raise OSError(1, "Operation not permitted", str(self))

    def act(folder: Path) -> None:
        with patch.object(Path, "symlink_to", refuse):
            action(folder)

    return act


def _careless(folder: Path) -> None:
    """Change two files one after the other, as no command may: so that the harness is seen to."""
    for name in ("sides", "scores"):
        path = folder / "package" / "data" / f"{name}.csv"
        new = path.with_name(f"{name}.new")
        with new.open("xb") as stream:
            stream.write(path.read_bytes() + b"\n")
        new.replace(path)


CARELESS = Kind(package, _careless, NEXT)
TRUST = Kind(package, _told(sandhi("trust")), _told(sandhi("trust")))  # which writes in no package
KINDS = {
    "accept": Kind(package, lambda folder: accept(folder / "package", "Pune"), NEXT),
    "add-seed": Kind(_article, sandhi("add-seed", "{}/article.txt"), NEXT),
    "anchor": Kind(_unanchored, sandhi("anchor"), NEXT),
    "fmt": Kind(_untidy, sandhi("fmt"), NEXT),
    "new": Kind(
        package,
        sandhi("new", "sides", "--set", "quote=मीरा जोशी", "--set", "name=M", "--set", "home=true"),
        NEXT,
    ),
    "reanchor": Kind(_corrected, sandhi("reanchor", "M1", "{}/corrected.txt"), NEXT),
    "set": Kind(package, sandhi("set", "R1", "played", "2025-03-01"), NEXT),
    # With a seed goes its file.
    "withdraw": Kind(package, sandhi("withdraw", "M2", "T2"), NEXT),
    "rekey": Kind(package, sandhi("rekey", "T1"), NEXT),
    "add-table": Kind(package, sandhi("add-table", "grounds", "name:string"), NEXT),
    "init": Kind(package, sandhi("init", "{}/new"), sandhi("init", "{}/new")),
    "build": Kind(package, sandhi("build"), NEXT),
    "rebuild": Kind(_built, sandhi("build"), NEXT),
    "rebuild-without-links": Kind(
        _without_links(_built), _without_links(sandhi("build")), _without_links(NEXT)
    ),
    # Where it breaks off between the words of a version and its folder, it is called again.
    "release": Kind(_committed, sandhi("release", "0.9.0"), sandhi("release", "0.9.0")),
    "export-site": Kind(_smallest, sandhi("export-site", "{}/deep/site"), sandhi("cite", "C1")),
    "export": Kind(package, sandhi("export", "{}/deep/out"), NEXT),
    "coverage": Kind(
        _accounted, sandhi("coverage", "--format", "json", "-o", "{}/open.json"), NEXT
    ),
}
