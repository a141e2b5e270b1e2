"""``sandhi trust``: let the code of a package run from now on, as it is."""

from pathlib import Path

import click

from sandhi.cli import package_root
from sandhi.package import Package
from sandhi.package.trust import forget


@click.command(short_help="Let a package's code run, as it is now")
@click.option("--revoke", is_flag=True, help="Trust no code in this folder any longer.")
@click.argument(
    "folder", metavar="[DIR]", required=False, type=click.Path(readable=False, path_type=Path)
)
def trust(folder: Path | None, revoke: bool) -> None:
    """Let the rules that the package in DIR brings as code run from now on, as they are.

    Read them first: they can do whatever you can. What is trusted is remembered in your home
    ($XDG_STATE_HOME/sandhi/trusted), by folder and content: after any change to the code you are
    asked anew. Packages without code need no trust. Without DIR it is the package of the command.

    Exit codes: 0 trusted or revoked, 2 could not run.

    \b
    Examples:
      sandhi trust
      sandhi trust ~/downloads/prices
      sandhi trust --revoke
    """  # noqa: D301 (click looks for the character)
    root = package_root(folder)
    if revoke:
        had_trust = forget(root)
        click.echo(f"{root}: {'trusted no longer' if had_trust else 'nothing was trusted here'}.")
        return
    code = Package.as_it_stands(root).code
    if not code.modules:
        click.echo(f"{root}: it brings no code, and needs no trust.")
        return
    code.trust()
    many = len(code.modules)
    click.echo(f"{root}: {many} module{'s' if many > 1 else ''} of rules trusted, as they are now:")
    click.echo("\n".join(f"  {path}" for path in code.modules))
