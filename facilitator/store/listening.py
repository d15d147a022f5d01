"""Hears of the steps of others on a server, so that a window can show them at once."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from facilitator.store.plumbing import Act, Change
from facilitator.store.turns import CHANNEL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session


class Listener:
    """One connection that only listens; `handle` becomes readable when there is something.

    It is made beside the window (connecting may take long) and then looked at in the window's own
    thread: `heard` never waits.
    """

    def __init__(self, engine: sa.Engine, mark: str) -> None:
        self._engine, self._mark = engine, mark
        with engine.connect() as connection:
            connection.rollback()
            bare: Any = connection.connection.driver_connection
            self._bare = bare
            self._bare.set_autocommit(True)
            self._bare.execute(f"listen {CHANNEL}")
        self.handle = int(self._bare.fileno())

    def heard(self) -> tuple[int, ...] | None:
        """The numbers of the steps of others since the last look; None: the connection is gone."""
        import psycopg

        told: list[int] = []
        bare = self._bare.pgconn
        try:
            bare.consume_input()
            while (notice := bare.notifies()) is not None:
                number, _space, mark = notice.extra.decode("ascii", "replace").partition(" ")
                if mark != self._mark and number.isdigit():
                    told.append(int(number))
        except (psycopg.Error, OSError):
            return None
        return tuple(told)

    def close(self) -> None:
        """Listen no more."""
        with contextlib.suppress(Exception):
            self._bare.close()
        with contextlib.suppress(sa.exc.DBAPIError):
            self._engine.dispose()


def newest_step(db: Session) -> int:
    """The number of the newest step; 0 where there is none."""
    return db.scalar(sa.select(sa.func.max(Act.id))) or 0


def touched_by(db: Session, steps: Iterable[int]) -> frozenset[tuple[str, str]]:
    """The (table, key) pairs that these steps changed."""
    rows = sa.select(Change.tbl, Change.pk).where(Change.act_id.in_(tuple(steps)))
    return frozenset((table, key) for table, key in db.execute(rows))


def touched_since(db: Session, step: int) -> frozenset[tuple[str, str]]:
    """The (table, key) pairs that later steps changed: what was missed while nobody listened."""
    rows = sa.select(Change.tbl, Change.pk).where(Change.act_id > step)
    return frozenset((table, key) for table, key in db.execute(rows))
