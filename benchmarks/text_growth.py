"""How time grows with the length of a text: seconds at sizes that double, and the exponent.

    .venv/bin/python -m benchmarks.text_growth [--characters N] [--only NAME]

Each text is of one kind that once was, or may be, slow: digits without an end, dates in one
sentence, one word, brackets. Each way of reading is what `check`, `suggest`, `coverage`, `anchor`
or `reanchor` do with a text. An exponent near 1 is linear growth, near 2 quadratic.
"""

import argparse
from collections import deque
from collections.abc import Callable, Iterable
from datetime import date
from math import log2
from pathlib import Path
from time import perf_counter

from sandhi.coverage.expressions import Forms, expressions
from sandhi.curate.correction.realign import align
from sandhi.language import fold, fold_with_offsets, language
from sandhi.suggest.candidates import candidates
from sandhi.text import cluster_boundaries, token_boundaries

SEEDS = Path(__file__).parents[1] / "tests" / "packages" / "treaty" / "seeds"
DAY = date(2024, 11, 10)
WINDOW = (DAY, DAY)
HINDI = language("hi")

# What a text of each kind repeats.
TEXTS: dict[str, str] = {
    "prose": "\n".join(file.read_text("utf-8") for file in sorted(SEEDS.glob("*.txt"))),
    "digits": "7",
    "devanagari digits": "७",
    "grouped digits": "12,345,",
    "pairs of digits": "12,",
    "dots": "1.",
    "numerals": "12 345 ",
    "dates": "15 अक्टूबर 2024, ",
    "days in a series": "15, ",
    "months": "जून से अगस्त ",
    "number words": "एक सौ बीस हजार ",
    "scales": "लाख करोड़ ",
    "ages": "के बाद से ",
    "weekdays": "सोमवार शाम 5 बजे ",
    "then": "तब ",
    "future": "कल ",
    "one word": "क",
    "marks": "\u093e",
    "joiners": "क\u200d",
    "names": "राष्ट्रपति राम शर्मा ने ",
    "names without verbs": "रामू शर्मा ",
    "quotation marks": "“",
    "brackets": ")",
    "full stops": ".",
    "initials": "A. ",
    "stops and blanks": "। ",
    "blanks": " ",
    "lines": "\n",
    "hyphens": "-",
    "letters and digits": "क1",
    "genitives": "का ",
    "approximators": "लगभग ",
    "fractions": "½",
    "divided": "तीन बटा ",
    "feasts": "सावन के सोमवार ",
    "parts of months": "नवंबर मध्य ",
    "from date to date": "28 सितंबर 2019 से ",
    "hyphened numerals": "दो-तीन-",
    "misspelt numerals": "हजार पाच ",
}
READ: dict[str, Callable[[str], object]] = {
    "sentences": lambda text: _all(HINDI.sentence_spans(text)),
    "numbers": lambda text: _all(HINDI.numbers(text)),
    "numeral": HINDI.numeral,
    "qualifiers": lambda text: HINDI.qualifiers(text, ""),
    "dates": lambda text: _all(HINDI.dates(text, published=WINDOW)),
    "suggest": lambda text: _all(candidates(text, lexicon=None, published=WINDOW, code="hi")),
    "neutral": lambda text: _all(language("en").numbers(text)),
    "coverage": lambda text: _all(expressions(text, Forms([]), "hi")),
    "clusters": cluster_boundaries,
    "tokens": token_boundaries,
    "fold": fold,
    "fold with offsets": fold_with_offsets,
    "reanchor": lambda text: align(text, _corrected(text)),
}


def _corrected(text: str) -> str:
    """A text with a word put in every 1,000 characters."""
    return "नया ".join(text[at : at + 1000] for at in range(0, len(text), 1000))


def _all(found: Iterable[object]) -> object:
    return deque(found, maxlen=0)


def of_length(repeated: str, characters: int) -> str:
    """A text of so many characters that repeats another."""
    return (repeated * (characters // len(repeated) + 1))[:characters]


def seconds(read: Callable[[str], object], text: str) -> float:
    """How long one reading of a text takes."""
    begin = perf_counter()
    read(text)
    return perf_counter() - begin


def main() -> None:
    """Print seconds at three sizes, and the exponent between the last two."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--characters", type=int, default=20_000, help="of the shortest text")
    parser.add_argument("--only", default="", help="a kind of text, or a way of reading")
    given = parser.parse_args()
    for name, repeated in TEXTS.items():
        for way, read in READ.items():
            if given.only not in ("", name, way):
                continue
            texts = [of_length(repeated, given.characters * factor) for factor in (1, 2, 4)]
            taken = []
            for text in texts:
                try:
                    taken.append(seconds(read, text))
                except Exception as error:
                    print(f"{name:20} {way:18} {type(error).__name__}: {str(error)[:60]}")
                    break
            else:
                exponent = log2(taken[2] / taken[1])
                line = "  ".join(f"{one:8.3f}" for one in taken)
                flag = "  <- not linear" if exponent > 1.5 and taken[2] > 0.05 else ""
                print(f"{name:20} {way:18} {line}  exponent {exponent:5.2f}{flag}", flush=True)


if __name__ == "__main__":
    main()
