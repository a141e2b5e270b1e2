"""What the tables tell of a row that is not there yet: what is most usual among rows like it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from sandhi.coverage.account import languages
from sandhi.language import Mood, is_function_word, language
from sandhi.language.english.phrases import mood_of
from sandhi.package import Package
from sandhi.review.composer.attribution import attributing
from sandhi.review.composer.learning.learnt_mentions import LearntMentions
from sandhi.review.composer.learning.likeness import (
    Coded,
    begins_with_saying,
    is_saying,
    mood_told,
    signs_of,
    signs_of_prose,
    words_of,
)
from sandhi.review.composer.passage import SelectedPassage, passage_at, rows_in
from sandhi.review.composer.proposing.kinds import (
    likeliest_types,
    most,
    similarities,
    values_of,
)
from sandhi.review.composer.shape import PartTable, Shape, composed_tables, shape_of, values_to_come
from sandhi.text import span_in

# Beside the columns, of which none is called so.
_RESTS, _MOOD, _SAYS = "?rests", "?mood", "?says"
_OF_TOLD = 4.0  # what it counts for the type of a number that it is of the same event, say
_AGREED = 0.65  # the share of the rows of others from which on they tell a role


class Learnt(LearntMentions):
    """What the rows of a table, and of those around it, tell of a new one."""

    def __init__(self, package: Package, shape: Shape) -> None:
        """Read the tables of a shape."""
        super().__init__(package, shape)
        # Who is said to say something at a place, by the table of those who may be.
        self._sayers: dict[tuple[str, tuple[str, str, str]], set[str]] = {}

    def types(self, passage: SelectedPassage) -> list[str]:
        """The types, the likeliest for a passage first, by those that are and what they are."""
        type_, vocabulary = self._shape.type, self._shape.vocabulary
        if not type_:
            return []
        terms = self._package.rows(vocabulary)
        definitions = [(key, " ".join(map(str, row.values()))) for key, row in terms.items()]
        coded = self._likeness.passages
        typed = [
            (self._rows[one.key][type_], {**one.signs, **self._signs_of_told(self._rows[one.key])})
            for one in coded
        ]
        types = likeliest_types(
            {**signs_of(passage), **self._signs_of_told(self._told_around(passage))},
            [*typed, *((key, signs_of_prose(text)) for key, text in definitions)],
        )
        sayings = self._saying_types if begins_with_saying(passage.quote, passage.language) else ()
        return sorted(types, key=lambda one: one not in sayings)

    def usual_types(self) -> list[str]:
        """The types of the rows that there are, those of most of them first."""
        counted = Counter(row[self._shape.type] for row in self._rows.values())
        return [name for name, _ in counted.most_common() if name]

    def types_linking(self, link: PartTable, role: str, key: str) -> list[str]:
        """The types of the rows that are linked so to rows as real as this one, most of them first.

        How real they are, as their column of moods has it: of what only may be, whoever weighs it.
        """
        real = self._package.settings.of(self._shape.table).mood or ""
        return self.types_telling(link, self._rows.get(key, {}).get(real, ""), role)

    def types_telling(self, link: PartTable, value: str, role: str | None = None) -> list[str]:
        """The types of rows that are linked, in a role, to rows so real; most of them first."""
        real = self._package.settings.of(self._shape.table).mood or ""
        counted = Counter(
            self._rows.get(row[link.of], {}).get(self._shape.type, "")
            for row in self._joined[link.table]
            if role in (None, row[link.role] if link.role else "")
            and self._rows.get(row[link.to], {}).get(real) == value
        )
        return [name for name, _ in counted.most_common() if name]

    def scores(self, passage: SelectedPassage) -> Iterable[tuple[Coded, float]]:
        """Yield the coded passages of the table's rows, and how much each is like a new one.

        By its words they are from 0 to 1 alike, and as much by the signs of its type.
        """
        signs = similarities(signs_of(passage), [one.signs for one in self._likeness.passages])
        for (coded, score), near in zip(
            self._likeness.scores(words_of(passage)), signs, strict=True
        ):
            yield coded, score + near

    def same_words(self, passage: SelectedPassage) -> dict[str, str] | None:
        """The last row that codes the same words, as they are folded; None where none does."""
        words = {word for word, weight in words_of(passage).items() if weight == 1}
        same_keys = {
            coded.key
            for coded in self._likeness.passages
            if {word for word, weight in coded.words.items() if weight == 1} == words
        }
        same = [row for key, row in self._rows.items() if key in same_keys]
        return same[-1] if same else None

    def values(
        self, passage: SelectedPassage, facts: Mapping[str, str], rests_on_others: bool
    ) -> dict[str, str]:
        """The values that rows like it have in the enumerated columns, but for those of ``facts``.

        These are the cells that are known; of them the type tells, and what is enumerated. A row
        that rests on somebody's word, or does not, or whose passage is in the same tense or tells
        who says something too, is like it in that as well. That others deny it, no words of its own
        tell, nor, of what is told as what is so, that it is to come.
        """
        schema = self._package.schemas[self._shape.table]
        enumerated = [one.name for one in schema.fields if "enum" in one.constraints]
        codes = languages(self._package)
        (label, *_) = self._package.settings.of(self._shape.table).label or (schema.primary_key,)
        type_ = self._shape.type

        def manner(quote: str, code: str, type_: str) -> dict[str, object]:
            mood = mood_told(quote, code, is_of_saying=type_ in self._saying_types)
            return {_MOOD: mood, _SAYS: is_saying(quote, code)}

        rows = [
            {**row, _RESTS: self._rests_itself(row)}
            | manner(row["quote"], codes.get(row["seed_id"], ""), row[type_])
            for row in self._rows.values()
        ]
        real = self._package.settings.of(self._shape.table).mood or ""
        telling = {name: facts[name] for name in facts if name in (self._shape.type, *enumerated)}
        own_manner = manner(passage.quote, passage.language, facts.get(type_, ""))
        if facts.get(real) and facts[real] not in values_to_come(self._package, self._shape):
            own_manner[_MOOD] = None  # whatever its verb, it is said to be so
        row_facts = {**telling, _RESTS: rests_on_others, **own_manner}
        open_columns = [name for name in enumerated if name not in facts]
        values = values_of(rows, row_facts, open_columns, type_=type_, real=real, first=_RESTS)
        # So are others of its type, and not this one.
        denied = {row[real] for row in self._rows.values() if mood_of(row[label]) is Mood.DENIED}
        is_so = language(passage.language).is_told_as_so(passage.quote)
        strange = denied | (values_to_come(self._package, self._shape) if is_so else set())
        if is_so and not rests_on_others:  # nor that others say so
            strange |= {
                row[real] for row in self._rows.values() if mood_of(row[label]) is Mood.REPORTED
            }
        if real and values.get(real) in strange:
            rows = [row for row in rows if row[real] not in strange]
            values |= values_of(rows, row_facts, [real], type_=type_, real=real, first=_RESTS)
        return values

    def shared_values(self, passage: SelectedPassage) -> dict[str, str]:
        """The values that most rows with a word of a passage have in the enumerated columns.

        Rows of no type have nothing else in common: what is named is not what most others are.
        """
        words = {word for word, weight in words_of(passage).items() if weight == 1}
        own_words, every = words - {*filter(is_function_word, words)}, self._likeness.passages
        keys = {one.key for one in every if any(one.words.get(word) == 1 for word in own_words)}
        enumerated = self._package.schemas[self._shape.table].fields
        names = [one.name for one in enumerated if "enum" in one.constraints]
        return {name: most(self._rows[key][name] for key in keys) for name in names}

    def role(
        self,
        part: PartTable,
        type_: str,
        key: str,
        inside: bool,
        *,
        fitting: Collection[str] | None = None,
        says: bool | None = None,
    ) -> str:
        """The role that the one with this key is likely to have in a row of this type.

        ``inside`` tells whether the passage names it, rather than the sentence beside it, and
        ``says`` whether it is said to say what follows, None where that tells nothing. ``fitting``
        are those that may be had. None is likely where rows of others alone tell one, and differ.
        """
        if not part.role:
            return ""
        rows = self._joined[part.table]
        if fitting is not None:
            rows = [row for row in rows if row[part.role] in fitting]
        of_type = [row for row in rows if self._type_of(row[part.of], part) == type_]
        placed = [row for row in of_type if self._is_inside(row, part) == inside]
        of_key = [row for row in of_type if row[part.to] == key]
        of_key_placed = [row for row in placed if row[part.to] == key]
        groups = [of_key_placed, of_key, placed, of_type, rows]
        if says is not None:  # whoever else does, or does not, comes first
            telling = [of_type, rows] if says else groups
            by_saying = ([row for row in one if self._says(row, part) == says] for one in telling)
            groups = [*by_saying, *groups]
        nearest = next((group for group in groups if group), [])
        least = _AGREED if any(nearest is group for group in (placed, of_type, rows)) else 0.0
        return most((row[part.role] for row in nearest), least=least)

    def linked_role(
        self, part: PartTable, link: PartTable, key: str, *, fitting: Collection[str]
    ) -> str:
        """The role that the one with this key has mostly in rows linked to those it has a part in.

        Forces of which somebody tells are so, say, the topic of the telling. Empty where it has
        mostly none, or none that is ``fitting``.
        """
        roles: dict[str, str] = {}
        for row in self._joined[part.table]:
            if row[part.to] == key:
                roles[row[part.of]] = row[part.role]
        linking = {row[link.of] for row in self._joined[link.table] if row[link.to] in roles}
        usual = most(roles.get(one, "") for one in linking)
        return usual if usual in fitting else ""

    def _signs_of_told(self, row: Mapping[str, str]) -> dict[str, float]:
        """What tells of which type a number is: of what it tells, such as a match."""
        columns = (column for column, _ in self._columns_of_told)
        return {f"{one} {row[one]}": _OF_TOLD for one in columns if row.get(one)}

    def _told_around(self, passage: SelectedPassage) -> dict[str, str]:
        """The rows of which the shortest coded passages tell that hold this one, by columns."""
        keys: dict[str, str] = {}
        for column, target in self._columns_of_told:
            other = shape_of(self._package, target)
            around = [
                (span.length, row[other.mention_of])
                for span, row in rows_in(self._package, other.mention, passage)
                if span.start <= passage.span.start and passage.span.end <= span.end
            ]
            keys[column] = min(around, default=(0, ""))[1]
        return keys

    @cached_property
    def _columns_of_told(self) -> list[tuple[str, str]]:
        """The columns that lead to rows of which passages tell, where rows tell of no such."""
        references = self._package.schemas[self._shape.table].references
        composed = [] if self._shape.mention else composed_tables(self._package)
        targets = {one for one in composed if shape_of(self._package, one).mention}
        return [(column, target) for column, target in references.items() if target in targets]

    def _says(self, row: Mapping[str, str], part: PartTable) -> bool:
        """Whether the sentence in which a part is shown attributes something to who has it."""
        place = row["seed_id"], row["start"], row["end"]
        if (span := span_in(row)) is None:
            return False
        if (part.target, place) not in self._sayers:
            passage = passage_at(self._package, row["seed_id"], *span)
            sayers = attributing(self._package, passage, part.target)
            self._sayers[part.target, place] = {*sayers}
        return row[part.to] in self._sayers[part.target, place]
