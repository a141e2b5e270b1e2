"""A form added to the other names of a descriptor: nothing else of its text changes."""

import pytest

from sandhi.curate.editing.other_names import with_form
from sandhi.files import PackageError

FORM = '"टी\\"म"'  # as JSON has it
NAMES = f'"other_names": [{FORM}]'


@pytest.mark.parametrize(
    ("text", "added"),  # which stands where § does
    [
        ('{"sandhi": {"other_names": ["a", "b]"§],  "x": 1}}', f", {FORM}"),
        ('{"sandhi": {"x":  1, "other_names": [§]}}', FORM),
        ('{"other_names": [], "sandhi": {"other_names": [§]}}', FORM),
        ('{"a": {"sandhi": {"x":  1}}, "sandhi": {§"x": 1}}', f"{NAMES}, "),
        ('{"a":  1,\n  "sandhi": {\n    §"x": 1\n  }\n}', f"{NAMES},\n    "),
        ('{"sandhi": {§}, "a":  1}', NAMES),
        ('{\r\n\t§"a":  "\\ud800"\r\n}', f'"sandhi": {{{NAMES}}},\r\n\t'),
        ('{"a":  "\\ud800", "sandhi": {"other_names": [§]}}', FORM),
        ('{"sandhi": {"other_names": ["\\ud800"§]}}', f", {FORM}"),
        ("{§}", f'"sandhi": {{{NAMES}}}'),
    ],
)
def test_only_the_form_is_added(text: str, added: str) -> None:
    assert with_form(text.replace("§", ""), 'टी"म') == text.replace("§", added)


def test_a_list_whose_place_cannot_be_told_is_left_to_a_person() -> None:
    with pytest.raises(PackageError, match="add 'a' by hand"):
        with_form('{"\\u0073andhi": {"x": 1}}', "a")
