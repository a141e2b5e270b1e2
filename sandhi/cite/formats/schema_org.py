"""What is cited in the terms of schema.org, for search engines and harvesters."""

from typing import Any

from sandhi.cite.record import Citable, Dataset, addressed

CONTEXT = "https://schema.org/"


def schema_org(citable: Citable) -> dict[str, Any]:
    """Return a node of JSON-LD: a CreativeWork for a row, a Dataset for all that holds rows."""
    dataset = citable.dataset
    if citable.whole:
        return {"@context": CONTEXT, **_dataset(dataset)}
    return _without_empty(
        {
            "@context": CONTEXT,
            "@type": "CreativeWork" if citable.key else "Dataset",
            "@id": citable.address,
            "url": citable.address,
            "name": citable.title,
            "identifier": _identifiers(citable),
            "isPartOf": _dataset(dataset),
            "isBasedOn": _source(citable),
            "creator": _authors(dataset),
            "datePublished": dataset.year,
            "version": dataset.version,
            "license": dataset.licence_address or dataset.licence,
        }
    )


def _dataset(dataset: Dataset) -> dict[str, Any]:
    address = addressed(dataset, "/")
    return _without_empty(
        {
            "@type": "Dataset",
            "@id": address,
            "url": address,
            "name": dataset.title,
            "description": dataset.description,
            "keywords": [*dataset.keywords],
            "creator": _authors(dataset),
            "datePublished": dataset.year,
            "version": dataset.version,
            "license": dataset.licence_address or dataset.licence,
        }
    )


def _authors(dataset: Dataset) -> list[dict[str, str]]:
    return [{"@type": "Organization", "name": author} for author in dataset.authors]


def _identifiers(citable: Citable) -> list[dict[str, str]]:
    named = {"key": citable.key, "SHA-256": citable.digest}
    return [_property(name, value) for name, value in named.items() if value]


def _source(citable: Citable) -> dict[str, Any] | None:
    """The seed that a row is anchored in, and what of it."""
    passage = citable.passage
    if passage is None:
        return None
    return _without_empty(
        {
            "@type": "CreativeWork",
            "@id": addressed(citable.dataset, passage.seed_path),
            "identifier": [
                _property("key", passage.seed_id),
                _property("SHA-256", passage.sha256),
            ],
            "inLanguage": passage.language,
            "encodingFormat": "text/plain",
            "hasPart": {"@type": "Quotation", "text": passage.quote},
        }
    )


def _property(name: str, value: str) -> dict[str, str]:
    return {"@type": "PropertyValue", "propertyID": name, "value": value}


def _without_empty(node: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value}
