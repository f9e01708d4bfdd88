"""From a worded result to the page's data: groups, sorts and counts what the result says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import count

from auditor.i18n import LANGUAGES, say
from auditor.model.account import SCREENS, Confidence, Platform, Reason, Role, Source
from auditor.model.check import Question, Section
from auditor.model.in_full import InFull, OwnWords
from auditor.model.messages import ANSWER_DISAGREES, SOURCES_DISAGREE
from auditor.model.result import (
    AccountResult,
    AuditResult,
    Belief,
    Change,
    ChangeKind,
    FactRow,
    Finding,
    Gap,
    Proof,
    Remedy,
)
from auditor.model.verdict import OPEN, Outcome
from auditor.results.notices import sentences
from auditor.results.priorities import accepted_now, brought_along
from auditor.results.reporters import Sat
from auditor.results.telling import telling
from auditor.results.wording import service_name
from auditor.results.words import asked, in_language
from auditor.text.silence import SILENCE
from auditor.visible import short_name

from .photo_view import MASKED_FOR_TEEN, MASKED_LATER, ActionWay, PhotosView
from .photos import KNOWN_BY, photos_view
from .rows import CRASH, DISAGREE, LOOK_UP, OTHER, about, beyond, grouped, told_once
from .since_view import BeliefView, ChangeView, FoundView, SinceView
from .view import (
    AccountSection,
    Choice,
    Item,
    Owner,
    Page,
    Pointer,
    SeenView,
    Sureness,
    in_order,
)
from .way import way_of

DOWNLOAD_AGES_AFTER = 31
"""Days after which a download is called old."""
MOST_WELL = 2
"""So many of the things that are as they should be are named at the head of the page."""


def build(
    result: AuditResult,
    language: str,
    thumbnails: Mapping[str, str] | None = None,
    in_full: Mapping[int, InFull] | None = None,
    *,
    short: bool = False,
    sat: Sat | None = None,
) -> Page:
    """The page of a result that is worded in that language.

    `thumbnails` are data URIs by the photos' numbers, `in_full` the owner's own words by the accounts' numbers,
    None where the page is not made with the audit. `sat`: the guided page makes it.
    """
    builder = _Builder(result, language, thumbnails or {}, None if short else in_full)
    every = [builder.account(number, account) for number, account in enumerate(result.accounts, 1)]
    chosen = sat.chosen if sat else ()
    used = [account.used or account.owner.platform in chosen for account in every]
    accounts = told_once([account for account, is_used in zip(every, used, strict=True) if is_used])
    others = [account for account, is_used in zip(every, used, strict=True) if not is_used]
    questions = beyond(others)
    builder.shown_are(() if short else (i for a in accounts for i in a.items))
    items = [item for account in accounts for item in account.items]
    return Page(
        lang=builder.interface,
        made=result.run.started.date(),
        version=result.run.version,
        steps=tuple(sorted((item for item in items if item.step), key=lambda item: item.step)),
        well=_well(accounts),
        accounts=accounts,
        questions=questions,
        unasked=sum(len(account.untold) for account in others) - len(questions),
        about=about(accounts),
        sureness=_sureness(result, accounts),
        inputs=result.run.inputs,
        checks=result.run.checks,
        since=builder.since(),
        beliefs=builder.beliefs(),
        unused=tuple(account.owner.service for account in every if account.unused),
        short=short,
        sat=sat,
        masked=frozenset(spot.masked for item in items for spot in item.spots if spot.masked),
    )


class _Builder:
    """Makes the items of one result; knows which of them are first steps, and numbers the anchors."""

    def __init__(
        self, result: AuditResult, language: str, thumbnails: Mapping[str, str], in_full: Mapping[int, InFull] | None
    ) -> None:
        self.language = language
        self._thumbnails = thumbnails
        self._in_full = in_full
        self.interface = language if language in LANGUAGES else "en"
        self._result = result
        self._cards = result.cards
        self._anchors: dict[str, str] = {}
        self._today = result.run.started.date()
        self._speak = say(self.interface)
        self._numbers = count(1)
        self._passed = {f.fingerprint for a in result.accounts for f in a.findings if f.outcome is Outcome.PASS}
        todo = {f.fingerprint for a in result.accounts for f in a.findings if f.outcome in (Outcome.FAIL, *OPEN)}
        known = [mark for mark in dict.fromkeys(result.first_steps) if mark in todo]
        self._steps = {mark: number for number, mark in enumerate(known, 1)}

    def account(self, number: int, account: AccountResult) -> AccountSection:
        """The section of an account."""
        owner = Owner(
            anchor=f"account-{number}",
            service=service_name(account.platform, self._speak),
            handle=short_name(account.known_as),
            platform=account.platform,
            downloaded=account.platform in list(Platform) and not account.undownloaded,
            teen=account.role is Role.TEEN,
        )
        whole = (self._in_full or {}).get(number - 1)
        items = in_order(self._item(owner, finding, account, whole) for finding in account.findings)
        exported = account.exported_at
        return AccountSection(
            owner=owner,
            exported_at=exported,
            old=exported is not None and (self._today - exported).days > DOWNLOAD_AGES_AFTER,
            change=tuple(i for i in items if i.finding.outcome is Outcome.FAIL and not accepted_now(i.finding)),
            accepted=tuple(item for item in items if accepted_now(item.finding)),
            fine=tuple(item for item in items if item.finding.outcome is Outcome.PASS),
            groups=grouped(item for item in items if item.gap and not accepted_now(item.finding)),
            not_applicable=tuple(item for item in items if item.finding.outcome is Outcome.NOT_APPLICABLE),
            troubles=account.troubles,
            photos=self._photos(number, account, whole),
            notices=sentences(account, self.interface),
            dated_inside=account.dated_inside,
            unused=account.unused is not None,
        )

    def _photos(self, number: int, account: AccountResult, in_full: InFull | None) -> PhotosView | None:
        if account.photos is None:
            return None
        own = in_full.photos if in_full else None
        view = photos_view(own or account.photos, account.platform, f"photos-{number}", self._thumbnails)
        ways = tuple(self._action(action.action, account.platform) for action in view.ways)
        whole = view.whole and not account.unread
        masked = "" if own or not view.worded else self._masked
        return replace(view, ways=ways, unread=account.unread, whole=whole, masked=masked)

    @property
    def _masked(self) -> str:
        """Why own words are masked, where they are."""
        return MASKED_LATER if self._in_full is None else MASKED_FOR_TEEN

    def _action(self, action: str, platform: str) -> ActionWay:
        """How to do it by the check that knows: the way through the menus stands there and nowhere else."""
        check = KNOWN_BY.get(action, "")
        card = self._cards.get(check)
        section = card.platforms.get(platform) if card else None
        if section is None:
            return ActionWay(action)
        remedy = Remedy(path=in_language(section.path, self.language), link=section.link, verified=section.verified)
        return ActionWay(action, way_of(remedy, self._today), self._spoken(check))

    def shown_are(self, items: Iterable[Item]) -> None:
        """Forget the anchors of what the page does not show, such as what is asked of a service that nobody uses."""
        shown = {item.anchor for item in items}
        self._anchors = {mark: anchor for mark, anchor in self._anchors.items() if anchor in shown}

    def since(self) -> SinceView | None:
        """What changed, by kind; kinds without a change are left out."""
        since = self._result.since
        if since is None:
            return None
        kinds = {kind: self._changes([c for c in since.changes if c.kind is kind]) for kind in ChangeKind}
        missing = tuple(service_name(platform, self._speak) for platform in since.missing)
        return SinceView(since.started.date(), {kind: rows for kind, rows in kinds.items() if rows}, missing)

    def _changes(self, changes: Sequence[Change]) -> tuple[ChangeView, ...]:
        """A line for each change; an added check is one line, however many accounts have it."""
        lines: dict[str, list[Change]] = {}
        for change in changes:
            added = change.kind is ChangeKind.RULE_ADDED
            lines.setdefault(change.check if added else change.fingerprint, []).append(change)
        return tuple(self._change(same) for same in lines.values())

    def _change(self, same: Sequence[Change]) -> ChangeView:
        first = same[0]
        owners = (self._whose(change.platform, change.handle) for change in same)
        anchor = self._anchors.get(first.fingerprint, "")
        return ChangeView(first.title, ", ".join(dict.fromkeys(owners)), anchor, self._spoken(first.check))

    def beliefs(self) -> tuple[BeliefView, ...]:
        """What was believed, a card for each statement; the surprises first."""
        by_check: dict[str, list[Belief]] = {}
        for belief in self._result.beliefs:
            by_check.setdefault(belief.check, []).append(belief)
        views = [
            BeliefView(same[0].title, same[0].believed, self._spoken(check), tuple(map(self._found, same)))
            for check, same in by_check.items()
        ]
        order = list(Gap)
        return tuple(sorted(views, key=lambda view: order.index(Gap(view.gap))))

    def _found(self, belief: Belief) -> FoundView:
        owner = self._whose(belief.platform, belief.handle)
        safe = belief.fingerprint in self._passed
        return FoundView(owner, belief.gap, safe=safe, anchor=self._anchors.get(belief.fingerprint, ""))

    def _whose(self, service: str, handle: str) -> str:
        return f"{service_name(service, self._speak)} {short_name(handle)}".strip()

    def _spot(self, proof: Proof, own: OwnWords | None) -> Pointer:
        file, _, row = proof.where.partition("#")
        snippet, until = own or OwnWords()
        why = telling(proof, self._speak, until)
        masked = self._masked if own is None and why and proof.snippet else ""
        return Pointer(file=file, row=row, snippet=snippet or proof.snippet, why=why, at=proof.at, masked=masked)

    def _spoken(self, check: str) -> str:
        """The language of a check's words where it is not the page's."""
        card = self._cards.get(check)
        spoken = self.language if card is None or self.language in card.texts else "en"
        return "" if spoken == self.interface else spoken

    def _item(self, owner: Owner, finding: Finding, account: AccountResult, in_full: InFull | None) -> Item:
        card = self._cards.get(finding.check)
        section = card.platforms.get(owner.platform) if card else None
        gap = _gap(finding)
        generic = bool(gap) and finding.message_id in ("", SOURCES_DISAGREE)
        anchor = self._anchors.setdefault(finding.fingerprint, f"finding-{next(self._numbers)}")
        question = asked(card, owner.platform) if card else None
        return Item(
            anchor=anchor,
            owner=owner,
            finding=finding,
            lang=self._spoken(finding.check),
            message="" if generic else finding.message,
            way=way_of(finding.remediation, self._today),
            spots=tuple(
                self._spot(proof, in_full.of(finding.fingerprint, number) if in_full else None)
                for number, proof in enumerate(finding.evidence)
            ),
            question=in_language(question.text, self.language) if question else "",
            answers=_answers(question, section, self.language),
            gap=gap,
            hint=finding.message if generic and gap != LOOK_UP else "",
            value=_value(finding),
            seen=_seen(finding, account),
            among=f"photos-{owner.anchor.rpartition('-')[2]}" if account.photos and _of_photos(section) else "",
            step=self._steps.pop(finding.fingerprint, 0),
            brings=tuple(
                dict.fromkeys((f.name, self._spoken(f.check)) for f in brought_along(finding, account, self._cards))
            ),
        )


def _gap(finding: Finding) -> str:
    """The kind of not knowing; none of what came to a verdict or does not apply."""
    if finding.outcome not in OPEN:
        return ""
    if finding.crash:
        return CRASH
    if finding.message_id in (SOURCES_DISAGREE, ANSWER_DISAGREES):
        return DISAGREE
    if finding.message_id == SILENCE:
        return SILENCE
    if finding.reason is Reason.NO_DOWNLOAD:
        return finding.reason
    if finding.outcome is Outcome.ASK or finding.reason is Reason.NOT_IN_EXPORT:
        return LOOK_UP
    return finding.reason or OTHER


def _value(finding: Finding) -> str:
    """What the platform says of a setting, in its own words; a bare yes or no with the name of its row."""
    if not finding.fact:
        return ""
    told = ((proof.where.partition("#")[2].rstrip(": "), proof.snippet) for proof in finding.evidence)
    row, words = next(((row, words) for row, words in told if row and words), ("", ""))
    return f"{row}: {words}" if words in ("True", "False") else words


def _seen(finding: Finding, account: AccountResult) -> SeenView | None:
    """What the screen said of the setting that a finding hangs on; None where it said nothing, or an answer decides."""
    rows = [row for row in account.facts if finding.fact and row.id == finding.fact and finding.answered is None]
    row = next((row for row in rows if SCREENS & {row.source, row.before_source} or _said_of_profile(row)), None)
    if row is None:
        return None
    other = "" if row.before is None else str(row.before)
    stranger = row.source is Source.PUBLIC or _said_of_profile(row)
    return SeenView(row.source in SCREENS or stranger, str(row.value), row.observed_at, other, row.before_at, stranger)


def _said_of_profile(row: FactRow) -> bool:
    """Whether somebody told what a private window shows; other answers stand at no address."""
    return row.source is Source.ANSWER and row.where.startswith("https://")


def _of_photos(section: Section | None) -> bool:
    """Whether a check is about photos that stand one by one in their own part of the page."""
    return section is not None and "photos.with_child" in section.needs


def _well(accounts: Iterable[AccountSection]) -> tuple[Item, ...]:
    """The weightiest things that are as they should be, each check once."""
    first: dict[str, Item] = {}
    for item in in_order(item for account in accounts for item in account.fine):
        first.setdefault(item.finding.check, item)
    return tuple(first.values())[:MOST_WELL]


def _answers(question: Question | None, section: Section | None, language: str) -> tuple[Choice, ...]:
    if section is None or question is None:
        return ()
    safe = {str(value) for value in section.safe}
    return tuple(Choice(in_language(words, language), value in safe) for value, words in question.answers.items())


def _sureness(result: AuditResult, accounts: Sequence[AccountSection]) -> Sureness:
    counts = Counter(item.finding.confidence for account in accounts for item in (*account.change, *account.fine))
    untold = [item for account in accounts for item in account.untold]
    return Sureness(
        by_confidence={confidence: counts[confidence] for confidence in Confidence},
        disagree=sum(item.gap == DISAGREE for item in untold),
        troubles=result.run.troubles,
    )
