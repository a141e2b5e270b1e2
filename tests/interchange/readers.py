"""Each format read with a library of its own ecosystem, and what of the package was there.

A reader returns what it finds of each feature that ``fidelity`` names, in one shape for all, so
that it can be compared with what the package has. What it does not find is not among it.
"""

from collections.abc import Callable
from pathlib import Path

from sandhi.package import Package
from tests.interchange.features import Reading
from tests.interchange.metadata import croissant, csvw, data_card, datacite, ro_crate, zenodo
from tests.interchange.passages import annotations, brat, cas, nanopublications, tei

READERS: dict[str, Callable[[Path, Package], Reading]] = {
    "croissant": croissant,
    "csvw": csvw,
    "ro-crate": ro_crate,
    "data-card": data_card,
    "datacite": datacite,
    "zenodo": zenodo,
    "annotations": annotations,
    "nanopublications": nanopublications,
    "brat": brat,
    "cas": cas,
    "tei": tei,
}
