"""What curators have skipped in a package: put off until they bring it back, in later sittings too.

It is theirs and no part of the data, and so lies outside of the package, beside what is trusted.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from sandhi.files import PackageError, parsed, reason, regular_bytes
from sandhi.package.trust import state_file
from sandhi.writing import disk


class SkippedCandidates:
    """The candidates that are put off: by their names, which say where they stand, their words."""

    def __init__(self, root: Path) -> None:
        """Read what was put off in a package; nothing where that cannot be read."""
        self._root = root
        self.quotes: Mapping[str, str] = {}
        with suppress(OSError, PackageError, ValueError):
            quotes = parsed(regular_bytes(state_file(root, "skipped")))
            if isinstance(quotes, dict) and all(isinstance(one, str) for one in quotes.values()):
                self.quotes = quotes

    def keep(self, quotes: Mapping[str, str]) -> str:
        """Let these be what is put off; why only for this sitting, where it cannot be written."""
        self.quotes = {**quotes}
        try:
            file = state_file(self._root, "skipped")
            new = file.with_name(f".{file.name}.new")
            disk.new_folders(file.parent)
            disk.remove(new)
            disk.write_new(new, json.dumps(self.quotes, ensure_ascii=False, indent=1).encode())
            disk.rename(new, file)
        except PackageError as error:
            return str(error)
        except OSError as error:
            return reason(error)
        return ""
