"""What the dataset calls its tables and columns is said in each language of its pages."""

import json

import pytest

from tests.conftest import ROOT, Copy

SAID = json.loads((ROOT / "datapackage.json").read_text("utf-8"))["sandhi"]["languages"]


@pytest.mark.parametrize("code", SAID)
def test_every_table_and_column_is_named_in_the_language(dataset: Copy, code: str) -> None:
    place = SAID[code]["words"]
    words = json.loads((dataset.root / place).read_text("utf-8"))
    unsaid = [
        f"{where}: {title}"
        for schema in dataset.package.schemas.values()
        for where, title in [
            (schema.name, schema.title),
            *((f"{schema.name}.{field.name}", field.title) for field in schema.fields),
        ]
        # What has no small letter, as SHA-256, is a sign in any language.
        if title not in words and title != title.upper()
    ]
    assert not unsaid, f"say in {place}: {unsaid}"
