"""All tables of a package compared with all of its codings."""

from sandhi.agreement.codings import coded, codings, declared, published
from sandhi.agreement.compare import Comparison, compare
from sandhi.package import Package


def comparisons(package: Package) -> dict[str, list[Comparison]]:
    """For each coding, the comparison of each table; PackageError where one cannot be made."""
    agreement = declared(package)
    return {
        coding: [
            compare(
                table,
                published(package, table, compared),
                coded(package, coding, compared),
                compared.columns,
                compared.same,
            )
            for table, compared in agreement.tables.items()
        ]
        for coding in codings(package)
    }
