"""Papers of the board and of what people expect of each other: pinned up, side by side, again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.issuing import file_name
from facilitator.agreements.questions import heading
from facilitator.board.questions import board
from facilitator.exchange_vocabulary import BoardKind, Side, Way
from facilitator.expectations.questions import cohort_expectations
from facilitator.papers.board import PinnedBoard, PinnedLine, board_paper
from facilitator.papers.expectations import ExpectationsSheet, RulesSaid, expectations_paper
from facilitator.papers.shared import UNNAMED, Named
from facilitator.printing.beginning import newest_cohort
from facilitator.printing.kinds import PrintKind
from facilitator.printing.people import of_the_cohort
from facilitator.printing.wanted import Sheet, Wanted, spoken_as
from facilitator.store import tables as t
from facilitator.vocabulary import ConsentPurpose

if TYPE_CHECKING:
    import datetime as dt
    import uuid

    from sqlalchemy.orm import Session

    from facilitator.board.questions import BoardLine
    from facilitator.expectations.questions import CohortExpectations


def _board(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """The board as it is today; people by name only where they agreed to be read about."""
    shown = board(db, today)
    up = [line for line in shown.items if line.is_open]
    if not up:
        return ()
    p, c = t.ProgrammeRow, t.Consent
    agreed = set(
        db.scalars(
            sa.select(c.person_id).where(
                c.purpose == ConsentPurpose.PROFILE, c.withdrawn_on.is_(None)
            )
        )
    )
    languages = wanted.of_all
    pinned = PinnedBoard(
        top=heading(db, None, today),
        contact=db.scalar(sa.select(p.facilitator_contact)) or "",
        asks=tuple(_pinned(line, agreed) for line in up if line.kind is BoardKind.ASK),
        offers=tuple(_pinned(line, agreed) for line in up if line.kind is BoardKind.OFFER),
    )
    name = file_name("board", today.isoformat(), spoken_as(languages))
    paper = board_paper(pinned, languages)
    return (Sheet(wanted.kind, name, paper, "", spoken_as(languages), wanted.large_print),)


def _pinned(line: BoardLine, agreed: set[uuid.UUID]) -> PinnedLine:
    person = line.party.person_id
    hidden = person is not None and person not in agreed
    whose = UNNAMED if hidden else Named(line.whose.cy, line.whose.en)
    return PinnedLine(line.title, line.sort, whose, line.minutes, line.uses, line.place, line.until)


def _expectations(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """What each member and the programme said, beside each other, with the rules."""
    return _sheets(db, wanted, today, again=False)


def _again(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    """What was said, with boxes for how it stands: half-way and at the end."""
    return _sheets(db, wanted, today, again=True)


def _sheets(db: Session, wanted: Wanted, today: dt.date, *, again: bool) -> tuple[Sheet, ...]:
    cohort = newest_cohort(db, wanted)
    if cohort is None:
        return ()
    found = cohort_expectations(db, cohort.id)
    if found is None:
        return ()
    top, rules = heading(db, cohort.id, today), _rules(found)
    facilitator = db.scalar(sa.select(t.ProgrammeRow.facilitator_name)) or ""
    asked = Wanted(wanted.kind, cohort.code, wanted.person, wanted.languages)
    members = {line.person_id: line for line in found.members}
    sheets = []
    for person in of_the_cohort(db, asked, today):
        line = members.get(person.id)
        if again and (line is None or not line.lines):
            continue
        languages = wanted.read_by(person)
        sheet = ExpectationsSheet(
            top=top,
            name=person.full_name,
            facilitator=facilitator,
            member_gives=line.said(Side.MEMBER, Way.GIVE) if line else (),
            member_gets=line.said(Side.MEMBER, Way.GET) if line else (),
            programme_gives=found.programme_gives,
            programme_gets=found.programme_gets,
            rules=rules,
            asks_again=again,
        )
        sheets.append(
            Sheet(
                wanted.kind,
                file_name(wanted.kind.value, person.code, person.full_name),
                expectations_paper(sheet, languages),
                person.code,
                spoken_as(languages),
                wanted.large_print or person.large_print,
            )
        )
    return tuple(sheets)


def _rules(found: CohortExpectations) -> RulesSaid | None:
    version = found.in_force
    if version is None:
        return None
    chosen = [one.counted_on for one in found.ballots if one.chosen_id == version.id]
    return RulesSaid(
        version.number,
        tuple(Named(rule.cy, rule.en) for rule in version.rules),
        chosen[0] if chosen else None,
    )


MAKERS = {
    PrintKind.BOARD: _board,
    PrintKind.EXPECTATIONS: _expectations,
    PrintKind.EXPECTATIONS_AGAIN: _again,
}
