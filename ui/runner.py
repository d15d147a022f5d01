"""Runs work beside the window and answers in the window's thread.

Two threads stand behind it, each with a connection of its own: one writes steps, one only
reads, so that a long import never holds up a page. Questions are dropped when the same page
has asked a newer one. Nothing is delivered once the runner is closed.

    runner.act(pledge, draft, then=show)         one step; `changed` follows with what it touched
    runner.ask("people:list", then, people_list) one question; older "people:list" ones are dropped
    runner.ask_later("shell:counts", …)          the same, once nobody waits for anything else
    runner.drop("people:")                       what a page asked that is not looked at any more
    runner.undo(then); runner.redo(then)         the newest step of this person
    runner.long(work, then, tell=progress)       a plain function of (tell, stop); returns a Job

An error goes to `otherwise` where one was given, for it is said where it arose; without one it
goes to the signal `failed`.
"""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from facilitator.errors import StaleData
from ui.job import Job, tell_window
from ui.stale import StaleAct

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy.orm import Session

    from facilitator.programme import Done
    from facilitator.store.journal import Step
    from ui.connections import Connection, FirstLook, HalfTyped, WritingConnection

P = ParamSpec("P")
D = TypeVar("D")
R = TypeVar("R")

# A window that paints nothing (it is minimised) does not keep the file from opening: seconds.
LONGEST_LOOK = 1.0


class Runner(QObject):
    """One open programme, worked on beside the window."""

    looked = Signal(object)
    opened = Signal()
    not_opened = Signal(object)
    changed = Signal(object)
    stepped = Signal(object)
    failed = Signal(object)
    refused = Signal(object)
    busy = Signal(bool)
    _answered = Signal(object, object)

    def __init__(
        self,
        open_writer: Callable[[], WritingConnection] | None = None,
        open_reader: Callable[[], Connection] | None = None,
        first_look: Callable[[], FirstLook | None] | None = None,
    ) -> None:
        super().__init__()
        self._first_look = first_look
        self._shown = threading.Event()
        self._closed = False
        self.reconcile: Callable[[StaleAct], bool] | None = None
        self._resting = False
        self._writing = 0
        self._newest: dict[str, int] = {}
        self._jobs: list[Job] = []
        self._asked: dict[Future[Any], str] = {}
        self._later: dict[str, Callable[[], None]] = {}
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._writers = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._readers = ThreadPoolExecutor(1, thread_name_prefix="reader")
        self._long = ThreadPoolExecutor(2, thread_name_prefix="long")
        self._writer: Future[WritingConnection] | None = None
        self._reader: Future[Connection] | None = None
        if open_writer is not None and open_reader is not None:
            self._open(open_writer, open_reader)

    def _open(
        self, open_writer: Callable[[], WritingConnection], open_reader: Callable[[], Connection]
    ) -> None:
        """The writer opens first: it may have to upgrade what the reader then reads."""
        writer = self._writers.submit(self._after_a_look(open_writer))

        def read() -> Connection:
            writer.result()
            return open_reader()

        reader = self._readers.submit(read)
        self._writer, self._reader = writer, reader
        self._answer(reader, lambda _connection: self._is_open(), self.not_opened.emit)

    def _after_a_look(
        self, open_writer: Callable[[], WritingConnection]
    ) -> Callable[[], WritingConnection]:
        """Look who is there before anything heavy is imported; `looked` brings it."""
        if self._first_look is None:
            return open_writer
        look, self._first_look = self._writers.submit(self._first_look), None
        self._answer(look, self.looked.emit, lambda _told_when_opened: None)

        def go_on() -> WritingConnection:
            # What keeps the look from passing keeps the file from opening; it is told once.
            if look.result() is not None:
                # Imports beside the window's own work would only hold up both.
                self._shown.wait(LONGEST_LOOK)
            return open_writer()

        return go_on

    def go_on(self) -> None:
        """The first look is shown: the rest of the opening goes on."""
        self._shown.set()

    def _is_open(self) -> None:
        self._resting = False
        self.opened.emit()

    def act(
        self,
        action: Callable[[Step, D], R],
        draft: D,
        then: Callable[[Done[R]], None] | None = None,
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Carry out one action; `then` gets what was done, before `changed` tells everybody."""

        def refuse(error: Exception) -> None:
            (otherwise or self.failed.emit)(error)

        def refused(error: Exception) -> None:
            if isinstance(error, StaleData) and self.reconcile is not None:
                stale = StaleAct(
                    draft, error, lambda other: self.act(action, other, then, otherwise), refuse
                )
                if self.reconcile(stale):
                    return
            refuse(error)

        self._step(lambda: self._writing_connection().do(action, draft), then, refused)

    def undo(
        self,
        then: Callable[[Done[None]], None] | None = None,
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Take the newest step of this person back."""
        self._step(lambda: self._writing_connection().undo(), then, otherwise)

    def reverse(
        self,
        step: int,
        then: Callable[[Done[None]], None] | None = None,
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Take one chosen step back, where nothing later stands in the way."""
        self._step(lambda: self._writing_connection().reverse(step), then, otherwise)

    def redo(
        self,
        then: Callable[[Done[None]], None] | None = None,
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Carry out again what was taken back last."""
        self._step(lambda: self._writing_connection().redo(), then, otherwise)

    def ask(
        self,
        page_key: str,
        then: Callable[[R], None],
        question: Callable[Concatenate[Session, P], R],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Put one question; an older one of the same key is dropped, answered or not."""
        self._later.pop(page_key, None)
        number = self._newest[page_key] = self._newest.get(page_key, 0) + 1

        def work() -> R:
            if self._closed or self._resting or self._newest[page_key] != number:
                raise _DroppedError
            return self._reading_connection().ask(question, *args, **kwargs)

        def newest(answer: R) -> None:
            if self._newest[page_key] == number:
                then(answer)

        asked = self._readers.submit(work)
        self._asked[asked] = page_key
        self._answer(asked, newest, None)

    def ask_later(
        self,
        page_key: str,
        then: Callable[[R], None],
        question: Callable[Concatenate[Session, P], R],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Put a question that nobody waits for: after all that is asked now is answered."""
        self._later[page_key] = lambda: self.ask(page_key, then, question, *args, **kwargs)
        self._ask_what_waits()

    def _ask_what_waits(self) -> None:
        if self._later and not self._asked:
            self._later.pop(next(iter(self._later)))()

    def drop(self, prefix: str) -> bool:
        """Drop every question whose key begins so; whether one was still without its answer."""
        waiting = {key for key in self._asked.values() if key.startswith(prefix)}
        for key in waiting:
            self._newest[key] += 1
        return bool(waiting)

    def keep_half_typed(
        self, place: str, words: Mapping[str, object], otherwise: Callable[[Exception], None]
    ) -> None:
        """Keep half-typed words in the file, outside every step; `{}` forgets them."""
        if self._resting:
            return
        work = self._writers.submit(
            lambda: self._writing_connection().keep_half_typed(place, words)
        )
        self._answer(work, lambda _kept: None, otherwise)

    def ask_half_typed(self, then: Callable[[tuple[HalfTyped, ...]], None]) -> None:
        """What an earlier run of the program left half-typed, the newest first."""
        self._answer(
            self._writers.submit(lambda: self._writing_connection().half_typed()), then, None
        )

    def long(
        self,
        work: Callable[[Callable[[int, int], None], threading.Event], R],
        then: Callable[[R], None],
        *,
        tell: Callable[[int, int], None] | None = None,
        otherwise: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Do long work that needs no connection of ours; it looks at `stop` as it goes."""
        job = Job(self)
        if tell is not None:
            job.told.connect(tell)
        self._jobs.append(job)

        def ended(answer: R) -> None:
            self._end(job)
            then(answer)

        def broken(error: Exception) -> None:
            self._end(job)
            (otherwise or self.failed.emit)(error)

        self._answer(self._long.submit(work, job.tell, job.stopping), ended, broken)
        return job

    def connect_beside(
        self,
        work: Callable[[], R],
        then: Callable[[R], None],
        otherwise: Callable[[Exception], None],
    ) -> None:
        """Make a connection that may take long, beside everything else; nothing waits for it."""
        self._answer(self._long.submit(work), then, otherwise)

    @property
    def is_at_work(self) -> bool:
        """Whether a step is being written or long work is under way."""
        return self._writing > 0 or bool(self._jobs)

    @property
    def is_resting(self) -> bool:
        """Whether the connections are closed until `wake`."""
        return self._resting

    def rest(self) -> None:
        """Finish the steps that were asked for and let the file go, until `wake`.

        What is asked meanwhile is dropped; pages and their half-typed words stay as they are.
        """
        self._resting = True
        self._let_go()
        self._reader = self._writer = None

    def wake(
        self, open_writer: Callable[[], WritingConnection], open_reader: Callable[[], Connection]
    ) -> None:
        """Open the connections again; `opened` or `not_opened` says how it went."""
        self._open(open_writer, open_reader)

    def _let_go(self) -> None:
        """Close both connections in their threads; the writer holds the file and goes last."""
        if self._reader is not None:
            wait([self._readers.submit(_let_go, self._reader)])
        if self._writer is not None:
            wait([self._writers.submit(_let_go, self._writer)])

    def close(self) -> None:
        """Finish the steps that were asked for, deliver nothing more, let the file go."""
        if self._closed:
            return
        self._closed = True
        self.go_on()
        for job in self._jobs:
            job.stop()
        self._let_go()
        self._readers.shutdown(wait=True)
        self._writers.shutdown(wait=True)
        self._long.shutdown(wait=True)

    def _end(self, job: Job) -> None:
        self._jobs.remove(job)
        job.end()

    def _writing_connection(self) -> WritingConnection:
        if self._writer is None:
            raise RuntimeError("no programme is open")
        return self._writer.result()

    def _reading_connection(self) -> Connection:
        if self._reader is None:
            raise RuntimeError("no programme is open")
        return self._reader.result()

    def _step(
        self,
        work: Callable[[], Done[R]],
        then: Callable[[Done[R]], None] | None,
        otherwise: Callable[[Exception], None] | None,
    ) -> None:
        self._writing += 1
        self.busy.emit(True)  # noqa: FBT003  the signal carries one plain yes or no

        def stands(done: Done[R]) -> None:
            self._wrote()
            self.stepped.emit(done)
            if then is not None:
                then(done)
            self.changed.emit(done.touched)

        def refused(error: Exception) -> None:
            self._wrote()
            self.refused.emit(error)
            (otherwise or self.failed.emit)(error)

        self._answer(self._writers.submit(work), stands, refused)

    def _wrote(self) -> None:
        self._writing -= 1
        self.busy.emit(self._writing > 0)

    def _answer(
        self,
        future: Future[R],
        then: Callable[[R], None],
        otherwise: Callable[[Exception], None] | None,
    ) -> None:
        future.add_done_callback(lambda done: tell_window(self._answered, done, (then, otherwise)))

    @Slot(object, object)
    def _deliver(
        self,
        future: Future[object],
        ways: tuple[Callable[[object], None], Callable[[Exception], None] | None],
    ) -> None:
        if self._closed:
            return
        then, otherwise = ways
        was_asked = self._asked.pop(future, None) is not None
        error = future.exception()
        if error is None:
            then(future.result())
        elif isinstance(error, Exception) and not isinstance(error, _DroppedError):
            (otherwise or self.failed.emit)(error)
        if was_asked:
            self._ask_what_waits()


class _DroppedError(Exception):
    """An older question of the same page: nobody waits for its answer."""


def _let_go(opening: Future[Connection] | Future[WritingConnection]) -> None:
    """Close a connection in the thread that opened it, if it was opened at all."""
    if opening.exception() is None:
        opening.result().close()
