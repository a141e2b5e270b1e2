"""Sentences cut anew: one parted in two, or two made one, with all that refers to those after."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sandhi.curate.canonical import rewritten
from sandhi.curate.changes import Change
from sandhi.curate.editing.references import published
from sandhi.curate.editing.rekeying import carried
from sandhi.curate.keys import numbering
from sandhi.files import PackageError, read_bytes
from sandhi.package import Package
from sandhi.text import Span, cluster_boundaries, tokens

_TABLE = "sentences"


class Cut(NamedTuple):
    """What cuts sentences anew: the files that change, and the keys of the rows that it makes."""

    changes: list[Change]
    keys: tuple[str, ...]


def parted(package: Package, key: str, at: int, cells: Mapping[str, str]) -> Cut:
    """The changes that part a sentence in two before the word at an offset of its text.

    ``cells`` are values for the first of the two, which keeps its key and its other cells; the
    second has those that are chosen from a list, such as its kind, and lacks the others.
    PackageError where no word begins there, or keys that are published would change.
    """
    row = _row(package, key)
    span, text = Span(int(row["start"]), int(row["end"])), package.texts[row["seed_id"]]
    begins = {span.start + token.start for token in tokens(text[slice(*span)])}
    opens = {  # a bracket or quotation mark that stands before a word goes with it
        place
        for place in range(span.start + 1, span.end)
        if text[place - 1].isspace() and not text[place].isspace()
    }
    if not (span.start < at < span.end) or at not in begins | opens:
        raise PackageError(f"{key} is parted before one of its words, and not the first")
    if not cluster_boundaries(text)[at]:
        raise PackageError("a sentence does not begin within a character; choose a whole word")
    first = Span(span.start, span.start + len(text[span.start : at].rstrip()))
    if not first.length:
        raise PackageError(f"{key} is parted before one of its words, and not the first")
    chosen = {one.name for one in package.schemas[_TABLE].fields if "enum" in one.constraints}
    kept = {name: value for name, value in {**row, **cells}.items() if name in chosen}
    both = [
        {**row, **cells, **_placed(text, first)},
        {**dict.fromkeys(row, ""), **kept, "seed_id": row["seed_id"]}
        | _placed(text, Span(at, span.end)),
    ]
    return _renumbered(package, row["seed_id"], [key], both)


def joined(package: Package, key: str, cells: Mapping[str, str]) -> Cut:
    """The changes that make one sentence of one and the next, under the key of the first.

    ``cells`` are values for it; texts of ours that both have, such as translations, are set one
    after the other, and of what is chosen from a list it keeps its own. PackageError where no
    sentence follows, or keys that are published would change.
    """
    row = _row(package, key)
    following = next(
        (one for one in _of_seed(package, row["seed_id"]) if int(one["start"]) >= int(row["end"])),
        None,
    )
    if following is None:
        raise PackageError(f"{key} is the last sentence of {row['seed_id']}; none follows it")
    schema = package.schemas[_TABLE]
    own = {**row, **cells}
    whole = {
        one.name: own[one.name]
        if "enum" in one.constraints and own[one.name]
        else " ".join(filter(None, (own[one.name], following[one.name])))
        for one in schema.fields
    }
    text = package.texts[row["seed_id"]]
    span = Span(int(row["start"]), int(following["end"]))
    whole |= {"seed_id": row["seed_id"], **_placed(text, span)}
    name = schema.primary_key
    return _renumbered(package, row["seed_id"], [key, following[name]], [whole])


def _renumbered(
    package: Package, seed: str, old: Sequence[str], new: Sequence[Mapping[str, str]]
) -> Cut:
    """The changes that put new rows in the place of old ones that follow each other in a seed.

    All sentences of the seed are numbered anew, and whatever refers to one goes with it; what
    referred to an old one refers to the first of the new ones.
    """
    schema = package.schemas[_TABLE]
    name, form = schema.primary_key, numbering(schema)
    rows = _of_seed(package, seed)
    place = [row[name] for row in rows].index(old[0])
    after = [*rows[:place], *new, *rows[place + len(old) :]]
    digits = form.digits if form else 1
    keys = [f"{seed}-{number:0{digits}}" for number in range(1, len(after) + 1)]
    numbered = [{**row, name: key} for row, key in zip(after, keys, strict=True)]
    stop = place + len(new)
    moved = {row[name]: key for row, key in zip(after[:place], keys[:place], strict=True)}
    moved |= dict.fromkeys(old, keys[place])
    moved |= {row[name]: key for row, key in zip(after[stop:], keys[stop:], strict=True)}
    moved = {key: to for key, to in moved.items() if key != to}
    known = published(package)
    for key in [*moved, *old]:
        if (_TABLE, key) in known:
            raise PackageError(
                f"{key} of {_TABLE} is published since {known[_TABLE, key]}, and is cited by that "
                "key; sentences of a published text stay as they are cut"
            )
    # In a text that names several, the last goes first where keys grow, so that none goes twice.
    in_order = [*moved.items()]
    ordered = dict(in_order[::-1] if len(new) > len(old) else in_order)
    changes = {change.path: change for change in carried(package, {_TABLE: ordered})}
    path, cells = package.file(_TABLE), package.cells(_TABLE)
    others = cells[cells["seed_id"] != seed]
    changes[path] = rewritten(package, _TABLE, read_bytes(package.root, path), others, numbered)
    changed = [change for change in changes.values() if change.before != change.after]
    return Cut(changed, tuple(keys[place:stop]))


def _of_seed(package: Package, seed: str) -> list[dict[str, str]]:
    """The sentences of a seed in the order of its text, every cell as text."""
    names = package.schemas[_TABLE].names
    cells = package.cells(_TABLE)
    rows = cells.loc[cells["seed_id"] == seed, [*names]].itertuples(index=False, name=None)
    of_seed = [dict(zip(names, map(str, row), strict=True)) for row in rows]
    return sorted(of_seed, key=lambda row: int(row["start"]))


def _row(package: Package, key: str) -> dict[str, str]:
    """A sentence, every cell as text; PackageError where there is none."""
    name = package.schemas[_TABLE].primary_key
    cells = package.cells(_TABLE)
    for seed in cells.loc[cells[name] == key, "seed_id"]:
        return next(row for row in _of_seed(package, str(seed)) if row[name] == key)
    raise PackageError(f"there is no sentence {key[:40]!a}")


def _placed(text: str, span: Span) -> dict[str, str]:
    return {"start": str(span.start), "end": str(span.end), "quote": text[slice(*span)]}
