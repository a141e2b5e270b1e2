"""A new row as it is proposed for a passage, with its mention, its parts and its links."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sandhi.package import Package
from sandhi.review.composer.drafting import Drafting, Proposal
from sandhi.review.composer.learning.learnt import Learnt
from sandhi.review.composer.passage import SelectedPassage
from sandhi.review.composer.proposing.offer import Offer
from sandhi.review.composer.shape import Shape


def proposal(
    package: Package,
    shape: Shape,
    learnt: Learnt,
    passage: SelectedPassage,
    chosen: str = "",
    *,
    curator_cells: Mapping[str, str] = MappingProxyType({}),
    joined: Sequence[Offer] | None = None,
) -> Proposal:
    """What is proposed for a passage; ``chosen`` is the type, where the curator has said it.

    So are the ``curator_cells``, and the rows that are ``joined``: the rest follows.

    Where the package says by which words types are told, and none stands there, no type is
    proposed, nor what follows from it: an empty field is seen, a wrong one may be overlooked.

    Where the same words are coded already, all is as it is there, but for the place, and of another
    text also but for what its own words say: when it is, what we say of it. Rows that have mentions
    or names are known by them: the same words are about the same row.
    """
    draft = Drafting(package, shape, learnt, passage, curator_cells, joined)
    draft.choose_type(chosen)
    if draft.earlier:
        draft.take_over_earlier()
    else:
        draft.fill_in_usual()
    draft.fill_in_nearby()
    draft.fill_in_mood()
    draft.date()
    draft.find_whole()
    return draft.with_prose()
