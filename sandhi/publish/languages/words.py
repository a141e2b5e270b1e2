"""The words of a package in other languages than English, in which it declares them.

``sandhi.languages`` names as ``words`` of each language a file of JSON: an object of words as they
are declared anywhere in the package, each with what is said for it. What it lacks stays English. A
title or a value that means something else in one column stands there as ``TABLE.COLUMN: word``.
"""

from collections.abc import Mapping

from sandhi.files import PackageError, read_json
from sandhi.package import Package

Words = Mapping[str, str]


def package_words(package: Package) -> dict[str, Words]:
    """The words of a package by language; PackageError where a file of them is none."""
    return {
        language: _words(package, files.words)
        for language, files in package.settings.languages.items()
    }


def as_words(value: str) -> str:
    """Return a value of an enumeration as the words that stand for it on pages."""
    return value.replace("_", " ")


def limiting_phrase(label: str) -> str:
    """Return how a file has the word of an enumeration that limits a number, with its slot."""
    return f"{label.lower()} {{}}"


def in_context(place: str, english: str) -> str:
    """Return how a file has a word that means something else at a place, ``TABLE.COLUMN``."""
    return f"{place}: {english}"


def wording(words: Words, english: str, place: str = "") -> str:
    """Return what is said for a word, at a place if it means something else there; else itself."""
    return words.get(in_context(place, english)) or words.get(english, english)


def chart_title(name: str) -> str:
    """Return what the page of a chart is called in the navigation."""
    return name.replace("-", " ").capitalize()


def _words(package: Package, path: str) -> Words:
    words = read_json(package.root, path)
    if not all(isinstance(one, str) for one in words.values()):
        raise PackageError(f"{path} is no object of words with what is said for each")
    return words
