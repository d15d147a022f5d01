"""Cases of people."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from facilitator.people import actions as a
from facilitator.people.bulk import BulkChange
from facilitator.store.tables import Consent, Organisation, Person
from facilitator.vocabulary import ConsentPurpose
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case

WORK = a.Work(role="Nurse", start=TODAY)


def _consented(programme: OpenProgramme) -> Any:
    draft = a.ConsentDraft(first(programme, Person).id, ConsentPurpose.PHOTOGRAPH, TODAY)
    return programme.do(a.record_consent, draft).value


def _qualified(programme: OpenProgramme) -> Any:
    draft = a.QualificationDraft(first(programme, Person).id, "Level 7", body="ILM")
    return programme.do(a.add_qualification, draft).value


def _apart(programme: OpenProgramme) -> Any:
    draft = a.ApartDraft(first(programme, Person).id, first(programme, Person, skip=1).id)
    return programme.do(a.keep_apart, draft).value


def _withdrawal(programme: OpenProgramme) -> a.WithdrawalDraft:
    consent_id = _consented(programme)
    return a.WithdrawalDraft(
        first(programme, Consent, Consent.id == consent_id).id, TODAY + dt.timedelta(days=1)
    )


CASES: dict[str, Case] = {
    "add_person": lambda p: (
        a.add_person,
        a.PersonDraft(
            "Gwenllïan ap Ŵyn",
            offers=("Budgets", "Gwau"),
            asks=("Budgets",),
            own_fields={"x": "ŷ"},
            work=[a.Work(first(p, Organisation).id, role="Nurse")],
        ),
    ),
    "change_person": lambda p: (
        a.change_person,
        a.PersonChange(*first(p, Person), {"full_name": "Ŵyn", "coaching_languages": ["cy"]}),
    ),
    "change_people": lambda p: (
        a.change_people,
        BulkChange([first(p, Person, skip=skip).id for skip in range(5)], {"region": "Y Gogledd"}),
    ),
    "move_person": lambda p: (a.move_person, a.MoveDraft(first(p, Person).id, WORK)),
    "set_skills": lambda p: (
        a.set_skills,
        a.SkillsDraft(first(p, Person).id, ["Gwau", "Budgets"], []),
    ),
    "record_consent": lambda p: (
        a.record_consent,
        a.ConsentDraft(first(p, Person).id, ConsentPurpose.PHOTOGRAPH, TODAY),
    ),
    "withdraw_consent": lambda p: (a.withdraw_consent, _withdrawal(p)),
    "keep_apart": lambda p: (
        a.keep_apart,
        a.ApartDraft(first(p, Person).id, first(p, Person, skip=1).id),
    ),
    "let_meet": lambda p: (a.let_meet, _apart(p)),
    "add_qualification": lambda p: (
        a.add_qualification,
        a.QualificationDraft(first(p, Person).id, "Level 7", body="ILM"),
    ),
    "remove_qualification": lambda p: (a.remove_qualification, _qualified(p)),
    "merge_people": lambda p: (
        a.merge_people,
        a.MergeDraft(first(p, Person).id, first(p, Person, skip=1).id),
    ),
}
