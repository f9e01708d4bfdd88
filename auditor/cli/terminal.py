"""What the terminal shows: a summary that is already useful, the guides, the catalogue of checks. It never judges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from auditor.downloads.how import HowTo, RowKind
from auditor.i18n import say, translations
from auditor.model.account import Platform
from auditor.model.check import Check
from auditor.model.result import AccountResult, AuditResult, ChangeKind, Finding, Gap
from auditor.model.verdict import OPEN, Outcome, Severity
from auditor.results import notices
from auditor.results.priorities import accepted_now
from auditor.results.wording import service_name
from auditor.results.words import in_language, text_in
from auditor.visible import short_name

if TYPE_CHECKING:
    from auditor.authors.testing import CaseResult
    from auditor.engine.registry import Registry
    from auditor.model.check import Check


_STYLES = {
    Outcome.FAIL: "bold red",
    Outcome.UNKNOWN: "yellow",
    Outcome.ASK: "yellow",
    Outcome.PASS: "green",
    Outcome.NOT_APPLICABLE: "dim",
}
_SIGNS = {Outcome.FAIL: "!", Outcome.UNKNOWN: "?", Outcome.ASK: "?", Outcome.PASS: "✓", Outcome.NOT_APPLICABLE: "–"}


def summary(console: Console, result: AuditResult, language: str, threshold: Severity) -> None:
    """The first steps, a line for each account, and how much could be checked."""
    speak = say(language)
    by_fingerprint = {f.fingerprint: (a, f) for a in result.accounts for f in a.findings}
    steps = [by_fingerprint[s] for s in result.first_steps if by_fingerprint[s][1].severity.rank <= threshold.rank]
    console.print()
    _first(console, result, language)
    if steps:
        console.print(speak("What to do first"), style="bold")
        for number, (account, finding) in enumerate(steps, 1):
            _step(console, number, account, finding, language)
    else:
        console.print(_without_steps(result, language), style="bold")
    console.print()
    for account in result.accounts:
        if account.platform in list(Platform):
            console.print(_account(account, language), highlight=False)
    for line in _besides(result, language):
        console.print(line, highlight=False)
    for trouble in result.run.troubles:
        console.print(f"{trouble.name}: {trouble.message}", style="yellow", markup=False, highlight=False)
    console.print()


def _first(console: Console, result: AuditResult, language: str) -> None:
    """What is to be known of the downloads before anything else; nothing when there is nothing."""
    speak = say(language)
    lines = [(account, line) for account in result.accounts for line in notices.sentences(account, language)]
    for account, line in lines:
        owner = f"{service_name(account.platform, speak)} {account.known_as}".strip()
        console.print(Text.assemble((f"{owner}: ", "bold"), line), style="yellow", highlight=False)
    if lines:
        console.print()


def _without_steps(result: AuditResult, language: str) -> str:
    """What it means that nothing is to be changed: never that all is well while something could not be read."""
    speak = say(language)
    if not result.totals.told:
        return speak("We could not check anything yet.")
    if any(account.notices for account in result.accounts):
        return speak("Nothing to change in what we could check.")
    return speak("Nothing urgent was found. The report shows what could not be told, and how to find out.")


def _besides(result: AuditResult, language: str) -> Iterator[str]:
    """What changed since the earlier audit, what was a surprise, and what is left as it is; only what there is."""
    speak, many = say(language), translations(language).ngettext
    if result.since is not None:
        counts = Counter(change.kind for change in result.since.changes)
        yield speak("Since last time: {fixed} fixed, {new} new, {open} still to change.").format(
            fixed=counts[ChangeKind.FIXED], new=counts[ChangeKind.NEW], open=counts[ChangeKind.OPEN]
        )
    if troubled := len({(account.label, t.name) for account in result.accounts for t in account.troubles}):
        line = many(
            "{n} file could not be read whole. The report says which.",
            "{n} files could not be read whole. The report says which.",
            troubled,
        )
        yield line.format(n=troubled)
    if surprises := sum(belief.gap is Gap.WORSE for belief in result.beliefs):
        line = many("{n} thing is less safe than you thought.", "{n} things are less safe than you thought.", surprises)
        yield line.format(n=surprises)
    if left := result.totals.accepted:
        yield many("{n} thing is left as it is for now.", "{n} things are left as they are for now.", left).format(
            n=left
        )


def _step(console: Console, number: int, account: AccountResult, finding: Finding, language: str) -> None:
    speak, many = say(language), translations(language).ngettext
    remedy = finding.remediation
    takes = 1 if finding.outcome in OPEN else remedy.minutes
    minutes = many("{n} minute", "{n} minutes", takes).format(n=takes)
    line = Text.assemble(f"{number}. ", (service_name(account.platform, speak), "bold"))
    line.append(f" {short_name(account.handle)}" if account.handle else "", style="dim")
    line.append(f": {finding.title} ").append(f"({minutes})", style="dim")
    console.print(line, highlight=False)
    details = [remedy.path, remedy.path_all, remedy.link]
    for detail in filter(None, details):
        console.print(Padding(Text(detail, style="dim"), (0, 0, 0, 3)), highlight=False)


def _account(account: AccountResult, language: str) -> Text:
    """One line on an account: how much is to change, is fine, is not known yet; only what there is."""
    speak, many = say(language), translations(language).ngettext
    counts = Counter(f.outcome for f in account.findings if not accepted_now(f))
    change, fine = counts[Outcome.FAIL], counts[Outcome.PASS]
    unknown = counts[Outcome.UNKNOWN] + counts[Outcome.ASK]
    told = [
        words.format(n=number)
        for number, words in (
            (change, many("{n} thing to change", "{n} things to change", change)),
            (fine, many("{n} is fine", "{n} are fine", fine)),
            (unknown, many("{n} is not known yet", "{n} are not known yet", unknown)),
        )
        if number
    ]
    owner = Text(service_name(account.platform, speak), style="bold")
    if account.handle:
        owner.append(f" {short_name(account.handle)}", style="dim")
    line = ", ".join(filter(None, told))
    return owner.append(f": {line}." if line else "", style="default")


def guide(console: Console, shown: HowTo, language: str) -> None:
    """The steps to ask a platform for the download."""
    speak, steps = say(language), len(shown.steps)
    console.print(in_language(shown.title, language), style="bold")
    console.print(shown.link, style="underline", soft_wrap=True, highlight=False)
    console.print()
    for number, step in enumerate(shown.steps, 1):
        console.print(Text(f"{number}. {in_language(step.text, language)}"))
        for row in step.screen.rows if step.screen else ():
            if row.kind is RowKind.BOX:
                console.print(Text(f"   [{'x' if row.on else ' '}] {in_language(row.label, language)}"))
        if why := in_language(step.why, language):
            console.print(Padding(Text(why, style="dim"), (0, 0, 0, 3)))
    console.print(Text(f"{steps + 1}. " + speak("Run: auditor audit")))
    console.print()
    for line in shown.good_to_know:
        console.print(Text(f"• {in_language(line, language)}", style="dim"))


def catalogue(console: Console, registry: Registry, language: str) -> None:
    """All checks by topic, and what could not be loaded."""
    speak = say(language)
    checks = sorted(registry.checks.values(), key=lambda c: (c.file.topic, c.file.severity.rank, c.id))
    table = Table(box=None, padding=(0, 2, 0, 0))
    for heading in (speak("Topic"), speak("Check"), speak("Weight"), speak("Services"), speak("What it looks at"), ""):
        table.add_column(heading, overflow="fold")
    topic = ""
    for check in checks:
        text = text_in(check.file.texts, language)
        services = ", ".join(service_name(s, speak) for s in check.file.platforms)
        origin = "" if check.origin.kind == "builtin" else check.origin.name
        shown = check.file.topic if check.file.topic != topic else ""
        table.add_row(shown, check.id, check.file.severity, services, text.name, origin)
        topic = check.file.topic
    console.print(table)
    all_services = {s for c in checks for s in c.file.platforms}
    many = translations(language).ngettext
    console.print(
        many("{n} check over {m} services", "{n} checks over {m} services", len(checks)).format(
            n=len(checks), m=len(all_services)
        )
    )
    for name, message in registry.troubles:
        console.print(f"{name}: {message}", style="yellow", markup=False)


def check(console: Console, shown: Check, language: str) -> None:
    """One check in full."""
    speak = say(language)
    file, text = shown.file, text_in(shown.file.texts, language)
    console.print(f"{text.name} ({file.id})", style="bold", markup=False, highlight=False)
    for line in (text.why, text.fix, text.not_for_you):
        if line:
            console.print(line, markup=False, highlight=False)
    for service, section in file.platforms.items():
        console.print()
        console.print(service_name(service, speak), style="bold", markup=False)
        for line in (in_language(section.path, language), section.link, in_language(section.note, language)):
            if line:
                console.print(Padding(Text(line), (0, 0, 0, 2)))
        seen = section.verified or speak("not yet verified")
        console.print(Padding(Text(speak("Path last seen: {when}").format(when=seen), style="dim"), (0, 0, 0, 2)))
    if file.question:
        console.print()
        console.print(in_language(file.question.text, language), style="italic", markup=False)
    console.print()
    for source in file.sources:
        console.print(source, style="dim", markup=False, highlight=False, soft_wrap=True)
    origin = " ".join(filter(None, (shown.origin.kind, shown.origin.name, shown.origin.version)))
    console.print(f"{origin} sha256 {shown.origin.sha256[:12]}", style="dim", markup=False, highlight=False)


def cases(console: Console, results: Mapping[str, Sequence[CaseResult]]) -> int:
    """The outcome of case tables; returns how many cases failed."""
    failed = 0
    for check_id, rows in results.items():
        wrong = [row for row in rows if row.problem]
        failed += len(wrong)
        sign = ("✗", "red") if wrong else ("✓", "green")
        console.print(Text.assemble(sign, f" {check_id} ({len(rows)})"), highlight=False)
        for row in wrong:
            console.print(f"    {row.case}: {row.problem}", markup=False, highlight=False)
    console.print(f"{sum(len(r) for r in results.values()) - failed} passed, {failed} failed", highlight=False)
    return failed
