"""One step = one transaction = one journal entry = one undo."""

from __future__ import annotations

import contextlib
import secrets
import time
from typing import TYPE_CHECKING, Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from facilitator.errors import StaleData, StorageTrouble, TroubleKind
from facilitator.store import chain, lent, turns
from facilitator.store.base import Row
from facilitator.store.plumbing import Act, Change
from facilitator.store.schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from facilitator.clock import Clock

R = TypeVar("R", bound=Row)

_NEW_ACT = sa.insert(Act).returning(Act.id)
_END_OF_ACT = sa.update(Act).where(Act.id == sa.bindparam("number"))
_SET_MARKER = sa.select(
    sa.func.set_config("facilitator.act", sa.bindparam("number", type_=sa.Text), sa.true())
)
_TOUCHED = sa.select(Change.tbl, Change.pk).where(Change.act_id == sa.bindparam("number"))


class Step(Session):
    """The session of one step: it adds, changes and deletes rows, but never commits.

    `heed` is called while the step is sealed, and may raise to take all of it back: an action
    that lasts sets it.
    """

    clock: Clock
    who: str
    number: int
    label: str
    values: dict[str, object]
    undoes: int | None
    is_final: bool
    heed: Callable[[], None]

    def commit(self) -> None:
        """Refuse: the door commits once the action has returned."""
        message = "an action never commits"
        raise RuntimeError(message)

    def rollback(self) -> None:
        """Refuse: an action that cannot go on raises, and the door takes everything back."""
        message = "an action never rolls back"
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
        self.flush()
        rows = self.connection().execute(_TOUCHED, {"number": self.number})
        return frozenset((table, key) for table, key in rows)


class Journal:
    """Opens steps on one writing engine, for one person.

    Args:
        engine: the writing engine; used in one thread only.
        who: the name that the history shows.
        clock: days, instants and ids.
        before_commit: called inside the transaction just before it is made durable; may refuse.
        committed: told the number and the digest of each step that has become durable.
        mark: by which a window that listens on a server knows its own steps.
    """

    def __init__(
        self,
        engine: sa.Engine,
        who: str,
        clock: Clock,
        before_commit: Callable[[], None] = lambda: None,
        committed: Callable[[int, str], None] = lambda _number, _digest: None,
        mark: str = "",
    ) -> None:
        self._engine = engine
        self._before_commit = before_commit
        self._committed = committed
        self.who = who
        self.clock = clock
        self.mark = mark or secrets.token_hex(4)

    @contextlib.contextmanager
    def step(self, label: str, *, kind: str = "do") -> Iterator[Step]:
        """One transaction in which rows may change; durable when the block has ended."""
        step = Step(self._engine, expire_on_commit=False, autoflush=True)
        step.clock, step.who, step.label, step.values = self.clock, self.who, label, {}
        step.undoes, step.is_final, step.heed = None, False, _never_stopped
        try:
            act = self._begun(step, kind)
            yield step
            step.flush()
            lent.refuse_lent(step)
            digest = self._close(step, act)
            self._before_commit()
            self._made_durable(step, digest)
            self._committed(step.number, digest)
        except StaleDataError as error:
            Session.rollback(step)
            raise StaleData("changed_meanwhile") from error
        except BaseException:
            Session.rollback(step)
            raise
        finally:
            step.close()

    def _begun(self, step: Step, kind: str) -> chain.Facts:
        """Note the step in the journal and set the marker that its changes are booked to."""
        connection = step.connection()
        lite = connection.dialect.name == "sqlite"
        if not lite:
            turns.take_turn(connection)
        facts: dict[str, Any] = {
            "at": self.clock.now(),
            "who": self.who,
            "kind": kind,
            "label": step.label,
            "said": None,
            "undoes": None,
            "final": False,
            "schema": SCHEMA,
            "salt": secrets.token_hex(16),
        }
        step.number = connection.execute(_NEW_ACT, {**facts, "digest": ""}).scalar_one()
        if lite:
            connection.exec_driver_sql("update act_now set act_id = ?", (step.number,))
        else:
            connection.execute(_SET_MARKER, {"number": str(step.number)})
        return chain.Facts(id=step.number, **facts)

    def _close(self, step: Step, act: chain.Facts) -> str:
        """Write down what the step said and seal it; its digest."""
        said = {key: _plain(value) for key, value in step.values.items()}
        act = act._replace(label=step.label, said=said, undoes=step.undoes, final=step.is_final)
        connection = step.connection()
        digest = chain.sealed(connection, act, step.heed)
        connection.execute(
            _END_OF_ACT,
            {
                "number": step.number,
                "label": act.label,
                "said": said,
                "undoes": act.undoes,
                "final": act.final,
                "digest": digest,
            },
        )
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("update act_now set act_id = null")
        else:
            turns.tell_others(connection, step.number, self.mark)
        return digest

    def _made_durable(self, step: Step, digest: str) -> None:
        """Commit; where the connection is cut at that moment, look whether the step stands.

        Raises:
            StorageTrouble: UNSURE, where nobody can be asked.
        """
        try:
            Session.commit(step)
        except sa.exc.DBAPIError as error:
            if not error.connection_invalidated or not self._stands(step.number, digest):
                raise

    def _stands(self, number: int, digest: str) -> bool:
        """Whether a step is on the server whose number and digest were known before its commit.

        What is left of the cut connection may still be committing: it holds the turn until it
        has ended, so that whoever has the turn sees how it ended.
        """
        for pause in turns.PAUSES:
            time.sleep(pause)
            try:
                with self._engine.begin() as connection:
                    turns.take_turn(connection)
                    found = sa.select(Act.digest).where(Act.id == number)
                    return connection.scalar(found) == digest
            except sa.exc.DBAPIError as error:
                if not turns.is_cut(error):
                    raise
        raise StorageTrouble(TroubleKind.UNSURE, file="")


def _never_stopped() -> None:
    """What most steps heed: nothing stops them."""


def _plain(value: object) -> object:
    """A value as JSON keeps it: numbers, texts and texts by language as they are, else as text."""
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    return value if isinstance(value, (int, float, str, bool)) or value is None else str(value)
