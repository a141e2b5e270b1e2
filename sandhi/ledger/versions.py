"""Numbers of versions (MAJOR.MINOR.PATCH), and which one a change asks for."""

import re
from enum import IntEnum
from typing import NamedTuple

from sandhi.files import PackageError

# Numbers of up to nine digits, more than anybody counts.
_FORM = re.compile(r"(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})")


class Level(IntEnum):
    """How much a change asks of those who build on the data."""

    PATCH = 0  # something was corrected
    MINOR = 1  # something was added
    MAJOR = 2  # something that was there is no longer, or means something else


class Version(NamedTuple):
    """The number of a version; they compare as numbers do."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return ".".join(map(str, self))

    def least(self, level: Level) -> "Version":
        """The least number that a change of this level may have after this version.

        Before 1.0.0 nothing is promised yet: what breaks a reader counts up the second number.
        """
        if level is Level.MAJOR and self.major:
            return Version(self.major + 1, 0, 0)
        if level is Level.PATCH:
            return Version(self.major, self.minor, self.patch + 1)
        return Version(self.major, self.minor + 1, 0)


def parse_version(text: str) -> Version:
    """The number that a text is; PackageError where it is none."""
    parts = _FORM.fullmatch(text)
    if not parts:
        raise PackageError(f"{text[:40]!r} is no number of a version; write it as in 1.0.0")
    return Version(*map(int, parts.groups()))
