"""An article taken in anew: what is proposed for each of its rows, and what is mended of that."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from benchmarks.curation.keystrokes import Effort, typed_anew
from sandhi.package import ANCHOR, Package
from sandhi.review.composer.known_rows import known_rows
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import SelectedPassage, passage_at, row_cells, sentence_rows
from sandhi.review.composer.proposal import proposal
from sandhi.review.composer.proposing.offer import Offer
from sandhi.review.composer.proposing.wording import wording
from sandhi.review.composer.shape import PartTable, Shape, shape_of
from sandhi.review.sentences.likeness import proposed_kind
from sandhi.table import csv_text

_ENUMERATED = 3  # letters by which a value is chosen from a list

Row = dict[str, str]
Tables = dict[str, list[Row]]


class Unit(NamedTuple):
    """What a curator makes of one passage: a new row with what belongs to it, or a mention."""

    shape: Shape
    key: str
    row: Row | None
    mention: Row | None
    passage: SelectedPassage


class Replay:
    """One article, on top of the others."""

    def __init__(self, package: Package, seed: str) -> None:
        """Take the article's events and figures out, with what belongs to them."""
        self._package, self._seed = package, seed
        self._shapes = [shape_of(package, table) for table in ("events", "figures")]
        self._gold: Tables = {}
        self._rows: Tables = {}
        for shape in self._shapes:
            self._take_out(shape)

    def _take_out(self, shape: Shape) -> None:
        key = self._package.schemas[shape.table].primary_key
        tables = [shape.table, *filter(None, [shape.mention]), *(one.table for one in shape.joins)]
        self._gold |= {table: row_cells(self._package, table) for table in tables}
        gone = {row[key] for row in self._gold[shape.table] if row["seed_id"] == self._seed}
        self._keep(shape.table, lambda row: row[key] not in gone)
        gone_mentions: set[str] = set()
        if shape.mention:
            of, key = shape.mention_of, self._package.schemas[shape.mention].primary_key
            mentions = self._gold[shape.mention]
            lost = [one for one in mentions if one["seed_id"] == self._seed or one[of] in gone]
            gone_mentions = {one[key] for one in lost}
            self._keep(shape.mention, lambda row: row[key] not in gone_mentions)
        for join in shape.joins:
            owners = gone_mentions if join in shape.sources else gone
            lost_keys = owners | (gone if join in shape.links else set())
            self._keep(
                join.table,
                lambda row, join=join, lost_keys=lost_keys: (
                    row["seed_id"] != self._seed
                    and row[join.of] not in lost_keys
                    and row[join.to] not in lost_keys
                ),
            )

    def _keep(self, table: str, kept) -> None:  # type: ignore[no-untyped-def]
        self._rows[table] = [row for row in self._gold[table] if kept(row)]

    def _state(self) -> Package:
        names = {table: self._package.schemas[table].names for table in self._rows}
        return self._package.with_files(
            {
                table: csv_text(names[table], [[r[n] for n in names[table]] for r in rows]).encode()
                for table, rows in self._rows.items()
            }
        )

    def sentences(self) -> Effort:
        """What the kinds and translations of the sentences take, one after the other."""
        effort = Effort()
        rows = sentence_rows(self._package, self._seed)
        every = row_cells(self._package, "sentences")
        untold = {row["quote"] for _, _, row in rows}
        for number, (_, span, row) in enumerate(rows):
            self._rows["sentences"] = [
                {**one, "translation": ""}
                if one["seed_id"] == self._seed and one["quote"] in untold
                else one
                for one in every
            ]
            untold.discard(row["quote"])
            effort.update(rows=1, keys=2, decisions=1, words=len(row["quote"].split()))
            state = self._state()
            offering = wording(state, passage_at(state, self._seed, *span))
            effort.update(typed_anew(row["translation"], offering))
            if proposed_kind(state, {**row, "kind": ""}, number, len(rows)) != row["kind"]:
                effort.mend("kind", keys=1, typed=_ENUMERATED)
        del self._rows["sentences"]
        return effort

    def units(self) -> list[Unit]:
        """What is made of the article's passages, in the order in which it is made."""
        units = []
        for shape in self._shapes:
            key = self._package.schemas[shape.table].primary_key
            rows = [row for row in self._gold[shape.table] if row["seed_id"] == self._seed]
            mentions = self._gold[shape.mention] if shape.mention else []
            here = [one for one in mentions if one["seed_id"] == self._seed]
            for row in rows:
                own = [one for one in here if one[shape.mention_of] == row[key]]
                same = [one for one in own if _place(one) == _place(row)]
                mention = same[0] if same else None
                units.append(Unit(shape, row[key], row, mention, self._at(row)))
                here = [one for one in here if one is not mention]
            for one in here:
                units.append(Unit(shape, one[shape.mention_of], None, one, self._at(one)))
        order = {one.table: place for place, one in enumerate(self._shapes)}
        return sorted(
            units,
            key=lambda one: (
                order[one.shape.table],
                one.passage.sentence.start,
                one.passage.span.length,
                one.row is None,
            ),
        )

    def _at(self, row: Row) -> SelectedPassage:
        return passage_at(self._package, self._seed, int(row["start"]), int(row["end"]))

    def run(self) -> Iterator[tuple[str, Unit, Effort, str]]:
        """Yield each unit's step, the effort that it takes, and its drafts beside what is coded."""
        for unit in self.units():
            state, effort = self._state(), Effort(drags=1, keys=1, decisions=1)
            effort["words"] += len(unit.passage.quote.split())
            key = state.schemas[unit.shape.table].primary_key
            known = {one[key] for one in self._rows[unit.shape.table]}
            learnt = Learnt(state, unit.shape)
            texts = ""
            if unit.row is not None:
                texts = self._new(state, learnt, unit, effort)
            elif unit.key in known:
                self._mention(state, learnt, unit, effort)
            else:
                continue  # a mention of what comes later
            self._add(unit)
            step = unit.shape.table if unit.row is not None else f"mentions of {unit.shape.table}"
            yield step, unit, effort, texts

    def _add(self, unit: Unit) -> None:
        shape = unit.shape
        mention_key = ""
        if unit.row is not None:
            self._rows[shape.table].append(unit.row)
        if unit.mention is not None:
            mention_key = unit.mention[self._package.schemas[shape.mention].primary_key]
            self._rows[shape.mention].append(unit.mention)
        known = {
            one[self._package.schemas[shape.table].primary_key] for one in self._rows[shape.table]
        }
        for join in shape.joins:
            owner = mention_key if join in shape.sources else unit.key
            have = self._rows[join.table]
            have += [
                row
                for row in self._gold[join.table]
                if row[join.of] == owner
                and row not in have
                and (join not in shape.links or row[join.to] in known)
            ]

    def _mention(self, state: Package, learnt: Learnt, unit: Unit, effort: Effort) -> None:
        shown = [one.key for one in known_rows(state, unit.shape, learnt, unit.passage)]
        if unit.key in shown:
            effort["keys"] += 1
        else:
            effort.mend("another", keys=2, typed=8)  # named by a word of its label
        offers = proposal(state, unit.shape, learnt, unit.passage).offers
        self._join(unit, [one for one in offers if one.join in unit.shape.sources], effort)

    def _join(self, unit: Unit, offers: Sequence[Offer], effort: Effort) -> list[Offer]:
        """Tick what is joined, and give the roles; what cannot be there yet is left out."""
        joined = []
        shape = unit.shape
        joins = shape.joins if unit.row is not None else shape.sources
        for join in joins:
            have = {one.key: one for one in offers if one.join == join}
            due = {row[join.to]: row for row in self._due(unit, join)}
            for key, row in due.items():
                offer = have.get(key)
                role = row[join.role] if join.role else ""
                if offer is None:
                    effort.mend(f"{join.table} named", keys=3, typed=8)
                elif not offer.is_taken:
                    effort.mend(f"{join.table} ticked", keys=2)
                if offer is not None and offer.role != role:
                    effort.mend(f"{join.table} role", keys=1, typed=_ENUMERATED, clicks=1)
                label = self._package.labels.of(join.target, key)
                joined.append(Offer(join, key, label, role, row["quote"], True))
            for key, offer in have.items():
                if offer.is_taken and key not in due:
                    effort.mend(f"{join.table} unticked", keys=2)
        return joined

    def _due(self, unit: Unit, join: PartTable) -> Iterator[Row]:
        owner = unit.key
        if join in unit.shape.sources:
            schema = self._package.schemas[unit.shape.mention]
            owner = unit.mention[schema.primary_key] if unit.mention else ""
        key = self._package.schemas[unit.shape.table].primary_key
        known = {one[key] for one in self._rows[unit.shape.table]}
        for row in self._gold[join.table]:
            if row[join.of] == owner and (join not in unit.shape.links or row[join.to] in known):
                yield row

    def _new(self, state: Package, learnt: Learnt, unit: Unit, effort: Effort) -> str:
        shape, row, passage = unit.shape, unit.row or {}, unit.passage
        first = proposal(state, shape, learnt, passage)
        if shape.type and first.cells[shape.type] != row[shape.type]:
            shown = [*dict.fromkeys([*first.types, *learnt.usual_types()])][:9]
            is_shown = row[shape.type] in shown
            effort.mend("type", keys=2 if is_shown else 1, typed=0 if is_shown else 6)
            first = proposal(state, shape, learnt, passage, row[shape.type])
        elif not shape.type and first.earlier:
            effort["earlier"] += 1
        joined = self._join(unit, first.offers, effort)
        told = {shape.type: row[shape.type]} if shape.type else {}
        schema = state.schemas[shape.table]
        bounds = shape.composed.bounds
        derived = {bounds.first, bounds.last} if bounds else set()
        fixed = {*ANCHOR, schema.primary_key, *derived, *shape.composed.drafts, *told}
        mended: dict[str, str] = {}

        def following() -> dict[str, str]:
            type_, said = row.get(shape.type, ""), {**told, **mended}
            return proposal(
                *(state, shape, learnt, passage, type_), curator_cells=said, joined=joined
            ).cells

        cells, texts = following(), list[str]()
        for field in [one for one in schema.fields if one.name not in fixed]:
            name = field.name
            effort[f"cells {name}"] += bool(row[name])
            effort[f"right {name}"] += bool(row[name]) and cells[name] == row[name]
            effort[f"proposed {name}"] += bool(cells[name])
            if cells[name] != row[name]:
                is_enumerated = "enum" in field.constraints
                typed = _ENUMERATED if is_enumerated else len(row[name])
                effort.mend(f"{shape.table}.{name}", keys=2 + (not is_enumerated), typed=typed)
                mended[name] = row[name]
                texts.append(f"{name}: {cells[name]!r}, not {row[name]!r}")
                cells = following()
        offering = wording(state, passage)
        for name in shape.composed.drafts:
            effort["words"] += len(cells[name].split())
            effort.retype(f"{shape.table}.{name}", cells[name], row[name], offering)
            texts.append(f"{name}: {cells[name]}\n      {' ' * len(name)}{row[name]}")
        effort["keys"] += 1
        return "\n    ".join(texts)


def _place(row: Mapping[str, str]) -> tuple[str, str]:
    return row["start"], row["end"]
