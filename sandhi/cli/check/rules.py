"""``sandhi rules``: what a package is checked for."""

import click

from sandhi.cli import package_root
from sandhi.files import PackageError


@click.command(short_help="List the rules of the package")
def rules() -> None:
    """List every rule of the package, in the sentence that says it.

    \b
    Example:
      sandhi rules
    """  # noqa: D301 (click looks for the character)
    root = package_root()
    from sandhi.check import descriptors
    from sandhi.check.catalogue import listing
    from sandhi.package import Package

    for finding in descriptors.shape(root):
        raise PackageError(f"{finding.message} `sandhi check` lists all of them.")
    kinds = listing(Package.open(root))
    for kind, sentences in kinds.items():
        click.echo(click.style(kind, bold=True))
        for rule, sentence in sentences.items():
            click.echo(f"  {click.style(rule, fg='cyan')}  {sentence}")
        click.echo()
    click.echo(f"{len({rule for of_kind in kinds.values() for rule in of_kind})} rules.")
