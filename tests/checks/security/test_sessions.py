"""Devices and places of logins: what counts as old, what counts as one device, and what is shown of it."""

from __future__ import annotations

from datetime import date

import pytest
from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.verdict import Outcome
from tests.checks.findings import only

LOGINS = {"security.logins": 2, "security.devices": 0}


def test_forgotten_devices_are_told_by_kind_and_oldest_first_and_never_by_address(builtin: Registry) -> None:
    rows = [
        {"kind": "active", "device": "iPad Air", "last": "2022-03-01T08:00:00Z", "ip": "203.0.113.7"},
        {"kind": "device", "device": "Windows PC", "last": "2020-03-01T08:00:00Z", "ip": "203.0.113.8"},
        {"kind": "active", "device": "iPhone", "last": "2026-01-10T08:00:00Z", "ip": "203.0.113.9"},
    ]
    finding = only(run(builtin.checks["sessions"], account("facebook", {"security.sessions": 3}, sessions=rows)))
    assert finding.params == {"devices": 2, "since": "2020-03-01", "kinds": "Windows, iPad"}
    assert [proof.at for proof in finding.evidence] == [date(2020, 3, 1), date(2022, 3, 1)]
    shown = " ".join([*map(str, finding.params.values()), *(p.snippet + p.where for p in finding.evidence)])
    assert "203.0" not in shown


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Instagram 312.0.0.34.111 Android (30/11; 420dpi; 1080x2148; samsung; SM-A515F; a51; nl_NL; 373310563)",
            "Instagram 347.2.0.99.118 Android (31/12; 420dpi; 1080x2148; samsung; SM-A515F; a51; nl_NL; 398230001)",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 16_1 like Mac OS X) AppleWebKit/605.1.15",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4_1 like Mac OS X) AppleWebKit/605.1.15",
        ),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64)", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:109.0)"),
    ],
)
def test_an_update_makes_no_second_device(builtin: Registry, first: str, second: str) -> None:
    rows = [{"kind": "login", "device": name, "last": "2026-01-10T08:00:00Z"} for name in (first, second)]
    finding = only(run(builtin.checks["sessions"], account("instagram", LOGINS, sessions=rows)))
    assert (finding.outcome, finding.params["devices"]) == (Outcome.PASS, 1)


def test_places_long_ago_do_not_count(builtin: Registry) -> None:
    rows = [
        {"kind": "login", "place": place, "last": f"{year}-01-10T08:00:00Z"}
        for place, year in [("Gent", 2026), ("gent ", 2026), ("Leiden", 2025), ("Arnhem", 2024), ("Breda", 2023)]
    ]
    finding = only(
        run(builtin.checks["sessions"], account("facebook", {"security.sessions": 5, **LOGINS}, sessions=rows))
    )
    assert (finding.outcome, finding.params["places"]) == (Outcome.PASS, 1)


def test_a_remembered_device_without_a_date_is_never_a_pass(builtin: Registry) -> None:
    rows = [{"kind": "login", "device": "iPhone", "last": "2026-01-10T08:00:00Z"}, {"kind": "device", "device": "iPad"}]
    finding = only(run(builtin.checks["sessions"], account("instagram", {"security.logins": 1}, sessions=rows)))
    assert (finding.outcome, finding.params) == (Outcome.UNKNOWN, {"devices": 1})
