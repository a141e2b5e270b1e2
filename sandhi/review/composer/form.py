"""What the composer's form says, read back; anything may be in it, as in that of a candidate."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from starlette.datastructures import FormData

from sandhi.review.form import MisshapenForm, texts_of

_PLAIN = (
    *("action", "seed", "start", "end", "table", "known", "other"),
    *("page", "also", "base", "more", "by_hand"),
)
_OF_COLUMN = ("cell", "mention", "term")
_OF_JOIN = ("take", "role", "words", "key")
# What may be asked for: the action, whether a known row is chosen, and whether with more of it.
_ASKED = {
    *(("new", False, False), ("known", False, False), ("", True, False)),
    *(("", False, True), ("known", False, True), ("more", False, False)),
}
_DIGITS = re.compile(r"[0-9]{1,9}")
CANDIDATES = "/"  # the page that leads to the composer, where that is not the text
# Or it is the composer itself, for a row in which who is new has a part.
_BACK = re.compile(
    r"/|/compose\?seed=[\w-]{1,40}&start=[0-9]{1,9}&end=[0-9]{1,9}&table=\w{1,60}", re.ASCII
)
# Stands for the key of a row that the curator names beside those offered; of more, they are +2, +3.
OTHER = "+"


class GivenJoin(NamedTuple):
    """A row that is to be joined: by which table, its key, as what, and the words that show it.

    ``is_named`` tells that the curator names it, beside those that are offered.
    """

    table: str
    key: str
    role: str
    words: str
    is_named: bool = False


class Place(NamedTuple):
    """A passage, by its seed and offsets, and the table of which it is to be a row."""

    seed: str
    start: int
    end: int
    table: str

    @property
    def address(self) -> str:
        """The page of the composer for it."""
        return f"/compose?seed={self.seed}&start={self.start}&end={self.end}&table={self.table}"


def back_to(page: str) -> str:
    """The page to which the way goes back from the composer; empty where that is the text."""
    return page if _BACK.fullmatch(page) else ""


class GivenPassage(NamedTuple):
    """The composer's form as it was sent: what is to be done with which passage, and the cells.

    ``known_key`` is the row of which it is a mention, empty for a new one: that whose button was
    pressed or, whichever was, the one that is named beside those offered; ``is_more`` tells that
    parts in that row, and links from it, are to be written with the mention. ``untaken`` are the
    offers that are not ticked. ``base`` is the type for which the form was filled in.
    ``is_other_name`` tells that the passage is another name of the row, and ``back`` which page led
    here, to which the way goes back, if not the text. ``by_hand`` names the fields
    that the curator filled in, with blanks between them; None where no script tells.
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
    back: str = ""
    untaken: tuple[GivenJoin, ...] = ()
    base: str = ""
    is_more: bool = False
    by_hand: str | None = None

    @property
    def place(self) -> tuple[str, str, int, int]:
        """The passage, and the table of which it is to be a row."""
        return self.seed, self.table, self.start, self.end

    def moved(self, start: int, end: int, text: str) -> "GivenPassage":
        """What it says, of another passage of its text; what the whole one shows, that one does."""
        words = text[self.start : self.end].split()
        whole = " ".join(text[start:end].split())

        def joined_there(join: GivenJoin) -> GivenJoin:
            return join._replace(words=whole) if join.words.split() == words else join

        return self._replace(
            start=start,
            end=end,
            joins=tuple(map(joined_there, self.joins)),
            untaken=tuple(map(joined_there, self.untaken)),
        )


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
    action, known_key, more = (fields.get(name, "") for name in ("action", "known", "more"))
    if (action, bool(known_key), bool(more)) not in _ASKED:
        raise MisshapenForm("the form does not say whether the row is new or which one it is")
    is_more = bool(more) or action == "more"
    if more:
        action, known_key = action or "more", more
    elif other := fields.get("other", "").strip():
        action, known_key = "more" if is_more else "known", other
    of_column = {head: _below(fields, head) for head in _OF_COLUMN}
    joins = [*_joins(fields)]
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
        tuple(one for one, is_taken in joins if is_taken),
        bool(fields.get("also")),
        back_to(fields.get("page", "")),
        tuple(one for one, is_taken in joins if not is_taken),
        fields.get("base", ""),
        is_more,
        fields.get("by_hand"),
    )


def _below(fields: Mapping[str, str], head: str) -> dict[str, str]:
    return {
        name.removeprefix(f"{head}."): value.strip()
        for name, value in fields.items()
        if name.startswith(f"{head}.")
    }


def _joins(fields: Mapping[str, str]) -> Iterator[tuple[GivenJoin, bool]]:
    """The rows that are offered or named, and whether they are to be joined."""
    roles, words, keys = (_below(fields, head) for head in ("role", "words", "key"))
    ticks = _below(fields, "take")
    for place in dict.fromkeys([*ticks, *keys, *roles, *words]):
        table, _, key = place.partition(".")
        is_named = key.startswith(OTHER)
        key = keys.get(place, "") if is_named else key
        join = GivenJoin(table, key, roles.get(place, ""), words.get(place, ""), is_named)
        yield join, bool(key) if is_named else place in ticks
