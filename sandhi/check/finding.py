"""What a check finds."""

from typing import NamedTuple


class Finding(NamedTuple):
    """One breach of one rule: where it is, what stands there, and how to mend it.

    ``key`` is the row's own key, ``line`` the line of the CSV on which the row begins (the
    header's is 1); they and ``column`` are None where the breach is not in one row or column.
    ``sentence`` is the rule's, ``mend`` says what to do; ``file`` is relative to the package.
    """

    rule: str
    table: str
    key: str | None
    column: str | None
    line: int | None
    found: str
    sentence: str
    mend: str
    file: str

    @property
    def message(self) -> str:
        """What is wrong, and how to mend it."""
        return f"{self.sentence} {self.mend}"
