"""What the rules of the week look at: the record on one day, and what a rule finds there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from facilitator.reciprocity.ledger import accounts, movements
from facilitator.reciprocity.pairings import pairing_states, sessions_by_pairing
from facilitator.reciprocity.promises import moved_by_rests, promise_states, rested_between

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from facilitator.reciprocity.ledger import Account, Movement
    from facilitator.reciprocity.pairings import PairingState
    from facilitator.reciprocity.promises import PromiseState
    from facilitator.reciprocity.record import CoachingSession, Pairing, Record

_DAY = dt.timedelta(days=1)

# Days unless said; `pattern_of_missed` counts days of a person, `exit_open_balance` has no limit.
DEFAULT_LIMITS: Mapping[str, int] = {
    "no_first_session": 10,
    "no_next_session": 14,
    "outcome_missing": 3,
    "agreement_unsigned": 21,
    "request_unanswered": 14,
    "commitment_due": 30,
    "thank_you_missing": 7,
    "supervision_due": 92,
    "expiring": 60,
    "pattern_of_missed": 3,
    "exit_open_balance": 0,
}
# Rules that only staying in touch goes by: never in the answer of `facilitator week`.
CARE_LIMITS: Mapping[str, int] = {"promise_past_due": 30}
GROUPS = ("decide", "chase", "print", "thank")
GROUP_OF: Mapping[str, str] = {
    "commitment_due": "decide",
    "pattern_of_missed": "decide",
    "exit_open_balance": "decide",
    "no_first_session": "chase",
    "no_next_session": "chase",
    "outcome_missing": "chase",
    "agreement_unsigned": "chase",
    "request_unanswered": "chase",
    "supervision_due": "chase",
    "expiring": "chase",
    "thank_you_missing": "thank",
}


class Days(int):
    """A number of days, read aloud with its unit."""


class Minutes(int):
    """A number of minutes, read aloud as hours."""


@dataclass(frozen=True)
class Found:
    """A rule holds.

    Attributes:
        subject: the code of what the rule is about: the pairing, session, agreement, request,
            promise or person.
        since: the day on which the limit was reached.
        facts: what the row rests on; while they are the same, a dismissal lasts.
        people: the codes of all whom the row names.
        folds_into: the pairing, person or organisation under which a page shows it.
        cohort: the code of the cohort whose own limit would hold, "" where none can.
    """

    rule: str
    subject: str
    since: dt.date
    sentence: str
    values: Mapping[str, object]
    facts: tuple[object, ...]
    people: tuple[str, ...]
    folds_into: str
    cohort: str = ""

    @property
    def group(self) -> str:
        """Decide, chase (shown as Check in), print or thank."""
        return GROUP_OF[self.rule]


@dataclass(frozen=True)
class Look:
    """The record as it stood on one day, with what several rules need worked out once."""

    record: Record
    today: dt.date

    def limit(self, rule: str, cohort: str = "") -> int:
        """The limit in force: the cohort's own, else the programme's, else the default."""
        default = DEFAULT_LIMITS.get(rule, CARE_LIMITS.get(rule, 0))
        own = self._of_cohorts.get((cohort, rule))
        return self.record.settings.limits.get(rule, default) if own is None else own

    def cohort_of(self, person: str) -> str:
        """The cohort in which a person takes part now: that of their newest pairing, or ""."""
        return self._cohort_of.get(person, "")

    @cached_property
    def _cohort_of(self) -> Mapping[str, str]:
        return self.record.once("cohort_of", self.today, self._cohorts_by_person)

    def _cohorts_by_person(self) -> Mapping[str, str]:
        """A pairing that goes on comes before one that is over."""
        running = {row.id for row in self.running}
        begun = (row for row in self.record.pairings if row.started <= self.today)
        found: dict[str, str] = {}
        for row in sorted(begun, key=lambda row: (row.id in running, row.started, row.id)):
            found |= dict.fromkeys(self.parties(row), row.cohort)
        return found

    @cached_property
    def _of_cohorts(self) -> Mapping[tuple[str, str], int]:
        """The limits that cohorts have set for themselves."""
        return {
            (cohort.id, rule): limit
            for cohort in self.record.cohorts
            for rule, limit in cohort.limits
        }

    def reached(
        self, rule: str, base: dt.date, people: tuple[str, ...], cohort: str = ""
    ) -> dt.date:
        """The day on which a rule's limit is reached, counted from `base` without rests."""
        limit = self.limit(rule, cohort)
        rests = self.record.rests_of(people, self.today)
        return moved_by_rests(base + _DAY, base + limit * _DAY, rests) if limit else base

    def days_since(self, base: dt.date, people: tuple[str, ...]) -> Days:
        """Days that have gone by since `base`, rests left out."""
        rests = self.record.rests_of(people, self.today)
        gone = (self.today - base).days - rested_between(base + _DAY, self.today, rests)
        return Days(max(0, gone))

    def parties(self, pairing: Pairing) -> tuple[str, ...]:
        """The two people of a pairing."""
        return (pairing.coach, pairing.coachee)

    @cached_property
    def running(self) -> Sequence[Pairing]:
        """Pairings that go on today, by code."""
        return self.record.running_on(self.today)

    @cached_property
    def sessions(self) -> Mapping[str, list[CoachingSession]]:
        """Every pairing's sessions, oldest first."""
        return sessions_by_pairing(self.record, self.today)

    @cached_property
    def states(self) -> Mapping[str, PairingState]:
        """How far every pairing has come."""
        return pairing_states(self.record, self.today)

    @cached_property
    def moved(self) -> Sequence[Movement]:
        """All movements so far."""
        return movements(self.record, self.today)

    @cached_property
    def accounts(self) -> Mapping[str, Account]:
        """What everybody gave and received so far."""
        return self.record.once("accounts", self.today, lambda: accounts(self.moved))

    @cached_property
    def promises(self) -> Mapping[str, PromiseState]:
        """How every promise stands."""
        return promise_states(self.record, self.moved, self.today)
