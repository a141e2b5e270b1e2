"""A row as a W3C Web Annotation: what it says, of which characters of which text."""

import hashlib
from collections.abc import Callable
from typing import Any
from uuid import NAMESPACE_OID

from sandhi.cite.formats.schema_org import schema_org
from sandhi.cite.people import Contributor
from sandhi.cite.record import Citable, Dataset, Passage, QuotedText, whole_address

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PLAIN_TEXT = "http://tools.ietf.org/rfc/rfc5147"  # as the Web Annotation Data Model names it


def annotation(
    citable: Citable, described: Callable[[Citable], dict[str, Any]] = schema_org
) -> dict[str, Any] | None:
    """Return an Annotation whose target is the row's passage; None for what has none.

    Its three selectors say the same: the text with what stands around it, its code points, and
    these as an RFC 5147 fragment. Its bodies are the row in a few words and in terms of schema.org,
    as ``described`` gives it. The text that it is about is named by the identifier of its bytes,
    where no address of it is known, and its rights are no part of ours.
    """
    dataset, passage, source = citable.dataset, citable.passage, citable.source
    if passage is None or source is None:
        return None
    label = {"type": "TextualBody", "value": citable.title, "format": "text/plain"}
    node = {
        "@context": CONTEXT,
        "id": annotation_id(citable),
        "type": "Annotation",
        "motivation": "describing",
        "creator": [*map(_agent, dataset.authors)],
        "rights": citable.licence.address if citable.licence else "",
        "body": [label, described(citable)],
        "target": {
            "source": text_node(dataset, source),
            "selector": _selectors(passage),
        },
    }
    return {name: value for name, value in node.items() if value}


def annotation_id(citable: Citable) -> str:
    """Return what the annotation of a row is called, the same for the same row."""
    if citable.address:
        return f"{citable.address}#annotation"
    # A UUID of version 5 (RFC 9562), put together here: Python's own takes as long as all else.
    sha1 = hashlib.sha1(NAMESPACE_OID.bytes + citable.digest.encode(), usedforsecurity=False)
    code = bytearray(sha1.digest()[:16])
    code[6], code[8] = code[6] & 0x0F | 0x50, code[8] & 0x3F | 0x80
    digits = code.hex()
    parts = (digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])
    return f"urn:uuid:{'-'.join(parts)}"


def text_node(dataset: Dataset, source: QuotedText) -> dict[str, str]:
    """Return the text that annotations are about, by its address or its bytes."""
    node = {
        "id": whole_address(dataset, source.seed_path) or source.swhid,
        "type": "Text",
        "format": "text/plain",
        "language": source.language,
    }
    return {name: value for name, value in node.items() if value}


def _agent(author: Contributor) -> dict[str, str]:
    node = {
        "id": author.orcid_address,
        "type": "Person" if author.is_person else "Organization",
        "name": author.name,
    }
    return {name: value for name, value in node.items() if value}


def _selectors(passage: Passage) -> list[dict[str, Any]]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": passage.quote,
            "prefix": passage.prefix,
            "suffix": passage.suffix,
        },
        {"type": "TextPositionSelector", "start": passage.start, "end": passage.end},
        {"type": "FragmentSelector", "conformsTo": PLAIN_TEXT, "value": passage.fragment},
    ]
