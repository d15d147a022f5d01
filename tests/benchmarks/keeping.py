"""What keeping costs: the journal of an import, the opening of a file, a verified backup."""

from __future__ import annotations

import os
import time
import uuid
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from facilitator.clock import Clock
from facilitator.store import backup, engine
from facilitator.store.base import Base
from facilitator.store.opening import ProgrammeFile
from facilitator.store.tables import Person
from tests.benchmarks.measuring import Row, in_turn
from tests.benchmarks.store import TODAY, Opened
from tests.store import doings

if TYPE_CHECKING:
    from pathlib import Path


def many_people(folder: Path, people: int = 500, times: int = 7) -> list[Row]:
    """People in one step, beside the same rows added by the ORM to a file without a journal.

    Both files are encrypted with the same key, have the same tables and sync once.
    """
    with Opened(folder / "people.facilitator") as opened:
        bare = engine.writing_engine(folder / "bare.db", opened.key)
        Base.metadata.create_all(bare)

        def peer() -> None:
            with Session(bare, expire_on_commit=False) as db:
                for number in range(people):
                    name = f"Person {number}"
                    db.add(Person(id=uuid.uuid4(), code=f"I{number:04d}", full_name=name))
                db.commit()

        def ours() -> None:
            opened.programme.do(doings.add_people, people)

        # In seconds of the processor: the sync, the same on both sides, would only hide the rest.
        mine, theirs = in_turn(ours, peer, times, time.process_time)
        bare.dispose()
    name = f"{people} people in one step beside the same ORM inserts without journal"
    return [Row(name, mine, theirs, 1.5)]


def opening(folder: Path, people: int = 5000, times: int = 9) -> list[Row]:
    """The opening of a file, its key derived, beside a bare opening with one `quick_check`.

    Ours reads every page's seal, looks inside, takes the lock, clears what a hard stop left, and
    opens a writing and a reading connection; nothing has changed, so no backup is made.
    """
    path = folder / "opening.facilitator"
    with Opened(path) as opened:
        opened.programme.do(doings.add_people, people)
        key = opened.key

    def ours() -> None:
        file = ProgrammeFile.open(path, key, Clock(TODAY), backs_up=False)
        programme = file.for_thread("benchmark")
        programme.ask(doings.names)
        programme.close()
        file.close()

    def peer() -> None:
        connection = engine.raw_connection(path, key)
        assert backup.verdict_of(connection) == "ok"
        connection.execute("select full_name from person").fetchall()
        connection.close()

    mine, theirs = in_turn(ours, peer, times)
    return [Row(f"opening a file of {people:,} people beside a bare opening", mine, theirs, 3.0)]


def backups(folder: Path, people: int = 5000, times: int = 7) -> list[Row]:
    """A verified backup beside a bare online backup, one bare `quick_check` and an fsync."""
    with Opened(folder / "backups.facilitator") as opened:
        opened.programme.do(doings.add_people, people)
        now = Clock(TODAY).now().replace(tzinfo=None)

        def ours() -> None:
            # A step, so that there is something to back up; the peer's file has it too.
            opened.programme.do(doings.add_person, "One more")
            backup.back_up(opened.path, opened.key, now)

        def peer() -> None:
            opened.programme.do(doings.add_person, "One more")
            target = folder / "bare copy"
            target.unlink(missing_ok=True)
            source = engine.raw_connection(opened.path, opened.key)
            copy = engine.raw_connection(target, opened.key)
            source.backup(copy, pages=-1)
            copy.close()
            source.close()
            with target.open("rb+") as file:
                os.fsync(file.fileno())
            copy = engine.raw_connection(target, opened.key)
            assert backup.verdict_of(copy) == "ok"
            copy.close()

        mine, theirs = in_turn(ours, peer, times)
    return [Row(f"verified backup of {people:,} people beside a bare one", mine, theirs, 1.3)]
