"""What the composer's form says, read back; anything may be in it, as in that of a candidate."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from starlette.datastructures import FormData

from sandhi.review.form import MisshapenForm, texts_of

_PLAIN = ("action", "seed", "start", "end", "table", "known", "other", "page", "also")
_OF_COLUMN = ("cell", "mention", "term")
_OF_JOIN = ("take", "role", "words", "key")
_DIGITS = re.compile(r"[0-9]{1,9}")
CANDIDATES = "/"  # the page that leads to the composer, where that is not the text
OTHER = "+"  # stands for the key of the row that the curator names beside those offered


class GivenJoin(NamedTuple):
    """A row that is to be joined: by which table, its key, as what, and the words that show it."""

    table: str
    key: str
    role: str
    words: str


class GivenPassage(NamedTuple):
    """The composer's form as it was sent: what is to be done with which passage, and the cells.

    ``known_key`` is the row of which it is a mention, empty for a new one: that whose button was
    pressed or, whichever was, the one that is named beside those offered. ``is_other_name`` tells
    that the passage is another name of it, and ``from_candidates`` that the page of candidates led
    here, to which the way goes back.
    """

    action: str
    seed: str
    start: int
    end: int
    table: str
    known_key: str
    cells: dict[str, str]
    mention: dict[str, str]
    term: dict[str, str]
    joins: tuple[GivenJoin, ...]
    is_other_name: bool = False
    from_candidates: bool = False

    @property
    def place(self) -> tuple[str, str, int, int]:
        """The passage, and the table of which it is to be a row."""
        return self.seed, self.table, self.start, self.end

    def moved(self, start: int, end: int, text: str) -> "GivenPassage":
        """What it says, of another passage of its text; what the whole one shows, that one does."""
        words = text[self.start : self.end].split()
        joins = (
            one._replace(words="") if one.words.split() == words else one for one in self.joins
        )
        return self._replace(start=start, end=end, joins=tuple(joins))


def read_passage(form: FormData) -> GivenPassage:
    """Return what a form says; MisshapenForm where no page of ours sends such a one."""
    fields = texts_of(form)
    for name in fields:
        head, dot, rest = name.partition(".")
        is_ours = name in _PLAIN or (dot and head in _OF_COLUMN and rest)
        if not (is_ours or (dot and head in _OF_JOIN and "." in rest)):
            raise MisshapenForm(f"no page of ours has a field {ascii(name)[:60]}")
    for name in ("start", "end"):
        if not _DIGITS.fullmatch(fields.get(name, "")):
            raise MisshapenForm(f"the form does not say in digits where the passage {name}s")
    action, known_key = fields.get("action", ""), fields.get("known", "")
    if (action, bool(known_key)) not in (("new", False), ("known", False), ("", True)):
        raise MisshapenForm("the form does not say whether the row is new or which one it is")
    if other := fields.get("other", "").strip():
        action, known_key = "known", other
    of_column = {head: _below(fields, head) for head in _OF_COLUMN}
    return GivenPassage(
        action or "known",
        fields.get("seed", ""),
        int(fields["start"]),
        int(fields["end"]),
        fields.get("table", ""),
        known_key,
        of_column["cell"],
        of_column["mention"],
        of_column["term"],
        tuple(_joins(fields)),
        bool(fields.get("also")),
        fields.get("page") == CANDIDATES,
    )


def _below(fields: Mapping[str, str], head: str) -> dict[str, str]:
    return {
        name.removeprefix(f"{head}."): value.strip()
        for name, value in fields.items()
        if name.startswith(f"{head}.")
    }


def _joins(fields: Mapping[str, str]) -> Iterator[GivenJoin]:
    """The rows that are ticked, and the one that is named."""
    roles, words = _below(fields, "role"), _below(fields, "words")
    for place in _below(fields, "take"):
        table, _, key = place.partition(".")
        yield GivenJoin(table, key, roles.get(place, ""), words.get(place, ""))
    for place, key in _below(fields, "key").items():
        if key:
            table = place.partition(".")[0]
            yield GivenJoin(table, key, roles.get(place, ""), words.get(place, ""))
