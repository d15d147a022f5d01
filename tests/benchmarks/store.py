"""The store beside the bare driver on the same encrypted file."""

from __future__ import annotations

import datetime as dt
import random
import uuid
from typing import TYPE_CHECKING, Self

from facilitator.clock import Clock
from facilitator.interchange.actions import import_history
from facilitator.reciprocity import record as r
from facilitator.reciprocity.questions import balances
from facilitator.settings.actions import HolidayDraft, add_holiday
from facilitator.store import cipher
from facilitator.store.engine import raw_connection
from facilitator.store.opening import ProgrammeFile
from tests.benchmarks.measuring import Row, in_turn

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.store.opening import OpenProgramme

PASSPHRASE = "llong hwylio goch ar y môr"
TODAY = dt.date(2027, 3, 1)


def one_row_step(folder: Path, times: int = 41) -> list[Row]:
    """A step that adds one row, beside a bare commit of one row of the same shape.

    Both write to an encrypted file with the same key, in WAL with `synchronous = full`, so both
    pay for one sync to the disk. Ours also checks the rule, writes the images of the row through
    the journal's triggers and looks whether the file is still where it was.
    """
    with Opened(folder / "step.facilitator") as opened:
        bare = raw_connection(folder / "bare.db", opened.key)
        bare.execute("pragma journal_mode = wal")
        bare.execute("pragma synchronous = full")
        bare.execute("create table holiday(id text primary key, day text, name text) strict")

        def ours() -> None:
            opened.programme.do(add_holiday, HolidayDraft(TODAY, "Gŵyl Ddewi"))

        def peer() -> None:
            bare.execute("begin immediate")
            row = (uuid.uuid4().hex, TODAY.isoformat(), "Gŵyl Ddewi")
            bare.execute("insert into holiday values (?, ?, ?)", row)
            bare.execute("commit")

        mine, theirs = in_turn(ours, peer, times)
        bare.close()
    return [Row("one-row step beside a bare one-row commit", mine, theirs, 5.0)]


def ledger(folder: Path, sessions: int = 10_000, times: int = 15) -> list[Row]:
    """Given and received of everybody over 10,000 sessions, beside the same SQL on the driver.

    The peer fetches the raw tuples of the same statement over the same file through a connection
    that is open already; ours opens its transaction, builds the statement and makes its answer.
    Both give as many rows, and the same minutes.
    """
    with Opened(folder / "ledger.facilitator") as opened:
        opened.programme.do(import_history, history(people=300, sessions=sessions))
        sql = SAME_SQL
        bare = raw_connection(opened.path, opened.key)

        def ours() -> object:
            return opened.programme.ask(balances, TODAY)

        def peer() -> object:
            return bare.execute(sql, (TODAY.isoformat(),) * 4).fetchall()

        assert len(ours()) == len(peer())  # type: ignore[arg-type]  # both are rows
        mine, theirs = in_turn(ours, peer, times)
        bare.close()
    return [Row(f"ledger of {sessions:,} sessions beside the same SQL", mine, theirs, 2.0)]


def history(people: int, sessions: int) -> r.Record:
    """A seeded history of so many people in pairs and so many held sessions."""
    dice = random.Random(7)
    codes = [f"P{n:04d}" for n in range(people)]
    start = dt.date(2024, 1, 8)
    pairings = tuple(
        r.Pairing(
            id=f"A{n:04d}",
            cohort="C1",
            coach=code,
            coachee=codes[(n + 1) % people],
            started=start,
            planned_end=None,
            contracted_sessions=40,
            minutes_each=60,
            state="in_force",
            ring="",
            position=None,
        )
        for n, code in enumerate(codes)
    )
    held = tuple(
        r.CoachingSession(
            id=f"S{n:05d}",
            pairing=f"A{n % people:04d}",
            date=(day := start + dt.timedelta(days=dice.randrange(1000))),
            status=r.Status.HELD,
            minutes=dice.choice((45, 60, 90)),
            others=(),
            confirmed=True,
            commitment="",
            recorded_on=day,
        )
        for n in range(sessions)
    )
    return r.Record(
        settings=r.Settings(TODAY, "Benchmark", "Meincnod"),
        organisations=tuple(r.Organisation(f"O{n:02d}", f"Body {n}", "", "") for n in range(12)),
        people=tuple(
            r.Person(code, f"Person {code}", "", f"O{n % 12:02d}", "", "en", start, None)
            for n, code in enumerate(codes)
        ),
        cohorts=(r.Cohort("C1", "Cohort", start, None),),
        pairings=pairings,
        sessions=held,
    )


# The statement of the question `balances`, as the driver takes it.
SAME_SQL = """
    select person, sum(minutes), sum(got) from (
        select giver_person_id as person, minutes, 0 as got from movement
        where day <= ? and known_from <= ? and giver_person_id is not null
        union all
        select receiver_person_id, 0, minutes from movement
        where day <= ? and known_from <= ? and receiver_person_id is not null
    ) group by person"""


class Opened:
    """A new encrypted programme, open for the length of a block."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = ProgrammeFile.create(path, PASSPHRASE, Clock(TODAY))
        self.key = cipher.derived(PASSPHRASE, cipher.salt_of(path))
        self.programme: OpenProgramme = self._file.for_thread("benchmark")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.programme.close()
        self._file.close()
