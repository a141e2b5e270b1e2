"""Passages of the texts on cricket, and what comes of forms."""

import html as html_escapes
import re
from pathlib import Path
from typing import TYPE_CHECKING

from httpx import Response

from sandhi.package import Package

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
