"""Every figure of a programme, computed in one place for screen, paper and command.

    figures(record, *, today, start=None, end=None, cohort=None, leaving=False) -> dict

The answer has the keys that `facilitator figures --json` prints. `today` is the day on which the
question is asked: the record is read as it stood then. `start` and `end` bound the period, both
included; `cohort` keeps to one cohort. Pairings, attendance and promises are states on `today`
and are not cut by the period; promises belong to people and are not cut by the cohort either.
With `leaving` the answer is fit to leave the programme (see `leaving.py`).

Choices where the definitions are silent: a session is known from the day on which it was recorded;
an organisation's given and received are all it gave and received, `inside` being the part of both
that stayed inside; `not_counted_external` names sessions and movements inside one organisation;
movements entered by hand count as confirmed; attendance looks at coach and coachee, not at further
receivers; sessions of a cohort are those of its pairings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from facilitator.reciprocity import network
from facilitator.reciprocity.attendance import attendance
from facilitator.reciprocity.leaving import fit_to_leave
from facilitator.reciprocity.ledger import Account, accounts_of, movements, within
from facilitator.reciprocity.pairings import median_days_to_first, pairing_states
from facilitator.reciprocity.promises import promise_states

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from facilitator.reciprocity.ledger import Movement
    from facilitator.reciprocity.record import Record

K = TypeVar("K", bound="str | tuple[object, ...]")
FORMAT = "facilitator-figures/1"


def figures(
    record: Record,
    *,
    today: dt.date,
    start: dt.date | None = None,
    end: dt.date | None = None,
    cohort: str | None = None,
    leaving: bool = False,
) -> dict[str, object]:
    """All figures for a day, a period and a cohort, as plain values ready for JSON."""
    known = movements(record, today)
    moved = within(known, start, min(end or today, today), cohort)
    answer = {
        "format": FORMAT,
        "today": today.isoformat(),
        "from": start.isoformat() if start else None,
        "to": (end or today).isoformat(),
        "cohort": cohort,
        **_of_movements(record, moved, today),
        "first_time_givers": first_time_givers(record, known, moved),
        "not_counted_external": sorted({row.source for row in moved if row.inside}),
        "attendance": attendance(record, today, cohort),
        **_of_pairings(record, today, cohort),
        "commitments": _of_promises(record, known, today),
    }
    if not leaving:
        return answer
    whole = within(known, start, min(end or today, today), None)
    return fit_to_leave(answer, moved, whole, record.person.keys())


def first_time_givers(
    record: Record, known: Iterable[Movement], moved: Iterable[Movement]
) -> list[str]:
    """People whose first giving ever falls inside the question."""
    return sorted(first_givings(record, known, moved))


def first_givings(
    record: Record, known: Iterable[Movement], moved: Iterable[Movement]
) -> dict[str, dt.date]:
    """The day on which each of those people first gave."""
    first: dict[str, dt.date] = {}
    for movement in known:
        if movement.giver in record.person and movement.minutes:
            first[movement.giver] = min(movement.date, first.get(movement.giver, movement.date))
    return {
        movement.giver: movement.date
        for movement in moved
        if movement.minutes and first.get(movement.giver) == movement.date
    }


def _of_movements(record: Record, moved: Sequence[Movement], today: dt.date) -> dict[str, object]:
    """Everything that follows from the movements alone."""
    found = accounts_of(record, moved, today)
    arrows = _sums(((row.giver, row.receiver), row.minutes) for row in moved)
    bodies = _sums(((row.from_organisation, row.to_organisation), row.minutes) for row in moved)
    months = _sums(((row.date.year, row.date.month), row.minutes) for row in moved)
    total = sum(arrows.values())
    people = _of_people(record, moved, found)
    return {
        "people": people,
        "other_parties": {
            party: {
                "given": account.given,
                "received": account.received,
                "balance": account.balance,
            }
            for party, account in found.items()
            if party not in record.person
        },
        "sum_of_balances": sum(account.balance for account in found.values()),
        "total_minutes": total,
        "organisations": _of_organisations(bodies),
        "matrix": _sums(
            (f"{one}>{other}", n) for (one, other), n in bodies.items() if one and other
        ),
        "cohorts": _sums((row.cohort, row.minutes) for row in moved if row.cohort),
        "months": {f"{year:04}-{month:02}": minutes for (year, month), minutes in months.items()},
        "circulation": network.circulation(arrows, found),
        "weighted_reciprocity": network.weighted_reciprocity(arrows),
        "e_i": network.e_i(
            total, sum(n for (one, other), n in bodies.items() if one == other != "")
        ),
        "gini_giving": network.gini(row["given"] for row in people.values()),
    }


def _of_people(
    record: Record, moved: Iterable[Movement], found: Mapping[str, Account]
) -> dict[str, dict[str, int]]:
    """What everybody gave and received, whether or not they did."""
    external: dict[str, int] = {}
    for movement in moved:
        if movement.confirmed and not movement.inside:
            external[movement.giver] = external.get(movement.giver, 0) + movement.minutes
    nothing = Account(0, 0)
    people: dict[str, dict[str, int]] = {}
    for code in sorted(record.person):
        account = found.get(code, nothing)
        people[code] = {
            "given": account.given,
            "received": account.received,
            "balance": account.balance,
            "given_external_confirmed": external.get(code, 0),
            "paid_by_exchange": account.paid_by_exchange,
        }
    return people


def _of_organisations(bodies: Mapping[tuple[str, str], int]) -> dict[str, dict[str, int]]:
    """What each organisation gave and received in all, and how much of both stayed inside."""
    found: dict[str, dict[str, int]] = {}

    def add(organisation: str, column: str, minutes: int) -> None:
        if organisation:
            row = found.setdefault(organisation, {"given": 0, "received": 0, "inside": 0, "net": 0})
            row[column] += minutes

    for (giving, receiving), minutes in bodies.items():
        add(giving, "given", minutes)
        add(receiving, "received", minutes)
        if giving == receiving:
            add(giving, "inside", minutes)
    for row in found.values():
        row["net"] = row["given"] - row["received"]
    return dict(sorted(found.items()))


def _of_pairings(record: Record, today: dt.date, cohort: str | None) -> dict[str, object]:
    states = pairing_states(record, today, cohort)
    return {
        "pairings": {code: dict(vars(state)) for code, state in states.items()},
        "median_days_to_first_session": median_days_to_first(states.values()),
    }


def _of_promises(
    record: Record, known: Sequence[Movement], today: dt.date
) -> dict[str, dict[str, object]]:
    return {
        code: {
            "quantity": state.quantity,
            "met": state.met,
            "to_pass_on": state.to_pass_on,
            "expected": state.expected,
            "band": state.band.value,
            "due_after_pauses": state.due_after_pauses.isoformat(),
        }
        for code, state in promise_states(record, known, today).items()
    }


def _sums(parts: Iterable[tuple[K, int]]) -> dict[K, int]:
    """Minutes added up per name, in order of name."""
    found: dict[K, int] = {}
    for name, minutes in parts:
        found[name] = found.get(name, 0) + minutes
    return dict(sorted(found.items()))
