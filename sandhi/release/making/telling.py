"""The section on the data that a release writes into the changelog, under what people wrote."""

import re
from collections.abc import Iterable, Iterator

from sandhi.ledger.changelog import VersionSection
from sandhi.ledger.changes import ADDED, CHANGED, GONE, Differences
from sandhi.ledger.entries import LedgerEntry
from sandhi.ledger.versions import Level

HEADING = "### Data"
_OURS = re.compile(rf"(?m)^{HEADING}\n(?:(?!###? ).*\n?)*")
_NAMED = 6  # rows that a line names


def with_data(
    changelog: str, section: VersionSection, found: Differences, entries: list[LedgerEntry]
) -> str:
    """The changelog with what changed in the data at the end of a section, in place of before."""
    own = _OURS.sub("", section.text).strip("\n")
    text = f"{own}\n\n{data_section(found, entries)}\n"
    rest = changelog[section.end :]
    return changelog[: section.start] + text + (f"\n{rest}" if rest else "")


def data_section(found: Differences, entries: Iterable[LedgerEntry]) -> str:
    """What changed in the data: table by table, with what breaks a reader first."""
    lines = [HEADING, *_breaking(found, entries)]
    others = [str(one) for one in found.columns if one.level is not Level.MAJOR]
    if found.old.tables:
        lines += [f"- {line}" for line in others]
    if not found:
        return "\n".join([*lines, "No row and no column changed."])
    lines += ["", "| table | added | changed | ended |", "|---|---|---|---|"]
    for table in found.tables:
        counts = (_counted(found, table, event) for event in (ADDED, CHANGED, GONE))
        lines.append(f"| {table} | {' | '.join(counts)} |")
    return "\n".join(lines)


def _breaking(found: Differences, entries: Iterable[LedgerEntry]) -> Iterator[str]:
    for one in found.columns:
        if one.level is Level.MAJOR:
            yield f"- **Breaking**: {one}"
    for entry in entries:
        if entry.ended and entry.key:
            into = f" into {', '.join(entry.successors)}" if entry.successors else ""
            where = f"{entry.key} of {entry.table}"
            yield f"- **Breaking**: {where} was {entry.event}{into} ({entry.reason})"


def _counted(found: Differences, table: str, event: str) -> str:
    """How many rows, and which, where they are few and stood in the version before."""
    keys = [one.key for one in found.rows if one.table == table and one.event == event]
    if not keys:
        return ""
    named = 0 < len(keys) <= _NAMED and bool(found.old.tables)
    return f"{len(keys)}: {', '.join(keys)}" if named else str(len(keys))
