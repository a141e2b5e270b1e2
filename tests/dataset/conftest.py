"""The dataset as it is today: what holds for any right data is tested on it, and nothing else."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Copy, made_once


@pytest.fixture(scope="session")
def dataset(shared: Path) -> Copy:
    """A copy of the dataset, to be read alone."""
    with made_once(shared / "dataset") as root:
        if root is not None:
            for name in ("data", "schemas", "seeds", "codings"):
                ignore = shutil.ignore_patterns("__pycache__")
                shutil.copytree(ROOT / name, root / name, ignore=ignore)
            for name in ("datapackage.json", "CHANGELOG.md"):
                shutil.copy(ROOT / name, root)
    return Copy(shared / "dataset", set())
