"""``sandhi rules``: what a package is checked for."""

import click

from sandhi.cli import decision, form_option, package_root, trust_options
from sandhi.cli.messages import first_fault
from sandhi.files import PackageError, did_you_mean


@click.command(short_help="List the rules of the package, or explain one")
@form_option("json", text="How the rules are written.")
@trust_options
@click.argument("name", metavar="[RULE]", required=False)
def rules(form: str, name: str | None) -> None:
    """List every rule of the package, in the sentence that says it.

    Of one RULE, say why it holds, how it is mended, and show an example that keeps it and one
    that breaks it.

    \b
    Examples:
      sandhi rules
      sandhi rules quotes-are-the-text
      sandhi rules --format json
    """  # noqa: D301 (click looks for the character)
    root = package_root()
    from sandhi.check import catalogue
    from sandhi.check.registry import all_rules, listing, withheld_rules
    from sandhi.package import Package
    from sandhi.publish.rules import RULES

    # What a descriptor misspells would be missing in the list without a word.
    if fault := first_fault(root):
        raise PackageError(fault)
    package = Package.open(root, decision())
    every = all_rules(package, RULES)
    matching_rules = {rule: tables for rule, tables in every.items() if name in (None, rule.id)}
    if not matching_rules:
        hint = did_you_mean(str(name), [rule.id for rule in every], "`sandhi rules` lists them")
        raise PackageError(f"no rule {name!r} in the package; {hint}")
    if form == "json":
        click.echo(catalogue.as_json(matching_rules))
    else:
        click.echo(
            catalogue.as_page(matching_rules)
            if name
            else catalogue.as_list(listing(package, RULES))
        )
    if unread := withheld_rules(package):
        click.echo(f"{len(unread):,} more are the package's own: its code was not run.", err=True)
