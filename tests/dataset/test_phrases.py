"""The phrases of labels in today's declarations."""

import re

from sandhi.language.english.phrases import phrase
from sandhi.review.composer.shape import shape_of
from tests.conftest import Copy

SLOT = re.compile(r"\{([^{}]+)\}")


def test_every_type_has_phrases_that_can_be_filled_in(dataset: Copy) -> None:
    package = dataset.package
    shape = shape_of(package, "events")
    phrases = shape.composed.phrases
    heads = {head for of_type in shape.composed.heads.values() for head in of_type}
    assert {*phrases} - heads == {*package.rows(shape.vocabulary)}
    columns = {*package.schemas["events"].references}
    roles = {
        one.value
        for join in shape.joins
        for one in package.schemas[join.table].field(join.role).categories
    }
    known = {*roles, *columns, *(f"in {column}" for column in columns), "said", "told"}
    known |= {f"{role} told" for role in roles}
    for type_, patterns in phrases.items():
        for pattern in patterns:
            slots = {one for several in SLOT.findall(pattern) for one in several.split("|")}
            assert slots <= known, (type_, pattern)
            assert phrase(pattern, {one: ["Goa"] for one in slots}), (type_, pattern)


def test_who_takes_part_stands_last_so_that_no_name_breaks_a_sentence(
    dataset: Copy,
) -> None:
    settings = dataset.package.settings.tables.values()
    told = [phrase for one in settings for phrases in one.phrases.values() for phrase in phrases]
    with_names = [half for phrase in told for half in phrase.split("|") if "{}" in half]
    assert len(with_names) > 20
    assert [half for half in with_names if half[:3] == "It " or half[-2:] != "{}"] == []
