"""The page *This week* as values: the two answers on top, and one row per person or pairing.

week_page(db, today) -> WeekPage        counts(db, today) -> what the side bar counts
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

import sqlalchemy as sa

from facilitator.reciprocity.reading import whole_record
from facilitator.store import tables as t
from facilitator.store.kept import part, worked_out
from facilitator.vocabulary import PersonStatus
from facilitator.week import caring
from facilitator.week import preparing as prep
from facilitator.week.answer import ACTIONS
from facilitator.week.caring import with_care
from facilitator.week.look import DEFAULT_LIMITS, GROUP_OF, GROUPS
from facilitator.week.rules import PairingTotals, week
from facilitator.week.standing import Relationship, relationships
from facilitator.week.to_prepare import Titles, to_prepare

if TYPE_CHECKING:
    import uuid
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from facilitator.reciprocity.record import Record
    from facilitator.week.look import Found

ALL_LIMITS: Mapping[str, int] = {**DEFAULT_LIMITS, **prep.LIMITS, **caring.LIMITS}
_GROUP_OF: Mapping[str, str] = {**GROUP_OF, **prep.GROUPS, **caring.GROUPS}
_ACTIONS: Mapping[str, str] = {**ACTIONS, **prep.ACTIONS, **caring.ACTIONS}
_NEXT_GATHERING = dt.timedelta(days=28)


class Origin(StrEnum):
    """Where a limit comes from: what the program begins with, the programme, the cohort."""

    DEFAULT = "default"
    PROGRAMME = "programme"
    COHORT = "cohort"


@dataclass(frozen=True)
class OfCohort:
    """The cohort in which a limit can hold."""

    id: uuid.UUID
    title_en: str
    title_cy: str


@dataclass(frozen=True)
class Reason:
    """A rule that holds: its sentence with its numbers, its limit and where that comes from.

    `cohort` is the one that may have a limit of its own; `elsewhere` is the limit outside it.
    A rule without a limit has 0.
    """

    found: Found
    limit: int
    default: int
    origin: Origin = Origin.DEFAULT
    elsewhere: int = 0
    cohort: OfCohort | None = None

    @property
    def rule(self) -> str:
        """The rule's name."""
        return self.found.rule


@dataclass(frozen=True)
class About:
    """Whom or what a row is about, with the keys to go there.

    Attributes:
        title_en, title_cy: the first line, in the language of the window.
        beside_en, beside_cy: what stands after it: an organisation, a place.
        day: the day of a gathering.
    """

    title_en: str
    title_cy: str
    beside_en: str = ""
    beside_cy: str = ""
    day: dt.date | None = None
    person_id: uuid.UUID | None = None
    organisation_id: uuid.UUID | None = None
    pairing_id: uuid.UUID | None = None
    cohort_id: uuid.UUID | None = None
    gathering_id: uuid.UUID | None = None
    ring_id: uuid.UUID | None = None


@dataclass(frozen=True)
class WeekRow:
    """All that holds for one person, pairing or gathering; the first reason leads."""

    key: str
    group: str
    about: About
    reasons: tuple[Reason, ...]
    action: str
    since: dt.date
    subject_id: uuid.UUID | None = None

    @property
    def leading(self) -> Reason:
        """The reason whose act is suggested."""
        return self.reasons[0]


@dataclass(frozen=True)
class NextGathering:
    """The gathering to prepare for."""

    id: uuid.UUID
    cohort_id: uuid.UUID
    day: dt.date


@dataclass(frozen=True)
class WeekPage:
    """What the page shows on a day."""

    today: dt.date
    being_coached_now: int
    organisations: int
    cohorts: int
    resting: int
    waiting: int
    totals: PairingTotals
    bands: Mapping[Relationship, int]
    rows: tuple[WeekRow, ...]
    next_gathering: NextGathering | None

    def group(self, name: str) -> tuple[WeekRow, ...]:
        """The rows of one group: decide, chase, print or thank."""
        return tuple(row for row in self.rows if row.group == name)


def week_page(db: Session, today: dt.date) -> WeekPage:
    """Everything that *This week* shows; nothing is written."""
    return worked_out(db, "week page", today, lambda: _week_page(db, today))


def _week_page(db: Session, today: dt.date) -> WeekPage:
    record = whole_record(db, today)
    found = week(record, today)
    waiting, titles = to_prepare(db, record, today)
    away, limits = _put_away(record, today), Limits(db, record)
    extra = prep.preparing(waiting, today, limits.of, away)
    rows = with_care(db, record, (*found.rows, *extra), away, today)
    running = record.running_on(today)
    coached = {row.coachee for row in running}
    bands = list(relationships(record, today).values())
    return WeekPage(
        today=today,
        being_coached_now=found.being_coached_now,
        organisations=len({record.organisation_of(one, today) for one in coached} - {""}),
        cohorts=len({row.cohort for row in running}),
        resting=_resting(db, record, today),
        waiting=len({row.person for row in waiting.not_paired}),
        totals=found.pairings,
        bands={band: bands.count(band) for band in Relationship},
        rows=_folded(_Finder(db, record, titles, today), rows, limits),
        next_gathering=_next_gathering(db, today),
    )


def counts(db: Session, today: dt.date) -> Mapping[str, int]:
    """What the side bar counts, by place: rows, people, bodies, cohorts, papers waiting."""
    page = week_page(db, today)
    people = sa.select(sa.func.count()).where(
        t.Person.merged_into_id.is_(None),
        t.Person.status.not_in([one for one in PersonStatus if one.is_gone]),
    )
    bodies = sa.select(sa.func.count()).select_from(t.Organisation)
    cohorts = sa.select(sa.func.count()).select_from(t.Cohort)
    asked = sa.select(sa.func.count()).where(t.Request.answered.is_(None))
    return {
        "week": len(page.rows),
        "requests": db.execute(asked).scalar_one(),
        "people": db.execute(people).scalar_one(),
        "organisations": db.execute(bodies).scalar_one(),
        "cohorts": db.execute(cohorts).scalar_one(),
        "papers": len(page.group("print")),
    }


def _put_away(record: Record, today: dt.date) -> frozenset[tuple[str, str]]:
    """Rows snoozed until later than today, or said to be no concern."""
    snoozed = {
        (row.rule, row.subject)
        for row in record.snoozes
        if row.on <= today and (row.until is None or today < row.until)
    }
    return frozenset(snoozed | {(row.rule, row.subject) for row in record.dismissals})


def _resting(db: Session, record: Record, today: dt.date) -> int:
    gone = sa.select(t.Person.code).where(
        t.Person.status.in_([one for one in PersonStatus if one.is_gone])
    )
    out = set(db.scalars(gone))
    rests = {pause.person for pause in record.pauses} & record.person.keys() - out
    return sum(record.is_resting([person], today) for person in rests)


def _next_gathering(db: Session, today: dt.date) -> NextGathering | None:
    g = t.Gathering
    row = db.execute(
        sa.select(g.id, g.cohort_id, g.day)
        .where(g.day >= today, g.day <= today + _NEXT_GATHERING)
        .order_by(g.day, g.id)
        .limit(1)
    ).first()
    return None if row is None else NextGathering(*row)


class Limits:
    """The limits in force, by rule and cohort, and where each comes from."""

    def __init__(self, db: Session, record: Record) -> None:
        self._programme = record.settings.limits
        self._cohorts = {cohort.id: dict(cohort.limits) for cohort in record.cohorts}
        c = t.Cohort
        rows = db.execute(sa.select(c.code, c.id, c.title_en, c.title_cy))
        self._titles = {code: OfCohort(key, en or cy, cy or en) for code, key, en, cy in rows}

    def of(self, rule: str, cohort: str) -> int:
        """The limit of a rule in a cohort; 0 for a rule without one."""
        own = self._cohorts.get(cohort, {}).get(rule)
        return self._of_programme(rule) if own is None else own

    def _of_programme(self, rule: str) -> int:
        return self._programme.get(rule, ALL_LIMITS.get(rule, 0))

    def reason(self, found: Found) -> Reason:
        """A rule that holds, with its limit and where that comes from."""
        if found.rule in self._cohorts.get(found.cohort, {}):
            origin = Origin.COHORT
        else:
            changed = found.rule in self._programme
            origin = Origin.PROGRAMME if changed else Origin.DEFAULT
        return Reason(
            found=found,
            limit=self.of(found.rule, found.cohort),
            default=ALL_LIMITS.get(found.rule, 0),
            origin=origin,
            elsewhere=self._of_programme(found.rule),
            cohort=self._titles.get(found.cohort),
        )


def _folded(finder: _Finder, rows: Iterable[Found], limits: Limits) -> tuple[WeekRow, ...]:
    """One row per person, pairing or gathering, in the most pressing of its groups.

    Whoever is at rest is in none.
    """
    entries: dict[str, list[Found]] = {}
    rows = tuple(rows)
    finder.learn(rows)
    for found in rows:
        if not finder.is_resting(found):
            entries.setdefault(found.folds_into, []).append(found)
    made = []
    for subject, held in entries.items():
        held.sort(key=lambda one: (GROUPS.index(_GROUP_OF[one.rule]), one.since, one.rule))
        first = held[0]
        made.append(
            WeekRow(
                key=f"{first.rule}:{first.subject}",
                group=_GROUP_OF[first.rule],
                about=finder.about(subject),
                reasons=tuple(limits.reason(one) for one in held),
                action=_ACTIONS[first.rule],
                since=first.since,
                subject_id=finder.subject(first),
            )
        )
    return tuple(sorted(made, key=lambda row: (GROUPS.index(row.group), row.since, row.key)))


class _Finder:
    """Finds names and keys for the codes that rules speak of."""

    def __init__(self, db: Session, record: Record, titles: Titles, today: dt.date) -> None:
        self._db, self._record, self._titles, self._today = db, record, titles, today
        self._people = _keys(db, t.Person)
        self._bodies = _keys(db, t.Organisation)
        self._pairings = _keys(db, t.Pairing)
        self._named = {row.id: row for row in record.organisations}
        self._subjects: dict[tuple[type[_Coded], str], uuid.UUID] = {}

    def is_resting(self, found: Found) -> bool:
        """Whether somebody whom a row names is at rest, or only just back."""
        record, today = self._record, self._today
        return record.is_resting(found.people, today) or record.is_just_back(found.people, today)

    def about(self, code: str) -> About:
        """Whom a row is about."""
        record = self._record
        if code in record.pairing:
            return self._pair(code)
        if code in record.person:
            body = self._named.get(record.organisation_of(code, self._today))
            name = record.person[code].name
            return About(
                name,
                name,
                body.name_en if body else "",
                body.name_cy or body.name_en if body else "",
                person_id=self._people.get(code),
            )
        if code in self._named:
            body = self._named[code]
            name_cy = body.name_cy or body.name_en
            return About(body.name_en, name_cy, organisation_id=self._bodies.get(code))
        title = self._titles[code]
        return About(
            title.en,
            title.cy,
            title.beside_en,
            title.beside_cy,
            day=title.day,
            cohort_id=title.cohort_id,
            gathering_id=title.gathering_id,
            ring_id=title.ring_id,
            person_id=title.person_id,
        )

    def _pair(self, code: str) -> About:
        record = self._record
        pairing = record.pairing[code]
        names = f"{record.person[pairing.coach].name} → {record.person[pairing.coachee].name}"
        return About(
            names,
            names,
            person_id=self._people.get(pairing.coach),
            pairing_id=self._pairings.get(code),
        )

    def learn(self, rows: Iterable[Found]) -> None:
        """Find the keys of what the rows' acts are about: one statement for each kind."""
        subjects: dict[type[_Coded], set[str]] = {}
        for found in rows:
            if table := _SUBJECTS.get(found.rule):
                subjects.setdefault(table, set()).add(found.subject)
        for table, codes in subjects.items():
            query = sa.select(table.code, table.id).where(table.code.in_(codes))
            for code, key in self._db.execute(query):
                self._subjects[table, code] = key

    def subject(self, found: Found) -> uuid.UUID | None:
        """The key of the session, promise or request that a row's act is about."""
        table = _SUBJECTS.get(found.rule)
        return self._subjects.get((table, found.subject)) if table else None


_Coded: TypeAlias = t.CoachingSession | t.Commitment | t.Request | t.Agreement
_SUBJECTS: Mapping[str, type[_Coded]] = {
    "outcome_missing": t.CoachingSession,
    "commitment_due": t.Commitment,
    "request_unanswered": t.Request,
    "agreement_unsigned": t.Agreement,
}


def _keys(
    db: Session, table: type[t.Person | t.Organisation | t.Pairing]
) -> Mapping[str, uuid.UUID]:
    """The keys of a table by code."""

    def read() -> Mapping[str, uuid.UUID]:
        return {code: key for code, key in db.execute(sa.select(table.code, table.id))}  # noqa: C416  rows, not pairs

    return part(db, f"week {table.__tablename__} keys", (table,), read)
