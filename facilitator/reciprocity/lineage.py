"""Where an hour went: a promise names the session it passes on, and so on from there.

way_of(record, moved, session) -> the steps, as rows of the ledger
where_hour_went(db, session, today) -> Lineage, with names of those who agreed to be named
hour_cards(db, people, today) -> the same as cards, for the people who gave
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.papers.cards import HourCard, HourStep
from facilitator.papers.shared import UNNAMED, Named, languages_of
from facilitator.reciprocity.ledger import movements
from facilitator.reciprocity.promises import attributed
from facilitator.reciprocity.reading import whole_record
from facilitator.store import tables as t
from facilitator.vocabulary import ConsentPurpose

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Collection, Sequence

    from sqlalchemy.orm import Session

    from facilitator.reciprocity.ledger import Movement
    from facilitator.reciprocity.record import Record


@dataclass(frozen=True)
class Passed:
    """A movement that passes an earlier one on: how many steps away, and how much of it counts."""

    step: int
    from_session: str
    movement: Movement
    minutes: int


@dataclass(frozen=True)
class LineageStep:
    """One step on the way; `name` is empty where nobody agreed to be named."""

    step: int
    giver: str
    receiver: str
    giver_place: Named
    receiver_place: Named
    minutes: int
    on: dt.date
    session: str
    came_home: bool


@dataclass(frozen=True)
class Lineage:
    """An hour that was given, and every step in which it was passed on.

    `giver` is empty where the programme itself gave, such as a place on a course.
    """

    session: str
    giver_id: uuid.UUID | None
    giver: str
    receiver: str
    receiver_place: Named
    minutes: int
    on: dt.date
    steps: tuple[LineageStep, ...]


def way_of(record: Record, moved: Sequence[Movement], session: str) -> tuple[Passed, ...]:
    """Every step that passes a session on, the nearest first; each session is passed once."""
    parts = attributed(record.commitments, moved)
    named: dict[str, list[str]] = {}
    for row in sorted(record.commitments, key=lambda row: (row.due, row.id)):
        named.setdefault(row.source, []).append(row.id)
    began = {one.source: one.date for one in reversed(moved)}
    found: list[Passed] = []
    seen, waiting = {session}, deque([(session, 1)])
    while waiting:
        source, step = waiting.popleft()
        for promise in named.get(source, ()):
            for movement, minutes in parts.get(promise, ()):
                # Nothing is passed on before it was received.
                if movement.source == source or movement.date < began.get(source, movement.date):
                    continue
                found.append(Passed(step, source, movement, minutes))
                if movement.source not in seen:
                    seen.add(movement.source)
                    waiting.append((movement.source, step + 1))
    return tuple(found)


def where_hour_went(db: Session, session: str, today: dt.date) -> Lineage | None:
    """Where the help of one session went; None where the session moved nothing."""
    return _Finder(db, today).lineage(session)


def lineages_of(db: Session, person_id: uuid.UUID, today: dt.date) -> tuple[Lineage, ...]:
    """Every session that a person gave and that was passed on, the newest first."""
    code = db.scalar(sa.select(t.Person.code).where(t.Person.id == person_id))
    finder = _Finder(db, today)
    found = (finder.lineage(one) for one in finder.given_by(code or ""))
    return tuple(one for one in found if one is not None and one.steps)


def every_lineage(db: Session, today: dt.date) -> tuple[Lineage, ...]:
    """Every session that was passed on, the newest first."""
    finder = _Finder(db, today)
    found = (finder.lineage(one) for one in finder.passed_on())
    return tuple(
        sorted(
            (one for one in found if one is not None and one.steps),
            key=lambda one: (one.on, one.session),
            reverse=True,
        )
    )


def hour_cards(db: Session, people: Collection[uuid.UUID], today: dt.date) -> tuple[HourCard, ...]:
    """A card for each session that these people gave and that was passed on."""
    finder = _Finder(db, today)
    p = t.Person
    rows = db.execute(
        sa.select(p.code, p.full_name, p.known_as, p.letter_language)
        .where(p.id.in_(people))
        .order_by(p.sort_key_en, p.code)
    )
    cards = []
    for code, name, known_as, letters in rows:
        for session in finder.given_by(code):
            lineage = finder.lineage(session)
            if lineage is None or not lineage.steps:
                continue
            cards.append(
                HourCard(
                    known_as=known_as or name,
                    minutes=lineage.minutes,
                    on=lineage.on,
                    steps=tuple(
                        HourStep(one.giver, one.giver_place, one.minutes, one.on, one.came_home)
                        for one in lineage.steps
                    ),
                    language=languages_of(letters)[0],
                )
            )
    return tuple(cards)


class _Finder:
    """The record of a day, and who agreed to be named in thanks."""

    def __init__(self, db: Session, today: dt.date) -> None:
        self._today = today
        self._record = whole_record(db, today)
        self._moved = movements(self._record, today)
        self._keys = {row.code: row.id for row in db.execute(sa.select(t.Person.code, t.Person.id))}
        c = t.Consent
        agreed = db.scalars(
            sa.select(t.Person.code)
            .join(c, c.person_id == t.Person.id)
            .where(
                c.purpose.in_((ConsentPurpose.NAMED_THANKS, ConsentPurpose.PUBLIC_THANKS)),
                c.given_on <= today,
                sa.or_(c.withdrawn_on.is_(None), c.withdrawn_on > today),
            )
        )
        self._agreed = frozenset(agreed)
        self._places = {
            row.id: Named(row.name_cy or row.name_en, row.name_en or row.name_cy)
            for row in self._record.organisations
        }
        self._is_passed_on = {row.source for row in self._record.commitments}

    def given_by(self, code: str) -> tuple[str, ...]:
        """Sessions that a person gave and that a promise names, the newest first."""
        given = [one for one in self._moved if one.giver == code]
        found = dict.fromkeys(one.source for one in reversed(given))
        return tuple(one for one in found if one in self._is_passed_on)

    def passed_on(self) -> tuple[str, ...]:
        """Every session that a promise names."""
        return tuple({one.source: None for one in self._moved if one.source in self._is_passed_on})

    def lineage(self, session: str) -> Lineage | None:
        """The way of one session."""
        first = [one for one in self._moved if one.source == session]
        if not first:
            return None
        start = first[0]
        return Lineage(
            session=session,
            giver_id=self._keys.get(start.giver),
            giver=self._name(start.giver),
            receiver=self._named(start.receiver),
            receiver_place=self._place(start.to_organisation),
            minutes=sum(one.minutes for one in first),
            on=start.date,
            steps=tuple(
                LineageStep(
                    step=one.step,
                    giver=self._named(one.movement.giver),
                    receiver=self._named(one.movement.receiver),
                    giver_place=self._place(one.movement.from_organisation),
                    receiver_place=self._place(one.movement.to_organisation),
                    minutes=one.minutes,
                    on=one.movement.date,
                    session=one.movement.source,
                    came_home=one.movement.receiver == start.giver,
                )
                for one in way_of(self._record, self._moved, session)
            ),
        )

    def _name(self, code: str) -> str:
        person = self._record.person.get(code)
        return person.name if person else self._place(code).en

    def _named(self, code: str) -> str:
        """The name of somebody who agreed to be named, and is here and not at rest."""
        record, today = self._record, self._today
        is_away = record.has_left(code, today) or record.is_resting([code], today)
        is_person = code in self._record.person
        if is_person and (code not in self._agreed or is_away):
            return ""
        return self._name(code)

    def _place(self, organisation: str) -> Named:
        return self._places.get(organisation, UNNAMED)
