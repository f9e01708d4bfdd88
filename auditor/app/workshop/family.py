"""What a family in a workshop is told: how far its guesses were off, and what its count code would hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from auditor.app.parts import StepState
from auditor.app.workshop.replies import CodeHolds, CountCode, Guess, Guesses
from auditor.model.result import AuditResult
from auditor.results.wording import service_name
from auditor.results.words import in_language
from auditor.visible import short_name
from auditor.workshop import headline
from auditor.workshop.codes import made
from auditor.workshop.headline import Became, Told

Say = Callable[[str], str]


def guesses(result: AuditResult, speak: Say) -> Guesses:
    """What was thought beside what was found, in the order in which it was asked."""
    return Guesses(
        tuple(
            Guess(
                belief.title,
                service_name(belief.platform, speak),
                short_name(belief.handle),
                belief.believed,
                belief.gap,
            )
            for belief in result.beliefs
        )
    )


def told(result: AuditResult, steps: Mapping[str, StepState], earlier: AuditResult | None) -> Told:
    """What a family tells the room; what it says it has done in this sitting was changed today."""
    done = [mark for mark, state in steps.items() if state is StepState.DONE]
    return headline.told(result, done, earlier)


def holds(told: Told, language: str, speak: Say) -> CodeHolds:
    """All that a code of what is told would hold."""
    return CodeHolds((*_checks(told, language, speak), *_rest(told, speak)), told.later)


def _checks(told: Told, language: str, speak: Say) -> Iterator[str]:
    words = {
        Became.PASS: speak("fine"),
        Became.CHANGE: speak("to change"),
        Became.CHANGED: speak("changed since the workshop") if told.later else speak("changed today"),
        Became.UNKNOWN: speak("not known"),
    }
    for check, became in zip(headline.headline().checks, told.became, strict=True):
        yield f"{in_language(check.words, language)}: {words[became]}"


def _rest(told: Told, speak: Say) -> Iterator[str]:
    if told.off:
        line = speak("Of {guessed} guesses {off} were rosier than what was found.")
        yield line.format(guessed=told.guessed, off=told.off)
    elif told.guessed:
        yield speak("None of your guesses was rosier than what was found.")
    else:
        yield speak("None of your guesses could be compared.")
    yield speak("A number by chance, so that no other family has the same code.")


def count_code(told: Told, random: int) -> CountCode:
    """The code of what is told, in letters and as a QR code."""
    import segno  # only where a code is made

    code = made(told, random)
    rows = segno.make_qr(code, error="m").matrix
    return CountCode(code, tuple("".join("1" if dark else "0" for dark in row) for row in rows))
