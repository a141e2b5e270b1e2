"""All tables of a package compared with all of its codings."""

from sandhi.agreement.codings import agreement_settings, coding_passages, codings, rows_as_passages
from sandhi.agreement.compare import Comparison, compare
from sandhi.package import Package


def comparisons(package: Package) -> dict[str, list[Comparison]]:
    """For each coding, the comparison of each table; PackageError where one cannot be made.

    Compared are the seeds of which a coding says something: those that came later it has not read.
    """
    agreement = agreement_settings(package)
    compared: dict[str, list[Comparison]] = {}
    for coding in codings(package):
        theirs = {
            table: [*coding_passages(package, coding, settings)]
            for table, settings in agreement.tables.items()
        }
        seeds = {passage.seed_id for passages in theirs.values() for passage in passages}
        compared[coding] = []
        for table, settings in agreement.tables.items():
            ours = rows_as_passages(package, table, settings, seeds)
            compared[coding].append(
                compare(table, ours, theirs[table], settings.columns, settings.same)
            )
    return compared
