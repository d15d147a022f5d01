"""Questions about promises: how each stands and what counted, and the ledger behind them.

promise_list(db, today) -> every promise        ledger_page(db, today) -> every party's account
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import sqlalchemy as sa

from facilitator.reciprocity.ledger import accounts, movements
from facilitator.reciprocity.promises import Band, counted_to, promise_states
from facilitator.reciprocity.reading import whole_record
from facilitator.reciprocity.record import PROGRAMME
from facilitator.reciprocity.sources import source_titles
from facilitator.store import tables as t
from facilitator.vocabulary import CommitmentState, Counts, Direction, EnrolmentState

if TYPE_CHECKING:
    import datetime as dt
    import uuid
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from facilitator.reciprocity.ledger import Movement
    from facilitator.reciprocity.promises import PromiseState
    from facilitator.reciprocity.record import Record


class Standing(StrEnum):
    """How a promise stands, for the facilitator's eyes."""

    MET = "met"
    AHEAD = "ahead"
    IN_STEP = "in_step"
    BEHIND = "behind"
    NOT_BEGUN = "not_begun"
    RESTING = "resting"
    WAITING_FOR_US = "waiting_for_us"
    LET_GO = "let_go"
    HANDED_ON = "handed_on"
    LAPSED = "lapsed"

    @property
    def is_open(self) -> bool:
        """Whether something is still to pass on."""
        return self not in {Standing.MET, Standing.LET_GO, Standing.HANDED_ON, Standing.LAPSED}


@dataclass(frozen=True)
class Named:
    """A party's name in both languages."""

    en: str
    cy: str

    def name(self, language: str) -> str:
        """The name in a language: cy or en."""
        return self.cy if language == "cy" else self.en


@dataclass(frozen=True)
class Counted:
    """Minutes of a session or movement that count towards a promise."""

    day: dt.date
    receiver: Named
    minutes: int
    source: str


@dataclass(frozen=True)
class PromiseLine:
    """A promise and how it stands; effort in minutes."""

    id: uuid.UUID
    version: int
    code: str
    owner: Named
    owner_person_id: uuid.UUID | None
    owner_organisation_id: uuid.UUID | None
    direction: Direction
    to: Named | None
    counts: Counts
    minutes: int
    met: int
    begins: dt.date
    due: dt.date
    due_after_pauses: dt.date
    standing: Standing
    met_late: bool
    source: str
    comes_from: Named
    note: str
    qualified_only: bool
    region: str
    rule_version: int
    cohort_id: uuid.UUID | None
    counted: tuple[Counted, ...]

    @property
    def to_pass_on(self) -> int:
        """What is still to come; nothing once it is met or no longer asked for."""
        return self.minutes - self.met if self.standing.is_open else 0


def promise_list(db: Session, today: dt.date) -> tuple[PromiseLine, ...]:
    """Every promise, the one due first first; what was let go or handed on at the end."""
    record = whole_record(db, today)
    moved = movements(record, today)
    states = promise_states(record, moved, today)
    given = counted_to(record, moved, today)
    names = _Names(db, record)
    rows = db.scalars(sa.select(t.Commitment).order_by(t.Commitment.due, t.Commitment.code))
    titles = _titles(db)
    lines = [
        _line(row, states.get(row.code), given.get(row.code, []), names, titles) for row in rows
    ]
    return tuple(sorted(lines, key=lambda line: not line.standing.is_open))


def _line(
    row: t.Commitment,
    state: PromiseState | None,
    given: Sequence[tuple[Movement, int]],
    names: _Names,
    titles: Mapping[str, Named],
) -> PromiseLine:
    owner = row.owner_person_id or row.owner_organisation_id
    to = row.to_person_id or row.to_organisation_id
    return PromiseLine(
        id=row.id,
        version=row.version,
        code=row.code,
        owner=names.of_key(owner),
        owner_person_id=row.owner_person_id,
        owner_organisation_id=row.owner_organisation_id,
        direction=row.direction,
        to=names.of_key(to) if to else None,
        counts=row.counts,
        minutes=row.minutes,
        met=state.met if state else 0,
        begins=row.begins,
        due=row.due,
        due_after_pauses=state.due_after_pauses if state else row.due,
        standing=_standing(row, state),
        met_late=state.is_met_late if state else False,
        source=row.source,
        comes_from=titles.get(row.source, Named(row.source, row.source)),
        note=row.note,
        qualified_only=row.qualified_only,
        region=row.region,
        rule_version=row.rule_version,
        cohort_id=row.cohort_id,
        counted=tuple(
            Counted(movement.date, names.of_code(movement.receiver), minutes, movement.source)
            for movement, minutes in sorted(given, key=lambda one: (one[0].date, one[0].source))
        ),
    )


def _titles(db: Session) -> Mapping[str, Named]:
    """What the sources of promises are called, by the code that a promise names."""
    return {code: Named(one.en, one.cy) for code, one in source_titles(db).items()}


def _standing(row: t.Commitment, state: PromiseState | None) -> Standing:
    gone = {
        CommitmentState.LET_GO: Standing.LET_GO,
        CommitmentState.HANDED_ON: Standing.HANDED_ON,
        CommitmentState.LAPSED: Standing.LAPSED,
    }.get(row.state)
    if gone is not None:
        return gone
    return Standing((state.band if state else Band.NOT_BEGUN).value)


class _Names:
    """Names by key and by code."""

    def __init__(self, db: Session, record: Record) -> None:
        self._by_code: dict[str, Named] = {
            person.id: Named(person.name, person.name) for person in record.people
        }
        self._by_code |= {
            body.id: Named(body.name_en, body.name_cy or body.name_en)
            for body in record.organisations
        }
        people = db.execute(sa.select(t.Person.id, t.Person.code)).all()
        bodies = db.execute(sa.select(t.Organisation.id, t.Organisation.code)).all()
        self._codes: dict[uuid.UUID, str] = {row.id: row.code for row in (*people, *bodies)}

    def code_of(self, key: uuid.UUID | None) -> str:
        """The code behind a key."""
        return self._codes.get(key, "") if key else ""

    def of_key(self, key: uuid.UUID | None) -> Named:
        """The name behind a key; empty for the programme itself."""
        return self.of_code(self.code_of(key))

    def of_code(self, code: str) -> Named:
        """The name behind a code; empty for the programme itself."""
        return self._by_code.get(code, Named("", ""))

    def keys(self) -> Mapping[str, uuid.UUID]:
        """Keys by code."""
        return {code: key for key, code in self._codes.items()}


@dataclass(frozen=True)
class LedgerEntry:
    """One movement as a party sees it: what it gave or what it received."""

    day: dt.date
    other: Named
    given: int
    received: int
    source: str


@dataclass(frozen=True)
class LedgerLine:
    """A party's account; `entries` are the rows of which the figures are made."""

    code: str
    name: Named
    is_person: bool
    is_programme: bool
    given: int
    received: int
    entries: tuple[LedgerEntry, ...]

    @property
    def balance(self) -> int:
        """Given less received."""
        return self.given - self.received


@dataclass(frozen=True)
class Ledger:
    """Every party that took part, and what all balances add up to."""

    lines: tuple[LedgerLine, ...]
    moved: int
    sum_over_parties: int


def ledger_page(db: Session, today: dt.date) -> Ledger:
    """Every account as the record stands today, and the organisations' people summed."""
    record = whole_record(db, today)
    moved = movements(record, today)
    names = _Names(db, record)
    found = accounts(moved)
    entries: dict[str, list[LedgerEntry]] = {}
    for row in moved:
        gave = LedgerEntry(row.date, names.of_code(row.receiver), row.minutes, 0, row.source)
        got = LedgerEntry(row.date, names.of_code(row.giver), 0, row.minutes, row.source)
        entries.setdefault(row.giver, []).append(gave)
        entries.setdefault(row.receiver, []).append(got)
    return Ledger(
        lines=tuple(
            LedgerLine(
                code=code,
                name=names.of_code(code),
                is_person=code in record.person,
                is_programme=code == PROGRAMME,
                given=account.given,
                received=account.received,
                entries=tuple(entries[code]),
            )
            for code, account in sorted(found.items(), key=lambda one: names.of_code(one[0]).en)
        ),
        moved=sum(row.minutes for row in moved),
        sum_over_parties=sum(account.balance for account in found.values()),
    )


@dataclass(frozen=True)
class TemplateLine:
    """A template of promises, the cohort it is for, and who of it has not promised so yet."""

    id: uuid.UUID
    cohort_id: uuid.UUID
    name: Named
    direction: Direction
    minutes: int
    counts: Counts
    qualified_only: bool
    region: str
    due: dt.date | None
    source: str
    not_yet: tuple[uuid.UUID, ...]


@dataclass(frozen=True)
class CohortLine:
    """A cohort for which promises can be made, and how many of its promises are not met."""

    id: uuid.UUID
    title: Named
    has_ended: bool
    give_by: dt.date | None
    minutes: int
    counts: Counts
    templates: tuple[TemplateLine, ...]


def cohorts_that_promise(db: Session, today: dt.date) -> tuple[CohortLine, ...]:
    """Every cohort with its templates of promises, the newest first."""
    c = t.Cohort
    templates: dict[uuid.UUID, list[TemplateLine]] = {}
    not_yet = _not_yet(db)
    for row in db.scalars(sa.select(t.PromiseTemplate).order_by(t.PromiseTemplate.name_en)):
        line = _template(row, not_yet.get(row.id, ()))
        templates.setdefault(row.cohort_id, []).append(line)
    rows = db.scalars(sa.select(c).order_by(c.start.desc(), c.code.desc()))
    return tuple(
        CohortLine(
            id=row.id,
            title=Named(row.title_en or row.title_cy, row.title_cy or row.title_en),
            has_ended=row.end is not None and row.end < today,
            give_by=row.give_by or row.end,
            minutes=row.gives_sessions * row.session_minutes,
            counts=row.counts,
            templates=tuple(templates.get(row.id, ())),
        )
        for row in rows
    )


def _not_yet(db: Session) -> Mapping[uuid.UUID, Sequence[uuid.UUID]]:
    """The people of its cohort who have not promised so yet, by the key of the template."""
    m, e, k, p = t.PromiseTemplate, t.Enrolment, t.Commitment, t.Person
    have = sa.exists().where(
        k.cohort_id == m.cohort_id,
        k.source == sa.func.coalesce(sa.func.nullif(m.source, ""), m.name_en),
        k.owner_person_id == e.person_id,
    )
    inside = e.state.in_((EnrolmentState.ACCEPTED, EnrolmentState.ACTIVE))
    found: dict[uuid.UUID, list[uuid.UUID]] = {}
    for template, person in db.execute(
        sa.select(m.id, e.person_id)
        .join(e, e.cohort_id == m.cohort_id)
        .join(p, p.id == e.person_id)
        .where(inside, p.left.is_(None), ~have)
        .order_by(p.sort_key_en, p.code)
    ):
        found.setdefault(template, []).append(person)
    return found


def _template(row: t.PromiseTemplate, not_yet: Sequence[uuid.UUID]) -> TemplateLine:
    return TemplateLine(
        id=row.id,
        cohort_id=row.cohort_id,
        name=Named(row.name_en, row.name_cy or row.name_en),
        direction=row.direction,
        minutes=row.minutes,
        counts=row.counts,
        qualified_only=row.qualified_only,
        region=row.region,
        due=row.due,
        source=row.source,
        not_yet=tuple(not_yet),
    )


@dataclass(frozen=True)
class Party:
    """Somebody or a body that can promise or receive."""

    key: str
    name: Named
    is_person: bool


def parties(db: Session) -> tuple[Party, ...]:
    """People in order of their sort names, then organisations."""
    people = db.execute(
        sa.select(t.Person.id, t.Person.full_name)
        .where(t.Person.merged_into_id.is_(None), t.Person.left.is_(None))
        .order_by(t.Person.sort_key_en, t.Person.code)
    )
    bodies = db.execute(
        sa.select(t.Organisation.id, t.Organisation.name_en, t.Organisation.name_cy).order_by(
            t.Organisation.name_en
        )
    )
    return (
        *(Party(str(key), Named(name, name), is_person=True) for key, name in people),
        *(Party(str(key), Named(en, cy or en), is_person=False) for key, en, cy in bodies),
    )
