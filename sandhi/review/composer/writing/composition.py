"""A passage made into rows: the row, its mention, its parts, sources and links, staged together."""

import re
from collections.abc import Iterator, Mapping

from sandhi.package import ANCHOR, Package
from sandhi.printing import visible
from sandhi.review.composer.form import GivenJoin, GivenPassage
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import SelectedPassage, passage_at
from sandhi.review.composer.proposing.fitting import fitting_roles
from sandhi.review.composer.proposing.offices import usual_mention
from sandhi.review.composer.shape import (
    PartTable,
    Shape,
    composed_tables,
    is_named,
    shape_of,
)
from sandhi.review.composer.writing.turning import turn
from sandhi.review.staging import Refused, Staging
from sandhi.text import Span


def stage(package: Package, staging: Staging, form: GivenPassage) -> str:
    """Stage all that a form makes of a passage, and return the key of its row.

    Refused where the form is not for what the package has; PackageError where no passage is there.
    """
    if form.table not in composed_tables(package):
        raise Refused([f"“{visible(form.table[:40])}” is no table that is made of passages"])
    shape = shape_of(package, form.table)
    passage = passage_at(package, form.seed, form.start, form.end)
    _refuse_strange(package, shape, form)
    sources = {join.table for join in shape.sources}
    learnt = Learnt(package, shape)
    if form.is_other_name:
        if not is_named(package, shape):
            raise Refused([f"no other name is declared for {shape.table}; leave it out"])
        staging.call_otherwise(passage.quote)
    if form.action == "known":
        key = known_key(package, shape, form.known_key)
        cells = {name: str(one or "") for name, one in package.rows(shape.table)[key].items()}
    else:
        cells = _new_row(package, shape, form, passage)
        if term := defined_term(package, shape, form):
            staging.add(shape.vocabulary, _complete(package, shape.vocabulary, term))
        key = staging.add(shape.table, cells)
    mention = ""
    if shape.mention:
        rests = any(learnt.is_claim(join.table, join.role) for join in form.joins)
        usual = usual_mention(package, shape, learnt, cells, rests, passage)
        mention_cells = {**usual, **{name: value for name, value in form.mention.items() if value}}
        mention_cells |= {**passage.anchor(passage.span), shape.mention_of: key}
        mention = staging.add(shape.mention, _complete(package, shape.mention, mention_cells))
    for join, row in _joined(package, shape, form, passage):
        owner = mention if join.table in sources else key
        if join.table in sources and join.role and not row[join.role]:
            fitting = fitting_roles(package, shape.mention, join, {}, [row[join.to]])
            row[join.role] = learnt.role(
                *(join, cells.get(shape.type, ""), row[join.to], False),
                fitting=fitting[row[join.to]],
            )
        if form.action != "known" or form.is_more or join.table in sources:
            staging.add(join.table, {**row, join.of: owner})
    if form.action == "known":
        _change(package, shape, staging, key, form if form.is_more else form._replace(cells={}))
        turn(package, shape, staging, key)
    return key


def _change(package: Package, shape: Shape, staging: Staging, key: str, form: GivenPassage) -> None:
    """Stage what a form says otherwise of a known row than it has: what a later passage tells."""
    row = package.rows(shape.table)[key]
    was = {name: str(row.get(name) or "") for name in form.cells}
    changed = {name: value for name, value in form.cells.items() if value != was[name]}
    changed.pop(package.schemas[shape.table].primary_key, None)
    if changed:
        what = ", ".join(f"{name} is {value or 'empty'} now" for name, value in changed.items())
        staging.change(shape.table, key, changed, f"{key}: {what}")


def _new_row(
    package: Package, shape: Shape, form: GivenPassage, passage: SelectedPassage
) -> dict[str, str]:
    cells = {**form.cells}
    if term := defined_term(package, shape, form):
        shared = cells_of_term(package, shape, term)
        cells |= {name: one for name, one in shared.items() if not cells.get(name)}
        cells[shape.type] = term[package.schemas[shape.vocabulary].primary_key]
    return _complete(package, shape.table, {**cells, **passage.anchor(passage.span)})


def defined_term(package: Package, shape: Shape, form: GivenPassage) -> dict[str, str]:
    """The type that a form defines, if it does; its key may stand in the field of the type alone.

    A key alone that there is already defines nothing.
    """
    if not any(form.term.values()):
        return {}
    key = package.schemas[shape.vocabulary].primary_key
    term = {**form.term, key: form.term.get(key) or form.cells.get(shape.type, "")}
    is_there = term[key] in package.rows(shape.vocabulary)
    return (
        {} if is_there and not any(one for name, one in form.term.items() if name != key) else term
    )


def cells_of_term(package: Package, shape: Shape, term: Mapping[str, str]) -> dict[str, str]:
    """What the definition of a type says in columns that its rows have too, labels excepted."""
    of_labels = {
        name
        for table in (shape.table, shape.vocabulary)
        for name in package.settings.of(table).label
    }
    key = package.schemas[shape.vocabulary].primary_key
    names = {*package.schemas[shape.table].names} - of_labels - {key, shape.type}
    return {name: one for name, one in term.items() if one and name in names}


def _complete(package: Package, table: str, cells: Mapping[str, str]) -> dict[str, str]:
    return {name: cells.get(name, "") for name in package.schemas[table].names}


def _refuse_strange(package: Package, shape: Shape, form: GivenPassage) -> None:
    """Refuse cells for columns that there are not, or that say where a row stands."""
    tables = {"cell": shape.table, "mention": shape.mention, "term": shape.vocabulary}
    for cells, table in zip((form.cells, form.mention, form.term), tables.values(), strict=True):
        if not cells:
            continue
        if not table:
            raise Refused([f"{shape.table} has no table for {visible(next(iter(cells))[:40])}"])
        names = {*package.schemas[table].names} - {*ANCHOR}
        if table == shape.mention:
            names -= {shape.mention_of}
        for name in cells:
            if name not in names:
                raise Refused([f"{visible(name[:40])}: it is no column of {table} to be filled in"])


def known_key(package: Package, shape: Shape, key: str) -> str:
    """The key of a row of which a passage is to be a mention; Refused where there is none."""
    if not shape.mention:
        raise Refused([f"{shape.table} has no table of mentions; make a row of its own"])
    if not key:
        raise Refused([f"no row of {shape.table} is named; choose one from the list"])
    if key not in package.rows(shape.table):
        raise Refused([f"“{visible(key[:40])}” is no key of {shape.table}"])
    return key


def _joined(
    package: Package, shape: Shape, form: GivenPassage, passage: SelectedPassage
) -> Iterator[tuple[PartTable, dict[str, str]]]:
    """The rows of parts, sources and links, but for the key of what they are of."""
    tables = {join.table: join for join in shape.joins}
    for given_join in form.joins:
        join = tables.get(given_join.table)
        if join is None:
            raise Refused(
                [f"“{visible(given_join.table[:40])}” is no table that joins {shape.table}"]
            )
        cells = {join.to: given_join.key, **_anchor_of_join(passage, given_join)}
        cells |= {join.role: given_join.role} if join.role else {}
        yield join, _complete(package, join.table, cells)


def _anchor_of_join(passage: SelectedPassage, join: GivenJoin) -> dict[str, str]:
    """The anchor at the words that show a join: in the passage, in its sentence, or nearest to it.

    Where no words are given, the passage itself shows it. A field has in one line what the text
    may have in several.
    """
    words = join.words.split()
    if not words or words == passage.quote.split():
        return passage.anchor(passage.span)
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    for text, begin in (
        (passage.quote, passage.span.start),
        (passage.sentence_quote, passage.sentence.start),
        (passage.text, 0),
    ):
        places = [
            Span(begin + match.start(), begin + match.end()) for match in pattern.finditer(text)
        ]
        if places:
            return passage.anchor(min(places, key=lambda one: abs(one.start - passage.span.start)))
    quote = visible(join.words[:80])
    raise Refused([f"“{quote}” does not stand in {passage.seed_id}; copy the words from it"])
