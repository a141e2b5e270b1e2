"""Lists of rows on the page of another one, and how much of them is shown at once."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sandhi.site.elements.facts import Fact
from sandhi.site.elements.interface import gettext
from sandhi.site.elements.values.roles import RoleLine
from sandhi.site.store import DatabaseTable
from sandhi.site.store.texts import Quotation

MOST = 120  # rows of a table that a page shows
# A list shows so many rows at once, and unfolds the others; of passages, one of each article.
PASSAGES_AT_ONCE, ARTICLES_AT_ONCE, ROWS_AT_ONCE = 3, 6, 8
_OF_FORM = {"passages": PASSAGES_AT_ONCE, "compared": 24}
_ALL = 1 << 30  # rows: what is unfolded is all that was read


class ReferringRow(NamedTuple):
    """A row that refers to another one: in its label, its facts, and the passage it stands in.

    ``long_text`` is what it says at length, where it is there to say something of the other one;
    ``told_lines`` how a passage tells it, and on whose word; ``when`` its date, where rows stand in
    the order of time.
    """

    key: str
    label: str
    path: str
    facts: list[Fact]
    passage: Quotation | None
    long_text: str = ""
    told_lines: Sequence[RoleLine] = ()
    when: Fact | None = None


class ReferringSection(NamedTuple):
    """Rows that have a coded value, or a source, in common.

    ``phrase`` says in words what the value says of them: on the page of what they speak of, with
    ``{}`` for their names. ``total`` is how many they are where ``rows`` has some of them, from the
    ``first`` on.
    """

    title: str
    definition: str
    path: str
    rows: list[ReferringRow]
    phrase: str = ""
    total: int = 0
    first: int = 1

    @property
    def stretch(self) -> str:
        """Which of all of them these are, where they are not the first: "2", "2–4"."""
        last = self.first + len(self.rows) - 1
        return f"{self.first}–{last}" if self.first < last else str(last)


class ReferringRows(NamedTuple):
    """The rows of a table that refer to a row by one column.

    ``form`` says how they are read: ``parts`` in rows that others take part in, ``quotes`` (names
    and the like, quoted alone), ``passages`` (quoted in their sentences), ``codes`` (of which each
    says what it is of), ``compared`` (by code, each with its passage), or ``rows``.
    ``is_about_row`` says that the rows speak of nothing else. ``more`` is the path of all, where
    not all are shown. ``is_of_record`` is false where they say something of other records than
    that whose page it is. ``heading`` is what the package declares that they are called.
    """

    table: DatabaseTable
    by: str
    form: str
    is_about_row: bool
    total: int
    sections: list[ReferringSection]
    more: str
    is_of_record: bool = True
    heading: str = ""

    @property
    def title(self) -> str:
        """What they are called on the page: of what one says of others, what it says it for."""
        if self.heading:
            return self.heading
        says_of_others = self.table.record and not self.is_of_record
        return gettext("What it says") if says_of_others else self.table.title

    @property
    def _at_once(self) -> int:
        """How many rows its list shows at once; a single one is not folded away."""
        most = _OF_FORM.get(self.form, ROWS_AT_ONCE)
        rows = sum(len(section.rows) for section in self.sections)
        return rows if rows == most + 1 else most

    @property
    def first(self) -> list[ReferringSection]:
        """The rows that its list shows at once."""
        if self._is_by_article:
            return [
                section._replace(rows=section.rows[:1], total=len(section.rows))
                for section in self.sections[:ARTICLES_AT_ONCE]
            ]
        return _stretch(self.sections, 0, self._at_once)

    @property
    def rest(self) -> list[ReferringSection]:
        """The rows that its list unfolds."""
        if self._is_by_article:
            others = [
                section._replace(rows=section.rows[1:], total=len(section.rows), first=2)
                for section in self.sections[:ARTICLES_AT_ONCE]
                if section.rows[1:]
            ]
            return [*others, *self.sections[ARTICLES_AT_ONCE:]]
        return _stretch(self.sections, self._at_once, _ALL)

    @property
    def rest_in_words(self) -> str:
        """What parts its list unfolds, and how many of each; nothing of other rows."""
        if self.form != "parts":
            return ""
        rest = [(section.title, len(section.rows)) for section in self.rest if section.title]
        return ", ".join(f"{title[0].lower()}{title[1:]} {count:,}" for title, count in rest)

    @property
    def _is_by_article(self) -> bool:
        return self.form == "passages" and len(self.sections) > 1

    @property
    def read(self) -> int:
        """How many rows were read."""
        return sum(len(section.rows) for section in self.sections)

    @property
    def folded(self) -> int:
        """How many rows its list unfolds."""
        return sum(len(section.rows) for section in self.rest)

    @property
    def place(self) -> str:
        """Where it stands on the page."""
        by = f"-{self.by.lower().replace(' ', '-')}" if self.by else ""
        if self.heading and self.heading not in self.table.settings.headings.values():
            by += "-apart"
        return f"by-{self.table.name}{by}"


def joined_groups(groups: Iterable[ReferringRows]) -> list[ReferringRows]:
    """Return groups of which those of parts under one heading are one: the last ones stand first.

    What stands apart from others of its table is more than a mention of the same.
    """
    joined: dict[object, ReferringRows] = {}
    for place, group in enumerate(groups):
        name = group.heading if group.heading and group.form == "parts" else place
        before = joined.get(name)
        joined[name] = (
            before._replace(
                sections=[*group.sections, *before.sections],
                total=before.total + group.total,
                more=before.more or group.more,
            )
            if before
            else group
        )
    return [*joined.values()]


def _stretch(sections: Sequence[ReferringSection], start: int, end: int) -> list[ReferringSection]:
    """The rows of sections from one place to another, counted through all of them."""
    stretch, passed = [], 0
    for section in sections:
        rows = section.rows[max(start - passed, 0) : max(end - passed, 0)]
        if rows:
            total = len(section.rows) if start <= passed else 0
            stretch.append(section._replace(rows=rows, total=total))
        passed += len(section.rows)
    return stretch
