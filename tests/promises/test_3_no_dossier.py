"""Promise 3, no dossier: secrets planted all over a download show up in no report, no log and no error."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from auditor.audit import Options, judged
from auditor.authors import scaffold
from auditor.authors.testing import account
from auditor.demo.drawings import YOUNG, Person, draw, jpeg
from auditor.demo.facebook import tree as facebook
from auditor.demo.facebook.account import Album, FriendList, Job, Relative, School, privacy_rows
from auditor.demo.instagram import tree as instagram
from auditor.demo.instagram.account import Change, Device
from auditor.demo.instagram.tree import App, Coordinates, Item, Login
from auditor.demo.tiktok import tree as tiktok
from auditor.demo.trees import Tree, as_folder
from auditor.downloads.archive import Archive
from auditor.engine.registry import Registry
from auditor.model.account import Account, Platform, Role
from auditor.model.check import CheckKind
from auditor.model.family import Child, Family, OwnAccount, dump
from auditor.readers.every import READERS
from auditor.results.reporters import render_csv, render_html
from auditor.results.saved import from_json, to_json
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exports import HOSTILE, TIM, TREES, auditor, zip_of
from tests.people import ANN, BO

WHEN = datetime(2024, 7, 19, 16, 1, tzinfo=UTC)
PLACE = Coordinates(47.918273, 19.364758)
ADDRESS = "203.0.113.77"
PHONE = "+31 97 5836 2749"


def secret(name: str) -> str:
    """A word of twelve letters for a name: the same every time, like no other."""
    return "Qx" + sha256(name.encode()).hexdigest()[:10].translate(str.maketrans("0123456789", "ghijklmnop"))


class Secrets(dict[str, str]):
    """Hands out secrets and keeps count of them."""

    def __call__(self, name: str) -> str:
        return self.setdefault(name, secret(name))


HIDE = Secrets()


def item(name: str) -> Item:
    return Item(
        at=WHEN,
        caption=f"Emma (9) {HIDE(name + ' caption')} school club zwembad 17.03.2015",
        coordinates=PLACE,
        place=HIDE(name + " place"),
        tagged=(HIDE(name + " tagged"),),
    )


def login(name: str) -> Login:
    return Login(WHEN, ADDRESS, HIDE(name + " agent"), HIDE(name + " place"), HIDE(name + " device"))


def person(name: str) -> tuple[tuple[str, datetime], ...]:
    return ((HIDE(name), WHEN),)


INSTAGRAM = replace(
    ANN,
    name=HIDE("name"),
    bio=f"Mama van {HIDE('bio')} en {HIDE('bio again')}",
    email=f"{HIDE('mail')}@{HIDE('host')}.example",
    phone=PHONE,
    website=f"https://{HIDE('site')}.example/{HIDE('page')}",
    comments_from=HIDE("unknown word"),
    contact_sync=HIDE("unknown switch"),
    map_audience=HIDE("unknown audience"),
    off_meta=HIDE("unknown state"),
    off_meta_companies=(HIDE("company"),),
    apps=(App(HIDE("app"), WHEN),),
    logins=(login("login"),),
    devices=(Device(HIDE("agent"), WHEN),),
    profile_changes=(Change("Username", HIDE("before"), "ann.invented", WHEN),),
    last_location=PLACE,
    based_in=HIDE("town"),
    locations_of_interest=(HIDE("interest"),),
    posts=(item("post"), item("post again")),
    stories=(item("story"),),
    reels=(replace(item("reel"), photos=0, video=True),),
    archived=(item("archived"),),
    deleted=(item("deleted"),),
    profile_photos=(item("profile photo"),),
    followers=person("follower"),
    following=person("followed"),
    close_friends=person("close friend"),
    blocked=person("blocked"),
    requests_received=person("request"),
)

FACEBOOK = replace(
    BO,
    first_name=HIDE("first name"),
    last_name=HIDE("last name"),
    bio=HIDE("intro"),
    emails=(f"{HIDE('mail 2')}@example.com",),
    phones=(PHONE,),
    current_city=HIDE("city"),
    hometown=HIDE("home town"),
    places_lived=(HIDE("lived"),),
    partner=HIDE("partner"),
    relationship=HIDE("relationship"),
    family=(Relative(HIDE("child"), "Son"), Relative(HIDE("mother"), HIDE("relation"))),
    education=(School(HIDE("school"), HIDE("kind of school")),),
    work=(Job(HIDE("employer"), HIDE("job"), HIDE("place of work")),),
    websites=(f"https://{HIDE('site 2')}.example",),
    street=f"{HIDE('street')} 12",
    previous_names=(HIDE("previous name"),),
    privacy=privacy_rows("friends", {1: HIDE("unknown row"), 2: f"Friends; except {HIDE('exception')}"}),
    sessions=(login("session"),),
    recognised_devices=(login("recognised"),),
    logins=(login("login 2"),),
    apps=(App(HIDE("app 2"), WHEN),),
    off_meta_companies=(HIDE("company 2"),),
    story_audience=HIDE("unknown story audience"),
    messaging={11: HIDE("unknown messaging")},
    primary_city=HIDE("primary city"),
    last_location=PLACE,
    posts=(item("fb post"), replace(item("fb group"), group=HIDE("group")), Item(at=WHEN, caption=HIDE("text only"))),
    albums=(Album(HIDE("album"), (item("in album"),), WHEN, HIDE("description")),),
    uncategorised=(item("uncategorised"),),
    videos=(replace(item("video"), photos=0, video=True),),
    archived_stories=(item("fb story"),),
    friends=person("friend"),
    followers=person("fb follower"),
    following=person("fb followed"),
    friend_lists=(FriendList(HIDE("list"), (HIDE("friend in list"),)),),
)

TIKTOK = replace(
    TIM,
    display_name=HIDE("display name"),
    bio=HIDE("tt bio"),
    email=f"{HIDE('mail 3')}@example.com",
    phone=PHONE,
    private=HIDE("unknown private"),
    settings={"Who Can Post Comments": HIDE("unknown comments"), "Interests": HIDE("interests")},
    videos=(
        tiktok.Video(at=WHEN, title=f"school {HIDE('title')}", location=HIDE("location"), audience=HIDE("tt audience")),
    ),
    deleted=(tiktok.Video(at=WHEN, title=HIDE("deleted title")),),
    followers=(HIDE("tt follower"),),
    following=(HIDE("tt followed"),),
    blocked=(HIDE("tt blocked"),),
    logins=(tiktok.Login(at=WHEN, ip=ADDRESS, model=HIDE("model"), carrier=HIDE("carrier")),),
    linked=(tiktok.Linked(platform=HIDE("platform"), name=HIDE("linked"), description=HIDE("linked text")),),
    third_party=(HIDE("tt app"),),
    off_tiktok=(tiktok.OffTikTok(at=WHEN, source=HIDE("source"), event=HIDE("event")),),
    family_pairing=HIDE("pairing"),
    messages=(HIDE("message"),),
)

FAMILY = Family(
    children=(Child(HIDE("bio"), date(2015, 3, 17), (HIDE("post caption"), HIDE("only in the family"))),),
    parents=(HIDE("a parent"),),
    schools=(HIDE("post place"),),
    clubs=(HIDE("story place"),),
    streets=(HIDE("street"),),
    towns=(HIDE("city"),),
    accounts=(OwnAccount("tiktok", HIDE("own account"), Role.TEEN, HIDE("bio")),),
)
"""A family whose words stand in the downloads."""

PLANTED: Mapping[str, Tree] = {
    "instagram": instagram.tree(INSTAGRAM, secret=HIDE("message")),
    "instagram-html": instagram.tree(INSTAGRAM, form="html", secret=HIDE("message")),
    "facebook": facebook.tree(FACEBOOK, generation="2026", secret=HIDE("message")),
    "facebook-html": facebook.tree(FACEBOOK, form="html", secret=HIDE("message")),
    "tiktok": tiktok.tree(TIKTOK, layout="C"),
    "tiktok-txt": tiktok.tree(TIKTOK, form="txt"),
}

NUMBERS = ("47.918", "19.364", "203.0.113.77", "203.0.113", "58362749", "17.03.2015", "2015-03-17")


def readable(text: str) -> str:
    """A text with its escapes undone, as whoever opens the file may see it."""
    undone = html.unescape(unquote(text))
    return undone + re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), undone)


def leaked(text: str) -> set[str]:
    """The names of the secrets that a text holds, plain or in one of the usual disguises."""
    seen = readable(text).casefold()
    dense = re.sub(r"[\s().-]", "", seen)
    found = {name for name, word in HIDE.items() if word.casefold() in seen or word[::-1].casefold() in seen}
    found |= {name for name, word in HIDE.items() if any(form in text for form in _disguises(word))}
    return found | {n for n in NUMBERS if n in seen} | ({"phone"} if re.sub(r"\D", "", PHONE) in dense else set())


def _disguises(word: str) -> Iterator[str]:
    yield word.encode().hex()
    yield sha256(word.encode()).hexdigest()[:16]
    yield sha256(word.casefold().encode()).hexdigest()[:16]
    for lead in range(3):  # base64 looks different at each of three places
        coded = base64.b64encode(b"\0" * lead + word.encode()).decode()
        yield coded[4 if lead else 0 : -4]


# The search itself.


@pytest.mark.parametrize(
    "hide",
    [
        str.upper,
        lambda word: base64.b64encode(f"a{word}b".encode()).decode(),
        lambda word: base64.b64encode(f"ab{word}".encode()).decode(),
        lambda word: quote(f"É {word}"),
        lambda word: word.encode().hex(),
        lambda word: "".join(f"&#{ord(c)};" for c in word),
        lambda word: "".join(f"\\u{ord(c):04x}" for c in word),
        lambda word: sha256(word.encode()).hexdigest(),
    ],
)
def test_the_search_finds_what_is_hidden(hide: object) -> None:
    assert callable(hide)
    assert leaked(f"x {hide(HIDE['follower'])} y") == {"follower"}


def test_the_secrets_are_in_the_downloads() -> None:
    written = leaked("".join(c.decode("utf-8", "ignore") for tree in PLANTED.values() for c in tree.values()))
    assert written >= {
        "follower",
        "friend",
        "tt follower",
        "message",
        "bio",
        "child",
        "school",
        "post caption",
        "title",
    }
    assert written >= {"phone", "47.918", ADDRESS, "unknown word", "unknown row", "unknown comments", "post caption"}
    assert len(written) > 100


# What comes out.


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """All that an audit of all downloads writes and prints, in both languages, with a check that crashes on them."""
    folder = tmp_path_factory.mktemp("outputs")
    zips = [zip_of(tree, folder / f"{name}.zip") for name, tree in PLANTED.items()]
    told: dict[str, str] = {}
    crashing = planted(folder / "checks", "raise ValueError(account.posts[0].caption, account)")
    (folder / "family.yaml").write_text(dump(FAMILY), "utf-8")
    for language in ("en", "nl"):
        files = {o: folder / f"{o}-{language}" for o in ("html", "json", "csv", "debug")}
        options = [part for option, path in files.items() for part in (f"--{option}", path)]
        options += ["--family", folder / "family.yaml", "--role", "both"]
        ran = auditor("audit", *zips, *options, "--lang", language, "--checks", crashing)
        assert ran.code == 10, ran.err
        told |= {f"{option} {language}": path.read_text("utf-8") for option, path in files.items()}
        told |= {f"stdout {language}": ran.out, f"stderr {language}": ran.err}
    again = auditor("render", folder / "json-en", "--lang", "nl", "--html", folder / "again", "--csv", folder / "csv")
    assert again.code == 0
    return told | {"rendered again": (folder / "again").read_text("utf-8"), "stdout of render": again.out}


def planted(folder: Path, body: str, *, section: str = "needs: [content.posts]", name: str = "planted") -> Path:
    """A folder with a check for all three platforms that runs this code."""
    path, code = scaffold.write(f"children/{name}", CheckKind.PYTHON, folder)
    text = path.read_text("utf-8")
    head, section_text, rest = re.split(r"(  instagram:\n(?:    .*\n)+)", text, maxsplit=1)
    section_text = re.sub(r"needs: \[content.posts\]", section, section_text)
    section_text = re.sub(r"    safe: .*\n", "", section_text)  # answers that are no values of every fact
    sections = "".join(section_text.replace("instagram:", f"{p}:") for p in Platform)
    path.write_text(head + sections + rest, "utf-8")
    before, after = code.read_text("utf-8").split("    del context\n")
    code.write_text(f"{before}    {body}\n{after}", "utf-8")
    return folder


_KINDS = (
    *(f"{kind} {language}" for language in ("en", "nl") for kind in ("html", "json", "csv", "debug")),
    *(f"{stream} {language}" for language in ("en", "nl") for stream in ("stdout", "stderr")),
    "rendered again",
    "stdout of render",
)


def test_the_family_s_words_were_found(outputs: Mapping[str, str]) -> None:
    found = json.loads(outputs["json en"])["accounts"]
    named = [f for a in found for f in a["findings"] if f["check"] == "names_in_posts" and f["outcome"] == "fail"]
    assert named
    assert {f["confidence"] for f in named} <= {"derived", "guessed"}


@pytest.mark.parametrize("output", _KINDS)
def test_no_secret_is_in(output: str, outputs: Mapping[str, str]) -> None:
    assert not leaked(outputs[output])


def test_what_was_searched_is_about_these_people(outputs: Mapping[str, str]) -> None:
    result = json.loads(outputs["json en"])
    assert {a["platform"] for a in result["accounts"]} >= set(Platform)
    crashed = [f for a in result["accounts"] for f in a["findings"] if f["check"] == "planted"]
    assert len(crashed) == len(Platform)  # the two forms of a download are one account
    assert all(f["crash"] and f["crash"] in outputs["debug en"] for f in crashed)
    assert any(p["snippet"] for a in result["accounts"] for f in a["findings"] for p in f["evidence"])
    assert "ann.invented" in outputs["html en"]


def test_whole_words_of_what_was_planted_are_masked_and_recognisable(outputs: Mapping[str, str]) -> None:
    snippets = [
        p["snippet"] for a in json.loads(outputs["json en"])["accounts"] for f in a["findings"] for p in f["evidence"]
    ]
    assert "Q•••••" in " ".join(snippets)


# Checks that others wrote.

TALKATIVE = {
    "as a snippet": "return [Verdict(Outcome.FAIL, 'found', {'count': 1}, (Evidence('f', account.posts[0].caption),))]",
    "as an id": "return [Verdict(Outcome.FAIL, subject=account.posts[0].caption)]",
    "in an error": "raise ValueError(account.posts[0].caption)",
}


@pytest.mark.parametrize("section", ["needs: [content.posts]", "fact: content.posts"])
@pytest.mark.parametrize("how", TALKATIVE)
def test_a_talkative_check_tells_nothing(how: str, section: str, tmp_path: Path) -> None:
    """Nor in the page that shows the owner's own words whole: a check must say that they are."""
    checks = planted(tmp_path / "checks", TALKATIVE[how], section=section)
    only = Item(at=datetime.now(UTC) - timedelta(days=30), caption=HIDE("told by that check alone"))
    export = zip_of(instagram.tree(replace(ANN, posts=(only,))), tmp_path / "export.zip")
    files = {o: tmp_path / o for o in ("html", "json", "csv", "debug")}
    options = [part for option, path in files.items() for part in (f"--{option}", path)]
    ran = auditor("audit", export, *options, "--checks", checks)
    assert ran.code in (10, 11)
    assert '"planted"' in files["json"].read_text("utf-8")
    assert not leaked(ran.out + ran.err + "".join(path.read_text("utf-8") for path in files.values()))


# Names and errors.


def test_names_of_files_and_folders_are_not_told(tmp_path: Path) -> None:
    """Chats lie in folders that are called after people; broken ones must not become lines of the report."""
    tree = TREES["instagram json"]()
    chat = f"your_instagram_activity/messages/inbox/{HIDE('chat')}_123/message_1.json"
    photo = f"media/posts/202407/{HIDE('photo')}.jpg"
    export = as_folder(tree | {chat: b"{", photo: b"\xff\xd8", f"{HIDE('note')}.json": b"["}, tmp_path / "export")
    ran = auditor("audit", export, "--html", tmp_path / "r.html", "--json", tmp_path / "r.json")
    assert ran.code in (10, 11)
    assert not leaked(ran.out + ran.err + "".join((tmp_path / n).read_text("utf-8") for n in ("r.html", "r.json")))


@pytest.mark.parametrize("case", [case for case in HOSTILE if case not in ("no file at all", "nothing in it")])
def test_a_refusal_tells_nothing_of_what_is_inside(case: str, tmp_path: Path) -> None:
    HOSTILE[case](tmp_path / "given.zip")
    ran = auditor("audit", tmp_path / "given.zip", "--html", tmp_path / "r.html")
    for inside in ("xqsecretqx", "evil", "bomb.json", "IMG_", "user_data", "passwd", "extra", "inner", str(tmp_path)):
        assert inside not in ran.out + ran.err or (inside == "user_data" and "called user_data_tiktok.json" in ran.err)


@pytest.mark.parametrize("where", ["reader", "report"])
def test_our_own_mistakes_tell_nothing(where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> str:
        raise RuntimeError(HIDE["follower"], HIDE["message"])

    def reader(archive: Archive, form: str) -> Account:
        raise RuntimeError(fails(archive, form))

    monkeypatch.delenv("AUDITOR_TRACE", raising=False)
    if where == "reader":
        monkeypatch.setitem(READERS, Platform.TIKTOK, reader)
    else:
        monkeypatch.setattr("auditor.results.reporters.render_html", fails)
    ran = auditor("audit", zip_of(PLANTED["tiktok"], tmp_path / "tiktok.zip"), "--html", tmp_path / "r.html")
    assert ran.code == (11 if where == "reader" else 30)
    assert ("RuntimeError" in ran.err) == (where == "report")
    assert "Traceback" not in ran.err
    assert not leaked(ran.out + ran.err)


# The owner's own words.


ROLES = [
    (("--role", "parent"), True),
    (("--role", "both"), False),
    (("--role", "teen"), False),
    (("--role", "teen", "--with-teen"), True),
]
"""Whose account it is, and whether its own words may be whole."""


@pytest.mark.parametrize(("role", "whole"), ROLES)
def test_own_captions_are_whole_in_the_page_of_the_audit_alone(
    tmp_path: Path, role: tuple[str, ...], whole: bool
) -> None:
    """And whoever stands in a list of the download, or behind an @, is masked in them everywhere."""
    told = told_of(f"Mijn dochtertje in de vossenjacht met {NAMED}", tmp_path, *role, photos=True)
    assert {name for name, text in told.items() if "dochtertje in de vossenjacht met" in text} == (
        {"html"} if whole else set()
    )
    assert "dochtertje" in told["later"]  # a general word
    assert not any(leaked(text) for text in told.values())


@pytest.mark.parametrize(("role", "whole"), ROLES)
def test_the_words_that_told_are_whole_in_the_page_of_the_audit_alone(
    tmp_path: Path, role: tuple[str, ...], whole: bool
) -> None:
    """With the clause for what they tell, which is everywhere."""
    told = told_of(f"Pim wordt 4, op vakantie tot zondag met {NAMED}", tmp_path, *role)
    assert {name for name, text in told.items() if "wordt 4, op" in text} == ({"html"} if whole else set())
    assert {name for name, text in told.items() if "“tot zondag”" in text} == ({"html"} if whole else set())
    assert {name for name, text in told.items() if "a birthday with the age" in text} == {"html", "csv", "later"}
    assert '"tells": "birthday"' in told["json"]
    assert not any(leaked(text) for text in told.values())


NAMED = f"{HIDE('tt follower')} en @{HIDE('mentioned')}"


def told_of(title: str, folder: Path, *options: str, photos: bool = False) -> Mapping[str, str]:
    """All that is written of an account with one video: at once, and later from the saved result."""
    video = tiktok.Video(at=datetime.now(UTC) - timedelta(days=30), title=title)
    tree = tiktok.tree(replace(TIM, private=False, videos=(video,), followers=(HIDE("tt follower"),)), layout="C")
    files = {kind: folder / kind for kind in ("html", "json", "csv")}
    to = [part for kind, path in files.items() for part in (f"--{kind}", path)]
    auditor("audit", zip_of(tree, folder / "tiktok.zip"), *to, *options, "--lang", "en", photos=photos)
    auditor("render", files["json"], "--html", folder / "later", "--lang", "en")
    auditor("render", files["json"], "--html", folder / "short", "--short")
    return {name: (folder / name).read_text("utf-8") for name in (*files, "later", "short")}


TELLING = ("Pim wordt 4", "mijn zoon", "groep 3", "voor ons huis", "op vakantie tot 12 juli", "driftbui", "#ad", "\n")
INVENTED = st.from_regex(r"Qx[a-z]{6,10}", fullmatch=True)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(st.sampled_from(TELLING) | INVENTED, max_size=12).map(" ".join), min_size=1, max_size=3))
def test_no_invented_word_of_a_caption_leaves_the_page_of_the_audit(builtin: Registry, captions: list[str]) -> None:
    posts = [{"caption": caption, "at": "2026-01-02T10:00:00Z"} for caption in captions]
    subject = account("instagram", {"content.posts": len(posts), "audience.private_profile": "off"}, posts=posts)
    audited = judged([subject], Options(builtin, today=date(2026, 1, 15)))
    later = from_json(to_json(audited.result), "r.json")
    written = (to_json(later).decode(), render_csv(later), render_html(later, "nl"))
    invented = re.findall("Qx[a-z]{6,10}", " ".join(captions))
    assert [word for word in invented if any(word in text for text in written)] == []


def test_whoever_a_facebook_download_names_is_masked_in_own_captions(tmp_path: Path) -> None:
    """In all its lists, by each part of a name, however it is joined or bent; and so is a phone number."""
    named = ("friend", "friend in list", "partner", "child", "fb tagged", "fb follower")
    first = {name: f"{HIDE(name)}a" for name in named}
    joined = f"{first['friend']}s feest/{first['friend in list']}&{first['partner']},{first['child']}tje"
    caption = f"Mijn dochtertje in de vossenjacht, {joined} ({first['fb tagged']})-{first['fb follower']} bel {PHONE}"
    tagged, picture = (f"{first['fb tagged']} Wx",), jpeg(draw([Person(YOUNG)]))
    photo = Item(at=WHEN, caption=caption, tagged=tagged, contents=(picture,))
    account = replace(
        BO,
        posts=(photo,),
        friends=((f"{first['friend']} Wx", WHEN),),
        followers=((f"{first['fb follower']} Wx", WHEN),),
        friend_lists=(FriendList("Close friends", (f"{first['friend in list']} Wx",)),),
        partner=f"{first['partner']} Wx",
        relationship="Married",
        family=(Relative(f"{first['child']} Wx", "Son"),),
    )
    page = tmp_path / "r.html"
    export = zip_of(facebook.tree(account), tmp_path / "f.zip")
    auditor("audit", export, "--html", page, "--role", "parent", photos=True)
    assert "vossenjacht" in page.read_text("utf-8")
    assert not leaked(page.read_text("utf-8"))


@pytest.mark.parametrize(("together", "whole"), [("y", True), ("n", False)])
def test_a_guided_audit_asks_whether_the_teen_looks_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: str, whole: bool
) -> None:
    typed = iter([together])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda *_: next(typed, "q"))
    video = tiktok.Video(at=WHEN, title="Mijn dochtertje in de vossenjacht")
    tree = tiktok.tree(replace(TIM, private=False, videos=(video,)), layout="C")
    page = tmp_path / "r.html"
    auditor("audit", zip_of(tree, tmp_path / "t.zip"), "--html", page, "--role", "teen", "--ask", photos=True)
    assert ("vossenjacht" in page.read_text("utf-8")) is whole
