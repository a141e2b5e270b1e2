"""The page of sentences: the kind and the translation of one after the other, beside like ones."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import regex
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sandhi.coverage.account import languages
from sandhi.curate.editing.cutting import joining_changes, parting_changes
from sandhi.files import PackageError
from sandhi.package import Package
from sandhi.package.opening.memory import memoized
from sandhi.printing import visible
from sandhi.review.composer.likeness import Coded, Likeness, coded_passages
from sandhi.review.composer.passage import pieces, row_cells, sentence_rows
from sandhi.review.form import Entry, GivenForm, entries, read_form
from sandhi.review.kept import KeptForms
from sandhi.review.pages import Sitting, window
from sandhi.review.staging import Refused
from sandhi.text import Span, tokens

_TERMINAL = regex.compile(r"[\p{Sentence_Terminal}…][\p{P}\s]*$")
_OFFSET = regex.compile(r"[0-9]{1,9}")
_LIKE = 0.15  # the cosine from which on the translation of another sentence helps
_SHOWN, _VOTERS, _MOST = 3, 7, 0.6
# What two sentences have in common that are of one kind, beside words and how they end: where they
# stand, how long they are.
_PLACE, _LENGTH = 0.3, 0.6
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
        spans = {key: _span(row) for key, _, row in self._sentences(package, seed)}
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

    def _sentences(self, package: Package, seed: str) -> list[tuple[str, int, dict[str, str]]]:
        if seed not in self._sitting.seeds_of(package):
            raise PackageError(f"the sitting has no seed {seed[:40]!a}")
        rows = sentence_rows(package, seed)
        return [(key, number, row) for number, (key, _, row) in enumerate(rows)]

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
        lacking = [one for one in rows if not all(one[2][name] for name in required)]
        sentence = next((one for one in rows if one[0] == key), lacking[0] if lacking else None)
        values: dict[str, object] = {
            "seed": seed,
            "item": sentence[2] if sentence else None,
            "key": sentence[0] if sentence else "",
            "lacking": len(lacking),
            "others": [
                (other, bool(all(row[name] for name in required))) for other, _, row in rows
            ],
            "listed": window(len(rows), sentence[1] if sentence else 0),
            "entries": [],
            "proposed": "",
            "like": [],
            "faults": faults,
            "message": self._sitting.taken_message(),
        }
        if sentence:
            _, number, row = sentence
            place = seed, _span(row)
            if is_anew:
                self._refused_cells.drop(place)
            kept_cells = None if cells else self._refused_cells.at(place)
            cells = cells or kept_cells
            proposed = "" if row.get("kind") else proposed_kind(package, row, number, len(rows))
            filled = {**row, **({"kind": proposed} if proposed else {}), **(cells or {})}
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
                "like": like_sentences(package, row),
                "previous": rows[number - 1][2]["quote"] if number else "",
                "following": rows[number + 1][2]["quote"] if number + 1 < len(rows) else "",
            }
        return self._sitting.rendered("sentences.html", package, values, status)


def _span(row: Mapping[str, str]) -> str:
    """Where a sentence stands, as its form says it."""
    return f"{row['start']}-{row['end']}"


def _entries(package: Package, seed: str, row: Mapping[str, str]) -> list[Entry]:
    key = package.schemas["sentences"].primary_key
    placed = {"seed_id": seed, "start": "0", "end": "1", "quote": "-", key: "-", **row}
    return entries(package, "sentences", placed)


def like_sentences(package: Package, row: Mapping[str, str]) -> list[LikeSentence]:
    """The translated sentences most like one in their words, the likest first."""
    likeness, passage = _likeness(package, row)
    rows = package.rows("sentences")
    scored = [
        (score, coded.key)
        for coded, score in likeness.scores(passage.words)
        if score >= _LIKE and rows[coded.key].get("translation")
    ]
    return [
        LikeSentence(key, str(rows[key]["quote"]), str(rows[key]["translation"]))
        for _, key in sorted(scored, key=lambda one: (-one[0], one[1]))[:_SHOWN]
    ]


def proposed_kind(package: Package, row: Mapping[str, str], number: int, of: int) -> str:
    """The kind that most of the sentences like one have; empty where they do not agree.

    They end as it does, with a stop or without, and are like it in their words, their place in the
    text and their length. One of a word or two, which tells nothing, is like such ones, whatever
    its end. What its seed has in a column of the name of a kind, such as its headline, is of that
    kind.
    """
    if "kind" not in package.schemas["sentences"].names:
        return ""
    kinds = package.schemas["sentences"].field("kind").constraints.get("enum", ())
    of_seed = package.rows("seeds")[row["seed_id"]]
    if seed_kind := next((kind for kind in kinds if of_seed.get(kind) == row["quote"]), ""):
        return str(seed_kind)
    likeness, passage = _likeness(package, row)
    cosines = {coded.key: score for coded, score in likeness.scores(passage.words)}
    voters, ends = [], _ends(row["quote"])
    is_brief = _is_brief(row["quote"])
    for seed in package.texts:
        rows = sentence_rows(package, seed)
        for place, (key, _, other) in enumerate(rows):
            if key not in cosines or not other.get("kind"):
                continue
            if _is_brief(other["quote"]) != is_brief:
                continue
            if not is_brief and _ends(other["quote"]) != ends:
                continue
            lengths = sorted((len(row["quote"]), len(other["quote"])))
            score = (
                cosines[key]
                + _PLACE * (_place(number, of) == _place(place, len(rows)))
                + _LENGTH * lengths[0] / lengths[1]
            )
            voters.append((score, key, other["kind"]))
    votes: Counter[str] = Counter()
    for score, _, kind in sorted(voters, reverse=True)[:_VOTERS]:
        votes[kind] += score  # type: ignore[assignment]
    kind, score = next(iter(votes.most_common(1)), ("", 0))
    return kind if score >= _MOST * votes.total() and score else ""


def _likeness(package: Package, row: Mapping[str, str]) -> tuple[Likeness, Coded]:
    """The other sentences, to be compared with one, and that one."""
    key = row[package.schemas["sentences"].primary_key]
    (passage,) = coded_passages(package, [(key, row)], languages(package))
    return Likeness([one for one in _coded_sentences(package) if one.key != key]), passage


@memoized
def _coded_sentences(package: Package) -> list[Coded]:
    """All sentences; to fold the words of a long text takes seconds, and each page asks for it."""
    key = package.schemas["sentences"].primary_key
    rows = row_cells(package, "sentences")
    return coded_passages(package, [(row[key], row) for row in rows], languages(package))


def _is_brief(quote: str) -> bool:
    return sum(1 for _ in tokens(quote)) <= _BRIEF


def _ends(quote: str) -> bool:
    return bool(_TERMINAL.search(quote))


def _place(number: int, of: int) -> int:
    """The first, the second, the last, or another."""
    return number if number < 2 else 3 if number == of - 1 else 2
