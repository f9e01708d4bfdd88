"""Places on photos: what can be read weighs more than a spot that nobody may see."""

from __future__ import annotations

from auditor.engine.registry import Registry
from auditor.model.verdict import Severity
from tests.checks.children.photos import found, item
from tests.checks.findings import only


def test_a_spot_that_nobody_may_see_weighs_less_than_a_place_that_is_read(builtin: Registry) -> None:
    spot = only(found(builtin, "photo_places", item(told=["coordinates", "near_home"])))
    named = only(found(builtin, "photo_places", item(told=["coordinates"]), item(told=["place"])))
    assert (spot.severity, spot.params["spots"], spot.params["home"]) == (Severity.LOW, 1, 1)
    assert (named.severity, named.params["named"], named.params["spots"]) == (Severity.HIGH, 1, 1)


def test_places_are_counted_only_where_somebody_is_known_to_see_them(builtin: Registry) -> None:
    items = [item(told=["coordinates"]), item(None, told=["place", "near_home"])]
    told = {f.message_id: f for f in found(builtin, "photo_places", *items)}
    assert set(told) == {"found_spots", "audience_unknown"}
    assert told["found_spots"].params == {"photos": 1, "strangers": 1, "others": 0, "named": 0, "spots": 1, "home": 0}
