"""The dataset as it is today: what holds for any right data is tested on it, and nothing else."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Copy, made_once, run_unmeasured
from tests.harness import readme


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


@pytest.fixture(scope="session")
def published(dataset: Copy, shared: Path) -> Copy:
    """A copy of the dataset with its build: the commands of the README were run there.

    ``README.md`` in it says what they printed; they leave the data as they were.
    """
    with made_once(shared / "published") as root:
        if root is not None:
            shutil.copytree(dataset.root, root, dirs_exist_ok=True)
            (root / ".venv").symlink_to(sys.prefix)
            after = readme.rewritten(
                readme.README.read_text("utf-8"),
                readme.counted(root),
                lambda command: run_unmeasured(command, root),
            )
            (root / readme.README.name).write_text(after, encoding="utf-8")
    return Copy(shared / "published", set())
