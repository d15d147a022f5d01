"""On a server steps follow one another, as in a file: whose turn it is, and what others are told.

The hash chain leans on the step before, so one step is written at a time. A turn that is free is
taken at once; else it is waited for a few seconds, and then the facilitator is told who writes.
Everybody who listens is told of each step that has become durable.
"""

from __future__ import annotations

import contextlib

import sqlalchemy as sa

from facilitator.errors import RuleBroken
from facilitator.store.schema import APPLICATION_ID

CHANNEL = "facilitator"
NOT_AVAILABLE = "55P03"
# No state of its own: nobody answered. The others: shut down, crashed, starting, cut off.
_GONE = frozenset({None, "57P01", "57P02", "57P03", "57P05", "08000", "08003", "08006"})
# Seconds before each try after a cut: a network that blinks, a server that starts again.
PAUSES = (0.0, 0.2, 1.0, 3.0)

_AT_ONCE = sa.select(sa.func.pg_try_advisory_xact_lock(APPLICATION_ID))
_IN_TURN = sa.select(sa.func.pg_advisory_xact_lock(APPLICATION_ID))
_NOTIFY = sa.select(sa.func.pg_notify(CHANNEL, sa.bindparam("said")))
_HOLDER = sa.text(
    "select a.application_name from pg_locks l join pg_stat_activity a on a.pid = l.pid "
    "where l.locktype = 'advisory' and l.granted and l.pid <> pg_backend_pid() "
    "and l.database = (select oid from pg_database where datname = current_database()) "
    "and l.objid = :key limit 1"
)


def take_turn(connection: sa.Connection) -> None:
    """Let no other step begin until this transaction has ended.

    Raises:
        RuleBroken: somebody else is writing something long; nothing was changed.
    """
    if connection.scalar(_AT_ONCE):
        return
    try:
        with connection.begin_nested():
            connection.execute(_IN_TURN)
    except sa.exc.DBAPIError as error:
        if not is_taken(error):
            raise
        raise RuleBroken("server_busy", who=_holder(connection)) from error


def is_taken(error: sa.exc.DBAPIError) -> bool:
    """Whether a lock that somebody else holds was waited for in vain."""
    return getattr(error.orig, "sqlstate", None) == NOT_AVAILABLE


def is_cut(error: sa.exc.DBAPIError) -> bool:
    """Whether the connection is gone, or a new one could not be made."""
    return error.connection_invalidated or (
        isinstance(error, sa.exc.OperationalError)
        and getattr(error.orig, "sqlstate", None) in _GONE
    )


def tell_others(connection: sa.Connection, step: int, mark: str) -> None:
    """Tell every window that listens of this step, once it has become durable."""
    connection.execute(_NOTIFY, {"said": f"{step} {mark}"})


def _holder(connection: sa.Connection) -> str:
    """Who writes just now, as the server knows their program; "?" where it ended this moment."""
    name = ""
    with contextlib.suppress(sa.exc.DBAPIError):
        name = connection.scalar(_HOLDER, {"key": APPLICATION_ID}) or ""
    return str(name).removeprefix("facilitator").strip() or "?"
