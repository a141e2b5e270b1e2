"""Each list that the site shows of the dataset can be narrowed, by what its rows have."""

from sandhi.package.declarations import views
from tests.conftest import Copy


def test_a_view_that_lists_show_can_be_narrowed(dataset: Copy) -> None:
    """By values of its columns, and to a time where its rows have days."""
    package = dataset.package
    shown = [one for one in views(package) if not package.settings.of(one.name).hidden]
    assert len(shown) > 5
    for view in shown:
        names = {*view.terms}
        facets = package.settings.of(view.name).facets
        assert facets, view.name
        assert names >= {*facets}, view.name
        if {"date", "earliest"} <= names:
            assert "latest" in names, view.name
