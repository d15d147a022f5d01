"""A facilitator's year on the sample programme: its days, what is done on them, what is looked at.

    year = Year(stand, path, capsys, monkeypatch)
    year.on(dt.date(2026, 11, 24))
    year.once(requests.receive_request, draft)      # one step, and one undo takes it back
    year.command("week")["rows"]
    year.text_of(PrintKind.SIGN_IN)

The stand holds the file open for what the window would do; a command finds it closed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from facilitator.commands import run
from facilitator.errors import RuleBroken
from facilitator.history.questions import steps
from facilitator.papers.plan_text import said
from facilitator.people.here import people_here
from facilitator.printing.kinds import PrintKind
from facilitator.printing.making import sheets
from facilitator.printing.usual import pack_sheets
from facilitator.printing.wanted import Wanted
from facilitator.reciprocity.reading import whole_record
from facilitator.store.tables import Cohort, Pairing, Person
from tests.support.programmes import PASSPHRASE

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from sqlalchemy.orm import Session

    from facilitator.reciprocity.record import Record
    from facilitator.store.journal import Step
    from facilitator.store.opening import OpenProgramme
    from tests.support.programmes import Stand

D = TypeVar("D")
R = TypeVar("R")

# Papers on which people of a cohort are named.
NAMING = (
    PrintKind.SIGN_IN, PrintKind.SIGN_IN_ALPHABET, PrintKind.SLIPS, PrintKind.GOAL_SLIPS,
    PrintKind.MID_REVIEW, PrintKind.PAIRED, PrintKind.BADGES, PrintKind.TABLE_CARDS,
    PrintKind.SEATING, PrintKind.ASK_OFFER, PrintKind.STATEMENT, PrintKind.HOUR_CARD,
    PrintKind.SUMMARY, PrintKind.FUNDER_SUMMARY, PrintKind.STORY_SUMMARY, PrintKind.STORY,
    PrintKind.RING_POSTER, PrintKind.MY_WEEK, PrintKind.BOARD, PrintKind.THANK_YOU,
    PrintKind.FRIENDLY_LETTER,
    PrintKind.PLACE_LETTER, PrintKind.RELEASE_LETTER, PrintKind.REQUEST_NOTE,
    PrintKind.AGREEMENT, PrintKind.INDUCTION, PrintKind.EXPECTATIONS, PrintKind.CLOSING_LETTER,
)  # fmt: skip


@dataclass(frozen=True)
class Member:
    """Somebody of the sample, as the story calls them."""

    id: uuid.UUID
    version: int
    code: str
    name: str


class Year:
    """One file, one calendar; every act is one step that one undo takes back."""

    def __init__(
        self,
        stand: Stand,
        path: Path,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setenv("FACILITATOR_PASSPHRASE", PASSPHRASE)
        self.stand, self.path, self._capsys = stand, path, capsys
        self.today = stand.clock.today()
        self._open: OpenProgramme | None = None

    def on(self, day: dt.date) -> dt.date:
        """Go to a day."""
        self.today = self.stand.clock.today_is = day
        return day

    @property
    def programme(self) -> OpenProgramme:
        """The programme, open as a window has it."""
        if self._open is None:
            self._open = self.stand.open()
        return self._open

    def close(self) -> None:
        """Close the window, so that a command finds the file free."""
        if self._open is not None:
            self.stand.close()
            self._open = None

    # -- what is done -----------------------------------------------------------------------------

    def once(self, action: Callable[[Step, D], R], draft: D) -> R:
        """Do something; it is one step, and one undo gives the record as it was."""
        programme = self.programme
        before, number = self.record(), self._steps()
        done = programme.do(action, draft)
        assert self._steps() == number + 1, action.__name__
        after = self.record()
        programme.undo()
        assert self.record() == before, action.__name__
        programme.redo()
        assert self.record() == after, action.__name__
        return done.value

    def do(self, action: Callable[[Step, D], R], draft: D) -> R:
        """Do something that is no more than set up for what follows."""
        return self.programme.do(action, draft).value

    def finally_(self, action: Callable[[Step, D], R], draft: D) -> R:
        """Do something that says of itself that it cannot be undone."""
        done = self.programme.do(action, draft)
        try:
            self.programme.undo()
        except RuleBroken:
            return done.value
        message = f"{action.__name__} was undone"
        raise AssertionError(message)

    def command(self, *words: object) -> Any:
        """Run a command of this programme on this day, and give its JSON answer."""
        self.close()
        self._capsys.readouterr()
        name, *others = words
        where = [others.pop(0), self.path] if name in {"list", "print"} else [self.path]
        line = [str(word) for word in (name, *where, *others, "--today", self.today, "--json")]
        code = run(line, lambda _request: 0)
        streams = self._capsys.readouterr()
        assert code == 0, (line, streams.err)
        return json.loads(streams.out)

    # -- what is looked at -------------------------------------------------------------------------

    def ask(self, question: Callable[..., R], *args: object) -> R:
        """Ask the open programme."""
        return self.programme.ask(question, *args)

    def record(self) -> Record:
        """Everything that figures are made of."""
        return self.programme.ask(whole_record, self.today)

    def member(self, code: str) -> Member:
        """Somebody by their code, as they stand now."""

        def found(db: Session) -> Member:
            p = Person
            row = db.execute(sa.select(p.id, p.version, p.full_name).where(p.code == code)).one()
            return Member(row.id, row.version, code, row.full_name)

        return self.programme.ask(found)

    def row(self, table: Any, *only: sa.ColumnElement[bool]) -> Any:
        """The first row of a table of which all that is true: its key and version."""

        def found(db: Session) -> Any:
            query = sa.select(table.id, table.version).where(*only).order_by(table.id)
            return tuple(db.execute(query.limit(1)).one())

        return self.programme.ask(found)

    def running(self, cohort: str = "C2") -> list[tuple[str, Member, Member]]:
        """The running pairings of a cohort of which both are here: code, giver, receiver."""
        coach, coachee = aliased(Person), aliased(Person)

        def found(db: Session) -> list[tuple[str, str, str]]:
            query = (
                sa.select(Pairing.code, coach, coachee, Pairing.state)
                .join(Cohort, Cohort.id == Pairing.cohort_id)
                .join(coach, coach.id == Pairing.coach_id)
                .join(coachee, coachee.id == Pairing.coachee_id)
                .where(Cohort.code == cohort)
                .order_by(Pairing.code)
            )
            here = people_here(db, self.today)
            return [
                (code, giver.code, receiver.code)
                for code, giver, receiver, state in db.execute(query)
                if state.is_running and {giver.id, receiver.id} <= here
            ]

        return [
            (code, self.member(giver), self.member(receiver))
            for code, giver, receiver in self.programme.ask(found)
        ]

    def text_of(self, kind: PrintKind, **more: object) -> str:
        """Everything that stands on the papers of a kind today; nothing where there are none."""
        wanted = Wanted(kind, **more)  # type: ignore[arg-type]  # as Wanted has them
        ask = pack_sheets if kind is PrintKind.PACK else sheets
        try:
            found = self.programme.ask(ask, wanted, self.today)
        except RuleBroken:
            return ""
        return "\n".join(line for sheet in found for line in said(sheet.paper))

    def is_absent(self, member: Member) -> None:
        """Nobody finds this person in the week, on a paper or in a list of whom to ask."""
        for kind in NAMING:
            assert member.name not in self.text_of(kind), (kind, member.code)
        rows = self.command("week")["rows"]
        assert not [row for row in rows if member.code in row["subject"].split("@")[0]], rows
        assert member.code not in {one["code"] for one in self.command("list", "people", "--here")}
        assert member.name not in str(self.command("readiness"))
        calendar = self.path.with_name("gatherings.ics")
        self.command("calendar", "--to", calendar)
        assert member.name not in calendar.read_text(encoding="utf-8").replace("\n ", "")

    def _steps(self) -> int:
        return self.programme.ask(steps, most=1)[0].number
