"""What is left out on purpose: the table of it, and for what reason a candidate may be."""

from collections.abc import Mapping

from sandhi.package import Package, PackageError
from sandhi.package.opening.memory import memoized


def exclusions(package: Package) -> str:
    """The table of what is left out on purpose; PackageError where the package declares none."""
    if table := _table(package):
        return table
    raise PackageError(
        "datapackage.json declares no table of exclusions with the columns kind and reason; "
        "name one at /sandhi/coverage/excluded"
    )


def kind_of(package: Package, kind: str) -> str:
    """What the table of exclusions calls a kind of candidate: its own name, else the shorter."""
    allowed = package.schemas[exclusions(package)].field("kind").constraints.get("enum", [kind])
    return kind if kind in allowed else kind.removeprefix("unknown_")


def usual_reason(package: Package, kind: str, quote: str) -> str:
    """The reason for which the same words of a kind have been left out, if it was always the same.

    Empty where they never were, where some of them are coded, or where the package declares no
    table of exclusions.
    """
    if not _table(package):
        return ""
    reasons = _reasons(package).get((kind_of(package, kind), quote), frozenset())
    coded = _coded(package, package.settings.suggest.get(kind, ""))
    return next(iter(reasons)) if len(reasons) == 1 and quote not in coded else ""


def _table(package: Package) -> str:
    coverage = package.settings.coverage
    excluded = coverage.excluded if coverage else ()
    own = (name for name in excluded if {"kind", "reason"} <= {*package.schemas[name].names})
    return next(own, "")


@memoized
def _coded(package: Package, table: str) -> frozenset[str]:
    """The words that a table codes."""
    rows = package.rows(table).values() if table else ()
    return frozenset(str(row["quote"]) for row in rows)


@memoized
def _reasons(package: Package) -> Mapping[tuple[str, str], frozenset[str]]:
    """The reasons for which the words of each kind have been left out."""
    of_words: dict[tuple[str, str], frozenset[str]] = {}
    for row in package.rows(_table(package)).values():
        words = str(row["kind"]), str(row["quote"])
        of_words[words] = of_words.get(words, frozenset()) | {str(row["reason"])}
    return of_words
