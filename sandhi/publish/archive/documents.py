"""What an archive says of itself: what is in it, where it comes from, on what terms it may be used.

Both name no file that is not in the archive.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files as resource_files
from typing import TYPE_CHECKING

from sandhi.cite.record import described_dataset, sources
from sandhi.ledger.entries import ENDS, Ledger, parse_ledger
from sandhi.package import LEDGER, Package, Role
from sandhi.publish.creation_time import creation_time

if TYPE_CHECKING:
    from jinja2 import Template

# Cells that tell of a source text, where its table has them; the hash and the path come first.
_OF_A_SOURCE = ("characters", "language", "headline", "credit")


@cache
def template(name: str) -> "Template":
    """A template of an archive, compiled once; in pages, what is filled in is escaped."""
    from jinja2 import Environment, StrictUndefined

    # The package makes the words; what a template itself says is this tool's.
    environment = Environment(
        autoescape=name.endswith(".html.jinja"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["cell"] = cell
    folder = resource_files("sandhi.publish.archive") / "templates"
    return environment.from_string((folder / name).read_text("utf-8"))


def cell(text: object) -> str:
    """A text as a cell of a table in Markdown."""
    return " ".join(str(text).split()).replace("|", "\\|").replace("<", "&lt;")


def readme(package: Package, paths: Sequence[str]) -> str:
    """The README of an archive with these files."""
    dataset = described_dataset(package.descriptor)
    tables = [
        {
            "path": package.paths[name],
            "title": cell(schema.title),
            "description": cell(schema.description),
            "rows": len(package.cells(name)),
        }
        for name, schema in package.schemas.items()
    ]
    return template("README.md.jinja").render(
        dataset=dataset,
        tables=tables,
        first=next(iter(package.schemas)),
        documents=[path for path in ("LICENSE", "CITATION.cff", "CHANGELOG.md") if path in paths],
        seeds="seeds" in package.schemas,
        code=any(path.endswith(".py") for path in paths),
        ledger=package.paths.get(LEDGER),
        created=creation_time(package).date().isoformat()
        if "created" in package.descriptor
        else "",
    )


def provenance(package: Package) -> str:
    """Where the dataset comes from: its sources, those who made it, its versions."""
    return template("PROVENANCE.md.jinja").render(
        dataset=described_dataset(package.descriptor),
        sources=[cell(source) for source in sources(package.descriptor)],
        texts=[*_texts(package)],
        references=package.paths.get(_first(package, Role.REFERENCE), ""),
        versions=[*_versions(_ledger(package))],
    )


def _texts(package: Package) -> Iterator[dict[str, str]]:
    """The source texts: key, path, hash, and what else is known of them."""
    if "seeds" not in package.schemas:
        return
    for row in package.rows("seeds").values():
        about = (f"{name} {row[name]}" for name in _OF_A_SOURCE if row.get(name))
        yield {
            "key": str(row["seed_id"]),
            "path": str(row["path"] or ""),
            "sha256": str(row["sha256"]),
            "about": cell(", ".join(about)),
        }


def _first(package: Package, role: Role) -> str:
    names = (name for name in package.schemas if package.settings.of(name).role is role)
    return next(names, "")


def _ledger(package: Package) -> Ledger:
    if LEDGER not in package.schemas:
        return Ledger()
    return parse_ledger(package.path(LEDGER).read_bytes())


def _versions(ledger: Ledger) -> Iterator[dict[str, object]]:
    for version in ledger.versions:
        events = [one.event for one in ledger.entries if one.version == version and one.key]
        yield {
            "version": version,
            "added": events.count("added"),
            "changed": events.count("changed"),
            "ended": sum(events.count(event) for event in ENDS),
        }
