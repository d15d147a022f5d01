"""Rows of the page about staying in touch: a promise past its day, a step near its end, waiting.

They stand on the page *This week* only, never in the answer of `facilitator week`. While a step
goes on with somebody, what led to it is silent: it is being looked after.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.care.questions import all_steps, watch_on
from facilitator.care.rules import MISSED, PAST_DUE, proposal
from facilitator.reciprocity.promises import Band
from facilitator.vocabulary import StepKind
from facilitator.week.look import CARE_LIMITS, Days, Found, Minutes
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session

    from facilitator.care.questions import StepLine
    from facilitator.care.rules import Proposal, Watch
    from facilitator.reciprocity.record import Record

STEP_ENDS = "step_ends"
WAITING = "waiting_for_us"

LIMITS: Mapping[str, int] = {**CARE_LIMITS, STEP_ENDS: 7}
GROUPS: Mapping[str, str] = {PAST_DUE: "decide", STEP_ENDS: "decide", WAITING: "decide"}
ACTIONS: Mapping[str, str] = {
    PAST_DUE: N_("week_do_stay_in_touch"),
    STEP_ENDS: N_("week_do_close_the_step"),
    WAITING: N_("week_do_find_somebody_to_give_to"),
}
_STEPS: Mapping[StepKind, str] = {
    StepKind.QUIET_WORD: N_("week_quiet_word_ends"),
    StepKind.FRIENDLY_LETTER: N_("week_friendly_letter_ends"),
    StepKind.MEETING: N_("week_meeting_ends"),
    StepKind.REST_FROM_RECEIVING: N_("week_rest_from_receiving_ends"),
    StepKind.STEP_OUT_COHORT: N_("week_step_out_ends"),
    StepKind.STEP_OUT_PROGRAMME: N_("week_step_out_ends"),
}
# What is silent while a step goes on with the person.
_LOOKED_AFTER = frozenset({MISSED, PAST_DUE, "commitment_due"})


def with_care(
    db: Session,
    record: Record,
    found: Iterable[Found],
    put_away: Collection[tuple[str, str]],
    today: dt.date,
) -> tuple[Found, ...]:
    """The rows of the week with those of staying in touch; one silence has one voice."""
    watch, steps = watch_on(db, record, today), all_steps(db)
    of_interest = steps.keys() | watch.of_interest
    proposals = {
        person.id: proposal(watch, person.id, [one.taken for one in steps.get(person.id, ())])
        for person in record.people
        if person.id in of_interest
    }
    looked_after = {code for code, one in proposals.items() if one.under_way is not None}
    waiting = {
        code for code, state in watch.look.promises.items() if state.band is Band.WAITING_FOR_US
    }
    own = (
        *_past_due(watch, proposals),
        *_steps_ending(watch, steps),
        *_waiting(watch, waiting),
    )
    return (
        *(one for one in found if not _is_silent(one, looked_after, waiting)),
        *(
            one
            for one in own
            if one.since <= today
            and (one.rule, one.subject) not in put_away
            and not any(record.has_left(person, today) for person in one.people)
        ),
    )


def _is_silent(found: Found, looked_after: Collection[str], waiting: Collection[str]) -> bool:
    if found.rule == "commitment_due" and found.subject in waiting:
        return True
    return found.rule in _LOOKED_AFTER and found.folds_into in looked_after


def _past_due(watch: Watch, proposals: Mapping[str, Proposal]) -> Iterator[Found]:
    """A promise is past its day for days and nothing is arranged."""
    look = watch.look
    cohorts = {row.id: row.cohort for row in look.record.commitments}
    for person, one in proposals.items():
        for noticed in one.because:
            if noticed.rule != PAST_DUE or one.step is None:
                continue
            fact = noticed.facts[0]
            cohort = cohorts.get(fact.promise, "")
            yield Found(
                rule=PAST_DUE,
                subject=f"{fact.promise}@{fact.day.isoformat()}",
                since=look.reached(PAST_DUE, fact.day, (person,), cohort),
                sentence=N_("week_promise_past_due"),
                values={
                    "days": Days(noticed.count),
                    "due": fact.day,
                    "limit": Days(noticed.limit),
                },
                facts=(fact.day,),
                people=(person,),
                folds_into=person,
                cohort=cohort,
            )


def _steps_ending(watch: Watch, steps: Mapping[str, Iterable[StepLine]]) -> Iterator[Found]:
    """A step comes to its end within days: how did it go?"""
    look = watch.look
    limit = look.record.settings.limits.get(STEP_ENDS, LIMITS[STEP_ENDS])
    for person, lines in steps.items():
        for step in lines:
            if step.is_under_way(look.today):
                yield Found(
                    rule=STEP_ENDS,
                    subject=f"{person}@{step.ends_on.isoformat()}",
                    since=step.ends_on - dt.timedelta(days=limit),
                    sentence=_STEPS[step.kind],
                    values={
                        "began": step.decided_on,
                        "ends": step.ends_on,
                        "limit": Days(limit),
                    },
                    facts=(step.ends_on,),
                    people=(person,),
                    folds_into=person,
                )


def _waiting(watch: Watch, waiting: Collection[str]) -> Iterator[Found]:
    """Somebody promised, and we have not given them anybody to give to."""
    look = watch.look
    for promise in look.record.commitments:
        if promise.id in waiting:
            state = look.promises[promise.id]
            person = (promise.owner,) if promise.owner in look.record.person else ()
            yield Found(
                rule=WAITING,
                subject=f"{promise.id}@{state.due_after_pauses.isoformat()}",
                since=max(promise.begins, min(state.due_after_pauses, look.today)),
                sentence=N_("week_waiting_for_us"),
                values={
                    "to_give": Minutes(state.to_pass_on),
                    "due": state.due_after_pauses,
                },
                facts=(state.due_after_pauses,),
                people=person,
                folds_into=promise.owner,
                cohort=promise.cohort,
            )
