"""The document at /openapi.json is OpenAPI, and each of its paths answers as it says."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from sandhi.site.app import open_site
from sandhi.site.requests.origin import Standing
from sandhi.site.requests.routing import no_such_page, routes
from tests.harness.extent import some
from tests.site.conftest import Get

PAGES = "text/html"
JSON_TYPES = re.compile(r"application/(?:json|ld\+json|vnd\.citationstyles\.csl\+json)")

Document = dict[str, Any]


@pytest.fixture
async def document(get: Get) -> Document:
    described: Document = (await get("/openapi.json")).json()
    return described


def parameters(document: Document, operation: Document) -> Iterator[Document]:
    for one in operation.get("parameters", ()):
        shared = document["components"]["parameters"]
        yield shared[one["$ref"].rpartition("/")[2]] if "$ref" in one else one


def example(document: Document, path: str, operation: Document) -> str:
    """The address of a path, with the examples of its parameters in it."""
    asked = {}
    for one in parameters(document, operation):
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", one["example"])
        elif "example" in one:
            asked[one["name"]] = one["example"]
    return f"{path}?{urlencode(asked)}" if asked else path


async def test_it_is_openapi(document: Document) -> None:
    assert [*OpenAPIV31SpecValidator(document).iter_errors()] == []
    whole = {name: document[name] for name in ("openapi", "info")}
    broken = {**whole, "paths": {"/x": {"get": {"responses": {"200": {}}}}}}
    assert [*OpenAPIV31SpecValidator(broken).iter_errors()]


async def test_every_path_answers_as_it_is_described(get: Get, document: Document) -> None:
    assert len(document["paths"]) > 60
    for path, item in some(document["paths"].items(), 25):
        operation = item["get"]
        address = example(document, path, operation)
        assert "{" not in address, path
        status = next(iter(operation["responses"]))
        content = operation["responses"][status].get("content", {"*/*": {}})
        for media_type, described in content.items():
            if path.endswith("{table}.csv") and media_type == "text/csv":
                address = f"{address}&_dl=on" if "?" in address else f"{address}?_dl=on"
            answer = await get(address, headers={"accept": media_type})
            assert str(answer.status_code) == status, (address, answer.text[:300])
            if status == "200":
                assert answer.headers["content-type"].partition(";")[0] == media_type, address
            if described.get("schema") and JSON_TYPES.fullmatch(media_type):
                whole = {**described["schema"], "components": document["components"]}
                Draft202012Validator(whole).validate(json.loads(answer.content))


async def test_a_row_that_is_not_as_described_is_seen(get: Get, document: Document) -> None:
    row = (await get("/sandhi/figures.json?_shape=array&_size=1")).json()[0]
    schema = {"$ref": "#/components/schemas/row-figures", "components": document["components"]}
    assert Draft202012Validator(schema).is_valid(row)
    assert {*row} == {*document["components"]["schemas"]["row-figures"]["properties"]}
    for column, value in (("start", "12"), ("measure", 3), ("label", 1)):
        assert not Draft202012Validator(schema).is_valid({**row, column: value})


async def test_rows_of_days_can_be_asked_for_by_a_time(get: Get, document: Document) -> None:
    told = {
        path.removeprefix("/sandhi/").removesuffix(".json"): {
            one.get("$ref", "").rpartition("/")[2] for one in item["get"].get("parameters", ())
        }
        for path, item in document["paths"].items()
    }
    assert {"From", "To"} <= told["events"]
    assert not {"From", "To"} & told["measures"]
    path = "/sandhi/events.json?_shape=array&_from=2024-10&_to=October+2024"
    rows = (await get(path)).json()
    every = (await get("/sandhi/events.json?_shape=array&_size=max")).json()
    assert 0 < len(rows) < len(every)
    assert {row["event_id"] for row in rows} >= {
        row["event_id"] for row in every if (row["earliest"] or "").startswith("2024-10")
    }


async def test_every_route_that_is_no_page_is_described(
    site: Datasette, get: Get, document: Document
) -> None:
    examples = [
        example(document, path, item["get"]).partition("?")[0]
        for path, item in document["paths"].items()
    ]
    unmet = [
        pattern
        for pattern, handler in routes(site)
        if handler is not no_such_page and not any(re.match(pattern, path) for path in examples)
    ]
    # What is left are pages for people, and what a site without an address does not give.
    left = re.compile(
        r"/(?:sitemap|opensearch|\\?\.well).*|/codebook.*|/embed/.*|/seeds/\(.*\[\^/\]\+\)\$|/seeds\$"
        r"|/questions.*|/(?:sandhi|concordance)/\(\?P<table>.*|/[a-z\\-]*\$"
    )
    assert [pattern for pattern in unmet if not left.fullmatch(pattern)] == []


async def test_there_are_no_forms_but_those_that_are_described(get: Get) -> None:
    for form, status in (("csv", 200), ("tsv", 404), ("ods", 404)):
        assert (await get(f"/sandhi/figures.{form}?_size=1")).status_code == status


async def test_programs_are_led_to_it(get: Get) -> None:
    front = await get("/", headers={"host": "localhost"})
    assert (
        'openapi.json>; rel="service-desc"; type="application/vnd.oai.openapi+json"'
        in (front.headers["link"])
    )
    assert 'rel="service-desc"' in front.text
    assert 'href="/openapi.json"' in (await get("/api")).text
    assert "(/openapi.json)" in (await get("/llms.txt")).text


async def test_a_site_with_an_address_describes_what_needs_one(built: Any) -> None:
    site = open_site(built, Standing("https://host.test"))
    described = (await site.client.get("/openapi.json")).json()
    assert described["servers"] == [{"url": "https://host.test"}]
    for path in ("/sitemap.xml", "/opensearch.xml"):
        said = described["paths"][path]["get"]["responses"]["200"]["content"]
        answer = await site.client.get(path)
        assert answer.headers["content-type"].partition(";")[0] in said
