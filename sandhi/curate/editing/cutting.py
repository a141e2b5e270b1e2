"""Sentences cut anew: one parted in two, or two made one, with all that refers to those after."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sandhi.curate.canonical import rewritten
from sandhi.curate.changes import Change
from sandhi.curate.editing.rekeying import carry_keys
from sandhi.curate.keys import first_versions, numbering
from sandhi.files import PackageError, read_bytes
from sandhi.package import Field, Package
from sandhi.text import Span, cluster_boundaries, span_in, tokens

_TABLE = "sentences"
_UNNUMBERED = "\ue000"  # a key for the time being, which no row has and no text names


class Cut(NamedTuple):
    """What cuts sentences anew: the files that change, and the keys of the rows that it makes."""

    changes: list[Change]
    keys: tuple[str, ...]


def parting_changes(package: Package, key: str, at: int, cells: Mapping[str, str]) -> Cut:
    """The changes that part a sentence in two before the word at an offset of its text.

    ``cells`` are values for the first of the two, which keeps its key and its other cells; the
    second has those that are chosen from a list, such as its kind, and lacks the others.
    PackageError where no word begins there, or keys that are published would change.
    """
    row = _row(package, key)
    span, text = _span(row), package.texts[row["seed_id"]]
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
    chosen_cells = {name: value for name, value in {**row, **cells}.items() if name in chosen}
    both = [
        {**row, **cells, **_placed(text, first)},
        {**dict.fromkeys(row, ""), **chosen_cells, "seed_id": row["seed_id"]}
        | _placed(text, Span(at, span.end)),
    ]
    return _renumbered(package, row["seed_id"], [key], both)


def joining_changes(package: Package, key: str, cells: Mapping[str, str]) -> Cut:
    """The changes that make one sentence of one and the next, under the key of the first.

    ``cells`` are values for it; texts of ours that both have, such as translations, are set one
    after the other, and of all else, such as what is chosen from a list, it keeps its own.
    PackageError where no sentence follows, or keys that are published would change.
    """
    row = _row(package, key)
    schema, of_seed = package.schemas[_TABLE], _of_seed(package, row["seed_id"])
    after = of_seed[of_seed.index(row) + 1 :]
    if not after:
        raise PackageError(f"{key} is the last sentence of {row['seed_id']}; none follows it")
    current, following = {**row, **cells}, after[0]
    whole = {
        one.name: " ".join(filter(None, (current[one.name], following[one.name])))
        if _is_text(one) and one.name not in schema.references
        else current[one.name] or following[one.name]
        for one in schema.fields
    }
    text = package.texts[row["seed_id"]]
    span = Span(_span(row).start, max(_span(row).end, _span(following).end))
    whole |= {"seed_id": row["seed_id"], **_placed(text, span)}
    return _renumbered(package, row["seed_id"], [key, following[schema.primary_key]], [whole])


def lacking_columns(package: Package, row: Mapping[str, object], *, is_new: bool) -> set[str]:
    """The columns in which a sentence that is cut anew has nothing of one of which it is made.

    One that ``is_new`` has none yet in those that are empty.
    """
    of_seed: list[Mapping[str, object]] = [
        one for one in package.rows("sentences").values() if one["seed_id"] == row["seed_id"]
    ]
    span = span_in(row)
    places = [(span_in(one), one) for one in of_seed]
    made_of = [one for place, one in places if span and place and place.meets(span)]
    made_of += [row] * is_new
    return {name for one in made_of for name, cell in one.items() if not cell}


def _is_text(field: Field) -> bool:
    """Whether a column is running text, of which two stretches are one."""
    return field.type == "string" and not field.constraints.keys() & {"enum", "pattern"}


def _renumbered(
    package: Package, seed: str, old: Sequence[str], new: Sequence[Mapping[str, str]]
) -> Cut:
    """The changes that put new rows in the place of old ones that follow each other in a seed.

    All sentences of the seed are numbered anew, and whatever refers to one goes with it; what
    referred to an old one refers to the first of the new ones.
    """
    schema = package.schemas[_TABLE]
    name = schema.primary_key
    rows = _of_seed(package, seed)
    present = [row[name] for row in rows]
    place = present.index(old[0])
    provisional = [old[0], *(f"{_UNNUMBERED}{number}" for number in range(1, len(new)))]
    new_rows = [{**row, name: key} for row, key in zip(new, provisional, strict=True)]
    after = [*rows[:place], *new_rows, *rows[place + len(old) :]]
    keys = _numbered(package, seed, present, len(after))
    moved = {row[name]: key for row, key in zip(after, keys, strict=True) if row[name] != key}
    moved |= dict.fromkeys(old[1:], keys[place])
    versions = first_versions(package)
    for key in [*moved, *old, *sorted({*keys} - {*present})]:
        if (_TABLE, key) in versions:
            raise PackageError(
                f"{key} of {_TABLE} is published since {versions[_TABLE, key]}, and is cited by "
                "that key; sentences of a published text stay as they are cut"
            )
    path, cells = package.file(_TABLE), package.cells(_TABLE)
    others = cells[cells["seed_id"] != seed]
    cut = rewritten(package, _TABLE, read_bytes(package.root, path), others, after)
    # Numbered in a second step, sentences that refer to others follow as well.
    numbered = carry_keys(package.with_files({_TABLE: cut.after}), {_TABLE: moved})
    changes = {change.path: change for change in [cut, *numbered]}
    changed = [change for change in changes.values() if change.before != change.after]
    return Cut(changed, tuple(keys[place : place + len(new)]))


def _numbered(package: Package, seed: str, present: Sequence[str], count: int) -> list[str]:
    """The keys of so many sentences of a seed, formed as those that it has."""
    tails = [re.fullmatch(rf"{re.escape(seed)}-([0-9]+)", key) for key in present]
    for key, tail in zip(present, tails, strict=True):
        if tail is None:
            raise PackageError(
                f"{key} is not numbered as {seed}-1 is, and neither would be what it is cut into; "
                f"cut it in {package.file(_TABLE)} by hand"
            )
    form = numbering(package.schemas[_TABLE])
    digits = form.digits if form else min(len(tail[1]) for tail in tails if tail)
    return [f"{seed}-{number:0{digits}}" for number in range(1, count + 1)]


def _of_seed(package: Package, seed: str) -> list[dict[str, str]]:
    """The sentences of a seed in the order of its text, every cell as text."""
    names = package.schemas[_TABLE].names
    cells = package.cells(_TABLE)
    rows = cells.loc[cells["seed_id"] == seed, [*names]].itertuples(index=False, name=None)
    of_seed = [dict(zip(names, map(str, row), strict=True)) for row in rows]
    return sorted(of_seed, key=_span)


def _span(row: Mapping[str, str]) -> Span:
    """Where a sentence stands; PackageError where its cells do not say that."""
    span = span_in(row)
    if span is None:
        raise PackageError(f"{row['quote'][:40]!r} stands nowhere; `sandhi check` says why")
    return span


def _row(package: Package, key: str) -> dict[str, str]:
    """A sentence, every cell as text; PackageError where there is none."""
    name = package.schemas[_TABLE].primary_key
    cells = package.cells(_TABLE)
    for seed in cells.loc[cells[name] == key, "seed_id"]:
        return next(row for row in _of_seed(package, str(seed)) if row[name] == key)
    raise PackageError(f"there is no sentence {key[:40]!a}")


def _placed(text: str, span: Span) -> dict[str, str]:
    return {"start": str(span.start), "end": str(span.end), "quote": text[slice(*span)]}
