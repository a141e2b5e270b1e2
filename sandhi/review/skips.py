"""What curators have skipped in a package: put off until they bring it back, in later sittings too.

It is theirs and no part of the data (``remembered``).
"""

from collections.abc import Mapping
from pathlib import Path

from sandhi.files import PackageError, reason
from sandhi.review.remembered import changed_texts, remember, remembered_texts

# What becomes of candidates, by their names: put off, with their words, or brought back.
SkipChanges = Mapping[str, str | None]
_OF = "skipped"


class SkippedCandidates:
    """The candidates that are put off: by their names, which say where they stand, their words."""

    def __init__(self, root: Path) -> None:
        """Read what was put off in a package; nothing where that cannot be read."""
        self._root = root
        self._unwritten: dict[str, str | None] = {}  # of this sitting alone
        self.quotes: Mapping[str, str] = remembered_texts(root, _OF)

    def change(self, changes: SkipChanges) -> str:
        """Put off and bring back; why only for this sitting, where that cannot be written.

        What other sittings have put off meanwhile stays so.
        """
        changes = {**self._unwritten, **changes}
        self.quotes = changed_texts(self.quotes, changes)
        try:
            self.quotes = remember(self._root, _OF, changes)
        except (OSError, PackageError) as error:
            self._unwritten = {**changes}
            return reason(error) if isinstance(error, OSError) else str(error)
        self._unwritten = {}
        return ""
