"""Facebook's albums: the largest are pointed to, and none is called empty for good."""

from __future__ import annotations

from auditor.authors.testing import account, run
from auditor.engine.registry import Registry
from auditor.model.verdict import Outcome

MEDIA = [{"uri": f"{number}.jpg"} for number in range(9)]


def test_the_largest_albums_are_pointed_to_and_their_names_are_masked(builtin: Registry) -> None:
    albums = [
        {"kind": "album", "caption": f"Noor {n}\nin Utrecht", "source": f"album/{n}.json", "media": MEDIA[:n]}
        for n in range(1, 8)
    ]
    (finding,) = run(builtin.checks["albums"], account("facebook", {"content.albums": 28}, posts=albums))
    assert (finding.outcome, finding.params, finding.concerns) == (Outcome.ASK, {"albums": 7, "photos": 28}, 28)
    assert [proof.where for proof in finding.evidence] == [f"album/{n}.json" for n in (7, 6, 5, 4, 3)]
    assert not any(word in proof.snippet for proof in finding.evidence for word in ("Noor", "Utrecht"))


def test_empty_albums_may_be_what_is_left_of_more(builtin: Registry) -> None:
    for albums, outcome in (([{"kind": "album", "caption": "Emptied"}], Outcome.ASK), ([], Outcome.PASS)):
        subject = account("facebook", {"content.albums": 0}, posts=albums)
        assert [f.outcome for f in run(builtin.checks["albums"], subject)] == [outcome]
