"""Rules of passages, that none stops within its clause."""

from typing import Any

from sandhi.check.context import TEXTS
from sandhi.check.example import Example, Row


def ends_with_its_clause(table: str, sentence: str, cut: str) -> dict[str, Any]:
    """Return what a rule has that the passages of a table end with their clause, but for its words.

    Examples are of a sentence with its full stop, and of what is left of it where it is cut.
    """

    def quoted(quote: str) -> Example:
        row: Row = {"seed_id": "S001", "quote": quote, "end": len(quote)}
        return Example(tables={table: [row]}, texts={"S001": sentence})

    return {
        "table": table,
        "column": "quote",
        "reads": (TEXTS,),
        "mend": "Let the passage run on to the end of its clause, or end before the word that "
        "hangs on.",
        "why": "A clause without its verb does not state what it is cited for.",
        "since": "0.1.0",
        "keeps": quoted(sentence[:-1]),
        "breaks": quoted(cut),
    }
