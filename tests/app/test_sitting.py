"""A family's sitting as the page sees it, and that it comes to what the command comes to."""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest
from auditor.app import messages as m
from auditor.app import parts as p
from auditor.app import replies as r
from auditor.app.asking import UNTIL_AN_OVERVIEW
from auditor.app.sitting import MOST_AT_ONCE, NO_PHOTOS, Sitting
from auditor.audit import Options, PhotoOptions, audit
from auditor.demo import story
from auditor.engine.registry import Registry
from auditor.guide.questions import workshop
from auditor.model.account import Platform, Role
from auditor.model.family import Child, Family
from auditor.model.result import DONT_KNOW, AuditResult
from auditor.model.verdict import Outcome
from auditor.results.reporters import Sat, render_html
from auditor.results.saved import from_json, to_json
from lxml import html
from tests.app import DAY, every, last, looked_at, sitting
from tests.exports import TREES, strange_labels, zip_of

NAME = "Xandrine"
REASON = "Oma Wilhelmientje kijkt mee"


@pytest.fixture
def tiktok(tmp_path: Path) -> list[Path]:
    return [zip_of(TREES["tiktok b"](), tmp_path / "TikTok_Data_1762300800.zip")]


def saved(made: Sitting) -> AuditResult:
    file = last(made, m.Save(), r.Saved)
    return from_json(file.content, file.name)


def timeless(result: AuditResult, as_of: AuditResult) -> bytes:
    """A result but for its start time."""
    return to_json(msgspec.structs.replace(result, run=msgspec.structs.replace(result.run, started=as_of.run.started)))


def test_it_comes_to_the_same_as_an_audit_without_photos(builtin: Registry, exports: list[Path]) -> None:
    family = Family((Child("Emma", date(2017, 3, 8)), Child("Finn", date(2020, 9, 2))), ("Sanne", "Tom"), country="NL")
    options = Options(builtin, "nl", family=family, today=DAY, photos=NO_PHOTOS)
    before = story.before(options)
    options = replace(options, believed=story.BELIEVED, earlier=before, accepted=story.accepted("nl"))
    audited = audit(exports, options)
    native = audited.result
    made = sitting(builtin, exports, language="nl", accepted=story.accepted("nl"))
    last(made, every(exports), r.Given)
    last(made, m.Names(family.children, family.parents, "nl"), r.Noted)
    last(made, m.Believe(dict(story.BELIEVED)), r.Noted)
    assert last(made, m.TakeEarlier("before.json", to_json(before)), r.EarlierTaken).day == before.run.started.date()
    last(made, m.Look(), r.Looked)
    assert timeless(saved(made), native) == to_json(native)
    page = last(made, m.Report(), r.Page).html
    assert page == render_html(saved(made), "nl", {}, audited.in_full, sat=Sat())
    assert native.since is not None


def test_answers_count_as_in_a_guided_audit(builtin: Registry, exports: list[Path]) -> None:
    made = looked_at(builtin, exports)
    given = [answer for answer in story.answers() if answer.fingerprint in askable(made)]
    for answer in given:
        list(made.handle(m.Answer(answer.fingerprint, answer.value)))
    answers = [msgspec.structs.replace(answer, at=DAY) for answer in given]
    native = audit(exports, Options(builtin, today=DAY, photos=NO_PHOTOS, answers=answers)).result
    assert len(given) >= 2
    assert timeless(saved(made), native) == to_json(native)


def askable(made: Sitting) -> set[str]:
    marks = {answer.fingerprint for answer in story.answers()}
    return {mark for mark in marks if isinstance(next(made.handle(m.AskAgain(mark))), r.Asked)}


def test_what_was_given_is_told_before_the_look(builtin: Registry, exports: list[Path], tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear", "utf-8")
    files = [*exports, letter]
    *progress, given = sitting(builtin, files, language="nl").handle(every(files))
    assert isinstance(given, r.Given)
    assert [download.platform for download in given.downloads] == ["instagram", "facebook", "tiktok", "tiktok"]
    assert [(refused.file, refused.problem.id) for refused in given.refused] == [("letter.txt", "text")]
    assert len(progress) == 4
    assert str(tmp_path) not in str(msgspec.json.encode(given))


def test_a_download_of_which_nothing_can_be_read_says_so(builtin: Registry, tmp_path: Path) -> None:
    tree = {name: b"{" for name in TREES["facebook json"]() if name.endswith(".json")}
    files = [zip_of(tree, tmp_path / "facebook-bo.invented-2026-05-19-AbC.zip")]
    made = sitting(builtin, files)
    (download,) = last(made, every(files), r.Given).downloads
    assert download.problem is not None
    assert last(made, m.Look(), r.Failed).problem.id == download.problem.id == "nothing_readable"


def test_a_download_of_which_no_label_is_known_is_no_empty_one(builtin: Registry, tmp_path: Path) -> None:
    tree = strange_labels(TREES["instagram json"]())
    only = {name: content for name, content in tree.items() if name.endswith("instagram_profile_information.json")}
    path = tmp_path / "instagram-ann.invented-2026-05-19-AbC.zip"
    made = sitting(builtin, [zip_of(only, path)])
    (download,) = last(made, every([path]), r.Given).downloads
    assert download.problem is not None
    assert last(made, m.Look(), r.Failed).problem.id == download.problem.id == "no_label_known"
    made = sitting(builtin, [zip_of(tree, path)])
    (download,) = last(made, every([path]), r.Given).downloads
    assert (download.problem, download.notes[0].id) == (None, "no_label_known"), "what rests on no label is still read"


def test_what_stopped_goes_on_where_it_was(builtin: Registry, exports: list[Path]) -> None:
    made = sitting(builtin, exports)
    reading = made.handle(every(exports))
    assert [reply.done for reply in (next(reading), next(reading)) if isinstance(reply, r.Progress)] == [0, 1]
    assert list(made.handle(m.Stop())) == []
    assert list(reading) == [r.Stopped()]
    again = list(made.handle(every(exports)))
    assert [reply.done for reply in again if isinstance(reply, r.Progress)] == [1, 2, 3]
    assert isinstance(again[-1], r.Given)


def stopped_after(turns: int, builtin: Registry, files: list[Path]) -> Sitting:
    """A sitting that hears a `Stop` in the middle of what it does, after so many turns."""
    left = iter(range(turns))

    def hear() -> None:
        if next(left, None) is None:
            list(made.handle(m.Stop()))

    made = sitting(builtin, files, pause=hear)
    return made


def test_a_stop_is_heard_in_the_middle_of_a_download(builtin: Registry, exports: list[Path]) -> None:
    pieces, downloads = 0, 4

    def count() -> None:
        nonlocal pieces
        pieces += 1

    looked_at(builtin, exports, pause=count)
    assert pieces > 200, "there is a turn for every file and every check"
    for turns in (0, 3, pieces // 4):
        made = stopped_after(turns, builtin, exports)
        *progress, end = made.handle(every(exports))
        assert end == r.Stopped()
        read = len(progress) - 1
        made._pause = lambda: None
        again = [reply.done for reply in made.handle(every(exports)) if isinstance(reply, r.Progress)]
        assert again == list(range(read, downloads)), "what was read to its end is kept"


def test_a_stop_is_heard_between_two_checks(builtin: Registry, exports: list[Path]) -> None:
    made = sitting(builtin, exports)
    last(made, every(exports), r.Given)

    def stop() -> None:
        list(made.handle(m.Stop()))

    made._pause = stop
    assert list(made.handle(m.Look()))[-1] == r.Stopped()
    assert last(made, m.Report(), r.Failed).problem.id == "SittingError", "half a look is none"
    made._pause = lambda: None
    last(made, m.Look(), r.Looked)
    whole = saved(looked_at(builtin, exports))
    assert timeless(saved(made), whole) == to_json(whole)


def test_a_program_that_is_a_year_old_says_so(builtin: Registry, exports: list[Path]) -> None:
    for made_on, outdated in (
        (DAY - timedelta(days=364), None),
        (DAY - timedelta(days=365), DAY - timedelta(days=365)),
    ):
        made = looked_at(builtin, exports, made=made_on)
        assert last(made, m.Begin("en"), r.Ready).outdated == outdated
        page = last(made, m.Report(), r.Page).html
        native = audit(exports, Options(builtin, today=DAY, photos=NO_PHOTOS)).in_full
        assert page == render_html(saved(made), "en", {}, native, outdated=outdated, sat=Sat())
        assert ('class="outdated"' in page) == (outdated is not None)


def test_help_lines_are_told_at_any_time_near_first(builtin: Registry) -> None:
    made = sitting(builtin, language="nl")
    there = last(made, m.AskHelp("BE"), r.HelpLines)
    (near,) = there.near
    assert near.name == "België"
    assert "1712" in {line.phone for line in near.lines}
    assert "Nederland" in {place.name for place in there.others}
    assert all(line.link.startswith("https://") for line in there.everywhere.lines if line.link)


def test_where_nobody_looked_at_photos_none_are_counted(builtin: Registry, tiktok: list[Path]) -> None:
    made = sitting(builtin, tiktok)
    last(made, every(tiktok), r.Given)
    assert last(made, m.Look(), r.Looked).photos is None


def test_what_could_not_be_read_is_told_apart_from_what_no_download_says(builtin: Registry, tmp_path: Path) -> None:
    whole = {name: body for name, body in TREES["instagram json"]().items() if name.endswith(".json")}
    broken = {
        name: b"{" if "/connections/" in f"/{name}" or "posts_1" in name else body for name, body in whole.items()
    }
    counts = []
    for name, tree in (("whole", whole), ("broken", broken)):
        file = zip_of(tree, tmp_path / f"instagram-bo.invented-2026-05-19-{name}.zip")
        made = sitting(builtin, [file])
        (given,) = last(made, every([file]), r.Given).downloads
        seen = last(made, m.Look(), r.Looked)
        assert bool(given.unread) == (name == "broken")
        assert not set(given.unread) & set(given.boxes)
        assert 0 < seen.unseen < seen.open - seen.unread
        counts.append(seen.unread)
    assert counts[0] < counts[1]


def test_each_account_is_looked_at_as_the_one_whose_it_is(builtin: Registry, exports: list[Path]) -> None:
    made = sitting(builtin, exports)
    given = last(made, every(exports), r.Given).downloads
    first, *others = {(one.platform, one.account) for one in given}
    whose = (p.Whose(*first, Role.TEEN), *(p.Whose(*one) for one in others))
    last(made, m.Look(accounts=whose), r.Looked)
    result = saved(made)
    roles = {(a.platform, a.handle): a.role for a in result.accounts if a.label}
    assert roles == {first: Role.TEEN, **dict.fromkeys(others, Role.PARENT)}
    assert result.run.role is Role.PARENT


def test_the_day_is_that_of_the_clock_on_the_wall(builtin: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):  # 25 hours apart: never the same day
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        made = sitting(builtin)
        last(made, m.NoDownload((Platform.TIKTOK,)), r.Looked)
        assert saved(made).run.started.date() == datetime.now(ZoneInfo(zone)).date()
    monkeypatch.undo()
    time.tzset()


def test_a_report_of_the_page_speaks_of_no_terminal(builtin: Registry, exports: list[Path]) -> None:
    made = looked_at(builtin, exports)
    for language in ("en", "nl", "de"):
        page = last(made, m.Report(language), r.Page).html
        assert '<code dir="ltr">auditor' not in page
        assert not {"family.yaml", "--photos", "result.json"} & set(re.split(r"[\s<>()]", page))
    assert not html.fromstring(page).xpath("//*[contains(@class, 'not-looked')]")


def test_what_is_done_stands_ticked_in_the_report(builtin: Registry, exports: list[Path]) -> None:
    made = looked_at(builtin, exports)
    first, second, *_ = (one.mark for one in last(made, m.AskSteps(), r.Steps).steps)
    assert not steps_of(made, "@checked")
    last(made, m.SetStep(first, done=True), r.Steps)
    last(made, m.SetStep(second, later=True), r.Steps)
    assert steps_of(made, "@checked") == ["step-1"]
    file = last(made, m.Save(), r.Saved)
    assert saved(made).done == {first: DAY}
    again = looked_at(builtin, exports)
    last(again, m.TakeEarlier(file.name, file.content), r.EarlierTaken)
    assert steps_of(again, "@checked") == ["step-1"], "the download is older than that day"
    early = to_json(msgspec.structs.replace(saved(made), done={first: date(2026, 1, 1)}))
    last(again, m.TakeEarlier(file.name, early), r.EarlierTaken)
    assert not steps_of(again, "@checked"), "the download is newer than that day, and shows it"


def steps_of(made: Sitting, state: str) -> list[str]:
    page = html.fromstring(last(made, m.Report(), r.Page).html)
    return [
        str(one)
        for one in page.xpath(f"//li[contains(@class, 'step')][.//label[contains(@class, 'done')]/input[{state}]]/@id")
    ]


def test_a_service_that_was_chosen_stands_in_the_report(builtin: Registry) -> None:
    made = sitting(builtin)
    last(made, m.NoDownload((Platform.INSTAGRAM,)), r.Looked)
    page = html.fromstring(last(made, m.Report(), r.Page).html)
    assert page.xpath("//section[starts-with(@id, 'account-') or .//*[starts-with(@id, 'account-')]]")


def test_before_the_look_there_is_nothing_to_see(builtin: Registry) -> None:
    made = sitting(builtin)
    for message in (m.AskSteps(), m.NextQuestion(), m.Report(), m.Save(), m.Look(), m.Give(("7",))):
        assert last(made, message, r.Failed).problem.id == "SittingError"


@pytest.mark.parametrize("platform", Platform)
def test_who_has_no_download_is_told_how_to_get_it_and_reminded(builtin: Registry, platform: Platform) -> None:
    made = sitting(builtin)
    last(made, m.Begin("nl"), r.Ready)
    told = last(made, m.AskHow(platform), r.HowTo)
    drawn = [step.screen for step in told.steps if step.screen]
    assert len(drawn) >= 6
    assert "Downloaden" in {row.label for screen in drawn for row in screen.rows if row.tap}
    ready, month = (last(made, m.MakeCalendar(kind, platform), r.Saved) for kind in ("download", "month"))
    assert ready.name == f"download-{DAY + timedelta(told.ready_days)}.ics" != month.name
    assert b"SUMMARY:Je download\r\n" in ready.content
    assert last(made, m.Forget(), r.Forgotten).saved == (ready.name, month.name)


def test_questions_come_by_weight_with_an_overview_in_between(builtin: Registry, exports: list[Path]) -> None:
    made = looked_at(builtin, exports)
    severities = []
    for number in range(1, UNTIL_AN_OVERVIEW + 1):
        asked = last(made, m.NextQuestion(), r.Asked)
        severities.append(asked.question.severity)
        assert asked.number == number
        assert asked.question.why
        reply = list(made.handle(m.Answer(asked.question.mark, DONT_KNOW)))[-1]
    assert severities == sorted(severities, key=["critical", "high", "medium", "low"].index)
    assert isinstance(reply, r.AnswersSoFar)
    assert [answer.value for answer in reply.answers] == [DONT_KNOW] * UNTIL_AN_OVERVIEW
    assert isinstance(next(made.handle(m.NextQuestion())), r.Asked)


def test_an_answer_that_is_changed_leaves_nothing_behind(builtin: Registry, tiktok: list[Path]) -> None:
    made = looked_at(builtin, tiktok)
    untouched = saved(made)
    question = last(made, m.NextQuestion(), r.Asked).question
    for choice in question.choices:
        list(made.handle(m.Answer(question.mark, choice.value)))
        again = last(made, m.AskAgain(question.mark), r.Asked)
        assert (again.question.given, again.number) == (choice.value, 1)
    assert saved(made) != untouched
    assert last(made, m.Answer(question.mark, ""), r.AnswersSoFar).answers[0].answer == ""
    assert saved(made) == untouched
    assert last(made, m.Answer(question.mark, "own goal"), r.Failed)
    assert last(made, m.Answer("0" * 16, ""), r.Failed)


def test_without_a_download_ten_questions_end_in_a_report(builtin: Registry) -> None:
    made = sitting(builtin)
    looked = last(made, m.NoDownload((Platform.INSTAGRAM,)), r.Looked)
    assert (looked.questions, looked.downloads) == (MOST_AT_ONCE, False)
    last(made, m.NotUsed(("snapchat", "x")), r.Looked)
    asked: list[p.Question] = []
    while not isinstance(reply := list(made.handle(m.NextQuestion()))[-1], r.AllAsked):
        if isinstance(reply, r.Asked):
            asked.append(reply.question)
            list(made.handle(m.Answer(reply.question.mark, reply.question.choices[-1].value)))
    assert len(asked) == MOST_AT_ONCE
    assert reply.more > 0
    assert asked[0].severity == "critical"
    assert "Instagram" in {question.service for question in asked}
    assert not {"X", "Snapchat"} & {question.service for question in asked}
    result = saved(made)
    assert {f.outcome for f in result.accounts[0].findings} <= {Outcome.ASK, Outcome.FAIL, Outcome.PASS}
    assert "From your own answers." in last(made, m.Report(), r.Page).html
    assert isinstance(list(made.handle(m.NextQuestion(more=True)))[-1], r.Asked)


def test_what_is_done_or_later_changes_nothing_that_was_found(builtin: Registry, exports: list[Path]) -> None:
    made = looked_at(builtin, exports)
    before = saved(made)
    first, second, *_ = last(made, m.AskSteps(), r.Steps).steps
    last(made, m.SetStep(first.mark, done=True), r.Steps)
    steps = last(made, m.SetStep(second.mark, later=True), r.Steps).steps
    assert [step.state for step in steps][:3] == [p.StepState.DONE, p.StepState.LATER, p.StepState.OPEN]
    assert saved(made) == msgspec.structs.replace(before, done={first.mark: DAY}), "what was found is as it was"
    assert last(made, m.SetStep(first.mark), r.Steps).steps[0].state is p.StepState.OPEN
    assert last(made, m.SetStep("0" * 16, done=True), r.Failed)


def test_what_is_left_as_it_is_counts_no_more(builtin: Registry, exports: list[Path]) -> None:
    made = looked_at(builtin, exports)
    step = next(step for step in last(made, m.AskSteps(), r.Steps).steps if not step.asks)
    assert last(made, m.LeaveStep(step.mark, REASON, date(2026, 5, 1)), r.Failed).problem.id == "AuditorError"
    steps = last(made, m.LeaveStep(step.mark, REASON, date(2026, 12, 1)), r.Steps).steps
    assert [(s.mark, s.reason) for s in steps if s.state is p.StepState.LEFT] == [(step.mark, REASON)]
    assert (step.mark in saved(made).first_steps, saved(made).totals.accepted) == (False, 1)
    later = looked_at(builtin, exports)
    last(later, m.TakeEarlier("a.json", to_json(saved(made))), r.EarlierTaken)
    assert saved(later).totals.accepted == 1
    last(made, m.SetStep(step.mark), r.Steps)
    assert step.mark in saved(made).first_steps


def test_who_must_not_be_found_is_on_the_page_alone(builtin: Registry, exports: list[Path]) -> None:
    made = looked_at(builtin, exports)
    plain, file = last(made, m.Report(), r.Page).html, saved(made)
    last(made, m.Hide(hidden=True), r.Noted)
    question = last(made, m.NextQuestion(), r.Asked).question
    hidden = [f for account in saved(made).accounts for f in account.findings if f.fingerprint == question.mark]
    assert {f.check for f in hidden} <= set(workshop().hidden)
    assert last(made, m.Report(), r.Page).html != plain
    assert saved(made) == file


def test_names_and_country_tell_in_a_new_look_and_stand_in_no_file(builtin: Registry, exports: list[Path]) -> None:
    made = looked_at(builtin, exports)
    assert last(made, m.Names((Child(NAME), Child("Emma")), (NAME,), "be"), r.Noted).look_again
    last(made, m.Look(), r.Looked)
    file = last(made, m.Save(), r.Saved).content
    assert NAME.encode() not in file
    assert from_json(file, "").run.country == "BE"
    assert NAME not in last(made, m.Report(), r.Page).html


def test_the_report_speaks_the_language_that_is_asked_for(builtin: Registry, tiktok: list[Path]) -> None:
    made = looked_at(builtin, tiktok)
    assert '<html lang="en"' in last(made, m.Report(), r.Page).html
    assert '<html lang="nl"' in last(made, m.Report("nl"), r.Page).html
    assert last(made, m.Begin("de"), r.Ready).language == "de"
    long, short = (last(made, m.Report(short=short), r.Page).html for short in (False, True))
    assert '<html lang="de"' in short
    assert len(short) < len(long)


def test_a_mistake_of_ours_ends_nothing_and_tells_nothing(
    builtin: Registry, tiktok: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = looked_at(builtin, tiktok)

    def broken(*_: object, **__: object) -> str:
        raise ZeroDivisionError(NAME)

    with monkeypatch.context() as patch:
        patch.setattr("auditor.results.reporters.render_html", broken)
        problem = last(made, m.Report(), r.Failed).problem
    assert "ZeroDivisionError" in problem.what
    assert NAME not in f"{problem.what} {problem.todo}"
    assert last(made, m.Report(), r.Page)


def planted(words: Iterable[str]) -> set[str]:
    """Which of these words stand in any text that can be reached from anywhere, but in the words themselves."""
    gc.unfreeze()  # what is left out of the search for garbage is to be seen as well
    texts, found = list(words), set[str]()
    to_see, seen = gc.get_objects(), set[int]()
    while to_see:
        for thing in gc.get_referents(to_see.pop()):
            if isinstance(thing, str | bytes):
                found |= {word for word in texts if thing is not word and word in folded(thing)}
            elif not gc.is_tracked(thing) and id(thing) not in seen:
                seen.add(id(thing))
                to_see.append(thing)
    return found


def folded(text: str | bytes) -> str:
    return (text if isinstance(text, str) else text.decode("utf-8", "replace")).casefold()


def test_what_is_forgotten_is_nowhere_any_more(builtin: Registry, tmp_path: Path) -> None:
    handle, child = "vergeet" + "mij.invented", "xan" + "drientje"
    tree = {name: data.replace(b"tim.invented", handle.encode()) for name, data in TREES["tiktok b"]().items()}
    files = [zip_of(tree, tmp_path / "TikTok_Data_1762300800.zip")]
    made = looked_at(builtin, files)
    list(made.handle(m.Names((Child(child + " Een"),))))
    list(made.handle(m.Look()))
    list(made.handle(m.Report(kept=True)))
    list(made.handle(m.Save()))
    gc.collect()
    assert planted([handle, child]) == {handle, child}
    forgotten = last(made, m.Forget(), r.Forgotten)
    assert forgotten.chosen == ("TikTok_Data_1762300800.zip",)
    assert [Path(name).suffix for name in forgotten.saved] == [".html", ".json"]
    del tree
    gc.collect()
    assert planted([handle, child]) == set()
    assert last(made, m.AskSteps(), r.Failed)
    assert last(made, m.Give(("0",)), r.Failed)


def test_what_reads_on_after_all_is_forgotten_stops(builtin: Registry, exports: list[Path]) -> None:
    made = sitting(builtin, exports)
    reading = made.handle(every(exports))
    next(reading)
    list(made.handle(m.Forget()))
    assert list(reading) == [r.Stopped()]
    assert last(made, m.Look(), r.Failed)


def test_an_engine_says_whether_it_looks_at_photos(builtin: Registry) -> None:
    assert not last(sitting(builtin), m.Begin(), r.Ready).photos
    assert last(sitting(builtin, photos=PhotoOptions()), m.Begin(), r.Ready).photos
