"""From a worded result to the page's data: groups, sorts and counts what the result says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import count

import msgspec
from auditor.i18n import LANGUAGES, say
from auditor.model.account import Confidence, Platform, Reason, Role
from auditor.model.check import Question, Section
from auditor.model.messages import ANSWER_DISAGREES, SOURCES_DISAGREE
from auditor.model.photo_list import Photos
from auditor.model.result import (
    AccountResult,
    AuditResult,
    Belief,
    Change,
    ChangeKind,
    Finding,
    Gap,
    Proof,
    Remedy,
    Totals,
)
from auditor.model.verdict import OPEN, Outcome
from auditor.results.notices import sentences
from auditor.results.priorities import MOST_FIRST_STEPS, accepted_now, brought_along
from auditor.results.wording import LOOK_FOR, TEXTS_TELL, service_name
from auditor.results.words import asked, in_language
from auditor.text.silence import SILENCE
from auditor.visible import short_name

from .photo_view import MASKED_FOR_TEEN, MASKED_LATER, ActionWay, PhotosView
from .photos import KNOWN_BY, photos_view
from .view import (
    AccountSection,
    BeliefView,
    Block,
    ChangeView,
    Choice,
    FoundView,
    Group,
    Item,
    Owner,
    Page,
    Pointer,
    SinceView,
    Sureness,
    Tally,
    in_order,
)
from .way import Way, way_of

LOOK_UP, DISAGREE, OTHER, CRASH = "look_up", "disagree", "other", "crash"
KINDS = (LOOK_UP, DISAGREE, *Reason, OTHER, CRASH)
"""The kinds of not knowing, in the order in which they are shown."""

DOWNLOAD_AGES_AFTER = 31
"""Days after which a download is called old."""
_SEVERAL = 2


def build(
    result: AuditResult,
    language: str,
    thumbnails: Mapping[str, str] | None = None,
    in_full: Mapping[int, Photos] | None = None,
    *,
    short: bool = False,
) -> Page:
    """The page of a result that is worded in that language.

    `thumbnails` are data URIs by the photos' numbers, `in_full` photos with whole captions by the accounts' numbers,
    None where the page is not made with the audit.
    """
    builder = _Builder(result, language, thumbnails or {}, None if short else in_full)
    accounts = [builder.account(number, account) for number, account in enumerate(result.accounts, 1)]
    builder.shown_are(() if short else accounts)
    failed = [item for account in accounts for item in account.change]
    told = [item for account in accounts for item in (*account.change, *account.untold)]
    steps = tuple(sorted((item for item in told if item.step), key=lambda item: item.step))
    return Page(
        lang=builder.interface,
        made=result.run.started.date(),
        version=result.run.version,
        steps=steps,
        more=sum(not item.step for item in failed),
        minutes=sum(item.way.minutes for item in steps),
        groups=_groups(item for account in accounts if account.owner.downloaded for item in account.untold),
        accounts=tuple(account for account in accounts if account.owner.downloaded or account.told),
        questions=tuple(account for account in accounts if account.untold and not account.owner.downloaded),
        tally=_tally(result.totals),
        sureness=_sureness(result, accounts),
        inputs=result.run.inputs,
        checks=result.run.checks,
        score=result.totals.score,
        since=builder.since(),
        beliefs=builder.beliefs(),
        unused=tuple(account.owner.service for account in accounts if account.unused),
        short=short,
    )


class _Builder:
    """Makes the items of one result; knows which of them are first steps, and numbers the anchors."""

    def __init__(
        self, result: AuditResult, language: str, thumbnails: Mapping[str, str], in_full: Mapping[int, Photos] | None
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
        failed = {f.fingerprint for a in result.accounts for f in a.findings if f.outcome is Outcome.FAIL}
        known = [mark for mark in dict.fromkeys(result.first_steps) if mark in failed]
        self._steps = {mark: number for number, mark in enumerate(known[:MOST_FIRST_STEPS], 1)}

    def account(self, number: int, account: AccountResult) -> AccountSection:
        """The section of an account."""
        owner = Owner(
            anchor=f"account-{number}",
            service=service_name(account.platform, self._speak),
            handle=short_name(account.known_as),
            platform=account.platform,
            downloaded=account.platform in list(Platform),
            teen=account.role is Role.TEEN,
        )
        silent = [f for f in account.findings if f.message_id == SILENCE]
        kept = [f for f in account.findings if f.message_id != SILENCE]
        found = [self._item(owner, finding, account) for finding in kept]
        items = in_order([*found, *self._silences(owner, silent, account)])
        exported = account.exported_at
        return AccountSection(
            owner=owner,
            exported_at=exported,
            old=exported is not None and (self._today - exported).days > DOWNLOAD_AGES_AFTER,
            change=tuple(i for i in items if i.finding.outcome is Outcome.FAIL and not accepted_now(i.finding)),
            accepted=tuple(item for item in items if accepted_now(item.finding)),
            fine=tuple(item for item in items if item.finding.outcome is Outcome.PASS),
            untold=tuple(item for item in items if item.gap),
            not_applicable=tuple(item for item in items if item.finding.outcome is Outcome.NOT_APPLICABLE),
            troubles=account.troubles,
            photos=self._photos(number, account),
            notices=sentences(account, self.interface),
            dated_inside=account.dated_inside,
        )

    def _silences(self, owner: Owner, silent: Sequence[Finding], account: AccountResult) -> list[Item]:
        """One row for all checks that found nothing in texts and cannot say that there is nothing."""
        items = [self._item(owner, finding, account) for finding in silent]
        if len(items) < _SEVERAL:
            return items
        most = max(silent, key=lambda finding: finding.params.get("texts", 0))
        first = items[0]
        self._anchors |= {finding.fingerprint: first.anchor for finding in silent}
        what = self._speak(LOOK_FOR).format(what="; ".join(item.name for item in items))
        nowhere = Way(fix="", path=(), link="", host="", search="", verified="", stale=False, minutes=0)
        name = self._speak(TEXTS_TELL)
        all_of_them = msgspec.structs.replace(
            first.finding,
            severity=min((finding.severity for finding in silent), key=lambda severity: severity.rank),
            name=name,
            title=self._speak("We could not tell: {name}").format(name=name),
            why="",
            note="",
            not_for_you="",
        )
        message = f"{most.message} {what}"
        return [replace(first, finding=all_of_them, lang="", message=message, way=nowhere, question="", answers=())]

    def _photos(self, number: int, account: AccountResult) -> PhotosView | None:
        if account.photos is None:
            return None
        whole_words = (self._in_full or {}).get(number - 1)
        photos = whole_words or account.photos
        view = photos_view(photos, account.platform, f"photos-{number}", self._thumbnails)
        ways = tuple(self._action(action.action, account.platform) for action in view.ways)
        whole = view.whole and not account.unread
        why = MASKED_LATER if self._in_full is None else MASKED_FOR_TEEN
        masked = "" if whole_words or not view.worded else why
        return replace(view, ways=ways, unread=account.unread, whole=whole, masked=masked)

    def _action(self, action: str, platform: str) -> ActionWay:
        """How to do it by the check that knows: the way through the menus stands there and nowhere else."""
        check = KNOWN_BY.get(action, "")
        card = self._cards.get(check)
        section = card.platforms.get(platform) if card else None
        if section is None:
            return ActionWay(action)
        remedy = Remedy(path=in_language(section.path, self.language), link=section.link, verified=section.verified)
        return ActionWay(action, way_of(remedy, self._today), self._spoken(check))

    def shown_are(self, accounts: Sequence[AccountSection]) -> None:
        """Forget the anchors of what the page does not show, such as what does not apply to an unused service."""
        shown = {
            item.anchor
            for account in accounts
            for item in (*account.change, *account.fine, *account.untold, *account.accepted, *account.not_applicable)
            if account.owner.downloaded or account.told or item.gap
        }
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
        return FoundView(owner, belief.gap, belief.found, self._anchors.get(belief.fingerprint, ""))

    def _whose(self, service: str, handle: str) -> str:
        return f"{service_name(service, self._speak)} {short_name(handle)}".strip()

    def _spoken(self, check: str) -> str:
        """The language of a check's words where it is not the page's."""
        card = self._cards.get(check)
        spoken = self.language if card is None or self.language in card.texts else "en"
        return "" if spoken == self.interface else spoken

    def _item(self, owner: Owner, finding: Finding, account: AccountResult) -> Item:
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
            spots=tuple(_spot(proof) for proof in finding.evidence),
            question=in_language(question.text, self.language) if question else "",
            answers=_answers(question, section, self.language),
            gap=gap,
            hint=finding.message if generic and gap != LOOK_UP else "",
            step=self._steps.pop(finding.fingerprint, 0),
            brings=tuple(dict.fromkeys(f.name for f in brought_along(finding, account, self._cards))),
        )


def _gap(finding: Finding) -> str:
    """The kind of not knowing; none of what came to a verdict or does not apply."""
    if finding.outcome not in OPEN:
        return ""
    if finding.crash:
        return CRASH
    if finding.message_id in (SOURCES_DISAGREE, ANSWER_DISAGREES):
        return DISAGREE
    if finding.outcome is Outcome.ASK or finding.reason is Reason.NOT_IN_EXPORT:
        return LOOK_UP
    return finding.reason or OTHER


def _spot(proof: Proof) -> Pointer:
    file, _, row = proof.where.partition("#")
    return Pointer(file=file, row=row, snippet=proof.snippet, at=proof.at)


def _answers(question: Question | None, section: Section | None, language: str) -> tuple[Choice, ...]:
    if section is None or question is None:
        return ()
    safe = {str(value) for value in section.safe}
    return tuple(Choice(in_language(words, language), value in safe) for value, words in question.answers.items())


def _groups(items: Iterable[Item]) -> tuple[Group, ...]:
    """What could not be told: by kind, then by account, then by the sentence that says how to find out."""
    blocks: dict[str, dict[tuple[Owner, str], list[Item]]] = {}
    for item in items:
        blocks.setdefault(item.gap, {}).setdefault((item.owner, item.hint), []).append(item)
    return tuple(
        Group(kind, tuple(Block(owner, hint, tuple(found)) for (owner, hint), found in blocks[kind].items()))
        for kind in KINDS
        if kind in blocks
    )


def _tally(totals: Totals) -> Tally:
    fine, change, unknown, ask = (
        totals.outcomes.get(outcome, 0) for outcome in (Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN, Outcome.ASK)
    )
    told, asked = totals.told, totals.asked
    return Tally(told, asked, fine, change, unknown, ask, totals.accepted)


def _sureness(result: AuditResult, accounts: Sequence[AccountSection]) -> Sureness:
    counts = Counter(item.finding.confidence for account in accounts for item in (*account.change, *account.fine))
    untold = [item for account in accounts for item in account.untold]
    return Sureness(
        by_confidence={confidence: counts[confidence] for confidence in Confidence},
        disagree=sum(item.gap == DISAGREE for item in untold),
        troubles=result.run.troubles,
    )
