"""Half-typed words: kept outside the record, each person's own, whole after a restart."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.store.plumbing import Act
from tests.store import doings

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from tests.support.programmes import Stand

TYPED = {
    "chosen": "ŵ-1",
    "typed": {"email": "sian@", "note": "“Dydd\nda”", "day": dt.date(2027, 3, 9), "hours": 2},
}


def test_words_stand_there_after_a_restart(stand: Stand) -> None:
    stand.open().half_typed.keep("people", TYPED)
    draft = stand.open().half_typed.kept()[0]
    assert (draft.place, draft.words) == ("people", TYPED)
    assert draft.at.tzinfo is not None


def test_newer_words_take_the_place_of_older_ones(stand: Stand) -> None:
    kept = stand.open().half_typed
    kept.keep("people", {"typed": "S"})
    kept.keep("people", {"typed": "Siân"})
    assert [draft.words for draft in kept.kept()] == [{"typed": "Siân"}]


def test_forgotten_words_are_gone_and_others_stay(stand: Stand) -> None:
    kept = stand.open().half_typed
    kept.keep("people", TYPED)
    kept.keep("sessions", {"typed": "60"})
    kept.forget("people")
    kept.forget("never typed in")
    assert [draft.place for draft in kept.kept()] == ["sessions"]


def test_nobody_is_offered_the_words_of_somebody_else(stand: Stand) -> None:
    stand.open("Mair").half_typed.keep("people", {"typed": "of Mair"})
    others = stand.open("Nadia").half_typed
    assert others.kept() == ()
    others.keep("people", {"typed": "of Nadia"})
    assert [draft.words for draft in stand.open("Mair").half_typed.kept()] == [{"typed": "of Mair"}]


def _steps(db: Session) -> int:
    return db.execute(sa.select(sa.func.count()).select_from(Act)).scalar_one()


def test_typing_is_no_step_and_undo_does_not_see_it(stand: Stand) -> None:
    programme = stand.open()
    programme.do(doings.add_person, "Siân")
    before = programme.ask(_steps)
    programme.half_typed.keep("people", TYPED)
    assert programme.ask(_steps) == before
    programme.undo()
    assert programme.ask(doings.names) == []
    assert len(programme.half_typed.kept()) == 1
