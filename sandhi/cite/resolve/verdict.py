"""Whether what a citation says is so in a release: all is computed anew, and nothing believed."""

import hashlib
from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from sandhi.cite import citable
from sandhi.cite.record import Citable, QuotedText
from sandhi.cite.results import OrderedResult, Question, ResultChange, verify_result
from sandhi.cite.source import Seed, Source
from sandhi.cite.statement import CitedPassage, CitedText, Reference


class Verdict(StrEnum):
    """What became of what is cited."""

    SAME = "same"
    DIFFERS = "differs"
    ABSENT = "not there"


class Difference(NamedTuple):
    """In what a release is not what a citation says: what was cited, and what is there."""

    what: str
    cited: str
    now: str


class ResolvedCitation(NamedTuple):
    """What was found of what is cited, and in what it differs.

    ``notes`` say what is otherwise without being a difference: that the release is of another
    version, and what of the same row stands elsewhere in it. ``changes`` are those of the rows of
    an answer.
    """

    reference: Reference
    verdict: Verdict
    cited: Citable | None
    differences: tuple[Difference, ...] = ()
    notes: tuple[str, ...] = ()
    changes: tuple[ResultChange, ...] = ()


Answer = Callable[[Question], OrderedResult | None]  # None where the question cannot be asked


def resolve(reference: Reference, source: Source, answer: Answer) -> ResolvedCitation:
    """Return what a release has of what is cited; ``answer`` asks it a question that is cited.

    PackageError where the release cannot be read.
    """
    notes = _versions(reference, source)
    if reference.name != source.dataset.name:
        other = Difference("dataset", reference.name, source.dataset.name)
        return ResolvedCitation(reference, Verdict.ABSENT, None, (other,), notes)
    if reference.result:
        return _of_result(reference, source, answer, notes)
    if reference.key:
        return _of_row(reference, source, notes)
    if reference.table:
        cited = citable.table(source, reference.table)
        differences = _compared("file of the table", reference.swhid, cited.swhid if cited else "")
        return _judged(reference, cited, differences, notes)
    if reference.passage:
        return _of_words(reference, reference.passage, source, notes)
    return _of_whole(reference, source, notes)


def _of_words(
    reference: Reference, cited: CitedPassage, source: Source, notes: tuple[str, ...]
) -> ResolvedCitation:
    words = citable.words(source, cited.seed, cited.start, cited.end)
    if words is None:
        return ResolvedCitation(reference, Verdict.ABSENT, None, (), notes)
    differences = _of_passage(cited, words) + _of_text(reference.text, words, source)
    return _judged(reference, words, differences, notes)


def _of_whole(reference: Reference, source: Source, notes: tuple[str, ...]) -> ResolvedCitation:
    whole = citable.whole(source)
    differences = _compared("tables", reference.digest, whole.digest)
    for key in source.seeds():
        if seed := source.seed(key):
            differences += _of_file(seed, citable.source_text(seed))
    return _judged(reference, whole, differences, notes)


def _of_row(reference: Reference, source: Source, notes: tuple[str, ...]) -> ResolvedCitation:
    row = citable.row(source, reference.key)
    if row is None:
        return ResolvedCitation(reference, Verdict.ABSENT, None, (), notes)
    differences = _compared("row", reference.digest, row.digest)
    file = _compared("file of the table", reference.swhid, row.swhid)
    if reference.version == row.dataset.version:
        differences += file
    elif file:
        notes = (*notes, f"its table is another: {reference.swhid} then, {row.swhid} now")
    differences += _of_passage(reference.passage, row)
    if reference.text or row.source:
        differences += _of_text(reference.text, row, source)
    return _judged(reference, row, differences, notes)


def _of_passage(cited: CitedPassage | None, row: Citable) -> list[Difference]:
    """In what the passage of a row is another than the one that is cited."""
    now, text = row.passage, row.source
    if cited is None:
        return _compared("passage", "", now.quote if now else "")
    if now is None or text is None:
        return _compared("passage", cited.quote, "")
    return [
        *_compared("seed", cited.seed, text.seed_id),
        *_compared("characters", f"{cited.start}–{cited.end}", f"{now.start}–{now.end}"),
        *_compared("quote", cited.quote, " ".join(now.quote.split())),
        *_compared("bytes of the passage", cited.swhid, now.swhid),
    ]


def _of_text(cited: CitedText | None, row: Citable, source: Source) -> list[Difference]:
    """In what the text of a row is another than what is cited, or than its own row says."""
    text, passage = row.source, row.passage
    seed = source.seed(text.seed_id) if text else None
    if text is None or seed is None:
        return _compared("text", cited.swhid if cited else "", "")
    differences = _compared("bytes of the text", cited.swhid, text.swhid) if cited else []
    differences += _compared("SHA-256 of the text", cited.sha256, text.sha256) if cited else []
    differences += _of_file(seed, text)
    if passage:
        stands = seed.text[passage.start : passage.end]
        differences += _compared("passage in the text", passage.quote, stands)
    return differences


def _of_file(seed: Seed, text: QuotedText) -> list[Difference]:
    """In what the file of a text is another than its row says."""
    hash_of_file = hashlib.sha256(seed.text.encode("utf-8")).hexdigest()
    return _compared(f"file of {text.seed_id}", text.sha256, hash_of_file)


def _of_result(
    reference: Reference, source: Source, answer: Answer, notes: tuple[str, ...]
) -> ResolvedCitation:
    cited = reference.result
    now = answer(cited.question) if cited else None
    if cited is None or now is None:
        return ResolvedCitation(reference, Verdict.ABSENT, None, (), notes)
    result = citable.result(source, now)
    verdict = verify_result(cited.digest, cited.rows, now)
    differences = []
    if not verdict.same:
        then, count = map(_counted, (cited.size, len(now.rows)))
        differences = _compared("answer", f"{then}, {cited.digest}", f"{count}, {now.digest}")
        if not cited.rows:
            notes = (*notes, "this format lists no rows, so that none can be named that changed")
    return _judged(reference, result, differences, notes)._replace(changes=verdict.changes)


def _versions(reference: Reference, source: Source) -> tuple[str, ...]:
    cited, now = (one or "none" for one in (reference.version, source.dataset.version))
    return () if cited == now else (f"cited from version {cited}; this is version {now}",)


def _counted(rows: int) -> str:
    return f"{rows:,} row{'' if rows == 1 else 's'}"


def _compared(what: str, cited: str, now: str) -> list[Difference]:
    return [] if cited == now else [Difference(what, cited, now)]


def _judged(
    reference: Reference,
    now: Citable | None,
    differences: list[Difference],
    notes: tuple[str, ...],
) -> ResolvedCitation:
    if now is None:
        return ResolvedCitation(reference, Verdict.ABSENT, None, (), notes)
    verdict = Verdict.DIFFERS if differences else Verdict.SAME
    return ResolvedCitation(reference, verdict, now, tuple(differences), notes)
