"""The account of the seeds written out: as a table for people, as JSON, and as a page."""

import json
from collections import Counter, deque
from collections.abc import Collection, Iterator, Sequence
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple

import click
from jinja2 import Environment

from sandhi.coverage.account import CODED, EXCLUDED, OPEN, Account, languages
from sandhi.package import Package
from sandhi.text import Span, span_in

_WORST_FIRST = (OPEN, EXCLUDED, CODED)
_WHOLE = (
    5_000  # sentences that a page shows, all or, of more, those first that leave something open
)


def by_seed(account: Account) -> list[dict[str, Any]]:
    """For each seed how many of its expressions are coded and excluded, and which are open.

    ``by_sentence`` says the same of each sentence; ``bare`` ones must hold a coded anchor and hold
    none. Offsets are code points.
    """
    expressions, sentences = account.expressions, account.sentences
    counts = Counter(zip(expressions["seed_id"], expressions["state"], strict=True))
    of_sentence = Counter(zip(expressions["sentence_id"], expressions["state"], strict=True))
    open_of = dict(_open(account))
    sentences_of: dict[str, list[tuple[str, Any, bool]]] = {}
    columns = ["seed_id", "sentence_id", "kind", "bare"]
    for seed, *sentence in sentences[columns].itertuples(index=False, name=None):
        sentences_of.setdefault(seed, []).append((*sentence,))
    return [
        {
            "seed_id": seed,
            "sentences": len(sentences_of.get(seed, [])),
            CODED: counts[seed, CODED],
            EXCLUDED: counts[seed, EXCLUDED],
            OPEN: open_of.get(seed, []),
            "by_sentence": [
                {
                    "sentence_id": sentence,
                    "kind": kind if isinstance(kind, str) else None,  # not filled in yet
                    **{state: of_sentence[sentence, state] for state in _WORST_FIRST},
                    "bare": bool(bare),
                }
                for sentence, kind, bare in sentences_of.get(seed, [])
            ],
        }
        for seed in account.seeds
    ]


def _open(account: Account) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The open expressions of each seed that has any."""
    columns = ["start", "end", "quote", "kind", "sentence_id"]
    expressions = account.expressions[account.expressions["state"].eq(OPEN)]
    for seed, rows in expressions.groupby("seed_id"):
        cells = rows[columns].astype(object).where(rows[columns].notna(), None)
        yield str(seed), [dict(zip(columns, row, strict=True)) for row in cells.to_numpy()]


def as_json(account: Account) -> str:
    """One object with a list of the ``seeds``, each as ``by_seed`` has it."""
    return json.dumps({"seeds": by_seed(account)}, ensure_ascii=False, indent=2)


def as_text(package: Package, account: Account) -> str:
    """A row of numbers for each seed, then what is open, sentence by sentence, in colour."""
    seeds = by_seed(account)
    heads = ("seed", "sentences", CODED, EXCLUDED, OPEN)
    rows = [(s["seed_id"], s["sentences"], s[CODED], s[EXCLUDED], len(s[OPEN])) for s in seeds]
    total = ("all", *(sum(column) for column in list(zip(*rows, strict=True))[1:])) if rows else ()
    lines = ["  ".join(f"{cell:>9}" for cell in row) for row in (heads, *rows, total) if row]
    for seed in seeds:
        text = package.texts[seed["seed_id"]]
        lines += [_open_line(seed["seed_id"], text, expression) for expression in seed[OPEN]]
        lines += [
            click.style(
                f"{sentence['sentence_id']}  {sentence['kind']}: nothing coded", fg="yellow"
            )
            for sentence in seed["by_sentence"]
            if sentence["bare"]
        ]
    return "\n".join(lines)


def _open_line(seed: str, text: str, expression: dict[str, Any]) -> str:
    start, end = expression["start"], expression["end"]
    before, after = (
        "".join(letter if letter.isprintable() else " " for letter in part)
        for part in (text[max(0, start - 30) : start], text[end : end + 30])
    )
    place = click.style(f"{seed}:{start}-{end}", fg="yellow")
    marked = click.style(f"[{expression['quote']}]", bold=True)
    return f"{place}  {expression['kind']}  {before}{marked}{after}"


class Piece(NamedTuple):
    """A stretch of a text whose every character is in one state, or in none."""

    text: str
    state: str
    anchor: str  # the place of an open expression, to link to, where one begins
    title: str


def as_page(package: Package, account: Account) -> str:
    """An HTML page of the seeds with what is coded, excluded and open marked; it loads nothing."""
    template = (files("sandhi.coverage") / "page.html").read_text("utf-8")
    page = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(template)
    columns = ["sentence_id", "start", "end", "kind", "state"]
    expressions: dict[str, list[_Expression]] = {}
    for sentence_id, *row in account.expressions[columns].itertuples(index=False, name=None):
        expressions.setdefault(sentence_id, []).append(_Expression(*row))
    seeds = by_seed(account)
    page_sentences = _sentences_of_page(seeds)
    return page.render(
        title=package.descriptor.get("title", package.descriptor.get("name", "")),
        languages=languages(package),
        seeds=[{**seed, "shown": _has_a_place(seed, page_sentences)} for seed in seeds],
        unshown=len(account.sentences) - len(page_sentences),
        sentences={
            sentence["sentence_id"]: list(
                _pieces(package, sentence, expressions.get(sentence["sentence_id"], []))
            )
            for sentence in account.sentences.to_dict("records")
            if sentence["sentence_id"] in page_sentences
        },
    )


def _sentences_of_page(seeds: Sequence[dict[str, Any]]) -> set[str]:
    """The sentences that a page shows, which a browser must hold: of many, what is to be done."""
    every = [sentence for seed in seeds for sentence in seed["by_sentence"]]
    if len(every) > _WHOLE:
        every = [one for one in every if one[OPEN] or one["bare"]][:_WHOLE]
    return {sentence["sentence_id"] for sentence in every}


def _has_a_place(seed: dict[str, Any], page_sentences: Collection[str]) -> bool:
    """Whether a page shows a seed: one without sentences, or with one that it shows."""
    sentences = [one["sentence_id"] for one in seed["by_sentence"]]
    return not sentences or any(one in page_sentences for one in sentences)


class _Expression(NamedTuple):
    start: int
    end: int
    kind: str
    state: str


def _pieces(
    package: Package, sentence: dict[Any, Any], rows: Sequence[_Expression]
) -> Iterator[Piece]:
    """A sentence cut wherever an expression begins or ends; ``rows`` are those that it has."""
    seed, (start, end) = sentence["seed_id"], span_in(sentence) or Span(0, 0)
    bounds = (cut for row in rows for cut in (row.start, row.end) if start < cut < end)
    cuts = sorted({start, end, *bounds})
    ahead = deque(sorted(rows, key=lambda row: row.start))
    over: list[_Expression] = []
    for first, last in pairwise(cuts):
        over = [row for row in over if row.end > first]
        while ahead and ahead[0].start <= first:
            over.append(ahead.popleft())
        state = next((state for state in _WORST_FIRST if state in {row.state for row in over}), "")
        begins = any(row.start == first and row.state == OPEN for row in over)
        title = ", ".join(f"{row.state} {row.kind}" for row in over)
        anchor = f"{seed}-{first}" if begins else ""
        yield Piece(package.texts[seed][first:last], state, anchor, title)
