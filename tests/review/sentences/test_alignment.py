"""Sentences of a translation find those of the text that they translate, by their lengths."""

from collections import Counter
from typing import Any

import pytest

from sandhi.review.sentences.alignment import Pairing, Unit, align


def units(*lengths: int) -> list[Unit]:
    return [Unit(length) for length in lengths]


def pairs(pairings: list[Pairing]) -> list[tuple[list[int], list[int], bool]]:
    return [([*one.sources], [*one.targets], one.is_certain) for one in pairings]


def test_as_many_of_like_lengths_belong_to_one_another() -> None:
    lengths = (40, 120, 80, 20)
    assert pairs(align(units(*lengths), units(*lengths))) == [
        ([number], [number], True) for number in range(4)
    ]


@pytest.mark.parametrize(
    ("sources", "targets", "odd"),
    [
        ((100, 60, 70, 150), (100, 130, 150), ([1, 2], [1], False)),
        ((100, 130, 150), (100, 60, 70, 150), ([1], [1, 2], False)),
    ],
)
def test_where_the_two_differ_the_rest_is_certain(
    sources: tuple[int, ...], targets: tuple[int, ...], odd: tuple[list[int], list[int], bool]
) -> None:
    every = pairs(align(units(*sources), units(*targets)))
    assert odd in every
    assert [one for one in every if not one[2]] == [odd]


def test_what_both_name_decides_where_lengths_do_not() -> None:
    """Of sentences as long as each other one has no translation: the others find theirs."""
    for odd in range(5):
        targets = [Unit(50, frozenset({str(number)})) for number in (12, 34, 56, 78)]
        sources = [*targets[:odd], Unit(50), *targets[odd:]]
        every = align(sources, targets)
        assert [one for one in every if not one.is_certain and odd in one.sources]
        for pairing in every:
            marks = [sources[at].marks for at in pairing.sources]
            assert all(targets[at].marks in marks for at in pairing.targets)


def test_another_number_or_a_far_longer_sentence_is_not_certain() -> None:
    numbers = [Unit(50, frozenset({"12"}))], [Unit(50, frozenset({"13"}))]
    assert not align(*numbers)[0].is_certain
    lengths = units(20, 200, 200), units(140, 200, 200)
    assert not align(*lengths)[0].is_certain


def test_every_sentence_of_both_sides_is_in_one_pairing() -> None:
    lengths = [10 + 37 * number % 190 for number in range(120)]
    for targets in (lengths, lengths[:50], lengths + lengths[:30], []):
        every = align(units(*lengths), units(*targets))
        assert [at for one in every for at in one.sources] == [*range(len(lengths))]
        assert [at for one in every for at in one.targets] == [*range(len(targets))]


@pytest.mark.parametrize(("sources", "targets"), [(30, 1_000), (2, 5_000), (5_000, 2)])
def test_however_many_sentences_one_side_has_few_ways_are_looked_at(
    sources: int, targets: int
) -> None:
    looked_at = Counter[int]()

    class Counted(list[Unit]):
        def __getitem__(self, at: Any) -> Any:
            looked_at[0] += 1
            return super().__getitem__(at)

    every = align(Counted(units(*[20] * sources)), units(*[3] * targets))
    assert [at for one in every for at in one.targets] == [*range(targets)]
    assert looked_at[0] < 500_000
