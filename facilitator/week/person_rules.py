"""Rules about people: requests, promises, supervision, what expires, missed days, leaving."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from facilitator.reciprocity.attendance import missed_days
from facilitator.week.look import Days, Found, Minutes
from facilitator.words import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.week.look import Look


def request_unanswered(look: Look) -> Iterator[Found]:
    """A request has waited for days without an answer."""
    rule = "request_unanswered"
    for row in look.record.requests:
        answered = row.answered is not None and row.answered <= look.today
        if row.received > look.today or answered:
            continue
        people = tuple(code for code in (row.from_person, row.to_person) if code)
        cohort = look.cohort_of(row.from_person)
        yield Found(
            rule=rule,
            subject=row.id,
            since=look.reached(rule, row.received, people, cohort),
            sentence=N_("week_request_unanswered"),
            values={
                "days": look.days_since(row.received, people),
                "limit": Days(look.limit(rule, cohort)),
            },
            facts=(row.received,),
            people=people,
            folds_into=row.from_person,
            cohort=cohort,
        )


def commitment_due(look: Look) -> Iterator[Found]:
    """A promise is due within days, and less than half of it is given."""
    rule = "commitment_due"
    for row in look.record.commitments:
        state = look.promises[row.id]
        if row.begins > look.today or 2 * state.met >= state.quantity:
            continue
        before = dt.timedelta(days=look.limit(rule, row.cohort))
        yield Found(
            rule=rule,
            subject=row.id,
            since=max(row.begins, state.due_after_pauses - before),
            sentence=N_("week_commitment_due"),
            values={
                "due": state.due_after_pauses,
                "given": Minutes(state.met),
                "quantity": Minutes(state.quantity),
                "limit": Days(look.limit(rule, row.cohort)),
            },
            facts=(state.due_after_pauses, state.met),
            people=(row.owner,) if row.owner in look.record.person else (),
            folds_into=row.owner,
            cohort=row.cohort,
        )


def supervision_due(look: Look) -> Iterator[Found]:
    """A coach at work has had no supervision for days, counted from their first pairing at most.

    A programme that records no supervision at all is not asked for any.
    """
    rule = "supervision_due"
    if not look.record.supervision:
        return
    last: dict[str, dt.date] = {}
    for row in look.record.supervision:
        if row.date <= look.today:
            last[row.person] = max(row.date, last.get(row.person, row.date))
    began: dict[str, dt.date] = {}
    for pairing in look.running:
        began[pairing.coach] = min(pairing.started, began.get(pairing.coach, pairing.started))
    for coach, start in began.items():
        base, cohort = last.get(coach, start), look.cohort_of(coach)
        yield Found(
            rule=rule,
            subject=coach,
            since=look.reached(rule, base, (coach,), cohort),
            sentence=N_("week_supervision_due"),
            values={
                "days": look.days_since(base, (coach,)),
                "limit": Days(look.limit(rule, cohort)),
            },
            facts=(base,),
            people=(coach,),
            folds_into=coach,
            cohort=cohort,
        )


def expiring(look: Look) -> Iterator[Found]:
    """Something that lets a person practise expires within days and has not been renewed."""
    rule = "expiring"
    good_until: dict[tuple[str, str], dt.date] = {}
    for row in look.record.qualifications:
        if row.expires is not None:
            key = (row.person, row.kind)
            good_until[key] = max(row.expires, good_until.get(key, row.expires))
    for (person, kind), expires in good_until.items():
        cohort = look.cohort_of(person)
        limit = look.limit(rule, cohort)
        yield Found(
            rule=rule,
            subject=person,
            since=expires - dt.timedelta(days=limit),
            sentence=N_("week_expiring"),
            values={"kind": kind, "expires": expires, "limit": Days(limit)},
            facts=(kind, expires),
            people=(person,),
            folds_into=person,
            cohort=cohort,
        )


def pattern_of_missed(look: Look) -> Iterator[Found]:
    """A person missed sessions on several days of the window; several on one day are one."""
    rule = "pattern_of_missed"
    for person, days in missed_days(look.record, look.today).items():
        cohort = look.cohort_of(person)
        limit = look.limit(rule, cohort)
        if len(days) < limit:
            continue
        ordered = sorted(days)
        yield Found(
            rule=rule,
            subject=person,
            since=ordered[max(limit, 1) - 1],
            sentence=N_("week_pattern_of_missed"),
            values={
                "days": Days(len(days)),
                "months": look.record.settings.no_show_window_months,
                "limit": Days(limit),
            },
            facts=(ordered[-1],),
            people=(person,),
            folds_into=person,
            cohort=cohort,
        )


def exit_open_balance(look: Look) -> Iterator[Found]:
    """Somebody left, and what they gave and received is not level; never after a death."""
    for person in look.record.people:
        account = look.accounts.get(person.id)
        if person.has_died or person.left is None or account is None or not account.balance:
            continue
        received_more = account.balance < 0
        yield Found(
            rule="exit_open_balance",
            subject=person.id,
            since=person.left + dt.timedelta(days=look.limit("exit_open_balance")),
            sentence=N_("week_exit_received_more") if received_more else N_("week_exit_gave_more"),
            values={"left": person.left, "open": Minutes(abs(account.balance))},
            facts=(person.left, account.balance),
            people=(person.id,),
            folds_into=person.id,
        )
