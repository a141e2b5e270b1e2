"""``sandhi export-site``: the site of a built database as plain files."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sandhi.cli import Failure, built_database, hold_package, package_root
from sandhi.cli.ending import say_what_was_done
from sandhi.static_site.hosts import excesses
from sandhi.writing.folders import refuse_taken

if TYPE_CHECKING:
    from sandhi.static_site.folder import StaticSite

_NAMED = 10  # addresses that nothing answers for, which are named one by one


@click.command(short_help="Write the site as files for a static host")
@click.option(
    "--base-url",
    default="",
    metavar="URL",
    help="Address at which the folder will be read, such as https://example.org/data. Default: the "
    "homepage of the package, if any; without one no page carries a whole address.",
)
@click.argument("folder", metavar="DIR", type=click.Path(readable=False, path_type=Path))
def export_site(base_url: str, folder: Path) -> None:
    """Write the site of build/sandhi.db as files into DIR: whole, or not at all.

    Every page, row, permanent address and passage, each list by one value, the data, downloads,
    feeds and citations: a folder that any host of files serves, at any address, and with a search
    that runs in the browser. Orders, filters upon filters and searches of one table need a server;
    links to them become words, and the pages say so. docs/hosting.md has the whole rule. A folder
    in which there is something already is left alone.

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

    refuse_taken(folder)
    database = built_database(root)
    try:
        home = base_address(base_url) if base_url else ""
    except Misstated as error:
        raise Failure(f"--base-url {base_url!r} is no address of a site: {error}") from None
    is_visible = sys.stderr.isatty()
    with click.progressbar(
        length=1, label="Writing", show_pos=True, file=sys.stderr, hidden=not is_visible
    ) as bar:

        def progress(files: int, waiting: int) -> None:
            bar.length = files + waiting
            bar.update(files - bar.pos)

        static_site = write_static_site(root, database, folder, home, progress)
    _tell(folder, static_site)


def _tell(folder: Path, static_site: "StaticSite") -> None:
    """Say what was written, what was left out, and which hosts it is too much for."""
    lines = [f"{folder}: {static_site.files:,} files, {static_site.size / 1e6:,.1f} MB"]
    counted = [f"{count:,} {kind}" for kind, count in static_site.omissions.items() if count]
    if counted:
        lines.append(f"Left out, and no link leads there: {'; '.join(counted)}.")
    lines += excesses(static_site.files, static_site.size, static_site.largest)
    say_what_was_done(*lines)
    for link in static_site.unanswered[:_NAMED]:
        click.echo(f"{link}, which the site does not answer.", err=True)
    if len(static_site.unanswered) > _NAMED:
        more = len(static_site.unanswered) - _NAMED
        click.echo(f"{more:,} more lead to what the site does not answer.", err=True)
