"""Candidates of many texts, each beside the rows that code it already."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sandhi.package import Package
from sandhi.side_by_side import answers
from sandhi.suggest.candidates import Candidate, candidates
from sandhi.suggest.known import Row, coded_by, lexicon, rows_by_seed
from sandhi.suggest.names import Lexicon
from sandhi.suggest.sources import Block, SourceText, blocks, shares


class Suggestion(NamedTuple):
    """A candidate in a block of a text, and the keys of the rows that code it already."""

    source: SourceText
    block: Block
    candidate: Candidate
    coded: list[str]


def suggestions(
    sources: Sequence[SourceText],
    kinds: Collection[str],
    package: Package | None,
    read: Callable[[int], object] = lambda count: None,
    jobs: int = 1,
) -> Iterator[Suggestion]:
    """Return the candidates of the texts, in order; ``read`` is told how many bytes were read.

    Memory does not grow with the length of a text that is no seed, unless several ``jobs`` look
    through texts side by side.
    """
    names = _lexicons(package, {source.language for source in sources})
    has_seeds = any(source.seed_id for source in sources)
    rows = {kind: rows_by_seed(package, kind) if package and has_seeds else {} for kind in kinds}
    if jobs < 2:
        return suggestions_beside(sources, names, rows, read)
    return _side_by_side(shares(sources, jobs), names, rows, read, jobs)


def _side_by_side(
    parts: Sequence[Sequence[SourceText]],
    names: Mapping[str, Lexicon],
    rows: Mapping[str, Mapping[str, list[Row]]],
    read: Callable[[int], object],
    jobs: int,
) -> Iterator[Suggestion]:
    """Yield the candidates of shares of the texts, each looked through by one of so many jobs."""

    def of_share(share: Sequence[SourceText]) -> list[Suggestion]:
        return [*suggestions_beside(share, names, rows)]

    for share, of_texts in zip(parts, answers(of_share, parts, jobs), strict=True):
        read(sum(source.path.stat().st_size for source in share))
        yield from of_texts


def suggestions_beside(
    sources: Iterable[SourceText],
    names: Mapping[str, Lexicon],
    rows: Mapping[str, Mapping[str, list[Row]]],
    read: Callable[[int], object] = lambda count: None,
) -> Iterator[Suggestion]:
    """Yield the candidates of the texts beside what is known.

    That is the names, by language, and for each of the kinds that are looked for, the rows by seed.
    """
    kinds = [*rows]
    for source in sources:
        of_seed = {kind: by_seed.get(source.seed_id or "", []) for kind, by_seed in rows.items()}
        for block in blocks(source, read):
            of_block = candidates(
                block.text,
                kinds,
                lexicon=names.get(source.language),
                published=source.published,
                code=source.language,
            )
            for candidate, coded in zip(of_block, coding_keys(of_block, of_seed), strict=True):
                yield Suggestion(source, block, candidate, coded)


def _lexicons(package: Package | None, codes: Collection[str]) -> dict[str, Lexicon]:
    """The known names of a package, as texts of each language spell and nest them."""
    return {code: lexicon(package, code) for code in codes} if package else {}


def coding_keys(of_block: Sequence[Candidate], rows: Mapping[str, list[Row]]) -> list[list[str]]:
    """For each candidate of a block, the keys of the rows that code it, which are given by kind."""
    if not any(rows.values()):
        return [[] for _ in of_block]
    by_kind = {
        kind: coded_by([candidate for candidate in of_block if candidate.kind == kind], of_kind)
        for kind, of_kind in rows.items()
    }
    return [next(by_kind[candidate.kind]) for candidate in of_block]
