"""``sandhi verify``: what became of a row that was cited."""

import json

import click

from sandhi.cli import form_option, package_root
from sandhi.files import read_bytes


@click.command(short_help="Say what became of a row that was cited")
@click.argument("key")
@click.option("--digest", required=True, help="SHA-256 of the row, as its citation has it.")
@form_option("json", text="For people, or for programs.")
def verify(key: str, digest: str, form: str) -> None:
    """Say whether the row with that KEY is still as it was cited, by the digest of the citation.

    It is unchanged; or changed, in which version and what of it; or it was withdrawn, merged or
    split, why, and which rows stand for it; or there is no such row, and never was. The ledger of
    the package tells; where it has none, only the row as it is.

    Exit codes: 0 unchanged, 1 anything else, 2 could not run.

    \b
    Examples:
      sandhi verify S000-01 --digest sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
    """  # noqa: D301, E501 (click looks for the character; a digest has its length)
    root = package_root()
    from sandhi.ledger.edition import read_edition
    from sandhi.ledger.entries import read_ledger
    from sandhi.release.verdict import Fate, judge, normal_digest

    cited_digest = normal_digest(digest)
    now = read_edition(lambda path: read_bytes(root, path))
    verdict = judge(read_ledger(root), now, key, cited_digest)
    if form == "json":
        click.echo(json.dumps(verdict.as_json(), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(verdict.lines()))
    if verdict.fate is not Fate.UNCHANGED:
        raise click.exceptions.Exit(1)
