"""Looks at the photos and videos of a download: spread over processes, each content once, whatever single files do.

A worker holds one file at a time and is asked to look only when its content is new, so memory does not grow with the
download.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from typing import Any

import msgspec

from auditor.downloads.archive import Archive
from auditor.downloads.parts import Member
from auditor.model.posting import Media
from auditor.photos import isolated, wire, worker
from auditor.photos.cache import Cache
from auditor.photos.nets import finder
from auditor.photos.records import Seen, Skip, Survey
from auditor.photos.run import Gallery, Job, PhotoProgress, Run
from auditor.photos.wire import Drawing

PATIENCE = 30.0
"""Seconds of processor time after which a file is given up, for reading it and again for looking at it."""
LONGEST = 600.0
"""Seconds after which it is given up even so: a busy computer takes its time, but what hangs takes all of it."""
START_PATIENCE = 60.0
"""Seconds that a worker may take to start; some virus scanners are thorough."""
MOST_WORKERS = 8

_FAILED_STARTS = 3
_GLANCE = 0.5  # seconds between two looks at whether somebody wants to stop
_LONGEST_REPLY = 1 << 20

_processes = get_context("spawn")  # the same everywhere; a fork would copy locks of threads and of onnxruntime


@dataclass(frozen=True, slots=True)
class Processes:
    """The machine (`auditor.photos.machine`) of this computer: processes, one a core unless `workers` says how many.

    One that crashes, hangs or takes more than `patience` seconds of processor time or `longest` in all costs one file.
    """

    make_finder: worker.MakeFinder = finder
    workers: int | None = None
    patience: float = PATIENCE
    longest: float = LONGEST

    def survey(
        self,
        archive: Archive,
        media: Sequence[Media | Member],
        *,
        cache: Cache | None = None,
        progress: PhotoProgress = lambda _done, _total, _left: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> Survey:
        """Look at media, or at files of the download, in the order given; the results stand in the same order.

        Ctrl-C, or `stop` turning true, ends it with what is done. Nothing that a file does raises.
        """
        run = Run(archive, media, cache, progress)
        crew = _Crew(run, self)
        interrupted = False
        try:
            interrupted = not crew.work(stop)
        except KeyboardInterrupt:
            interrupted = True
        finally:
            crew.dismiss()
            run.save()
        return Survey(tuple(run.results), interrupted)

    def draw(self, drawings: Sequence[Drawing]) -> list[bytes]:
        """Small copies as JPEGs in the order asked for, empty ones for what could not be made.

        Nothing that a file does raises; Ctrl-C does.
        """
        gallery = Gallery(drawings)
        crew = _Crew(gallery, self)
        try:
            crew.work(lambda: False)
        finally:
            crew.dismiss()
        return gallery.copies


def _cores() -> int:
    """How many workers: one a core that this process may use."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(usable, MOST_WORKERS))


class _Worker:
    """One process and the line to it. `job` is what it reads or looks at, `until` when it is given up unless `idle`."""

    def __init__(self, make_finder: worker.MakeFinder, patience: float) -> None:
        packed = pickle.dumps(make_finder)
        self.line, theirs = _processes.Pipe()
        self.process: BaseProcess = _processes.Process(
            target=isolated.begin, args=(theirs, packed, patience), name="auditor-photos", daemon=True
        )
        self.ready = self.idle = False
        self.job: Job | None = None
        self.until = time.monotonic() + START_PATIENCE
        try:
            with _interrupts_held_back(), _bare_main():
                self.process.start()
        except BaseException:
            self.line.close()
            raise
        finally:
            theirs.close()

    def send(self, message: Member | Drawing | bool, longest: float) -> None:
        """Say something that will be answered. Raises OSError when nobody listens any more."""
        self.idle = False
        self.until = time.monotonic() + longest
        self.line.send(message)

    def receive(self) -> wire.Reply:
        """The next reply. Raises OSError, EOFError or msgspec.MsgspecError when there is no sound one."""
        return wire.read_reply(self.line.recv_bytes(_LONGEST_REPLY))

    def end(self) -> bool:
        """End the process, whatever it is doing; says whether it had ended itself, out of processor time."""
        self.process.kill()
        self.process.join()
        out_of_time = self.process.exitcode == worker.OUT_OF_TIME
        self.process.close()
        self.line.close()
        return out_of_time


class _Crew:
    """The workers, and the jobs that nobody has begun."""

    def __init__(self, run: Run | Gallery, how: Processes) -> None:
        self._run = run
        self._how = how
        self._workers: list[_Worker] = []
        self._failed_starts = 0

    def work(self, stop: Callable[[], bool]) -> bool:
        """Do all jobs; false when stopped before that."""
        workers = self._how.workers or _cores()
        while self._run.jobs or not all(one.idle for one in self._workers):
            if stop():
                return False
            self._hire(min(workers, len(self._run.jobs)))
            self._hand_out()
            for one in self._speaking():
                self._hear(one)
            self._give_up_the_late()
        return True

    def dismiss(self) -> None:
        """End all workers."""
        while self._workers:
            self._workers.pop().end()

    def _hire(self, wanted: int) -> None:
        """Have at least as many workers; when none can be started, nothing can be looked at."""
        while len(self._workers) < wanted and self._failed_starts < _FAILED_STARTS:
            try:
                self._workers.append(_Worker(self._how.make_finder, self._how.patience))
            except OSError:
                self._failed_starts += 1
        while self._run.jobs and not self._workers:
            self._run.looked(self._run.jobs.popleft(), Seen(skipped=Skip.NO_WORKER))

    def _hand_out(self) -> None:
        for free in [one for one in self._workers if one.idle][: len(self._run.jobs)]:
            free.job = self._run.jobs.popleft()
            self._say(free, free.job.asked)

    def _speaking(self) -> list[_Worker]:
        """The workers that said something or hung up, after waiting a little for one to do so."""
        patience = min((one.until - time.monotonic() for one in self._workers if not one.idle), default=0.0)
        lines = wait([one.line for one in self._workers], max(0.0, min(_GLANCE, patience)))
        return [one for one in self._workers if one.line in lines]

    def _hear(self, one: _Worker) -> None:
        try:
            reply = one.receive()
        except (OSError, EOFError, msgspec.MsgspecError):
            self._lose(one, Skip.CRASHED)
            return
        job = one.job
        match reply:
            case wire.FileRead() if job is not None and not job.sha256:
                wanted = self._run.read(job, reply)
                one.job = job if wanted else None
                self._say(one, wanted)
                return
            case wire.Looked() if job is not None:
                self._run.looked(job, reply.seen)
            case wire.Drawn() if job is not None:
                self._run.drawn(job, reply.jpeg)
            case wire.FileRead() | wire.Ready() if job is not None:  # out of turn
                self._lose(one, Skip.CRASHED)
                return
        one.ready, one.idle, one.job = True, True, None

    def _say(self, to: _Worker, message: Member | Drawing | bool) -> None:
        try:
            to.send(message, self._how.longest)
        except OSError:
            self._lose(to, Skip.CRASHED)

    def _give_up_the_late(self) -> None:
        now = time.monotonic()
        for one in [w for w in self._workers if not w.idle and w.until <= now]:
            self._lose(one, Skip.TOO_SLOW)

    def _lose(self, lost: _Worker, reason: Skip) -> None:
        """Part with a worker; only the file that it had is lost."""
        self._workers.remove(lost)
        if lost.end():
            reason = Skip.TOO_SLOW
        self._failed_starts += not lost.ready
        if lost.job is not None:
            self._run.looked(lost.job, Seen(skipped=reason))


@contextmanager
def _bare_main() -> Iterator[None]:
    """Hide the program's main module for as long as a process takes to start.

    The new one would import it first: the whole command line, or a script that starts an audit of its own.
    """
    main = sys.modules["__main__"]
    hidden: dict[str, Any] = {name: vars(main)[name] for name in ("__spec__", "__file__") if name in vars(main)}
    vars(main).update(__spec__=None)
    vars(main).pop("__file__", None)
    try:
        yield
    finally:
        vars(main).update(hidden)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Hold Ctrl-C back for as long as a process takes to start: the new one never sees it, this one does afterwards.

    The mask is what the new process inherits. It does not keep the signal from other threads of this one, such as those
    of libraries, and Python would then break off the start all the same; so it is only noted until that is done. On
    Windows, where signals cannot be held back, a process that is just starting is ended by it.
    """
    if threading.current_thread() is not threading.main_thread():  # Ctrl-C is the main thread's
        with _interrupts_masked():
            yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: came.append(number))
    try:
        with _interrupts_masked():
            yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL if before is None else before)  # None: not set by Python
        if came:
            signal.raise_signal(signal.SIGINT)


@contextmanager
def _interrupts_masked() -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # on its own start, which comes with the first process, it lets Ctrl-C through
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
