"""RO-Crate 1.1: the files of the downloads as a research object with its people and hashes."""

from pathlib import Path
from typing import Any

from sandhi.cite.people import Contributor
from sandhi.cite.record import Dataset
from sandhi.publish.downloads.source import DownloadSource
from sandhi.publish.interchange.descriptors.files import (
    PUBLISHERS,
    csv_files,
    dataset_of,
    descriptor_json,
    published_on,
    without_empty,
)

NAME = "ro-crate-metadata.json"  # which the specification prescribes
CONTEXT = "https://w3id.org/ro/crate/1.1/context"
_CONFORMS_TO = "https://w3id.org/ro/crate/1.1"


def ro_crate(source: DownloadSource, folder: Path) -> bytes:
    """Return the metadata of a crate whose root is a folder of downloads."""
    dataset = dataset_of(source)
    licence = next(iter(dataset.licences), None)
    files = [
        {
            "@id": file.path,
            "@type": "File",
            "name": file.table.title,
            "description": file.table.description,
            "encodingFormat": "text/csv",
            "contentSize": str(file.size),
            "sha256": file.sha256,
            "copyrightNotice": source.licence(file.table.name),
        }
        for file in csv_files(source, folder)
    ]
    root = without_empty(
        {
            "@id": "./",
            "@type": "Dataset",
            "name": dataset.title,
            "description": dataset.description,
            "datePublished": published_on(source),
            "version": dataset.version,
            "identifier": dataset.doi_address,
            "url": dataset.homepage,
            "keywords": ", ".join(dataset.keywords),
            "license": {"@id": licence.address} if licence and licence.address else "",
            "copyrightNotice": PUBLISHERS if dataset.quotes else "",
            "author": [{"@id": _name(one)} for one in dataset.authors],
            "hasPart": [{"@id": file["@id"]} for file in files],
        }
    )
    descriptor = {
        "@id": NAME,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": _CONFORMS_TO},
    }
    graph = [descriptor, root, *_terms(dataset), *map(_agent, dataset.authors), *files]
    return descriptor_json({"@context": CONTEXT, "@graph": graph})


def _terms(dataset: Dataset) -> list[dict[str, Any]]:
    return [
        {"@id": one.address, "@type": "CreativeWork", "name": one.title}
        for one in dataset.licences[:1]
        if one.address
    ]


def _agent(author: Contributor) -> dict[str, Any]:
    return without_empty(
        {
            "@id": _name(author),
            "@type": "Person" if author.is_person else "Organization",
            "name": author.name,
            "givenName": author.given_name,
            "familyName": author.family_name,
        }
    )


def _name(author: Contributor) -> str:
    """What a person goes by in the crate: their ORCID, else a name within it."""
    return author.orcid_address or f"#{author.name.replace(' ', '-')}"
