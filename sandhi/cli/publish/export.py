"""``sandhi export``: the dataset as files, in a folder of its own."""

from pathlib import Path

import click

from sandhi.cli import decision, hold_package, package_root, trust_options
from sandhi.cli.ending import say_what_was_done
from sandhi.writing.folders import refuse_taken

FORMATS = (
    *("xlsx", "sqlite", "zip", "csv", "excel", "parquet", "jsonl", "exports"),
    *("croissant", "csvw", "ro-crate", "data-card", "datacite", "zenodo"),
    *("annotations", "nanopublications", "brat", "cas", "tei"),
)


@click.command(short_help="Check, then write every format into a folder")
@click.option(
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    help="Only this format; can be given more than once. excel is CSV as Excel reads it, exports "
    "are the records that the package declares in the form of others; croissant, csvw, ro-crate "
    "and data-card describe the files of csv, and come with them.",
)
@trust_options
@click.argument(
    "folder", metavar="[DIR]", required=False, type=click.Path(readable=False, path_type=Path)
)
def export(formats: tuple[str, ...], folder: Path | None) -> None:
    """Check the package, and write it in all formats into DIR: whole, or not at all.

    xlsx, sqlite and zip are one file each; exports has one for each export that the package
    declares, the others one for each table and view. A manifest and SHA256SUMS say what there is.
    Without DIR, the folder is named after dataset and version. A folder in which there is something
    already is left alone. The rules that the package brings as code run where you have trusted them
    (`sandhi trust`).

    Exit codes: 0 exported, 1 refused because of findings, 2 could not run.

    \b
    Examples:
      sandhi export
      sandhi export --format csv --format parquet tables
    """  # noqa: D301 (click looks for the character)
    root = package_root()
    hold_package(root)
    from sandhi.check.run import check
    from sandhi.package import Package
    from sandhi.publish.publication import export as export_files
    from sandhi.publish.rules import RULES

    package = Package.open(root, decision())
    if folder is None:
        parts = (package.descriptor.get(part) for part in ("name", "version"))
        folder = Path("-".join(filter(None, parts)))
    refuse_taken(folder)
    report = check(root, rules_on_the_whole=RULES, trust=decision())
    if findings := report.error_count:
        finding_count = f"{findings:,} finding{'s' if findings != 1 else ''}"
        click.echo(
            f"{folder} was not written: {finding_count}; `{report.shown_by}` shows what to mend",
            err=True,
        )
        raise click.exceptions.Exit(1)
    files = export_files(package, folder, formats or FORMATS)
    lines = [f"{folder}: {len(files)} file{'s' if len(files) != 1 else ''}"]
    if report.withheld:
        lines.append(f"{report.withheld:,} rules of the package's own were not run (--no-rules).")
    say_what_was_done(*lines)
