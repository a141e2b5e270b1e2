"""What belongs to a row that is made out of a passage, by the roles of the tables around its own.

A row of a table may have mentions (the passages that report it), parts (who takes which in it),
sources (on whose word a mention rests: the parts in a mention) and links to rows of its own kind.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sandhi.package import ANCHOR, Package
from sandhi.package.settings import Composed, Role


class PartTable(NamedTuple):
    """A table whose rows join a row to another: a part in it, a source of it, a link from it.

    ``of`` is the column with the key of the one, ``to`` that with the key of the other, which is a
    row of ``target``; ``role`` the enumerated column that says as what, empty where there is none.
    """

    table: str
    of: str
    to: str
    target: str
    role: str


class Shape(NamedTuple):
    """A table of rows that can be made out of a passage, and the tables that are around it.

    ``type`` is the column that names a term of the table ``vocabulary``; ``mention`` the table of
    its mentions, whose column ``mention_of`` has its key. They are empty where there is none.
    """

    table: str
    type: str
    vocabulary: str
    mention: str
    mention_of: str
    parts: tuple[PartTable, ...]
    sources: tuple[PartTable, ...]
    links: tuple[PartTable, ...]
    composed: Composed

    @property
    def joins(self) -> tuple[PartTable, ...]:
        """The tables of parts, of sources and of links."""
        return *self.parts, *self.sources, *self.links

    @property
    def filled(self) -> set[str]:
        """The columns that follow from a row in the sentence, such as the basis of a date."""
        return {column for columns in self.composed.fill.values() for column in columns}


def composed_tables(package: Package) -> list[str]:
    """The tables of which rows can be made out of passages, in the order in which they are offered.

    They are those that the package declares under ``compose``; else, of those that a newcomer meets
    first, the anchored ones.
    """
    declared = package.settings.compose
    front = (name for name in package.settings.front if name in package.schemas)
    return [*declared] or [name for name in front if package.schemas[name].anchored]


def shape_of(package: Package, table: str) -> Shape:
    """What belongs to the rows of a table."""
    schema, settings = package.schemas[table], package.settings
    type_, vocabulary = next(
        (
            (column, target)
            for column, target in schema.references.items()
            if settings.of(target).role is Role.VOCABULARY
        ),
        ("", ""),
    )
    mention, mention_of = next(
        (
            (name, of)
            for name in package.schemas
            if settings.of(name).role is Role.MENTION
            and (of := settings.of(name).of)
            and package.schemas[name].references.get(of) == table
        ),
        ("", ""),
    )
    return Shape(
        table,
        type_,
        vocabulary,
        mention,
        mention_of,
        tuple(_joining(package, Role.PART, table)),
        tuple(_joining(package, Role.PART, mention)) if mention else (),
        tuple(_joining(package, Role.LINK, table)),
        settings.compose.get(table, Composed()),
    )


def values_to_come(package: Package, shape: Shape) -> frozenset[str]:
    """How real a row may be that is not, or not yet, so: what is planned, possible, conditional."""
    moods, column = shape.composed.moods, package.settings.of(shape.table).mood or ""
    of_moods = (moods.future, moods.potential, moods.conditional) if moods else ()
    return frozenset(one[column] for one in of_moods if column in one)


def is_named(package: Package, shape: Shape) -> bool:
    """Whether rows of a table have names in the texts, as the package declares, and mentions."""
    tables = {names.table for names in package.settings.names}
    return bool(shape.mention) and not tables.isdisjoint((shape.table, shape.mention))


def _joining(package: Package, role: Role, owner: str) -> Iterator[PartTable]:
    """The anchored tables of a role whose rows speak of those of a table, and lead to another."""
    for name, schema in package.schemas.items():
        of = package.settings.of(name).of
        if package.settings.of(name).role is not role or not schema.anchored:
            continue
        if of is None or schema.references.get(of) != owner:
            continue
        for column, target in schema.references.items():
            if column not in (*ANCHOR, of) and target in package.schemas:
                enumerated = (one.name for one in schema.fields if "enum" in one.constraints)
                yield PartTable(name, of, column, target, next(enumerated, ""))
                break
