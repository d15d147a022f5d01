"""Cases of more than one laptop."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.laptops import actions as a
from facilitator.laptops import making
from facilitator.laptops.content import RowBefore, written
from facilitator.laptops.sealing import new_signing_key, sealed
from facilitator.store.schema import SCHEMA
from facilitator.store.tables import Cohort, Loan
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case


def _from_another(programme: OpenProgramme) -> a.BringIn:
    """What a laptop hands over that has this record and has renamed somebody since."""

    def made(db: Session) -> bytes:
        bundle = making.bundle_of(db, "Dee", TODAY, whole=True)
        row = next(row for row in bundle.rows if row.table == "person" and row.now)
        assert row.now is not None
        last = bundle.steps[-1][0]
        now = {**row.now, "known_as": "Deio", "version": row.now["version"] + 1}
        row = replace(row, now=now, before=(*row.before, RowBefore(last + 1, row.now)))
        other = replace(
            bundle, letter="B", rows=(row,), steps=(*bundle.steps, (last + 1, "f" * 64))
        )
        secret = new_signing_key()
        return sealed(written(other), making.first_step(db), secret, SCHEMA)

    return a.BringIn(programme.ask(made))


def _lending(programme: OpenProgramme) -> a.LendDraft:
    return a.LendDraft(first(programme, Cohort).id, "B", "Dee", TODAY)


def _lent(programme: OpenProgramme) -> a.ReturnDraft:
    programme.do(a.lend_cohort, _lending(programme))
    return a.ReturnDraft(first(programme, Loan).id)


CASES: dict[str, Case] = {
    "hand_over": lambda _p: (a.hand_over, a.HandOver()),
    "bring_in": lambda p: (a.bring_in, _from_another(p)),
    "lend_cohort": lambda p: (a.lend_cohort, _lending(p)),
    "take_cohort_back": lambda p: (a.take_cohort_back, _lent(p)),
    "name_laptop": lambda _p: (a.name_laptop, a.LetterDraft("C")),
}
