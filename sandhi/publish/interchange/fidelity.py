"""What of a package each format of another ecosystem keeps, loses, or has under another name.

Each cell is read back with a library of that ecosystem (``tests/interchange``): what is kept or
renamed must be there and equal, what is lost must not be. ``python -m
sandhi.publish.interchange.fidelity docs/formats.md`` writes the page of it.
"""

import sys
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from sandhi.publish.interchange.formats import FORMATS


class Fidelity(StrEnum):
    """What becomes of something in a format."""

    KEPT = "kept"
    RENAMED = "renamed"
    LOST = "lost"


class FidelityCell(NamedTuple):
    """What becomes of a feature in a format, and how."""

    fidelity: Fidelity
    how: str


FEATURES = {
    "anchors": "where each row stands in its text, and in which words",
    "bounds": "the earliest and the latest day of an uncertain date, bounds of a quantity",
    "edtf": "dates of uncertain precision, as EDTF",
    "values": "the values of an enumeration with their definitions",
    "units": "the unit of a quantity",
    "disputes": "which rows contradict each other",
    "references": "which row names which by its key",
    "rights": "on which terms each file is: ours, or the publishers'",
}

_COLUMN = "as a column of the table"


def _kept_cell(how: str) -> FidelityCell:
    return FidelityCell(Fidelity.KEPT, how)


def _renamed_cell(how: str) -> FidelityCell:
    return FidelityCell(Fidelity.RENAMED, how)


def _lost_cell(how: str) -> FidelityCell:
    return FidelityCell(Fidelity.LOST, how)


_WHOLE = {
    feature: _lost_cell("it speaks of the dataset as a whole")
    for feature in FEATURES
    if feature != "rights"
}
_PASSAGES_ALONE = {
    feature: _lost_cell("it has passages, and no columns of theirs")
    for feature in ("bounds", "edtf", "values", "units", "disputes", "references")
}
MATRIX: dict[str, dict[str, FidelityCell]] = {
    "croissant": {
        **{
            name: _kept_cell(_COLUMN) for name in ("anchors", "bounds", "edtf", "units", "disputes")
        },
        "values": _kept_cell("a record set for each enumeration"),
        "references": _lost_cell("its reader joins along them, and then yields no records"),
        "rights": _lost_cell(
            "it has one licence; that the texts are their publishers' is said in words"
        ),
    },
    "csvw": {
        **{
            name: _kept_cell(_COLUMN) for name in ("anchors", "bounds", "edtf", "units", "disputes")
        },
        "values": _renamed_cell(
            "as a regular expression of the values; their definitions are lost"
        ),
        "references": _kept_cell("as `foreignKeys`"),
        "rights": _kept_cell("as `dc:rights` of each table"),
    },
    "ro-crate": {
        **{
            feature: _lost_cell("it describes files, and no columns")
            for feature in FEATURES
            if feature != "rights"
        },
        "rights": _kept_cell("as `copyrightNotice` of each file"),
    },
    "data-card": {
        **_WHOLE,
        "rights": _renamed_cell("`license` for ours, a sentence for the publishers'"),
    },
    "datacite": {
        **_WHOLE,
        "rights": _renamed_cell("one statement for ours, one for the publishers'"),
    },
    "zenodo": {**_WHOLE, "rights": _renamed_cell("our licence, and a note for the publishers'")},
    "annotations": {
        **_PASSAGES_ALONE,
        "anchors": _kept_cell("as three selectors: of position, of quotation, of RFC 5147"),
        "rights": _renamed_cell("`rights` of an annotation are ours, its target has none of them"),
    },
    "nanopublications": {
        "anchors": _renamed_cell("within the row as JSON, and as SWHIDs of the bytes"),
        "bounds": _renamed_cell("within the row as JSON"),
        "edtf": _renamed_cell("within the row as JSON"),
        "units": _renamed_cell("within the row as JSON"),
        "references": _renamed_cell("keys within the row as JSON"),
        "values": _lost_cell("values stand there without their definitions"),
        "disputes": _lost_cell("a row is alone in its publication"),
        "rights": _renamed_cell("as `dcterms:license` of what is ours"),
    },
    "brat": {
        **_PASSAGES_ALONE,
        "anchors": _kept_cell("as spans of code points, broken at the ends of lines"),
        "rights": _lost_cell("it has no place for them"),
    },
    "cas": {
        **_PASSAGES_ALONE,
        "anchors": _renamed_cell("as annotations whose offsets are units of UTF-16"),
        "rights": _lost_cell("it has no place for them"),
    },
    "tei": {
        **_PASSAGES_ALONE,
        "anchors": _renamed_cell("as a pair of `anchor`, between which a `span` runs"),
        "rights": _kept_cell("in the header of each text"),
    },
}


def page() -> str:
    """Return the page of the matrix, in Markdown."""
    lines = [
        "# Formats of other ecosystems",
        "",
        "`sandhi build` and `sandhi export` write the dataset and its texts in these formats too. "
        "Each is read back by a library of its ecosystem in the tests, which also hold this page "
        "true: what is kept or renamed is there and equal, what is lost is not.",
        "",
    ]
    for name, feature in FEATURES.items():
        lines += [f"- **{name}**: {feature}."]
    for format_, cells in MATRIX.items():
        lines += ["", f"## {FORMATS[format_].label}", FORMATS[format_].about, ""]
        lines += ["| | | |", "| --- | --- | --- |"]
        lines += [f"| {name} | {cells[name].fidelity} | {cells[name].how} |" for name in FEATURES]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
