"""One step = one transaction = one journal entry = one undo."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from facilitator.errors import StaleData
from facilitator.store import chain
from facilitator.store.base import Row
from facilitator.store.plumbing import Act, Change
from facilitator.store.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from facilitator.clock import Clock

R = TypeVar("R", bound=Row)


class Step(Session):
    """The session of one step: it adds, changes and deletes rows, but never commits."""

    clock: Clock
    who: str
    number: int
    label: str
    values: dict[str, object]
    is_final: bool

    def commit(self) -> None:
        """Refuse: the door commits once the action has returned."""
        message = "an action never commits"
        raise RuntimeError(message)

    def put(self, row: R) -> R:
        """Add a row, giving it a fresh id where it has none, and hand it back."""
        if row.id is None:
            row.id = self.clock.new_id()
        self.add(row)
        return row

    def says(self, label: str, **values: object) -> None:
        """Set the sentence by which the history knows this step: a wording key with values."""
        self.label = label
        self.values = values

    def ends_undo(self) -> None:
        """Mark the step as final: undo stops at it and says so (papers were handed out)."""
        self.is_final = True

    def touched(self) -> frozenset[tuple[str, str]]:
        """The (table, key) pairs that this step has changed so far, as the journal has them."""
        rows = self.execute(sa.select(Change.tbl, Change.pk).where(Change.act_id == self.number))
        return frozenset((table, key) for table, key in rows)


class Journal:
    """Opens steps on one writing engine, for one person.

    Args:
        engine: the writing engine; used in one thread only.
        who: the name that the history shows.
        clock: days, instants and ids.
        before_commit: called inside the transaction just before it is made durable; may refuse.
    """

    def __init__(
        self,
        engine: sa.Engine,
        who: str,
        clock: Clock,
        before_commit: Callable[[], None] = lambda: None,
    ) -> None:
        self._engine = engine
        self._before_commit = before_commit
        self.who = who
        self.clock = clock

    @contextlib.contextmanager
    def step(self, label: str, *, kind: str = "do", undoes: int | None = None) -> Iterator[Step]:
        """One transaction in which rows may change; durable when the block has ended."""
        step = Step(self._engine, expire_on_commit=False, autoflush=True)
        step.clock, step.who, step.label, step.values = self.clock, self.who, label, {}
        step.is_final = False
        try:
            step.number = self._begun(step, kind, undoes)
            yield step
            step.flush()
            self._close(step)
            self._before_commit()
            Session.commit(step)
        except StaleDataError as error:
            step.rollback()
            raise StaleData("changed_meanwhile") from error
        except BaseException:
            step.rollback()
            raise
        finally:
            step.close()

    def _begun(self, step: Step, kind: str, undoes: int | None) -> int:
        number = step.execute(
            sa.insert(Act).returning(Act.id),
            {
                "at": self.clock.now(),
                "who": self.who,
                "kind": kind,
                "label": step.label,
                "undoes": undoes,
                "schema": SCHEMA,
                "final": False,
                "digest": "",
            },
        ).scalar_one()
        if step.connection().dialect.name == "sqlite":
            step.connection().exec_driver_sql("update act_now set act_id = ?", (number,))
        else:
            marker = sa.func.set_config("facilitator.act", str(number), sa.true())
            step.execute(sa.select(marker))
        return number

    def _close(self, step: Step) -> None:
        said: dict[str, Any] = {key: _plain(value) for key, value in step.values.items()}
        step.execute(
            sa.update(Act)
            .where(Act.id == step.number)
            .values(label=step.label, said=said, final=step.is_final)
        )
        chain.seal(step, step.number)
        if step.connection().dialect.name == "sqlite":
            step.connection().exec_driver_sql("update act_now set act_id = null")


def _plain(value: object) -> object:
    """A value as JSON keeps it: numbers and texts as they are, all else as its text."""
    return value if isinstance(value, (int, float, str, bool)) or value is None else str(value)
