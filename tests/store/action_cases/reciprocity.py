"""Cases of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.reciprocity import actions as a
from facilitator.reciprocity.asking import Question, Split
from facilitator.store.tables import Organisation, Person, SavedQuestion
from tests.store.finding import Known, first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case


def _kept(p: OpenProgramme) -> Known:
    """A question that is kept, once."""
    p.do(a.save_question, a.QuestionDraft("Hours by year", Question(by=(Split.YEAR,))))
    return first(p, SavedQuestion)


CASES: dict[str, Case] = {
    "record_movement": lambda p: (
        a.record_movement,
        a.MovementDraft(
            TODAY,
            a.Party(person_id=first(p, Person).id),
            a.Party(organisation_id=first(p, Organisation).id),
            75,
            "training",
        ),
    ),
    "save_question": lambda _p: (
        a.save_question,
        a.QuestionDraft("Hours by cohort", Question(by=(Split.COHORT,))),
    ),
    "rename_question": lambda p: (
        a.rename_question,
        a.RenameDraft((kept := _kept(p)).id, kept.version, "Hours, year by year"),
    ),
    "delete_question": lambda p: (a.delete_question, _kept(p).id),
    "note_left": lambda _p: (a.note_left, Question(by=(Split.MONTH,))),
}
