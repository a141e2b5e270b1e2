"""What labels call those who are in them: Joshi, the home side; and how they tell a mood."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from sandhi.language import Mood
from sandhi.language.english.phrases import mood_of, within
from sandhi.package import Package
from sandhi.review.composer.passage import row_cells
from sandhi.review.composer.shape import Shape

_ASIDE = re.compile(r"\s*\([^()]*\)$")  # what a name has after it, such as (territory)
_WORD = re.compile(r"[\w-]+")
_THE = "the "
_IN = "in"  # where something is, if no text says that it is on or at a place


class _Way(NamedTuple):
    """How a text has a name: after which preposition, with which article, and by which words.

    ``is_noun`` tells that these are the noun with which the name begins.
    """

    preposition: str
    article: str
    words: str
    is_noun: bool


class Naming:
    """How the labels of a table's rows, and other English prose, call what these refer to."""

    def __init__(self, package: Package, shape: Shape) -> None:
        """Read the labels of the rows, and the translations."""
        self._package, self._shape = package, shape
        self._rows = row_cells(package, shape.table)
        (self.label, *_) = package.settings.of(shape.table).label or ("",)

    def called(self, table: str, key: str) -> str:
        """What a label calls a row of another table: as those of most rows do that refer to it.

        Where none does, it is what prose calls it by its name; else its noun, where the others of
        its table are mostly called so, or its name.
        """
        form = self._form(table, key)
        return form.article + form.words

    def where(self, table: str, key: str) -> str:
        """The same, with the word by which something is there: on the ground."""
        return f"{self._form(table, key).preposition or _IN} {self.called(table, key)}"

    def of_whole(self, table: str, keys: Sequence[str]) -> list[str]:
        """Rows of a table without those that are a part of another of them, as its columns say."""
        schema, rows = self._package.schemas[table], self._package.rows(table)
        columns = [column for column, target in schema.references.items() if target == table]
        return [key for key in keys if not any(rows[key].get(one) in keys for one in columns)]

    def mood(self, cells: Mapping[str, str]) -> Mood | None:
        """The mood of most labels of rows that are as real as this one."""
        column = self._package.settings.of(self._shape.table).mood
        if not column:
            return None
        rows = [row for row in self._rows if row[column] == cells.get(column)]
        counted = Counter(mood_of(row[self.label]) for row in rows)
        return counted.most_common(1)[0][0] if counted else None

    def is_name(self, word: str) -> bool:
        """Whether a word is of a name, and never written with a small letter in our prose."""
        return word in self._of_names and word.lower() not in self._small

    def references(self) -> Iterator[tuple[str, str]]:
        """The tables to whose rows columns lead, with the columns."""
        for column, table in self._package.schemas[self._shape.table].references.items():
            is_own = table in (self._shape.table, self._shape.vocabulary)
            if table in self._package.schemas and column != "seed_id" and not is_own:
                yield table, column

    def _form(self, table: str, key: str) -> _Way:
        """How this one is called."""
        name = self.full_name(table, key)
        forms = self._label_forms.get((table, key)) or _forms(name, self._prose)
        if not forms:
            others = [_usual(ways) for (one, _), ways in self._label_forms.items() if one == table]
            if 2 * sum(one.is_noun for one in others) > len(others):
                return _Way("", _THE, _noun(name), True)
        if forms:
            return _usual(forms)
        is_capital = name.partition(" ")[2][:1].isupper()  # the Security Council
        words = name if is_capital else within(name, self.is_name)
        return _Way("", self._article(table, key, name), words, False)

    def _article(self, table: str, key: str, name: str) -> str:
        """The article of a name that no text has: that of others of such a noun, of ministries."""
        names = {one: self.full_name(table, one) for one in self._package.rows(table)}
        like_keys = [one for one in names if one != key and _head(names[one]) == _head(name)]
        known_forms = [
            self._label_forms.get((table, one)) or _forms(names[one], self._prose)
            for one in like_keys
        ]
        articles = [_usual(forms).article for forms in known_forms if forms]
        return _THE if 2 * articles.count(_THE) > len(articles) else ""

    def full_name(self, table: str, key: str) -> str:
        """The name of a row of another table, without what is told beside it in brackets."""
        return _ASIDE.sub("", self._package.labels.of(table, key))

    @cached_property
    def _label_forms(self) -> dict[tuple[str, str], list[_Way]]:
        """How the labels call each that their rows refer to, by its table and key."""
        key = self._package.schemas[self._shape.table].primary_key
        labels = {row[key]: row.get(self.label, "") for row in self._rows}
        spoken = [
            (part.target, row[part.to], labels.get(row[part.of], ""))
            for part in self._shape.parts
            for row in row_cells(self._package, part.table)
        ]
        spoken += [
            (table, row[column], row.get(self.label, ""))
            for table, column in self.references()
            for row in self._rows
            if row[column]
        ]
        label_forms: dict[tuple[str, str], list[_Way]] = {}
        for table, target_key, label in spoken:
            if forms := _forms(self.full_name(table, target_key), label, briefly=True):
                label_forms.setdefault((table, target_key), []).append(forms[0])
        return label_forms

    @cached_property
    def _prose(self) -> str:
        """The labels and what else we write of the rows, and the translations, a line each."""
        columns = dict.fromkeys([self.label, *self._shape.composed.drafts])
        prose = [row.get(one, "") for row in self._rows for one in columns]
        sentences = row_cells(self._package, "sentences")
        return "\n".join([*prose, *(row.get("translation", "") for row in sentences)])

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(word for word in _WORD.findall(self._prose) if word.islower())

    @cached_property
    def _of_names(self) -> frozenset[str]:
        tables = [
            *(one.target for one in self._shape.parts),
            *(one for one, _ in self.references()),
        ]
        names = (
            self.full_name(table, key) for table in tables for key in self._package.rows(table)
        )
        return frozenset(word for name in names for word in name.split())


def _forms(name: str, text: str, *, briefly: bool = False) -> list[_Way]:
    """How a text calls one with a name: by all of it, or ``briefly`` by its surname or its noun.

    The name may have a small letter within a sentence. Only the first of the three that is there
    counts.
    """
    others = name.split()[1:]
    ways = [(f"[{name[:1].upper()}{name[:1].lower()}]{re.escape(name[1:])}", False)]
    if briefly and others and all(word[:1].isupper() for word in others):
        ways.append((re.escape(others[-1]), False))
    if briefly and others:
        ways.append((f"(?<=the ){re.escape(_noun(name))}", True))
    for words, is_noun in ways:
        # Not within a longer name: the Unification of the Unification Ministry.
        way = rf"(?:\b([Ii]n|[Oo]n|[Aa]t) )?(\b[Tt]he )?(?<![\w-])({words})(?![\w-])(?! [A-Z])"
        if matches := re.findall(way, text):
            return [_Way(there.lower(), the.lower(), own, is_noun) for there, the, own in matches]
    return []


def _usual(forms: Sequence[_Way]) -> _Way:
    """The commonest of some forms, after the preposition that is commonest before them."""
    (article, words, is_noun), _ = Counter(one[1:] for one in forms).most_common(1)[0]
    prepositions = Counter(one.preposition for one in forms if one.preposition).most_common(1)
    return _Way(prepositions[0][0] if prepositions else "", article, words, is_noun)


def _head(name: str) -> str:
    """The word of a name that says what it is: of the Ministry of Defence, Ministry."""
    return name.partition(" of ")[0].rpartition(" ")[2]


def _noun(name: str) -> str:
    return name.partition(" ")[0].lower()
