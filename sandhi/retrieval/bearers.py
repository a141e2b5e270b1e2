"""Who is meant by a bare part of a name that several have: "Kim"."""

from collections.abc import Mapping, Sequence

from sandhi.retrieval.query import SAME_MEANING, QueryTerm
from sandhi.retrieval.synonyms import words_of


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
