"""Keys that two curators, each in a package of their own, gave to rows that are not the same."""

from dataclasses import dataclass

from sandhi.curate.keys import first_versions, numbering
from sandhi.package import Package, TableSchema
from sandhi.package.labels import Row

_SEEDS = "seeds"


def colliding(package: Package, other: Package) -> dict[str, list[str]]:
    """The keys, by table, that the two packages have given to rows that are not the same.

    Two rows are not the same where they stand at other places, or are other facts by the identity
    of their table. A key that either has published is the same row in both.
    """
    versions = {**first_versions(package), **first_versions(other)}
    texts = _texts_of_two(package, other)
    collisions: dict[str, list[str]] = {}
    for table, schema in package.schemas.items():
        if table not in other.schemas or not schema.addressed:
            continue
        ours, theirs = package.rows(table), other.rows(table)
        differing = [
            key
            for key, row in ours.items()
            if key in theirs
            and (table, key) not in versions
            and not texts.are_one_row(schema, row, theirs[key])
        ]
        if differing:
            collisions[table] = differing
    return collisions


@dataclass(frozen=True)
class _TextsOfTwo:
    """The seeds whose key is that of another text in the other package; those corrected in one."""

    others: frozenset[str]
    corrected: frozenset[str]

    def are_one_row(self, schema: TableSchema, ours: Row, theirs: Row) -> bool:
        """Whether two rows of one key are the same row.

        In a corrected text all places are others, so there a row is told by what it quotes; and
        its sentences, which were made anew with it, are those of the one text or of the other.
        """
        if schema.name == _SEEDS:
            return str(ours["seed_id"]) not in self.others
        compared = {*(schema.identity.fact if schema.identity else ())}
        if schema.anchored:
            seed = str(ours["seed_id"])
            if seed in self.others:
                return False
            if seed in self.corrected and numbering(schema) is None:
                return True
            compared |= {"seed_id", "start", "end"}
            if seed in self.corrected:
                compared = compared - {"start", "end"} | {"quote"}
        return all(ours[name] == theirs.get(name) for name in compared or schema.names)


def _texts_of_two(package: Package, other: Package) -> _TextsOfTwo:
    """Which seeds differ; one keeps its file, whatever is corrected in it."""
    if any(_SEEDS not in one.schemas for one in (package, other)):
        return _TextsOfTwo(frozenset(), frozenset())
    ours, theirs = package.rows(_SEEDS), other.rows(_SEEDS)
    shared = ours.keys() & theirs.keys()
    others = {seed for seed in shared if ours[seed]["path"] != theirs[seed]["path"]}
    corrected = {seed for seed in shared - others if package.texts[seed] != other.texts[seed]}
    return _TextsOfTwo(frozenset(others), frozenset(corrected))
