"""Which disagreements bear on what a passage tells."""

from collections.abc import Mapping, Sequence

from sandhi.site.elements.addresses import compare_path
from sandhi.site.store import Store
from sandhi.site.store.rows import TableRow

Disagreements = list[tuple[str, str]]  # each with the path that sets its sides beside each other


def contests_by_record(
    store: Store, speaking: Mapping[tuple[str, str], Sequence[TableRow]]
) -> dict[tuple[str, str], Disagreements]:
    """Return what contests each thing that rows speak of, itself or in the words of those rows."""
    site, membership = store.contents, store.contents.membership
    if membership is None:
        return {topic: [] for topic in speaking}
    keys = {row.key for rows in speaking.values() for row in rows} | {key for _, key in speaking}
    parents: dict[str, set[str]] = {}
    for dispute, record in store.memberships.sharing(membership, keys):
        parents.setdefault(record, set()).add(dispute)
    contests = {}
    for topic, rows in speaking.items():
        topic_keys = {topic[1], *(row.key for row in rows)}
        disputes = sorted({parent for key in topic_keys for parent in parents.get(key, ())})
        if topic[0] == membership.parent.name:
            disputes = []
        parent = membership.parent
        contests[topic] = [
            (site.label(parent.name, key), compare_path(parent, key)) for key in disputes
        ]
    return contests
