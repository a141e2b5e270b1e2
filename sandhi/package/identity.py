"""What makes the row of a published key the same fact from version to version, by its columns.

A package declares it in the property ``sandhi`` of a Table Schema:

    "sandhi": {
      "identity": {
        "fact": ["shop_id"],
        "added": ["closed"],
        "why": "An offer is one of a shop; what it costs may have been misread."
      }
    }
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sandhi.package.soundness.typed import items_of


@dataclass(frozen=True)
class Identity:
    """Which columns of a table hold a key to its fact, and which only add to it.

    A cell of ``fact`` stays as it was published: another one is another fact, under another key.
    One of ``added`` may be filled in later, and stays then. Every other may be corrected under the
    same key. ``why`` is what a curator is told.
    """

    fact: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    why: str = ""

    def holds(self, column: str, before: str, after: str) -> bool:
        """Whether a cell may become another one under the key that its row was published by."""
        if before == after:
            return True
        if column in self.fact:
            return False
        return column not in self.added or not before


def parse_identity(raw: Mapping[str, Any]) -> Identity | None:
    """The identity in the property ``sandhi`` of a schema; None where none is declared.

    AttributeError, KeyError or TypeError where it is misshapen.
    """
    raw_identity = raw.get("identity")
    if raw_identity is None:
        return None
    fact, added = (items_of(raw_identity.get(part, ())) for part in ("fact", "added"))
    return Identity(fact, added, raw_identity["why"])


def identity_json(identity: Identity | None) -> dict[str, Any]:
    """The property ``sandhi`` of a schema; ``parse_identity`` makes the same of it again."""
    if identity is None:
        return {}
    parts = asdict(identity)
    return {"identity": {name: part if name == "why" else [*part] for name, part in parts.items()}}
