"""Which disagreements bear on what a passage tells, and how many others take part in them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sandhi.site.elements.addresses import compare_path
from sandhi.site.store import Store
from sandhi.site.store.rows import TableRow


class Contested(NamedTuple):
    """The disagreements, each with the path that sets them side by side; and how many others."""

    by: int
    disagreements: list[tuple[str, str]]


UNCONTESTED = Contested(0, [])


def contests_by_record(
    store: Store, speaking: Mapping[tuple[str, str], Sequence[TableRow]]
) -> dict[tuple[str, str], Contested]:
    """Return what contests each thing that rows speak of, itself or in the words of those rows."""
    site, membership = store.contents, store.contents.membership
    if membership is None:
        return dict.fromkeys(speaking, UNCONTESTED)
    keys = {row.key for rows in speaking.values() for row in rows} | {key for _, key in speaking}
    parents: dict[str, set[str]] = {}
    records: dict[str, set[str]] = {}
    for dispute, record in store.memberships.sharing(membership, keys):
        parents.setdefault(record, set()).add(dispute)
        records.setdefault(dispute, set()).add(record)
    contests = {}
    for topic, rows in speaking.items():
        topic_keys = {topic[1], *(row.key for row in rows)}
        disputes = sorted({parent for key in topic_keys for parent in parents.get(key, ())})
        if topic[0] == membership.parent.name:
            disputes = []
        others = {record for dispute in disputes for record in records[dispute]} - topic_keys
        parent = membership.parent
        paths = [(site.label(parent.name, key), compare_path(parent, key)) for key in disputes]
        contests[topic] = Contested(len(others), paths)
    return contests
