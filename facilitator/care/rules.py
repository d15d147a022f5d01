"""Staying in touch: what is noticed about somebody, and which step could come next.

    noticed(look, person) -> what was counted, where a limit is reached
    proposal(look, person, steps) -> the step that the facilitator may think of, never more

Two things count: days missed in the window (several on one day are one, only days that have
gone by), and a promise past its day with nothing arranged. Whoever is at rest or has stepped out
is left in peace. A step that was withdrawn never was; one that came to a good end begins the
count anew; any other is followed by the next only when something new has happened since.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from facilitator.reciprocity.attendance import SIDES, months_before
from facilitator.reciprocity.pairings import arranged
from facilitator.reciprocity.promises import Band
from facilitator.reciprocity.record import COUNTED_DAYS, Status
from facilitator.vocabulary import StepKind, StepOutcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from facilitator.reciprocity.record import CoachingSession
    from facilitator.week.look import Look

MISSED = "pattern_of_missed"
PAST_DUE = "promise_past_due"
RULES = (MISSED, PAST_DUE)
# How long each step lasts where the facilitator does not say otherwise, in days.
LASTS: Mapping[StepKind, int] = {
    StepKind.QUIET_WORD: 28,
    StepKind.FRIENDLY_LETTER: 28,
    StepKind.MEETING: 42,
    StepKind.REST_FROM_RECEIVING: 91,
    StepKind.STEP_OUT_COHORT: 182,
    StepKind.STEP_OUT_PROGRAMME: 365,
}
# Which side of the pairing each kind of missed session was missed by.
_MISSED_BY = {Status(f"no_show_{side}"): side for side in SIDES}
_BEGINS_ANEW = frozenset({StepOutcome.IN_STEP_AGAIN, StepOutcome.PLANNED_AGAIN})


@dataclass(frozen=True)
class Fact:
    """One thing that was counted: a day, what it was, and the session or promise it rests on."""

    day: dt.date
    what: str
    session: str = ""
    promise: str = ""

    def as_json(self) -> dict[str, Any]:
        """The fact as plain values."""
        return {
            "date": self.day.isoformat(),
            "what": self.what,
            "session": self.session or None,
            "promise": self.promise or None,
        }


@dataclass(frozen=True)
class Noticed:
    """A rule that is met: how many, the limit, the facts; `of` are all days that count."""

    rule: str
    count: int
    limit: int
    facts: tuple[Fact, ...]
    of: int | None = None

    def as_json(self) -> dict[str, Any]:
        """What was noticed as plain values, as a step keeps it."""
        return {
            "rule": self.rule,
            "count": self.count,
            "limit": self.limit,
            "of": self.of,
            "facts": [fact.as_json() for fact in self.facts],
        }


def from_json(kept: Mapping[str, Any]) -> Noticed:
    """What a step has kept, as values again."""
    return Noticed(
        rule=kept["rule"],
        count=kept["count"],
        limit=kept["limit"],
        of=kept.get("of"),
        facts=tuple(
            Fact(
                dt.date.fromisoformat(fact["date"]),
                fact["what"],
                fact.get("session") or "",
                fact.get("promise") or "",
            )
            for fact in kept["facts"]
        ),
    )


@dataclass(frozen=True)
class StepTaken:
    """A step that the facilitator decided on, as the rules see it."""

    kind: StepKind
    decided_on: dt.date
    ends_on: dt.date
    closed_on: dt.date | None = None
    outcome: StepOutcome | None = None

    def is_under_way(self, today: dt.date) -> bool:
        """Whether the step is neither closed nor past its last day."""
        return self.decided_on <= today <= self.ends_on and self.closed_on is None


@dataclass(frozen=True)
class Proposal:
    """What could be done for somebody: the step, or none, and what was noticed."""

    step: StepKind | None
    because: tuple[Noticed, ...]
    under_way: StepKind | None = None


@dataclass(frozen=True)
class Watch:
    """The record on one day, with what is counted about everybody worked out once.

    `doubted` are codes of sessions that somebody remembers otherwise: nothing rests on them.
    """

    look: Look
    doubted: frozenset[str] = frozenset()

    @cached_property
    def window_after(self) -> dt.date:
        """The day after which missed days count."""
        months = self.look.record.settings.no_show_window_months
        return months_before(self.look.today, months)

    @cached_property
    def missed(self) -> Mapping[str, tuple[Fact, ...]]:
        """Everybody's missed sessions in the window, by code, oldest first."""
        found: dict[str, list[Fact]] = {}
        for session in self._in_window:
            if session.status in _MISSED_BY:
                pairing = self.look.record.pairing[session.pairing]
                person = getattr(pairing, _MISSED_BY[session.status])
                fact = Fact(session.date, session.status.value, session.id)
                found.setdefault(person, []).append(fact)
        return {
            person: tuple(sorted(facts, key=lambda fact: (fact.day, fact.session)))
            for person, facts in found.items()
        }

    @cached_property
    def counted_days(self) -> Mapping[str, frozenset[dt.date]]:
        """Everybody's days in the window that count, held and missed, by code."""
        found: dict[str, set[dt.date]] = {}
        for session in self._in_window:
            if session.status in COUNTED_DAYS:
                for person in self.look.parties(self.look.record.pairing[session.pairing]):
                    found.setdefault(person, set()).add(session.date)
        return {person: frozenset(days) for person, days in found.items()}

    @cached_property
    def _in_window(self) -> tuple[CoachingSession, ...]:
        after, today = self.window_after, self.look.today
        known = self.look.record.sessions_as_of(today)
        return tuple(session for session in known if after < session.date <= today)

    @property
    def of_interest(self) -> frozenset[str]:
        """Codes of all of whom anything could be noticed: who missed a session, who promised."""
        return frozenset(self.missed.keys() | self.promises_of.keys())

    @cached_property
    def giving_soon(self) -> frozenset[str]:
        """Codes of those who have a session arranged, today or later, in which they give."""
        return frozenset(
            pairing.coach
            for pairing in self.look.running
            if arranged(self.look.sessions[pairing.id], self.look.today)
        )

    @cached_property
    def promises_of(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Everybody's promises: the code of each, and of its cohort."""
        found: dict[str, list[tuple[str, str]]] = {}
        for promise in self.look.record.commitments:
            found.setdefault(promise.owner, []).append((promise.id, promise.cohort))
        return {owner: tuple(sorted(codes)) for owner, codes in found.items()}


def noticed(watch: Watch, person: str, after: dt.date | None = None) -> tuple[Noticed, ...]:
    """Every rule whose limit is reached for a person, on facts after a day where one is given."""
    record, today = watch.look.record, watch.look.today
    if record.has_left(person, today) or record.is_resting([person], today):
        return ()
    found = (_missed(watch, person, after), *_past_due(watch, person))
    return tuple(one for one in found if one is not None)


def proposal(watch: Watch, person: str, steps: Iterable[StepTaken]) -> Proposal:
    """The step that could come next for a person, with what was noticed; often none."""
    today = watch.look.today
    last = last_step(steps, watch)
    begins_anew = last is not None and last.outcome in _BEGINS_ANEW
    after = last.closed_on if last is not None and begins_anew else None
    because = noticed(watch, person, after)
    if last is not None and last.is_under_way(today):
        return Proposal(None, because, last.kind)
    if last is not None and not begins_anew and not _is_new(because, last):
        return Proposal(None, because)
    return Proposal(next_kind(last) if because else None, because)


def last_step(steps: Iterable[StepTaken], watch: Watch) -> StepTaken | None:
    """The newest step that still counts: not withdrawn, and not older than the window."""
    counting = [
        step
        for step in steps
        if step.outcome is not StepOutcome.WITHDRAWN
        and step.decided_on <= watch.look.today
        and max(step.decided_on, step.ends_on) > watch.window_after
    ]
    return max(counting, key=lambda step: (step.decided_on, step.kind.place), default=None)


def next_kind(last: StepTaken | None) -> StepKind:
    """The step after the last one; the first where there is none or it came to a good end."""
    kinds = list(StepKind)
    if last is None or last.outcome in _BEGINS_ANEW:
        return kinds[0]
    return kinds[min(last.kind.place + 1, len(kinds) - 1)]


def what_is_left(
    kept: Sequence[Noticed], session: str, *, still_missed: bool
) -> tuple[Noticed, ...]:
    """What a step still rests on once one session turned out otherwise; nothing: it was wrong."""
    left = []
    for one in kept:
        facts = tuple(fact for fact in one.facts if still_missed or fact.session != session)
        count = len({fact.day for fact in facts}) if one.rule == MISSED else one.count
        if count >= one.limit:
            left.append(Noticed(one.rule, count, one.limit, facts, one.of))
    return tuple(left)


def _missed(watch: Watch, person: str, after: dt.date | None) -> Noticed | None:
    limit = max(1, watch.look.limit(MISSED, watch.look.cohort_of(person)))
    facts = tuple(
        fact
        for fact in watch.missed.get(person, ())
        if fact.session not in watch.doubted and (after is None or fact.day > after)
    )
    days = {fact.day for fact in facts}
    if len(days) < limit:
        return None
    return Noticed(MISSED, len(days), limit, facts, len(watch.counted_days.get(person, ())))


def _past_due(watch: Watch, person: str) -> list[Noticed]:
    """Promises past their day for longer than the limit, nothing arranged, somebody to give to."""
    look = watch.look
    if person in watch.giving_soon:
        return []
    found = []
    for code, cohort in watch.promises_of.get(person, ()):
        state = look.promises[code]
        due = state.due_after_pauses
        if state.band is not Band.BEHIND or due >= look.today:
            continue
        if look.reached(PAST_DUE, due, (person,), cohort) <= look.today:
            days = int(look.days_since(due, (person,)))
            fact = Fact(due, "promise_due", promise=code)
            found.append(Noticed(PAST_DUE, days, look.limit(PAST_DUE, cohort), (fact,)))
    return found


def _is_new(because: Sequence[Noticed], last: StepTaken) -> bool:
    """Whether something has happened since the last step: a day missed, or its end gone by."""
    return any(
        one.rule == PAST_DUE or any(fact.day > last.decided_on for fact in one.facts)
        for one in because
    )
