"""What is told of a cited row: whether it is the same, and what became of it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sandhi.cite import citable
from sandhi.cite.formats import FORMATS
from sandhi.cite.from_package import PackageSource
from sandhi.cite.resolve.verdict import Verdict
from tests.cite.resolve.citations import cited, found
from tests.conftest import Copy, Run

Edit = Callable[[Copy], object]


@pytest.mark.parametrize(
    ("edit", "verdict", "what"),
    [
        (lambda copy: copy.edit("scores", 0, runs="72"), "differs", {"row", "file of the table"}),
        (lambda copy: copy.edit("scores", 1, runs="72"), "differs", {"file of the table"}),
        (
            lambda copy: copy.edit("scores", 0, start="92"),
            "differs",
            {
                "row",
                "file of the table",
                "characters",
                "bytes of the passage",
                "passage in the text",
            },
        ),
        (lambda copy: copy.edit("scores", 0, score_id="R9"), "not there", set()),
        (
            lambda copy: copy.describe("datapackage.json", lambda one: one.update(name="hockey")),
            "not there",
            {"dataset"},
        ),
        (
            lambda copy: copy.edit("seeds", 0, sha256="0" * 64),
            "differs",
            {"SHA-256 of the text", "file of M1"},
        ),
    ],
)
def test_what_became_of_a_row_is_told(
    sandhi: Run, versioned: Copy, tmp_path: Path, edit: Edit, verdict: str, what: set[str]
) -> None:
    written = tmp_path / "cited.ris"
    written.write_text(cited(PackageSource(versioned.package), "R1", "ris"), encoding="utf-8")
    edit(versioned)
    run = sandhi("resolve", written, versioned.root, "--format", "json")
    told = json.loads(run.stdout)
    assert (run.returncode, told["verdict"]) == (1, verdict)
    assert {one["what"] for one in told["differences"]} == what
    text = sandhi("resolve", written, versioned.root)
    assert (text.returncode, text.stdout.partition(":")[0]) == (1, verdict)
    assert all(f"{one} differs" in text.stdout for one in what)


def test_in_another_version_the_same_row_is_the_same(versioned: Copy) -> None:
    written = cited(PackageSource(versioned.package), "R1", "bibtex")
    versioned.describe("datapackage.json", lambda one: one.update(version="1.0.1"))
    versioned.edit("scores", 1, runs="149")
    resolution = found(written, PackageSource(versioned.package))
    assert resolution.verdict is Verdict.SAME
    assert resolution.notes[0] == "cited from version 1.0.0; this is version 1.0.1"
    assert resolution.notes[1].startswith("its table is another: swh:1:cnt:")


def test_the_answer_for_programs_has_row_passage_and_digests(
    sandhi: Run, versioned: Copy, tmp_path: Path
) -> None:
    row = citable.row(PackageSource(versioned.package), "R1")
    assert row
    assert row.passage
    written = tmp_path / "cited.json"
    written.write_text(FORMATS["jsonld"].write(row), encoding="utf-8")
    told: Any = json.loads(sandhi("resolve", written, versioned.root, "--format", "json").stdout)
    assert told["row"] == row.values
    assert told["digest"] == {"cited": row.digest, "found": row.digest}
    assert told["swhid"] == {"cited": row.swhid, "found": row.swhid}
    assert told["passage"]["quote"] == "71 रन"
    assert told["passage"]["swhid"] == row.passage.swhid
    assert told["passage"]["headline"] == "पुणे में भारत की जीत"
