"""Papers for a room: badges, table cards, who sits where, ask and offer cards, first meetings."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.agreements.issuing import file_name
from facilitator.agreements.questions import heading
from facilitator.exchange_vocabulary import BoardKind, BoardState
from facilitator.papers.cards import AskOffer, ask_offer_paper, chemistry_paper
from facilitator.papers.room import (
    Badge,
    Seat,
    SeatedTable,
    Seating,
    badges_paper,
    seating_paper,
    table_cards_paper,
)
from facilitator.papers.shared import UNNAMED, Named
from facilitator.printing.desk import programme_facts
from facilitator.printing.kinds import PrintKind
from facilitator.printing.people import in_the_room, name_called, one_language, places_of
from facilitator.printing.wanted import Sheet, Wanted, spoken_as
from facilitator.store import tables as t
from facilitator.vocabulary import SkillKind

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Callable, Sequence

    from sqlalchemy.orm import Session

    from facilitator.papers.plan import Paper
    from facilitator.papers.shared import Heading

    Laid = Callable[[Heading, Sequence[Badge]], Paper]

TO_A_TABLE = 8
"""Pairs that are in no ring share tables of this many people."""


def _room_name(wanted: Wanted, gathering: t.Gathering | None, today: dt.date) -> str:
    day = gathering.day if gathering is not None else today
    return file_name(wanted.kind.value, day.isoformat(), wanted.cohort or wanted.person)


def _sheet(wanted: Wanted, name: str, paper: Paper) -> tuple[Sheet, ...]:
    return (Sheet(wanted.kind, name, paper, wanted.person, wanted.of_cards, wanted.large_print),)


def _badges(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    laid: Laid = badges_paper if wanted.kind is PrintKind.BADGES else table_cards_paper
    gathering, people = in_the_room(db, wanted, today)
    if not people:
        return ()
    places = places_of(db, people, gathering.day if gathering else today)
    badges = tuple(
        Badge(
            known_as=name_called(one),
            name=one.full_name,
            organisation=places[one.id],
            speaks_welsh="cy" in (one.coaching_languages or ()),
            language=one_language(wanted, one),
            code=one.code,
        )
        for one in people
    )
    top = heading(db, gathering.cohort_id if gathering else None, today)
    return _sheet(wanted, _room_name(wanted, gathering, today), laid(top, badges))


def _seating(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    gathering, people = in_the_room(db, wanted, today)
    if gathering is None:
        return ()
    names = {one.id: one.full_name for one in people}
    tables = _tables(db, gathering.cohort_id, names)
    table_of = {name: table.number for table in tables for name in table.people}
    seating = Seating(
        top=heading(db, gathering.cohort_id, today),
        gathering=Named(gathering.title_cy, gathering.title_en),
        on=gathering.day,
        tables=tables,
        # People come in the order of their names.
        seats=tuple(Seat(name, table_of[name]) for name in names.values()),
    )
    paper = seating_paper(seating, wanted.of_all)
    return _sheet(wanted, _room_name(wanted, gathering, today), paper)


def _tables(
    db: Session, cohort_id: uuid.UUID, names: dict[uuid.UUID, str]
) -> tuple[SeatedTable, ...]:
    """A table for each ring, then tables of pairs, then one for whoever is in neither yet."""
    p = t.Pairing
    pairings = [
        one
        for one in db.scalars(
            sa.select(p).where(p.cohort_id == cohort_id).order_by(p.ring_id, p.position, p.code)
        )
        if one.state.is_running and one.coach_id in names and one.coachee_id in names
    ]
    rings = {ring.id: ring for ring in db.scalars(sa.select(t.Ring).order_by(t.Ring.code))}
    seated: set[uuid.UUID] = set()
    groups: list[tuple[Named, list[uuid.UUID]]] = []
    for key, ring in rings.items():
        mine = [one for one in pairings if one.ring_id == key]
        members = list(dict.fromkeys(one.coach_id for one in mine if one.coach_id not in seated))
        if members:
            groups.append((Named(ring.name or ring.code, ring.name or ring.code), members))
            seated.update(members)
    loose: list[uuid.UUID] = []
    for one in pairings:
        for key in (one.coach_id, one.coachee_id):
            if key not in seated:
                loose.append(key)
                seated.add(key)
    loose += [key for key in names if key not in seated]
    groups += [
        (UNNAMED, loose[start : start + TO_A_TABLE]) for start in range(0, len(loose), TO_A_TABLE)
    ]
    return tuple(
        SeatedTable(number, name, tuple(names[key] for key in members))
        for number, (name, members) in enumerate(groups, 1)
    )


def _ask_offer(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    gathering, people = in_the_room(db, wanted, today)
    if not people:
        return ()
    day = gathering.day if gathering else today
    places, topics = places_of(db, people, day), _topics(db, today)
    cards = tuple(
        AskOffer(
            known_as=name_called(one),
            organisation=places[one.id],
            offers=tuple(topics[one.id, "offer"]),
            asks=tuple(topics[one.id, "ask"]),
            language=one_language(wanted, one),
        )
        for one in people
    )
    top = heading(db, gathering.cohort_id if gathering else None, today)
    return _sheet(wanted, _room_name(wanted, gathering, today), ask_offer_paper(top, cards))


def _topics(db: Session, today: dt.date) -> dict[tuple[uuid.UUID, str], list[Named]]:
    """What everybody offers and asks for: what stands on the board first, then their topics."""
    found: dict[tuple[uuid.UUID, str], list[Named]] = defaultdict(list)
    b = t.BoardItem
    items = db.scalars(
        sa.select(b)
        .where(
            b.person_id.is_not(None),
            b.state == BoardState.OPEN,
            sa.or_(b.until.is_(None), b.until >= today),
        )
        .order_by(b.posted_on, b.code)
    )
    for item in items:
        kind = "offer" if item.kind is BoardKind.OFFER else "ask"
        if item.person_id is not None:
            found[item.person_id, kind].append(Named(item.title, item.title))
    s, topic = t.Skill, t.Topic
    rows = db.execute(
        sa.select(s.person_id, s.kind, topic.name_cy, topic.name_en)
        .join(topic, topic.id == s.topic_id)
        .order_by(s.person_id, s.place)
    )
    for person, sort, cy, en in rows:
        kind = "offer" if sort is SkillKind.OFFER else "ask"
        found[person, kind].append(Named(cy, en))
    return found


def _chemistry(db: Session, wanted: Wanted, today: dt.date) -> tuple[Sheet, ...]:
    paper = chemistry_paper(programme_facts(db, today), wanted.of_all)
    name = file_name(wanted.kind.value, spoken_as(wanted.of_all), "")
    return _sheet(wanted, name, paper)


MAKERS = {
    PrintKind.BADGES: _badges,
    PrintKind.TABLE_CARDS: _badges,
    PrintKind.SEATING: _seating,
    PrintKind.ASK_OFFER: _ask_offer,
    PrintKind.CHEMISTRY: _chemistry,
}
