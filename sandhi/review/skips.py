"""What curators have skipped in a package: put off until they bring it back, in later sittings too.

It is theirs and no part of the data, and so lies outside of the package, beside what is trusted.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from sandhi.files import PackageError, parse_json, reason, regular_bytes
from sandhi.package.trust import state_file
from sandhi.writing import disk
from sandhi.writing.lock import hold_lock

# What becomes of candidates, by their names: put off, with their words, or brought back.
SkipChanges = Mapping[str, str | None]


class SkippedCandidates:
    """The candidates that are put off: by their names, which say where they stand, their words."""

    def __init__(self, root: Path) -> None:
        """Read what was put off in a package; nothing where that cannot be read."""
        self._root = root
        self._unwritten: dict[str, str | None] = {}  # of this sitting alone
        self.quotes: Mapping[str, str] = self._skips_on_disk()

    def change(self, changes: SkipChanges) -> str:
        """Put off and bring back; why only for this sitting, where that cannot be written.

        What other sittings have put off meanwhile stays so.
        """
        changes = {**self._unwritten, **changes}
        self.quotes = _changed(self.quotes, changes)
        try:
            file = state_file(self._root, "skipped")
            disk.new_folders(file.parent)
            with hold_lock(file.parent):
                self.quotes = _changed(self._skips_on_disk(), changes)
                _replace(file, json.dumps(self.quotes, ensure_ascii=False, indent=1).encode())
        except (OSError, PackageError) as error:
            self._unwritten = {**changes}
            return reason(error) if isinstance(error, OSError) else str(error)
        self._unwritten = {}
        return ""

    def _skips_on_disk(self) -> Mapping[str, str]:
        """What was put off in a package, in whatever sitting."""
        with suppress(OSError, PackageError, ValueError):
            quotes = parse_json(regular_bytes(state_file(self._root, "skipped")))
            if isinstance(quotes, dict) and all(isinstance(one, str) for one in quotes.values()):
                json.dumps(quotes, ensure_ascii=False).encode()  # ValueError for half a character
                return quotes
        return {}


def _changed(quotes: Mapping[str, str], changes: SkipChanges) -> dict[str, str]:
    every = {**quotes, **changes}
    return {name: quote for name, quote in every.items() if quote is not None}


def _replace(file: Path, data: bytes) -> None:
    """Write a file in place of what is there: whole, or not at all."""
    new = file.with_name(f".{file.name}.new")
    disk.remove(new)
    try:
        disk.write_new(new, data)
        disk.rename(new, file)
    except BaseException:
        with suppress(OSError):  # what came first is what is told
            disk.remove(new)
        raise
