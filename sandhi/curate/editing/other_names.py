"""A form added to the other names that the descriptor of a package declares."""

import json
import re
from collections.abc import Iterator

from sandhi.curate.changes import Change
from sandhi.files import PackageError, parse_json, read_bytes
from sandhi.package import DESCRIPTOR, Package

_LIST = re.compile(r'"other_names"\s*:\s*\[')
_EMPTY = re.compile(r'"other_names"\s*:\s*\[(\s*)\]')
_SETTINGS = re.compile(r'"sandhi"\s*:\s*\{(\s*)')
_WHOLE = re.compile(r"\A\s*\{(\s*)")
_LAST = re.compile(r'("(?:[^"\\]|\\.)*")(\s*)\]')


def with_other_name(package: Package, form: str) -> Change | None:
    """The change that adds a form to ``other_names``; None where it is among them.

    Nothing else of the file changes. PackageError where the place of its list cannot be told.
    """
    if form in package.settings.other_names:
        return None
    before = read_bytes(package.root, DESCRIPTOR)
    return Change(DESCRIPTOR, before, with_form(before.decode("utf-8"), form).encode("utf-8"))


def with_form(text: str, form: str) -> str:
    """Return the text of a descriptor with a form added to its list, which may not be there yet."""
    expected = parse_json(text)
    expected.setdefault("sandhi", {}).setdefault("other_names", []).append(form)
    # The text may have the like of a list elsewhere: what is meant is told by what comes of it.
    for after in _additions(text, json.dumps(form, ensure_ascii=False)):
        if _is(after, expected):
            return after
    raise PackageError(
        f"{DESCRIPTOR}: where other_names stands under sandhi cannot be told; add {form!r} by hand"
    )


def _additions(text: str, form: str) -> Iterator[str]:
    """Yield the text with a form, as JSON has it, wherever its list could be or begin."""
    for place in _LIST.finditer(text):
        if last := _LAST.search(text, place.end()):
            line = re.search(r"\n[ \t]*$", text[: last.start(1)])
            apart = line[0] if line else " "
            yield f"{text[: last.end(1)]},{apart}{form}{text[last.end(1) :]}"
    for place in _EMPTY.finditer(text):
        yield text[: place.start(1)] + form + text[place.end(1) :]
    names = f'"other_names": [{form}]'
    for pattern, insertion in ((_SETTINGS, names), (_WHOLE, f'"sandhi": {{{names}}}')):
        for place in pattern.finditer(text):
            is_alone = text.startswith("}", place.end())
            apart = "" if is_alone else "," + (place[1] or " ")
            yield text[: place.end()] + insertion + apart + text[place.end() :]


def _is(text: str, expected: object) -> bool:
    try:
        return bool(parse_json(text) == expected)
    except ValueError:
        return False
