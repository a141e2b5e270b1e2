"""The page of sentences: the kind and the translation of one after the other, beside like ones."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

import numpy as np
from pandas import DataFrame
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sandhi.anchors import Integers
from sandhi.coverage.account import languages
from sandhi.curate.editing.cutting import joining_changes, parting_changes
from sandhi.curate.start import openings
from sandhi.files import PackageError
from sandhi.package import Package
from sandhi.printing import visible
from sandhi.review.composer.passage import pieces
from sandhi.review.form import Entry, GivenForm, entries, read_form
from sandhi.review.kept import KeptForms
from sandhi.review.pages import Sitting, window
from sandhi.review.staging import Refused
from sandhi.review.texts.words import Numbers, ends_with_stop, sentence_words, words_in
from sandhi.text import Span, tokens

_OFFSET = re.compile(r"[0-9]{1,9}")
_LIKE = 0.15  # the cosine from which on the translation of another sentence helps
_SHOWN, _VOTERS, _MOST = 3, 7, 0.6
# What two sentences have in common that are of one kind, beside words and how they end: where they
# stand, how long they are.
_PLACE, _LENGTH = 0.3, 0.6
_RUN, _MOST_OF = 4, 0.5  # words in a row, and the share of a sentence, that a draft has of another
_BRIEF = 2  # words with which no sentence tells anything


class LikeSentence(NamedTuple):
    """A sentence like the one at hand, and its translation."""

    key: str
    quote: str
    translation: str


class SentencePage:
    """The page, over the seeds of a sitting: the first sentence that lacks a required cell."""

    def __init__(self, sitting: Sitting) -> None:
        """Serve a sitting."""
        self._sitting = sitting
        self._refused_cells = KeptForms[dict[str, str]]()

    async def show(self, request: Request) -> Response:
        """The sentence that is named, or the first one with something to fill in."""
        seed, key = request.path_params["seed"], request.query_params.get("key", "")
        is_anew = bool(request.query_params.get("anew"))
        return await self._sitting.answered(lambda: self._rendered(seed, key, is_anew=is_anew))

    async def decide(self, request: Request) -> Response:
        """Write the cells of a sentence, or show them again with what keeps them."""
        seed = request.path_params["seed"]
        return await self._sitting.decided(
            request, read_form, lambda form: self._decided(seed, form)
        )

    def _decided(self, seed: str, form: GivenForm) -> Response:
        package = self._sitting.package()
        rows = self._sentences(package, seed)
        key = package.schemas["sentences"].primary_key
        places = zip(rows[key], rows["start"], rows["end"], strict=True)
        spans = {key: f"{start}-{end}" for key, start, end in places}
        if form.item not in spans:
            raise PackageError(f"{seed} has no sentence {form.item[:40]!a}")
        if form.span and form.span != spans[form.item]:
            return self._elsewhere(seed, form, spans)
        allowed = {entry.field.name for entry in _entries(package, seed, {})}
        try:
            if strange := [name for name in form.cells if name not in allowed]:
                raise Refused([f"{strange[0][:40]!a} is no column to be filled in here"])
            next_key = self._carry_out(form)
        except Refused as refused:
            self._refused_cells.keep((seed, spans[form.item]), form.cells)
            return self._rendered(seed, form.item, form.cells, refused.faults, 422)
        except PackageError as error:
            return self._rendered(seed, form.item, form.cells, [str(error)], 409)
        self._refused_cells.drop((seed, spans[form.item]))
        self._sitting.message = self._sitting.session.decisions[-1].message
        query = f"?key={next_key}" if next_key else ""
        return RedirectResponse(f"/sentences/{seed}{query}", status_code=303)

    def _elsewhere(self, seed: str, form: GivenForm, spans: Mapping[str, str]) -> Response:
        """What was filled in, with the sentence that it was shown for, if that is there."""
        key = next((key for key, span in spans.items() if span == form.span), "")
        why = f"{form.item} is another sentence since this page was opened"
        why += f"; look at it again, as {key}" if key else "; look at it again"
        return self._rendered(seed, key or form.item, form.cells if key else {}, [why], 409)

    def _carry_out(self, form: GivenForm) -> str:
        """Do what a form says with a sentence; return the key of the one to be shown next."""
        session = self._sitting.session
        match form.action:
            case "accept":
                session.edit("sentences", form.item, form.cells)
                return ""
            case "part" if _OFFSET.fullmatch(form.at):
                at = int(form.at)
                return session.cut(
                    lambda package: parting_changes(package, form.item, at, form.cells)
                )[0]
            case "part":
                raise Refused(["choose the word before which the sentence is to be parted"])
            case "join":
                return session.cut(lambda package: joining_changes(package, form.item, form.cells))[
                    0
                ]
        raise Refused([f"“{visible(form.action[:40])}” is nothing that is done with a sentence"])

    def _sentences(self, package: Package, seed: str) -> DataFrame:
        """The sentences of a seed, in order: their cells as text."""
        if seed not in self._sitting.seeds_of(package):
            raise PackageError(f"the sitting has no seed {seed[:40]!a}")
        if "sentences" not in package.schemas:
            raise PackageError(
                "the package has no texts in sentences, so there is nothing to review"
            )
        cells = package.cells("sentences")[[*package.schemas["sentences"].names]]
        rows = cells[cells["seed_id"].eq(seed) & cells["start"].ne("") & cells["end"].ne("")]
        order = rows["start"].astype("int64").argsort(kind="stable")
        return rows.iloc[order].reset_index(drop=True)

    def _rendered(
        self,
        seed: str,
        key: str = "",
        cells: Mapping[str, str] | None = None,
        faults: Sequence[str] = (),
        status: int = 200,
        *,
        is_anew: bool = False,
    ) -> Response:
        package = self._sitting.package()
        rows = self._sentences(package, seed)
        schema = package.schemas["sentences"]
        required = [one.name for one in schema.fields if one.constraints.get("required")]
        is_lacking = (rows[required] == "").any(axis=1).to_numpy(dtype=bool)
        keys = [*rows[schema.primary_key]]
        (places,) = np.nonzero([one == key for one in keys])
        number = int(next(iter([*places[:1], *np.nonzero(is_lacking)[0][:1]]), -1))
        row = _cells(rows, number) if number >= 0 else None
        listed = window(len(rows), max(number, 0))
        values: dict[str, object] = {
            "seed": seed,
            "item": row,
            "key": row[schema.primary_key] if row else "",
            "lacking": int(is_lacking.sum()),
            "keys": rows[schema.primary_key],
            "is_lacking": is_lacking,
            "listed": listed,
            "entries": [],
            "proposed": "",
            "like": [],
            "faults": faults,
            "message": self._sitting.taken_message(),
        }
        if row:
            place = seed, _span(row)
            if is_anew:
                self._refused_cells.drop(place)
            kept_cells = None if cells else self._refused_cells.at(place)
            cells = cells or kept_cells
            proposed = "" if row.get("kind") else proposed_kind(package, row, number, len(rows))
            like = like_sentences(package, row)
            draft = None if cells or row.get("translation") else _drafted(package, row, like)
            filled = {**row, **({"kind": proposed} if proposed else {}), **(cells or {})}
            filled |= {"translation": draft.translation} if draft else {}
            span = Span(int(row["start"]), int(row["end"]))
            values |= {
                "words": [
                    (package.texts[seed][slice(*part)], part, is_word)
                    for part, is_word in pieces(package.texts[seed], span)
                ],
                "last": number + 1 == len(rows),
                "entries": _entries(package, seed, filled),
                "proposed": proposed,
                "is_kept": bool(kept_cells),
                "like": like,
                "draft": draft.key if draft else "",
                "previous": rows["quote"].iat[number - 1] if number else "",
                "following": rows["quote"].iat[number + 1] if number + 1 < len(rows) else "",
            }
        return self._sitting.rendered("sentences.html", package, values, status)


def _drafted(
    package: Package, row: Mapping[str, str], like: Sequence[LikeSentence]
) -> LikeSentence | None:
    """The like sentence that has most of the words in a row: its translation is a draft."""
    code = languages(package).get(row["seed_id"], "")
    own_words = words_in(row["quote"], code)
    least = max(_RUN, _MOST_OF * len(own_words))
    for sentence in like:
        matcher = SequenceMatcher(None, own_words, words_in(sentence.quote, code), autojunk=False)
        if matcher.find_longest_match().size >= least:
            return sentence
    return None


def _cells(rows: DataFrame, number: int) -> dict[str, str]:
    """The cells of a sentence by their columns."""
    return {str(name): cell for name, cell in rows.iloc[number].items()}


def _span(row: Mapping[str, str]) -> str:
    """Where a sentence stands, as its form says it."""
    return f"{row['start']}-{row['end']}"


def _entries(package: Package, seed: str, row: Mapping[str, str]) -> list[Entry]:
    key = package.schemas["sentences"].primary_key
    placed = {"seed_id": seed, "start": "0", "end": "1", "quote": "-", key: "-", **row}
    return entries(package, "sentences", placed)


def like_sentences(package: Package, row: Mapping[str, str]) -> list[LikeSentence]:
    """The translated sentences most like one in their words, the likest first."""
    cells = package.cells("sentences")
    if "translation" not in cells:
        return []
    scores = _cosines(package, row)
    (like,) = np.nonzero((scores >= _LIKE) & cells["translation"].ne("").to_numpy(dtype=bool))
    keys = cells[package.schemas["sentences"].primary_key]
    likest = [(keys.iat[at], at) for at in _first(like, scores, _SHOWN)]
    likest.sort(key=lambda one: (-scores[one[1]], one[0]))
    return [
        LikeSentence(str(key), str(cells["quote"].iat[at]), str(cells["translation"].iat[at]))
        for key, at in likest[:_SHOWN]
    ]


def proposed_kind(package: Package, row: Mapping[str, str], number: int, of: int) -> str:
    """The kind that most of the sentences like one have; empty where they do not agree.

    They end as it does, with a stop or without, and are like it in their words, their place in the
    text and their length. One of a word or two, which tells nothing, is like such ones, whatever
    its end. What its seed tells goes before all (``openings.kind_of``).
    """
    if "kind" not in package.schemas["sentences"].names:
        return ""
    if known_kind := openings.kind_of(package, row):
        return known_kind
    words, cells = sentence_words(package), package.cells("sentences")
    key = package.schemas["sentences"].primary_key
    is_brief = sum(1 for _ in tokens(row["quote"])) <= _BRIEF
    may_vote = cells["kind"].ne("").to_numpy(dtype=bool) & (words.number >= 0)
    may_vote &= cells[key].ne(row[key]).to_numpy(dtype=bool)
    may_vote &= (words.token_count <= _BRIEF) == is_brief
    if not may_vote.any():
        return ""
    if not is_brief:
        may_vote &= words.ends == ends_with_stop(row["quote"])
    shorter = np.minimum(words.length, len(row["quote"]))
    longer = np.maximum(np.maximum(words.length, len(row["quote"])), 1)
    last = np.where(words.number == words.of - 1, 3, 2)
    places = np.where(words.number < 2, words.number, last)
    place = number if number < 2 else 3 if number == of - 1 else 2
    scores = _cosines(package, row) + _PLACE * (places == place) + _LENGTH * shorter / longer
    voters = [
        (scores[at], str(cells[key].iat[at]), str(cells["kind"].iat[at]))
        for at in _first(np.nonzero(may_vote)[0], scores, _VOTERS)
    ]
    votes: Counter[str] = Counter()
    for score, _, kind in sorted(voters, reverse=True)[:_VOTERS]:
        votes[kind] += score
    kind, score = next(iter(votes.most_common(1)), ("", 0))
    return kind if score >= _MOST * votes.total() and score else ""


def _cosines(package: Package, row: Mapping[str, str]) -> Numbers:
    """How much each sentence, by the order of rows, is like one in its words."""
    keys = package.cells("sentences")[package.schemas["sentences"].primary_key]
    (itself,) = np.nonzero(keys.eq(row[package.schemas["sentences"].primary_key]).to_numpy(bool))
    code = languages(package).get(row["seed_id"], "")
    return sentence_words(package).cosines(words_in(row["quote"], code), itself)


def _first(numbers: Integers, scores: Numbers, count: int) -> Integers:
    """Those of so many highest scores, and all that are equal to the last of these."""
    if len(numbers) <= count:
        return numbers
    least = np.partition(scores[numbers], -count)[-count]
    highest: Integers = numbers[scores[numbers] >= least]
    return highest
