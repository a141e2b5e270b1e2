"""A row as a W3C Web Annotation: what it says, of which characters of which text."""

from typing import Any

from sandhi.cite.formats.schema_org import schema_org
from sandhi.cite.record import Citable, Passage, addressed

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PLAIN_TEXT = "http://tools.ietf.org/rfc/rfc5147"  # as the Web Annotation Data Model names it


def annotation(citable: Citable) -> dict[str, Any] | None:
    """Return an Annotation whose target is the row's passage; None for what has none.

    Its three selectors say the same: the text with what stands around it, its code points, and
    these as an RFC 5147 fragment. Its bodies are the row in a few words and in terms of schema.org.
    """
    dataset, passage = citable.dataset, citable.passage
    if passage is None:
        return None
    label = {"type": "TextualBody", "value": citable.title, "format": "text/plain"}
    made = {
        "@context": CONTEXT,
        "id": citable.address,
        "type": "Annotation",
        "motivation": "describing",
        "creator": [{"type": "Organization", "name": author} for author in dataset.authors],
        "rights": dataset.licence_address,
        "body": [label, schema_org(citable)],
        "target": {
            "source": {
                "id": addressed(dataset, passage.seed_path),
                "type": "Text",
                "format": "text/plain",
                "language": passage.language,
            },
            "selector": _selectors(passage),
        },
    }
    return {name: value for name, value in made.items() if value}


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
