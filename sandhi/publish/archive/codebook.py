"""The codebook of an archive: every table, column, value and rule, to be read and to be printed."""

from typing import Any

from sandhi.ledger.policy import identity_of
from sandhi.package import Package
from sandhi.publish.archive.documents import template
from sandhi.publish.codebook import codebook


def codebook_markdown(package: Package) -> str:
    """The codebook in Markdown."""
    return template("codebook.md.jinja").render(**_words(package))


def codebook_html(package: Package) -> str:
    """The codebook as one page, which loads nothing."""
    return template("codebook.html.jinja").render(**_words(package))


def _words(package: Package) -> dict[str, Any]:
    return {
        "title": package.descriptor.get("title") or package.descriptor["name"],
        "version": package.descriptor.get("version", ""),
        "language": package.descriptor.get("language", "en"),
        "identities": {
            name: identity_of(package.settings, schema) for name, schema in package.schemas.items()
        },
        **codebook(package, package.schemas.values()),
    }
