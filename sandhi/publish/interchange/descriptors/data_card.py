"""A data card: what the dataset is, in Markdown, with metadata as the Hugging Face Hub reads them.

It is the ``README.md`` of a folder of downloads, which can be put on a hub as it stands: each table
is a configuration there. Its parts are those of the Hub's template of dataset cards.
"""

import json
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sandhi.cite import citable
from sandhi.cite.formats import FORMATS
from sandhi.cite.from_package import PackageSource
from sandhi.cite.record import Dataset
from sandhi.publish.agreement import agreement
from sandhi.publish.archive.documents import cell
from sandhi.publish.downloads.source import DownloadSource
from sandhi.publish.downloads.tables import Table
from sandhi.publish.interchange.descriptors.files import PUBLISHERS, without_empty

NAME = "README.md"
# Below which number of rows, and what the Hub calls the size.
_SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
_SIZE_NAMES = ("n<1K", "1K<n<10K", "10K<n<100K", "100K<n<1M", "1M<n<10M", "n>10M")


def data_card(source: DownloadSource, folder: Path) -> bytes:
    """Return the card of a folder of downloads; PackageError where a coding cannot be read."""
    cited = PackageSource(source.package)
    lines = [
        *_metadata(source, cited),
        *_summary(source, cited.dataset),
        *_tables(source),
        *_texts(cited),
        *_agreement(source),
        *_rights(cited.dataset),
        *_citation(cited),
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _metadata(source: DownloadSource, cited: PackageSource) -> Iterator[str]:
    """The front matter, in YAML: each value is written as JSON, which is YAML too."""
    licences = [
        name.lower() for one in source.descriptor.get("licenses", []) if (name := one.get("name"))
    ]
    seeds = filter(None, map(cited.seed, cited.seeds()))
    languages = {seed.language for seed in map(citable.source_text, seeds) if seed}
    properties: dict[str, Any] = {
        "pretty_name": cited.dataset.title,
        "license": licences[0] if len(licences) == 1 else licences,
        "language": sorted({"en", *filter(None, languages)}),
        "tags": [*cited.dataset.keywords],
        "size_categories": [_SIZE_NAMES[bisect_right(_SIZES, source.rows)]],
        "configs": [
            {"config_name": table.name, "data_files": f"csv/{table.name}.csv"}
            for table in source.tables
        ],
    }
    yield "---"
    for name, value in without_empty(properties).items():
        if isinstance(value, list):
            yield f"{name}:"
            yield from (f"- {_json(one)}" for one in value)
        else:
            yield f"{name}: {_json(value)}"
    yield "---"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _summary(source: DownloadSource, dataset: Dataset) -> Iterator[str]:
    yield from (f"# {dataset.title}", "", dataset.description.strip())
    facts = {
        "Version": dataset.version,
        "DOI": dataset.doi,
        "Site": dataset.homepage,
        "By": ", ".join(author.name for author in dataset.authors),
        "Rows": f"{source.rows:,}",
    }
    yield ""
    yield from (f"- **{name}**: {value}" for name, value in facts.items() if value)


def _tables(source: DownloadSource) -> Iterator[str]:
    for kind, heading in (("table", "Tables"), ("view", "Views: tables put together to be read")):
        listed = [table for table in source.tables if table.kind == kind]
        if listed:
            yield from ("", f"## {heading}", "", "| file | rows | columns | |")
            yield "| --- | ---: | ---: | --- |"
            yield from map(_table, listed)


def _table(table: Table) -> str:
    about = cell(table.description or table.title)
    path = f"csv/{table.name}.csv"
    return f"| [{table.name}]({path}) | {len(table.rows):,} | {len(table.columns)} | {about} |"


def _texts(cited: PackageSource) -> Iterator[str]:
    seeds = [*filter(None, map(cited.seed, cited.seeds()))]
    if seeds:
        yield from ("", "## Source texts", "", "| key | headline | publisher | language |")
        yield "| --- | --- | --- | --- |"
    for seed in seeds:
        if text := citable.source_text(seed):
            parts = (text.headline or text.opening, text.publisher or text.credit, text.language)
            yield f"| {text.seed_id} | {' | '.join(map(cell, parts))} |"


def _agreement(source: DownloadSource) -> Iterator[str]:
    comparisons = agreement(source.package)
    if comparisons:
        yield from ("", "## Agreement of independent codings")
        yield "F1 of the passages: in the same place, and sharing a character."
        yield from ("", "| table | coding | here | there | same place | overlapping |")
        yield "| --- | --- | ---: | ---: | ---: | ---: |"
    for comparison in comparisons:
        counts = f"{comparison.ours:,} | {comparison.theirs:,}"
        scores = f"{comparison.exact:.2f} | {comparison.overlapping:.2f}"
        yield f"| {comparison.table} | {cell(comparison.coding)} | {counts} | {scores} |"


def _rights(dataset: Dataset) -> Iterator[str]:
    yield from ("", "## Licence")
    yield from (f"- {' '.join(filter(None, licence))}" for licence in dataset.licences)
    if dataset.quotes:
        yield f"- {PUBLISHERS}"


def _citation(cited: PackageSource) -> Iterator[str]:
    whole = citable.whole(cited)
    yield from ("", "## Citation", FORMATS["apa"].write(whole).strip())
    yield from ("", "```bibtex", FORMATS["bibtex"].write(whole).strip(), "```")
