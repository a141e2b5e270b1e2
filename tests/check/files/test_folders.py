"""The rule of folders: what nothing names is told, and what belongs there is let be."""

from typing import TYPE_CHECKING

import pytest

from sandhi.check.engine.files import findings_of_whole
from sandhi.check.rules import folders

if TYPE_CHECKING:
    from tests.conftest import Copy, Run


# Files that nothing names, and what is told of each.
STRAYS = {
    "data/events (1).csv": "data/events (1).csv",
    "schemas/notes.txt": "schemas/notes.txt",
    "schemas/old/events.json": "schemas/old",
    "schemas/views/notes.txt": "schemas/views/notes.txt",
    "schemas/charts/old.sql": "schemas/charts/old.sql",
    "seeds/copy.txt": "seeds/copy.txt",
}


def test_each_file_that_nothing_names_is_told(real: "Copy") -> None:
    for path in STRAYS:
        file = real.root / path
        file.parent.mkdir(exist_ok=True)
        file.write_text("stray\n", encoding="utf-8")
    findings = findings_of_whole(real.package, folders.RULES)
    assert sorted(finding.file for finding in findings) == sorted(STRAYS.values())
    assert {(finding.rule, finding.severity) for finding in findings} == {
        ("every-file-is-named", "warning")
    }


@pytest.mark.parametrize(
    "path", ["data/README.md", "seeds/.keep", "schemas/__pycache__/events.pyc", "notes.txt"]
)
def test_what_may_stand_anywhere_is_let_be(cricket: "Copy", path: str) -> None:
    file = cricket.root / path
    file.parent.mkdir(exist_ok=True)
    file.write_text("here\n", encoding="utf-8")
    assert cricket.findings() == []


def test_only_a_check_of_the_whole_looks_for_them(cricket: "Copy", sandhi: "Run") -> None:
    (cricket.root / "data" / "copy.csv").write_text("stray\n", encoding="utf-8")
    assert cricket.findings("sides") == []
    done = sandhi("--package", cricket.root, "check")
    assert done.returncode == 0
    assert "data/copy.csv  copy.csv" in done.stdout
