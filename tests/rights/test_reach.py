"""Every table that names a person is reached, also one that is made later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.rights.reach import MENTIONS, namings, rows_about
from facilitator.store import tables as t
from facilitator.store.base import Row

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme


def test_every_key_to_a_person_is_known() -> None:
    by_hand = {
        (mapper.class_.__tablename__, column.name)
        for mapper in Row.registry.mappers
        if issubclass(mapper.class_, Row)
        for column in mapper.columns
        for key in column.foreign_keys
        if key.column.table.name == "person"
    }
    found = {(one.table.__tablename__, one.column) for one in namings() if one.target is t.Person}
    assert found == by_hand
    assert by_hand > MENTIONS


def test_what_is_found_is_what_names_the_person_and_nothing_of_others(
    sample: OpenProgramme,
) -> None:
    def whole(db: Session) -> None:
        person = db.scalars(
            sa.select(t.Person).join(t.Pairing, t.Pairing.coach_id == t.Person.id).limit(1)
        ).one()
        found = rows_about(db, person.id)
        mine = sa.or_(t.Pairing.coach_id == person.id, t.Pairing.coachee_id == person.id)
        pairings = set(db.scalars(sa.select(t.Pairing.id).where(mine)))
        assert set(found[t.Pairing]) == pairings
        sessions = sa.select(t.CoachingSession.id).where(t.CoachingSession.pairing_id.in_(pairings))
        assert set(found[t.CoachingSession]) >= set(db.scalars(sessions))
        assert set(found[t.Person]) == {person.id}
        assert t.Organisation not in found
        assert t.Cohort not in found

    sample.ask(whole)
