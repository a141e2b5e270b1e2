"""Years with the name of their era, or of accounts, before and after, with every point."""

from itertools import product

import pytest

from sandhi.language import language
from sandhi.language.hindi.lexicon import forms

HINDI = language("hi")


def times(text: str) -> list[str | None]:
    return [one.edtf for one in HINDI.dates(text, published=None)]


def written(form: str) -> set[str]:
    """A name as it is, and with other signs for its points, apart or not."""
    if "." not in form:
        return {form}
    return {form.replace(".", point).strip() for point in (".", ". ", "०", "० ", "॰", "॰ ")}


OTHER = [
    one for form in sorted(forms("beside_times", role="other_era")) for one in sorted(written(form))
]
OURS = [
    one for form in sorted(forms("beside_times", role="our_era")) for one in sorted(written(form))
]


@pytest.mark.parametrize("name", OTHER)
def test_a_year_of_another_era_is_no_year_of_ours(name: str) -> None:
    for year, end in product(("326", "1446", "2081", "2080-81"), ("", " में", " की")):
        for text in (f"{name} {year}{end}", f"{year} {name}{end}"):
            assert times(text) == [None], text
            assert list(HINDI.numbers(text)) == [], text


@pytest.mark.parametrize("name", sorted(forms("beside_times", role="other_era_before")))
def test_a_name_before_a_year_makes_it_of_another_era(name: str) -> None:
    assert times(f"{name} 1946 में") == [None]


@pytest.mark.parametrize("name", OURS)
def test_a_year_of_our_era_is_told_by_any_of_its_names(name: str) -> None:
    for text in (f"{name} 1526 में", f"1526 {name} में", f"{name} 1526"):
        assert times(text) == ["1526"], text
    for text in (f"{name} 712 में", f"712 {name} में"):  # of सन् 712 the century may be left out
        assert times(text) == [None if "सन" in name and text.startswith(name) else "0712"], text


@pytest.mark.parametrize("century", ["छठी शताब्दी", "6वीं सदी"])
@pytest.mark.parametrize("name", ["ई.पू.", "ई० पू०", "ईसा पूर्व", "ई॰पू॰", "बी.सी."])
def test_a_century_before_our_era_is_none_of_it(century: str, name: str) -> None:
    assert times(f"{name} {century}") == times(f"{century} {name}") == [None]


FISCAL = [
    *(
        f"{one} {year}"
        for one in sorted(forms("beside_times", role="fiscal"))
        for year in ("वर्ष", "साल")
    ),
    *sorted(forms("beside_times", role="fiscal_year")),
]


@pytest.mark.parametrize("name", FISCAL)
def test_a_year_of_accounts_is_from_april_to_march_or_not_told(name: str) -> None:
    for years, end in product(("2023-24", "2023–24", "2023/24", "23-24"), ("", " में", " की")):
        assert times(f"{name} {years}{end}") == ["2023-04/2024-03"]
    for years in ("2023", "24", "'24", "98-99", "2023-25", "2019 से 2024"):
        assert times(f"{name} {years} में") == [None]
        assert list(HINDI.numbers(f"{name} {years} में")) == []


def test_what_only_looks_like_a_name_leaves_the_number() -> None:
    for text in ("शक 5 लोगों पर", "वित्त मंत्री ने 5 लोगों को", "ई. श्रीधरन के 5 लोगों"):
        assert [str(one.value) for one in HINDI.numbers(text)] == ["5"]
        assert times(text) == []


@pytest.mark.parametrize("word", sorted(forms("beside_times", role="before_year") - {"ईस्वी"}))
def test_a_word_for_a_year_makes_none_of_ours_of_another_era(word: str) -> None:
    for text in (f"हिजरी {word} 1446", f"{word} 1446 हिजरी", f"{word} 2081 वि.सं."):
        assert times(text) == [None], text
    assert times(f"{word} 1947 में") == ["1947"]
