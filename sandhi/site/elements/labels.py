"""Words made shorter where there is little room, or where a part of them stands already."""

from sandhi.package.labels import SEPARATOR
from sandhi.site.store import DatabaseTable


def without(label: str, *names: str) -> str:
    """Return the label of a row without the part that names the row which it refers to.

    A part that ends with an ellipsis was cut, and stands for any name that begins so.
    """
    kept = [
        part
        for part in label.split(SEPARATOR)
        if part not in names
        and not (part.endswith("…") and any(name.startswith(part[:-1]) for name in names))
    ]
    return SEPARATOR.join(kept) or label


def noun(table: DatabaseTable) -> str:
    """Return what one row of a table is called: as its key is."""
    return table.key.removesuffix("_id").replace("_", " ").capitalize() or table.title


def first_sentence(text: str) -> str:
    """Return a description up to its first full stop."""
    head, stop, _ = text.partition(". ")
    return head + stop.strip()


def beginning(text: str) -> str:
    """Return the head of a text up to its last whole word."""
    head = " ".join(text.split())
    return (head.rpartition(" ")[0] or head) + " …"
