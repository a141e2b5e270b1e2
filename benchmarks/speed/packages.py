"""The packages that are measured: this one, and such of its copies as have a number of mentions."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.speed import aims, synthetic
from benchmarks.speed.figures.costs import Size
from benchmarks.speed.process import ROOT

PARTS = ("datapackage.json", "data", "schemas", "seeds", "codings", "LICENSE", "CITATION.cff",
         "README.md", "CHANGELOG.md")  # fmt: skip


def make(power: int | None, folder: Path) -> Size:
    """Write a package of ten to some power of mentions into a folder, or this one as it is."""
    if power is None:
        copy_of(ROOT, folder)
    else:
        each = size_of(ROOT, "real").mentions
        synthetic.make(ROOT, folder, max(1, round(10**power / each)))
    describe = [sys.executable, "-m", "benchmarks.speed.tasks.csvw"]
    subprocess.run(describe, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
    return size_of(folder, aims.REAL if power is None else f"10^{power}")


def copy_of(package: Path, folder: Path) -> None:
    """Copy what a package is made of, so that nothing is built in the place of what is served."""
    folder.mkdir(parents=True)
    for name in PARTS:
        if (package / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(package / name, folder / name, ignore=ignored)
        elif (package / name).exists():
            shutil.copy(package / name, folder / name)


def size_of(package: Path, name: str) -> Size:
    """How large a package is."""
    rows = {}
    for one in json.loads((package / "datapackage.json").read_text("utf-8"))["resources"]:
        with (package / one["path"]).open(encoding="utf-8", newline="") as file:
            rows[one["name"]] = sum(1 for _ in csv.reader(file)) - 1
    texts = sum(file.stat().st_size for file in (package / "seeds").glob("*.txt"))
    return Size(name, synthetic.mentions(rows), sum(rows.values()), texts / 1e6)
