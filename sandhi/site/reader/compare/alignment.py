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


def aligned(columns: Sequence[Sequence[ToldSentence]]) -> list[AlignedRow]:
    """Return the sentences of some articles in rows, the fullest and most shared ones first."""
    sentences = [sentence for column in columns for sentence in column]
    fullest = {max(column, key=_fullness) for column in columns if column}
    uses = Counter(thing for sentence in sentences for thing in sentence.about)
    pairs = []
    for one, other in combinations(sentences, 2):
        if one.seed != other.seed:
            score = sum(1 / uses[thing] for thing in one.about & other.about)
            score += _FULLEST if {one, other} <= fullest else 0
            pairs.append((score, one, other))
    rows: dict[ToldSentence, AlignedRow] = {one: {one.seed: one} for one in sentences}
    for score, one, other in sorted(pairs, key=lambda pair: -pair[0]):
        first, second = rows[one], rows[other]
        if score > 0 and not first.keys() & second.keys():
            first |= second
            for sentence in second.values():
                rows[sentence] = first
    distinct = {id(row): row for row in rows.values()}.values()
    return sorted(distinct, key=lambda row: (-len(row), -_passages(row)))


def _fullness(sentence: ToldSentence) -> tuple[int, int]:
    return len(sentence.telling), -sentence.number


def _passages(row: AlignedRow) -> int:
    return sum(len(sentence.telling) for sentence in row.values())
