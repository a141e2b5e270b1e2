"""Of what is offered, a request gets what its Accept ranks highest."""

import pytest

from sandhi.site.elements.accept import preferred_type

OFFERED = ["text/html", "application/json", "text/plain"]


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "text/html"),
        ("*/*", "text/html"),
        ("application/json", "application/json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/html;q=0.5, application/json", "application/json"),
        ("text/*", "text/html"),
        ("text/*, text/html;q=0.1", "text/plain"),
        ("application/*;q=0.2, */*;q=0.1", "application/json"),
        ("*/*, text/html;q=0", "application/json"),
        ("APPLICATION/JSON ; charset=utf-8 ; Q=1.0", "application/json"),
        ("application/json;q=many, text/plain;q=0.1", "text/plain"),
        ("image/png", "text/html"),
        (",;=, /", "text/html"),
    ],
)
def test_the_highest_rank_wins_and_the_first_among_equals(accept: str, expected: str) -> None:
    assert preferred_type(accept, OFFERED) == expected
