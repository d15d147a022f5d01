"""One scripted facilitator on a server: looks at This week, records, changes, adds, takes back.

    python -m tests.benchmarks.office_child ADDRESS NAME SEED ROUNDS

Says `ready`, waits for a line, works, and ends with one line of JSON: the seconds of every step
and of every look, what was refused as stale and done again, and what was refused as busy.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import sys
import time
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.clock import Clock
from facilitator.errors import RuleBroken, StaleData
from facilitator.pairing.questions import running_pairings
from facilitator.people.actions import PersonChange, PersonDraft, add_person, change_person
from facilitator.sessions.actions import SessionDraft, record_session
from facilitator.store.opening import on_server
from facilitator.store.tables import Person
from facilitator.vocabulary import PersonStatus, SessionStatus
from facilitator.week.questions import week_page

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme

TODAY = dt.date(2026, 11, 23)


@dataclass
class Told:
    """What one facilitator lived through."""

    steps: list[float] = field(default_factory=list)
    looks: list[float] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    stale: int = 0
    busy: int = 0
    undone: int = 0


def shared_person(db: Session) -> tuple[uuid.UUID, int, str]:
    """Somebody whose notes all write to, which tells whether an update was lost.

    Their key, version and notes.
    """
    still_here = sa.select(Person.id, Person.version, Person.notes).where(
        Person.status == PersonStatus.ACTIVE, Person.merged_into_id.is_(None)
    )
    key, version, notes = db.execute(still_here.order_by(Person.code).limit(1)).one()
    return key, version, notes


def add_line(programme: OpenProgramme, line: str, told: Told) -> None:
    """Add a line to what all write to, reading again whenever somebody was quicker."""
    while True:
        key, version, notes = programme.ask(shared_person)
        try:
            change = PersonChange(key, version, {"notes": f"{notes}{line}\n"})
            _timed(told.steps, partial(programme.do, change_person, change))
        except StaleData:
            told.stale += 1
        else:
            told.lines.append(line)
            return


def _timed(into: list[float], work: Callable[[], object]) -> None:
    begun = time.perf_counter()
    work()
    into.append(time.perf_counter() - begun)


def work(programme: OpenProgramme, name: str, dice: random.Random, rounds: int) -> Told:
    """So many rounds: a look at the week, then a step of some kind."""
    told, today = Told(), programme.journal.clock.today()
    pairings = programme.ask(running_pairings, today)
    for number in range(rounds):
        if number % 4 == 0:
            _timed(told.looks, partial(programme.ask, week_page, today))
        kind = dice.random()
        try:
            if kind < 0.5 and pairings:
                draft = SessionDraft(dice.choice(pairings), today, SessionStatus.HELD, 60)
                _timed(told.steps, partial(programme.do, record_session, draft))
            elif kind < 0.8:
                add_line(programme, f"{name}-{number}", told)
            else:
                person = PersonDraft(f"{name} {number}")
                _timed(told.steps, partial(programme.do, add_person, person))
                if kind > 0.95:
                    _timed(told.steps, programme.undo)
                    told.undone += 1
        except RuleBroken as refused:
            if refused.key != "server_busy":
                raise
            told.busy += 1
    return told


def main(url: str, name: str, seed: int, rounds: int) -> None:
    """Open, wait for the sign, work, tell."""
    with on_server(url, name, Clock(TODAY, 1000 + seed)) as programme:
        programme.ask(week_page, programme.journal.clock.today())
        print("ready", flush=True)
        sys.stdin.readline()
        told = work(programme, name, random.Random(seed), rounds)
    print(json.dumps(vars(told)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
