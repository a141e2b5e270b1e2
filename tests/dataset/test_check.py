"""The dataset passes its check, whatever it holds."""

from tests.conftest import Copy


def test_no_row_breaks_a_rule_and_every_rule_is_run(dataset: Copy) -> None:
    report = dataset.report()
    assert [str(finding) for finding in report.findings] == []
    assert report.skipped == []
    assert report.rows == sum(len(dataset.rows(table)) for table in dataset.package.schemas)
