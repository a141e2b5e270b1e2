"""README.md counts what is there and shows what is printed: as `make readme` writes it."""

import sys
from pathlib import Path

import pytest

from tests.conftest import Copy, run_unmeasured
from tests.harness import readme

README = readme.README.read_text("utf-8")


@pytest.mark.slow
def test_the_readme_is_as_make_readme_writes_it(dataset: Copy, tmp_path: Path) -> None:
    clone = dataset.into(tmp_path / "clone")
    (clone.root / ".venv").symlink_to(sys.prefix)
    after = readme.rewritten(
        README, readme.counted(clone.root), lambda command: run_unmeasured(command, clone.root)
    )
    assert after == README, "run `make readme`, and look at what it changes"


def test_every_table_is_counted(dataset: Copy) -> None:
    tables = {*readme.counted(dataset.root)}
    assert {*readme.stated(README)} == tables, "a table is a line of the README's table of tables"
