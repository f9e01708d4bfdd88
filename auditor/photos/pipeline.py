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
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from typing import Any

import msgspec

from auditor.downloads.archive import Archive
from auditor.downloads.parts import Member
from auditor.model.posting import Media
from auditor.photos import isolated, worker
from auditor.photos.cache import Cache
from auditor.photos.nets import finder
from auditor.photos.records import Metadata, PictureResult, Seen, Skip, Survey, skipped

PhotoProgress = Callable[[int, int, float | None], None]
"""Told after each: how many are done, how many there are, and the seconds left (None: not known yet)."""

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


def survey(
    archive: Archive,
    media: Sequence[Media | Member],
    *,
    cache: Cache | None = None,
    make_finder: worker.MakeFinder = finder,
    workers: int | None = None,
    patience: float = PATIENCE,
    longest: float = LONGEST,
    progress: PhotoProgress = lambda _done, _total, _left: None,
    stop: Callable[[], bool] = lambda: False,
) -> Survey:
    """Look at media, or at files of the download, in the order given; the results stand in the same order.

    Ctrl-C, or `stop` turning true, ends it with what is done. Nothing that a file does raises.
    """
    run = _Run(len(media), cache, progress)
    jobs: dict[Member, _Job] = {}
    for position, medium in enumerate(media):
        member = medium if isinstance(medium, Member) else archive.locate(medium.uri)
        if member is None:
            run.finish([position], skipped(Skip.MISSING))
        else:
            jobs.setdefault(member, _Job(member)).positions.append(position)
    crew = _Crew(run, deque(jobs.values()), make_finder, patience, longest)
    interrupted = False
    try:
        interrupted = not crew.work(workers or _cores(), stop)
    except KeyboardInterrupt:
        interrupted = True
    finally:
        crew.dismiss()
        if cache is not None:
            cache.save()
    return Survey(tuple(run.results), interrupted)


def draw(
    drawings: Sequence[worker.Drawing],
    *,
    make_finder: worker.MakeFinder = finder,
    workers: int | None = None,
    patience: float = PATIENCE,
    longest: float = LONGEST,
) -> list[bytes]:
    """Small copies as JPEGs in the order asked for, empty ones for what could not be made.

    Nothing that a file does raises; Ctrl-C does.
    """
    gallery = _Gallery(len(drawings))
    jobs = deque(_Job(drawing, [position]) for position, drawing in enumerate(drawings))
    crew = _Crew(gallery, jobs, make_finder, patience, longest)
    try:
        crew.work(workers or _cores(), lambda: False)
    finally:
        crew.dismiss()
    return gallery.copies


def _cores() -> int:
    """How many workers: one a core that this process may use."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(usable, MOST_WORKERS))


@dataclass(slots=True)
class _Job:
    """What a worker is asked, and the places in the results that wait for it; content and metadata once it was read."""

    asked: Member | worker.Drawing
    positions: list[int] = field(default_factory=list)
    sha256: str = ""
    metadata: Metadata = field(default_factory=Metadata)


class _Run:
    """The results so far, and what is known of each content."""

    def __init__(self, total: int, cache: Cache | None, progress: PhotoProgress) -> None:
        self.results: list[PictureResult | None] = [None] * total
        self._cache = cache
        self._progress = progress
        self._done = 0
        self._pace = _Pace()
        self._known: dict[str, Seen] = {}
        self._waiting: dict[str, list[_Job]] = {}

    def known(self, job: _Job) -> bool:
        """Finish a job that was read, if its content is known, or have it wait for another job that is looking at it.

        False: nobody knows the content, and this job is the one to look at it.
        """
        if job.sha256 in self._waiting:
            self._waiting[job.sha256].append(job)
            return True
        seen = self._known.get(job.sha256)
        if seen is None and self._cache is not None:
            seen = self._cache.get(job.sha256)
        if seen is None:
            self._waiting[job.sha256] = []
            return False
        self._known[job.sha256] = seen
        self.finish(job.positions, PictureResult(job.sha256, seen, job.metadata))
        return True

    def looked(self, job: _Job, seen: Seen) -> None:
        """Finish a job, and those that wait for the same content."""
        if job.sha256:
            self._known[job.sha256] = seen
            if self._cache is not None:
                self._cache.put(job.sha256, seen)
        for one in (job, *self._waiting.pop(job.sha256, ())):
            self.finish(one.positions, PictureResult(one.sha256, seen, one.metadata))

    def drawn(self, job: _Job, _jpeg: bytes) -> None:
        """Nobody asked for a picture: whatever took over that process, what it says is not believed."""
        self.looked(job, Seen(skipped=Skip.CRASHED))

    def finish(self, positions: Sequence[int], result: PictureResult) -> None:
        """Note a result and tell how far it got."""
        for position in positions:
            self.results[position] = result
        self._done += len(positions)
        self._progress(self._done, len(self.results), self._pace.left(self._done, len(self.results)))


class _Gallery:
    """The small copies so far. Every file is drawn for itself: nothing is known of it before or kept after."""

    def __init__(self, total: int) -> None:
        self.copies = [b""] * total

    def known(self, _job: _Job) -> bool:
        """Nothing is to be looked at."""
        return True

    def looked(self, _job: _Job, _seen: Seen) -> None:
        """A copy that could not be made stays empty."""

    def drawn(self, job: _Job, jpeg: bytes) -> None:
        """Note a copy."""
        for position in job.positions:
            self.copies[position] = jpeg


class _Pace:
    """How long the rest will take, by the last few dozen."""

    def __init__(self) -> None:
        self._marks = deque([(time.monotonic(), 0)], maxlen=60)

    def left(self, done: int, total: int) -> float | None:
        """Seconds, None when there is too little to tell from."""
        self._marks.append((time.monotonic(), done))
        (start, before), (now, _) = self._marks[0], self._marks[-1]
        if len(self._marks) < 5 or done <= before or now <= start:
            return None
        return (total - done) * (now - start) / (done - before)


class _Worker:
    """One process and the line to it. `job` is what it reads or looks at, `until` when it is given up unless `idle`."""

    def __init__(self, make_finder: worker.MakeFinder, patience: float) -> None:
        packed = pickle.dumps(make_finder)
        self.line, theirs = _processes.Pipe()
        self.process: BaseProcess = _processes.Process(
            target=isolated.begin, args=(theirs, packed, patience), name="auditor-photos", daemon=True
        )
        self.ready = self.idle = False
        self.job: _Job | None = None
        self.until = time.monotonic() + START_PATIENCE
        try:
            with _interrupts_held_back(), _bare_main():
                self.process.start()
        except BaseException:
            self.line.close()
            raise
        finally:
            theirs.close()

    def send(self, message: Member | worker.Drawing | bool, longest: float) -> None:
        """Say something that will be answered. Raises OSError when nobody listens any more."""
        self.idle = False
        self.until = time.monotonic() + longest
        self.line.send(message)

    def receive(self) -> worker.Reply:
        """The next reply. Raises OSError, EOFError or msgspec.MsgspecError when there is no sound one."""
        return worker.read_reply(self.line.recv_bytes(_LONGEST_REPLY))

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

    def __init__(
        self,
        run: _Run | _Gallery,
        jobs: deque[_Job],
        make_finder: worker.MakeFinder,
        patience: float,
        longest: float,
    ) -> None:
        self._run = run
        self._jobs = jobs
        self._make_finder = make_finder
        self._patience = patience
        self._longest = longest
        self._workers: list[_Worker] = []
        self._failed_starts = 0

    def work(self, workers: int, stop: Callable[[], bool]) -> bool:
        """Do all jobs; false when stopped before that."""
        while self._jobs or not all(one.idle for one in self._workers):
            if stop():
                return False
            self._hire(min(workers, len(self._jobs)))
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
                self._workers.append(_Worker(self._make_finder, self._patience))
            except OSError:
                self._failed_starts += 1
        while self._jobs and not self._workers:
            self._run.looked(self._jobs.popleft(), Seen(skipped=Skip.NO_WORKER))

    def _hand_out(self) -> None:
        for free in [one for one in self._workers if one.idle][: len(self._jobs)]:
            free.job = self._jobs.popleft()
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
        if isinstance(reply, worker.FileRead) and one.job is not None:
            one.job.sha256, one.job.metadata = reply.sha256, reply.metadata
            known = self._run.known(one.job)
            one.job = None if known else one.job
            self._say(one, not known)
            return
        if isinstance(reply, worker.Looked) and one.job is not None:
            self._run.looked(one.job, reply.seen)
        if isinstance(reply, worker.Drawn) and one.job is not None:
            self._run.drawn(one.job, reply.jpeg)
        one.ready, one.idle, one.job = True, True, None

    def _say(self, to: _Worker, message: Member | worker.Drawing | bool) -> None:
        try:
            to.send(message, self._longest)
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
