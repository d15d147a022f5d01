"""A programme that is open in one thread: it does, answers, undoes and closes."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, TypeVar

import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver
from sqlalchemy.orm import Session

from facilitator.errors import StorageTrouble, TroubleKind
from facilitator.programme import Done, Programme
from facilitator.store import compacting, kept, moving, seen, undo
from facilitator.store.half_typed import HalfTypedWords
from facilitator.store.trouble import told_plainly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from facilitator.store.check import Checked
    from facilitator.store.journal import Journal, Step


WHO = "who"
T = TypeVar("T")


def who_asks(db: Session) -> str:
    """The name under which whoever asks this question works; steps are theirs by this name."""
    return str(db.info[WHO])


class OpenProgramme(Programme):
    """A programme that is open in one thread: it does, answers, undoes and closes."""

    def __init__(self, name: str, writer: sa.Engine, reader: sa.Engine, journal: Journal) -> None:
        super().__init__(self._one_step, self._one_look)
        self._name = name
        self._writer = writer
        self._reader = reader
        self._kept: dict[str, object] = {}
        self.behind: seen.Behind | None = None
        self.journal = journal
        self.half_typed = HalfTypedWords(writer, journal.who, journal.clock, name)

    def undo(self) -> Done[None]:
        """Take back this person's newest step."""
        with told_plainly(self._name):
            return undo.undo(self.journal)

    def reverse(self, step: int) -> Done[None]:
        """Take back this step, older as it may be, where nothing later stands in the way."""
        with told_plainly(self._name):
            return undo.reverse(self.journal, step)

    def redo(self) -> Done[None]:
        """Do again what this person undid last."""
        with told_plainly(self._name):
            return undo.redo(self.journal)

    def carry_out(self, work: Callable[[], T]) -> T:
        """Do something outside every step that may be done twice."""
        return work()

    def forget(self) -> None:
        """Let go of what questions have worked out; the next one works it out anew."""
        self._kept.clear()

    def check(self) -> Checked:
        """Go through everything in the programme."""
        from facilitator.store.check import checked

        return self.ask(checked)

    def raw(self) -> Any:  # noqa: ANN401  the driver is untyped
        """The bare connection that writes: it still reads a file that was deleted or renamed."""
        with self._writer.connect() as connection:
            connection.rollback()
            return connection.connection.dbapi_connection

    def receive(
        self, source: OpenProgramme, tell: Callable[[int, int], None] = lambda _done, _all: None
    ) -> dict[str, int]:
        """Take over all that another programme holds; this one must be empty.

        How many rows of each table.
        """
        with told_plainly(self._name):
            return moving.carry_over(source._reader, self._writer, tell)

    def close(self) -> None:
        """Let the connections go; what was acknowledged is in the file."""
        self._reader.dispose()
        if self._writer.dialect.name == "sqlite":
            # What stays in the log is folded in at the next opening.
            with contextlib.suppress(sa.exc.DBAPIError, driver.Error):
                self.raw().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._writer.dispose()

    @contextlib.contextmanager
    def _one_step(self, label: str) -> Iterator[Step]:
        with told_plainly(self._name):
            with self.journal.step(label) as step:
                yield step
            if compacting.COMPACT in step.info:
                # The step stands; what cannot be done now is done at the next opening.
                with contextlib.suppress(sa.exc.DBAPIError, driver.Error):
                    compacting.finish(self._writer)

    @contextlib.contextmanager
    def _one_look(self) -> Iterator[Session]:
        """A look; what one question has worked out, the next may find in `kept` (kept.py)."""
        info = {kept.KEPT: self._kept, WHO: self.journal.who}
        with told_plainly(self._name), Session(self._reader, info=info) as db, db.begin():
            yield db


class LookedAt(OpenProgramme):
    """A programme that may only be read: every step is refused before it begins."""

    @contextlib.contextmanager
    def _one_step(self, label: str) -> Iterator[Step]:  # noqa: ARG002  as every step is begun
        raise StorageTrouble(TroubleKind.READ_ONLY, file=self._name)
        yield

    def undo(self) -> Done[None]:
        """Refuse: nothing can be written."""
        raise StorageTrouble(TroubleKind.READ_ONLY, file=self._name)

    def reverse(self, step: int) -> Done[None]:  # noqa: ARG002  as a step is reversed
        """Refuse, the same."""
        return self.undo()

    redo = undo
