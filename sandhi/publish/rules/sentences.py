"""Rules of sentences: of the answers to questions, and of the words in other languages."""

import json
from collections.abc import Iterator
from dataclasses import replace

from sandhi.check.registry import withheld_rules
from sandhi.check.rule import EVERY_TABLE, Breach, Context, Example, Kind, rule
from sandhi.files import PackageError
from sandhi.package.descriptor import DESCRIPTOR
from sandhi.publish.bounds.examples import HEADER, SOUND, declared_example
from sandhi.publish.languages.interface import languages, page_language
from sandhi.publish.languages.wordlist import declared_words
from sandhi.publish.languages.wordlist import faults as word_faults
from sandhi.publish.languages.words import package_words
from sandhi.publish.rules.trials import trials


def _answered(sentence: str) -> Example:
    """A question about prices, with its answer."""
    sql = f"{HEADER}-- prices: how many\n\nSELECT price_id, 1 AS prices FROM prices\n"
    question = {"name": "how-many", "title": "How many?", "answer": [sentence]}
    question |= {"slots": "prices-readable", "claims": "prices-readable"}
    example = declared_example("queries", sql)
    return replace(
        example, package={"sandhi": {"queries": "schemas/queries", "questions": [question]}}
    )


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Mend the declaration of the question, or the worked questions that it names.",
    why="An answer with a hole in it is the first thing that a reader of the site would see.",
    since="0.1.0",
    keeps=_answered("There is {prices} price."),
    breaks=_answered("There is {price} price."),
)
def questions_are_answered(context: Context) -> Iterator[Breach]:
    """The slots of an answer are filled by the data, and what it rests on are rows of tables."""
    return (
        Breach(why, file=DESCRIPTOR)
        for why in trials(context.package, whole=context.whole_trial).answers
    )


def _worded(word: str, code: str = "hi") -> Example:
    """A question about prices, with its words in another language."""
    return replace(
        declared_example("views", SOUND, others={"words.json": json.dumps({word: "Preise"})}),
        package={
            "sandhi": {
                "views": "schemas/views",
                "languages": {code: {"words": "schemas/views/words.json"}},
            }
        },
    )


@rule(
    table=Kind.PACKAGE,
    reads=EVERY_TABLE,
    mend="Write the word as it is declared now, or take it out; keep its {slots}.",
    why="A word that is declared no more is translated in vain, and its place stays English.",
    since="0.9.0",
    keeps=_worded("Prices, readable"),
    breaks=_worded("Prices, unreadable"),
)
def words_are_declared(context: Context) -> Iterator[Breach]:
    """What the package says in other languages is said for words of its own, slot by slot."""
    package = context.package
    try:
        spoken = package_words(package)
    except PackageError as error:
        yield Breach(str(error), file=DESCRIPTOR)
        return
    try:
        declared = {*declared_words(package)}
    except PackageError:  # of a declaration that cannot be read, which the rule of its kind tells
        return
    withheld = bool(withheld_rules(package))  # whose sentences any word may be
    for language, words in spoken.items():
        path = package.settings.languages[language].words
        known_words = declared | words.keys() if withheld else declared
        yield from (Breach(why, file=path) for why in word_faults(words, known_words))


@rule(
    table=Kind.PACKAGE,
    severity="warning",
    mend="Name one that the pages speak, or leave it if its words are for programs alone.",
    why="Words in a language that no page speaks are read by nobody who opens the site.",
    since="0.9.0",
    keeps=_worded("Prices, readable"),
    breaks=_worded("Prices, readable", "mag"),
)
def languages_have_pages(context: Context) -> Iterator[Breach]:
    """A language in which the package says its words or names its rows is one that pages speak."""
    spoken = ", ".join(languages())
    settings = context.package.settings
    places = [(code, f"languages/{code}") for code in settings.languages]
    for name, table in settings.tables.items():
        places += [(code, f"tables/{name}/labels/{code}") for code in table.labels]
    for code, place in places:
        if page_language(code) not in languages():
            why = f"there are no pages in {code}, only in {spoken}"
            yield Breach(why, file=DESCRIPTOR, place=f"/sandhi/{place}")
