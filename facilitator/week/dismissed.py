"""Rows that were said to be no concern: hidden while the facts are those of that day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.week import pairing_rules, person_rules
from facilitator.week.look import Found, Look

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from facilitator.reciprocity.record import Dismissal, Record

RULE_OF: Mapping[str, Callable[[Look], Iterator[Found]]] = {
    "no_first_session": pairing_rules.session_rules,
    "no_next_session": pairing_rules.session_rules,
    "outcome_missing": pairing_rules.session_rules,
    "agreement_unsigned": pairing_rules.agreement_unsigned,
    "thank_you_missing": pairing_rules.thank_you_missing,
    "request_unanswered": person_rules.request_unanswered,
    "commitment_due": person_rules.commitment_due,
    "supervision_due": person_rules.supervision_due,
    "expiring": person_rules.expiring,
    "pattern_of_missed": person_rules.pattern_of_missed,
    "exit_open_balance": person_rules.exit_open_balance,
}


def without_dismissed(record: Record, rows: Sequence[Found], today: dt.date) -> tuple[Found, ...]:
    """The rows whose facts have changed since they were dismissed, or that never were."""
    said: dict[tuple[str, str], list[Dismissal]] = {}
    for row in record.dismissals:
        if row.on <= today:
            said.setdefault((row.rule, row.subject), []).append(row)
    return tuple(
        found
        for found in rows
        if not any(
            _stood_the_same(record, found, dismissal.on)
            for dismissal in said.get((found.rule, found.subject), ())
        )
    )


def _stood_the_same(record: Record, found: Found, on: dt.date) -> bool:
    """Whether the same row held on a day, on the same facts."""
    look = Look(_about(record, found), on)
    return any(
        (then.rule, then.subject, then.facts) == (found.rule, found.subject, found.facts)
        and then.since <= on
        for then in RULE_OF[found.rule](look)
    )


def _about(record: Record, found: Found) -> Record:
    """The part of the record that this row can rest on: asking all of it again would be slow."""
    if found.folds_into in record.pairing:
        about = {found.folds_into}
    elif found.people:
        about = {code for person in found.people for code in record.pairings_of(person)}
    else:
        return record
    sessions = tuple(row for code in about for row in record.sessions_of(code))
    pairings = tuple(record.pairing[code] for code in about)
    parties = {row.coach for row in pairings} | {row.coachee for row in pairings}
    parties |= {person for row in sessions for person in row.others} | set(found.people)
    ids = {row.id for row in sessions}
    return replace(
        record,
        people=tuple(record.person[code] for code in parties),
        affiliations=tuple(row for row in record.affiliations if row.person in parties),
        pairings=pairings,
        sessions=sessions,
        corrections=tuple(row for row in record.corrections if row.session in ids),
        movements=tuple(row for row in record.movements if {row.giver, row.receiver} & parties),
        commitments=tuple(row for row in record.commitments if row.owner in found.people),
        ended=tuple(row for row in record.ended if row.pairing in about),
        agreements=tuple(row for row in record.agreements if row.pairing in about),
        requests=tuple(row for row in record.requests if row.id == found.subject),
        thanks=tuple(row for row in record.thanks if row.pairing in about),
        pauses=tuple(row for row in record.pauses if row.person in parties),
    )
