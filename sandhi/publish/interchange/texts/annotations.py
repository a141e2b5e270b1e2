"""All anchored rows as one collection of W3C Web Annotations."""

import json
import re
from collections.abc import Iterator, Mapping
from json.encoder import encode_basestring
from typing import Any

from sandhi.cite import citable
from sandhi.cite.formats.annotation import CONTEXT, annotation, annotation_id, text_node
from sandhi.cite.formats.schema_org import in_brief, schema_org
from sandhi.cite.from_package import PackageSource
from sandhi.cite.record import Citable, whole_address
from sandhi.cite.statement import statement
from sandhi.package import Package
from sandhi.publish.creation_time import creation_time
from sandhi.publish.interchange.descriptors.files import descriptor_json, without_empty
from sandhi.publish.interchange.texts.marks import coded_texts

_ITEMS = "\ue000"  # stands for them in the whole that they are written into
_ENCODER = json.JSONEncoder(ensure_ascii=False)
_BLANK = "\ue001"  # around the name of what is filled in
_BLANKS = re.compile(f'"{_BLANK}([^{_BLANK}]*){_BLANK}"')
_LINE = "\n" + 3 * " "  # how deep they stand there, one to a line


def annotations(package: Package) -> Iterator[bytes]:
    """Yield the collection in parts, in the order of the texts: what made each, and when."""
    source = PackageSource(package)
    generator = {"type": "Software", "name": "sandhi"}
    provenance = {
        "created": creation_time(package).isoformat().replace("+00:00", "Z"),
        "generator": generator,
    }
    marks = [mark for coded in coded_texts(package) for mark in coded.passages if mark.is_quoted]
    whole = descriptor_json(
        without_empty(
            {
                "@context": [CONTEXT, {"schema": "https://schema.org/"}],
                "id": whole_address(source.dataset, "/annotations"),
                "type": "AnnotationCollection",
                "label": source.dataset.title,
                "schema:about": schema_org(citable.whole(source)),
                "total": len(marks),
                "first": {"type": "AnnotationPage", "startIndex": 0, "items": [_ITEMS]},
            }
        )
    )
    before, after = whole.split(f'"{_ITEMS}"'.encode())
    yield before
    forms = _AnnotationForms(provenance)
    for number, mark in enumerate(marks):
        stored = source.in_table(mark.table, mark.key)
        text = forms.fill(citable.stored_row(source, mark.key, stored, in_sentences=False))
        yield f",{_LINE}{text}".encode() if number else text.encode()
    yield after


class _AnnotationForms:
    """The annotations of rows, each filled into a form that rows of its sort have in common.

    So what is the same in all of them becomes JSON once.
    """

    def __init__(self, provenance: Mapping[str, Any]) -> None:
        """Begin without any; ``provenance`` is said of each annotation."""
        self._provenance = provenance
        self._forms: dict[tuple[object, ...], str] = {}
        self._sources: dict[str, str] = {}  # of the texts, by their keys

    def fill(self, row: Citable) -> str:
        """The annotation of a row with a passage, as one of many."""
        passage, text = row.passage, row.source
        assert passage is not None
        assert text is not None
        # What is not given is no part of an annotation, and has no blank.
        sort = (row.licence, *map(bool, (row.title, row.address, row.digest, row.swhid)))
        form = self._forms.get(sort)
        if form is None:
            form = self._forms[sort] = self._form(row)
        if text.seed_id not in self._sources:
            self._sources[text.seed_id] = _ENCODER.encode(text_node(row.dataset, text))
        return form % {
            "id": encode_basestring(annotation_id(row)),
            "title": encode_basestring(row.title),
            "node": encode_basestring(row.address or row.swhid),
            "key": encode_basestring(row.key),
            "SHA-256": encode_basestring(row.digest),
            "SWHID": encode_basestring(row.swhid),
            "statement": encode_basestring(statement(row)),
            "source": self._sources[text.seed_id],
            "exact": encode_basestring(passage.quote),
            "prefix": encode_basestring(passage.prefix),
            "suffix": encode_basestring(passage.suffix),
            "start": passage.start,
            "end": passage.end,
            "value": encode_basestring(passage.fragment),
        }

    def _form(self, row: Citable) -> str:
        """The annotation of a row with blanks for what others of its sort have of their own."""
        # What is said of the dataset is said once.
        item = annotation(row, in_brief)
        assert item is not None
        del item["@context"]  # that of the whole holds for each
        label, node = item["body"]
        blanks: list[tuple[dict[str, Any], str, str]] = [
            (item, "id", "id"),
            (label, "value", "title"),
            (node, "@id", "node"),
            (node, "name", "title"),
            (node, "creditText", "statement"),
            (item["target"], "source", "source"),
            *((one, "value", one["propertyID"]) for one in node["identifier"]),
            *(
                (selector, name, name)
                for selector in item["target"]["selector"]
                for name in ("exact", "prefix", "suffix", "start", "end", "value")
            ),
        ]
        for of, name, blank in blanks:
            if name in of:
                of[name] = f"{_BLANK}{blank}{_BLANK}"
        form = _ENCODER.encode({**item, **self._provenance}).replace("%", "%%")
        return _BLANKS.sub(r"%(\1)s", form)
