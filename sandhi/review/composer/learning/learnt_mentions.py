"""What the mentions that there are tell of a new one: how sure it is, and on whose word."""

from collections import Counter
from collections.abc import Collection, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TypeAlias

from sandhi.coverage.account import languages
from sandhi.language import Mood, language
from sandhi.review.composer.coded_rows import CodedRows
from sandhi.review.composer.learning.likeness import (
    Likeness,
    begins_with_saying,
    coded_passages,
    mood_told,
)
from sandhi.review.composer.proposing.kinds import likeliest, usual_value, values_told_by
from sandhi.review.composer.reading.groups import is_of_several
from sandhi.review.composer.shape import values_to_come

# Beside the columns, of which none is called so.
_MOOD, _COMMON, _WEIGHS = "?mood", "?common", "?weighs"
_SAYING = 0.15  # the share of passages from which on a type is one of sayings
_Values: TypeAlias = Mapping[str, Collection[str]]


class LearntMentions(CodedRows):
    """What the mentions of a table's rows have mostly, by how the text tells what they report."""

    def mention(
        self,
        cells: Mapping[str, str],
        rests_on_others: bool,
        quote: str,
        refused: _Values = MappingProxyType({}),
        *,
        code: str = "",
        saying: str = "",
        by_nobody: bool = False,
    ) -> dict[str, str]:
        """The usual values of a mention's enumerated columns, but for those that are ``refused``.

        ``cells`` are those of the row that is reported. Of the mentions that rest on somebody's
        word, or of the others, those of that very row count by the same words as ``quote``; where
        there are none, what most of the same mood have, of that row first: what is to come is told
        so whatever else is. Else those like it: whose row is so in its enumerated columns, which
        rest on words like the ``saying``, or which are words of every day. What is told
        ``by_nobody`` is like others that rest on a word of which nothing tells whose it is. What is
        only to come hangs on no condition; what is told as what is so is none of what is to come.
        """
        schema = self._package.schemas[self._shape.mention]
        row_schema = self._package.schemas[self._shape.table]
        telling = [one.name for one in row_schema.fields if "enum" in one.constraints]
        of, key = self._shape.mention_of, cells.get(row_schema.primary_key, "")
        codes = languages(self._package)
        every = [
            {**row, **{f"?{one}": self._rows.get(row[of], {}).get(one) for one in telling}}
            | self._manner(
                row["quote"],
                codes.get(row["seed_id"], ""),
                self._sayings_of(row),
                self._rows.get(row[of], {}).get(self._shape.type, ""),
            )
            for row in self._mentions
        ]
        counts = self._sayings_of if rests_on_others else lambda row: not self._rests(row)
        if by_nobody and any(map(self._is_of_nobody, self._mentions)):
            counts = self._is_of_nobody
        like = [shown for shown, row in zip(every, self._mentions, strict=True) if counts(row)]
        same = [row for row in like if (row[of], row["quote"]) == (key, quote)]
        facts: dict[str, object] = {f"?{name}": cells[name] for name in telling if name in cells}
        facts |= self._manner(quote, code, saying, cells.get(self._shape.type, ""))
        names = [one.name for one in schema.fields if "enum" in one.constraints]
        mood = facts.get(_MOOD)
        in_mood = [row for row in like if mood and row.get(_MOOD) is mood]
        of_row = [row for row in in_mood if row[of] == key]
        real = self._package.settings.of(self._shape.table).mood or ""
        is_to_come = cells.get(real) in values_to_come(self._package, self._shape)
        as_real = [row for row in every if is_to_come and row[f"?{real}"] == cells[real]]
        strange_moods = [Mood.CONDITIONAL] if mood is Mood.FUTURE and not as_real else []
        if language(code).is_told_as_so(quote) and not is_to_come:
            strange_moods = [Mood.FUTURE, Mood.CONDITIONAL]
        usual: dict[str, str] = {}
        for name in names:
            odd = {*refused.get(name, ())}
            likely = [
                usual_value(one, name, odd, least) for one, least in ((same, 0.5), (of_row, 0.6))
            ]
            for strange in strange_moods:
                odd |= values_told_by(every, _MOOD, strange, name)
            telling_rows = ([row for row in as_real if row in like], as_real)
            likely += [usual_value(one, name, odd, 0.5) for one in telling_rows]
            others = [row for row in like if row[name] not in odd]
            likely += [usual_value(in_mood, name, odd, 0.6), likeliest(others, facts, name)]
            usual[name] = next(filter(None, likely), "")
        return usual

    def _manner(self, quote: str, code: str, saying: str, type_: str) -> dict[str, object]:
        """What tells of a mention how it tells: its mood, the words it rests on; of names else."""
        if not self._shape.sources:
            return {_COMMON: language(code).is_common(quote) or is_of_several(quote, code)}
        mood = mood_told(quote, code, is_of_saying=type_ in self._saying_types)
        return {_MOOD: mood, _WEIGHS: language(code).weighs(saying)}

    @cached_property
    def _likeness(self) -> Likeness:
        anchored = [*self._rows.items()]
        reports = [(row[self._shape.mention_of], row) for row in self._mentions]
        coded_rows = [(key, row) for key, row in anchored + reports if key in self._rows]
        return Likeness(coded_passages(self._package, coded_rows, languages(self._package)))

    @cached_property
    def _saying_types(self) -> frozenset[str]:
        """The types of which a good share of the passages begin by telling who says something."""
        codes, counted = languages(self._package), dict[str, Counter[bool]]()
        for coded in self._likeness.passages:
            quote = self._package.texts[coded.seed_id][coded.start : coded.end]
            begins = begins_with_saying(quote, codes.get(coded.seed_id, ""))
            of_type = counted.setdefault(self._rows[coded.key][self._shape.type], Counter())
            of_type[begins] += 1
        return frozenset(
            type_ for type_, many in counted.items() if many[True] >= _SAYING * many.total()
        )
