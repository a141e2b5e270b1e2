"""The rows of a table and of those around it, as they are coded, and how they hang together."""

from collections.abc import Mapping
from functools import cached_property

from sandhi.package import Package
from sandhi.review.composer.passage import row_cells
from sandhi.review.composer.proposing.kinds import most
from sandhi.review.composer.shape import PartTable, Shape


class CodedRows:
    """The rows of a shape, its mentions and its parts: which rests on whose word, and where."""

    def __init__(self, package: Package, shape: Shape) -> None:
        """Read the tables of a shape."""
        self._package, self._shape = package, shape
        key = package.schemas[shape.table].primary_key
        self._rows = {row[key]: row for row in row_cells(package, shape.table)}

    def fills(self, column: str, type_: str, least: float = 0.5) -> bool:
        """Whether a share of the rows of a type has a cell in a column; so where there are none."""
        of_type = [row for row in self._rows.values() if row.get(self._shape.type, "") == type_]
        return sum(bool(row[column]) for row in of_type) >= least * len(of_type)

    def shares_with_whole(self, column: str, type_: str) -> bool:
        """Whether rows that are parts of one of a type mostly have the same cell in a column."""
        references = self._package.schemas[self._shape.table].references.items()
        names = [name for name, target in references if target == self._shape.table]
        pairs = [
            (row, self._rows[row[name]])
            for row in self._rows.values()
            for name in names
            if self._rows.get(row[name], {}).get(self._shape.type) == type_
        ]
        same = sum(bool(whole[column]) and row[column] == whole[column] for row, whole in pairs)
        with_cell = sum(bool(whole[column]) for _, whole in pairs)
        return 0 < with_cell < 2 * same

    def links_mostly(self, part: PartTable, type_: str) -> bool:
        """Whether most rows of a type are joined to another by a table."""
        key = self._package.schemas[self._shape.table].primary_key
        keys = {row[key] for row in self._rows.values() if row.get(self._shape.type, "") == type_}
        joined = {row[part.of] for row in self._joined[part.table]}
        return bool(keys) and 2 * len(keys & joined) >= len(keys)

    def is_claim(self, table: str, role: str) -> bool:
        """Whether a mention rests on the word of a source with a role, or with none yet.

        Whoever only carries on what another says, as rows of rarer roles do, is no such.
        """
        return role in ("", self._usual_roles[table]) if table in self._usual_roles else False

    def _claims(self, source: PartTable) -> list[dict[str, str]]:
        rows = self._joined[source.table]
        return [row for row in rows if self.is_claim(source.table, row.get(source.role, ""))]

    @cached_property
    def _usual_roles(self) -> dict[str, str]:
        """The commonest role of the sources in each of their tables; empty where they have none."""
        return {
            one.table: most((row[one.role] for row in self._joined[one.table] if one.role), 0.0)
            for one in self._shape.sources
        }

    def _type_of(self, key: str, part: PartTable) -> str:
        """The type of the row that a part is in, or of the one that its mention reports."""
        if part in self._shape.sources:
            key = self._reported.get(key, "")
        return str(self._rows.get(key, {}).get(self._shape.type, ""))

    def _is_inside(self, row: Mapping[str, str], part: PartTable) -> bool:
        """Whether a part is shown by the passage of its row, or a mention of that."""
        return (row["seed_id"], row["start"], row["end"]) in self._places.get(row[part.of], ())

    def _rests_itself(self, row: Mapping[str, str]) -> bool:
        """Whether the mention of a row at its own passage rests on somebody's word."""
        key = row[self._package.schemas[self._shape.table].primary_key]
        return (key, row["seed_id"], row["start"], row["end"]) in self._resting_places

    def _rests(self, mention: Mapping[str, str]) -> bool:
        key = self._package.schemas[self._shape.mention].primary_key
        return mention[key] in self._resting

    def _is_of_nobody(self, mention: Mapping[str, str]) -> bool:
        """Whether a mention rests on a word, and no source of it is coded."""
        key = self._package.schemas[self._shape.mention].primary_key
        return mention[key] in self._resting - {*self._words_of_sources}

    def cells_of_nobody(self) -> dict[str, str]:
        """What a mention has that rests on the word of nobody named, and no other has."""
        of_nobody = [row for row in self._mentions if self._is_of_nobody(row)]
        others = [row for row in self._mentions if not self._is_of_nobody(row)]
        fields = self._package.schemas[self._shape.mention].fields if of_nobody else ()
        cells = {one.name: of_nobody[0][one.name] for one in fields if "enum" in one.constraints}
        return {
            name: value
            for name, value in cells.items()
            if all(row[name] == value for row in of_nobody)
            and all(row[name] != value for row in others)
        }

    def _sayings_of(self, mention: Mapping[str, str]) -> str:
        """The words by which those say something on whose word a mention rests."""
        key = mention[self._package.schemas[self._shape.mention].primary_key]
        return " ".join(self._words_of_sources.get(key, ()))

    @cached_property
    def _words_of_sources(self) -> dict[str, list[str]]:
        words: dict[str, list[str]] = {}
        for source in self._shape.sources:
            for row in self._claims(source):
                words.setdefault(row[source.of], []).append(row["quote"])
        return words

    @cached_property
    def _mentions(self) -> list[dict[str, str]]:
        if not self._shape.mention:
            return []
        return row_cells(self._package, self._shape.mention)

    @cached_property
    def _joined(self) -> dict[str, list[dict[str, str]]]:
        return {join.table: row_cells(self._package, join.table) for join in self._shape.joins}

    @cached_property
    def _resting(self) -> set[str]:
        """The mentions that rest on somebody's word: they have a source, or are told as if.

        Where those without a source have mostly another value than those with one, that value is
        how a text says something itself: what is told otherwise rests on a word without a name.
        """
        schema = self._package.schemas[self._shape.mention]
        sourced = {row[source.of] for source in self._shape.sources for row in self._claims(source)}
        resting = {*sourced}
        enumerated = [one.name for one in schema.fields if "enum" in one.constraints]
        for name in enumerated if sourced else ():
            values = {row[schema.primary_key]: row[name] for row in self._mentions}
            itself = most((values[key] for key in values if key not in sourced), least=0.0)
            if itself != most((values[key] for key in values if key in sourced), least=0.0):
                resting |= {key for key in values if values[key] != itself}
        return resting

    @cached_property
    def _resting_places(self) -> set[tuple[str, str, str, str]]:
        return {
            (row[self._shape.mention_of], row["seed_id"], row["start"], row["end"])
            for row in self._mentions
            if self._rests(row)
        }

    @cached_property
    def _reported(self) -> dict[str, str]:
        if not self._shape.mention:
            return {}
        key = self._package.schemas[self._shape.mention].primary_key
        return {row[key]: row[self._shape.mention_of] for row in self._mentions}

    @cached_property
    def _places(self) -> dict[str, set[tuple[str, str, str]]]:
        """Where each row, and each mention, stands; of a row also where its mentions do."""
        places: dict[str, set[tuple[str, str, str]]] = {}
        key = self._package.schemas[self._shape.mention].primary_key if self._shape.mention else ""
        for row in self._rows.values():
            row_key = self._package.schemas[self._shape.table].primary_key
            places.setdefault(row[row_key], set()).add((row["seed_id"], row["start"], row["end"]))
        for row in self._mentions:
            place = row["seed_id"], row["start"], row["end"]
            places.setdefault(row[self._shape.mention_of], set()).add(place)
            places.setdefault(row[key], set()).add(place)
        return places
