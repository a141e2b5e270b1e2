"""``sandhi resolve``: what a citation cites, found in a release and proved, with no network."""

import json
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sandhi.cite.results import OrderedResult, Question
from sandhi.cli import Failure, form_option
from sandhi.cli.messages import descriptors_told_at_once
from sandhi.files import PackageError, reason
from sandhi.regular import begin_of_regular

if TYPE_CHECKING:
    from sandhi.cite.resolve.verdict import ResolvedCitation
    from sandhi.cite.statement import Reference
    from sandhi.package import Package

LONGEST = 4 * 2**20  # bytes of a citation


@click.command(short_help="Find what a citation cites in a release, and prove it")
@click.argument("citation")
@click.argument("release", type=click.Path(readable=False, exists=True, path_type=Path))
@form_option("json", text="How the answer is written.")
def resolve(citation: str, release: Path, form: str) -> None:
    """Find what CITATION cites in RELEASE, and say whether it is still what was cited.

    CITATION is a file, or - for the standard input, in any format of `sandhi cite`. RELEASE is a
    ZIP or a folder that holds a package. Nothing that the release says of itself is believed: the
    digest of the row, the identifiers of the CSV and of the text, the bytes of the passage and the
    quote are computed anew, and a search or a filter is run again. Of a row that was changed or is
    there no longer, the ledger of the release says what became of it. No network is used, and no
    code of the package runs.

    Exit codes: 0 the same, 1 it differs or is not there, 2 could not run: the citation is none, or
    the release is damaged.

    \b
    Examples:
      sandhi resolve cited.bib release.zip
      sandhi resolve - release.zip --format json < cited.bib
      sandhi cite S000 | sandhi resolve - .
    """  # noqa: D301 (click looks for the character)
    from sandhi.cite.from_package import PackageSource
    from sandhi.cite.resolve.citation import read_citation
    from sandhi.cite.resolve.release import unpacked_release
    from sandhi.cite.resolve.verdict import Verdict
    from sandhi.cite.resolve.verdict import resolve as resolved
    from sandhi.package import Package

    reference = read_citation(_citation_text(citation))
    with unpacked_release(release) as root, descriptors_told_at_once():
        package = Package.open(root)

        def answer(question: Question) -> OrderedResult | None:
            from sandhi.site.ask import QuestionError, ask

            try:
                return ask(package, question).result
            except QuestionError:
                return None

        try:
            source = PackageSource(package)
            resolution = resolved(reference, source, answer)
        except (OSError, sqlite3.Error) as error:
            raise Failure(f"{release} cannot be asked: {error}; see that it is whole") from None
        if resolution.verdict is not Verdict.SAME and reference.name == source.dataset.name:
            since = became(package, reference)
            resolution = resolution._replace(notes=(*resolution.notes, *since))
    click.echo(_as_json(resolution) if form == "json" else _as_text(resolution))
    raise click.exceptions.Exit(0 if resolution.verdict is Verdict.SAME else 1)


def became(package: "Package", reference: "Reference") -> list[str]:
    """What became of the row that is cited, as the ledger of a release has it, where it has one."""
    from sandhi.ledger.edition import NOTHING
    from sandhi.ledger.entries import LEDGER_PATH, read_ledger
    from sandhi.package import LEDGER
    from sandhi.release.verdict import FOLLOWED, judge

    ledger = read_ledger(package.root, package.paths.get(LEDGER, LEDGER_PATH))
    verdict = judge(ledger, NOTHING, reference.key, reference.digest)
    return verdict.lines() if verdict.fate in FOLLOWED else []


def _citation_text(citation: str) -> str:
    """The text of a citation; PackageError where there is none to be read."""
    if citation == "-":
        return sys.stdin.read(LONGEST)
    try:
        data = begin_of_regular(Path(citation), LONGEST)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "it is no path"
        raise PackageError(
            f"{citation[:80]} cannot be read: {why}; give a file that holds a citation, or -"
        ) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PackageError(f"{citation} is not UTF-8; save the citation as UTF-8") from None


def _as_text(resolution: "ResolvedCitation") -> str:
    """The verdict first, then what was found and in what it differs."""
    reference, cited = resolution.reference, resolution.cited
    what = reference.key or reference.table or ("passage" if reference.passage else "dataset")
    if reference.result:
        what = reference.result.question.terms
    lines = [f"{resolution.verdict}: {what} of {reference.name}"]
    if cited:
        lines[0] += f", “{cited.title}”"
        if cited.passage and cited.source:
            where = f"{cited.source.seed_id}, {cited.passage.start}–{cited.passage.end}"
            lines.append(f"  “{cited.passage.quote}” ({where})")
        lines += [f"  {name}: {value}" for name, value in cited.values.items() if value is not None]
    for difference in resolution.differences:
        lines += [
            f"{difference.what} differs",
            f"  cited: {difference.cited or 'none'}",
            f"  there: {difference.now or 'none'}",
        ]
    lines += [f"{change.key}: {change.what}" for change in resolution.changes]
    return "\n".join([*lines, *resolution.notes])


def _as_json(resolution: "ResolvedCitation") -> str:
    reference, cited = resolution.reference, resolution.cited
    passage, source = (cited.passage, cited.source) if cited else (None, None)
    result = reference.result
    answer = {
        "verdict": resolution.verdict,
        "dataset": reference.name,
        "key": reference.key,
        "table": cited.table if cited else reference.table,
        "query": result.question.terms if result else "",
        "version": {
            "cited": reference.version,
            "found": cited.dataset.version if cited else "",
        },
        "digest": {
            "cited": result.digest if result else reference.digest,
            "found": (cited.result.digest if cited.result else cited.digest) if cited else "",
        },
        "swhid": {"cited": reference.swhid, "found": cited.swhid if cited else ""},
        "differences": [one._asdict() for one in resolution.differences],
        "changes": [one._asdict() for one in resolution.changes],
        "notes": [*resolution.notes],
        "title": cited.title if cited else "",
        "row": dict(cited.values) if cited and cited.values else None,
        "rows": [row._asdict() for row in cited.result.rows] if cited and cited.result else None,
        "passage": {
            "seed": source.seed_id,
            "headline": source.headline,
            "start": passage.start,
            "end": passage.end,
            "quote": passage.quote,
            "swhid": passage.swhid,
        }
        if passage and source
        else None,
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)
