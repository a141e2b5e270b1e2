"""Where articles disagree on what is compared: the passages that take part in a disagreement on it.

Nothing else is marked: what two sentences say of other things is no difference between them. What a
passage says there is told where it is not what the others say, and beside it what was meant, where
that is known.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sandhi.package import Role
from sandhi.site.elements.addresses import record_path, row_path
from sandhi.site.elements.facts import BOUNDS, corrected_words, longest_text
from sandhi.site.elements.values.dates import is_date, written_date
from sandhi.site.elements.values.roles import value_name
from sandhi.site.elements.values.words import value_words
from sandhi.site.store import Contents, DatabaseTable, Store
from sandhi.site.store.memberships import Member
from sandhi.site.store.rows import TableRow
from sandhi.text import Span

_JOINTS, _AROUND = re.compile(r"[,;/]"), " .:।()\"'“”‘’…"  # of words that are quoted
HUES = 8  # that the styles know; further disagreements begin with the first again


class BearingDispute(NamedTuple):
    """A disagreement on what is compared; ``hue`` counts from 1, in the order of their keys.

    ``words`` are those of the texts that are quoted where it is said how it is read.
    """

    key: str
    hue: int
    label: str
    path: str
    words: frozenset[str] = frozenset()

    def quoted_in(self, text: str) -> Iterator[Span]:
        """Yield where a passage of it has the words that are quoted, each as a whole."""
        for word in sorted(self.words):
            start = text.find(word)
            while start >= 0:
                end = start + len(word)
                if not any(map(_goes_on, (text[start - 1 : start], text[end : end + 1]))):
                    yield Span(start, end)
                start = text.find(word, end)


class DisputedPassage(NamedTuple):
    """A passage that takes part in a disagreement, and what it says there, under a title.

    ``path`` leads to the row that says it. ``value`` is empty where all say the same of that kind;
    ``meant_value`` is what it should say, where that is known.
    """

    dispute: BearingDispute
    seed: str
    span: Span
    path: str
    title: str = ""
    value: str = ""
    meant_value: str = ""


def bearing_disputes(
    store: Store, table: DatabaseTable, key: str, telling: Iterable[str]
) -> list[BearingDispute]:
    """Return the disagreements on a row: itself, or those that it or rows that tell of it are in.

    ``telling`` are the keys of those rows.
    """
    membership = store.contents.membership
    if membership is None:
        return []
    keys = {key}
    if table.name != membership.parent.name:
        shared = store.memberships.sharing(membership, {key, *telling})
        keys = {parent for parent, _ in shared}
    parent = membership.parent
    rows = sorted(store.rows.keyed(parent, keys), key=lambda row: row.key)
    return [
        BearingDispute(
            row.key,
            place % HUES + 1,
            store.contents.row_name(parent.name, row.key, row.text(parent.label)),
            row_path(parent.name, row.key),
            _quoted(store.contents, longest_text(row)),
        )
        for place, row in enumerate(rows)
    ]


def _quoted(site: Contents, text: str) -> frozenset[str]:
    """What a text in our words has of the texts' own."""
    passages = (text[start:end] for start, end, _ in site.languages.passages(text))
    words = (word.strip(_AROUND) for passage in passages for word in _JOINTS.split(passage))
    return frozenset(word for word in words if len(word) > 1)


def _goes_on(character: str) -> bool:
    """Whether a word goes on with a character: a letter, or a sign on one."""
    return unicodedata.category(character)[0] in "LM" if character else False


def disputed_passages(store: Store, disputes: Sequence[BearingDispute]) -> list[DisputedPassage]:
    """Return the passages that take part in some disagreements, in the order of the texts."""
    membership = store.contents.membership
    by_key = {dispute.key: dispute for dispute in disputes}
    if membership is None or not disputes:
        return []
    members = store.memberships.members(membership, by_key)
    rows = store.memberships.member_rows(members)
    titles = {
        name: one.title for one in store.contents.settings.reader.presets for name in one.tables
    }
    words = {member.key: _words(store.contents, rows.get(member.record)) for member in members}
    return [
        DisputedPassage(
            by_key[member.parent],
            member.seed_id,
            member.span,
            record_path(member.record),
            *_telling(member, members, words, rows, titles),
        )
        for member in members
        if member.seed_id and member.span
    ]


def _telling(
    member: Member,
    members: Iterable[Member],
    words: Mapping[str, tuple[str, str]],
    rows: Mapping[str, TableRow],
    titles: Mapping[str, str],
) -> tuple[str, str, str]:
    """The title of what a member says, that, and what was meant; nothing where all say the same."""
    value, meant_value = words[member.key]
    others = {
        words[other.key]
        for other in members
        if (other.parent, other.table) == (member.parent, member.table)
    }
    if not value or (len(others) < 2 and not meant_value):
        return "", "", ""
    table = rows[member.record].table
    return titles.get(table.name, table.title), value, meant_value


def _words(site: Contents, row: TableRow | None) -> tuple[str, str]:
    """What a row says, as people read it, and what it should say where that is known."""
    if row is None:
        return "", ""
    for column, right in row.table.corrections.items():
        if row[right] is not None:
            return corrected_words(row, column, right)
    columns = _compared_columns(site).get(row.table.name, ())
    if row.table.role is Role.MENTION and row.table.home.column not in columns:
        return "", ""  # which say how something is told, and hardly what is disputed
    return _value(site, row, columns), ""


def _compared_columns(site: Contents) -> Mapping[str, tuple[str, ...]]:
    """Return which columns say what a row has to say: those declared, or what mentions name."""
    declared = site.settings.reader.compared
    return declared or {
        table.name: (table.home.column,) for table in site.anchored if table.role is Role.MENTION
    }


def _value(site: Contents, row: TableRow, columns: tuple[str, ...]) -> str:
    """What a row says in some columns, as people read it; of a date's bounds, the date."""
    if len(columns) == 2 and columns[0].endswith(BOUNDS[0]) and columns[1].endswith(BOUNDS[1]):
        dates = (row.text(name) for name in row.table.titles if not name.endswith(BOUNDS))
        days = dict.fromkeys(filter(None, (row.text(column) for column in columns)))
        return written_date(next(filter(is_date, dates), "/".join(days)))
    return " ".join(filter(None, (_cell_words(site, row, column) for column in columns)))


def _cell_words(site: Contents, row: TableRow, column: str) -> str:
    table, value = row.table, row.text(column)
    if target := table.references.get(column):
        return site.label(target, value) if value else ""
    if value and column in table.values:
        return value_name(site, table.name, column, value)
    return value_words(row[column], is_name=column in table.naming) if value else ""
