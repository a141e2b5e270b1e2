"""The composer over the package with moments, and forms that are sent to it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from httpx import Response
from starlette.testclient import TestClient

if TYPE_CHECKING:
    from tests.conftest import Copy
from tests.review.composer.passages import place


@pytest.fixture
def compose(client: TestClient, match: "Copy") -> Callable[..., Response]:
    """Send the composer's form for a passage."""

    def send(quote: str, table: str = "moments", **fields: str) -> Response:
        given = {**place(match.package, quote), "table": table, "action": "new", **fields}
        answer = client.post("/compose", data=given, follow_redirects=False)
        assert isinstance(answer, Response)
        return answer

    return send
