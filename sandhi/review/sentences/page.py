"""The page of sentences: the kind and the translation of one after the other, with its drafts."""

import re
from collections.abc import Mapping, Sequence

import numpy as np
from pandas import DataFrame
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sandhi.coverage.account import languages
from sandhi.curate.editing.cutting import joining_changes, parting_changes
from sandhi.files import PackageError
from sandhi.package import Package
from sandhi.printing import visible
from sandhi.review.composer.passage import pieces
from sandhi.review.form import Entry, GivenForm, MisshapenForm, entries, read_form
from sandhi.review.kept import KeptForms
from sandhi.review.pages import Sitting, window
from sandhi.review.sentences.likeness import like_sentences, likest_draft, proposed_kind
from sandhi.review.sentences.translations import (
    Draft,
    drafts,
    give_translation,
    given_translation,
    in_order,
    told_of_translation,
)
from sandhi.review.staging import Refused
from sandhi.text import Span

_OFFSET = re.compile(r"[0-9]{1,9}")


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

    async def give(self, request: Request) -> Response:
        """Keep a translation of a whole text, made elsewhere: drafts for its sentences."""
        seed = request.path_params["seed"]
        return await self._sitting.decided(
            request, read_translation, lambda text: self._take_in(seed, text)
        )

    async def decide(self, request: Request) -> Response:
        """Write the cells of a sentence, or show them again with what keeps them."""
        seed = request.path_params["seed"]
        return await self._sitting.decided(
            request, read_form, lambda form: self._decided(seed, form)
        )

    def _take_in(self, seed: str, text: str) -> Response:
        package = self._sitting.package()
        self._sentences(package, seed)  # for it to be one that can be translated here
        give_translation(self._sitting.session.root, package.rows("seeds")[seed], text)
        how_many = told_of_translation(package, seed, text) if text.strip() else "it is taken away"
        self._sitting.message = f"translation of {seed}: {how_many}; read each against its sentence"
        return RedirectResponse(f"/sentences/{seed}", status_code=303)

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
            next_key = self._carry_out(seed, form)
        except Refused as refused:
            self._refused_cells.keep((seed, spans[form.item]), form.cells)
            return self._rendered(seed, form.item, form.cells, refused.faults, 422)
        except PackageError as error:
            return self._rendered(seed, form.item, form.cells, [str(error)], 409)
        self._refused_cells.drop((seed, spans[form.item]))
        message = self._sitting.session.decisions[-1].message
        if next_key == form.item and form.action == "accept":
            message += f"; it is open yet: {' and '.join(self._lacking(form.item))} to be filled in"
        self._sitting.message = message
        query = f"?key={next_key}" if next_key else ""
        return RedirectResponse(f"/sentences/{seed}{query}", status_code=303)

    def _elsewhere(self, seed: str, form: GivenForm, spans: Mapping[str, str]) -> Response:
        """What was filled in, with the sentence that it was shown for, if that is there."""
        key = next((key for key, span in spans.items() if span == form.span), "")
        why = f"{form.item} is another sentence since this page was opened"
        why += f"; look at it again, as {key}" if key else "; look at it again"
        return self._rendered(seed, key or form.item, form.cells if key else {}, [why], 409)

    def _carry_out(self, seed: str, form: GivenForm) -> str:
        """Do what a form says with a sentence; return the key of the one to be shown next."""
        session = self._sitting.session
        match form.action:
            case "accept":
                session.edit("sentences", form.item, form.cells)
                return form.item if self._lacking(form.item) else ""
            case "part" if _OFFSET.fullmatch(form.at):
                at, typed = int(form.at), self._typed(seed, form)
                return session.cut(lambda package: parting_changes(package, form.item, at, typed))[
                    0
                ]
            case "part":
                raise Refused(["choose the word before which the sentence is to be parted"])
            case "join":
                typed = self._typed(seed, form)
                return session.cut(lambda package: joining_changes(package, form.item, typed))[0]
        raise Refused([f"“{visible(form.action[:40])}” is nothing that is done with a sentence"])

    def _lacking(self, key: str) -> list[str]:
        """The titles of the required columns in which a sentence has nothing yet."""
        package = self._sitting.package()
        schema, row = package.schemas["sentences"], package.rows("sentences")[key]
        required = (one for one in schema.fields if one.constraints.get("required"))
        return [one.title or one.name for one in required if row[one.name] in (None, "")]

    def _translation(self, package: Package, seed: str) -> str:
        """What was given of the whole text, where sentences have translations."""
        if "translation" not in package.schemas["sentences"].names:
            return ""
        return given_translation(self._sitting.session.root, package.rows("seeds")[seed])

    def _draft(self, package: Package, seed: str, row: Mapping[str, str]) -> Draft | None:
        """The draft of a translation: by that of the whole text, or by a sentence much like it."""
        if whole := self._translation(package, seed):
            draft = drafts(package, seed, whole).get(row[package.schemas["sentences"].primary_key])
            if draft and (draft.text or draft.doubt):
                return draft
        likest = likest_draft(package, row, like_sentences(package, row))
        return Draft(likest.translation, "", likest.key) if likest else None

    def _typed(self, seed: str, form: GivenForm) -> dict[str, str]:
        """What a form says beside a draft that stands in it as it was shown.

        Cutting a sentence writes what was typed, and a draft was not.
        """
        package = self._sitting.package()
        rows = self._sentences(package, seed)
        is_this = rows[package.schemas["sentences"].primary_key] == form.item
        row = _cells(rows, int(np.nonzero(is_this.to_numpy(dtype=bool))[0][0]))
        draft = None if row.get("translation") else self._draft(package, seed, row)
        if draft and form.cells.get("translation") == draft.text:
            return {name: one for name, one in form.cells.items() if name != "translation"}
        return form.cells

    def _sentences(self, package: Package, seed: str) -> DataFrame:
        """The sentences of a seed, in order: their cells as text."""
        if seed not in self._sitting.seeds_of(package):
            raise PackageError(f"the sitting has no seed {seed[:40]!a}")
        if "sentences" not in package.schemas:
            raise PackageError(
                "the package has no texts in sentences, so there is nothing to review"
            )
        cells = package.cells("sentences")[[*package.schemas["sentences"].names]]
        return in_order(cells[cells["seed_id"].eq(seed)])

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
            "draft": None,
            "columns": schema.names,
            "given": self._translation(package, seed),
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
            draft = None if cells or row.get("translation") else self._draft(package, seed, row)
            filled = {**row, **({"kind": proposed} if proposed else {}), **(cells or {})}
            filled |= {"translation": draft.text} if draft else {}
            span = Span(int(row["start"]), int(row["end"]))
            code = languages(package).get(seed, "")
            values |= {
                "words": [
                    (package.texts[seed][slice(*part)], part, is_word)
                    for part, is_word in pieces(package.texts[seed], span, code)
                ],
                "last": number + 1 == len(rows),
                "entries": _entries(package, seed, filled),
                "proposed": proposed,
                "is_kept": bool(kept_cells),
                "like": like,
                "draft": draft,
                "previous": rows["quote"].iat[number - 1] if number else "",
                "following": rows["quote"].iat[number + 1] if number + 1 < len(rows) else "",
            }
        return self._sitting.rendered("sentences.html", package, values, status)


def read_translation(form: FormData) -> str:
    """The translation of a text in a form, its lines as they are; MisshapenForm without one."""
    text = form.get("translation")
    if not isinstance(text, str) or [*form] != ["translation"] or "\ufffd" in text:
        raise MisshapenForm("the form does not say, in UTF-8, what the translation is")
    return text.replace("\r\n", "\n")


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
