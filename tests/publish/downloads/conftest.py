"""The downloads of the real package, as they are read by those who have them."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from sandhi.package import Package
from sandhi.publish.downloads.source import DownloadSource, read_source
from sandhi.publish.publication import DOWNLOADS


@pytest.fixture(scope="session")
def source(package: Package, built: Path) -> Iterator[DownloadSource]:
    with closing(read_source(package, built)) as source:
        yield source


@pytest.fixture(scope="session")
def folder(built: Path) -> Path:
    return built.parent / DOWNLOADS


@pytest.fixture(scope="session")
def manifest(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="session")
def book(folder: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(folder / "sandhi.xlsx")
