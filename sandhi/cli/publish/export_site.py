"""``sandhi export-site``: the site of a built database as plain files."""

import sqlite3
from pathlib import Path

import click

from sandhi.cli import Failure, built_database, hold_package, package_root


@click.command(short_help="Write the site as files for a static host")
@click.option(
    "--base-url",
    default="",
    metavar="URL",
    help="Address at which the folder will be read, such as https://example.org/data. Default: the "
    "homepage of the package, if any; without one no page carries a whole address.",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def export_site(base_url: str, folder: Path) -> None:
    """Write the site of build/sandhi.db as files into DIR: whole, or not at all.

    Every page that links lead to, with the data, downloads, feeds and citations: a folder that any
    host of files serves, at any address, and with a search that runs in the browser. Orders, free
    filters and searches of one table need a server; links to them become words, and the
    pages say so. A folder in which there is something already is left alone.

    Exit codes: 0 written, 2 could not run.

    \b
    Examples:
      sandhi export-site public
      sandhi export-site --base-url https://example.org/data public
      python -m http.server --directory public
    """  # noqa: D301 (click looks for the character)
    root = package_root()
    hold_package(root)
    from sandhi.site.requests.origin import Misstated, base_address
    from sandhi.static_site.folder import write_static_site

    database = built_database(root)
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise Failure(f"{folder} is there already; name another folder")
    try:
        home = base_address(base_url) if base_url else ""
    except Misstated as error:
        raise Failure(f"--base-url {base_url!r} is no address of a site: {error}") from None
    try:
        written = write_static_site(root, database, folder, home)
    except (OSError, sqlite3.Error) as error:
        raise Failure(f"{folder} cannot be written: {error}") from None
    click.echo(f"{folder}: {written.files:,} files, {written.size / 1e6:,.1f} MB")
    click.echo(f"Only on a served site: {written.left_out:,} addresses.")
    if written.beyond:
        click.echo(f"Of these {written.beyond:,} were left out for their number alone.")
    for link in written.unanswered:
        click.echo(f"{link}, which the site does not answer.", err=True)
