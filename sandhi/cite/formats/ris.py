"""RIS: the tagged lines that reference managers read, in UTF-8."""

from sandhi.cite.evidence import evidence
from sandhi.cite.record import Citable


def ris(citable: Citable) -> str:
    """Return a record of type DATA; each value is on one line."""
    dataset = citable.dataset
    container = "" if citable.whole else dataset.title
    tags = [
        ("TY", "DATA"),
        ("ID", citable.identifier),
        *(("AU", f"{author},") for author in dataset.authors),
        ("TI", citable.title),
        ("T2", container),
        ("PY", dataset.year),
        ("ET", dataset.version),
        ("AN", citable.key),
        ("UR", citable.address),
        ("AB", evidence(citable)),
        *(("KW", keyword) for keyword in dataset.keywords),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value]
    return "\n".join([*lines, "ER  - "])
