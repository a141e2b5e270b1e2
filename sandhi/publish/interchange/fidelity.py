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


def _kept(how: str) -> FidelityCell:
    return FidelityCell(Fidelity.KEPT, how)


def _renamed(how: str) -> FidelityCell:
    return FidelityCell(Fidelity.RENAMED, how)


def _lost(how: str) -> FidelityCell:
    return FidelityCell(Fidelity.LOST, how)


_WHOLE = {
    feature: _lost("it speaks of the dataset as a whole")
    for feature in FEATURES
    if feature != "rights"
}
_PASSAGES_ALONE = {
    feature: _lost("it has passages, and no columns of theirs")
    for feature in ("bounds", "edtf", "values", "units", "disputes", "references")
}
MATRIX: dict[str, dict[str, FidelityCell]] = {
    "croissant": {
        **{name: _kept(_COLUMN) for name in ("anchors", "bounds", "edtf", "units", "disputes")},
        "values": _kept("a record set for each enumeration"),
        "references": _lost("its reader joins along them, and then yields no records"),
        "rights": _lost(
            "it has one licence; that the texts are their publishers' is said in words"
        ),
    },
    "csvw": {
        **{name: _kept(_COLUMN) for name in ("anchors", "bounds", "edtf", "units", "disputes")},
        "values": _renamed("as a regular expression of the values; their definitions are lost"),
        "references": _kept("as `foreignKeys`"),
        "rights": _kept("as `dc:rights` of each table"),
    },
    "ro-crate": {
        **{
            feature: _lost("it describes files, and no columns")
            for feature in FEATURES
            if feature != "rights"
        },
        "rights": _kept("as `copyrightNotice` of each file"),
    },
    "data-card": {
        **_WHOLE,
        "rights": _renamed("`license` for ours, a sentence for the publishers'"),
    },
    "datacite": {**_WHOLE, "rights": _renamed("one statement for ours, one for the publishers'")},
    "zenodo": {**_WHOLE, "rights": _renamed("our licence, and a note for the publishers'")},
    "annotations": {
        **_PASSAGES_ALONE,
        "anchors": _kept("as three selectors: of position, of quotation, of RFC 5147"),
        "rights": _renamed("`rights` of an annotation are ours, its target has none of them"),
    },
    "nanopublications": {
        "anchors": _renamed("within the row as JSON, and as SWHIDs of the bytes"),
        "bounds": _renamed("within the row as JSON"),
        "edtf": _renamed("within the row as JSON"),
        "units": _renamed("within the row as JSON"),
        "references": _renamed("keys within the row as JSON"),
        "values": _lost("values stand there without their definitions"),
        "disputes": _lost("a row is alone in its publication"),
        "rights": _renamed("as `dcterms:license` of what is ours"),
    },
    "brat": {
        **_PASSAGES_ALONE,
        "anchors": _kept("as spans of code points, broken at the ends of lines"),
        "rights": _lost("it has no place for them"),
    },
    "cas": {
        **_PASSAGES_ALONE,
        "anchors": _renamed("as annotations whose offsets are units of UTF-16"),
        "rights": _lost("it has no place for them"),
    },
    "tei": {
        **_PASSAGES_ALONE,
        "anchors": _renamed("as a pair of `anchor`, between which a `span` runs"),
        "rights": _kept("in the header of each text"),
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
