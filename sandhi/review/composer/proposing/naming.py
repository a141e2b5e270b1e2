"""What labels call those who are in them: Putin, the Kursk region; and how they tell a mood."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from sandhi.language import Mood
from sandhi.language.english.phrases import mood_of
from sandhi.package import Package
from sandhi.review.composer.passage import row_cells
from sandhi.review.composer.shape import Shape

_ASIDE = re.compile(r"\s*\([^()]*\)$")  # what a name has after it, such as (territory)
_THE = "the "


class Naming:
    """How the labels of a table's rows speak of what these refer to."""

    def __init__(self, package: Package, shape: Shape) -> None:
        """Read the labels of the rows, and of those in them."""
        self._package, self._shape = package, shape
        (self._label, *_) = package.settings.of(shape.table).label or ("",)
        self._rows = row_cells(package, shape.table)
        key = package.schemas[shape.table].primary_key
        self._labels = {row[key]: row.get(self._label, "") for row in self._rows}
        self._forms = self._learnt()
        self._articles = Counter(
            (form.removeprefix(_THE).rpartition(" ")[2], form.startswith(_THE))
            for form in self._forms.values()
        )

    def called(self, table: str, key: str) -> str:
        """What a label calls a row of another table: as those of most rows do that refer to it.

        Where none does, it is the name, with an article where names have one that end as it does.
        """
        if form := self._forms.get((table, key)):
            return form
        name = self._name(table, key)
        last = name.rpartition(" ")[2]
        has_article = self._articles[last, True] > self._articles[last, False]
        return _THE + name if has_article else name

    def mood(self, cells: Mapping[str, str]) -> Mood | None:
        """The mood of most labels of rows that are as real as this one."""
        column = self._package.settings.of(self._shape.table).mood
        if not column:
            return None
        alike = [row for row in self._rows if row[column] == cells.get(column)]
        counted = Counter(mood_of(row[self._label]) for row in alike)
        return counted.most_common(1)[0][0] if counted else None

    def is_name(self, word: str) -> bool:
        """Whether a word stands in a name of anyone whom a label may speak of."""
        return word in self._words

    @property
    def _words(self) -> set[str]:
        tables = {table for table, _ in self.references()} | {one.target for one in self._shape.parts}
        return {
            word.removesuffix("'s")
            for table in tables
            for key in self._package.rows(table)
            for word in self._name(table, key).split()
        }

    def references(self) -> Iterator[tuple[str, str]]:
        """The tables to whose rows columns lead, with the columns."""
        schema, shape = self._package.schemas[self._shape.table], self._shape
        for column, table in schema.references.items():
            if table in self._package.schemas and column not in ("seed_id", shape.type):
                if table != shape.table:
                    yield table, column

    def _name(self, table: str, key: str) -> str:
        return _ASIDE.sub("", self._package.labels.of(table, key))

    def _learnt(self) -> dict[tuple[str, str], str]:
        """The form by which most labels of those in which it is call each that they refer to."""
        found: dict[tuple[str, str], Counter[str]] = {}
        for table, key, label in self._spoken_of():
            if form := _form(self._name(table, key), label):
                found.setdefault((table, key), Counter())[form] += 1
        return {
            one: max(counted, key=lambda form: (counted[form], len(form)))
            for one, counted in found.items()
        }

    def _spoken_of(self) -> Iterator[tuple[str, str, str]]:
        """Each that a row refers to, by its table and key, with the label of the row."""
        for part in self._shape.parts:
            for row in row_cells(self._package, part.table):
                yield part.target, row[part.to], self._labels.get(row[part.of], "")
        for table, column in self.references():
            for row in self._rows:
                if row[column]:
                    yield table, row[column], row.get(self._label, "")


def _form(name: str, label: str) -> str:
    """What a label calls one with a name: by all of it, its surname, or the noun that it begins with.

    The name may have a small letter within a sentence; of the noun it is what tells it.
    """
    first, *others = name.split()
    forms = [f"[{name[:1].upper()}{name[:1].lower()}]{re.escape(name[1:])}"]
    if others and all(word[:1].isupper() for word in others):
        forms.append(re.escape(others[-1]))
    if others:
        forms.append(f"(?<=the ){re.escape(first.lower())}")
    for form in forms:
        # Not within a longer name: the Unification of the Unification Ministry.
        if found := re.search(rf"(\b[Tt]he )?(?<![\w-])({form})(?![\w-])(?! [A-Z])", label, re.MULTILINE):
            return (_THE if found[1] else "") + found[2]
    return ""
