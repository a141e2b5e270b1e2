"""A source text, as programs have it."""

from dataclasses import dataclass, field

from sandhi.package.labels import Row


@dataclass(frozen=True)
class DatasetText:
    """A source text: its key, the text as it stands, whose it is, and what its row says of it.

    >>> import sandhi
    >>> seed = sandhi.open("tests/packages/cricket").seed("M1")
    >>> seed.passage(21, 25)
    'भारत'
    >>> seed.values["headline"]
    'पुणे में भारत की जीत'
    """

    key: str
    text: str = field(repr=False)
    rights: str
    values: Row = field(repr=False)

    def passage(self, start: int, end: int) -> str:
        """Return the passage from one code point to before another, as anchors count them.

        IndexError where the text has no such passage.
        """
        if not 0 <= start < end <= len(self.text):
            raise IndexError(
                f"{self.key} has no passage {start}-{end}: start is before end, and the text has "
                f"{len(self.text)} code points"
            )
        return self.text[start:end]

    def __len__(self) -> int:
        return len(self.text)

    def __str__(self) -> str:
        return self.text
