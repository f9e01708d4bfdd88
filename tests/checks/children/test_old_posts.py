"""Old posts are counted, the oldest first."""

from __future__ import annotations

from auditor.authors.testing import run
from auditor.engine.registry import Registry
from tests.checks.children.texts import post, public
from tests.checks.findings import only


def test_old_posts_are_counted_with_the_oldest_first(builtin: Registry) -> None:
    years = [2014, 2024, 2012, 2019, 2018, 2016, 2015]
    finding = only(run(builtin.checks["old_posts"], public(*(post("hoi", f"{year}-05-06") for year in years))))
    assert finding.params == {"posts": 6, "strangers": 6, "others": 0, "oldest": "2012-05-06"}
    assert [proof.at.year for proof in finding.evidence if proof.at] == [2012, 2014, 2015, 2016, 2018]
