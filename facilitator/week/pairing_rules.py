"""Rules about pairings: first and next session, outcomes, agreements, thanks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.reciprocity.pairings import arranged, held, without_outcome
from facilitator.week.look import Days, Found
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.reciprocity.record import CoachingSession, Pairing
    from facilitator.week.look import Look


def session_rules(look: Look) -> Iterator[Found]:
    """What the sessions of running pairings call for; a missing outcome silences the rest."""
    for pairing in look.running:
        if pairing.state == "paused":
            continue
        sessions = look.sessions[pairing.id]
        silent = without_outcome(sessions, look.today)
        if silent:
            yield from _outcomes_missing(look, pairing, silent)
        elif not arranged(sessions, look.today):
            yield from _nothing_arranged(look, pairing, held(sessions, look.today))


def agreement_unsigned(look: Look) -> Iterator[Found]:
    """An agreement was issued and not everybody has signed, days after its issue."""
    for row in look.record.agreements:
        pairing = look.record.pairing[row.pairing]
        signed = [
            day for day in (row.signed_coach, row.signed_coachee) if day and day <= look.today
        ]
        ended = look.record.ended_on.get(pairing.id, dt.date.max)
        if row.issued > look.today or len(signed) == 2 or ended <= look.today:
            continue
        yield _of_pairing(
            look,
            pairing,
            "agreement_unsigned",
            N_("week_agreement_unsigned"),
            base=row.issued,
            subject=row.id,
            facts=(row.issued, *signed),
        )


def thank_you_missing(look: Look) -> Iterator[Found]:
    """A pairing has given all its sessions, or ended after some, and nobody was thanked."""
    thanked = {row.pairing for row in look.record.thanks if row.on <= look.today}
    for pairing in look.record.pairings:
        given = held(look.sessions[pairing.id], look.today)
        if not given or pairing.id in thanked:
            continue
        ended = look.record.ended_on.get(pairing.id, dt.date.max)
        complete = len(given) >= pairing.contracted_sessions > 0
        if not complete and ended > look.today:
            continue
        base = given[pairing.contracted_sessions - 1].date if complete else ended
        yield _of_pairing(
            look,
            pairing,
            "thank_you_missing",
            N_("week_thank_you_missing"),
            base=min(base, ended),
            facts=(min(base, ended),),
        )


def _outcomes_missing(
    look: Look, pairing: Pairing, silent: list[CoachingSession]
) -> Iterator[Found]:
    """Nobody has said what happened at a session, days after it."""
    for session in silent:
        yield _of_pairing(
            look,
            pairing,
            "outcome_missing",
            N_("week_outcome_missing"),
            base=session.date,
            subject=session.id,
            facts=(session.date,),
            date=session.date,
        )


def _nothing_arranged(
    look: Look, pairing: Pairing, given: list[CoachingSession]
) -> Iterator[Found]:
    """No first session days after the start, or no next one days after the last."""
    if not given:
        yield _of_pairing(
            look,
            pairing,
            "no_first_session",
            N_("week_no_first_session"),
            base=pairing.started,
            facts=(pairing.started,),
        )
    elif look.states[pairing.id].to_arrange:
        yield _of_pairing(
            look,
            pairing,
            "no_next_session",
            N_("week_no_next_session"),
            base=given[-1].date,
            facts=(given[-1].date, len(given)),
            to_arrange=look.states[pairing.id].to_arrange,
        )


def _of_pairing(
    look: Look,
    pairing: Pairing,
    rule: str,
    sentence: str,
    *,
    base: dt.date,
    facts: tuple[object, ...],
    subject: str = "",
    **values: object,
) -> Found:
    people = look.parties(pairing)
    return Found(
        rule=rule,
        subject=subject or pairing.id,
        since=look.reached(rule, base, people, pairing.cohort),
        sentence=sentence,
        values={
            "days": look.days_since(base, people),
            "limit": Days(look.limit(rule, pairing.cohort)),
            **values,
        },
        facts=facts,
        people=people,
        folds_into=pairing.id,
        cohort=pairing.cohort,
    )
