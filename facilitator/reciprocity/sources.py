"""What a promise comes from, in words: a cohort, a place or a room that was given, a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.papers.shared import Named
from facilitator.store import tables as t
from facilitator.words import N_, Language, Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

KINDS = {
    "qualification": N_("Qualification place"),
    "place": N_("Place on a course"),
    "course": N_("Course"),
    "training": N_("Training"),
    "room": N_("Room"),
    "help": N_("Help"),
}
_CY, _EN = Words(Language.CY), Words(Language.EN)


def source_titles(db: Session) -> Mapping[str, Named]:
    """What every possible source of a promise is called, by its code."""
    c, m, s = t.Cohort, t.Movement, t.CoachingSession
    found = {
        code: Named(cy or en or code, en or cy or code)
        for code, en, cy in db.execute(sa.select(c.code, c.title_en, c.title_cy))
    }
    given = sa.select(m.code, m.kind).where(m.session_id.is_(None), m.code != "")
    for code, kind in db.execute(given):
        name = KINDS.get(kind, kind)
        found[code] = Named(_CY.stored(name), _EN.stored(name))
    named = sa.select(t.Commitment.source).distinct()
    for code, day in db.execute(sa.select(s.code, s.day).where(s.code.in_(named))):
        found[code] = Named(_session(_CY, day), _session(_EN, day))
    return found


def _session(words: Words, day: dt.date) -> str:
    return words("The session of %(day)s", day=words.date(day))
