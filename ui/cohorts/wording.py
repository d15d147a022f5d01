"""Cohorts in words: states, what is agreed, gatherings, rings, the calendar."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from babel.dates import format_date

from facilitator.charts.timeline import Calendar, DayWord, Gathering
from facilitator.vocabulary import (
    AttendanceState,
    CohortState,
    Counts,
    EnrolmentRole,
    EnrolmentState,
    RingState,
)
from ui.parts.marks import Badge, Shape

if TYPE_CHECKING:
    from facilitator.cohorts.lead import Lead
    from facilitator.cohorts.questions import CohortFacts, GatheringLine, Overview, RingLine
    from facilitator.cohorts.rules import ExchangeRule
    from facilitator.words import Words

WEEK = 7


def states(words: Words) -> tuple[tuple[str, str], ...]:
    """The stages of a cohort, in order."""
    return (
        (CohortState.DRAFT.value, words("Being prepared")),
        (CohortState.OPEN.value, words("Open to enrol")),
        (CohortState.MATCHING.value, words("Being paired")),
        (CohortState.IN_PROGRESS.value, words("In progress")),
        (CohortState.CLOSING.value, words("Closing")),
        (CohortState.CLOSED.value, words("Finished")),
        (CohortState.ARCHIVED.value, words("Put away")),
    )


def state_badge(facts: CohortFacts, today: dt.date, words: Words) -> Badge:
    """At which stage a cohort is; on its way, in which week."""
    named = dict(states(words))[facts.state.value]
    if facts.state is CohortState.IN_PROGRESS:
        if facts.start and facts.end and facts.start <= today <= facts.end:
            named = words(
                "In progress, week %(week)s of %(weeks)s",
                week=(today - facts.start).days // WEEK + 1,
                weeks=(facts.end - facts.start).days // WEEK + 1,
            )
        return Badge(Shape.DOT, named, "accent_text")
    if facts.state in {CohortState.CLOSED, CohortState.ARCHIVED}:
        return Badge(Shape.UP, named, "accent_text")
    return Badge(Shape.HOLLOW, named, "ink2")


def rule_sentence(rule: ExchangeRule, words: Words) -> str:
    """What everybody agrees, in plain words."""
    values = {"minutes": rule.session_minutes, "gives": rule.gives_sessions}
    n = rule.receives_sessions
    elsewhere = rule.counts is Counts.EXTERNAL
    if rule.give_by is None and elsewhere:
        return words.many(
            "Everybody receives one session of %(minutes)s minutes and gives %(gives)s elsewhere.",
            "Everybody receives %(n)s sessions of %(minutes)s minutes and gives %(gives)s"
            " elsewhere.",
            n,
            **values,
        )
    if rule.give_by is None:
        return words.many(
            "Everybody receives one session of %(minutes)s minutes and gives %(gives)s.",
            "Everybody receives %(n)s sessions of %(minutes)s minutes and gives %(gives)s.",
            n,
            **values,
        )
    day = words.date(rule.give_by)
    if elsewhere:
        return words.many(
            "Everybody receives one session of %(minutes)s minutes and gives %(gives)s elsewhere"
            " by %(day)s.",
            "Everybody receives %(n)s sessions of %(minutes)s minutes and gives %(gives)s"
            " elsewhere by %(day)s.",
            n,
            day=day,
            **values,
        )
    return words.many(
        "Everybody receives one session of %(minutes)s minutes and gives %(gives)s by %(day)s.",
        "Everybody receives %(n)s sessions of %(minutes)s minutes and gives %(gives)s by %(day)s.",
        n,
        day=day,
        **values,
    )


def lead_sentence(lead: Lead, words: Words) -> str:
    """The first sentence about a cohort."""
    values = dict(lead.values)
    if lead.minutes is not None:
        values["hours"] = words.hours(lead.minutes)
    return words.stored(lead.key, values)


def facts_line(shown: Overview, words: Words) -> str:
    """How many people and rings, and what goes each way by when."""
    facts, rule = shown.facts, shown.facts.exchange
    counted = words(
        "People: %(people)s · rings: %(rings)s", people=facts.people, rings=len(shown.rings)
    )
    hours = words.hours(rule.minutes_to_give)
    if rule.give_by is None:
        return f"{counted} · {words('%(hours)s each way', hours=hours)}"
    by = words("%(hours)s each way by %(day)s", hours=hours, day=words.date(rule.give_by, "day"))
    return f"{counted} · {by}"


def roles(words: Words) -> tuple[tuple[str, str], ...]:
    """What a person does in a cohort."""
    return (
        (EnrolmentRole.BOTH.value, words("Gives and receives")),
        (EnrolmentRole.GIVES.value, words("Gives only")),
        (EnrolmentRole.RECEIVES.value, words("Receives only")),
    )


def enrolment_states(words: Words) -> dict[EnrolmentState, str]:
    """Where a person stands in a cohort."""
    return {
        EnrolmentState.APPLIED: words("Applied"),
        EnrolmentState.WAITING: words("Waiting"),
        EnrolmentState.ACCEPTED: words("Accepted"),
        EnrolmentState.ACTIVE: words("Taking part"),
        EnrolmentState.PAUSED: words("Resting"),
        EnrolmentState.COMPLETED: words("Completed"),
        EnrolmentState.WITHDREW: words("Stepped out"),
    }


def attendance_badge(state: AttendanceState, words: Words) -> Badge:
    """Whether somebody came."""
    return {
        AttendanceState.CAME: Badge(Shape.DOT, words("came"), "accent_text", strong=True),
        AttendanceState.EXPECTED: Badge(Shape.HOLLOW, words("expected")),
        AttendanceState.APOLOGIES: Badge(Shape.BARS, words("sent apologies")),
        AttendanceState.ABSENT: Badge(Shape.DASHED, words("was not there")),
    }[state]


def ring_badge(ring: RingLine, words: Words) -> Badge:
    """How a ring stands."""
    if ring.state is RingState.PLACE_TO_FILL:
        return Badge(Shape.DIAMOND, words("A place to fill"), "rust", strong=True)
    if ring.came_round or ring.state is RingState.CAME_ROUND:
        return Badge(Shape.UP, words("Came round"), "accent_text", strong=True)
    if ring.wants_check_in:
        return Badge(Shape.HALF, words("Slow"), "ink", strong=True)
    if ring.rests:
        return Badge(Shape.BARS, words("Resting"), "ink2", strong=True)
    if ring.state is RingState.PROPOSED:
        return Badge(Shape.HOLLOW, words("Waiting"), "ink2", strong=True)
    return Badge(Shape.DOT, words("Turning"), "accent_text", strong=True)


def ring_facts(ring: RingLine, words: Words) -> str:
    """How far a ring has come."""
    if any(ring.links):
        kept = sum(ring.links)
        return words("%(kept)s of %(links)s links kept", kept=kept, links=len(ring.links))
    return words("%(held)s of %(agreed)s sessions held", held=ring.held, agreed=ring.agreed)


def gathering_note(one: GatheringLine, today: dt.date, words: Words) -> str:
    """The day of a gathering and how many came or are expected."""
    day = words.date(one.day, "short")
    if one.day < today or one.came:
        return words("%(day)s · %(n)s came", day=day, n=one.came)
    note = words("%(day)s · %(n)s expected", day=day, n=one.expected)
    if one.moved_from is not None:
        note += " · " + words("moved from %(day)s", day=words.date(one.moved_from, "short"))
    if one.pack_is_out_of_date:
        note += " · " + words("pack out of date")
    return note


def month_name(day: dt.date, words: Words, pattern: str = "LLLL") -> str:
    """A month by its name."""
    locale = "cy_GB" if words.language.value == "cy" else "en_GB"
    name = format_date(day, pattern, locale=locale)
    return name[:1].upper() + name[1:]


def calendar_of(shown: Overview, today: dt.date, words: Words) -> Calendar | None:
    """A cohort's days as the timeline draws them; None while there is not one day."""
    facts = shown.facts
    days = [day for day in (facts.start, facts.end) if day]
    days += [one.day for one in shown.gatherings]
    if shown.paired_on:
        days.append(shown.paired_on)
    if not days:
        return None
    first, last = min(days).replace(day=1), max(days) + dt.timedelta(days=10)
    if (last - first).days < 4 * WEEK:
        last = first + dt.timedelta(days=12 * WEEK)
    coming = shown.next_gathering(today)
    language = words.language.value
    return Calendar(
        first=first,
        last=last,
        today=today,
        today_word=words("today"),
        months=_months(first, last, words),
        gatherings=tuple(
            Gathering(one.day, one.title(language), gathering_note(one, today, words), at == coming)
            for at, one in enumerate(shown.gatherings)
        ),
        coaching=(facts.start, facts.end) if facts.start and facts.end else None,
        milestones=_milestones(shown, words),
        holidays=tuple(DayWord(day, words.date(day, "day")) for day in shown.holidays),
    )


def _months(first: dt.date, last: dt.date, words: Words) -> tuple[DayWord, ...]:
    months, day = [], first
    while day <= last:
        with_year = day == first or day.month == 1
        months.append(DayWord(day, month_name(day, words, "LLL y" if with_year else "LLL")))
        day = (day + dt.timedelta(days=32)).replace(day=1)
    return tuple(months)


def _milestones(shown: Overview, words: Words) -> tuple[DayWord, ...]:
    facts = shown.facts
    found = []
    if shown.paired_on:
        text = words("Paired %(day)s", day=words.date(shown.paired_on, "short"))
        found.append(DayWord(shown.paired_on, text))
    if facts.start:
        text = words("Coaching starts %(day)s", day=words.date(facts.start, "short"))
        found.append(DayWord(facts.start, text))
    by = facts.exchange.give_by
    if by and by != facts.end:
        found.append(DayWord(by, words("All given by %(day)s", day=words.date(by, "short"))))
    if facts.end:
        text = words("Coaching ends %(day)s", day=words.date(facts.end, "short"))
        found.append(DayWord(facts.end, text))
    return tuple(found)
