"""Passages of the texts on cricket, and what comes of forms."""

import html as html_escapes
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from httpx import Response

from sandhi.package import Package
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import passage_at
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.shape import shape_of

if TYPE_CHECKING:
    from tests.conftest import Copy


WIN = "भारत ने रविवार को पुणे में श्रीलंका को 24 रन से हराया"


HEADLINE = "पुणे में भारत की जीत"


RUNS = "मीरा जोशी ने 71 रन बनाए"


def place(package: Package, quote: str, seed: str = "M1") -> dict[str, str]:
    start = package.texts[seed].index(quote)
    return {"seed": seed, "start": str(start), "end": str(start + len(quote))}


def anchor(package: Package, quote: str, seed: str) -> dict[str, str]:
    at = place(package, quote, seed)
    return {"seed_id": at.pop("seed"), **at, "quote": quote}


def faults(answer: Response) -> list[str]:
    block = re.search(r'class="faults".*?</ul>', answer.text, re.DOTALL)
    assert block, answer.text
    return [html_escapes.unescape(one) for one in re.findall(r"<li>(.*?)</li>", block[0])]


def everything(match: "Copy") -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(match.root / "data").iterdir()}


def with_line(real: "Copy", text: str) -> "Package":
    """The package, of whose last article the last line tells something new."""
    return with_lines(real, [(text, "")])


def with_lines(real: "Copy", lines: Sequence[tuple[str, str]]) -> "Package":
    """The same, with several lines, each with its translation."""
    path = real.root / next(row["path"] for row in real.rows("seeds") if row["seed_id"] == "S004")
    written, rows = path.read_text("utf-8"), real.rows("sentences")
    for number, (text, translation) in enumerate(lines):
        start = len(written) + 1
        written += f"\n{text}"
        place = {"start": str(start), "end": str(len(written)), "quote": text}
        row = {**rows[-1], **place, "sentence_id": f"S004-{99 - number}", "seed_id": "S004"}
        rows.append({**row, "translation": translation})
    path.write_text(written, encoding="utf-8")
    real.write("sentences", rows)
    return real.package


def cells_of(real: "Copy", quote: str, table: str, text: str, translation: str) -> dict[str, str]:
    """What is proposed for a word of the last line, whose translation says so."""
    with_line(real, text)
    *others, last = real.rows("sentences")
    real.write("sentences", [*others, {**last, "translation": translation}])
    package = real.package
    start = package.texts["S004"].index(quote, int(last["start"]))
    passage = passage_at(package, "S004", start, start + len(quote))
    shape = shape_of(package, table)
    return proposal(package, shape, Learnt(package, shape), passage).cells
