"""The formats of other ecosystems are read by their libraries, and hold what is said of them."""

import json
import re
from pathlib import Path

import pytest

from sandhi.package import Package
from sandhi.publish.downloads.source import THEIRS
from sandhi.publish.interchange.fidelity import FEATURES, MATRIX, Fidelity, page
from sandhi.publish.interchange.formats import FORMATS
from sandhi.publish.interchange.texts import cas
from sandhi.publish.interchange.texts.marks import AnchoredRow, CodedText
from sandhi.publish.publication import DOWNLOADS
from tests.conftest import ROOT
from tests.harness.extent import THOROUGH
from tests.interchange.features import expected
from tests.interchange.readers import READERS

LEAST = {
    "croissant": 8000,
    "csvw": 8000,
    "ro-crate": 40,
    "data-card": 4000,
    "datacite": 1,
    "zenodo": 1,
}


def test_the_matrix_has_a_cell_for_each_feature_of_each_format() -> None:
    assert MATRIX.keys() == FORMATS.keys() == READERS.keys()
    assert all(cells.keys() == FEATURES.keys() for cells in MATRIX.values())
    assert all(cell.how for cells in MATRIX.values() for cell in cells.values())


def test_the_page_is_that_of_the_matrix() -> None:
    assert (ROOT / "docs" / "formats.md").read_text("utf-8") == page()


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_holds_what_is_said_of_it(name: str, built: Path, package: Package) -> None:
    reading = READERS[name](built.parent / DOWNLOADS, package)
    rows = sum(len(package.rows(table)) for table in reading.tables or ())
    assert reading.total >= (LEAST.get(name, 1000) if THOROUGH or not rows else rows)
    there = expected(package, reading.tables)
    for feature, cell in MATRIX[name].items():
        assert (feature in reading.features) == (cell.fidelity is not Fidelity.LOST), feature
        if cell.fidelity is Fidelity.LOST:
            continue
        now = reading.features[feature]
        if feature == "rights":
            assert_rights(name, now, built.parent / DOWNLOADS)
        elif name == "nanopublications":  # of rows that state facts
            assert now <= there[feature]
            assert len(now) > len(there[feature]) / 2
        else:
            assert now == there[feature], feature


def assert_rights(name: str, rights: dict[str, str], folder: Path) -> None:
    """Our licence is said of what is ours, and never of a text of others."""
    if "ours" in rights:
        assert {"by", "attribution"} & {*re.split(r"\W", rights["ours"].lower())}, name
        assert "CC" not in rights["texts"]
        return
    listed = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    licences = {file["path"]: file["licence"] for file in listed}
    for path, licence in rights.items():
        if path in licences:
            assert licence == licences[path]
        else:
            assert "publishers'" in licence
    assert any(licence == THEIRS or "publishers'" in licence for licence in rights.values())


def test_an_offset_of_a_cas_counts_units_of_utf_16() -> None:
    text = "a😀b"
    assert cas.utf16_offsets(text) == [0, 1, 3, 4]
    document = cas.cas(CodedText("S1", text, "en", [AnchoredRow("M1", "marks", "b", 2, 3)])).decode(
        "utf-8"
    )
    assert 'begin="3" end="4"' in document
