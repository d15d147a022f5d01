"""The rows that a figure is made of, with their sum: what the facilitator sees on opening it.

    behind(record, scope, FigureRef("people", "P001", "given")) -> Behind

A figure is named by its table, what it is about and its column, as in the answer of
`facilitator figures`. Where a figure is a count, a sum or a difference, the amounts of its rows
add up to it; where it is a share, the rows add up to its upper part and `whole` is the lower
part; where it is a middle number, each row holds the number it was found among.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from facilitator.reciprocity.attendance import SIDES, days_by_side
from facilitator.reciprocity.circulation import arrows_of, came_home_along
from facilitator.reciprocity.figures import first_givings
from facilitator.reciprocity.ledger import accounts_of, movements, within
from facilitator.reciprocity.opened import Behind, FigureRef, Row, Scope, Unit
from facilitator.reciprocity.pairings import (
    arranged,
    held,
    pairing_states,
    sessions_by_pairing,
    without_outcome,
)
from facilitator.reciprocity.pool import pool_places, pool_promises
from facilitator.reciprocity.promises import Band, counted_to, promise_states

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from facilitator.reciprocity.ledger import Account, Movement
    from facilitator.reciprocity.pairings import PairingState
    from facilitator.reciprocity.promises import PromiseState
    from facilitator.reciprocity.record import CoachingSession, Pairing, Record

__all__ = ["Behind", "FigureRef", "Row", "Scope", "Unit", "behind", "behind_each"]


def behind(record: Record, scope: Scope, ref: FigureRef) -> Behind:
    """The rows of one figure; none where nothing is known by that name."""
    return behind_each(record, scope, ref)[0]


def behind_each(record: Record, scope: Scope, *refs: FigureRef) -> tuple[Behind, ...]:
    """The rows of several figures, from one look at the record."""
    look = _Look(record, scope)
    return tuple(look.behind(ref) for ref in refs)


@dataclass
class _Look:
    """One look at the record; what several figures need is worked out once."""

    record: Record
    scope: Scope

    @cached_property
    def known(self) -> tuple[Movement, ...]:
        return movements(self.record, self.scope.today)

    @cached_property
    def moved(self) -> tuple[Movement, ...]:
        scope = self.scope
        end = min(scope.end or scope.today, scope.today)
        return within(self.known, scope.start, end, scope.cohort)

    @cached_property
    def found(self) -> dict[str, Account]:
        return accounts_of(self.record, self.moved, self.scope.today)

    def behind(self, ref: FigureRef) -> Behind:
        """The rows of one figure."""
        make = _MAKERS.get(ref.table)
        return make(self, ref) if make else Behind(Unit.MINUTES, ())

    # Minutes.

    def minutes(self, which: Callable[[Movement], bool]) -> Behind:
        return Behind(Unit.MINUTES, tuple(_row(one) for one in self.moved if which(one)))

    def of_party(self, ref: FigureRef) -> Behind:
        gave = [one for one in self.moved if one.giver == ref.of]
        got = [one for one in self.moved if one.receiver == ref.of]
        match ref.column:
            case "given":
                rows = [_row(one) for one in gave]
            case "received":
                rows = [_row(one) for one in got]
            case "given_external_confirmed":
                rows = [_row(one) for one in gave if one.confirmed and not one.inside]
            case "paid_by_exchange":
                mine = self.found.get(ref.of)
                is_gave = mine is None or mine.given <= mine.received
                rows = [_row(one) for one in (gave if is_gave else got)]
            case _:
                rows = [_row(one) for one in gave] + [_row(one, -1) for one in got]
        return Behind(Unit.MINUTES, tuple(rows))

    def of_organisation(self, ref: FigureRef) -> Behind:
        gave = [one for one in self.moved if one.from_organisation == ref.of]
        got = [one for one in self.moved if one.to_organisation == ref.of]
        match ref.column:
            case "given":
                rows = [_row(one) for one in gave]
            case "received":
                rows = [_row(one) for one in got]
            case "inside":
                rows = [_row(one) for one in gave if one.inside]
            case _:
                rows = [_row(one) for one in gave] + [_row(one, -1) for one in got]
        return Behind(Unit.MINUTES, tuple(rows))

    def of_link(self, ref: FigureRef) -> Behind:
        giver, _, receiver = ref.of.partition(">")
        return self.minutes(
            lambda one: one.from_organisation == giver and one.to_organisation == receiver
        )

    def came_home(self, _ref: FigureRef) -> Behind:
        """One way of many in which as much as can comes home; its sum is the same in all."""
        home = came_home_along(_arrows(self.moved))
        return self._arrows_of(home)

    def returned(self, _ref: FigureRef) -> Behind:
        arrows = _arrows(self.moved)
        return self._arrows_of(
            {(a, b): min(minutes, arrows.get((b, a), 0)) for (a, b), minutes in arrows.items()}
        )

    def _arrows_of(self, arrows: Mapping[tuple[str, str], int]) -> Behind:
        rows = tuple(
            Row(minutes, giver=giver, receiver=receiver)
            for (giver, receiver), minutes in sorted(arrows.items())
            if minutes
        )
        return Behind(Unit.MINUTES, rows, sum(one.minutes for one in self.moved))

    def stands_with(self, ref: FigureRef) -> Behind:
        rows = tuple(
            Row(-account.balance, receiver=party)
            for party, account in self.found.items()
            if account.balance < 0 and ref.of in {"", party}
        )
        return Behind(Unit.MINUTES, rows)

    def across(self, _ref: FigureRef) -> Behind:
        rows = tuple(_row(one, -1 if one.inside else 1) for one in self.moved)
        return Behind(Unit.MINUTES, rows, sum(one.minutes for one in self.moved))

    def giving(self, _ref: FigureRef) -> Behind:
        rows = tuple(
            Row(self.found[code].given if code in self.found else 0, giver=code)
            for code in sorted(self.record.person)
        )
        return Behind(Unit.MINUTES, rows)

    # People.

    def helped(self, _ref: FigureRef) -> Behind:
        return self._people(
            code for code, account in self.found.items() if account.received and self._is_one(code)
        )

    def gave_and_received(self, _ref: FigureRef) -> Behind:
        both = (
            code
            for code, account in self.found.items()
            if account.given and account.received and self._is_one(code)
        )
        return self._people(both)

    def _is_one(self, code: str) -> bool:
        return code in self.record.person

    @staticmethod
    def _people(codes: Iterable[str]) -> Behind:
        return Behind(Unit.PEOPLE, tuple(Row(1, giver=code) for code in sorted(codes)))

    def first_time_givers(self, _ref: FigureRef) -> Behind:
        first = first_givings(self.record, self.known, self.moved)
        rows = tuple(Row(1, day, giver=code) for code, day in sorted(first.items()))
        return Behind(Unit.PEOPLE, rows)

    def attendance(self, ref: FigureRef) -> Behind:
        sides = days_by_side(self.record, self.scope.today, self.scope.cohort)
        rows = []
        whole = 0
        for person, days in sides.get(ref.of, {}).items():
            picked = {"no_show": days.missed, "late_cancel": days.late}
            whole += len(days.counted)
            for day in sorted(picked.get(ref.column.removesuffix("_rate"), days.counted)):
                giver, receiver = (person, "") if ref.of == SIDES[0] else ("", person)
                rows.append(Row(1, day, giver=giver, receiver=receiver))
        rows.sort(key=lambda row: (row.day, row.giver, row.receiver))
        return Behind(Unit.DAYS, tuple(rows), None if ref.column == "days" else whole)

    # Pairings.

    @cached_property
    def states(self) -> dict[str, PairingState]:
        return pairing_states(self.record, self.scope.today, self.scope.cohort)

    def of_pairing(self, ref: FigureRef) -> Behind:
        codes = [code for code in self.states if ref.of in {"", code}]
        sessions = sessions_by_pairing(self.record, self.scope.today)
        picks: dict[str, Callable[[Iterable[CoachingSession], dt.date], list[CoachingSession]]] = {
            "held": held, "arranged": arranged, "past_without_outcome": without_outcome,
        }  # fmt: skip
        rows: list[Row] = []
        for code in codes:
            pairing, state = self.record.pairing[code], self.states[code]
            if ref.column in picks:
                pick = picks[ref.column]
                rows += [
                    Row(1, one.date, one.id, pairing.coach, pairing.coachee)
                    for one in pick(sessions[code], self.scope.today)
                ]
            else:
                amount = state.to_arrange if ref.column == "to_arrange" else state.contracted
                rows.append(_of(pairing, amount))
        return Behind(Unit.SESSIONS, tuple(rows))

    def days_to_first(self, _ref: FigureRef) -> Behind:
        rows = [
            _of(self.record.pairing[code], state.days_to_first)
            for code, state in self.states.items()
            if state.days_to_first is not None
        ]
        return Behind(Unit.DAYS, tuple(sorted(rows, key=lambda row: (row.amount, row.code))))

    def never_started(self, _ref: FigureRef) -> Behind:
        rows = tuple(
            _of(self.record.pairing[code], 1)
            for code, state in self.states.items()
            if state.days_to_first is None
        )
        return Behind(Unit.PAIRINGS, rows, len(self.states))

    # Promises.

    @cached_property
    def promises(self) -> dict[str, PromiseState]:
        return promise_states(self.record, self.known, self.scope.today)

    def of_promise(self, ref: FigureRef) -> Behind:
        """What counted towards one promise; for what is still to come, less than what it asks."""
        promise = next((one for one in self.record.commitments if one.id == ref.of), None)
        if promise is None:
            return Behind(Unit.MINUTES, ())
        whole = Row(promise.minutes, promise.due, promise.id, promise.owner, promise.to)
        parts = counted_to(self.record, self.known, self.scope.today).get(ref.of, [])
        sign = -1 if ref.column == "to_pass_on" else 1
        counted = [
            Row(sign * part, one.date, one.source, one.giver, one.receiver) for one, part in parts
        ]
        match ref.column:
            case "quantity":
                return Behind(Unit.MINUTES, (whole,))
            case "to_pass_on":
                return Behind(Unit.MINUTES, (whole, *counted))
            case _:
                return Behind(Unit.MINUTES, tuple(counted), promise.minutes)

    def promises_kept(self, _ref: FigureRef) -> Behind:
        rows = tuple(
            Row(1, state.met_on, code, *_ends(self.record, code))
            for code, state in self.promises.items()
            if state.band is Band.MET
        )
        return Behind(Unit.PROMISES, rows, len(self.promises))

    def promises_on_time(self, _ref: FigureRef) -> Behind:
        """Promises that are met or keep pace, of one cohort where one is asked for."""
        mine = {
            one.id for one in self.record.commitments if self.scope.cohort in {None, one.cohort}
        }
        states = {code: state for code, state in self.promises.items() if code in mine}
        rows = tuple(
            Row(1, state.met_on, code, *_ends(self.record, code))
            for code, state in states.items()
            if state.band is not Band.BEHIND
        )
        return Behind(Unit.PROMISES, rows, len(states))

    def sessions_held(self, ref: FigureRef) -> Behind:
        """Every session that was held; those that both confirmed, of all."""
        sessions = self.record.sessions_as_of(self.scope.today)
        took_place = [
            one for one in held(sessions, self.scope.today)
            if self.scope.cohort in {None, self.record.pairing[one.pairing].cohort}
        ]  # fmt: skip
        is_share = ref.table == "sessions_confirmed"
        rows = tuple(
            Row(1, one.date, one.id, pairing.coach, pairing.coachee)
            for one in sorted(took_place, key=lambda one: (one.date, one.id))
            for pairing in [self.record.pairing[one.pairing]]
            if one.confirmed or not is_share
        )
        return Behind(Unit.SESSIONS, rows, len(took_place) if is_share else None)

    def bodies_linked(self, _ref: FigureRef) -> Behind:
        """Organisations whose people gave or received."""
        found = {one.from_organisation for one in self.moved}
        found |= {one.to_organisation for one in self.moved}
        return Behind(Unit.ORGANISATIONS, tuple(Row(1, giver=one) for one in sorted(found - {""})))

    def of_pool(self, ref: FigureRef) -> Behind:
        """Minutes promised for places, minutes passed on of them, or the places themselves."""
        pool = pool_promises(self.record)
        match ref.column:
            case "places":
                places = pool_places(self.record)
                rows = tuple(Row(1, one.date, one.id, one.giver, one.receiver) for one in places)
                return Behind(Unit.PEOPLE, rows)
            case "promised":
                rows = tuple(
                    Row(one.minutes, one.due, one.id, one.owner, one.to)
                    for one in self.record.commitments
                    if one.id in pool
                )
                return Behind(Unit.MINUTES, rows)
        parts = counted_to(self.record, self.known, self.scope.today)
        rows = tuple(
            Row(part, one.date, one.source, one.giver, one.receiver)
            for code in sorted(pool)
            for one, part in parts.get(code, [])
        )
        promised = sum(one.minutes for one in self.record.commitments if one.id in pool)
        return Behind(Unit.MINUTES, rows, promised)


def _ends(record: Record, code: str) -> tuple[str, str]:
    promise = next(one for one in record.commitments if one.id == code)
    return promise.owner, promise.to


def _row(one: Movement, sign: int = 1) -> Row:
    return Row(sign * one.minutes, one.date, one.source, one.giver, one.receiver)


def _of(pairing: Pairing, amount: int) -> Row:
    return Row(amount, pairing.started, pairing.id, pairing.coach, pairing.coachee)


def _arrows(moved: Iterable[Movement]) -> dict[tuple[str, str], int]:
    return arrows_of((one.giver, one.receiver, one.minutes) for one in moved)


_MAKERS: Mapping[str, Callable[[_Look, FigureRef], Behind]] = {
    "total_minutes": lambda look, _ref: look.minutes(lambda _one: True),
    "cohorts": lambda look, ref: look.minutes(lambda one: one.cohort == ref.of),
    "months": lambda look, ref: look.minutes(lambda one: one.date.isoformat()[:7] == ref.of),
    "matrix": _Look.of_link,
    "people": _Look.of_party,
    "other_parties": _Look.of_party,
    "organisations": _Look.of_organisation,
    "circulation": _Look.came_home,
    "stands_with": _Look.stands_with,
    "weighted_reciprocity": _Look.returned,
    "e_i": _Look.across,
    "gini_giving": _Look.giving,
    "helped": _Look.helped,
    "gave_and_received": _Look.gave_and_received,
    "first_time_givers": _Look.first_time_givers,
    "attendance": _Look.attendance,
    "pairings": _Look.of_pairing,
    "median_days_to_first_session": _Look.days_to_first,
    "never_started": _Look.never_started,
    "commitments": _Look.of_promise,
    "promises_kept": _Look.promises_kept,
    "pool": _Look.of_pool,
    "promises_on_time": _Look.promises_on_time,
    "sessions_held": _Look.sessions_held,
    "sessions_confirmed": _Look.sessions_held,
    "organisations_linked": _Look.bodies_linked,
    "given_by_people": lambda look, _ref: look.minutes(lambda one: one.giver in look.record.person),
}
