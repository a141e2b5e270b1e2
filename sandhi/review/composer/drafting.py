"""The steps in which a row is proposed, each by what those before it have left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sandhi.curate.editing.bounds import with_bounds
from sandhi.package import Package
from sandhi.review.composer.attribution import told_by_nobody
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.names import cells_of_name, description, forms_of
from sandhi.review.composer.passage import SelectedPassage
from sandhi.review.composer.proposed_type import (
    cells_of_type,
    cells_told_by_heads,
    type_that_stands,
    types_of,
    values_of_new_type,
)
from sandhi.review.composer.proposing.dating import (
    basis_of_typed,
    date_of_undated,
    date_of_whole,
    open_of_over,
    taken_over,
)
from sandhi.review.composer.proposing.fitting import (
    columns_that_stand,
    first_that_stands,
    values_borne_out,
)
from sandhi.review.composer.proposing.nearby import near_cells
from sandhi.review.composer.proposing.new_names import own_words
from sandhi.review.composer.proposing.offer import Offer
from sandhi.review.composer.proposing.offers import offers
from sandhi.review.composer.proposing.offices import usual_mention
from sandhi.review.composer.proposing.prose.drafts import drafts
from sandhi.review.composer.proposing.prose.own_labels import with_own_labels
from sandhi.review.composer.reading.counts import with_subjects
from sandhi.review.composer.reading.measures import (
    cells_of_whole_number,
    counted_cells,
    is_of_numbers,
    unit_counted,
    whole_of_number,
)
from sandhi.review.composer.reading.moods import cells_of_mood
from sandhi.review.composer.reading.wholes import wholes
from sandhi.review.composer.shape import Shape, values_to_come


class Proposal(NamedTuple):
    """What is proposed for a passage: a cell for each column, and what may be joined to it.

    ``types`` are those of passages like it, the likeliest first; ``earlier`` is the row that codes
    the same words, whose cells are taken over; ``drafted`` are the columns of our prose for which
    there is a draft, to be read before it is written.
    """

    cells: dict[str, str]
    offers: tuple[Offer, ...]
    types: tuple[str, ...]
    earlier: str
    drafted: frozenset[str]


@dataclass
class Drafting:
    """A proposal while it is made: each step goes by the cells that those before it have left."""

    package: Package
    shape: Shape
    learnt: Learnt
    passage: SelectedPassage
    curator_cells: Mapping[str, str]
    offers_given: Sequence[Offer] | None
    cells: dict[str, str] = field(default_factory=dict)
    joined: tuple[Offer, ...] = ()
    types: Sequence[str] = ()
    type: str = ""
    earlier: Mapping[str, str] | None = None
    # The columns that another row of the same words does not settle.
    anew: set[str] = field(default_factory=set)
    near: dict[str, str] = field(default_factory=dict)
    is_undated: bool = False

    def choose_type(self, chosen: str) -> None:
        """Its type, who is joined to it as one of that, and the row that codes the same words."""
        package, shape, learnt, passage = self.package, self.shape, self.learnt, self.passage
        is_known = chosen or shape.mention or forms_of(package, shape.table)
        self.earlier = None if is_known else learnt.same_words(passage)
        types, is_told = types_of(package, shape, learnt, passage)
        earlier_type = self.earlier.get(shape.type, "") if self.earlier else ""
        self.type = chosen or earlier_type or (types[0] if types and is_told else "")
        self.type = self.type or self._whole_number.get(shape.type, "")
        self.joined = self._joined()
        if self.type and not (chosen or self.earlier):
            stands = type_that_stands(package, shape, learnt, passage, self.type, self.joined)
            if stands != self.type:
                self.type, types = stands, sorted(types, key=lambda one: one != stands)
                self.joined = self._joined()
        self.types = types
        self.cells = dict.fromkeys(package.schemas[shape.table].names, "")
        self.anew = {*self.cells}

    def take_over_earlier(self) -> None:
        """The cells of the row that codes the same words, but for what its own text says."""
        earlier = self.earlier or {}
        is_here = earlier["seed_id"] == self.passage.seed_id
        self.anew = set() if is_here else {*self.shape.filled, *self.shape.composed.drafts}
        self.cells |= {name: earlier[name] for name in {*self.cells} - self.anew}

    def fill_in_usual(self) -> None:
        """What rows like it have, and what a number, or a name, in the passage says of its row."""
        package, shape, passage = self.package, self.shape, self.passage
        facts = {**{shape.type: self.type}, **self.curator_cells}
        if not shape.type:
            usual = self.learnt.shared_values(own_words(package, shape, passage))
        else:
            rests = self._rests or told_by_nobody(passage)
            usual = self.learnt.values(passage, facts, rests) if facts[shape.type] else {}
        # The basis of a date stands with the date: where no row gives them, neither is usual.
        self.cells |= {name: value for name, value in usual.items() if name not in shape.filled}
        if shape.type:
            self.cells |= values_of_new_type(package, shape, self.type, self.cells)
        self.cells |= counted_cells(package, shape, passage)
        if is_of_numbers(package, shape):
            self.cells |= unit_counted(package, shape, passage)
        self.cells |= cells_of_name(package, shape, passage, self.cells)

    def fill_in_nearby(self) -> None:
        """What its type says, what stands beside it, and where it stands."""
        package, shape, passage = self.package, self.shape, self.passage
        self.cells |= cells_of_type(package, shape, self.type)
        self.near = near_cells(package, shape, self.learnt, passage, self.type, {})
        self.cells |= self._of_anew(self.near)
        of_whole_number = cells_of_whole_number(package, shape, self._whole_number)
        filled = {name: value for name, value in of_whole_number.items() if value}
        self.cells |= self._of_anew(filled)
        if self.offers_given is None and is_of_numbers(package, shape):
            self.joined = with_subjects(package, shape, passage, self.cells, self.joined)
        key = package.schemas[shape.table].primary_key
        self.cells |= {**passage.anchor(passage.span), key: ""}

    def fill_in_mood(self) -> None:
        """How real it is, as its words and on whose word it rests tell; and what goes with that."""
        if self.earlier:
            return
        package, shape, passage = self.package, self.shape, self.passage
        self.cells |= cells_of_mood(package, shape, passage, self._cells_said, self.curator_cells)
        if self.type:
            self.cells |= self._borne_out()
        self.cells |= cells_told_by_heads(package, shape, passage, self.type, self._cells_said)

    def date(self) -> None:
        """When it is, with the basis of that: as the curator, its words or its tense say."""
        package, shape, passage = self.package, self.shape, self.passage
        curator_cells = self.curator_cells
        dated = shape.composed.undated.column if shape.composed.undated else ""
        before = {name: self.cells[name] for name in shape.filled}
        typed = curator_cells.get(dated, "")
        if typed:  # as it would be without that
            untyped = {**self._cells_said, dated: self.cells[dated]}
            before |= date_of_undated(package, shape, passage, untyped, self.joined)
        if typed and typed != self.cells[dated]:
            self.cells |= dict.fromkeys(shape.filled, "")  # what stood beside another date
        if not typed:
            self.cells |= open_of_over(package, shape, passage, self._cells_said)
        self.cells |= taken_over(package, shape, curator_cells)
        self.cells |= date_of_undated(package, shape, passage, self._cells_said, self.joined, typed)
        if typed:
            self.cells |= basis_of_typed(package, shape, passage, self._cells_said, before)
        self.cells |= curator_cells
        # Of a row that no time dates, and which is not to come, the day is that of its whole.
        is_open = bool(dated) and self.cells[dated].endswith("/..")
        self.is_undated = bool(dated) and not (self.near.get(dated) or typed or is_open)

    def find_whole(self) -> None:
        """Of what it is a part; and what it has of that."""
        package, shape, passage = self.package, self.shape, self.passage
        dated = shape.composed.undated.column if shape.composed.undated else ""
        so_far = {**self._cells_said, shape.type: self.type}
        ranked = wholes(package, shape, passage, so_far, self.joined)
        # With another date it is a part of the same as before, or of none.
        many = 1 if self.curator_cells.get(dated) else None
        ranked = {column: keys[:many] for column, keys in ranked.items() if column in self.anew}
        of_whole = self._of_whole(ranked)
        real = self.cells.get(package.settings.of(shape.table).mood or "")
        # Where what only may be is, nothing tells but its own words.
        is_to_come = real in values_to_come(package, shape)
        keys = (of_whole[column] for column in ranked if of_whole[column] and not is_to_come)
        if whole := package.rows(shape.table).get(next(keys, ""), {}):
            with_whole = near_cells(package, shape, self.learnt, passage, self.type, whole)
            others = {name: one for name, one in with_whole.items() if one != self.near.get(name)}
            self.cells |= self._of_anew(others)
        self.cells |= {**of_whole, **self.curator_cells}

    def with_prose(self) -> Proposal:
        """The proposal, with drafts of what we say of it in our own words, and its bounds."""
        package, shape = self.package, self.shape
        of_prose = description if forms_of(package, shape.table) else drafts
        earlier_labels = self._labels_of_earlier()
        self.cells |= dict.fromkeys(earlier_labels, "")
        drafted = of_prose(package, shape, self.passage, self.cells, self.joined)
        drafted |= {name: drafted.get(name) or one for name, one in earlier_labels.items()}
        drafted = with_own_labels(package, shape, self.passage, self.cells, drafted)
        standing = columns_that_stand(package, shape.table, {**self.cells, **drafted}, drafted)
        drafted |= {name: "" for name in drafted if name not in standing}
        cells = with_bounds(package, shape.table, {**self.cells, **drafted})
        earlier_key = self.earlier[package.schemas[shape.table].primary_key] if self.earlier else ""
        ours = {*drafted, *(shape.composed.drafts if self.earlier else ())}
        return Proposal(cells, self.joined, tuple(self.types), earlier_key, frozenset(ours))

    def _labels_of_earlier(self) -> dict[str, str]:
        """What the row of the same words has in columns in which no two rows may have the same."""
        fields, earlier = self.package.schemas[self.shape.table], self.earlier or {}
        return {
            name: earlier[name]
            for name in self.shape.composed.drafts
            if fields.field(name).constraints.get("unique")
            and earlier.get(name)
            and self.cells[name] == earlier[name]
        }

    @property
    def _cells_said(self) -> dict[str, str]:
        """The cells so far, those of the curator first."""
        return {**self.cells, **self.curator_cells}

    @property
    def _whole_number(self) -> dict[str, str]:
        """The row of the number of which the one in the passage is a part, if that is such."""
        is_number = is_of_numbers(self.package, self.shape)
        return {**whole_of_number(self.package, self.shape, self.passage)} if is_number else {}

    @property
    def _rests(self) -> bool:
        """Whether what is taken with a row has somebody say it."""
        return any(
            one.is_taken
            and one.join in self.shape.sources
            and self.learnt.is_claim(one.join.table, one.role)
            for one in self.joined
        )

    def _of_anew(self, cells: Mapping[str, str]) -> dict[str, str]:
        return {name: value for name, value in cells.items() if name in self.anew}

    def _joined(self) -> tuple[Offer, ...]:
        """Who is joined to it: as they are given, or offered."""
        if self.offers_given is not None:
            return tuple(self.offers_given)
        return tuple(offers(self.package, self.shape, self.learnt, self.passage, self.type))

    def _borne_out(self) -> dict[str, str]:
        """How real a row is, where its mention, put as usual, bears out no more than one value.

        What rests on somebody's word alone is said to be so, and what a text says itself is so.
        """
        package, shape, passage, cells = self.package, self.shape, self.passage, self._cells_said
        column = package.settings.of(shape.table).mood or ""
        if not (column and shape.mention and cells[column]):
            return {}
        mention = usual_mention(package, shape, self.learnt, cells, self._rests, passage)
        mention |= {package.schemas[shape.mention].primary_key: "", **passage.anchor(passage.span)}
        standing = values_borne_out(package, shape, column, cells, [mention])
        return {column: next(iter(standing))} if len(standing) == 1 else {}

    def _of_whole(self, ranked: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """Of which row it is a part, by column: the first of the ranked that no rule refuses.

        What is undated takes the day of the first, if it has one and can stand with it.
        """
        package, table, cells = self.package, self.shape.table, self.cells
        of_whole = dict[str, str]()
        for column, ranked_keys in ranked.items():
            keys = [cells[column]] if cells[column] else ranked_keys
            likeliest = package.rows(table).get(next(iter(keys), ""), {})
            day = {}
            if self.is_undated:
                day = date_of_whole(package, self.shape, self.passage, likeliest)
            if day and first_that_stands(package, table, column, keys[:1], {**cells, **day}):
                of_whole |= {**day, column: keys[0]}
            else:
                stands = first_that_stands(package, table, column, ranked_keys, cells)
                of_whole[column] = cells[column] or stands
        return of_whole
