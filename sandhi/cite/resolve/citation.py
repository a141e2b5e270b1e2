"""What a citation says, whichever of our formats it is in, and however its lines were broken."""

from collections.abc import Iterator
from typing import Any

from sandhi.cite.formats.bibtex import plain_text
from sandhi.cite.statement import Reference, parse_statement
from sandhi.files import PackageError, parse_json


class CitationError(PackageError):
    """What is no citation of ours: one line that says so, and what to give instead."""


def read_citation(citation: str) -> Reference:
    """Return what a citation says of what it cites; CitationError where it is none of ours.

    The sentences that say it stand in every format, in JSON as strings, in BibTeX with TeX's signs.
    """
    reference = parse_statement("\n".join(_texts(citation.strip().removeprefix("\ufeff"))))
    if reference is None:
        raise CitationError(
            "this is no citation that names a row, a passage, a table, a search or a dataset by "
            "its hashes; give one as `sandhi cite` or a page of the site writes it, as a whole"
        )
    return reference


def _texts(citation: str) -> Iterator[str]:
    """The texts in which the sentences of a citation stand."""
    if citation.startswith(("{", "[")):
        try:
            yield from _strings(parse_json(citation))
        except (ValueError, RecursionError):
            raise CitationError(
                "the citation begins as JSON and is none; give it whole, from the first bracket to "
                "the last"
            ) from None
        return
    yield plain_text(citation) if citation.startswith("@") else citation


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)
