"""A form added to the other names that the descriptor of a package declares."""

import json
import re

from sandhi.curate.changes import Change
from sandhi.files import read_bytes
from sandhi.package import DESCRIPTOR, Package

_LIST = re.compile(r'"other_names"\s*:\s*\[')
_LAST = re.compile(r'("(?:[^"\\]|\\.)*")(\s*)\]')


def with_other_name(package: Package, form: str) -> Change | None:
    """The change that adds a form to ``other_names``; None where it is among them.

    Nothing else of the file changes, as far as its list can be told in it; else it is written anew
    as a whole, with the same content.
    """
    if form in package.settings.other_names:
        return None
    before = read_bytes(package.root, DESCRIPTOR)
    text = before.decode("utf-8")
    wanted = json.loads(text)
    wanted.setdefault("sandhi", {}).setdefault("other_names", []).append(form)
    for place in _LIST.finditer(text):
        last = _LAST.search(text, place.end())
        if last is None:
            continue
        line = re.search(r"\n[ \t]*$", text[: last.start(1)])
        apart = line[0] if line else " "
        added = f"{text[: last.end(1)]},{apart}{json.dumps(form, ensure_ascii=False)}"
        after = added + text[last.end(1) :]
        if _is(after, wanted):
            return Change(DESCRIPTOR, before, after.encode("utf-8"))
    whole = json.dumps(wanted, ensure_ascii=False, indent=2) + "\n"
    return Change(DESCRIPTOR, before, whole.encode("utf-8"))


def _is(text: str, wanted: object) -> bool:
    try:
        return bool(json.loads(text) == wanted)
    except ValueError:
        return False
