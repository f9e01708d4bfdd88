"""The questions of a sitting: which comes next, what was answered so far, and how an answer is changed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from auditor.app import messages as m
from auditor.app import parts as p
from auditor.app import replies as r
from auditor.app import shown
from auditor.app.memory import Memory, SittingError
from auditor.guide.questions import OpenQuestion, gravest_first, questions
from auditor.model.result import DONT_KNOW, AuditResult

UNTIL_AN_OVERVIEW = 5
"""After so many questions the answers so far are shown, to be changed there."""


class Asking(ABC):
    """The part of a sitting that asks; the rest of it says what was found and what comes first."""

    _memory: Memory
    _language: str

    @property
    @abstractmethod
    def _speak(self) -> Callable[[str], str]:
        """Says a message in the sitting's language."""

    @property
    @abstractmethod
    def _first(self) -> Sequence[str]:
        """The checks that come before all others."""

    @abstractmethod
    def _result(self, *, answers: bool = True) -> AuditResult:
        """The result as it is now, with the answers of this sitting or without."""

    def _left(self) -> list[OpenQuestion]:
        """What is still to be asked, the gravest first; without a download no more than ten in all."""
        memory = self._memory
        left = [q for q in self._open() if q.finding.fingerprint not in memory.asked]
        return left if memory.most is None else left[: max(0, memory.most - len(memory.asked))]

    def _open(self) -> list[OpenQuestion]:
        return gravest_first(self._result(), self._first)

    def _next_question(self, message: m.NextQuestion) -> Iterator[r.Reply]:
        if message.more:
            self._memory.most = None
        yield self._following()

    def _following(self) -> r.Reply:
        """The next question, the answers so far when that many were asked since, or that all was asked."""
        memory, left = self._memory, self._left()
        number = len(memory.asked)
        if not left:
            memory.shown_at = number
            more = sum(q.finding.fingerprint not in memory.asked for q in self._open())
            return r.AllAsked(self._answers(), more)
        if number - memory.shown_at >= UNTIL_AN_OVERVIEW:
            memory.shown_at = number
            return r.AnswersSoFar(self._answers(), len(left))
        return r.Asked(shown.question(left[0], "", self._language, self._speak), number + 1, len(left), self._all())

    def _ask_again(self, message: m.AskAgain) -> Iterator[r.Reply]:
        memory, question = self._memory, self._question(message.mark)
        number = list(memory.asked).index(message.mark) + 1 if message.mark in memory.asked else len(memory.asked) + 1
        given = memory.asked.get(message.mark, "")
        yield r.Asked(
            shown.question(question, given, self._language, self._speak), number, len(self._left()), self._all()
        )

    def _all(self) -> int:
        """How many questions there will be, where no answer can bring more; else 0."""
        most, all_now = self._memory.most, len(self._memory.asked) + len(self._left())
        return all_now if all_now == most else 0

    def _question(self, mark: str) -> OpenQuestion:
        """A question of this sitting, also one that is answered."""
        question = self._askable().get(mark)
        if question is None:
            raise SittingError("There is no such question.", "Go on with the next one.")
        return question

    def _askable(self) -> dict[str, OpenQuestion]:
        """All that could be asked in this sitting: before any answer, and what an answer brought up."""
        every = [*questions(self._result(answers=False)), *questions(self._result())]
        return {question.finding.fingerprint: question for question in reversed(every)}

    def _answer(self, message: m.Answer) -> Iterator[r.Reply]:
        memory, question = self._memory, self._question(message.mark)
        if message.value not in ("", DONT_KNOW, *question.answers):
            raise SittingError("That is no answer to this question.", "Choose one of its answers.")
        changed = message.mark in memory.asked
        memory.asked[message.mark] = message.value
        yield r.AnswersSoFar(self._answers(), len(self._left())) if changed else self._following()

    def _ask_answers(self, _: m.AskAnswers) -> Iterator[r.Reply]:
        yield r.AnswersSoFar(self._answers(), len(self._left()))

    def _answers(self) -> tuple[p.AnswerGiven, ...]:
        known = self._askable()
        told = partial(shown.answer, language=self._language, speak=self._speak)
        return tuple(told(known[mark], value) for mark, value in self._memory.asked.items() if mark in known)
