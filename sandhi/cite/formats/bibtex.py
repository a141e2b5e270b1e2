"""BibTeX: an entry ``@misc``, which every style knows, BibTeX's and biblatex's, in UTF-8."""

import re
from collections.abc import Mapping

from sandhi.cite.people import Contributor
from sandhi.cite.record import Citable
from sandhi.cite.statement import evidence, identity, place

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
# What of it stands for a sign, and the braces that stand for none.
_SIGNS = {escape: chr(sign) for sign, escape in _ESCAPES.items()}
_WRITTEN = re.compile("|".join([*map(re.escape, _SIGNS), "[{}]"]))


def bibtex(citable: Citable) -> str:
    """Return an entry; what identifies it is a note, and what bears it out its abstract.

    Styles print notes, and no abstracts.
    """
    dataset = citable.dataset
    fields = {
        "author": " and ".join(map(_name, dataset.authors)),
        "title": f"{{{tex_text(citable.title)}}}",  # in braces of its own, to keep its capitals
        "howpublished": tex_text(_published(citable)),
        "publisher": tex_text(dataset.publisher),
        "year": tex_text(dataset.year),
        "doi": dataset.doi,
        "url": citable.address,  # taken as it stands
        "version": tex_text(dataset.version),
        "note": tex_text(identity(citable)),
        "abstract": tex_text(evidence(citable)),
    }
    return entry("misc", citable.identifier, fields)


def entry(kind: str, identifier: str, fields: Mapping[str, str]) -> str:
    """Return an entry of a kind with its fields, whose values are escaped; empty ones are left out.

    Its key is the identifier without what BibTeX refuses in one.
    """
    lines = (f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    key = re.sub(r"[^A-Za-z0-9._-]+", "-", identifier)
    return ",\n".join([f"@{kind}{{{key}", *lines]) + "\n}"


def _name(author: Contributor) -> str:
    """A person by family and given name; any other name whole, in braces of its own."""
    parts = [part for part in (author.family_name, author.given_name) if part]
    if not author.family_name or any("," in part or " and " in part for part in parts):
        return f"{{{tex_text(author.name)}}}"
    return ", ".join(map(tex_text, parts))


def tex_text(text: str) -> str:
    """Return a text with what is special to TeX escaped; all else, of any script, as it is."""
    return text.translate(_ESCAPES)


def plain_text(entry_text: str) -> str:
    """Return the text of an entry, without what ``tex_text`` and BibTeX itself put into it."""
    return _WRITTEN.sub(lambda sign: _SIGNS.get(sign[0], ""), entry_text)


def _published(citable: Citable) -> str:
    if citable.whole:
        return f"Version {citable.dataset.version}" if citable.dataset.version else ""
    return f"In: {place(citable)}"
