"""Passages of two codings matched, and how far they agree.

F1 is the harmonic mean of precision and recall, which for two codings is 2 m / (a + b): ``m``
matched of ``a`` and ``b`` passages. Krippendorff's alpha (Krippendorff, Content Analysis, 2004; for
nominal data) says of the categories of matched passages how far they agree beyond chance.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from sandhi.agreement.codings import AnchoredPassage


class Pair(NamedTuple):
    """A passage of the package and the one of a coding that is matched with it, where there is."""

    ours: AnchoredPassage | None
    theirs: AnchoredPassage | None


@dataclass(frozen=True)
class CategoryAgreement:
    """How far two codings agree in one column: matched passages, agreeing ones, alpha.

    ``alpha`` is None where it is not defined: no pair, or the same value throughout.
    """

    name: str
    pairs: int
    agreeing: int
    alpha: float | None


@dataclass(frozen=True)
class Comparison:
    """How far a table and a coding of the same agree."""

    table: str
    ours: int
    theirs: int
    exact: float
    overlapping: float
    categories: tuple[CategoryAgreement, ...]
    pairs: tuple[Pair, ...]


def compare(
    table: str,
    ours: Sequence[AnchoredPassage],
    theirs: Sequence[AnchoredPassage],
    columns: Iterable[str],
    same: Sequence[str] = (),
) -> Comparison:
    """Match the passages of two codings, and say how far they agree.

    Passages match exactly where they have the same place, and overlap where they share a character;
    both ask that they agree in the columns of ``same``. Each is matched once.
    """
    pairs = tuple(matched_pairs(ours, theirs, same))
    both = [(one.ours, one.theirs) for one in pairs if one.ours and one.theirs]
    categories = []
    for name in columns:
        if name not in same:
            values = [(left.values[name], right.values[name]) for left, right in both]
            agreeing = sum(left == right for left, right in values)
            categories.append(CategoryAgreement(name, len(values), agreeing, alpha(values)))
    places = [Counter(_place(one, same) for one in side) for side in (ours, theirs)]
    exact = (places[0] & places[1]).total()
    return Comparison(
        table,
        len(ours),
        len(theirs),
        f1(exact, len(ours), len(theirs)),
        f1(len(both), len(ours), len(theirs)),
        tuple(categories),
        pairs,
    )


def matched_pairs(
    ours: Sequence[AnchoredPassage], theirs: Sequence[AnchoredPassage], same: Sequence[str] = ()
) -> Iterator[Pair]:
    """Every passage of two codings in the order of the texts, with the one it matches.

    Of those that overlap, the likest are matched first: by the share of what they cover together
    that both cover, then by how many columns agree.
    """
    candidates = sorted(
        (-_likeness(left, right), -_agreeing(left, right), i, j)
        for i, j in _overlapping(ours, theirs)
        for left, right in [(ours[i], theirs[j])]
        if all(left.values[name] == right.values[name] for name in same)
    )
    left_of: dict[int, int] = {}
    right_of: dict[int, int] = {}
    for _, _, i, j in candidates:
        if i not in right_of and j not in left_of:
            right_of[i], left_of[j] = j, i
    pairs = [Pair(ours[i], theirs[j]) for i, j in right_of.items()]
    pairs += [Pair(one, None) for i, one in enumerate(ours) if i not in right_of]
    pairs += [Pair(None, one) for j, one in enumerate(theirs) if j not in left_of]
    yield from sorted(pairs, key=_order)


def f1(matches: int, ours: int, theirs: int) -> float:
    """The F1 of two codings; 1 where both are empty."""
    return 2 * matches / (ours + theirs) if ours + theirs else 1.0


def alpha(values: Sequence[tuple[str, str]]) -> float | None:
    """Krippendorff's alpha of pairs of nominal values; None where it is not defined."""
    import numpy as np
    from krippendorff import alpha as of_matrix

    domain = sorted({value for pair in values for value in pair})
    if len(domain) < 2:
        return None
    codes = {value: code for code, value in enumerate(domain)}
    matrix = np.array([[codes[value] for value in side] for side in zip(*values, strict=True)])
    return float(of_matrix(reliability_data=matrix, level_of_measurement="nominal"))


def _overlapping(
    ours: Sequence[AnchoredPassage], theirs: Sequence[AnchoredPassage]
) -> Iterator[tuple[int, int]]:
    """The places in both lists of passages that share a character."""
    by_seed = {
        seed: [*some]
        for seed, some in groupby(
            sorted(range(len(theirs)), key=lambda j: (theirs[j].seed_id, theirs[j].start)),
            key=lambda j: theirs[j].seed_id,
        )
    }
    for i, left in enumerate(ours):
        for j in by_seed.get(left.seed_id, ()):
            right = theirs[j]
            if right.start >= left.end:
                break
            if right.end > left.start:
                yield i, j


def _likeness(left: AnchoredPassage, right: AnchoredPassage) -> float:
    shared = min(left.end, right.end) - max(left.start, right.start)
    return shared / (max(left.end, right.end) - min(left.start, right.start))


def _agreeing(left: AnchoredPassage, right: AnchoredPassage) -> int:
    return sum(left.values[name] == right.values[name] for name in left.values)


def _place(passage: AnchoredPassage, same: Sequence[str]) -> tuple[object, ...]:
    values = (passage.values[name] for name in same)
    return (passage.seed_id, passage.start, passage.end, *values)


def _order(pair: Pair) -> tuple[str, int, int, str]:
    passage = pair.ours or pair.theirs
    assert passage  # a pair has at least one
    return passage.seed_id, passage.start, passage.end, passage.key
