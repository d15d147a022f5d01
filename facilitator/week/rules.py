"""This week: which rule holds for whom today, and the two answers on top of the page.

    week(record, today) -> Week

A limit of n is reached on day n; days on which a party rests do not count, and nobody who rests
is in any row. A row first appears on a working day, unless the programme's limits say `at_once`
(or `<rule>_at_once`) with a value other than 0. A snooze hides one rule of one subject from `on`
until the day before `until`. A dismissal hides it while the facts (see `Found.facts`) are those
of the day on which it was dismissed. Whoever has left keeps only `exit_open_balance`.

Choices where the definitions are silent: being coached now are the people with a running pairing,
resting or not; the sums over pairings are over running ones; a programme without any supervision
on record is not asked for it; `since` is the day on which the limit was reached, also where the
row had to wait for a working day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.week.dismissed import RULE_OF, without_dismissed
from facilitator.week.holidays import next_working_day
from facilitator.week.look import GROUPS, Found, Look

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection

    from facilitator.reciprocity.record import Record

RULES = tuple(dict.fromkeys(RULE_OF.values()))
LEAVING_RULE = "exit_open_balance"


@dataclass(frozen=True)
class PairingTotals:
    """Sessions of all running pairings."""

    contracted: int
    held: int
    arranged: int
    past_without_outcome: int
    to_arrange: int


@dataclass(frozen=True)
class Week:
    """What needs attention on a day."""

    today: dt.date
    being_coached_now: int
    pairings: PairingTotals
    rows: tuple[Found, ...]


def week(record: Record, today: dt.date) -> Week:
    """The week of a programme as it stands on a day; nothing is written."""
    look = Look(record, today)
    return Week(
        today=today,
        being_coached_now=len({pairing.coachee for pairing in look.running}),
        pairings=_totals(look),
        rows=_rows(look),
    )


def holding(look: Look) -> tuple[Found, ...]:
    """Every rule that holds on the day of the look, before anything is hidden."""
    return look.record.once("holding", look.today, lambda: _holding(look))


def _holding(look: Look) -> tuple[Found, ...]:
    return tuple(
        found
        for rule in RULES
        for found in rule(look)
        if found.since <= look.today and not _is_out(look, found)
    )


def _rows(look: Look) -> tuple[Found, ...]:
    record = look.record
    own = frozenset(row.date for row in record.bank_holidays)
    shown = [
        found
        for found in holding(look)
        if _has_appeared(look, found, own)
        and not record.is_resting(found.people, look.today)
        and not record.is_just_back(found.people, look.today)
        and not _is_snoozed(look, found)
    ]
    return tuple(
        sorted(
            without_dismissed(record, shown, look.today),
            key=lambda row: (GROUPS.index(row.group), row.since, row.rule, row.subject, row.facts),
        )
    )


def _is_out(look: Look, found: Found) -> bool:
    """Whether the row is not for people who left, or only for them."""
    left = any(look.record.has_left(person, look.today) for person in found.people)
    return left != (found.rule == LEAVING_RULE)


def _has_appeared(look: Look, found: Found, own: Collection[dt.date]) -> bool:
    limits = look.record.settings.limits
    if limits.get("at_once") or limits.get(f"{found.rule}_at_once"):
        return True
    return next_working_day(found.since, own) <= look.today


def _is_snoozed(look: Look, found: Found) -> bool:
    return any(
        row.on <= look.today and (row.until is None or look.today < row.until)
        for row in look.record.snoozes
        if (row.rule, row.subject) == (found.rule, found.subject)
    )


def _totals(look: Look) -> PairingTotals:
    states = [look.states[pairing.id] for pairing in look.running]
    return PairingTotals(
        contracted=sum(state.contracted for state in states),
        held=sum(state.held for state in states),
        arranged=sum(state.arranged for state in states),
        past_without_outcome=sum(state.past_without_outcome for state in states),
        to_arrange=sum(state.to_arrange for state in states),
    )
