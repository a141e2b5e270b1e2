"""Which seeds are judged together: those whose rows lie in one file, and those that are left."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sandhi.package import ANCHOR, Package

SEED = ANCHOR[0]


def divided_tables(package: Package) -> list[str]:
    """The tables whose rows are each of one seed, so that they can be judged seed by seed."""
    return [table for table, schema in package.schemas.items() if SEED in schema.names]


def groups(files: Iterable[Collection[str]], seeds: Collection[str], slices: int) -> list[set[str]]:
    """The seeds in groups, in the order of the first of each; every seed is in one.

    Files are given by the seeds of their rows. Two that share a seed are of one group, whatever
    else lies in them, so that all rows of a seed are judged together. ``seeds`` that are in no file
    are divided into so many groups.
    """
    group_of_seed: dict[str, set[str]] = {}
    for of_file in files:
        whole = {*of_file}.union(
            *(group_of_seed[seed] for seed in of_file if seed in group_of_seed)
        )
        group_of_seed.update(dict.fromkeys(whole, whole))
    other_seeds = [seed for seed in seeds if seed not in group_of_seed]
    size = max(1, -(-len(other_seeds) // slices))
    parts = {id(whole): whole for whole in group_of_seed.values()}
    return [
        *parts.values(),
        *({*other_seeds[at : at + size]} for at in range(0, len(other_seeds), size)),
    ]


def fewer(groups: Sequence[set[str]], most: int) -> list[set[str]]:
    """Groups joined with the next ones, so that there are at most so many."""
    size = -(-len(groups) // max(1, most))
    return [set[str]().union(*groups[at : at + size]) for at in range(0, len(groups), max(1, size))]


def pieces(
    groups: Sequence[Collection[str]], files: Mapping[tuple[str, int], Collection[str]]
) -> list[list[tuple[str, int]]]:
    """For each group, the files in which rows of its seeds lie, as table and number of the file."""
    group_of = {seed: place for place, group in enumerate(groups) for seed in group}
    of_groups: list[list[tuple[str, int]]] = [[] for _ in groups]
    for file, seeds in files.items():
        for place in {group_of[seed] for seed in seeds}:
            of_groups[place].append(file)
    return of_groups
