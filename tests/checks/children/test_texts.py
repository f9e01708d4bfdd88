"""Checks on the texts of posts: what they find in words, who reads it, and what nobody could read never passes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from auditor.authors.testing import TODAY, account, run
from auditor.engine.judge import run_check
from auditor.engine.registry import Registry
from auditor.exposure.posts import snippet
from auditor.model.account import Account, Audience, Confidence, Media, Post, PostKind
from auditor.model.check import Context, Outcome, Severity
from auditor.model.family import Child, Family
from auditor.model.result import Finding
from auditor.text.reading import Reading, words_for
from auditor.text.silence import SILENCE
from hypothesis import given
from hypothesis import strategies as st

TEXTS = ("names_in_posts", "ages_in_posts", "school_in_posts", "home_in_posts", "routine_in_posts", "hard_moments")
CHECKS = (*TEXTS, "commercial_posts", "old_posts")
SILENT = (*TEXTS[1:], "commercial_posts")
TELLING = {
    "names_in_posts": "my son Daan",
    "ages_in_posts": "Daan wordt 5",
    "school_in_posts": "in groep 3",
    "home_in_posts": "voor onze voordeur",
    "routine_in_posts": "elke woensdag voetbal",
    "hard_moments": "weer een driftbui",
    "commercial_posts": "my kids love it #ad",
}
EMMA = Family(
    children=(Child("Emma", date(2017, 3, 8), ("Emmepem",)),),
    schools=("De Regenboog",),
    clubs=("VV Wervelwind",),
    streets=("Voorbeeldlaan",),
    towns=("Utrecht",),
)
SECRET = "Zxqwv"


def post(caption: str = "", day: str = "2025-07-04", **fields: Any) -> dict[str, Any]:
    return {"caption": caption, "at": f"{day}T10:00:00Z", "source": "posts.json", **fields}


def public(*posts: Mapping[str, Any], platform: str = "instagram", **facts: str | int) -> Account:
    known: dict[str, Any] = {"content.posts": len(posts), "audience.private_profile": "off"} | facts
    return account(platform, known, posts=posts)


def facebook(*posts: Mapping[str, Any], default: str = "everyone") -> Account:
    facts: dict[str, Any] = {"content.posts": len(posts), "content.stories": 0, "content.reels": 0}
    return account("facebook", facts | {"audience.default": default}, posts=posts)


def only(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding


@pytest.mark.parametrize(
    ("check", "caption"),
    [
        ("names_in_posts", "mum of Noor"),
        ("names_in_posts", "unser Sohn Emil"),
        ("names_in_posts", "ma fille Léa"),
        ("names_in_posts", "onze kleine dochter Fenna-Lou"),
        ("ages_in_posts", "Noor (5) en Daan (3)"),
        ("ages_in_posts", "our son is 7 years old"),
        ("ages_in_posts", "onze dochter, 3 jaar"),
        ("ages_in_posts", "geboren 12-05-2024"),
        ("ages_in_posts", "zum 3. Geburtstag"),
        ("ages_in_posts", "sweet sixteen"),
        ("school_in_posts", "Basisschool De Linde"),
        ("school_in_posts", "en cm1"),
        ("school_in_posts", "#Kita"),
        ("home_in_posts", "Kerkstraat 12"),
        ("home_in_posts", "12 rue Lepic"),
        ("home_in_posts", "nouvelle maison"),
        ("home_in_posts", "In unserer Straße"),
        ("routine_in_posts", "Every second Tuesday swimming"),
        ("routine_in_posts", "elke woensdagmiddag om 14:30"),
        ("routine_in_posts", "jeden Montag mit meiner Tochter"),
        ("routine_in_posts", "tous les samedis au foot"),
        ("routine_in_posts", "alleen thuis"),
        ("routine_in_posts", "zwei Wochen weg"),
        ("routine_in_posts", "nu in Parijs"),
        ("hard_moments", "potty training"),
        ("hard_moments", "ma fille est malade"),
        ("hard_moments", "onze zoon in het ziekenhuis"),
        ("hard_moments", "Töpfchen"),
        ("commercial_posts", "kortingscode voor mijn kinderen"),
        ("commercial_posts", "Anzeige #Anzeige für unsere Kinder"),
        ("commercial_posts", "#PaidPartnership loved by our toddler"),
        ("commercial_posts", "en partenariat avec, pour mon fils"),
    ],
)
def test_words_tell_it_in_four_languages(builtin: Registry, check: str, caption: str) -> None:
    finding = only(run(builtin.checks[check], public(post(caption))))
    assert (finding.outcome, finding.message_id, finding.confidence) == (Outcome.FAIL, "found", Confidence.GUESSED)


@pytest.mark.parametrize(
    ("check", "caption"),
    [
        ("names_in_posts", "My Son Is The Best"),
        ("names_in_posts", "our kids Christmas party"),
        ("names_in_posts", "oma Riet"),
        ("ages_in_posts", "Part (2)"),
        ("ages_in_posts", "Sunset (3)"),
        ("ages_in_posts", "our car is 5 years old"),
        ("ages_in_posts", "with our kids on 12/05/2024"),
        ("ages_in_posts", "born 12 May 1984"),
        ("ages_in_posts", "happy 40th birthday"),
        ("school_in_posts", "hogeschool"),
        ("home_in_posts", "wandelen in de Kalverstraat"),
        ("home_in_posts", "at home"),
        ("routine_in_posts", "every monday I need coffee"),
        ("routine_in_posts", "back from holiday"),
        ("hard_moments", "sick of this rain with the kids"),
        ("hard_moments", "I have a fever"),
        ("commercial_posts", "a good ad for kids"),
        ("commercial_posts", "gekregen van oma, mijn zoon is blij"),
    ],
)
def test_harmless_words_do_not(builtin: Registry, check: str, caption: str) -> None:
    family = Family(children=(Child("Pim", date(2020, 1, 1)),))
    finding = only(run(builtin.checks[check], public(post(caption)), family=family))
    assert finding.outcome is Outcome.PASS or finding.message_id == SILENCE


@pytest.mark.parametrize(
    ("check", "caption", "message"),
    [
        ("names_in_posts", "Wat is Emma groot", "found"),
        ("names_in_posts", "Emmepem slaapt", "found"),
        ("ages_in_posts", "Emma is 7 jaar", "found"),
        ("ages_in_posts", "8.3.2017, onvergetelijk", "found"),
        ("ages_in_posts", "8-3-'17, onvergetelijk", "found"),
        ("ages_in_posts", "8 maart 17, onvergetelijk", "found"),
        ("school_in_posts", "feest op De Regenboog", "found"),
        ("school_in_posts", "VV Wervelwind wint", "found"),
        ("home_in_posts", "sneeuw in de Voorbeeldlaan", "found"),
        ("home_in_posts", "Utrecht, wat ben je mooi", "found_light"),
        ("routine_in_posts", "every friday pizza with Emma", "found"),
        ("hard_moments", "Emma ligt met koorts op bed", "found"),
        ("commercial_posts", "Emma is er dol op #spon", "found"),
    ],
)
def test_the_familys_own_words_tell_more(builtin: Registry, check: str, caption: str, message: str) -> None:
    assert only(run(builtin.checks[check], public(post(caption)))).outcome is not Outcome.FAIL
    finding = only(run(builtin.checks[check], public(post(caption)), family=EMMA))
    assert (finding.outcome, finding.message_id) == (Outcome.FAIL, message)


@pytest.mark.parametrize(("check", "caption"), TELLING.items())
def test_strangers_weigh_and_people_who_were_let_in_hardly(builtin: Registry, check: str, caption: str) -> None:
    severities = {}
    for word in ("everyone", "friends_of_friends", "friends"):
        finding = only(run(builtin.checks[check], facebook(post(caption), default=word)))
        assert (finding.outcome, finding.params["posts"]) == (Outcome.FAIL, 1)
        severities[word] = (finding.severity, finding.params["strangers"])
    own = builtin.checks[check].file.severity
    assert severities == {"everyone": (own, 1), "friends_of_friends": (own, 1), "friends": (Severity.LOW, 0)}


def test_general_words_weigh_less_than_a_kind_of_school(builtin: Registry) -> None:
    check = builtin.checks["school_in_posts"]
    light, grave = post("back to school", audience="everyone"), post("in groep 3", audience="followers")
    assert only(run(check, public(light))).severity is Severity.MEDIUM
    both = only(run(check, public(light, grave)))
    assert (both.message_id, both.severity) == ("found", Severity.MEDIUM)
    wide = only(run(check, public(light, replace_audience(grave, "everyone"))))
    assert (wide.message_id, wide.severity) == ("found", Severity.HIGH)


def replace_audience(item: dict[str, Any], audience: str) -> dict[str, Any]:
    return {**item, "audience": audience}


def test_only_firm_words_before_a_known_audience_are_more_than_a_guess(builtin: Registry) -> None:
    check, told = builtin.checks["names_in_posts"], post("Wat is Emma groot")
    assert only(run(check, public(told), family=EMMA)).confidence is Confidence.DERIVED
    assert only(run(check, facebook(told), family=EMMA)).confidence is Confidence.GUESSED
    assert only(run(check, public(post("mama van Noor")), family=EMMA)).confidence is Confidence.GUESSED


@pytest.mark.parametrize(("check", "caption"), TELLING.items())
@pytest.mark.parametrize(
    "hidden",
    [{"kind": "archived"}, {"kind": "deleted"}, {"audience": "only_me"}],
    ids=str,
)
def test_what_only_the_owner_sees_does_not_count(
    builtin: Registry, check: str, caption: str, hidden: dict[str, str]
) -> None:
    subject = public(post(caption, **hidden))
    assert only(run(builtin.checks[check], subject, family=EMMA)).outcome is Outcome.PASS


@pytest.mark.parametrize(("check", "caption"), TELLING.items())
def test_an_unknown_audience_is_told_apart(builtin: Registry, check: str, caption: str) -> None:
    posts = [post(caption, audience="everyone"), post(caption), post(caption)]
    subject = account("tiktok", {"content.posts": 3}, posts=posts)
    findings = run(builtin.checks[check], subject)
    assert {(f.outcome, f.message_id, f.params["posts"]) for f in findings} == {
        (Outcome.FAIL, "found", 1),
        (Outcome.UNKNOWN, "audience_unknown", 2),
    }
    assert len({f.fingerprint for f in findings}) == 2


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize(
    ("platform", "gap", "outcome"),
    [
        ("instagram", {}, Outcome.PASS),
        ("instagram", {"content.reels": "file_missing"}, Outcome.PASS),
        ("instagram", {"content.reels": "unreadable"}, Outcome.UNKNOWN),
        ("instagram", {"content.stories": "values_removed"}, Outcome.UNKNOWN),
        ("facebook", {}, Outcome.PASS),
        ("facebook", {"content.videos": "file_missing"}, Outcome.PASS),
        ("facebook", {"content.albums": "unreadable"}, Outcome.UNKNOWN),
        ("facebook", {"content.stories": "file_missing"}, Outcome.UNKNOWN),
        ("facebook", {"content.reels": "file_missing"}, Outcome.UNKNOWN),
        ("tiktok", {}, Outcome.PASS),
        ("tiktok", {"content.posts": "values_removed"}, Outcome.UNKNOWN),
    ],
)
def test_a_list_that_could_not_be_read_is_never_a_pass(
    builtin: Registry, check: str, platform: str, gap: dict[str, str], outcome: Outcome
) -> None:
    facts: dict[str, Any] = {"content.posts": 1}
    facts |= {"content.stories": 0, "content.reels": 0} if platform == "facebook" else {}
    known = {name: value for name, value in facts.items() if name not in gap}
    subject = account(platform, known, gap, posts=[post("mooie lucht", audience="everyone")])
    finding = only(run(builtin.checks[check], subject, family=EMMA))
    if outcome is Outcome.PASS and check in SILENT:
        assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, SILENCE)
    else:
        assert finding.outcome is outcome
        assert finding.message_id != SILENCE


@pytest.mark.parametrize("check", SILENT)
def test_silence_is_no_pass_where_few_are_found(builtin: Registry, check: str) -> None:
    subject = public(post("mooie lucht"), post("wat een dag", place="Utrecht"), post())
    finding = only(run(builtin.checks[check], subject, family=Family(children=(Child("Pim", date(2020, 1, 1)),))))
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, SILENCE)
    assert finding.params == {"texts": 3, "unread": 0}
    told = only(run(builtin.checks[check], public(post("mooie lucht"), post(TELLING[check]))))
    assert told.outcome is Outcome.FAIL


def test_names_are_found_well_enough_to_pass(builtin: Registry) -> None:
    check = builtin.checks["names_in_posts"]
    assert only(run(check, public(post("mooie lucht")), family=EMMA)).outcome is Outcome.PASS


@pytest.mark.parametrize(
    "caption", ["Moja córka ma dziś 5 lat", "mi hijo en la playa", "אנחנו בים היום", "今天小明上学", "سارة في المدرسة"]
)
@pytest.mark.parametrize("check", TEXTS)
def test_captions_in_a_language_without_lists_are_counted_and_said(builtin: Registry, check: str, caption: str) -> None:
    subject = public(post(caption), post("mooie lucht"), post("wat een mooie dag"))
    finding = only(run(builtin.checks[check], subject, family=EMMA))
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, SILENCE)
    assert finding.params == {"texts": 3, "unread": 1}


def test_words_about_water_say_nothing_by_their_absence(builtin: Registry) -> None:
    seen = {"kind": "post", "media": "photo", "child": "child", "content": "a1", "audience": "everyone"}
    work = {"posted": 1, "chosen": 1, "looked_at": 1}
    facts: dict[str, Any] = {"content.posts": 1, "photos.with_child": 1, "audience.private_profile": "off"}
    outcomes = {}
    for caption in ("met z'n allen in de branding", ""):
        subject = account("instagram", facts, exposures=[{**seen, "caption": caption}], photo_work=work)
        outcomes[caption] = only(run(builtin.checks["water_words"], subject)).message_id
    assert list(outcomes.values()) == [SILENCE, "none"]


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize(
    "missing",
    [
        {"period": ("2025-01-01", None)},
        {"part_missing": True},
        {"posts": [post("mooie lucht", held_by="2024-02-03")]},
        {"lists": {"content.posts": {"id": "content.posts", "files": ["posts_1.json"], "understood": 1, "odd": 1}}},
        {"lists": {}},
    ],
    ids=lambda missing: next(iter(missing)),
)
def test_what_may_hold_more_is_said_and_never_a_pass(builtin: Registry, check: str, missing: dict[str, Any]) -> None:
    records = {"posts": [post("mooie lucht")], **missing}
    subject = account("instagram", {"content.posts": 1, "audience.private_profile": "off"}, **records)
    finding = only(run(builtin.checks[check], subject, family=EMMA))
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, "parts_missing")


@pytest.mark.parametrize("check", TEXTS)
def test_posts_without_any_text_say_nothing(builtin: Registry, check: str) -> None:
    finding = only(run(builtin.checks[check], public(post(), post(" ")), family=EMMA))
    assert (finding.outcome, finding.message_id) == (Outcome.UNKNOWN, "no_texts")
    assert only(run(builtin.checks[check], public())).outcome is Outcome.PASS


def test_nobody_can_say_that_unknown_names_are_not_there(builtin: Registry) -> None:
    quiet, check = public(post("mooie lucht")), builtin.checks["names_in_posts"]
    assert only(run(check, quiet)).message_id == "no_names_given"
    assert only(run(check, quiet, family=Family(towns=("Utrecht",)))).outcome is Outcome.UNKNOWN
    assert only(run(check, quiet, family=EMMA)).outcome is Outcome.PASS


def test_each_text_of_a_post_is_read_and_each_post_counted_once(builtin: Registry) -> None:
    check = builtin.checks["school_in_posts"]
    pictures = [{"uri": "a.jpg", "caption": "groep 3"}, {"uri": "b.jpg", "caption": "groep 3"}]
    posts = [post("groep 3", media=pictures), post("", media=pictures), post(place="Basisschool De Linde"), post("hoi")]
    assert only(run(check, public(*posts))).params == {"posts": 3, "strangers": 3}


def test_words_of_two_texts_are_no_phrase_together(builtin: Registry) -> None:
    split = post("Zo trots op onze zoon", place="Daan")
    assert only(run(builtin.checks["names_in_posts"], public(split), family=EMMA)).outcome is Outcome.PASS


def test_the_newest_that_strangers_read_come_first_and_are_masked(builtin: Registry) -> None:
    told = f"{SECRET} op basisschool {SECRET}"
    posts = [post(told, "2025-12-01", audience="followers")]
    posts += [post(told, f"2025-0{month}-04") for month in range(1, 8)]
    finding = only(run(builtin.checks["school_in_posts"], public(*posts)))
    assert [proof.at for proof in finding.evidence] == [date(2025, month, 4) for month in range(7, 2, -1)]
    assert finding.params == {"posts": 8, "strangers": 7}
    assert all(proof.snippet and SECRET not in proof.snippet for proof in finding.evidence)


def test_lessons_and_holidays_of_long_ago_are_over(builtin: Registry) -> None:
    check = builtin.checks["routine_in_posts"]
    old, new = post("op vakantie", "2019-07-04"), post("op vakantie", "2025-07-04")
    undated = {"caption": "op vakantie"}
    assert only(run(check, public(old, old, new))).params == {"posts": 1, "strangers": 1}
    assert only(run(check, public(old, undated))).params == {"posts": 1, "strangers": 1}
    over = only(run(check, public(old, old)))
    assert (over.outcome, over.message_id) == (Outcome.UNKNOWN, SILENCE)
    damaged = account("instagram", {"content.posts": 1}, {"content.reels": "unreadable"}, posts=[old])
    assert only(run(check, damaged)).outcome is Outcome.UNKNOWN


def test_an_advert_belongs_to_a_child_by_its_photo(builtin: Registry) -> None:
    seen = {"kind": "post", "media": "photo", "child": "child", "uri": "a.jpg", "content": "a1"}
    adverts = [post("#spon", media=[{"uri": name}]) for name in ("a.jpg", "b.jpg")]
    facts: dict[str, Any] = {"content.posts": 2, "photos.with_child": 1, "audience.private_profile": "off"}
    for looked_at, outcomes in ((2, {("found", 1)}), (1, {("found", 1), ("child_untold", 1)})):
        work = {"posted": 2, "chosen": 2, "looked_at": looked_at}
        subject = account("instagram", facts, posts=adverts, exposures=[seen], photo_work=work)
        findings = run(builtin.checks["commercial_posts"], subject)
        assert {(f.message_id, f.params["posts"]) for f in findings} == outcomes


def test_old_posts_are_counted_with_the_oldest_first(builtin: Registry) -> None:
    years = [2014, 2024, 2012, 2019, 2018, 2016, 2015]
    finding = only(run(builtin.checks["old_posts"], public(*(post("hoi", f"{year}-05-06") for year in years))))
    assert finding.params == {"posts": 6, "strangers": 6, "oldest": "2012-05-06"}
    assert [proof.at.year for proof in finding.evidence if proof.at] == [2012, 2014, 2015, 2016, 2018]


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(3, 1, 1), date(2026, 12, 31)])
def test_old_posts_and_routine_know_every_day_of_the_calendar(builtin: Registry, today: date) -> None:
    for check in ("old_posts", "routine_in_posts"):
        assert not any(f.crash for f in run(builtin.checks[check], public(post("op vakantie")), today=today))


def test_other_children_in_pictures_and_in_words_are_one_question(builtin: Registry) -> None:
    seen = {"kind": "post", "media": "photo", "child": "child", "uri": "a.jpg", "content": "a1", "minors": 3}
    posts = [
        post("kinderfeestje", media=[{"uri": "a.jpg"}]),
        post("klassenfoto", media=[{"uri": "b.jpg"}]),
        post("with our daughter", tagged=2),
        post("with our daughter", tagged=1),
        post("with colleagues", tagged=5),
    ]
    facts: dict[str, Any] = {"content.posts": 5, "photos.with_child": 1, "audience.private_profile": "off"}
    subject = account("instagram", facts, posts=posts, exposures=[seen])
    finding = only(run(builtin.checks["other_children"], subject))
    assert (finding.outcome, finding.message_id) == (Outcome.ASK, "found_and_in_words")
    assert finding.params == {"photos": 1, "posts": 2, "strangers": 2}
    (without,) = run(builtin.checks["other_children"], replace(subject, exposures=()))
    assert (without.message_id, without.params) == ("in_words", {"posts": 3, "strangers": 3})


PIECES = [*TELLING.values(), SECRET, "Emma", "(5)", "12-05-2019", "İß🎂 é", "|", "#spon", "Kerkstraat 12"]
POSTS = st.builds(
    Post,
    kind=st.sampled_from(PostKind),
    at=st.none() | st.integers(0, 5800).map(lambda days: datetime(2010, 1, 1, tzinfo=UTC) + timedelta(days)),
    caption=st.lists(st.sampled_from(PIECES)).map(" ".join),
    place=st.sampled_from(["", SECRET, "Utrecht"]),
    tagged=st.none() | st.integers(0, 3),
    audience=st.none() | st.sampled_from(Audience),
    media=st.lists(st.builds(Media, st.just("a.jpg"), caption=st.sampled_from(["", "groep 3"])), max_size=2).map(tuple),
)


@given(st.lists(POSTS, max_size=4), st.sampled_from(["instagram", "facebook", "tiktok"]), st.booleans())
def test_any_posts_get_an_answer_that_holds_nothing_of_them(
    builtin: Registry, posts: list[Post], platform: str, with_family: bool
) -> None:
    subject = replace(account(platform, {"content.posts": len(posts)}), posts=tuple(posts))
    for check in (*CHECKS, "other_children"):
        findings = run_check(builtin.checks[check], subject, Context(TODAY, family=EMMA if with_family else Family()))
        assert findings
        assert len({f.fingerprint for f in findings}) == len(findings)
        for finding in findings:
            assert not finding.crash, check
            assert finding.outcome is not Outcome.FAIL or finding.confidence is not Confidence.STATED
            assert SECRET not in f"{finding.params} {finding.evidence}"
        if any(finding.outcome is Outcome.PASS for finding in findings):
            assert len(findings) == 1


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 80))
def test_a_snippet_is_short_and_holds_the_place(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    cut = snippet(text, (start, end))
    assert len(cut) <= 60
    if end - start <= 30:
        assert " ".join(text[start:end].split()) in cut


@given(st.lists(st.sampled_from([*"İßéé🎂🏖\ufe0f #|", "driftbui", "#EersteDriftbui", "x" * 50, "huis"])).map("".join))
def test_a_word_is_found_where_it_stands(text: str) -> None:
    reading = Reading(text)
    match = reading.find("hard")
    if match:
        start, end = reading.place(match.span())
        assert 0 <= start <= end <= len(text)
        assert "driftbui" in text[start:end].lower() or (start, end) == (0, 0)


@pytest.mark.parametrize("use", ["own_home", "alone", "away", "live", "hard", "paid", "together", "weekly_words"])
def test_every_word_of_a_list_is_found_by_itself(use: str) -> None:
    assert [word for word in words_for(use) if not Reading(f"x {word} x").holds(use)] == []
