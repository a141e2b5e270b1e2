"""What repositories ask for when a version is deposited: DataCite's metadata, and Zenodo's.

There is a DOI in them where the package has one; a repository that gives one asks for none.
"""

from pathlib import Path
from typing import Any

from sandhi.cite.people import Contributor
from sandhi.publish.downloads.source import DownloadSource
from sandhi.publish.interchange.descriptors.files import (
    PUBLISHERS,
    dataset_of,
    descriptor_json,
    published_on,
    without_empty,
)

ZENODO_NAME = ".zenodo.json"
_SCHEMA = "http://datacite.org/schema/kernel-4"
_UNKNOWN = ":unav"  # DataCite's word for what is not known now, perhaps later (appendix 3)


def datacite(source: DownloadSource, folder: Path) -> bytes:
    """Return the metadata of the version (DataCite Metadata Schema 4.5, as JSON)."""
    dataset = dataset_of(source)
    day = published_on(source)
    return descriptor_json(
        without_empty(
            {
                "schemaVersion": _SCHEMA,
                "doi": dataset.doi,
                "url": dataset.homepage,
                "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Data Package"},
                "creators": [*map(_creator, dataset.authors)],
                "titles": [{"title": dataset.title, "lang": "en"}],
                "publisher": {"name": dataset.publisher or _UNKNOWN},
                "publicationYear": day[:4],
                "dates": [{"date": day, "dateType": "Issued"}] if day else [],
                "language": "en",
                "subjects": [{"subject": keyword} for keyword in dataset.keywords],
                "version": dataset.version,
                "rightsList": _rights(source),
                "descriptions": [
                    {
                        "description": dataset.description,
                        "descriptionType": "Abstract",
                        "lang": "en",
                    }
                ],
                "formats": ["text/csv", "application/vnd.apache.parquet", "application/zip"],
            }
        )
    )


def zenodo(source: DownloadSource, folder: Path) -> bytes:
    """Return what Zenodo takes for the metadata of a deposit, from a file in its root."""
    dataset = dataset_of(source)
    licences = source.descriptor.get("licenses", [])
    notes = PUBLISHERS if dataset.quotes else ""
    return descriptor_json(
        without_empty(
            {
                "upload_type": "dataset",
                "title": dataset.title,
                "description": dataset.description,
                "creators": [
                    without_empty(
                        {
                            "name": one.inverted,
                            "orcid": one.orcid,
                            "affiliation": one.organization,
                        }
                    )
                    for one in dataset.authors
                ],
                "publication_date": published_on(source),
                "version": dataset.version,
                "keywords": [*dataset.keywords],
                "license": next((str(one.get("name", "")).lower() for one in licences), ""),
                "access_right": "open",
                "notes": notes,
            }
        )
    )


def _creator(author: Contributor) -> dict[str, Any]:
    scheme = {"nameIdentifierScheme": "ORCID", "schemeUri": "https://orcid.org"}
    orcid = [{"nameIdentifier": author.orcid_address, **scheme}] if author.orcid else []
    return without_empty(
        {
            "name": author.inverted,
            "nameType": "Personal" if author.is_person else "Organizational",
            "givenName": author.given_name,
            "familyName": author.family_name,
            "nameIdentifiers": orcid,
            "affiliation": [{"name": author.organization}] if author.organization else [],
        }
    )


def _rights(source: DownloadSource) -> list[dict[str, Any]]:
    dataset = dataset_of(source)
    ours = [
        without_empty(
            {
                "rights": one.get("title") or one.get("name", ""),
                "rightsUri": one.get("path", ""),
                "rightsIdentifier": str(one.get("name", "")).lower(),
                "rightsIdentifierScheme": "SPDX" if one.get("name") else "",
            }
        )
        for one in source.descriptor.get("licenses", [])
    ]
    return [*ours, *([{"rights": PUBLISHERS}] if dataset.quotes else [])]
