"""Candidates written out: for people, with their context, and as lines of JSON."""

import json

import click

from sandhi.suggest.candidates import Candidate
from sandhi.suggest.suggestions import Suggestion

_CONTEXT = 40  # characters before and after
_string = json.encoder.encode_basestring
# As json.dumps(…, ensure_ascii=False) writes; but that makes its encoder anew for every object,
# which costs as much again as the writing.
_encoded = json.encoder.c_make_encoder(  # type: ignore[attr-defined]
    None, None, _string, None, ": ", ", ", False, False, False
)


def as_json_line(suggestion: Suggestion) -> str:
    """One JSON object; offsets are code points of the whole text."""
    source, (offset, _), candidate, coded = suggestion
    start, end, quote, kind, _, proposed, why = candidate
    seed = "" if source.seed_id is None else f'"seed_id": {_string(source.seed_id)}, '
    fields, keys = "".join(_encoded(proposed, 0)), "".join(_encoded(coded, 0))
    return (
        f'{{"file": {_string(source.name)}, {seed}'
        f'"start": {offset + start}, "end": {offset + end}, '
        f'"quote": {_string(quote)}, "kind": {_string(kind)}, '
        f'{fields[1:-1]}, "coded": {keys}, "why": {_string(why)}}}'
    )


def as_text(suggestion: Suggestion) -> str:
    """Where a candidate is and what it says, in colour; the passage in its context; and why."""
    source, block, candidate, coded = suggestion
    start, end = candidate.start, candidate.end
    before = _on_one_line(block.text[max(0, start - _CONTEXT) : start])
    after = _on_one_line(block.text[end : end + _CONTEXT])
    place = f"{source.seed_id or source.name}:{block.offset + start}-{block.offset + end}"
    parts = [
        click.style(place, fg="cyan"),
        candidate.kind.replace("_", " "),
        _summary(candidate),
        click.style(", ".join(coded) or "not coded", fg="green" if coded else "yellow"),
    ]
    marked = click.style(f"[{_on_one_line(candidate.quote)}]", bold=True)
    return "\n".join(
        ["  ".join(filter(None, parts)), f"    {before}{marked}{after}", f"    {candidate.why}"]
    )


def _summary(candidate: Candidate) -> str:
    """What a candidate says, in a few words."""
    proposed = candidate.proposed
    match candidate.kind:
        case "number":
            low, high = (
                proposed[bound] if proposed[bound] is not None else ""
                for bound in ("lower", "upper")
            )
            value = proposed["value"] if proposed["value"] is not None else f"{low}–{high}"
            parts = [proposed["qualifier"], value, proposed["unit"]]
        case "date":
            bounds = [proposed["earliest"] or "..", proposed["latest"] or ".."]
            parts = [
                proposed["edtf"] or ("unresolved" if bounds == ["..", ".."] else "/".join(bounds))
            ]
        case "name":
            parts = [" or ".join(proposed["records"])]
        case _:
            parts = [f"{proposed['score']:.2f}"]
    return " ".join(str(part) for part in parts if part is not None)


def _on_one_line(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)
