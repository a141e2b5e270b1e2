"""A translation of a whole text that was made elsewhere: drafts for its sentences, and no more.

It is remembered outside of the package until it is taken, sentence by sentence, by somebody who has
read it: nothing of it is written, checked or published before.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import regex
from pandas import DataFrame

from sandhi.coverage.account import languages
from sandhi.files import PackageError, reason
from sandhi.language import language
from sandhi.package import Package
from sandhi.package.opening.memory import memoized
from sandhi.review.remembered import remember, remembered_texts
from sandhi.review.sentences.alignment import Pairing, Unit, align
from sandhi.suggest.known import lexicon
from sandhi.text import Span, span_in

_OF = "translations"
MOST = 200_000  # characters of a translation
_QUOTED_END = regex.compile(r"(?<=[.?!]['\"”’])\s+(?=[\p{Lu}'\"“‘])")
_OPENING = regex.compile(r"\A[^\n:.?!]{1,40}:(?=\s)")  # London: …
_OPENS = (":", "\u0903")  # with which a dateline ends
_NUMERAL = regex.compile(r"\p{Nd}+(?:[.,]\p{Nd}+)*")
_NAME = regex.compile(r"\p{Lu}[\p{L}\p{M}]{2,}")


class Draft(NamedTuple):
    """What is drafted for a sentence: ``doubt`` says why that is not certain, where it is not.

    ``like`` is the key of the sentence whose translation it is, where none was given of the text.
    """

    text: str
    doubt: str
    like: str = ""


def given_translation(root: Path, seed: Mapping[str, object]) -> str:
    """The translation that was given of a seed; empty where none was."""
    return remembered_texts(root, _OF).get(str(seed["sha256"]), "")


def refuse_too_long(text: str) -> None:
    """PackageError where a translation is longer than can be aligned in a moment."""
    if len(text) > MOST:
        raise PackageError(f"a translation has at most {MOST:,} characters, and not {len(text):,}")


def give_translation(root: Path, seed: Mapping[str, object], text: str) -> None:
    """Remember a translation of a seed, in place of another; an empty one takes it away.

    PackageError where it is too long, or cannot be written.
    """
    refuse_too_long(text)
    try:
        remember(root, _OF, {str(seed["sha256"]): text.strip() and text})
    except OSError as error:
        raise PackageError(f"the translation cannot be kept: {reason(error)}") from None


def in_order(sentences: DataFrame) -> DataFrame:
    """The sentences of a text that stand somewhere in it, from its beginning on."""
    spans = [span_in(row) for row in sentences[["start", "end"]].to_dict("records")]
    places = sorted((span, at) for at, span in enumerate(spans) if span)
    return sentences.iloc[[at for _, at in places]].reset_index(drop=True)


@memoized
def drafts(package: Package, seed: str, translation: str) -> dict[str, Draft]:
    """By the keys of a seed's sentences, what a translation of the whole has for each.

    Where both have as many lines, those of a line belong to those of the same, and a line that is
    one sentence has all that the translation has there. So it has where each sentence has a line.
    """
    cells = package.cells("sentences")
    rows = in_order(cells[cells["seed_id"].eq(seed)])
    spans = [Span(int(a), int(b)) for a, b in zip(rows["start"], rows["end"], strict=True)]
    keys = [*map(str, rows[package.schemas["sentences"].primary_key])]
    sources, text = _source_units(package, seed, spans), package.texts[seed]
    lines = [line for line in translation.splitlines() if line.strip()]
    of_line = _by_lines(text, spans)
    if len(lines) == len(spans):
        of_line = [[number] for number in range(len(spans))]
    is_by_lines = len(of_line) == len(lines)
    drafted: dict[str, Draft] = {}
    blocks = zip(of_line, lines, strict=True) if is_by_lines else [(range(len(keys)), translation)]
    for numbers, block in blocks:
        opens = any(text[slice(*spans[one])].endswith(_OPENS) for one in numbers)
        sentences = [*_sentences(block, opens=opens)]
        pairings = align([sources[one] for one in numbers], [*map(_unit, sentences)])
        if is_by_lines and len(numbers) == 1:
            pairings = [Pairing(range(1), range(len(sentences)), is_certain=True)]
        of_block = [keys[one] for one in numbers]
        drafted |= _drafts_of(of_block, sentences, pairings)
    return drafted


def told_of_translation(package: Package, seed: str, translation: str) -> str:
    """How many sentences of a seed have a draft by a translation, and how many a certain one."""
    every = drafts(package, seed, translation).values()
    having = sum(1 for one in every if one.text)
    unsure = sum(1 for one in every if one.text and one.doubt)
    lines = [f"{having} of {len(every)} sentences have a draft by it"]
    return ", ".join([*lines, f"{unsure} of which not with certainty"] if unsure else lines)


def _drafts_of(
    keys: Sequence[str], sentences: Sequence[str], pairings: Sequence[Pairing]
) -> dict[str, Draft]:
    """The draft of each sentence; what belongs to none goes with what stands before it."""
    drafted: dict[str, Draft] = {}
    last, stray = "", list[str]()
    for sources, targets, is_certain in pairings:
        text = " ".join(sentences[one] for one in targets)
        if not sources:
            if last:
                drafted[last] = Draft(
                    f"{drafted[last].text} {text}".strip(),
                    "the translation has more here than the text",
                )
            else:
                stray.append(text)
            continue
        doubt = "" if is_certain else _doubt(keys, sources, targets)
        if stray:
            text, doubt = " ".join([*stray, text]), "the translation has more here than the text"
            stray = []
        for at in sources:
            drafted[keys[at]] = Draft(text, doubt)
        last = keys[sources[-1]]
    return drafted


def _doubt(keys: Sequence[str], sources: range, targets: range) -> str:
    if not targets:
        return "the translation seems to have nothing for this sentence"
    if len(sources) > 1:
        others = " and ".join(keys[one] for one in sources)
        return f"it is for {others} together; leave in each what it says"
    if len(targets) > 1:
        return f"it is {len(targets)} sentences of the translation"
    return "it is longer or shorter than the text lets expect, or has other numbers"


def _by_lines(text: str, spans: Sequence[Span]) -> list[list[int]]:
    """The numbers of the sentences on each line that holds one."""
    of_line: list[list[int]] = []
    end = 0
    for number, span in enumerate(spans):
        if not of_line or "\n" in text[end : span.start]:
            of_line.append([])
        of_line[-1].append(number)
        end = span.end
    return of_line


def _sentences(text: str, *, opens: bool) -> Iterator[str]:
    """The sentences of a translation; with what ``opens`` it before a colon as one of its own."""
    text = text.strip()
    if opens and (opening := _OPENING.match(text)):
        yield opening[0]
        text = text[opening.end() :]
    for span in language("en").sentence_spans(text):
        for part in _QUOTED_END.split(text[slice(*span)]):
            yield " ".join(part.split())


def _source_units(package: Package, seed: str, spans: Sequence[Span]) -> list[Unit]:
    text = package.texts[seed]
    tables = {names.record: names.table for names in package.settings.names}
    names: list[set[str]] = [set() for _ in spans]
    number = 0
    for mention in lexicon(package, languages(package).get(seed, "")).mentions(text):
        while number + 1 < len(spans) and mention.start >= spans[number].end:
            number += 1
        for column, key in mention.records:
            label = package.labels.of(tables[column], key)
            names[number] |= {*_NAME.findall(str(label))}
    return [
        Unit(span.length, _numbers(text[slice(*span)]), frozenset(of_span))
        for span, of_span in zip(spans, names, strict=True)
    ]


def _unit(sentence: str) -> Unit:
    return Unit(len(sentence), _numbers(sentence), frozenset(_NAME.findall(sentence)))


def _numbers(text: str) -> frozenset[str]:
    """The numerals of a text, in the same digits, without what only groups these."""
    return frozenset(
        "".join(str(unicodedata.digit(one)) if one.isdigit() else one for one in match[0]).replace(
            ",", ""
        )
        for match in _NUMERAL.finditer(text)
    )
