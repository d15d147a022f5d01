"""Cases of cohorts and gatherings."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from facilitator.cohorts import actions as a
from facilitator.store.tables import Cohort, Enrolment, Gathering, Person
from facilitator.vocabulary import AttendanceState
from tests.store.finding import first
from tests.support.programmes import TODAY

if TYPE_CHECKING:
    from facilitator.store.opening import OpenProgramme
    from tests.store.every_action import Case


def _new_cohort(programme: OpenProgramme) -> Any:
    return programme.do(a.open_cohort, a.CohortDraft("Fourth", start=TODAY)).value


def _attended(programme: OpenProgramme) -> Any:
    """A gathering with names on its list, which go with it."""
    gathering_id = programme.do(
        a.plan_gathering, a.GatheringDraft(first(programme, Cohort).id, "Half-way", TODAY)
    ).value
    states = dict.fromkeys(_everybody(programme, 3), AttendanceState.CAME)
    programme.do(a.take_attendance, a.AttendanceDraft(gathering_id, states))
    return gathering_id


def _everybody(programme: OpenProgramme, count: int) -> list[Any]:
    return [first(programme, Person, skip=skip).id for skip in range(count)]


CASES: dict[str, Case] = {
    "move_gathering": lambda p: (
        a.move_gathering,
        a.MoveGatheringDraft(
            *first(p, Gathering, Gathering.day >= TODAY), TODAY + dt.timedelta(days=40)
        ),
    ),
    "open_cohort": lambda _: (a.open_cohort, a.CohortDraft("Fourth", "Pedwerydd", start=TODAY)),
    "change_cohort": lambda p: (
        a.change_cohort,
        a.CohortChange(*first(p, Cohort), {"title_en": "Renamed", "ring_cap": None}),
    ),
    "enrol": lambda p: (a.enrol, a.EnrolDraft(_new_cohort(p), _everybody(p, 10))),
    "change_enrolment": lambda p: (
        a.change_enrolment,
        a.EnrolmentChange(*first(p, Enrolment), {"rules_accepted_on": TODAY}),
    ),
    "plan_gathering": lambda p: (
        a.plan_gathering,
        a.GatheringDraft(first(p, Cohort).id, "Half-way", TODAY, "Hanner ffordd", "10:00", "16:00"),
    ),
    "change_gathering": lambda p: (
        a.change_gathering,
        a.GatheringChange(*first(p, Gathering), {"starts_at": "09:15", "place_cy": "Neuadd"}),
    ),
    "cancel_gathering": lambda p: (a.cancel_gathering, _attended(p)),
    "take_attendance": lambda p: (
        a.take_attendance,
        a.AttendanceDraft(
            first(p, Gathering).id,
            dict.fromkeys(_everybody(p, 6), AttendanceState.APOLOGIES),
        ),
    ),
}
