"""RIS: the tagged lines that reference managers read, in UTF-8."""

from collections.abc import Iterable

from sandhi.cite.record import Citable
from sandhi.cite.statement import evidence, identity


def ris(citable: Citable) -> str:
    """Return a record of type DATA; each value is on one line."""
    dataset = citable.dataset
    container = "" if citable.whole else dataset.title
    tags = [
        ("TY", "DATA"),
        ("ID", citable.identifier),
        *(("AU", one.inverted if one.is_person else f"{one.name},") for one in dataset.authors),
        ("TI", citable.title),
        ("T2", container),
        ("PB", dataset.publisher),
        ("PY", dataset.year),
        ("ET", dataset.version),
        ("AN", citable.key),
        ("DO", dataset.doi),
        ("UR", citable.address),
        ("N1", identity(citable)),
        ("AB", evidence(citable)),
        *(("KW", keyword) for keyword in dataset.keywords),
    ]
    return ris_record(tags)


def ris_record(tags: Iterable[tuple[str, str]]) -> str:
    """Return a record of tags and their values; those that are empty are left out."""
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value]
    return "\n".join([*lines, "ER  - "])
