"""Citations as they are written, and what is found by them."""

from sandhi.cite import citable
from sandhi.cite.formats import FORMATS
from sandhi.cite.from_package import PackageSource
from sandhi.cite.resolve.citation import read_citation
from sandhi.cite.resolve.verdict import ResolvedCitation, resolve
from sandhi.cite.results import OrderedResult, Question


def unasked(_: Question) -> OrderedResult | None:
    raise AssertionError("nothing was to be asked")


def cited(source: PackageSource, key: str, form: str) -> str:
    row = citable.row(source, key)
    assert row
    return FORMATS[form].write(row)


def found(written: str, source: PackageSource) -> ResolvedCitation:
    return resolve(read_citation(written), source, unasked)
