"""``sandhi agreement``: how far independent codings of the texts agree with the tables."""

import click

from sandhi.cli import form_option, package_root


@click.command(short_help="Show how far independent codings agree")
@form_option(
    "markdown",
    "json",
    text="Tables for people, Markdown for documents, or JSON with every difference.",
)
def agreement(form: str) -> None:
    """Compare the tables with every independent coding of the same texts.

    Passages are matched one to one. F1 counts them exactly (the same characters) and overlapping (a
    character in common); for the categories of matched passages, Krippendorff's alpha says how far
    they agree beyond chance. The package declares under /sandhi/agreement what is compared.

    Exit codes: 0 compared, 2 could not run.

    \b
    Examples:
      sandhi agreement
      sandhi agreement --format json
    """  # noqa: D301 (click looks for the character)
    root = package_root()
    from sandhi.agreement.output import as_json, as_markdown, as_text
    from sandhi.agreement.report import comparisons
    from sandhi.package import Package

    compared = comparisons(Package.open(root))
    click.echo({"text": as_text, "markdown": as_markdown, "json": as_json}[form](compared))
