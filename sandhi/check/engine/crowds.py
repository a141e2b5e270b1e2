"""Crowds: of many findings of one rule in one column of a table, the first are told, all counted.

The lines of the others are kept as bytes with the last that is told: so what is found in a cell by
several is counted once, and parts of a package that are judged apart come to the same.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from sandhi.anchors import Booleans, Integers
from sandhi.check.finding import Finding
from sandhi.check.rules import cells

HELD = 2_000  # findings of one rule in one column of a table that are told one by one


class Broken(NamedTuple):
    """A cell that breaks a constraint or a rule; without a column, a row that breaks a rule."""

    rule: str
    line: int
    column: str | None


class DividedBreaches(NamedTuple):
    """What is told, and the lines of what is counted, by rule and column."""

    first: list[Broken]
    rest: dict[tuple[str, str | None], list[int]]


def division_of(broken: Iterable[Broken], most: int | None) -> DividedBreaches:
    """The first so many of each crowd, by their lines, and the others; all where there is no limit.

    The order stays as it is.
    """
    every = [*broken]
    if most is None or len(every) <= most:
        return DividedBreaches(every, {})
    lines: dict[tuple[str, str | None], list[int]] = {}
    for breach in every:
        lines.setdefault((breach.rule, breach.column), []).append(breach.line)
    last = {crowd: sorted(of)[most - 1] for crowd, of in lines.items() if len(of) > most}
    rest = {crowd: [one for one in lines[crowd] if one > last[crowd]] for crowd in last}
    first = [
        one for one in every if (at := (one.rule, one.column)) not in last or one.line <= last[at]
    ]
    return DividedBreaches(first, rest)


def with_rest(findings: Sequence[Finding], breaches: DividedBreaches) -> list[Finding]:
    """The findings of the breaches that are told, the last of each crowd with the lines of all."""
    crowded = [*findings]
    carriers = {(one.rule, one.column): at for at, one in enumerate(breaches.first)}
    for crowd, lines in breaches.rest.items():
        at = carriers[crowd]
        crowded[at] = replace(crowded[at], rest=_as_bytes(np.array(lines, dtype=np.int64)))
    return crowded


def told_findings(
    broken: Iterable[Broken], tell: Callable[[Broken], Finding], most: int | None
) -> list[Finding]:
    """Findings of breaches, no more of a crowd than ``most``."""
    breaches = division_of(broken, most)
    return with_rest([tell(one) for one in breaches.first], breaches)


def in_bounds(findings: Sequence[Finding], most: int) -> list[Finding]:
    """Findings in the order of a report, of which several may have been found apart.

    Of each crowd the first stay, and the last of these has the lines of all others.
    """
    crowds: dict[tuple[str, str, str | None], list[int]] = {}
    for at, finding in enumerate(findings):
        if finding.at is not None:
            crowds.setdefault((finding.table, finding.rule, finding.column), []).append(at)
    bounded: list[Finding | None] = [*findings]
    for places in crowds.values():
        of_crowd = [findings[at] for at in places]
        if len(places) <= most and not any(one.rest for one in of_crowd):
            continue
        beyond = np.array([one.at for one in of_crowd[most:]], dtype=np.int64)
        rest = np.unique(np.concatenate([beyond, *(_lines(one) for one in of_crowd)]))
        for at, finding in zip(places, of_crowd, strict=True):
            bounded[at] = replace(finding, rest=b"") if finding.rest else finding
        for at in places[most:]:
            bounded[at] = None
        last = places[:most][-1]
        bounded[last] = replace(findings[last], rest=_as_bytes(rest))
    return [one for one in bounded if one is not None]


def once(findings: Sequence[Finding], structural: Iterable[Finding]) -> list[Finding]:
    """The findings but for those in cells of which others say already that they cannot be read."""
    plain = cells.values_are_written_plainly.id
    unreadable = _Cells(structural)
    unread = _Cells(one for one in findings if one.rule == plain and not one.failed)
    readable = [*filter(None, map(unreadable.without, findings))]
    plainly = (one if one.rule == plain else unread.without(one) for one in readable)
    return [*filter(None, plainly)]


class _Cells:
    """The cells in which something was found, those that were only counted among them."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Take the cells of some findings."""
        self._single = set[tuple[str, str, int | None, str | None]]()
        lines: dict[tuple[str, str | None], list[Integers]] = {}
        for finding in findings:
            self._single.add(finding.cell)
            line = [finding.at] if finding.at is not None else []
            of_column = lines.setdefault((finding.table, finding.column), [])
            of_column += [np.array(line, dtype=np.int64), _lines(finding)]
        self._lines = {column: np.concatenate(of) for column, of in lines.items()}

    def without(self, finding: Finding) -> Finding | None:
        """A finding with the lines of others that are not among these; None where none is left.

        One that is among them itself stays where it alone tells of those others.
        """
        rest = _lines(finding)
        rest = rest[~self._has(finding, rest)]
        line = np.array([finding.at if finding.at is not None else -1], dtype=np.int64)
        if not len(rest) and (finding.cell in self._single or self._has(finding, line)[0]):
            return None
        return replace(finding, rest=_as_bytes(rest)) if finding.rest else finding

    def _has(self, finding: Finding, lines: Integers) -> Booleans:
        of_column = self._lines.get((finding.table, finding.column))
        if of_column is None or not len(lines):
            return np.zeros(len(lines), dtype=np.bool_)
        return np.isin(lines, of_column)


def _lines(finding: Finding) -> Integers:
    return np.frombuffer(finding.rest, dtype=np.int64)


def _as_bytes(lines: Integers) -> bytes:
    return lines.astype(np.int64).tobytes()
