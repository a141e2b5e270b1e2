"""What became of a row that somebody cited by its key and its digest."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

from sandhi.files import PackageError
from sandhi.ledger.edition import Edition
from sandhi.ledger.entries import ENDS, Ledger, LedgerEntry


class Fate(StrEnum):
    """What became of a row."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    SPLIT = "split"
    OTHER = "other"  # the row is there, and was never what the digest is of
    UNKNOWN = "unknown"  # there is no such row, and never was


# What a version did to a row that was published before.
FOLLOWED = (Fate.CHANGED, *(Fate(event) for event in ENDS))


@dataclass(frozen=True)
class RowVerdict:
    """What became of a row: in which version, what of it, why, and what stands for it.

    ``cited`` is the first version in which it was as it was cited, ``columns`` has the cells that
    differ since, before and after. ``successors`` are rows that are there, at the ends of chains.
    """

    fate: Fate
    key: str
    table: str = ""
    cited: str = ""
    version: str = ""
    reason: str = ""
    columns: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    successors: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The verdict for programs."""
        columns = {
            name: {"before": before, "after": after}
            for name, (before, after) in self.columns.items()
        }
        return {**asdict(self), "columns": columns, "successors": [*self.successors]}

    def lines(self) -> list[str]:
        """The verdict in words."""
        lead = f" → {', '.join(self.successors)}" if self.successors else ""
        why = f": {self.reason}" if self.reason else ""
        words = {
            Fate.UNCHANGED: f"{self.key} is unchanged{self._since()}.",
            Fate.CHANGED: f"{self.key} was changed in {self.version}{why}.",
            Fate.WITHDRAWN: f"{self.key} was withdrawn in {self.version}{why}.",
            Fate.MERGED: f"{self.key} was merged in {self.version}{why}{lead}.",
            Fate.SPLIT: f"{self.key} was split in {self.version}{why}{lead}.",
            Fate.OTHER: f"{self.key} is there, and no version of it had this digest.",
            Fate.UNKNOWN: f"There is no row {self.key}, and there never was.",
        }
        lines = [words[self.fate]]
        if self.fate in ENDS and not self.cited:
            lines.append("No version of it had this digest.")
        for name, (before, after) in self.columns.items():
            lines.append(f"  {name}: {before or '(empty)'} → {after or '(empty)'}")
        return lines

    def _since(self) -> str:
        return f" since {self.cited}" if self.cited else ""


def normal_digest(text: str) -> str:
    """A digest as the ledger has it; PackageError where the text is none."""
    digest = text.strip().lower().removeprefix("sha256:")
    if not re.fullmatch("[0-9a-f]{64}", digest):
        raise PackageError(f"{text!r} is no SHA-256; give the 64 digits that the citation has")
    return digest


def judge(ledger: Ledger, now: Edition, key: str, digest: str) -> RowVerdict:
    """What became of the row with that key, by the ledger, or where it knows none by the tables."""
    stories = ledger.story(key)
    # A key may stand in a table and in one that says more of its rows; the digest tells them apart.
    for story in stories.values():
        if any(entry.digest == digest for entry in story):
            return _judge(ledger, story, digest)
    for table, edition in now.tables.items():
        if key in edition.rows and edition.digest(key) == digest:
            return RowVerdict(Fate.UNCHANGED, key, table)
    if stories:
        return _judge(ledger, next(iter(stories.values())), digest)
    homes = [name for name, edition in now.tables.items() if key in edition.rows]
    return RowVerdict(Fate.OTHER, key, homes[0]) if homes else RowVerdict(Fate.UNKNOWN, key)


def _judge(ledger: Ledger, story: list[LedgerEntry], digest: str) -> RowVerdict:
    last = story[-1]
    at = next((place for place, one in enumerate(story) if one.digest == digest), None)
    cited = story[at].version if at is not None else ""
    verdict = RowVerdict(Fate.UNCHANGED, last.key, last.table, cited)
    if last.has_ended:
        return replace(
            verdict,
            fate=Fate(last.event),
            version=last.version,
            reason=last.reason,
            successors=successors(ledger, last),
        )
    if at is None:
        return replace(verdict, fate=Fate.OTHER)
    if last.digest == digest:
        return verdict
    first = next(one for one in story[at:] if one.digest != digest)
    return replace(
        verdict,
        fate=Fate.CHANGED,
        version=first.version,
        reason=first.reason,
        columns=_differing(story[at].cells, last.cells),
    )


def _differing(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    return {
        name: (before.get(name, ""), after.get(name, ""))
        for name in dict.fromkeys([*before, *after])
        if before.get(name) != after.get(name)
    }


def successors(ledger: Ledger, entry: LedgerEntry) -> tuple[str, ...]:
    """The rows that are there and stand for one that ended, however many stood between."""
    ends = {
        ending.key: ending for ending in ledger.last.values() if ending.key and ending.has_ended
    }
    standing, waiting, visited = list[str](), [*entry.successors], {entry.key}
    while waiting:
        key = waiting.pop(0)
        if key in visited:
            continue
        visited.add(key)
        if key in ends:
            waiting += ends[key].successors
        else:
            standing.append(key)
    return tuple(standing)
