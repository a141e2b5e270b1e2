"""What descriptors of other ecosystems say of the files that they describe, each told once."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sandhi.cite.record import Dataset, described_dataset
from sandhi.publish.downloads.source import DownloadSource
from sandhi.publish.downloads.tables import Table

PUBLISHERS = "The texts and the passages quoted of them remain their publishers'."


class DescribedFile(NamedTuple):
    """A CSV among the downloads: its path, its size in bytes and its SHA-256, and its table."""

    path: str
    size: int
    sha256: str
    table: Table


def csv_files(source: DownloadSource, folder: Path) -> Iterator[DescribedFile]:
    """Yield the CSV file of each table and view in a folder of downloads."""
    for table in source.tables:
        path = f"csv/{table.name}.csv"
        sha256 = source.sha256(folder / path)
        yield DescribedFile(path, (folder / path).stat().st_size, sha256, table)


def dataset_of(source: DownloadSource) -> Dataset:
    """Return what the package says of its dataset."""
    return described_dataset(source.descriptor)


def published_on(source: DownloadSource) -> str:
    """Return the day on which the version was made, in ISO 8601; empty where none is declared."""
    return source.created.date().isoformat() if "created" in source.descriptor else ""


def descriptor_json(node: Mapping[str, Any]) -> bytes:
    """Return a descriptor as the bytes of its file."""
    return (json.dumps(node, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def without_empty(node: Mapping[str, Any]) -> dict[str, Any]:
    """Return a node without what it does not say."""
    return {name: value for name, value in node.items() if value not in ("", None, [], {})}
