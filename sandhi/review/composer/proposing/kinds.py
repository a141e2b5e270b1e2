"""Of which type a passage is, and what a new row has in its enumerated columns: by rows like it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

_PRIOR = 2.0  # rows that count for what is usual among all, beside those that a fact is true of

Signs = Mapping[str, float]


def ranked(signs: Signs, typed: Iterable[tuple[str, Signs]]) -> list[str]:
    """The types that passages have, the likeliest first: each is the middle of its own.

    ``typed`` are the signs of passages of each type. A sign counts the more the rarer it is; a type
    that shares none with the passage is left out.
    """
    every = [*typed]
    standing = Counter(sign for _, one in every for sign, weight in one.items() if weight)
    rare = {sign: log(1 + len(every) / many) for sign, many in standing.items()}
    own = _unit(signs, rare)
    likeness: dict[str, list[float]] = {}
    for type_, one in every:
        other = _unit(one, rare)
        near = sum(weight * other.get(sign, 0.0) for sign, weight in own.items())
        likeness.setdefault(type_, []).append(near)
    means = {type_: sum(several) / len(several) for type_, several in likeness.items()}
    return sorted((one for one in means if means[one] > 0), key=lambda one: (-means[one], one))


def _unit(signs: Signs, rare: Mapping[str, float]) -> dict[str, float]:
    weighted = {sign: weight * rare.get(sign, 0.0) for sign, weight in signs.items()}
    length = sqrt(sum(weight**2 for weight in weighted.values())) or 1.0
    return {sign: weight / length for sign, weight in weighted.items()}


def likeliest(
    rows: Sequence[Mapping[str, object]], facts: Mapping[str, object], column: str
) -> str:
    """The value that rows like a new one have in a column: those of which its facts are true.

    The surest fact comes first: that of whose rows most have one value. One of which no row is left
    says nothing. Empty where there are no rows.
    """
    usual = Counter(row[column] for row in rows)

    def surety(fact: str) -> float:
        values = Counter(row[column] for row in rows if row[fact] == facts[fact])
        value, many = values.most_common(1)[0] if values else ("", 0)
        expected = _PRIOR * usual[value] / len(rows) if rows else 0.0
        return (many + expected) / (values.total() + _PRIOR)

    left = rows
    for fact in sorted(facts, key=surety, reverse=True):
        left = [row for row in left if row[fact] == facts[fact]] or left
    counted = Counter(row[column] for row in left)
    return str(counted.most_common(1)[0][0]) if counted else ""
