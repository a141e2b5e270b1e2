"""What is cited in the terms of schema.org, for search engines and harvesters.

A text and its passages are their publisher's: no node of theirs has our names, our year or our
licence, and a row that is but a text or a part of one has none of them either.
"""

from typing import Any

from sandhi.cite.people import Contributor
from sandhi.cite.record import Citable, Dataset, QuotedText, whole_address
from sandhi.cite.statement import article, rights, rows_in_order, statement

CONTEXT = "https://schema.org/"


def schema_org(citable: Citable) -> dict[str, Any]:
    """Return a node of JSON-LD: a CreativeWork for a row, a Dataset for all that holds rows."""
    dataset = citable.dataset
    if citable.whole:
        whole = {"@context": CONTEXT, **_dataset(dataset), "creditText": statement(citable)}
        return without_empty(whole | _terms(citable))
    ours = {} if citable.verbatim else _ours(dataset) | _terms(citable)
    return without_empty(
        {
            "@context": CONTEXT,
            **in_brief(citable),
            "url": citable.address,
            "isPartOf": _dataset(dataset),
            "isBasedOn": _based_on(citable),
            "version": dataset.version,
            **ours,
        }
    )


def in_brief(citable: Citable) -> dict[str, Any]:
    """Return what a node says of what is cited alone, where the dataset is described beside it."""
    return without_empty(
        {
            "@type": "CreativeWork" if citable.key else "Dataset",
            "@id": citable.address or citable.swhid,
            "name": citable.title,
            "identifier": _identifiers(citable),
            "creditText": " ".join(filter(None, [statement(citable), rows_in_order(citable)])),
        }
    )


def agent(author: Contributor) -> dict[str, Any]:
    """Return a person, or else an organisation, of schema.org."""
    if not author.is_person:
        return without_empty(
            {"@type": "Organization", "@id": author.orcid_address, "name": author.name}
        )
    employer = {"@type": "Organization", "name": author.organization}
    return without_empty(
        {
            "@type": "Person",
            "@id": author.orcid_address,
            "name": author.name,
            "givenName": author.given_name,
            "familyName": author.family_name,
            "affiliation": employer if author.organization else None,
        }
    )


def without_empty(node: dict[str, Any]) -> dict[str, Any]:
    """Return a node without what it does not say."""
    return {name: value for name, value in node.items() if value}


def _dataset(dataset: Dataset) -> dict[str, Any]:
    """The dataset, whose licence stands with what is cited, where it holds for that."""
    address = whole_address(dataset, "/")
    return without_empty(
        {
            "@type": "Dataset",
            "@id": dataset.doi_address or address,
            "url": address,
            "name": dataset.title,
            "description": dataset.description,
            "identifier": [_property("DOI", dataset.doi)] if dataset.doi else None,
            "sameAs": dataset.doi_address,
            "keywords": [*dataset.keywords],
            **_ours(dataset),
            "version": dataset.version,
        }
    )


def _ours(dataset: Dataset) -> dict[str, Any]:
    """Who made it, and when."""
    publisher = {"@type": "Organization", "name": dataset.publisher}
    return {
        "creator": [agent(author) for author in dataset.authors],
        "publisher": publisher if dataset.publisher else None,
        "datePublished": dataset.year,
    }


def _terms(citable: Citable) -> dict[str, Any]:
    """On which terms it is, as far as they are ours to set."""
    licence = citable.licence
    return {
        "license": (licence.address or licence.title) if licence else None,
        "copyrightNotice": rights(citable),
    }


def _identifiers(citable: Citable) -> list[dict[str, str]]:
    result = citable.result.digest if citable.result else ""
    identifiers = {"key": citable.key, "SHA-256": citable.digest or result, "SWHID": citable.swhid}
    return [_property(name, value) for name, value in identifiers.items() if value]


def _based_on(citable: Citable) -> dict[str, Any] | None:
    """The seed that a row is anchored in, or that it describes, and what of it."""
    source, passage = citable.source, citable.passage
    if source is None:
        return None
    quotation = None
    if passage:
        quotation = without_empty(
            {
                "@type": "Quotation",
                "text": passage.quote,
                "identifier": [_property("SWHID", passage.swhid)],
                "inLanguage": source.language,
            }
        )
    return without_empty({**_text(source, citable.dataset), "hasPart": quotation})


def _text(source: QuotedText, dataset: Dataset) -> dict[str, Any]:
    """A text as its publisher's: with none of our names, and on no terms of ours."""
    publisher = {"@type": "Organization", "name": source.publisher}
    return {
        "@type": "Article",
        "@id": whole_address(dataset, source.seed_path) or source.swhid,
        "headline": source.headline,
        "description": "" if source.headline else article(source),
        "publisher": publisher if source.publisher else None,
        "creditText": source.credit,
        "identifier": [
            _property("key", source.seed_id),
            _property("SHA-256", source.sha256),
            _property("SWHID", source.swhid),
        ],
        "inLanguage": source.language,
        "encodingFormat": "text/plain",
        "copyrightNotice": "The text remains its publisher's.",
    }


def _property(name: str, value: str) -> dict[str, str]:
    return {"@type": "PropertyValue", "propertyID": name, "value": value}
