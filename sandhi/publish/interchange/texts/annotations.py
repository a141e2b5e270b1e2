"""All anchored rows as one collection of W3C Web Annotations."""

import json
from collections.abc import Iterator
from typing import Any

from sandhi.cite import citable
from sandhi.cite.formats.annotation import CONTEXT, annotation
from sandhi.cite.formats.schema_org import in_brief, schema_org
from sandhi.cite.from_package import PackageSource
from sandhi.cite.record import whole_address
from sandhi.package import Package
from sandhi.publish.creation_time import creation_time
from sandhi.publish.interchange.descriptors.files import descriptor_json, without_empty
from sandhi.publish.interchange.texts.marks import coded_texts

_ITEMS = "\ue000"  # stands for them in the whole that they are written into
_ENCODER = json.JSONEncoder(ensure_ascii=False)
_LINE = "\n" + 3 * " "  # how deep they stand there, one to a line


def annotations(package: Package) -> Iterator[bytes]:
    """Yield the collection in parts, in the order of the texts: what made each, and when."""
    source = PackageSource(package)
    rows = {name: package.rows(name) for name, one in package.schemas.items() if one.anchored}
    generator = {"type": "Software", "name": "sandhi"}
    provenance = {
        "created": creation_time(package).isoformat().replace("+00:00", "Z"),
        "generator": generator,
    }
    keys = [
        mark.key
        for coded in coded_texts(package)
        for mark in coded.passages
        # A package that is built in spite of findings may have others.
        if 0 <= mark.start < mark.end <= len(coded.text)
        and rows[mark.table][mark.key]["quote"] is not None
    ]
    whole = descriptor_json(
        without_empty(
            {
                "@context": [CONTEXT, {"schema": "https://schema.org/"}],
                "id": whole_address(source.dataset, "/annotations"),
                "type": "AnnotationCollection",
                "label": source.dataset.title,
                "schema:about": schema_org(citable.whole(source)),
                "total": len(keys),
                "first": {"type": "AnnotationPage", "startIndex": 0, "items": [_ITEMS]},
            }
        )
    )
    before, after = whole.split(f'"{_ITEMS}"'.encode())
    yield before
    for number, key in enumerate(keys):
        text = _ENCODER.encode(_item(source, key) | provenance)
        yield f",{_LINE}{text}".encode() if number else text.encode()
    yield after


def _item(source: PackageSource, key: str) -> dict[str, Any]:
    """The annotation of a row with a passage, as one of many."""
    row = citable.row(source, key)
    # What is said of the dataset is said once.
    item = annotation(row, in_brief) if row else None
    assert item is not None
    del item["@context"]  # that of the whole holds for each
    return item
