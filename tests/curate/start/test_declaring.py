"""docs/declaring.md is right: what it shows is taken as it stands, and what it lists is all."""

import json
import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sandhi.check.run import check
from sandhi.publish.charts.declarations import KINDS
from tests.conftest import ROOT

if TYPE_CHECKING:
    from tests.curate.conftest import Ran

PAGE = (ROOT / "docs" / "declaring.md").read_text("utf-8")
FILE = re.compile(r"^`([\w/.-]+)`\n\n```\w+\n(.*?)^```$", re.DOTALL | re.MULTILINE)
# JSON that stands below no path is joined to the settings.
SETTINGS = re.compile(r"(?<!\.json`\n\n)^```json\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def paragraph(beginning: str) -> str:
    """What stands on the page from a heading of a table to its end."""
    return PAGE.partition(beginning)[2].partition("\n\n")[0]


@pytest.fixture
def declared(sandhi: "Callable[..., Ran]", tmp_path: Path) -> Path:
    """A new package with all that the page shows."""
    root = tmp_path / "harvest"
    assert sandhi("init", root).returncode == 0
    shown = dict(FILE.findall(PAGE))
    assert len(shown) > 8
    for path, text in shown.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    descriptor: dict[str, Any] = json.loads((root / "datapackage.json").read_text("utf-8"))
    added = [json.loads(text) for text in SETTINGS.findall(PAGE)]
    assert len(added) > 6
    for settings in added:
        descriptor["sandhi"] |= settings
    (root / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return root


def test_what_is_shown_checks_and_builds(
    declared: Path, sandhi: "Callable[..., Ran]", tmp_path: Path
) -> None:
    report = check(declared)
    assert [finding.evidence for finding in report.findings] == []
    built = sandhi("--package", declared, "build")
    assert (built.returncode, built.stderr) == (0, ""), built.stderr
    folder = tmp_path / "export"
    exported = sandhi("--package", declared, "export-site", folder)
    assert exported.returncode == 0, exported.stderr
    question = "questions/what-is-stated/index.html"
    for page, told in (
        (folder / question, "Statements coded: 1, from 1 text or texts."),
        (folder / "hi" / question, "दर्ज कथन: 1; पाठ: 1।"),
        (folder / "statements" / "index.html", "S000 has 1 of the statements"),
        (folder / "sandhi" / "statements_by_kind" / "index.html", "Number of statements"),
        (folder / "about" / "index.html", "They are an example"),
    ):
        assert told in page.read_text("utf-8"), page


def test_every_kind_and_property_of_charts_is_told() -> None:
    text = (files("sandhi.publish.charts") / "profile.json").read_text("utf-8")
    kinds = json.loads(text)["$defs"]
    lines = {line.split("`")[1]: line for line in paragraph("| kind | draws |").splitlines()[2:]}
    assert {*lines} == {*KINDS}
    for kind, columns in KINDS.items():
        assert re.findall(r"`(\w+)`", lines[kind].rpartition("| `")[2].join(["`", ""])) == columns
    properties = {*kinds["chart"]["properties"]}.union(
        *(kinds[kind].get("properties", ()) for kind in KINDS)
    )
    told = {
        line.split("`")[1] for line in paragraph("| property | what it says |").splitlines()[2:]
    }
    assert told == properties
