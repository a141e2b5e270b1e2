"""Candidates of many texts, looked for by workers: each has some of the texts."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from sandhi.files import PackageError
from sandhi.package import Package
from sandhi.suggest.known import Row, known_forms, rows_by_seed
from sandhi.suggest.names import Lexicon, NamedRecord
from sandhi.suggest.sources import SourceText, shares
from sandhi.suggest.suggestions import Suggestion, suggestions_beside


def suggestions_of_workers(
    sources: Sequence[SourceText],
    kinds: Collection[str],
    package: Package | None,
    workers: int,
    read: Callable[[int], object] = lambda count: None,
) -> Iterator[Suggestion]:
    """Yield the candidates of the texts as ``suggestions`` does, found by so many workers of Dask.

    What is known goes to them: the names, and of rows those of the seeds that each has. They read
    the texts themselves; PackageError where one is no file.
    """
    import dask

    for source in sources:
        if not source.path.is_file():
            raise PackageError(f"{source.name} is no file that workers can read; name one")
    forms = dask.delayed(known_forms(package) if package else None, traverse=False)
    has_seeds = any(source.seed_id for source in sources)
    rows = {kind: rows_by_seed(package, kind) if package and has_seeds else {} for kind in kinds}
    parts = shares([*map(_absolute, sources)], workers)
    tasks = dask.persist(
        *(
            dask.delayed(_suggestions_of_share)(
                # What is known is handed over as it is, and not looked through for questions.
                dask.delayed(share, traverse=False),
                forms,
                dask.delayed(_rows_of(share, rows), traverse=False),
            )
            for share in parts
        )
    )
    for share, task in zip(parts, tasks, strict=True):
        (suggestions,) = dask.compute(task)
        read(sum(source.path.stat().st_size for source in share))
        yield from suggestions


def _absolute(source: SourceText) -> SourceText:
    return source._replace(path=source.path.absolute())


def _rows_of(
    share: Sequence[SourceText], rows: Mapping[str, Mapping[str, list[Row]]]
) -> dict[str, dict[str, list[Row]]]:
    """The rows of each kind that code passages of these texts."""
    seeds = {source.seed_id for source in share}
    return {
        kind: {seed: of_seed for seed, of_seed in by_seed.items() if seed in seeds}
        for kind, by_seed in rows.items()
    }


def _suggestions_of_share(
    share: Sequence[SourceText],
    forms: Sequence[tuple[str, NamedRecord]] | None,
    rows: Mapping[str, Mapping[str, list[Row]]],
) -> list[Suggestion]:
    codes = {source.language for source in share} if forms is not None else set()
    names = {code: Lexicon(forms or (), code) for code in codes}
    return [*suggestions_beside(share, names, rows)]
