"""What it means that nothing was found."""

from __future__ import annotations

from auditor.text.silence import SILENCE, Sought, found_well, silent_in


def test_only_what_is_found_well_lets_silence_pass() -> None:
    assert {kind for kind in Sought if found_well(kind)} == {Sought.NAMES}
    assert silent_in(Sought.NAMES, ["mooie dag", "wat een dag"]) is None
    silent = silent_in(Sought.AGES, ["mooie dag", " ", "nasz dom"])
    assert silent is not None
    assert (silent.message, silent.params) == (SILENCE, {"texts": 2, "unread": 1})
    assert silent_in(Sought.NAMES, ["mooie dag", "nasz dom"]) is not None
    assert silent_in(Sought.AGES, ["", " "]) is None
