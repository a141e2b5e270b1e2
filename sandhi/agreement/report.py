"""All tables of a package compared with all of its codings."""

from sandhi.agreement.codings import agreement_settings, coding_passages, codings, rows_as_passages
from sandhi.agreement.compare import Comparison, compare
from sandhi.package import Package


def comparisons(package: Package) -> dict[str, list[Comparison]]:
    """For each coding, the comparison of each table; PackageError where one cannot be made."""
    agreement = agreement_settings(package)
    return {
        coding: [
            compare(
                table,
                rows_as_passages(package, table, compared),
                coding_passages(package, coding, compared),
                compared.columns,
                compared.same,
            )
            for table, compared in agreement.tables.items()
        ]
        for coding in codings(package)
    }
