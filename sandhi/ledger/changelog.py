"""CHANGELOG.md: a section for each version, and what it says became of rows.

A section is told by its heading, ``## 1.2.0 (2024-01-31)``. In it a line says why a row that was
published is there no longer, or why one was corrected:

    - withdrawn F0012: it was counted twice
    - merged F0013 into F0014: the same claim
    - split E0003 into E0004, E0005: two meetings
    - corrected F0017: the source says eleven

Where one key stands in two tables, ``withdrawn A0001 of states: …`` says which is meant.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from sandhi.files import PackageError, is_there, read_text

CHANGELOG = "CHANGELOG.md"
_SECTION = re.compile(r"^## +\[?([^\s\]]+)\]?(.*)\n((?:(?!## ).*\n?)*)", re.MULTILINE)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_STATEMENT = re.compile(
    r"^[-*] +(withdrawn|merged|split|corrected) +(\S+?)(?: +of +(\S+))?"
    r"(?: +into +([^\s:,]+(?:, *[^\s:,]+)*))?: +(\S.*(?:\n[ \t]+\S.*)*)",
    re.MULTILINE,
)
_BEGUN = re.compile(r"^[-*] +(?:withdrawn|merged|split) +\S+.*", re.MULTILINE)
# How many rows stand for one that ended so.
_SUCCESSORS = {"withdrawn": (0, 0), "merged": (1, 1), "split": (2, 1_000), "corrected": (0, 0)}


class VersionSection(NamedTuple):
    """A section of the changelog: its version, the day that its heading names, if any, its text.

    ``start`` and ``end`` are where its text lies in the file.
    """

    version: str
    day: str
    text: str
    start: int
    end: int


class Statement(NamedTuple):
    """What a section says became of a row: how it ended, or that it was corrected, and why."""

    event: str
    key: str
    table: str
    successors: tuple[str, ...]
    reason: str


def sections(text: str) -> list[VersionSection]:
    """The sections of a changelog, in its order."""
    version_sections = []
    for match in _SECTION.finditer(text):
        day = _DAY.search(match[2])
        version_sections.append(
            VersionSection(match[1], day[0] if day else "", match[3], match.start(3), match.end())
        )
    return version_sections


def read_changelog(root: Path) -> str:
    """The changelog of a package; empty where it has none, PackageError where it is unreadable."""
    return read_text(root, CHANGELOG) if is_there(root, CHANGELOG) else ""


def statements(text: str, released_versions: Iterable[str]) -> list[Statement]:
    """What the sections of unreleased versions say of rows; PackageError where one is unclear."""
    released = {*released_versions}
    return [
        statement
        for section in sections(text)
        if section.version not in released
        for statement in statements_of(section)
    ]


def statements_of(section: VersionSection) -> list[Statement]:
    """What a section says became of rows; PackageError where that is unclear."""
    section_statements = []
    for match in _STATEMENT.finditer(section.text):
        event, key, table, into, reason = match.groups()
        successors = tuple(filter(None, re.split(r"[, ]+", into or "")))
        least, most = _SUCCESSORS[event]
        if not least <= len(successors) <= most:
            raise _unclear(match[0])
        section_statements.append(
            Statement(event, key, table or "", successors, " ".join(reason.split()))
        )
    for begun in _BEGUN.finditer(section.text):
        if not _STATEMENT.match(section.text, begun.start()):
            raise _unclear(begun[0])
    return section_statements


def _unclear(line: str) -> PackageError:
    return PackageError(
        f"{CHANGELOG} says {line.splitlines()[0]!r}; write `- withdrawn KEY: why`, "
        "`- merged KEY into KEY: why` or `- split KEY into KEY, KEY: why`"
    )
