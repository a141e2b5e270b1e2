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
    changelog: str, section: VersionSection, differences: Differences, entries: list[LedgerEntry]
) -> str:
    """The changelog with what changed in the data at the end of a section, in place of before."""
    text_by_hand = _OURS.sub("", section.text).strip("\n")
    text = f"{text_by_hand}\n\n{data_section(differences, entries)}\n"
    rest = changelog[section.end :]
    return changelog[: section.start] + text + (f"\n{rest}" if rest else "")


def data_section(differences: Differences, entries: Iterable[LedgerEntry]) -> str:
    """What changed in the data: table by table, with what breaks a reader first."""
    lines = [HEADING, *_breaking(differences, entries)]
    others = [str(column) for column in differences.columns if column.level is not Level.MAJOR]
    if differences.old.tables:
        lines += [f"- {line}" for line in others]
    if not differences:
        return "\n".join([*lines, "No row and no column changed."])
    lines += ["", "| table | added | changed | ended |", "|---|---|---|---|"]
    for table in differences.tables:
        counts = (_count(differences, table, event) for event in (ADDED, CHANGED, GONE))
        lines.append(f"| {table} | {' | '.join(counts)} |")
    return "\n".join(lines)


def _breaking(differences: Differences, entries: Iterable[LedgerEntry]) -> Iterator[str]:
    for column in differences.columns:
        if column.level is Level.MAJOR:
            yield f"- **Breaking**: {column}"
    for entry in entries:
        if entry.has_ended and entry.key:
            into = f" into {', '.join(entry.successors)}" if entry.successors else ""
            where = f"{entry.key} of {entry.table}"
            yield f"- **Breaking**: {where} was {entry.event}{into} ({entry.reason})"


def _count(differences: Differences, table: str, event: str) -> str:
    """How many rows, and which, where they are few and stood in the version before."""
    keys = [row.key for row in differences.rows if row.table == table and row.event == event]
    if not keys:
        return ""
    names_keys = 0 < len(keys) <= _NAMED and bool(differences.old.tables)
    return f"{len(keys)}: {', '.join(keys)}" if names_keys else str(len(keys))
