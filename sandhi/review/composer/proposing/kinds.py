"""Of which type a passage is, and what a new row has in its enumerated columns: by rows like it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import log, sqrt

_PRIOR = 2.0  # rows that count for what is usual among all, beside those that a fact is true of
_FOLLOWS = 0.95  # the share of rows that have what most of their type do, where it settles that
_HANGS_ON = 0.3  # the share of the rows of a value that share a fact, where it hangs on that
_MOST = 0.5  # the share of like rows that must have a value for it to be proposed

Signs = Mapping[str, float]


def likeliest_types(signs: Signs, typed: Iterable[tuple[str, Signs]]) -> list[str]:
    """The types that passages have, the likeliest first: each is the middle of its own.

    ``typed`` are the signs of passages of each type. A type that shares none with the passage is
    left out.
    """
    every = [*typed]
    likeness: dict[str, list[float]] = {}
    for (type_, _), near in zip(every, similarities(signs, [one for _, one in every]), strict=True):
        likeness.setdefault(type_, []).append(near)
    means = {type_: sum(several) / len(several) for type_, several in likeness.items()}
    return sorted((one for one in means if means[one] > 0), key=lambda one: (-means[one], one))


def similarities(signs: Signs, others: Sequence[Signs]) -> Iterator[float]:
    """Yield how much the signs of each other passage are like these, from 0 to 1.

    A sign counts the more the rarer it is among them.
    """
    standing = Counter(sign for one in others for sign, weight in one.items() if weight)
    rare = {sign: log(1 + len(others) / many) for sign, many in standing.items()}
    weights = _unit(signs, rare)
    for other_signs in others:
        other = _unit(other_signs, rare)
        yield sum(weight * other.get(sign, 0.0) for sign, weight in weights.items())


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


def most(values: Iterable[str], least: float = _MOST) -> str:
    """The value that is there most often; empty where less than a share of them has it."""
    counted = Counter(values)
    if not counted:
        return ""
    value, count = counted.most_common(1)[0]
    return value if count >= least * counted.total() else ""


def usual_value(
    rows: Iterable[Mapping[str, object]], column: str, odd: Collection[object], least: float
) -> str:
    """The value that at least a share of some rows have in a column, of those that are not odd."""
    return most((str(row[column]) for row in rows if row[column] not in odd), least)


def values_told_by(
    rows: Sequence[Mapping[str, object]], fact: str, value: object, column: str
) -> set[str]:
    """The values of a column that hang on a fact: a good share of their rows share it."""
    usual = Counter(row[column] for row in rows)
    sharing = Counter(row[column] for row in rows if row.get(fact) == value)
    return {str(one) for one, many in sharing.items() if many >= _HANGS_ON * usual[one]}


def values_of(
    rows: Sequence[Mapping[str, object]],
    facts: Mapping[str, object],
    columns: Iterable[str],
    *,
    type_: str,
    real: str,
    first: str,
) -> dict[str, str]:
    """The values that a new row of which some facts are true is likely to have in some columns.

    In a column in which nearly all rows have what the others of their type have, it is that. In
    the one that says how ``real`` a row is, those count that are alike in such columns, and in the
    fact that comes ``first``: whether it rests on somebody's word.
    """
    by_type: dict[object, list[Mapping[str, object]]] = {}
    for row in rows:
        by_type.setdefault(row[type_], []).append(row)
    names = [*columns]
    following = [name for name in names if _follows([*by_type.values()], name)]
    of_type = by_type.get(facts.get(type_), [])
    values = {name: likeliest(of_type or rows, facts, name) for name in following}
    shared = {first: facts[first], **values}
    like = [row for row in rows if all(row[name] == one for name, one in shared.items())]
    return {
        name: values.get(name, "") or likeliest((like if name == real else []) or rows, facts, name)
        for name in names
    }


def _follows(groups: Sequence[Sequence[Mapping[str, object]]], column: str) -> bool:
    """Whether the type says what a row has in a column: the groups are the rows of each type."""
    several = [rows for rows in groups if len(rows) > 1]
    usual = sum(Counter(row[column] for row in rows).most_common(1)[0][1] for rows in several)
    return bool(several) and usual >= _FOLLOWS * sum(map(len, several))
