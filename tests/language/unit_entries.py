"""How the example of a unit in the lexicon of Hindi must be read, by the file of its line."""

from decimal import Decimal

from sandhi.language import Number, language
from sandhi.language.tables import Entry


def numbers(text: str) -> list[Number]:
    return list(language("hi").numbers(text))


def unit_is_read(entry: Entry) -> None:
    (number,) = numbers(entry["example"])
    assert number.unit == entry["unit"]


def subunit_is_read(entry: Entry) -> None:
    (number,) = numbers(entry["example"])
    assert (number.unit, number.quote) == (entry["of"], entry["example"])
    assert number.value == Decimal("5.5")


def magnitude_is_read(entry: Entry) -> None:
    (number,) = numbers(entry["example"])
    assert number.quote == entry["example"]
