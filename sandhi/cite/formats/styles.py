"""The styles of references that people write by hand, as their manuals lay a dataset out.

APA 7 (10.9), Chicago (author-date) and MLA 9 (the template of core elements). A row is a part of
its dataset, whose title is in italics, as is that of a dataset that stands alone. After the
reference come the sentences that identify what is cited, so that it is found without any address.

They are laid out here, not by a processor of CSL: in the CSL of these styles a dataset that stands
alone is quoted or called otherwise than the manuals have it, and names in scripts without capitals
are cut to initials.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from sandhi.cite.formats.names import apa_names, chicago_names, headline, mla_names
from sandhi.cite.record import Citable
from sandhi.cite.statement import article, statement

_ENDING = (".", ",", ";", ":", "?", "!", "।", "…")
_ITALIC = re.compile("\ue000([^\ue001]*)\ue001")  # private characters, which no text has


class Run(NamedTuple):
    """A stretch of a reference, in italics or not."""

    text: str
    italic: bool


def reference(citable: Citable, style: str) -> tuple[Run, ...]:
    """Return a reference in a style, and the sentences that identify what is cited."""
    return _runs(" ".join(filter(None, [_STYLES[style](citable, ""), statement(citable)])))


def bare_reference(citable: Citable, style: str) -> tuple[Run, ...]:
    """Return a reference in a style as a bibliography takes it, without these sentences.

    So it says itself from which article a passage is.
    """
    source = citable.source
    origin = f"From {article(source)}" if citable.passage and source else ""
    return _runs(_STYLES[style](citable, origin))


def _runs(laid_out: str) -> tuple[Run, ...]:
    pieces = _ITALIC.split(laid_out)
    return tuple(Run(text, bool(place % 2)) for place, text in enumerate(pieces) if text)


def _apa(citable: Citable, origin: str) -> str:
    """Author. (Year). Part. Origin. In *Title* (Version) [Data set]. Publisher. Address."""
    dataset = citable.dataset
    version = f"Version {dataset.version}" if dataset.version else ""
    part = f"{citable.title} (Row {citable.key})" if citable.key else citable.title
    title = _italic(dataset.title) + (f" ({version})" if version else "") + " [Data set]"
    parts = [
        apa_names(dataset.authors),
        f"({dataset.year or 'n.d.'})",
        *([title] if citable.whole else [part, origin, f"In {title}"]),
        _publisher(citable),
    ]
    return " ".join(filter(None, [*map(_stopped, parts), _location(citable)]))


def _chicago(citable: Citable, origin: str) -> str:
    """Author. Year. “Part.” Origin. In *Title*, version, no. Publisher. Address."""
    dataset = citable.dataset
    title = _italic(headline(dataset.title))
    version = f"version {dataset.version}" if dataset.version else ""
    number = f"no. {citable.key}" if citable.key else ""
    within = ", ".join(filter(None, [title, version, number]))
    parts = [
        chicago_names(dataset.authors),
        dataset.year or "n.d.",
        *([within] if citable.whole else [_quoted(citable.title), origin, f"In {within}"]),
        _publisher(citable),
        _location(citable),
    ]
    return " ".join(map(_stopped, filter(None, parts)))


def _mla(citable: Citable, origin: str) -> str:
    """Author. “Part.” Origin. *Title*, version, number, publisher, year, address."""
    dataset = citable.dataset
    title = _italic(headline(dataset.title))
    begun = "Version" if citable.whole else "version"
    version = f"{begun} {dataset.version}" if dataset.version else ""
    number = f"no. {citable.key}" if citable.key else ""
    elements = [version, number, _publisher(citable), dataset.year, _location(citable)]
    rest = ", ".join(filter(None, elements))
    if citable.whole:
        sentences = [title, rest]
    else:
        sentences = [_quoted(citable.title), origin, ", ".join(filter(None, [title, rest]))]
    authors = mla_names(dataset.authors)
    return " ".join(map(_stopped, filter(None, [authors, *sentences])))


_STYLES: dict[str, Callable[[Citable, str], str]] = {"apa": _apa, "chicago": _chicago, "mla": _mla}
STYLES = tuple(_STYLES)


def _location(citable: Citable) -> str:
    """Where it is found: by its DOI, if the dataset has one, else at its address, if any."""
    return citable.dataset.doi_address or citable.address


def _publisher(citable: Citable) -> str:
    """The publisher, unless the dataset is by nobody else."""
    dataset = citable.dataset
    return "" if [one.name for one in dataset.authors] == [dataset.publisher] else dataset.publisher


def _quoted(title: str) -> str:
    """A title in quotation marks, with those inside it single, and the stop before the last one."""
    inside = headline(title).replace("“", "‘").replace("”", "’")
    return f"“{inside}”" if inside.endswith(_ENDING) else f"“{inside}.”"


def _stopped(part: str) -> str:
    """A part of a reference with a full stop after it, unless it ends in a mark of its own."""
    return part if not part or part.rstrip("”\ue001").endswith(_ENDING) else f"{part}."


def _italic(text: str) -> str:
    return f"\ue000{text}\ue001"
