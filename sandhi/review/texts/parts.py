"""A seed in parts, each with what could be coded in it, so that a long one is read as it is needed.

A decision changes the rows of one part: of the others nothing is worked out anew.
"""

from typing import NamedTuple

import regex

from sandhi.package import Package
from sandhi.package.opening.memory import memoized
from sandhi.suggest.candidates import KINDS, Candidate, candidates
from sandhi.suggest.known import Row, lexicon, rows_by_seed
from sandhi.suggest.names import Lexicon
from sandhi.suggest.sources import Block, seed_source
from sandhi.suggest.suggestions import Suggestion, coding_keys
from sandhi.text import Span

PART = 50_000  # characters at most: seldom has a text more
# The last place at which a text may be parted: after a line, a sentence, a word.
_ENDS = (
    regex.compile(r"(?r)\n"),
    regex.compile(r"(?r)[\p{Sentence_Terminal}--[.]]\s", regex.VERSION1),
    regex.compile(r"(?r)\s"),
)


class SeedPart(NamedTuple):
    """A part of a seed, and where it stands."""

    seed_id: str
    span: Span


@memoized
def parts(package: Package, seed: str) -> list[SeedPart]:
    """The parts of a seed, in order; nearly always it is one."""
    text, begin, of_seed = package.texts[seed], 0, list[SeedPart]()
    while len(text) - begin > PART:
        stop = begin + PART
        ends = (pattern.search(text, begin + PART // 2, stop) for pattern in _ENDS)
        stop = next((end.end() for end in ends if end), stop)
        of_seed.append(SeedPart(seed, Span(begin, stop)))
        begin = stop
    return [*of_seed, SeedPart(seed, Span(begin, len(text)))]


@memoized
def suggestions_in(package: Package, part: SeedPart) -> list[Suggestion]:
    """What could be coded in a part of a seed, beside the rows that code it."""
    source = seed_source(package, part.seed_id)
    block = Block(0, package.texts[part.seed_id])
    of_part = _candidates(package, part)
    rows = {kind: _rows_in(package, kind, part) for kind in KINDS}
    return [
        Suggestion(source, block, candidate, coded)
        for candidate, coded in zip(of_part, coding_keys(of_part, rows), strict=True)
    ]


@memoized
def _candidates(package: Package, part: SeedPart) -> list[Candidate]:
    """The candidates of a part, whatever codes them, each placed in the whole seed."""
    source = seed_source(package, part.seed_id)
    begin, text = part.span.start, package.texts[part.seed_id][slice(*part.span)]
    of_part = candidates(
        text,
        KINDS,
        lexicon=_lexicon(package, source.language),
        published=source.published,
        code=source.language,
    )
    return [
        one._replace(
            start=begin + one.start,
            end=begin + one.end,
            core=Span(begin + one.core.start, begin + one.core.end),
        )
        for one in of_part
    ]


@memoized
def _lexicon(package: Package, code: str) -> Lexicon:
    return lexicon(package, code)


@memoized
def _rows_by_seed(package: Package, kind: str) -> dict[str, list[Row]]:
    return rows_by_seed(package, kind)


@memoized
def _rows_by_part(package: Package, kind: str, seed: str) -> dict[SeedPart, list[Row]]:
    """The rows of a seed by the parts that they reach into."""
    of_seed = parts(package, seed)
    rows: dict[SeedPart, list[Row]] = {part: [] for part in of_seed}
    for row in _rows_by_seed(package, kind).get(seed, []):
        first = row.start // PART  # no part is longer, so none before this one holds it
        for part in of_seed[first:]:
            if row.end <= part.span.start:
                break
            if row.start < part.span.end:
                rows[part].append(row)
    return rows


@memoized
def _rows_in(package: Package, kind: str, part: SeedPart) -> list[Row]:
    """The rows in a part of a seed that code, or leave out, candidates of a kind."""
    return _rows_by_part(package, kind, part.seed_id)[part]
