"""Which sentences of different articles tell the same: those whose rows speak of the same things.

What few sentences speak of says more than what all do. No two sentences of one article are aligned,
and the fullest of each are, where nothing speaks for others.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from sandhi.site.reader.compare.tellings import ToldSentence

_FULLEST = 0.01  # that the two fullest sentences have in common, if nothing else

AlignedRow = dict[str, ToldSentence]  # by seed


def aligned_rows(columns: Sequence[Sequence[ToldSentence]]) -> list[AlignedRow]:
    """Return the sentences of some articles in rows, the fullest and most shared ones first."""
    sentences = {one.place: one for column in columns for one in column}
    fullest = {max(column, key=_fullness).place for column in columns if column}
    about = {place: one.about for place, one in sentences.items()}
    uses = Counter(thing for things in about.values() for thing in things)
    pairs = []
    for place, other in combinations(sentences, 2):
        score = sum(1 / uses[thing] for thing in about[place] & about[other])
        score += _FULLEST if {place, other} <= fullest else 0
        pairs.append((score, place, other))
    rows: dict[tuple[str, int], AlignedRow] = {
        place: {one.seed: one} for place, one in sentences.items()
    }
    for score, place, other in sorted(pairs, key=lambda pair: -pair[0]):
        first, second = rows[place], rows[other]
        if score > 0 and not first.keys() & second.keys():
            first |= second
            rows |= {sentence.place: first for sentence in second.values()}
    distinct = {id(row): row for row in rows.values()}.values()
    return sorted(distinct, key=lambda row: (-len(row), -_passages(row)))


def _fullness(sentence: ToldSentence) -> tuple[int, int]:
    return len(sentence.telling), -sentence.number


def _passages(row: AlignedRow) -> int:
    return sum(len(sentence.telling) for sentence in row.values())
