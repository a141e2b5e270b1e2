"""``sandhi add-seed``: a text becomes a seed of the package."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sandhi.cli import Failure, decision, hold_package, package_root, trust_options
from sandhi.curate.changes import Change
from sandhi.curate.console import carry_out, count, dry_run_option, refuse_unknown, set_option
from sandhi.files import read_bytes

if TYPE_CHECKING:
    from sandhi.package import Package


# What articles have, as curators call it; of these, citations name the publisher.
_CITED = "publisher"
_OF_ARTICLES = (_CITED, "url", "address", "author", "authors")
_FILE = click.Path(readable=False, exists=True, dir_okay=False, path_type=Path)


@click.command(short_help="Add a text as a seed, with its sentences")
@trust_options
@set_option
@click.option(
    "--translation",
    type=_FILE,
    help="A translation of the whole text, made elsewhere: drafts for its sentences.",
)
@dry_run_option
@click.argument("file", type=_FILE)
def add_seed(file: Path, cells: dict[str, str], translation: Path | None, dry_run: bool) -> None:
    """Copy FILE into seeds/, byte for byte, list it and its sentences, and count candidates.

    The copy is named by the next number and the hash of the file. What a file cannot tell, such as
    when it was published and what a sentence means, is left empty unless it is given. A headline
    that is given is one sentence; a known place before a colon is the dateline, apart. What the
    check finds in the row of the seed is told; the rules that the package brings as code are asked
    where you have trusted them. The candidates are those that `sandhi suggest` shows.

    A translation is laid beside the sentences on their page of `sandhi review`, as drafts to be
    read: it is remembered on this machine, and nothing of it is written before somebody takes it.

    Exit codes: 0 added, 2 could not run.

    \b
    Examples:
      sandhi add-seed article.txt
      sandhi add-seed article.txt --set published_earliest=2024-06-19
      sandhi add-seed article.txt --translation english.txt
    """  # noqa: D301
    root = package_root()
    hold_package(root)
    from sandhi.curate.canonical import rewritten
    from sandhi.curate.seeds import DERIVED, odd_characters, seed_row, sentence_rows, source
    from sandhi.package import Package
    from sandhi.review.sentences.translations import (
        give_translation,
        refuse_too_long,
        told_of_translation,
    )
    from sandhi.review.staging import told_of

    package = Package.open(root, decision())
    refuse_unknown(("seeds", "sentences"), [*package.schemas], "table")
    settable = [name for name in package.schemas["seeds"].names if name not in DERIVED]
    _refuse_undeclared(package, cells, settable)
    before = {table: read_bytes(root, package.file(table)) for table in ("seeds", "sentences")}
    data, text = source(file)
    seed = seed_row(package, data, text, cells)
    english = source(translation)[1] if translation else ""
    refuse_too_long(english)
    spoken = seed.get("language", "")
    rows = {
        "seeds": [seed],
        "sentences": sentence_rows(
            package, seed["seed_id"], text, spoken, seed.get("headline", "")
        ),
    }
    changes = [
        rewritten(package, table, before[table], package.cells(table), rows[table])
        for table in before
    ]
    carry_out(root, [Change(seed["path"], None, data), *changes], dry_run)
    for odd in odd_characters(text):
        click.echo(f"Note: {file} {odd}.", err=True)
    lengths = f"{count(len(text), 'character')}, {count(len(rows['sentences']), 'sentence')}"
    click.echo(
        f"{seed['seed_id']}: {lengths}.\n"
        f"Candidates: {_candidates(package, text, spoken)}.\n"
        f"{_left_empty(seed, settable)}"
        f"Next: fill in what is empty in {package.paths['seeds']} and "
        f"{package.paths['sentences']} (`sandhi check` names each cell); then "
        f"`sandhi suggest {seed['seed_id']}` shows what could be coded."
    )
    if not dry_run:
        if english:
            give_translation(root, seed, english)
            opened = Package.open(root, decision())
            how_many = told_of_translation(opened, seed["seed_id"], english)
            click.echo(f"Translation: {how_many}; `sandhi review {seed['seed_id']}` shows them.")
        for line in told_of(Package.open(root, decision()), "seeds", seed["seed_id"]):
            click.echo(line, err=True)


def _refuse_undeclared(
    package: "Package", cells: Mapping[str, str], settable: Sequence[str]
) -> None:
    """Refuse what the seeds of a package have no column for, and say what a citation would take."""
    undeclared = [name for name in cells if name in _OF_ARTICLES and name not in settable]
    if undeclared:
        raise Failure(
            f"the seeds of this package have no column {undeclared[0]}, so that none can be given; "
            f"leave it out, or declare the column in {package.schema_paths['seeds']}"
            f"{', from which citations take it' if undeclared[0] == _CITED else ''}. "
            f"There are: {', '.join(settable)}"
        )
    refuse_unknown([*cells], settable, "column to set")


def _left_empty(seed: Mapping[str, str], settable: Sequence[str]) -> str:
    """What could have been given of a seed and was not, and the command that gives it."""
    empty, key = [name for name in settable if not seed[name]], seed["seed_id"]
    fills = f"`sandhi set {key} COLUMN VALUE` fills one in"
    return f"Empty yet: {', '.join(empty)}; {fills}.\n" if empty else ""


def _candidates(package: "Package", text: str, code: str) -> str:
    """How many passages of each kind could be coded."""
    from sandhi.suggest.candidates import KINDS, candidates
    from sandhi.suggest.known import lexicon

    counts = Counter(
        one.kind for one in candidates(text, lexicon=lexicon(package, code), code=code)
    )
    return ", ".join(count(counts[kind], kind.replace("_", " ")) for kind in KINDS)
