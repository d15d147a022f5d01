"""Makes a file ready to be opened: built, upgraded, tidied after a hard stop, backed up."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from facilitator.store import backup, building, compacting, engine, triggers
from facilitator.store.schema import SCHEMA
from facilitator.store.trouble import plain_trouble, told_plainly

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from facilitator.clock import Clock
    from facilitator.store import cipher


def made_ready(path: Path, key: cipher.Key | None, clock: Clock, *, backs_up: bool) -> None:
    """Upgrade where needed, clear the marker of a step that was cut short, back up if changed."""
    writer = engine.writing_engine(path, key)
    try:
        with told_plainly(path.name):
            if building.schema_of(writer) < SCHEMA:
                backup.back_up(path, key, local_now(clock))
                building.upgrade(writer, path)
            with writer.begin() as connection:
                # Only where there is something to mend: opening alone changes no byte.
                marker = connection.exec_driver_sql("select act_id from act_now").scalar()
                if marker is not None:
                    connection.exec_driver_sql("update act_now set act_id = null")
                if triggers.trigger_count(connection) != triggers.expected_triggers("sqlite"):
                    triggers.install(connection)
            compacting.finish(writer)
    finally:
        writer.dispose()
    if backs_up:
        backup.back_up(path, key, local_now(clock))


def built(path: Path, key: cipher.Key | None) -> None:
    """Make an empty programme under its name, whole or not at all."""
    part = part_of(path)
    try:
        part.unlink(missing_ok=True)
        writer = engine.writing_engine(part, key)
        try:
            with told_plainly(path.name):
                building.build(writer)
        finally:
            writer.dispose()
        part.rename(path)
        backup.sync_folder(path.parent)
    except OSError as error:
        raise plain_trouble(error, path.name) from error
    finally:
        for leftover in (part, *backup.side_files(part)):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)


def part_of(path: Path) -> Path:
    """The name under which a file is written until it is whole."""
    return path.with_name(path.name + ".part")


def local_now(clock: Clock) -> dt.datetime:
    """Now, as the clock on the wall says it."""
    return clock.now().astimezone().replace(tzinfo=None)
