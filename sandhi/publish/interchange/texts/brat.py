"""brat standoff: each text with a file of annotations beside it, whose types are the tables.

Offsets are code points, end-exclusive, as in the package. A span that reaches over the end of a
line is discontinuous there, in parts that leave the line end out: brat shows a line at a time.
"""

import re
from collections.abc import Iterable, Iterator

from sandhi.publish.interchange.texts.marks import AnchoredRow, CodedText

CONFIGURATION = "annotation.conf"
_LINE = re.compile(r"[^\r\n]+")


def brat(coded: CodedText) -> bytes:
    """Return the annotations of a text: its marks, and for each a note with its key and label."""
    return "".join(
        f"{line}\n"
        for number, mark in enumerate(coded.passages, 1)
        for line in _lines(coded, number, mark)
    ).encode("utf-8")


def _lines(coded: CodedText, number: int, mark: AnchoredRow) -> Iterator[str]:
    parts = [
        (mark.start + part.start(), mark.start + part.end())
        for part in _LINE.finditer(coded.text[mark.start : mark.end])
    ]
    spans = ";".join(f"{start} {end}" for start, end in parts)
    quote = " ".join(coded.text[start:end] for start, end in parts)
    yield f"T{number}\t{mark.table} {spans}\t{quote}"
    yield f"#{number}\tAnnotatorNotes T{number}\t{mark.key}: {' '.join(mark.label.split())}"


def configuration(tables: Iterable[str]) -> bytes:
    """Return the configuration that names the types, without which brat shows none."""
    sections = ["[entities]", *tables, "", "[relations]", "", "[events]", "", "[attributes]"]
    return ("\n".join(sections) + "\n").encode("utf-8")
