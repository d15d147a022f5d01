"""Whether a pack that was prepared earlier still says what is true: who comes, where and when."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.store import tables as t

if TYPE_CHECKING:
    import uuid
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


def pack_mark(db: Session, gathering: t.Gathering, expected: Mapping[uuid.UUID, t.Person]) -> str:
    """A mark of what the pack of a gathering holds: another one where anything of it differs."""
    p, a = t.Pairing, t.Affiliation
    held = [
        f"{gathering.day}|{gathering.starts_at}|{gathering.ends_at}",
        f"{gathering.place_en}|{gathering.place_cy}",
    ]
    held += sorted(f"{one.code}|{one.full_name}" for one in expected.values())
    held += sorted(
        f"{one.code}|{one.coach_id}|{one.coachee_id}"
        for one in db.scalars(sa.select(p).where(p.cohort_id == gathering.cohort_id))
        if one.state.is_running and {one.coach_id, one.coachee_id} <= expected.keys()
    )
    places = db.execute(
        sa.select(a.person_id, a.organisation_id).where(
            a.person_id.in_(expected),
            sa.or_(a.start.is_(None), a.start <= gathering.day),
            sa.or_(a.end.is_(None), a.end >= gathering.day),
        )
    )
    held += sorted(f"{person}|{organisation}" for person, organisation in places)
    return hashlib.sha256("\n".join(held).encode()).hexdigest()


def is_out_of_date(
    db: Session, gathering: t.Gathering, expected: Mapping[uuid.UUID, t.Person]
) -> bool:
    """Whether a pack was prepared and would be another one today; unmarked ones are trusted."""
    prepared = gathering.pack_prepared_on is not None and bool(gathering.pack_mark)
    return prepared and gathering.pack_mark != pack_mark(db, gathering, expected)
