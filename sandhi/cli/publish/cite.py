"""``sandhi cite``: a row, a table or the dataset as people and programs cite it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import click

from sandhi.cite import citable
from sandhi.cite.citable import near
from sandhi.cli import Failure, package_root
from sandhi.package.addresses import is_http

FORMATS = ("text", "apa", "chicago", "mla", "bibtex", "ris", "csljson", "jsonld", "json")


@click.command(short_help="Cite a row, a table or the whole dataset")
@click.argument("key", required=False, metavar="[KEY|TABLE]")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How the citation is written.",
)
@click.option(
    "--site",
    metavar="URL",
    help="Address of the site, before /id/KEY. Default: the homepage of the package, if any.",
)
def cite(key: str | None, form: str, site: str | None) -> None:
    """Cite the row with that KEY, a whole TABLE or, without either, the dataset.

    The citation names the version of the dataset, the passage that the row is anchored in, and the
    SHA-256 of the seed and of the row. jsonld is a W3C Web Annotation, in terms of schema.org.

    Exit codes: 0 cited, 2 could not run, or there is no such row or table.

    \b
    Examples:
      sandhi cite
      sandhi cite sentences --format bibtex
      sandhi cite S000-01 --format apa --site https://example.org
    """  # noqa: D301 (click looks for the character)
    if site is not None and not is_http(site):
        raise Failure(f"--site {site} is no address; give one that begins with https:// or http://")
    root = package_root()
    from sandhi.cite.formats import FORMATS
    from sandhi.cite.from_package import PackageSource
    from sandhi.package import Package

    source = PackageSource(Package.open(root))
    if key is None:
        cited = citable.whole(source.dataset)
    else:
        found = citable.row(source, key) or citable.table(source, key)
        if found is None:
            raise Failure(_unknown(key, source.all_keys(), [*source.package.schemas]))
        cited = found
    if site is not None:
        cited = replace(cited, dataset=replace(cited.dataset, homepage=site))
    click.echo(FORMATS[form].write(cited))


def _unknown(name: str, keys: Iterable[str], tables: Sequence[str]) -> str:
    """That there is neither a row nor a table of that name, and what may be meant."""
    alike = near(name, [*tables, *keys])
    if alike:
        return f"no row and no table is named {name!r}; did you mean {' or '.join(alike)}?"
    return f"no row and no table is named {name!r}; the tables are {', '.join(tables)}"
