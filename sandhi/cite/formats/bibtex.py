"""BibTeX: an entry ``@misc``, which every style knows, BibTeX's and biblatex's, in UTF-8."""

import re

from sandhi.cite.evidence import evidence, place
from sandhi.cite.record import Citable

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)


def bibtex(citable: Citable) -> str:
    """Return an entry; what bears it out is its abstract, which styles do not print."""
    dataset = citable.dataset
    fields = {
        "author": " and ".join(f"{{{escaped(author)}}}" for author in dataset.authors),
        "title": f"{{{escaped(citable.title)}}}",  # in braces of its own, to keep its capitals
        "howpublished": escaped(_published(citable)),
        "year": escaped(dataset.year),
        "url": citable.address,  # taken as it stands
        "version": escaped(dataset.version),
        "abstract": escaped(evidence(citable)),
    }
    lines = (f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    key = re.sub(r"[^A-Za-z0-9._-]+", "-", citable.identifier)
    return ",\n".join([f"@misc{{{key}", *lines]) + "\n}"


def escaped(text: str) -> str:
    """Return a text with what is special to TeX escaped; all else, of any script, as it is."""
    return text.translate(_ESCAPES)


def _published(citable: Citable) -> str:
    if citable.whole:
        return f"Version {citable.dataset.version}" if citable.dataset.version else ""
    return f"In: {place(citable)}"
