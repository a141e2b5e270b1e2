"""Who or what is meant by a bare part of a name: "Kim", which several have; "deaths"."""

from collections.abc import Collection, Mapping, Sequence

from sandhi.package import ANCHOR, Role
from sandhi.publish.catalogue import Catalogue
from sandhi.retrieval.query import SAME_MEANING, QueryTerm
from sandhi.retrieval.scoring import NameMatch
from sandhi.retrieval.synonyms import words_of

_FEW = 2  # things that are counted, and called so, that may both be meant
_HALF = 0.5  # share of all words of a name


def best_known_bearer(
    labels: Mapping[str, str], spoken_of: Mapping[str, int], terms: Sequence[QueryTerm]
) -> str:
    """Return the key of the row that is most spoken of among those whose name has the term.

    Empty where more than a term was typed, or no name has it: one whose words all begin with a
    capital, which those of a description do not.
    """
    if len(terms) != 1:
        return ""
    bearers = [
        key
        for key, label in labels.items()
        if all(word[0].isupper() for word in label.split())
        and terms[0].quality_in(frozenset(words_of(label))) >= SAME_MEANING
    ]
    return max(bearers, key=lambda key: (spoken_of.get(key, 0), key), default="")


def counted_so_called(names: Mapping[str, NameMatch]) -> Collection[str]:
    """Return what is counted and called as was typed: its numbers, to which it leads, are meant.

    ``names`` says by key how far each has what was typed, of those that have numbers. Where more
    than a few are called so, as all that count soldiers are, or where the word is but a part of
    what it is, none is meant.
    """
    called = [key for key, name in names.items() if name.is_called_so and name.share >= _HALF]
    return called if len(called) <= _FEW else ()


def counting_columns(catalogue: Catalogue) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return the tables of what is counted in those that a newcomer meets first.

    Of each, it says which tables, and columns in them, name what they count.
    """
    settings, tables = catalogue.settings, catalogue.tables
    columns: dict[str, list[tuple[str, str]]] = {}
    for name in settings.front:
        is_counting = any(
            field.type in ("integer", "number")
            and field.name not in {*ANCHOR, *settings.of(name).point}
            for field in tables[name].fields
        )
        for column, target in tables[name].references.items() if is_counting else ():
            if settings.of(target).role is Role.VOCABULARY:
                columns.setdefault(target, []).append((name, column))
    return columns
