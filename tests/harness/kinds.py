"""The kinds of commands that write, each on a small package: what it finds, does, and leaves."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from sandhi.cli import main
from sandhi.package import Package
from sandhi.review.decisions import Session
from sandhi.review.queue import QueueItem, SentenceContext
from sandhi.table import records, written

ROOT = Path(__file__).parents[2]
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
        ["--package", str(folder / "package"), *(one.format(folder) for one in arguments)],
        prog_name="sandhi",
    )


NEXT = sandhi("cite")  # a command that only reads


def _cells(root: Path, table: str, number: int, **cells: str) -> None:
    path = root / "data" / f"{table}.csv"
    names, rows, _ = records(path.read_bytes())
    for name, value in cells.items():
        rows[number][names.index(name)] = value
    path.write_text(written(names, rows), encoding="utf-8", newline="")


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


def _accept(folder: Path) -> None:
    root = folder / "package"
    opened = Package.open(root)
    row = dict(opened.cells("sides").iloc[0]) | {"name": "Pune", "quote": "पुणे"}
    row |= {"start": "0", "end": "4", "side_id": "T3"}
    context = SentenceContext("M1-1", "", "", "", "", "")
    item = QueueItem("M1.0.4", "name", "M1", 0, 4, "पुणे", "", "", "sides", row, context)
    Session(root).accept(item, {})


def _built(folder: Path) -> None:
    root = package(folder)
    main(["--package", str(root), "build"], standalone_mode=False)
    _cells(root, "sides", 0, name="Bharat")


KINDS = {
    "accept": Kind(package, _accept, NEXT),
    "add-seed": Kind(_article, sandhi("add-seed", "{}/article.txt"), NEXT),
    "anchor": Kind(_unanchored, sandhi("anchor"), NEXT),
    "fmt": Kind(_untidy, sandhi("fmt"), NEXT),
    "new": Kind(
        package,
        sandhi("new", "sides", "--set", "quote=मीरा जोशी", "--set", "name=M", "--set", "home=true"),
        NEXT,
    ),
    "reanchor": Kind(_corrected, sandhi("reanchor", "M1", "{}/corrected.txt"), NEXT),
    "init": Kind(package, sandhi("init", "{}/new"), sandhi("init", "{}/new")),
    "build": Kind(package, sandhi("build"), NEXT),
    "rebuild": Kind(_built, sandhi("build"), NEXT),
    "export": Kind(package, sandhi("export", "{}/deep/out"), NEXT),
    "coverage": Kind(package, sandhi("coverage", "--format", "html", "-o", "{}/page.html"), NEXT),
}
